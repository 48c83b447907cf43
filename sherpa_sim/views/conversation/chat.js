// One screen at a time: whom to talk with, the talk, and looking back at it.

function render({ model, el }) {
  const sentences = model.get("sentences");
  const context = { model, sentences };
  const place = `sherpa-open-${model.get("call").key ?? "page"}`;
  const greeting = make("p", { className: "kept quiet" });
  const trouble = make("p", { className: "trouble", role: "alert", hidden: true });
  const screen = make("div", { className: "screen" });
  el.append(make("div", { className: "sherpa-chat" }, [screen, trouble, greeting]));
  let shown = null; // the talk that is on the page, while it is one
  let arrived = false; // what a reader did herself moves the focus; what she finds does not

  function greet(sentence) {
    if (model.get("call").key) return; // a unit says so at its head
    if (sentence) return greeting.replaceChildren(sentence);
    const more = model.get("sign_in_at")
      ? [" ", make("a", { href: model.get("sign_in_at"), textContent: sentences.sign_in })] : [];
    greeting.replaceChildren(sentences.browser, ...more);
  }

  function show(state) {
    greet(state.greeting);
    trouble.hidden = true;
    if (state.screen === "talk" && shown?.key === state.key) return shown.show(state);
    shown = null;
    store(sessionStorage, place, state.screen === "choose" ? null : state.key);
    let built;
    if (state.screen === "talk") {
      built = talking(context, state);
      shown = { key: state.key, show: built.show };
    } else if (state.screen === "after") {
      built = afterwards(context, state);
    } else {
      built = { element: choosing(context, state), focus: () => built.element.querySelector("h2, h3").focus() };
      built.element.querySelector("h2, h3").tabIndex = -1;
    }
    if (state.reached === false) {
      const chosen = document.activeElement?.id.startsWith("compare-");
      screen.replaceChildren(built.element);
      if (chosen) built.element.querySelector(".which select")?.focus();
      return;
    }
    screen.replaceChildren(built.element);
    if (arrived) {
      built.focus();
      if (state.screen !== "talk") el.scrollIntoView({ block: "start" });
    }
    arrived = true;
    built.element.querySelector(".log")?.scrollTo(0, 1e6);
  }

  function heard(message) {
    if (message.kind === "show") show(message);
    else if (message.kind === "keep") store(localStorage, TALK + message.key, message.talk);
    else if (message.kind === "forget") store(localStorage, TALK + message.key, null);
    else if (message.kind === "file") save(message);
    else if (message.kind === "trouble") {
      trouble.textContent = message.sentence;
      trouble.hidden = false;
    }
  }

  function save({ name, text }) {
    const link = make("a", { download: name, href: URL.createObjectURL(new Blob([text], { type: "text/plain" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  model.on("msg:custom", heard);
  model.send({ kind: "here", ...stored(sessionStorage, TOKEN), kept: talksKept(), open: stored(sessionStorage, place) });
}

export default { render };
