// A talk with a colleague: the chat of the practice page, without hints and without an end but its own.

kinds.conversation = (question, context) => {
  const box = make("div", { className: "sherpa-chat graded", role: "group" });
  box.setAttribute("aria-labelledby", context.labelledby);
  const rubric = make("details", { className: "rubric" }, [
    make("summary", { textContent: context.sentences.rubric }),
    make("ul", {}, question.items.map((item) => make("li", { textContent: item.text }))),
  ]);
  let shown = null;

  const settings = { longest: question.longest, call: {}, rulers: [] };
  const model = {
    get: (name) => settings[name],
    send: (message) => message.kind === "say" && context.tell({ ...message, kind: "talk_say", known: shown.lines }),
  };

  function told(state) {
    if (shown?.key !== state.key || shown.lines > state.lines.length) {
      shown = { key: state.key, ...talking({ model, sentences: context.sentences }, state) };
      box.replaceChildren(shown.element);
      shown.element.querySelector(".log").scrollTo(0, 1e6);
    } else {
      shown.show(state);
    }
    shown.lines = state.lines.length;
    if (!state.over) return;
    const over = box.querySelector(".over");
    over.tabIndex = -1;
    if (document.activeElement === document.body) over.focus();
  }

  return { element: make("div", {}, [rubric, box]), told, show: () => context.tell({ kind: "talk" }) };
};
