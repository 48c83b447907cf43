// The questionnaire: radio buttons, one question below the other; nothing is sent before its button is pressed.

function kept(storage, key, value) {
  try {
    if (value === undefined) return storage.getItem(key);
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, value);
  } catch { /* then nothing is remembered */ }
  return null;
}

function render({ model, el }) {
  const sentences = model.get("sentences");
  const place = `sherpa-survey-${model.get("survey")}`;
  const questions = model.get("parts").flatMap((part) => part.questions);
  let filled_in = {};
  try {
    filled_in = JSON.parse(kept(sessionStorage, place)) || {};
  } catch { /* not ours */ }
  let asked = false; // whether it was said that questions are open

  function change(key, value) {
    if (value) filled_in[key] = value;
    else delete filled_in[key];
    asked = false;
    kept(sessionStorage, place, JSON.stringify(filled_in));
  }

  function radios(question) {
    const id = `${place}-${question.key}`;
    const clear = make("button", { type: "button", className: "clear", textContent: sentences.clear, hidden: !filled_in[question.key] });
    clear.setAttribute("aria-label", `${sentences.clear}: ${question.text}`);
    const inputs = question.options.map(([value], at) => {
      const input = make("input", { type: "radio", name: id, id: `${id}-${at}`, value, checked: filled_in[question.key] === value });
      input.addEventListener("change", () => {
        change(question.key, value);
        clear.hidden = false;
      });
      return input;
    });
    clear.addEventListener("click", () => {
      for (const input of inputs) input.checked = false;
      change(question.key, "");
      clear.hidden = true;
      inputs[0].focus();
    });
    const options = inputs.map((input, at) => make("label", { htmlFor: input.id }, [input, make("span", { textContent: question.options[at][1] })]));
    const fieldset = make("fieldset", {}, [
      make("legend", { textContent: question.text }),
      ...(question.help ? [make("p", { className: "help", id: `${id}-help`, textContent: question.help })] : []),
      make("div", { className: "options" }, options), clear,
    ]);
    if (question.help) fieldset.setAttribute("aria-describedby", `${id}-help`);
    return fieldset;
  }

  function typed(question) {
    const id = `${place}-${question.key}`;
    const input = make("input", { type: "text", id, maxLength: question.longest, autocomplete: "off", spellcheck: false, value: filled_in[question.key] || "" });
    input.setAttribute("aria-describedby", `${id}-help`);
    input.addEventListener("input", () => change(question.key, input.value));
    return make("div", { className: "typed" }, [
      make("label", { htmlFor: id, textContent: question.text }),
      make("p", { className: "help", id: `${id}-help`, textContent: question.help }), input,
    ]);
  }

  const said = make("p", { className: "said", role: "status" });
  const send = make("button", { type: "submit", className: "main", textContent: sentences.send });
  const form = make("form", { noValidate: true });
  const box = make("div", { className: "sherpa-sheet" });

  function show() {
    form.replaceChildren(
      ...model.get("parts").map((part) => make("section", {}, [
        make("h2", { textContent: part.heading }),
        ...part.questions.map((question) => (question.options.length ? radios(question) : typed(question))),
      ])),
      said, send,
    );
    box.replaceChildren(form);
  }

  function done(sentence, again) {
    const told = make("p", { className: "done", tabIndex: -1, textContent: sentence });
    const another = make("button", { type: "button", textContent: sentences.another });
    another.addEventListener("click", () => {
      kept(localStorage, place, null);
      said.textContent = "";
      show();
      form.querySelector("input")?.focus();
    });
    box.replaceChildren(told, ...(again ? [another] : []));
    return told;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const needed = questions.filter((one) => one.kind === "degrees" || one.kind === "facts");
    const open = needed.filter((one) => !filled_in[one.key]).length;
    if (open === needed.length) {
      said.textContent = sentences.none;
      return;
    }
    if (open && !asked) {
      asked = true;
      said.textContent = filled(sentences.open, { count: open });
      return;
    }
    const answer = { kind: "send", degrees: {}, facts: {}, team: "", code: "" };
    for (const one of questions) {
      const value = filled_in[one.key];
      if (!value) continue;
      if (one.kind === "degrees") answer.degrees[one.key] = Number(value);
      else if (one.kind === "facts") answer.facts[one.key] = value;
      else answer[one.kind] = value;
    }
    send.disabled = true;
    said.textContent = sentences.busy;
    model.send(answer);
  });

  model.on("msg:custom", (message) => {
    send.disabled = false;
    if (message.kind === "sent") {
      filled_in = {};
      kept(sessionStorage, place, null);
      kept(localStorage, place, "1");
      done(sentences.sent, false).focus();
    } else if (message.kind === "refused") said.textContent = message.sentence;
  });

  if (kept(localStorage, place)) done(sentences.already, true);
  else show();
  el.append(box);
}

export default { render };
