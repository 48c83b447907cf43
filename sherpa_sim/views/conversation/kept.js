// What this browser keeps: talks of whoever did not sign in, which talk is open on this tab, and what is not sent yet.

const TOKEN = "sherpa-sign-in"; // as the page with papers leaves it
const TALK = "sherpa-talk-";
const HINTS = "sherpa-hints";
const ROOM = 3000000; // bytes of one message, of the four million that the door lets through

function stored(storage, key) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null; // no storage, or not ours
  }
}

function store(storage, key, value) {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
  } catch { /* full or forbidden: the page still has it */ }
}

function talksKept() {
  const talks = [];
  let room = ROOM;
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(TALK)).sort().reverse()) {
      room -= 2 * localStorage.getItem(key).length; // the latest first, as far as one message goes
      if (room < 0) break;
      const talk = stored(localStorage, key);
      if (talk) talks.push(talk);
    }
  } catch { /* nothing was kept */ }
  return talks.reverse();
}
