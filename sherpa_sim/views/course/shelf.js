// The units, each with how far one is: as the server says of who signed in, else as this browser kept it.

function keptHere(unit) {
  try {
    return JSON.parse(localStorage.getItem(`sherpa-unit-${unit}`)) || {};
  } catch {
    return {};
  }
}

function render({ model, el }) {
  const sentences = model.get("sentences");
  const counted = make("p", { className: "counted", role: "status" });
  const list = make("ol", { className: "units" });
  el.append(make("div", { className: "sherpa-shelf" }, [counted, list]));

  function show() {
    const units = model.get("units");
    const kept = model.get("kept");
    let finished = 0;
    const cards = units.map((unit) => {
      const answers = kept ? kept[unit.key] || {} : keptHere(unit.key);
      const done = unit.tasks.filter((task) => answers[task] !== undefined).length;
      const state = answers[sentences.finished_key] ? "finished" : Object.keys(answers).length ? "begun" : "new";
      if (state === "finished") finished += 1;
      const link = make("a", { href: unit.address, textContent: unit.name });
      const told = filled(sentences[state], { done, of: unit.tasks.length });
      return make("li", { className: state }, [
        make("h2", {}, [link]),
        make("p", { textContent: unit.heart }),
        make("p", { className: "about", textContent: unit.about }),
        make("p", { className: "state", textContent: told }),
        make("span", { className: "go", textContent: sentences[`open_${state}`], ariaHidden: "true" }),
      ]);
    });
    list.replaceChildren(...cards);
    counted.textContent = finished ? filled(sentences.counted, { done: finished, of: units.length }) : "";
  }

  model.on("change:kept", show);
  addEventListener("pageshow", show); // back from a unit
  show();
  return () => removeEventListener("pageshow", show);
}

export default { render };
