// A row of buttons of which one is pressed, and other buttons behind it.

function render({ model, el }) {
  const row = make("div", { className: "sherpa-tabs", role: "group" });
  el.append(row);

  function line(tab) {
    const mark = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    mark.setAttribute("viewBox", "0 0 28 6");
    mark.setAttribute("aria-hidden", "true");
    const stroke = document.createElementNS("http://www.w3.org/2000/svg", "path");
    stroke.setAttribute("d", "M0 3H28");
    stroke.setAttribute("stroke", tab.colour);
    stroke.setAttribute("stroke-width", "4");
    stroke.setAttribute("stroke-dasharray", tab.dashes);
    mark.append(stroke);
    return mark;
  }

  function show() {
    const held = row.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    row.setAttribute("aria-label", model.get("label"));
    const chosen = model.get("chosen");
    const tabs = model.get("tabs").map((tab) => {
      const button = make("button", { type: "button", className: "tab" }, tab.colour ? [line(tab)] : []);
      button.append(tab.label);
      button.dataset.key = tab.key;
      button.setAttribute("aria-pressed", String(tab.key === chosen));
      button.addEventListener("click", () => model.send({ kind: "choose", key: tab.key }));
      return button;
    });
    const others = model.get("buttons").map((one) => {
      const button = make("button", { type: "button", textContent: one.label });
      button.dataset.key = one.key;
      button.addEventListener("click", () => model.send({ kind: "press", key: one.key }));
      return button;
    });
    row.replaceChildren(...tabs, ...others);
    if (held) (row.querySelector(`[data-key="${held}"]`) || row.querySelector("[aria-pressed=true]")).focus();
  }

  model.on("change:tabs change:chosen change:buttons", show);
  show();
}

export default { render };
