// A form of native controls. One builder per kind of field; each returns { element, show(value) }.

const PATIENCE = 20000; // milliseconds without an answer before we say that the simulation is gone

function decimals(step) {
  const point = String(step).indexOf(".");
  return point < 0 ? 0 : String(step).length - point - 1;
}

function numeric(field, context, withRange) {
  const limits = { min: field.minimum, max: field.maximum, step: field.step };
  const number = make("input", { type: "number", inputMode: "decimal", ...limits });
  const range = withRange ? make("input", { type: "range", id: context.id, ...limits }) : null;
  if (range) number.setAttribute("aria-label", filled(context.sentences.typed, { label: field.label }));
  else number.id = context.id;
  const written = (value) => Number(value).toFixed(decimals(field.step));
  const spoken = (value) =>
    `${Number(value).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 2 })} ${field.unit}`;
  let timer = 0;

  function show(value) {
    if (range) {
      range.value = value;
      range.setAttribute("aria-valuetext", spoken(value));
      range.style.setProperty("--filled", `${(100 * (value - field.minimum)) / (field.maximum - field.minimum)}%`);
    }
    if (document.activeElement !== number || Number(number.value) !== Number(value)) number.value = written(value);
  }

  function typed() {
    clearTimeout(timer);
    const value = number.valueAsNumber;
    if (!(value >= field.minimum && value <= field.maximum)) {
      context.problem(filled(context.sentences.outside, field));
      return;
    }
    context.problem("");
    if (range) show(value);
    context.commit(value);
  }

  number.addEventListener("change", typed);
  number.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(typed, 400);
  });
  if (range) {
    range.addEventListener("input", () => {
      context.problem("");
      show(range.valueAsNumber);
      context.commit(range.valueAsNumber);
    });
  }
  const unit = make("span", { className: "unit", textContent: field.unit });
  const typedPart = make("span", { className: "typed" }, [number, unit]);
  const element = make("div", { className: "numeric" }, range ? [range, typedPart] : [typedPart]);
  return { element, show, targets: range ? [range, number] : [number] };
}

function choice(field, context) {
  if (field.options.length > 4) {
    const select = make("select", { id: context.id });
    for (const option of field.options) select.append(new Option(option.label, option.value));
    select.addEventListener("change", () => context.commit(select.value));
    return { element: select, show: (value) => (select.value = value), targets: [select] };
  }
  const radios = field.options.map((option, index) =>
    make("input", { type: "radio", name: context.id, value: option.value, id: `${context.id}-${index}` }),
  );
  const element = make("div", { className: "radios", role: "radiogroup" });
  element.setAttribute("aria-labelledby", `${context.id}-label`);
  radios.forEach((radio, index) => {
    radio.addEventListener("change", () => context.commit(radio.value));
    element.append(make("label", { htmlFor: radio.id }, [radio, make("span", { textContent: field.options[index].label })]));
  });
  const show = (value) => radios.forEach((radio) => (radio.checked = radio.value === value));
  return { element, show, targets: [element], grouped: true };
}

function toggle(field, context) {
  const box = make("input", { type: "checkbox", id: context.id });
  box.addEventListener("change", () => context.commit(box.checked));
  return { element: box, show: (value) => (box.checked = value), targets: [box], inline: true };
}

function text(field, context) {
  const input = make("input", { type: "text", id: context.id });
  if (field.maximum) input.maxLength = field.maximum;
  input.addEventListener("change", () => context.commit(input.value));
  return { element: input, show: (value) => (input.value = value), targets: [input] };
}

function longText(field, context) {
  const input = make("textarea", { id: context.id, rows: 3 });
  if (field.maximum) input.maxLength = field.maximum;
  input.addEventListener("change", () => context.commit(input.value));
  return { element: input, show: (value) => (input.value = value), targets: [input] };
}

function dated(type) {
  return (field, context) => {
    const input = make("input", { type, id: context.id });
    input.addEventListener("change", () => context.commit(input.value));
    return { element: input, show: (value) => (input.value = value), targets: [input] };
  };
}

function file(field, context) {
  const input = make("input", { type: "file", id: context.id, accept: field.accept });
  input.addEventListener("change", async () => {
    const chosen = input.files[0];
    if (!chosen) return;
    if (chosen.size > context.fileLimit) return context.problem(context.sentences.too_large);
    context.problem("");
    try {
      const content = await chosen.arrayBuffer();
      context.send({ kind: "file", key: field.key, name: chosen.name }, [content]);
    } catch {
      context.problem(context.sentences.unreadable);
    }
    input.value = ""; // the same file, put right, can be chosen again
  });
  return { element: input, show: () => {}, targets: [input] };
}

function button(field, context) {
  const element = make("button", { type: "button", textContent: field.label, id: context.id });
  element.addEventListener("click", () => context.send({ kind: "press", key: field.key }));
  return { element, show: () => {}, targets: [element], unlabelled: true };
}

const builders = {
  range: (field, context) => numeric(field, context, true),
  number: (field, context) => numeric(field, context, false),
  long_text: longText, day: dated("date"), moment: dated("datetime-local"),
  choice, toggle, text, file, button,
};

function render({ model, el }) {
  const prefix = `form-${Math.random().toString(36).slice(2, 10)}`; // each form has a program of its own, so a count would not do
  const sentences = model.get("sentences");
  const own = {}; // problems found here, before anything is sent
  const rows = {};
  let newest = { ...model.get("values") };
  const form = make("form", { className: "sherpa-form", noValidate: true });
  form.setAttribute("aria-label", model.get("label"));
  form.addEventListener("submit", (event) => event.preventDefault());
  const live = make("p", { className: "for-screen-reader", role: "status" });
  const again = make("button", { type: "button", textContent: sentences.reload });
  again.addEventListener("click", () => location.reload());
  const lost = make("div", { className: "lost", role: "alert", hidden: true });
  let patience = 0;

  function commit(key, value) {
    newest = { ...newest, [key]: value };
    model.set("values", newest);
    model.save_changes();
    if (!patience) patience = setTimeout(giveUp, PATIENCE);
  }

  // A press elsewhere is heard at once, values only when the last ones were: so what was typed goes ahead of it.
  form.addEventListener("focusout", (event) => {
    if (patience && !form.contains(event.relatedTarget)) model.send({ kind: "left", values: newest });
  });

  function giveUp() {
    lost.replaceChildren(make("p", { textContent: sentences.lost }), again);
    lost.hidden = false;
  }

  function answered() {
    clearTimeout(patience);
    patience = 0;
    lost.hidden = true;
  }

  function showProblems() {
    const said = [];
    for (const [key, row] of Object.entries(rows)) {
      const sentence = own[key] || model.get("problems")[key] || "";
      row.problem.textContent = sentence;
      row.problem.hidden = !sentence;
      for (const target of row.control.targets) {
        if (sentence) target.setAttribute("aria-invalid", "true");
        else target.removeAttribute("aria-invalid");
      }
      if (sentence) said.push(sentence);
    }
    if (live.textContent !== said.join(" ")) live.textContent = said.join(" ");
  }

  function row(field) {
    const id = `${prefix}-${field.key}`;
    const context = {
      id, sentences,
      fileLimit: model.get("file_limit"),
      commit: (value) => commit(field.key, value),
      send: (content, buffers) => model.send(content, undefined, buffers),
      problem: (sentence) => {
        if ((own[field.key] || "") === sentence) return;
        own[field.key] = sentence;
        showProblems();
      },
    };
    const control = builders[field.kind](field, context);
    const problem = make("p", { className: "problem", id: `${id}-problem`, hidden: true });
    const help = make("p", { className: "help", id: `${id}-help`, textContent: field.help, hidden: !field.help });
    for (const target of control.targets) {
      target.setAttribute("aria-describedby", `${help.id} ${problem.id}`);
    }
    const label = control.unlabelled ? null : make(control.grouped ? "span" : "label", {
      className: "label", id: `${id}-label`, textContent: field.label,
    });
    if (label && !control.grouped) label.htmlFor = id;
    const head = control.inline ? [make("div", { className: "inline" }, [control.element, label])]
      : label ? [label, control.element] : [control.element];
    rows[field.key] = { control, problem };
    return make("div", { className: `field ${field.kind}` }, [...head, problem, help]);
  }

  let home = form;
  let legend = null;
  for (const field of model.get("fields")) {
    const wanted = field.group ? field.group.legend : null;
    if (wanted !== legend) {
      legend = wanted;
      home = form;
      if (wanted && field.group.folded) {
        home = make("details", {}, [make("summary", { textContent: wanted })]);
        form.append(home);
      } else if (wanted) {
        home = make("fieldset", {}, [make("legend", { textContent: wanted })]);
        form.append(home);
      }
    }
    home.append(row(field));
  }

  function showValues() {
    newest = { ...model.get("values") };
    for (const [key, value] of Object.entries(newest)) if (rows[key]) rows[key].control.show(value);
  }

  showValues();
  form.prepend(lost);
  form.append(live);
  el.append(form);
  setTimeout(showProblems, 0);
  model.on("change:values", () => {
    if (JSON.stringify(model.get("values")) !== JSON.stringify(newest)) showValues();
  });
  model.on("change:problems", showProblems);
  model.on("change:heard", answered);
}

export default { render };
