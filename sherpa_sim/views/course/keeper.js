// Where somebody is in a unit, and what she did in it. Who signed in on this tab is known to the server by her token;
// for anybody else this browser keeps it.

const TOKEN = "sherpa-sign-in"; // as the page with papers leaves it
const SETTLED = 1500; // milliseconds on one spot before it counts as reached

function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null; // no storage, or not ours
  }
}

function render({ model, el }) {
  const sentences = model.get("sentences");
  const place = `sherpa-unit-${model.get("unit")}`;
  const line = make("p", { className: "kept", role: "status" });
  const resume = make("p", { className: "resume", hidden: true });
  el.append(make("div", { className: "sherpa-keeper" }, [line, resume]));

  const headings = () => [...document.querySelectorAll(".prose h2")];

  function offer(reached) {
    const heading = headings()[reached];
    if (!reached || !heading) return;
    const title = heading.firstChild?.textContent.trim() ?? "";
    const link = make("button", { type: "button", textContent: filled(sentences.go_on, { place: title }) });
    link.addEventListener("click", () => {
      heading.tabIndex = -1;
      heading.scrollIntoView();
      heading.focus({ preventScroll: true });
      resume.hidden = true;
    });
    resume.replaceChildren(link);
    resume.hidden = false;
  }

  function nobody() {
    const forget = make("button", { type: "button", textContent: sentences.forget });
    forget.addEventListener("click", () => {
      try {
        localStorage.removeItem(place);
      } catch { /* nothing was kept */ }
      location.reload();
    });
    const parts = [sentences.browser, " "];
    if (model.get("sign_in_at")) {
      parts.push(make("a", { href: model.get("sign_in_at"), textContent: sentences.sign_in }), " ");
    }
    line.replaceChildren(...parts, ...(read(localStorage, place) ? [forget] : []));
  }

  function heard(message) {
    if (message.kind === "who") {
      if (message.sentence) line.textContent = message.sentence;
      else nobody();
      offer(message.reached);
    } else if (message.kind === "trouble") {
      line.textContent = message.sentence;
    } else if (message.kind === "keep") {
      try {
        localStorage.setItem(place, JSON.stringify(message.answers));
      } catch { /* full or forbidden: the page still has it */ }
    }
  }

  let furthest = 0;
  let timer = 0;
  function scrolled() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const passed = headings().filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2).length - 1;
      if (passed > 0 && passed !== furthest) model.send({ kind: "reached", place: (furthest = passed) });
    }, SETTLED);
  }

  addEventListener("scroll", scrolled, { passive: true });
  model.on("msg:custom", heard);
  model.send({ kind: "here", ...read(sessionStorage, TOKEN), kept: read(localStorage, place) });
  return () => {
    clearTimeout(timer);
    removeEventListener("scroll", scrolled);
  };
}

export default { render };
