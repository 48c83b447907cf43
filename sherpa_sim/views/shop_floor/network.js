// A run of a floor: its player, its two drawings, the line that says the week in words, and the list to pick from.

const REST = 500; // milliseconds without a move before the week is read out and Python hears of it
const WIDE = 760; // CSS pixels from which both drawings stand beside each other at first
const BETWEEN = 24;

let networks = 0;

function bytes(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function numbers(view) {
  const read = new DataView(view.buffer, view.byteOffset, view.byteLength);
  return Array.from({ length: view.byteLength / 2 }, (_, place) => read.getUint16(2 * place, true));
}

function pairs(view) {
  const flat = numbers(view);
  return Array.from({ length: flat.length / 2 }, (_, place) => [flat[2 * place], flat[2 * place + 1]]);
}

function render({ model, el }) {
  const id = `network-${++networks}`;
  const sentences = model.get("sentences");
  const side = choice(`${id}-side`, sentences.side, [
    ["with", sentences.with], ["without", sentences.without], ["both", sentences.both],
  ]);
  const dots = choice(`${id}-dots`, sentences.dots, [["standing", sentences.standing], ["barrier", sentences.barrier]]);
  const person = choice(`${id}-person`, sentences.person, []);
  const known = make("input", { type: "checkbox", id: `${id}-ties`, checked: true });
  const ties = make("div", { className: "choice tick" }, [known, make("label", { htmlFor: known.id, textContent: sentences.ties })]);
  const said = make("p", { className: "said" });
  const spoken = make("p", { className: "for-screen-reader", role: "status" });
  const maps = make("div", { className: "maps" });
  const legend = make("ul");
  const key = make("details", { className: "legend", open: true }, [make("summary", { textContent: sentences.legend }), legend]);
  let run = null;
  let week = 0;
  let picked = -1;
  let rest = 0;
  let width = 0;

  const player = weekPlayer(id, sentences, (now, playing) => {
    week = now;
    show();
    clearTimeout(rest);
    if (!playing) rest = setTimeout(settle, REST);
  });
  el.append(make("div", { className: "sherpa-network" }, [
    player.element,
    make("div", { className: "choices" }, [side.element, dots.element, person.element, player.howFast, ties]),
    maps, said, key, spoken,
  ]));

  function settle() {
    spoken.textContent = said.textContent;
    if (model.get("week") === week) return;
    model.set("week", week);
    model.save_changes();
  }

  function pick(who) {
    picked = who;
    person.select.value = String(who);
    show();
    model.set("person", who);
    model.save_changes();
  }

  // Everything of a run, read once.
  function take() {
    const people = model.get("people");
    const weeks = model.get("said").length - 1;
    const frames = bytes(model.get("frames"));
    const all = pairs(model.get("talks"));
    let first = 0;
    const talks = numbers(model.get("counts")).map((many) => all.slice(first, (first += many)));
    const layout = model.get("layout_of");
    const drawn = ["without", "with"].map((name) => floorMap(layout, sentences[name], sentences.drawing, pick));
    const heard = pairs(model.get("ties"));
    const met = new Set();
    const once = heard.filter(([one, other]) => {
      const both = one < other ? `${one} ${other}` : `${other} ${one}`;
      return !met.has(both) && met.add(both);
    });
    run = { people, weeks, frames, talks, drawn, heard, once };
    person.select.replaceChildren(new Option(sentences.nobody, "-1"), ...people.map((told, who) => new Option(told, who)));
    picked = -1;
    maps.replaceChildren(...drawn.map((one) => one.element));
    explain();
    arrange();
    player.begin(weeks);
    el.firstChild.dataset.number = model.get("number");
  }

  function codes(place, at) {
    const many = run.people.length;
    const from = (place * (run.weeks + 1) + at) * many;
    return run.frames.subarray(from, from + many);
  }

  function show() {
    if (!run || !width) return; // there is no room yet to draw in
    run.drawn.forEach((map, place) => {
      if (map.element.hidden) return;
      const before = week ? codes(place, week - 1) : null;
      map.show({
        codes: codes(place, week),
        talks: place ? run.talks[week] : [],
        news: before ? run.heard.filter(([, from]) => before[from] >> 6) : [],
        ties: known.checked ? run.once : [],
        own: picked < 0 ? [] : run.heard.filter(([one, other]) => one === picked || other === picked),
        picked,
        barriers: dots.select.value === "barrier",
      });
    });
    said.textContent = model.get("said")[week];
  }

  function arrange() {
    if (!run || !width) return;
    const wanted = side.select.value;
    const both = wanted === "both" && width >= WIDE;
    run.drawn.forEach((map, place) => {
      map.element.hidden = wanted !== "both" && wanted !== ["without", "with"][place];
      map.arrange(both ? Math.floor((width - BETWEEN) / 2) : width);
    });
    show();
  }

  function explain() {
    const inWords = (shown, words) => make("li", {}, [shown, make("span", { textContent: words })]);
    const line = (kind) => sign(kind, [svg("path", { class: kind, d: "M-11 0H11" })]);
    const barriers = dots.select.value === "barrier";
    const signs = barriers
      ? sentences.barriers.map((words, place) => {
        const number = svg("text", { y: 4.2 });
        number.textContent = place + 1;
        return inWords(sign(`dot held-${place}`, [svg("path", { class: "shape", d: ROUND }), number]), words);
      })
      : sentences.standings.map((words, place) =>
        inWords(sign(`dot stands-${place}`, [svg("path", { class: "shape", d: SHAPES[place] })]), words));
    const ring = sign("dot mentor stands-0", [svg("circle", { class: "ring", r: 10.5 }), svg("path", { class: "shape", d: SHAPES[0] })]);
    const mark = sign("", [svg("rect", { class: "mark", x: -10.5, y: -10.5, width: 21, height: 21, rx: 4 })]);
    legend.replaceChildren(
      ...signs,
      inWords(ring, sentences.mentor),
      inWords(line("talks"), sentences.talk),
      inWords(line("news"), sentences.news),
      inWords(line("ties"), sentences.tie),
      inWords(mark, sentences.picked),
    );
  }

  side.select.addEventListener("change", arrange);
  known.addEventListener("change", show);
  dots.select.addEventListener("change", () => {
    explain();
    show();
  });
  person.select.addEventListener("change", () => pick(Number(person.select.value)));
  const observer = new ResizeObserver(() => {
    const now = Math.floor(el.clientWidth);
    if (!now || now === width) return;
    if (!width && now >= WIDE) side.select.value = "both";
    width = now;
    arrange();
  });
  observer.observe(el);
  model.on("change:number", take);
  if (model.get("number")) take();
  return () => {
    observer.disconnect();
    player.stop();
    clearTimeout(rest);
  };
}

export default { render };
