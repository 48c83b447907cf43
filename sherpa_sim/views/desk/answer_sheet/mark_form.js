// The form in which one answer is marked: a level for each criterion, points, a comment.

function markForm(key, draft, context) {
  const { sentences, asked } = context;
  const id = `mark-${key}`;
  const form = make("form", { className: "mark", noValidate: true });
  const points = make("input", { type: "text", inputMode: "decimal", id: `${id}-points`, maxLength: 8 });
  const comment = make("textarea", { id: `${id}-comment`, rows: 3, maxLength: 4000 });
  const problem = make("p", { className: "problem", id: `${id}-problem`, role: "alert", hidden: true });
  points.setAttribute("aria-describedby", problem.id);

  const changed = () => context.changed(key, draft);
  for (const [criterion, name, levels] of asked.criteria) {
    const group = make("fieldset", {}, [make("legend", { textContent: name })]);
    for (const [worth, text] of levels) {
      const radio = make("input", { type: "radio", name: `${id}-${criterion}`, value: String(worth), id: `${id}-${criterion}-${worth}` });
      radio.checked = draft.levels[criterion] === worth;
      radio.addEventListener("change", () => {
        draft.levels = { ...draft.levels, [criterion]: worth };
        changed();
        context.send({ kind: "weigh", key, levels: draft.levels });
      });
      group.append(make("label", { htmlFor: radio.id }, [radio, make("span", { textContent: `${worth}: ${text}` })]));
    }
    form.append(group);
  }

  points.value = draft.points;
  points.addEventListener("input", () => { draft.points = points.value; changed(); });
  comment.value = draft.comment;
  comment.addEventListener("input", () => { draft.comment = comment.value; changed(); });

  function complain(sentence) {
    problem.textContent = sentence;
    problem.hidden = !sentence;
    if (sentence) points.setAttribute("aria-invalid", "true");
    else points.removeAttribute("aria-invalid");
  }

  function save(onwards) {
    const given = Number(draft.points.trim().replace(",", "."));
    if (!draft.points.trim() || !(given >= 0 && given <= asked.most)) {
      complain(filled(sentences.points_wrong, { most: asked.most }));
      points.focus();
      return;
    }
    complain("");
    context.save(key, given, draft, onwards);
  }

  const next = make("button", { type: "submit", className: "first", textContent: sentences.save_next });
  const only = make("button", { type: "button", textContent: sentences.save });
  only.addEventListener("click", () => save(false));
  form.addEventListener("submit", (event) => { event.preventDefault(); save(true); });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(true); }
  });
  form.append(
    make("label", { htmlFor: points.id, textContent: filled(sentences.points, { most: asked.most }) }), points, problem,
    make("label", { htmlFor: comment.id, textContent: sentences.comment }), comment,
    keptComments(context, comment, (text) => {
      comment.value = draft.comment = comment.value.trim() ? `${comment.value.trimEnd()}\n${text}` : text;
      changed();
      comment.focus();
    }),
    make("div", { className: "row" }, [next, only]),
    make("p", { className: "help", textContent: sentences.keys }),
  );
  return {
    element: form, complain,
    weighed: (worth) => { points.value = draft.points = String(worth); changed(); },
  };
}
