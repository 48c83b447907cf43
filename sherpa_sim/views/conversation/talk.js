// The talk itself: a log of lines with their hints, and a field. What is typed is text and stays text.

const SILENCE = 8000; // milliseconds without an answer before we say that nothing comes any more

let talksOnPage = 0;

function talking(context, first) {
  const { model, sentences } = context;
  const id = `talk-${++talksOnPage}`;
  const person = first.person;
  const draft = `sherpa-draft-${first.key}`;
  let state = first;
  let number = 0;
  let waitingFor = 0;
  let patience = 0;

  const list = make("ol");
  const log = make("div", { className: "log", role: "log", tabIndex: 0 }, [list]);
  log.setAttribute("aria-label", filled(sentences.log, person));
  log.setAttribute("aria-live", "off"); // `said` reads each line out once, in the order in which it is wanted
  const said = make("p", { className: "for-screen-reader", role: "status" });
  const thinking = make("p", { className: "thinking", hidden: true, textContent: filled(sentences.waiting, person) });
  const trouble = make("p", { className: "trouble", role: "alert", hidden: true });
  const scene = make("p", { className: "scene", hidden: true, textContent: `${person.who} ${filled(sentences.scene, person)}` });
  const goal = make("p", { className: "goal", role: "status", hidden: true });
  const left = make("p", { className: "quiet" });
  const wording = make("p", { className: "quiet", role: "note", hidden: true });
  const field = make("textarea", {
    id: `${id}-field`, rows: 2, maxLength: model.get("longest"), autocomplete: "off", enterKeyHint: "send",
  });
  field.setAttribute("aria-describedby", `${id}-keys`);
  const send = make("button", { type: "submit", className: "main", textContent: sentences.send });
  const form = make("form", { className: "say", noValidate: true }, [
    make("label", { htmlFor: field.id, textContent: sentences.field }),
    make("div", { className: "typed" }, [field, send]),
    make("p", { className: "quiet keys", id: `${id}-keys`, textContent: sentences.keys }),
  ]);
  const stop = make("button", { type: "button", textContent: sentences.stop });
  const over = make("div", { className: "over", hidden: true });
  const box = make("div", { className: "talk-box" }, [
    head(), wording, scene, goal, log, thinking, trouble, form, over,
    make("div", { className: "row below" }, [stop, left]), ...(first.hinted ? [ruler()] : []), said,
  ]);

  function head() {
    const parts = [face(person), make("div", {}, [
      make("h2", { textContent: person.name }), make("p", { className: "about", textContent: person.about }),
    ])];
    if (first.hinted) {
      const hints = make("input", { type: "checkbox", id: `${id}-hints`, checked: stored(localStorage, HINTS) !== false });
      const shown = () => {
        store(localStorage, HINTS, hints.checked);
        box.classList.toggle("no-hints", !hints.checked);
      };
      hints.addEventListener("change", shown);
      setTimeout(shown, 0);
      parts.push(make("label", { className: "hints", htmlFor: hints.id }, [hints, make("span", { textContent: sentences.hints })]));
    }
    const task = model.get("call").task;
    return make("div", {}, [
      make("div", { className: "head" }, parts),
      ...(task ? [make("p", { className: "task", textContent: task })] : []),
    ]);
  }

  function ruler() {
    const labels = [sentences.importance, sentences.confidence];
    return make("details", { className: "ruler" }, [
      make("summary", { textContent: sentences.ruler }),
      make("p", { textContent: sentences.ruler_help }),
      make("div", { className: "row" }, model.get("rulers").map((question, index) => {
        const button = make("button", { type: "button", textContent: labels[index] });
        button.addEventListener("click", () => {
          field.value = question;
          kept();
          field.focus();
        });
        return button;
      })),
    ]);
  }

  function hintOf(hint) {
    return make("div", { className: `hint ${hint.tone}` }, [
      make("p", { className: "was" }, [
        make("strong", { textContent: hint.code }), " ", make("span", { className: "quiet", textContent: hint.sure }),
      ]),
      make("p", { textContent: hint.reason }),
      make("p", { className: "instead" }, [
        `${hint.lead} `, make("q", { lang: state.language, textContent: hint.alternative }),
      ]),
    ]);
  }

  function lineOf(line) {
    const who = line.mentor ? sentences.you : line.care ? sentences.care : person.name;
    return make("li", { className: line.mentor ? "mentor" : line.care ? "care" : "colleague" }, [
      make("div", { className: "bubble" }, [
        make("p", { className: "who", textContent: who }),
        make("p", { className: "says", lang: state.language, textContent: line.text }),
      ]),
      ...(line.hint ? [hintOf(line.hint)] : []),
    ]);
  }

  function show(next, quietly = false) {
    state = next;
    const there = list.querySelectorAll("li:not(.sending)").length;
    list.querySelector(".sending")?.remove();
    const fresh = state.lines.slice(there);
    for (const line of fresh) list.append(lineOf(line));
    log.scrollTop = log.scrollHeight;
    if (waitingFor && state.number === waitingFor) answered();
    trouble.textContent = state.trouble;
    trouble.hidden = !state.trouble;
    goal.textContent = state.goal;
    goal.hidden = !state.goal;
    left.textContent = state.left;
    wording.textContent = state.model || "";
    wording.hidden = !state.model;
    scene.hidden = !first.hinted || Boolean(model.get("call").task) || state.lines.some((line) => line.mentor);
    stop.hidden = state.over || !state.lines.some((line) => line.mentor);
    form.hidden = state.over;
    if (!quietly) readOut(fresh);
    if (state.over) finished();
  }

  function readOut(fresh) {
    const parts = [];
    for (const line of fresh.filter((one) => !one.mentor)) {
      parts.push(line.care ? line.text : filled(sentences.says, { name: person.name, text: line.text }));
    }
    const hint = fresh.find((line) => line.hint)?.hint;
    if (hint && !box.classList.contains("no-hints")) {
      parts.push(filled(sentences.hint, { hint: `${hint.code} ${hint.reason} ${hint.lead} ${hint.alternative}` }));
    }
    said.textContent = parts.join(" ");
  }

  function finished() {
    if (!over.hidden) return;
    const look = make("button", { type: "button", className: "main", textContent: sentences.look_back });
    look.addEventListener("click", () => model.send({ kind: "stop" }));
    over.replaceChildren(make("p", { textContent: sentences.over }), look);
    over.hidden = false;
    store(sessionStorage, draft, null);
    if (box.contains(document.activeElement) || document.activeElement === document.body) look.focus();
  }

  function kept() {
    store(sessionStorage, draft, field.value || null);
  }

  function say() {
    const text = field.value;
    if (waitingFor || !text.trim()) return field.focus();
    waitingFor = ++number;
    store(sessionStorage, draft, text); // until it is safe
    const sending = lineOf({ mentor: true, text });
    sending.classList.add("sending");
    list.append(sending);
    log.scrollTop = log.scrollHeight;
    field.value = "";
    thinking.hidden = false;
    patience = setTimeout(lost, SILENCE);
    model.send({ kind: "say", text, number: waitingFor });
    field.focus();
  }

  function answered() {
    clearTimeout(patience);
    waitingFor = 0;
    thinking.hidden = true;
    kept(); // what was typed meanwhile
  }

  function lost() {
    const again = make("button", { type: "button", textContent: sentences.reload });
    again.addEventListener("click", () => location.reload());
    trouble.replaceChildren(`${sentences.lost} `, again);
    trouble.hidden = false;
    thinking.hidden = true;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    say();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    say();
  });
  field.addEventListener("input", kept);
  stop.addEventListener("click", () => model.send({ kind: "stop" }));

  const typed = stored(sessionStorage, draft);
  const mentor = first.lines.filter((line) => line.mentor);
  if (typeof typed === "string" && typed !== mentor.at(-1)?.text) field.value = typed;
  show(first, true);
  return { element: box, show, focus: () => (state.over ? over.querySelector("button") : field).focus() };
}
