// The floor as a drawing: boxes for departments, a dot a person, lines for ties, talks and news.

const CELL = 24, PAD = 7, HEAD = 20, GAP = 10, ACROSS = 5; // CSS pixels; dots across a box
const BOX = ACROSS * CELL + 2 * PAD;
const LARGEST = 1.35; // times its natural size
const SHAPES = [
  "M6 0A6 6 0 1 1 -6 0A6 6 0 1 1 6 0Z", // no course: an open circle
  "M-5.5 -5.5H5.5V5.5H-5.5Z", // took one: a square
  "M0 -7L7 5.5H-7Z", // waits: a triangle
  "M0 -8L8 0L0 8L-8 0Z", // in a course: a diamond
];
const ROUND = "M9 0A9 9 0 1 1 -9 0A9 9 0 1 1 9 0Z";

function svg(tag, attributes = {}, children = []) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// A sign as it stands in the legend.
function sign(kind, children) {
  return svg("svg", { class: `sign ${kind}`, viewBox: "-12 -12 24 24", width: 24, height: 24, "aria-hidden": "true" }, children);
}

function dot() {
  return [
    svg("rect", { class: "hit", x: -12, y: -12, width: 24, height: 24 }),
    svg("circle", { class: "ring", r: 10.5 }),
    svg("path", { class: "shape", d: SHAPES[0] }),
    svg("text", { y: 4.2 }),
  ];
}

function floorMap(layout, title, description, pick) {
  const lines = {};
  for (const kind of ["ties", "own", "news", "talks"]) lines[kind] = svg("path", { class: kind });
  const frames = layout.boxes.map(() => svg("rect", { class: "box", rx: 6 }));
  const names = layout.boxes.map((box) =>
    svg("g", {}, [
      text("name", box.name, PAD, 14),
      ...box.teams.map(([name, top]) => text("team", name, PAD, HEAD + top * CELL + 12)),
    ]),
  );
  const mark = svg("rect", { class: "mark", x: -12.5, y: -12.5, width: 25, height: 25, rx: 4 });
  const dots = layout.places.map((_, who) => {
    const one = svg("g", {}, dot());
    one.addEventListener("click", () => pick(who));
    return one;
  });
  const drawing = svg("svg", { role: "img" }, [
    svg("title"), ...frames, lines.ties, lines.own, ...names, lines.news, lines.talks, mark, ...dots,
  ]);
  drawing.querySelector("title").textContent = `${title}. ${description}`;
  const element = make("figure", {}, [make("figcaption", { textContent: title }), drawing]);
  let places = [];
  let seen = [];

  function text(kind, words, x, y) {
    const element = svg("text", { class: kind, x, y });
    element.textContent = words;
    return element;
  }

  // As many boxes in a row as there is room for; the boxes of a row begin at the same height.
  function arrange(width) {
    const columns = Math.max(1, Math.min(layout.boxes.length, Math.floor((width + GAP) / (BOX + GAP))));
    const corners = [];
    let top = 0;
    for (let first = 0; first < layout.boxes.length; first += columns) {
      const row = layout.boxes.slice(first, first + columns);
      const height = Math.max(...row.map((box) => box.height)) * CELL + HEAD + PAD;
      row.forEach((_, place) => corners.push([place * (BOX + GAP), top, height]));
      top += height + GAP;
    }
    corners.forEach(([x, y, height], box) => {
      for (const [name, value] of Object.entries({ x, y, width: BOX, height })) frames[box].setAttribute(name, value);
      names[box].setAttribute("transform", `translate(${x} ${y})`);
    });
    places = layout.places.map(([box, x, y]) => {
      const [left, above] = corners[box];
      return [left + PAD + (x + 0.5) * CELL, above + HEAD + (y + 0.5) * CELL];
    });
    dots.forEach((one, who) => one.setAttribute("transform", `translate(${places[who].join(" ")})`));
    const natural = columns * (BOX + GAP) - GAP;
    drawing.setAttribute("viewBox", `-1 -1 ${natural + 2} ${top - GAP + 2}`);
    drawing.style.width = `${Math.min(width, natural * LARGEST)}px`;
    seen = [];
  }

  function line(pairs) {
    return pairs.map(([one, other]) => `M${places[one].join(" ")}L${places[other].join(" ")}`).join("");
  }

  // `codes` is a byte a person, as Python packed them.
  function show({ codes, talks, news, ties, own, picked, barriers }) {
    dots.forEach((one, who) => {
      const code = (codes[who] & 63) | (barriers ? 256 : 0) | (who === picked ? 512 : 0);
      if (code === seen[who]) return;
      seen[who] = code;
      const standing = code & 3;
      const barrier = (code >> 2) & 7;
      const [, , shape, number] = one.children;
      shape.setAttribute("d", barriers ? ROUND : SHAPES[standing]);
      number.textContent = barriers ? barrier + 1 : "";
      one.setAttribute("class", `dot ${barriers ? `held-${barrier}` : `stands-${standing}`}${code & 32 ? " mentor" : ""}`);
    });
    lines.ties.setAttribute("d", line(ties));
    lines.own.setAttribute("d", line(own));
    lines.news.setAttribute("d", line(news));
    lines.talks.setAttribute("d", line(talks));
    mark.style.display = picked < 0 ? "none" : "";
    if (picked >= 0) mark.setAttribute("transform", `translate(${places[picked].join(" ")})`);
  }

  return { element, arrange, show };
}
