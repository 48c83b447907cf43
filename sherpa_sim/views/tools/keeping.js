// Who is here and what this browser kept of a tool. Who signed in on this tab is known to the server by her token.

const TOKEN = "sherpa-sign-in"; // as the page with papers leaves it

function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null; // no storage, or not ours
  }
}

function render({ model, el }) {
  const sentences = model.get("sentences");
  const place = `sherpa-tool-${model.get("tool")}`;
  const line = make("p", { role: "status" });
  el.append(make("div", { className: "sherpa-keeping" }, [line]));

  const inBrowser = model.get("in_browser");

  function nobody() {
    const parts = [inBrowser ? sentences.browser : sentences.page, " "];
    if (model.get("sign_in_at")) {
      parts.push(make("a", { href: model.get("sign_in_at"), textContent: sentences.sign_in }), " ");
    }
    if (inBrowser && read(localStorage, place)) {
      const forget = make("button", { type: "button", textContent: sentences.forget });
      forget.addEventListener("click", () => {
        localStorage.removeItem(place);
        location.reload();
      });
      parts.push(forget);
    }
    line.replaceChildren(...parts);
  }

  model.on("msg:custom", (message) => {
    if (message.kind === "who") {
      if (message.sentence) line.textContent = message.sentence;
      else nobody();
    } else if (message.kind === "forget") {
      localStorage.removeItem(place); // there was something in it, so there is a storage
    } else if (message.kind === "unsaved") {
      line.textContent = sentences.unsaved;
    } else if (message.kind === "saved") {
      nobody();
    } else if (message.kind === "keep") {
      try {
        localStorage.setItem(place, JSON.stringify(message.record));
        if (!line.querySelector("button")) nobody();
      } catch {
        line.textContent = sentences.full;
      }
    }
  });
  model.send({ kind: "here", ...read(sessionStorage, TOKEN), kept: inBrowser ? read(localStorage, place) : null });
}

export default { render };
