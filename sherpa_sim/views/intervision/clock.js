// The clock of a meeting. It counts to a moment, not by ticks: what a laptop slept through is gone, not missed.

const CLOCK = "sherpa-meeting-clock";
const MINUTE = 60_000;
let clocks = 0;

function render({ model, el }) {
  const sentences = model.get("sentences");
  const id = `clock-${++clocks}`;
  const which = make("select", { id });
  const chooser = make("p", { className: "which" }, [make("label", { htmlFor: id, textContent: sentences.which }), " ", which]);
  const place = make("p", { className: "place" });
  const name = make("p", { className: "name" });
  const does = make("p", { className: "does" });
  const who = make("p", { className: "who" });
  const time = make("div", { className: "time", role: "timer" });
  const bar = make("progress", { max: 1, value: 0 });
  bar.setAttribute("aria-label", sentences.bar);
  const said = make("p", { className: "said", role: "status" });
  const button = (text, pressed) => {
    const made = make("button", { type: "button", textContent: text });
    made.addEventListener("click", pressed);
    return made;
  };
  const run = button(sentences.start, () => (state.ends ? pause() : start()));
  const next = button(sentences.next, () => go(state.step + 1));
  const back = button(sentences.back, () => go(state.step - 1));
  const more = button(sentences.more, longer);
  const anew = button(sentences.anew, () => begin(state.meeting));
  run.className = "main";
  const list = make("ol", {});
  list.setAttribute("aria-label", sentences.steps);
  el.append(
    make("div", { className: "sherpa-clock" }, [
      chooser,
      make("div", { className: "face" }, [place, name, does, who, time, bar]),
      make("div", { className: "buttons" }, [run, next, back, more, anew]),
      said,
      list,
    ]),
  );
  let state = { signature: "", meeting: 0, step: 0, left: 0, ends: 0, told: "" };

  const meetings = () => model.get("meetings");
  const steps = () => meetings()[state.meeting]?.steps ?? [];
  const left = () => (state.ends ? state.ends - Date.now() : state.left);
  const finished = () => state.step >= steps().length;
  const whole = () => (steps()[state.step]?.minutes ?? 0) * MINUTE;

  function keep() {
    try {
      sessionStorage.setItem(CLOCK, JSON.stringify(state));
    } catch {
      // no storage: the clock runs as long as the page is open
    }
  }
  function kept() {
    try {
      return JSON.parse(sessionStorage.getItem(CLOCK));
    } catch {
      return null;
    }
  }
  function figures(milliseconds) {
    const seconds = Math.ceil(Math.abs(milliseconds) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
  function tell(sentence) {
    said.textContent = sentence;
  }
  function tellStep() {
    const own = steps()[state.step];
    tell(
      own
        ? filled(sentences.told, { step: state.step + 1, of: steps().length, name: own.name, minutes: own.minutes, who: own.who }).trim()
        : sentences.finished,
    );
  }
  function begin(meeting) {
    state = { ...state, meeting, step: 0, ends: 0, told: "" };
    state.left = whole();
    tell("");
    show();
  }
  function start() {
    state.ends = Date.now() + state.left;
    tellStep();
    show();
  }
  function pause() {
    state.left = left();
    state.ends = 0;
    show();
  }
  function go(step) {
    state.step = Math.max(0, Math.min(step, steps().length));
    state.left = whole();
    state.told = "";
    state.ends = state.ends && !finished() ? Date.now() + state.left : 0;
    tellStep();
    show();
  }
  function longer() {
    // What is over time already is forgiven: one minute is left from now.
    const now = Math.max(0, left()) + MINUTE;
    if (state.ends) state.ends = Date.now() + now;
    else state.left = now;
    state.told = "";
    show();
  }
  function show() {
    const own = steps()[state.step];
    place.textContent = own ? filled(sentences.step, { step: state.step + 1, of: steps().length }) : "";
    name.textContent = own ? own.name : sentences.finished;
    does.textContent = own ? own.does : "";
    who.textContent = own ? own.who : "";
    run.textContent = state.ends ? sentences.pause : state.left === whole() && !state.step ? sentences.start : sentences.go_on;
    for (const one of [run, next, more]) one.disabled = finished();
    back.disabled = !state.step;
    time.hidden = bar.hidden = finished();
    list.replaceChildren(
      ...steps().map((step, number) => {
        const item = make("li", { textContent: `${step.name} (${step.minutes}′)` });
        if (number === state.step) item.setAttribute("aria-current", "step");
        return item;
      }),
    );
    keep();
    tick();
  }
  function tick() {
    if (finished()) return;
    const now = left();
    time.textContent = filled(now >= 0 ? sentences.left : sentences.over, { time: figures(now) });
    time.classList.toggle("over", now < 0);
    bar.value = whole() ? Math.min(1, Math.max(0, 1 - now / whole())) : 1;
    if (!state.ends) return;
    if (now <= 0 && state.told !== "up") {
      state.told = "up";
      keep();
      tell(sentences.up);
    } else if (now > 0 && now <= MINUTE && whole() > 2 * MINUTE && !state.told) {
      state.told = "minute";
      keep();
      tell(sentences.minute);
    }
  }
  function take() {
    const signature = JSON.stringify(meetings().map((meeting) => meeting.steps.map((step) => step.minutes)));
    which.replaceChildren(...meetings().map((meeting, number) => make("option", { value: String(number), textContent: meeting.name })));
    chooser.hidden = meetings().length < 2;
    const before = state.signature ? state : kept();
    if (before?.signature === signature) {
      state = before;
      show();
    } else {
      state = { ...state, signature };
      begin(0);
    }
    which.value = String(state.meeting);
  }
  which.addEventListener("change", () => begin(Number(which.value)));
  model.on("change:meetings", take);
  take();
  const ticking = setInterval(tick, 250);
  document.addEventListener("visibilitychange", tick);
  return () => {
    clearInterval(ticking);
    document.removeEventListener("visibilitychange", tick);
  };
}

export default { render };
