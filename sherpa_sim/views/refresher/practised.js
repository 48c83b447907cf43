// What this browser kept of the units and of talks: read once, when the page opens.

const TALK = "sherpa-talk-";
const ROOM = 3000000; // bytes of one message, of the four million that the door lets through

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // not ours
  }
}

function render({ model }) {
  const units = {};
  let talks = [];
  let room = ROOM;
  try {
    for (const unit of model.get("units")) {
      const kept = read(`sherpa-unit-${unit}`);
      if (kept) units[unit] = kept;
    }
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(TALK)).sort().reverse()) {
      room -= 2 * localStorage.getItem(key).length; // the latest first, as far as one message goes
      if (room < 0) break;
      talks.push(read(key));
    }
  } catch {
    talks = []; // no storage: nothing was kept
  }
  model.send({ kind: "practised", units, talks: talks.filter(Boolean) });
}

export default { render };
