// What this browser kept of the units and of talks: read once, when the page opens.

function render({ model }) {
  const units = {};
  for (const unit of model.get("units")) {
    const kept = stored(localStorage, `sherpa-unit-${unit}`);
    if (kept) units[unit] = kept;
  }
  model.send({ kind: "practised", units, talks: talksKept() });
}

export default { render };
