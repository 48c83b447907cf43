// The papers of a trainee, each with where it stands and a button that opens it.

function render({ model, el }) {
  const list = make("ul", { className: "sherpa-papers" });
  el.append(list);

  function show() {
    list.replaceChildren(...model.get("papers").map((paper) => {
      const id = `paper-${paper.key}`;
      const button = make("button", { type: "button", textContent: paper.action });
      button.setAttribute("aria-describedby", id);
      button.addEventListener("click", () => model.send({ kind: "open", key: paper.key }));
      return make("li", { className: `card ${paper.state}` }, [
        make("h2", { id, textContent: paper.title }),
        make("p", { className: "state", textContent: paper.told }),
        ...paper.about.map((line) => make("p", { textContent: line })),
        ...(paper.action ? [button] : []),
      ]);
    }));
  }

  model.on("change:papers", show);
  show();
}

export default { render };
