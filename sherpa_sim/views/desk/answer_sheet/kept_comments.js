// Comments that are used again: put into the comment of an answer, kept, changed and removed.

let keptOpen = false; // stays as the trainer left it, from one answer to the next

function keptComments(context, comment, use) {
  const { sentences } = context;
  const list = make("ul", {});
  const summary = make("summary", { textContent: filled(sentences.kept, { count: context.comments.length }) });
  const keep = make("button", { type: "button", textContent: sentences.keep });
  keep.addEventListener("click", () => context.send({ kind: "keep", text: comment.value }));
  const box = make("details", { className: "kept", open: keptOpen }, [summary, list, keep]);
  box.addEventListener("toggle", () => { keptOpen = box.open; });

  function button(label, text, press) {
    const element = make("button", { type: "button", textContent: label });
    element.setAttribute("aria-label", `${label}: ${text.slice(0, 60)}`);
    element.addEventListener("click", press);
    return element;
  }

  function item(one) {
    const line = make("li", {}, [
      make("p", { className: "text", textContent: one.text }),
      make("div", { className: "row" }, [
        button(sentences.use, one.text, () => use(one.text)),
        button(sentences.change, one.text, () => line.replaceWith(editor(one))),
        button(sentences.remove, one.text, () => context.send({ kind: "remove", comment: one.key })),
      ]),
    ]);
    return line;
  }

  function editor(one) {
    const field = make("textarea", { rows: 3, maxLength: 4000, value: one.text });
    field.setAttribute("aria-label", sentences.text);
    const line = make("li", {}, [
      field,
      make("div", { className: "row" }, [
        button(sentences.changed, one.text, () => context.send({ kind: "change", comment: one.key, text: field.value })),
        button(sentences.stop, one.text, () => line.replaceWith(item(one))),
      ]),
    ]);
    setTimeout(() => field.focus(), 0);
    return line;
  }

  list.append(...context.comments.map(item));
  return box;
}
