// Looking back: strengths first, one thing to try, the talk as a whole, an earlier talk beside it, and every line.

function afterwards(context, state) {
  const { model, sentences } = context;
  const again = (label, key) => {
    const button = make("button", { type: "button", textContent: label, className: key === "list" ? "" : "main" });
    button.addEventListener("click", () => model.send({ kind: key, colleague: state.person.key }));
    return button;
  };
  const heading = make("h2", { tabIndex: -1, textContent: `${sentences.after}: ${state.person.name}` });
  const parts = [heading];
  if (state.end) parts.push(make("p", { className: "end", textContent: state.end }));
  if (state.quiet) {
    const call = model.get("call");
    parts.push(make("p", { textContent: sentences.kept_first }));
    if (call.talks_at) parts.push(make("p", {}, [make("a", { href: call.talks_at, textContent: sentences.where_later })]));
  } else {
    if (state.goal) parts.push(make("p", { className: "goal", textContent: state.goal }));
    parts.push(...wellAndNext(context, state), ...asAWhole(context, state), ...beside(context, state), lineByLine(context, state));
  }
  const save = make("button", { type: "button", textContent: sentences.save });
  save.addEventListener("click", () => model.send({ kind: "download" }));
  const buttons = [again(model.get("call").task ? sentences.again : sentences.new, model.get("call").task ? "begin" : "list"), save];
  parts.push(make("div", { className: "row below" }, buttons));
  const element = make("div", { className: "after" }, parts);
  return { element, focus: () => heading.focus() };
}

function backTo({ model, sentences }, place, label = sentences.try_here) {
  const button = make("button", { type: "button", textContent: label });
  button.addEventListener("click", () => model.send({ kind: "back", place }));
  return button;
}

function wellAndNext(context, state) {
  const { sentences } = context;
  const quoted = (turns) => turns.map((turn) =>
    make("p", { className: "quoted", lang: state.language, textContent: filled(sentences.your_line, turn) }));
  const next = make("div", { className: "next" }, [
    make("h3", { textContent: sentences.next }),
    make("p", { textContent: state.next.text }), ...quoted(state.next.turns.slice(0, 1)),
  ]);
  if (state.next.turns.length) next.append(backTo(context, state.next.turns[0].place));
  return [
    make("h3", { textContent: sentences.strengths }),
    make("ul", { className: "strengths" }, state.strengths.map((one) =>
      make("li", {}, [make("p", { textContent: one.text }), ...quoted(one.turns.slice(0, 2))]))),
    next,
  ];
}

function asAWhole({ sentences }, state) {
  const heading = make("h3", { textContent: sentences.whole });
  if (!state.measures.length) return [heading, make("p", { textContent: state.few })];
  const row = (one) => make("li", { className: `band-${one.band}` }, [
    make("p", { className: "name", textContent: one.name }),
    make("p", { className: "steps", ariaHidden: "true" }, [0, 1, 2].map((step) =>
      make("span", { className: step <= one.band ? "on" : "" }))),
    make("p", { textContent: one.says }),
    make("p", { className: "quiet", textContent: one.turns }),
  ]);
  return [
    heading, make("p", { className: "quiet", textContent: sentences.orientation }),
    make("ul", { className: "measures" }, state.measures.map(row)),
  ];
}

let comparisons = 0;

function beside({ model, sentences }, state) {
  if (!state.compared) return [];
  const select = make("select", { id: `compare-${++comparisons}` });
  for (const talk of state.earlier) select.append(new Option(talk.name, talk.key, false, talk.key === state.compared.key));
  select.addEventListener("change", () => model.send({ kind: "compare", key: select.value }));
  const choice = make("p", { className: "which" }, [make("label", { htmlFor: select.id, textContent: sentences.compare_with }), " ", select]);
  const row = (one) => make("li", {}, [
    make("p", { className: "name", textContent: one.name }),
    make("dl", {}, [
      make("dt", { textContent: sentences.then }), make("dd", { textContent: one.before }),
      make("dt", { textContent: sentences.now }), make("dd", { textContent: one.now }),
    ]),
    make("p", { className: "shift", textContent: one.shift }),
  ]);
  return [
    make("h3", { textContent: sentences.than }), choice,
    make("ul", { className: "compared" }, state.compared.rows.map(row)),
  ];
}

function lineByLine(context, state) {
  const { model, sentences } = context;
  const codes = model.get("codes");
  const live = make("p", { className: "for-screen-reader", role: "status" });
  const row = (line) => {
    const select = make("select", {});
    select.setAttribute("aria-label", `${sentences.differently}: ${line.text.slice(0, 80)}`);
    select.append(new Option(sentences.agree, ""));
    for (const code of codes[line.mentor ? "mentor" : "colleague"]) select.append(new Option(code.name, code.key));
    select.value = line.own;
    const item = make("li", { className: `${line.mentor ? "mentor" : "colleague"} ${line.tone}${line.own ? " own" : ""}` });
    select.addEventListener("change", () => {
      item.classList.toggle("own", Boolean(select.value));
      model.send({ kind: "see", place: line.place, code: select.value });
      live.textContent = sentences.seen;
    });
    item.append(
      make("p", { className: "who", textContent: line.mentor ? sentences.you : state.person.name }),
      make("p", { className: "says", lang: state.language, textContent: line.text }),
      make("p", { className: "code" }, [
        make("strong", { textContent: filled(sentences.heard, line) }), " ", make("span", { className: "quiet", textContent: line.sure }),
      ]),
      make("div", { className: "row" }, [
        make("label", {}, [make("span", { textContent: `${sentences.differently} ` }), select]),
        ...(line.mentor ? [backTo(context, line.place, sentences.try_from)] : []),
      ]),
    );
    return item;
  };
  return make("details", { className: "transcript" }, [
    make("summary", { textContent: sentences.transcript }),
    make("p", { textContent: sentences.dispute }),
    make("ol", {}, state.lines.map(row)), live,
  ]);
}
