// Put in order: two buttons an item, each move said aloud; dragging does the same for those who can.

kinds.order = (question, context) => {
  const items = Object.fromEntries(question.items.map((item) => [item.id, item]));
  let order = question.items.map((item) => item.id);
  let dragged = null;
  const said = make("p", { className: "for-screen-reader", role: "status" });
  const keep = make("button", { type: "button", className: "keep", textContent: context.sentences.keep_order });
  keep.addEventListener("click", () => {
    settled(true);
    context.commit([...order]);
    said.textContent = context.sentences.order_kept;
  });
  const rows = {};

  function button(id, step, sign, sentence) {
    const element = make("button", { type: "button", className: "move", textContent: sign });
    element.setAttribute("aria-label", filled(sentence, { item: items[id].text }));
    element.addEventListener("click", () => {
      move(id, order.indexOf(id) + step);
      element.focus();
    });
    return element;
  }

  for (const id of order) {
    const up = button(id, -1, "↑", context.sentences.up);
    const down = button(id, 1, "↓", context.sentences.down);
    const row = make("li", { draggable: true }, [
      make("span", { className: "text", textContent: items[id].text }), make("span", { className: "moves" }, [up, down]),
    ]);
    row.addEventListener("dragstart", (event) => {
      dragged = id;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", id);
    });
    row.addEventListener("dragover", (event) => dragged && event.preventDefault());
    row.addEventListener("drop", (event) => {
      event.preventDefault();
      if (dragged && dragged !== id) move(dragged, order.indexOf(id));
    });
    row.addEventListener("dragend", () => (dragged = null));
    rows[id] = { row, up, down };
  }

  function move(id, place) {
    if (place < 0 || place >= order.length) return;
    order = order.filter((other) => other !== id);
    order.splice(place, 0, id);
    lay();
    settled(true);
    context.commit([...order]);
    const details = { item: items[id].text, place: place + 1, places: order.length };
    said.textContent = filled(context.sentences.moved, details);
  }

  function lay() {
    order.forEach((id, place) => {
      list.append(rows[id].row);
      rows[id].up.setAttribute("aria-disabled", String(place === 0)); // kept in the keyboard's path
      rows[id].down.setAttribute("aria-disabled", String(place === order.length - 1));
    });
  }

  const list = make("ol", { className: "order", "aria-label": context.legend });
  const settled = (answered) => (keep.hidden = answered);
  const show = (answer) => {
    if (answer && answer.length === order.length && answer.every((id) => id in items)) order = [...answer];
    settled(Boolean(answer));
    lay();
  };
  lay();
  return { element: make("div", {}, [list, keep, said]), show };
};
