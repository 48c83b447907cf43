// Goes through the weeks: play and pause, one on, one back, and a slider. It never begins by itself.

const SPEEDS = { slow: 1000, quick: 333 }; // milliseconds a week

function choice(id, label, options) {
  const select = make("select", { id });
  for (const [value, words] of options) select.append(new Option(words, value));
  return { select, element: make("div", { className: "choice" }, [make("label", { htmlFor: id, textContent: label }), select]) };
}

function weekPlayer(id, sentences, moved) {
  const button = (name, ariaLabel = null) => make("button", { type: "button", textContent: sentences[name], ariaLabel });
  const back = button("back", sentences.back_week), play = button("play"), on = button("on", sentences.on_week);
  const slider = make("input", { type: "range", id: `${id}-week`, min: 0, max: 0, step: 1, value: 0 });
  const at = make("span", { className: "at" }); // no output: that would be read out each week while it plays
  const { select: speed, element: howFast } = choice(
    `${id}-speed`, sentences.speed, Object.keys(SPEEDS).map((name) => [name, sentences[name]]),
  );
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) speed.value = "quick";
  const element = make("div", { className: "player" }, [
    make("div", { className: "buttons" }, [back, play, on]),
    make("div", { className: "slide" }, [make("label", { htmlFor: slider.id, textContent: sentences.week }), slider, at]),
  ]);
  let timer = 0;

  function show() {
    const weeks = Number(slider.max), week = slider.valueAsNumber;
    at.textContent = filled(sentences.at, { week, weeks });
    slider.setAttribute("aria-valuetext", at.textContent);
    back.disabled = week === 0;
    on.disabled = week === weeks;
    play.textContent = timer ? sentences.pause : sentences.play;
  }

  function go(week) {
    slider.value = week;
    show();
    moved(slider.valueAsNumber, Boolean(timer));
  }

  function stop() {
    if (!timer) return;
    clearInterval(timer);
    timer = 0;
    go(slider.valueAsNumber);
  }

  function start() {
    if (slider.valueAsNumber === Number(slider.max)) slider.value = 0;
    timer = setInterval(() => {
      if (slider.valueAsNumber + 1 >= Number(slider.max)) {
        slider.value = slider.max;
        stop();
      } else {
        go(slider.valueAsNumber + 1);
      }
    }, SPEEDS[speed.value]);
    show();
  }

  // A button that can do no more would drop the focus: it goes to the one that leads back.
  function step(way, other) {
    stop();
    go(slider.valueAsNumber + way);
    if (document.activeElement === document.body || document.activeElement.disabled) other.focus();
  }

  play.addEventListener("click", () => (timer ? stop() : start()));
  back.addEventListener("click", () => step(-1, on));
  on.addEventListener("click", () => step(1, back));
  slider.addEventListener("input", () => {
    const week = slider.value;
    stop();
    go(week);
  });
  speed.addEventListener("change", () => {
    if (!timer) return;
    stop();
    start();
  });
  return {
    element,
    howFast,
    begin(weeks) {
      stop();
      slider.max = weeks;
      go(0);
    },
    stop,
  };
}
