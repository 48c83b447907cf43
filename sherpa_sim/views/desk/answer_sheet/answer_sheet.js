// All answers to one question, one below the other; one of them is open to be marked.

function render({ model, el }) {
  const sentences = model.get("sentences");
  const drafts = {}; // what is filled in and not saved, by answer
  let open = null;
  let form = null;
  let shown = "";

  const select = make("select", { id: "marking-question" });
  select.addEventListener("change", () => model.send({ kind: "open", question: select.value }));
  const hide = make("input", { type: "checkbox", id: "marking-hide" });
  hide.addEventListener("change", () => model.send({ kind: "hide", hidden: hide.checked }));
  const trainer = make("input", { type: "text", id: "marking-trainer", maxLength: 80, autocomplete: "name" });
  trainer.value = sessionStorage.getItem("sherpa-trainer") || "";
  trainer.addEventListener("change", () => sessionStorage.setItem("sherpa-trainer", trainer.value));
  const about = make("div", { className: "about" });
  const list = make("ol", { className: "answers" });
  const status = make("p", { className: "status", role: "status" });
  el.append(make("div", { className: "sherpa-answers" }, [
    make("div", { className: "choices" }, [
      make("div", { className: "wide" }, [make("label", { htmlFor: select.id, textContent: sentences.question }), select]),
      make("div", {}, [make("label", { htmlFor: trainer.id, textContent: sentences.trainer }), trainer]),
      make("div", { className: "inline" }, [hide, make("label", { htmlFor: hide.id, textContent: sentences.hide })]),
    ]),
    about, status, list,
  ]));

  const answers = () => model.get("answers");
  const place = (key) => answers().findIndex((one) => one.key === key);

  function draftOf(answer) {
    return drafts[answer.key] || {
      points: answer.points === null ? "" : String(answer.points), comment: answer.comment, levels: { ...answer.levels },
    };
  }

  function context() {
    return {
      sentences, asked: model.get("asked"), comments: model.get("comments"),
      send: (content) => model.send(content),
      changed: (key, draft) => {
        draft.version ??= answers()[place(key)].version; // what she saw when she began
        drafts[key] = draft;
        const note = document.getElementById(`unsaved-${key}`);
        if (note) note.hidden = false;
      },
      save: (key, points, draft, onwards) => {
        draft.version ??= answers()[place(key)].version;
        draft.onwards = onwards;
        drafts[key] = draft;
        status.textContent = sentences.saving;
        model.send({
          kind: "save", key, version: draft.version, points,
          comment: draft.comment, levels: draft.levels, trainer: trainer.value,
        });
      },
    };
  }

  function lines(title, given) {
    const text = given.length ? given.map((line) => make("p", { textContent: line })) : [make("p", { className: "quiet", textContent: sentences.nothing })];
    return make("div", { className: "answer" }, [make("p", { className: "for-screen-reader", textContent: title }), ...text]);
  }

  function card(answer) {
    const heading = make("h3", { tabIndex: -1, id: `answer-${answer.key}` }, [
      make("span", { textContent: answer.who }),
      make("span", { className: answer.waits ? "tag wait" : "tag", textContent: answer.waits ? sentences.waits : sentences.marked }),
    ]);
    const parts = [heading, lines(sentences.answer, answer.lines)];
    if (answer.note) parts.push(make("p", { className: "note", textContent: answer.note }));
    if (answer.earlier.length) {
      parts.push(make("details", {}, [make("summary", { textContent: sentences.earlier }), lines(sentences.earlier, answer.earlier)]));
    }
    if (answer.told) parts.push(make("p", { className: "told", textContent: answer.told }));
    if (answer.comment && (answer.key !== open || drafts[answer.key])) parts.push(make("p", { className: "said", textContent: answer.comment }));
    parts.push(make("p", { className: "unsaved", id: `unsaved-${answer.key}`, textContent: sentences.unsaved, hidden: !drafts[answer.key] }));
    if (answer.key === open) {
      form = markForm(answer.key, draftOf(answer), context());
      parts.push(form.element, steps(answer.key));
    } else {
      const button = make("button", { type: "button", textContent: answer.waits ? sentences.mark : sentences.again });
      button.setAttribute("aria-label", `${button.textContent}: ${answer.who}`);
      button.addEventListener("click", () => go(answer.key));
      parts.push(button);
    }
    const item = make("li", { className: answer.key === open ? "card open" : "card" }, parts);
    return item;
  }

  function steps(key) {
    const at = place(key);
    const step = (label, to) => {
      const button = make("button", { type: "button", textContent: label, disabled: !answers()[to] });
      button.addEventListener("click", () => go(answers()[to].key));
      return button;
    };
    return make("div", { className: "row steps" }, [step(sentences.before, at - 1), step(sentences.after, at + 1)]);
  }

  function go(key) {
    open = key;
    status.textContent = "";
    showAnswers();
    const heading = document.getElementById(`answer-${key}`);
    if (heading) {
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: "start" });
    }
  }

  function showAnswers() {
    form = null;
    if (place(open) < 0) open = (answers().find((one) => one.waits) || answers()[0] || { key: null }).key;
    list.replaceChildren(...answers().map(card));
    if (!answers().length) list.replaceChildren(make("li", { className: "quiet", textContent: sentences.none }));
  }

  function showQuestion() {
    select.replaceChildren(...model.get("questions").map(([key, title]) => new Option(title, key)));
    select.value = model.get("current");
    hide.checked = model.get("hidden");
    const { stem, good } = model.get("asked");
    about.replaceChildren(
      make("h2", { textContent: stem }),
      make("p", {}, [make("strong", { textContent: `${sentences.good}: ` }), good]),
    );
  }

  function showAll() {
    // Focus stays on the same control when the page is made anew around it.
    const focused = el.contains(document.activeElement) ? document.activeElement.id : "";
    if (shown !== model.get("current")) open = null;
    shown = model.get("current");
    showQuestion();
    showAnswers();
    const again = focused && document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
  }

  model.on("change:answers change:comments change:hidden change:current", showAll);
  model.on("msg:custom", (message) => {
    if (message.kind === "weighed" && message.key === open && form) form.weighed(message.points);
    if (message.kind === "refused") {
      status.textContent = "";
      if (drafts[message.key]) delete drafts[message.key].version; // what is there now, she sees now
      if (message.key === open && form) form.complain(message.sentence);
    }
    if (message.kind === "saved") {
      const onwards = drafts[message.key] && drafts[message.key].onwards;
      delete drafts[message.key];
      if (onwards && message.following) go(message.following);
      else go(message.key);
      status.textContent = message.sentence;
    }
  });
  showAll();
}

export default { render };
