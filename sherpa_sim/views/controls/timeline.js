// From when to when: two sliders a row, on one line of time.

let lines = 0;

function render({ model, el }) {
  const sentences = model.get("sentences");
  const prefix = `timeline-${++lines}`;
  const box = make("div", { className: "sherpa-timeline", role: "group" });
  const list = make("div", {});
  const axis = make("div", { className: "axis" });
  axis.setAttribute("aria-hidden", "true");
  box.append(list, axis);
  el.append(box);
  let shown = [];
  let signature = "";

  const language = () => document.documentElement.lang;
  function month(week) {
    const day = new Date(`${model.get("start")}T12:00:00`);
    day.setDate(day.getDate() + 7 * week);
    return day.toLocaleDateString(language(), { month: "short", year: "numeric" });
  }
  const weekSaid = (week) => filled(sentences.week, { week, month: month(week) });

  function told(start, end) {
    const last = end >= model.get("weeks");
    const details = { start: month(start), end: month(end) };
    if (!start && last) return sentences.whole;
    return filled(last ? sentences.from : start ? sentences.until : sentences.to, details);
  }

  function row(given) {
    const name = make("span", { className: "name", textContent: given.label });
    const said = make("span", { className: "said" });
    const bar = make("span", { className: "bar" });
    const sliders = ["begins", "ends"].map((which) => {
      const slider = make("input", { type: "range", id: `${prefix}-${given.key}-${which}`, className: which, min: 0, step: 1 });
      slider.setAttribute("aria-label", filled(sentences[which], { label: given.label }));
      return slider;
    });
    const [begins, ends] = sliders;
    let now = { start: 0, end: 1 };

    function show(start, end) {
      const weeks = model.get("weeks");
      now = { start, end };
      for (const slider of sliders) slider.max = weeks;
      begins.value = start;
      ends.value = end;
      begins.setAttribute("aria-valuetext", weekSaid(start));
      ends.setAttribute("aria-valuetext", end >= weeks ? sentences.last : weekSaid(end));
      bar.style.left = `${(100 * start) / weeks}%`;
      bar.style.width = `${(100 * (end - start)) / weeks}%`;
      said.textContent = told(start, end);
      // Where both lie at the very end, the one that can still move is on top.
      begins.style.zIndex = start > weeks / 2 ? 2 : 1;
      ends.style.zIndex = start > weeks / 2 ? 1 : 2;
    }

    function moved(slider) {
      let { start, end } = now;
      if (slider === begins) start = Math.min(begins.valueAsNumber, end - 1);
      else end = Math.max(ends.valueAsNumber, start + 1);
      show(start, end);
      model.send({ kind: "move", key: given.key, start, end });
    }
    for (const slider of sliders) slider.addEventListener("input", () => moved(slider));
    const track = make("div", { className: "track" }, [bar, begins, ends]);
    return { element: make("div", { className: "row" }, [make("div", { className: "head" }, [name, said]), track]), show };
  }

  function show() {
    const given = model.get("rows");
    const next = JSON.stringify([given.map((one) => [one.key, one.label]), model.get("weeks"), model.get("start")]);
    if (next !== signature) {
      signature = next;
      shown = given.map(row);
      list.replaceChildren(...shown.map((one) => one.element));
      const years = Math.round(model.get("weeks") / 52);
      axis.replaceChildren(...Array.from({ length: years + 1 }, (_, year) => make("span", { textContent: month(52 * year) })));
      box.setAttribute("aria-label", model.get("label"));
    }
    box.hidden = !given.length;
    given.forEach((one, place) => {
      if (!list.contains(document.activeElement) || !shown[place].element.contains(document.activeElement)) {
        shown[place].show(one.start, one.end);
      }
    });
  }

  model.on("change:heard", show);
  show();
}

export default { render };
