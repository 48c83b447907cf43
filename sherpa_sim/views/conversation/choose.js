// Whom to talk with, and the talks there are; in a unit its task and a button to begin.

function face(person) {
  return make("span", { className: `face ${person.key}`, textContent: person.name[0], ariaHidden: "true" });
}

function card(person, action) {
  return make("li", { className: "person" }, [
    face(person),
    make("div", {}, [
      make("h3", { textContent: person.name }),
      make("p", { className: "about", textContent: person.about }),
      make("p", { textContent: person.who }),
      ...(action ? [action] : []),
    ]),
  ]);
}

function choosing(context, state) {
  const { model, sentences } = context;
  const call = model.get("call");
  const begin = (person, label) => {
    const button = make("button", { type: "button", className: "main", textContent: label });
    button.addEventListener("click", () => model.send({ kind: "begin", colleague: person.key }));
    return button;
  };
  const people = model.get("people");
  const parts = [];
  if (call.task) {
    parts.push(make("div", { className: "task" }, [
      make("h3", { textContent: sentences.task }),
      make("p", { textContent: call.task }),
      make("p", { className: "quiet", textContent: call.lines }),
    ]), make("ul", { className: "people one" }, people.map((person) =>
      card(person, begin(person, filled(sentences.talk_with, person))))));
  } else {
    parts.push(make("h2", { textContent: sentences.choose }), make("ul", { className: "people" },
      people.map((person) => card(person, begin(person, filled(sentences.talk_with, person))))));
  }
  if (state.talks.length) parts.push(...talksThere(context, state, call.task ? "h3" : "h2"));
  return make("div", { className: "choose" }, parts);
}

function talksThere({ model, sentences }, state, heading) {
  const rows = state.talks.map((talk) => {
    const open = make("button", { type: "button", textContent: sentences.go_on });
    const forget = make("button", { type: "button", className: "grave", textContent: sentences.forget });
    for (const button of [open, forget]) button.setAttribute("aria-label", `${button.textContent}: ${talk.name}`);
    open.addEventListener("click", () => model.send({ kind: "open", key: talk.key }));
    forget.addEventListener("click", () => {
      if (confirm(sentences.forget_sure)) model.send({ kind: "forget", key: talk.key });
    });
    return make("li", {}, [
      make("div", {}, [
        make("p", { className: "name", textContent: talk.name }),
        make("p", { className: "quiet", textContent: talk.about }),
        make("p", { className: "last", lang: talk.language, textContent: talk.last }),
      ]),
      make("div", { className: "row" }, [open, forget]),
    ]);
  });
  return [make(heading, { textContent: sentences.yours }), make("ul", { className: "talks" }, rows)];
}
