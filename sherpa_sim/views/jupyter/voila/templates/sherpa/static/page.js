// What every page does by itself: keep the place when the language is switched, and never wait without a word.
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
    if (!content.querySelector(".view img, .view h1, .trouble[role=alert]")) return;
    sayings.forEach(clearTimeout);
    watch.disconnect();
    starting.remove();
  });
  watch.observe(content, { childList: true, subtree: true });
}
