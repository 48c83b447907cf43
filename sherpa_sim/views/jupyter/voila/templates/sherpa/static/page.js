// What every page does by itself: keep the place when the language is switched, never wait without a word, and say when
// its kernel has ended and how to go on.
// It runs while the rest of the page is still on its way, right after the part that it looks after.

const SLOW = 10000; // milliseconds until we say that a first time takes longer
const LATE = 180000; // milliseconds until we say that something is wrong

function pointLanguages() {
  for (const link of document.querySelectorAll("[data-language]")) {
    const query = new URLSearchParams(location.search);
    query.set("lang", link.dataset.language);
    link.href = `${location.pathname}?${query}${location.hash}`;
  }
}

window.addEventListener("address-changed", pointLanguages);
pointLanguages();

const starting = document.getElementById("starting");
if (starting) {
  const content = document.getElementById("content");
  const say = (name) => () => (starting.querySelector(name).hidden = false);
  const sayings = [setTimeout(say(".slow"), SLOW), setTimeout(say(".late"), LATE)];
  const watch = new MutationObserver(() => {
    if (content.textContent.includes("Error displaying widget")) tryAgain();
    if (!content.querySelector(".view img, .view h1, .trouble[role=alert]")) return;
    sessionStorage.removeItem(TRIES);
    sayings.forEach(clearTimeout);
    watch.disconnect();
    starting.remove();
  });
  watch.observe(content, { childList: true, subtree: true });
}

// JupyterLab's widgets ask the kernel for what stands on the page, and after this many milliseconds ask again in a way that
// can leave the page empty. Where many open a page at once, an answer may take longer; so they wait.
const ASKED_AGAIN = 4000;
const WAIT = 15000;
const later = window.setTimeout;
window.setTimeout = (work, pause, ...rest) => later(work, pause === ASKED_AGAIN ? WAIT : pause, ...rest);

// Where that answer was lost all the same, the page is asked for once more, and a second time; nothing was done on it yet.
const LOST = 25000; // milliseconds after the server has sent all of the page
const TRIES = "sherpa-tries";

function tryAgain() {
  const tries = Number(sessionStorage.getItem(TRIES) || 0);
  sessionStorage.setItem(TRIES, tries + 1);
  if (tries < 2) location.reload();
  else sayEnded(".gone");
}

window.addEventListener("load", () => later(() => document.getElementById("starting") && tryAgain(), LOST));

// What Voila's own server would call while a page is made.
window.voila_heartbeat = window.voila_process = window.voila_finish = () => {};

// The server closes a page's websocket with one of these codes when its kernel has ended. JupyterLab, which holds the
// websocket, would go on trying in silence.
const ENDS = { 4001: ".gone", 4002: ".idle", 4003: ".long" };

function sayEnded(sentence) {
  const ended = document.getElementById("ended");
  if (!ended || !ended.hidden) return;
  ended.querySelector(sentence).hidden = false;
  ended.hidden = false;
  ended.querySelector("button").addEventListener("click", () => location.reload());
  document.getElementById("content").addEventListener("input", () => location.reload());
}

const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  constructor(...address) {
    super(...address);
    this.addEventListener("close", (event) => event.code in ENDS && sayEnded(ENDS[event.code]));
  }
};
