// A number, a text, and a form of several short texts.

const PAUSE = 600; // milliseconds after the last key before what was typed is saved

function afterPause(input, typed) {
  let timer = 0;
  const now = () => {
    clearTimeout(timer);
    timer = 0;
    typed();
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(now, PAUSE);
  });
  for (const event of ["change", "blur"]) input.addEventListener(event, () => timer && now());
  return () => timer && now();
}

const shown = (value) => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 2 });

function amount(written) {
  const plain = written.trim().replace(/\s/g, "").replace(",", ".");
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}

kinds.number = (question, context) => {
  const input = make("input", { type: "text", inputMode: "decimal", id: context.id, autocomplete: "off" });
  input.setAttribute("aria-labelledby", context.labelledby);
  input.setAttribute("aria-describedby", `${context.id}-problem`);
  const problem = make("p", { className: "problem", id: `${context.id}-problem`, hidden: true });
  const tell = (sentence) => {
    problem.textContent = sentence;
    problem.hidden = !sentence;
    if (sentence) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  const flush = afterPause(input, () => {
    const value = amount(input.value);
    const empty = input.value.trim() === "";
    const between = value >= question.low && value <= question.high;
    const { not_a_number, not_between } = context.sentences;
    const wrong = Number.isFinite(value) ? filled(not_between, { low: shown(question.low), high: shown(question.high) }) : not_a_number;
    tell(empty || between ? "" : wrong);
    if (empty) context.commit(null);
    else if (between) context.commit(value);
  });
  const unit = make("span", { className: "unit", textContent: question.unit || "" });
  const show = (answer) => {
    const comma = document.documentElement.lang === "nl" ? "," : ".";
    input.value = answer === null ? "" : String(answer).replace(".", comma);
    tell("");
  };
  return { element: make("div", { className: "number" }, [make("div", { className: "typed" }, [input, unit]), problem]), show, flush };
};

function area(id, most, context, typed) {
  const input = make("textarea", { id, rows: most > 500 ? 6 : most > 120 ? 3 : 2, maxLength: most });
  const count = make("p", { className: "count", id: `${id}-count` });
  input.setAttribute("aria-describedby", count.id);
  const tell = () => (count.textContent = filled(context.sentences.letters, { used: input.value.length, most }));
  input.addEventListener("input", tell);
  const flush = afterPause(input, () => typed(input.value));
  const show = (text) => {
    input.value = text || "";
    tell();
  };
  show("");
  return { input, count, show, flush };
}

kinds.text = (question, context) => {
  const { input, count, show, flush } = area(context.id, question.most, context, (text) =>
    context.commit(text.trim() ? text : null),
  );
  input.setAttribute("aria-labelledby", context.labelledby);
  return { element: make("div", { className: "text" }, [input, count]), show, flush };
};

function dated(id, typed) {
  const input = make("input", { type: "date", id, min: "2000-01-01", max: "2100-12-31" });
  input.addEventListener("change", () => input.validity.valid && typed(input.value));
  return { input, show: (value) => (input.value = value || "") };
}

function listed(id, field, context, typed) {
  const input = make("select", { id });
  input.append(new Option(context.sentences.choose, ""), ...field.choices.map((one) => new Option(one.text, one.id)));
  input.addEventListener("change", () => typed(input.value));
  return { input, show: (value) => (input.value = value || "") };
}

kinds.form = (question, context) => {
  let written = {};
  const fields = question.fields.map((field, index) => {
    const id = `${context.id}-${index}`;
    const typed = (text) => {
      written = { ...written };
      if (text.trim()) written[field.id] = text;
      else delete written[field.id];
      context.commit(Object.keys(written).length ? written : null);
    };
    const control = field.kind === "date" ? dated(id, typed)
      : field.kind === "choice" ? listed(id, field, context, typed)
      : area(id, field.most, context, typed);
    if (field.required) control.input.setAttribute("aria-required", "true");
    const star = field.required ? [make("span", { textContent: " *", "aria-hidden": "true" })] : [];
    const label = make("label", { htmlFor: id, textContent: field.text });
    label.append(...star);
    const row = make("div", { className: "item" }, [label, control.input, ...(control.count ? [control.count] : [])]);
    return { id: field.id, row, ...control };
  });
  const show = (answer) => {
    written = answer || {};
    fields.forEach((field) => field.show(written[field.id]));
  };
  return {
    element: make("div", { role: "group", "aria-label": context.legend }, fields.map((field) => field.row)),
    show,
    flush: () => fields.forEach((field) => field.flush?.()),
  };
};
