// Divide a budget: a slider and a number for each item, and what is left. More than there is cannot be given.

kinds.plan = (question, context) => {
  const { budget, unit, step } = question;
  let given = {};
  const rows = {};
  const left = make("p", { className: "left", role: "status" });
  const problem = make("p", { className: "problem", role: "alert", hidden: true });
  const total = (without) =>
    Object.entries(given).reduce((sum, [id, value]) => (id === without ? sum : sum + value), 0);

  function give(id, value) {
    const room = Math.round((budget - total(id)) * 1e6) / 1e6;
    const more = value > room;
    problem.textContent = more ? filled(context.sentences.too_much, { room: shown(room), unit }) : "";
    problem.hidden = !more;
    given = { ...given, [id]: more ? room : value };
    paint();
    context.commit({ ...given });
  }

  function paint() {
    for (const [id, { range, number, item }] of Object.entries(rows)) {
      const value = given[id] ?? 0;
      range.value = value;
      range.setAttribute("aria-valuetext", `${shown(value)} ${unit}`);
      if (document.activeElement !== number || amount(number.value) !== value) number.value = shown(value).replace(/\s/g, "");
    }
    left.textContent = filled(context.sentences.left, { left: shown(budget - total()), budget: shown(budget), unit });
  }

  const items = question.items.map((item, index) => {
    const id = `${context.id}-${index}`;
    const range = make("input", { type: "range", id, min: 0, max: budget, step });
    const number = make("input", { type: "text", inputMode: "decimal", autocomplete: "off" });
    number.setAttribute("aria-label", filled(context.sentences.as_number, { item: item.text, unit }));
    range.addEventListener("input", () => give(item.id, range.valueAsNumber));
    number.addEventListener("change", () => {
      const value = amount(number.value);
      if (value >= 0) return give(item.id, Math.round(value / step) * step);
      problem.textContent = context.sentences.not_a_number;
      problem.hidden = false;
      number.setAttribute("aria-invalid", "true");
    });
    number.addEventListener("input", () => number.removeAttribute("aria-invalid"));
    rows[item.id] = { range, number, item };
    const typed = make("span", { className: "typed" }, [number, make("span", { className: "unit", textContent: unit })]);
    return make("div", { className: "item" }, [
      make("label", { htmlFor: id, textContent: item.text }), make("div", { className: "amount" }, [range, typed]),
    ]);
  });
  const show = (answer) => {
    given = Object.fromEntries(question.items.map((item) => [item.id, (answer || {})[item.id] ?? 0]));
    paint();
  };
  return { element: make("div", { className: "plan", role: "group", "aria-label": context.legend }, [left, problem, ...items]), show };
};
