// Long work: a bar with how far it is, in words too, and a button that stops it.

function render({ model, el }) {
  const sentences = model.get("sentences");
  const title = make("p", { className: "title" });
  const bar = make("div", { className: "bar" });
  const track = make("div", { className: "track", role: "progressbar" }, [bar]);
  track.setAttribute("aria-valuemin", "0");
  const told = make("p", { className: "told" });
  const stop = make("button", { type: "button", textContent: sentences.stop });
  const box = make("div", { className: "sherpa-job", hidden: true }, [
    make("div", { className: "words" }, [title, told]), track, stop,
  ]);
  const spoken = make("p", { className: "for-screen-reader", role: "status" });
  el.append(box, spoken);
  stop.addEventListener("click", () => model.send({ kind: "stop" }));

  function show() {
    const running = model.get("running");
    const of = model.get("of");
    const done = model.get("done");
    box.hidden = !running;
    title.textContent = model.get("title");
    track.setAttribute("aria-label", model.get("title"));
    told.textContent = model.get("stopping") ? sentences.stopping
      : of ? filled(sentences.progress, { done, of }) : sentences.starting;
    track.setAttribute("aria-valuetext", told.textContent);
    track.setAttribute("aria-valuemax", String(of || 1));
    if (of) track.setAttribute("aria-valuenow", String(done));
    else track.removeAttribute("aria-valuenow");
    bar.style.width = of ? `${(100 * done) / of}%` : "0";
    stop.disabled = model.get("stopping");
  }

  model.on("change:running", () => (spoken.textContent = model.get("running") ? model.get("title") : ""));
  model.on("change:stopping", () => (spoken.textContent = model.get("stopping") ? sentences.stopping : ""));
  for (const name of ["title", "running", "stopping", "done", "of"]) model.on(`change:${name}`, show);
  show();
}

export default { render };
