// The sections of the desk; on a phone they unfold from one button.

function render({ model, el }) {
  const sentences = model.get("sentences");
  const list = make("ul", { id: "desk-sections" });
  const toggle = make("button", { type: "button", className: "toggle" });
  toggle.setAttribute("aria-controls", list.id);
  const opening = make("p", { className: "opening", role: "status" });
  const nav = make("nav", { className: "desk-navigation" }, [toggle, list, opening]);
  nav.setAttribute("aria-label", sentences.label);
  const buttons = {};
  for (const [key, title] of model.get("sections")) {
    buttons[key] = make("button", { type: "button", textContent: title });
    buttons[key].addEventListener("click", () => choose(key));
    list.append(make("li", {}, [buttons[key]]));
  }
  el.append(nav);

  function fold(open) {
    toggle.setAttribute("aria-expanded", String(open));
    nav.classList.toggle("open", open);
  }

  function show() {
    const current = model.get("current");
    for (const [key, button] of Object.entries(buttons)) {
      if (key === current) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
    const query = new URLSearchParams(location.search);
    if (current && query.get("part") !== current) {
      query.set("part", current);
      history.replaceState(null, "", `${location.pathname}?${query}`);
      window.dispatchEvent(new Event("address-changed"));
    }
  }

  function choose(key) {
    fold(false);
    opening.textContent = sentences.opening;
    model.send({ kind: "choose", key });
  }

  // What was just opened may still be on its way to the page.
  function look(tries) {
    const heading = document.querySelector(".desk .opened h2");
    if (!heading) return tries && setTimeout(() => look(tries - 1), 50);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "center" });
  }

  toggle.textContent = sentences.menu;
  toggle.addEventListener("click", () => fold(toggle.getAttribute("aria-expanded") !== "true"));
  model.on("change:current", show);
  model.on("msg:custom", (message) => {
    if (message.kind === "look") return look(40);
    opening.textContent = "";
    if (!message.focus) return;
    const heading = document.querySelector(".desk h1");
    if (heading) heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  });
  fold(false);
  show();
}

export default { render };
