// A sheet of questions: one at a time, with an overview that tells which are answered, and a place to hand in.

function paragraphs(text) {
  return text.split(/\n\s*\n/).map((part) => make("p", { textContent: part.trim() }));
}

function render({ model, el }) {
  const id = `sheet-${Math.random().toString(36).slice(2)}`; // each widget has this program of its own, so counting would repeat
  const sentences = model.get("sentences");
  const questions = model.get("questions");
  const answers = { ...model.get("answers") };
  const handsIn = model.get("hands_in");
  const single = questions.length === 1 && !handsIn;
  const status = make("p", { className: "saved", role: "status" });
  const alarm = make("p", { className: "alarm", role: "alert", hidden: true });
  const saver = saving(model, told);
  for (const [question, answer] of saver.waiting) answers[question] = answer;
  let here = 0;
  let control = null;

  function told(state, more) {
    const sentence = { saving: sentences.saving, saved: filled(sentences.saved, { at: more }) }[state] || "";
    const trouble = { failed: more, lost: sentences.lost }[state] || "";
    if (status.textContent !== sentence) status.textContent = sentence;
    status.dataset.state = state;
    if (state === "saving" && !alarm.hidden) return; // still the same trouble
    if (alarm.textContent !== trouble) alarm.textContent = trouble;
    alarm.hidden = !trouble;
  }

  const answered = (question) => answers[question.id] !== undefined && answers[question.id] !== null;

  // The overview
  const marks = questions.map((question, index) => {
    const button = make("button", { type: "button", textContent: String(index + 1) });
    button.addEventListener("click", () => go(index));
    return button;
  });
  const last = make("button", { type: "button", className: "to-hand-in", textContent: sentences.hand_in });
  last.addEventListener("click", () => go(questions.length));
  const items = [...marks, ...(handsIn ? [last] : [])].map((button) => make("li", {}, [button]));
  const overview = make("nav", { "aria-label": sentences.overview, hidden: single }, [make("ol", {}, items)]);

  function mark() {
    marks.forEach((button, index) => {
      const done = answered(questions[index]);
      button.classList.toggle("answered", done);
      const sentence = done ? sentences.is_answered : sentences.is_open;
      button.setAttribute("aria-label", filled(sentence, { number: index + 1 }));
    });
    [...marks, last].forEach((button, index) => {
      if (index === here) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
  }

  // One question, or the place to hand in
  const stage = make("div", { className: "stage" });
  const back = make("button", { type: "button", textContent: sentences.previous });
  const on = make("button", { type: "button", className: "main", textContent: sentences.next });
  back.addEventListener("click", () => go(here - 1));
  on.addEventListener("click", () => go(here + 1));
  const steps = make("div", { className: "steps", hidden: single }, [back, on]);
  const end = handsIn ? questions.length : questions.length - 1;

  function go(index, focus = true) {
    control?.flush?.();
    here = Math.max(0, Math.min(end, index));
    control = null;
    stage.replaceChildren(...(here === questions.length ? handingIn() : asked(questions[here])));
    back.disabled = here === 0;
    on.hidden = here === end;
    mark();
    if (focus) stage.querySelector("h2").focus();
  }

  function asked(question) {
    const name = `${id}-${here}`;
    const position = single ? sentences.question : filled(sentences.position, { number: here + 1, of: questions.length });
    const heading = make("h2", { tabIndex: -1, id: `${name}-heading` }, [
      make("span", { textContent: position }), make("span", { className: "points", textContent: question.points }),
    ]);
    const prompt = make("div", { className: "prompt", id: `${name}-prompt`, hidden: !model.get("asks") }, paragraphs(question.prompt));
    const legend = question.prompt;
    const context = {
      id: name, sentences, legend, labelledby: prompt.id, commit: (answer) => commit(question, answer),
      tell: (message) => model.send({ ...message, question: question.id }),
    };
    control = kinds[question.kind](question, context);
    control.show(answers[question.id] ?? null);
    const stays = question.kind === "conversation"; // what was said stays said
    const clear = make("button", { type: "button", className: "clear", hidden: stays, textContent: sentences.clear });
    clear.addEventListener("click", () => {
      commit(question, null);
      go(here);
    });
    const hint = make("p", { className: "hint", textContent: question.hint, hidden: !question.hint });
    const zone = make("div", { className: "zone", hidden: !question.zone }, [
      make("p", { className: "name", textContent: question.zone }), ...paragraphs(question.introduction),
    ]);
    const counts = make("p", { className: "hint", textContent: question.counts, hidden: !question.counts });
    return [
      zone, heading, prompt, hint, counts, make("div", { className: `answer ${question.kind}` }, [control.element]),
      ...(sentences.check ? [checking(question)] : []), clear, feedback,
    ];
  }

  // Checking at once, where there is nothing to hide
  const feedback = make("div", { className: "feedback", role: "status", tabIndex: -1, hidden: true });
  function checking(question) {
    feedback.hidden = true;
    const button = make("button", { type: "button", className: "main check", textContent: sentences.check });
    button.addEventListener("click", () => {
      control.flush?.();
      model.send({ kind: "check", question: question.id, answer: answers[question.id] ?? null });
    });
    return button;
  }

  function showFeedback({ verdict, lines }) {
    const rows = lines.map(({ verdict: state, sign, about, text }) => make("li", { className: state }, [
      make("p", { className: "about" }, [make("strong", { textContent: sign }), " ", about]),
      make("p", { textContent: text }),
    ]));
    feedback.replaceChildren(make("p", { className: "verdict", textContent: verdict }), make("ul", {}, rows));
    feedback.hidden = false;
    feedback.focus();
  }

  function commit(question, answer) {
    feedback.hidden = true;
    const empty = answer === null || (Array.isArray(answer) && !answer.length);
    answers[question.id] = empty ? null : answer;
    saver.put(question.id, answers[question.id]);
    mark();
  }

  // Handing in
  function handingIn() {
    const heading = make("h2", { tabIndex: -1, textContent: sentences.hand_in });
    const open = questions.map((question, index) => [question, index]).filter(([question]) => !answered(question));
    const counted = { done: questions.length - open.length, of: questions.length };
    const parts = [heading, make("p", { textContent: filled(sentences.counted, counted) })];
    if (open.length) {
      const buttons = open.map(([, index]) => {
        const button = make("button", { type: "button", textContent: filled(sentences.go_to, { number: index + 1 }) });
        button.addEventListener("click", () => go(index));
        return make("li", {}, [button]);
      });
      parts.push(make("p", { textContent: sentences.unanswered }), make("ul", { className: "unanswered" }, buttons));
    }
    parts.push(make("p", { textContent: model.get("deadline") }));
    const ask = make("button", { type: "button", className: "main", textContent: sentences.hand_in_now });
    const yes = make("button", { type: "button", className: "main", textContent: sentences.yes });
    const no = make("button", { type: "button", textContent: sentences.no });
    const sure = make("div", { className: "sure", role: "group", hidden: true }, [
      make("p", { id: `${id}-sure`, tabIndex: -1, textContent: open.length ? sentences.sure_open : sentences.sure }),
      make("div", { className: "buttons" }, [yes, no]),
    ]);
    sure.setAttribute("aria-labelledby", `${id}-sure`);
    ask.addEventListener("click", () => {
      sure.hidden = false;
      ask.hidden = true;
      sure.querySelector("p").focus();
    });
    no.addEventListener("click", () => {
      sure.hidden = true;
      ask.hidden = false;
      ask.focus();
    });
    yes.addEventListener("click", () => {
      sure.hidden = true;
      ask.hidden = false;
      saver.whenSaved(() => model.send({ kind: "hand_in" }));
    });
    parts.push(ask, sure, receipt);
    return parts;
  }

  const receipt = make("div", { className: "receipt", role: "status", tabIndex: -1 });
  function showReceipt() {
    const rows = model.get("receipt").map(([label, value]) => [
      make("dt", { textContent: label }), make("dd", { textContent: value }),
    ]);
    receipt.hidden = !rows.length;
    receipt.replaceChildren(make("h3", { textContent: sentences.receipt }), make("dl", {}, rows.flat()));
  }

  function heard(message) {
    if (message.kind === "handed_in") {
      alarm.hidden = true;
      receipt.focus();
    } else if (message.kind === "refused") {
      alarm.textContent = message.sentence;
      alarm.hidden = false;
    } else if (message.kind === "checked") {
      if (questions[here]?.id === message.question) showFeedback(message);
    } else if (message.kind === "talk") {
      answers[message.question] = message.state.answered ? (answers[message.question] ?? true) : null;
      if (questions[here]?.id === message.question) control.told(message.state);
      if (message.at) told("saved", message.at);
      mark();
    } else if (message.kind === "not_an_answer") {
      told("failed", message.sentence);
    } else if (message.kind === "answers") {
      for (const question of questions) {
        if (saver.waiting.has(question.id)) continue;
        const answer = message.answers[question.id] ?? null;
        const other = JSON.stringify(answer) !== JSON.stringify(answers[question.id] ?? null);
        answers[question.id] = answer;
        if (other && questions[here] === question) control.show(answer); // a talk asks for its lines anew
      }
      mark();
    }
  }

  // Another tab may have changed an answer meanwhile.
  const seen = () => document.visibilityState === "visible" && model.send({ kind: "seen" });
  document.addEventListener("visibilitychange", seen);
  model.on("msg:custom", heard);
  model.on("change:receipt", showReceipt);
  showReceipt();
  const bar = make("div", { className: "bar" }, [status]);
  const sheet = make("section", { className: "sherpa-sheet" }, [overview, alarm, stage, bar, steps]);
  sheet.setAttribute("aria-label", model.get("title"));
  el.append(sheet);
  status.textContent = model.get("last_saved");
  go(0, false);
  return () => {
    saver.stop();
    document.removeEventListener("visibilitychange", seen);
  };
}

export default { render };
