// A row of buttons.

function render({ model, el }) {
  el.append(make("div", { className: "sherpa-buttons" }, model.get("buttons").map((one) => {
    const button = make("button", { type: "button", textContent: one.label, className: one.tone });
    button.addEventListener("click", () => model.send({ kind: "press", key: one.key }));
    return button;
  })));
}

export default { render };
