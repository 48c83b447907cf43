// Sign in with a code; while this tab is open, loading the page again needs no code.

const TOKEN = "sherpa-sign-in";

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(TOKEN));
  } catch {
    return null;
  }
}

function remember(group, token) {
  try {
    sessionStorage.setItem(TOKEN, JSON.stringify({ group, token }));
  } catch { /* then the code is asked again */ }
}

function forget() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith("sherpa-")) sessionStorage.removeItem(key);
  } catch { /* nothing was remembered */ }
}

function render({ model, el }) {
  const sentences = model.get("sentences");
  const input = make("input", {
    type: model.get("hidden") ? "password" : "text", id: "personal-code",
    autocomplete: model.get("hidden") ? "current-password" : "off", autocapitalize: "characters", spellcheck: false, maxLength: 80,
  });
  input.setAttribute("aria-describedby", "personal-code-help personal-code-problem");
  const problem = make("p", { className: "problem", id: "personal-code-problem", role: "alert", hidden: true });
  const button = make("button", { type: "submit", textContent: sentences.sign_in });
  const groups = model.get("groups");
  const group = make("select", { id: "personal-group" });
  for (const [key, name] of groups) group.append(new Option(name, key));
  const which = make("div", { hidden: groups.length < 2 }, [
    make("label", { htmlFor: group.id, textContent: sentences.group }), group,
  ]);
  const form = make("form", { className: "card", noValidate: true }, [
    which,
    make("label", { htmlFor: input.id, textContent: sentences.code }),
    make("p", { className: "help", id: "personal-code-help", textContent: sentences.help }),
    input, problem, button,
  ]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    busy(true);
    model.send({ kind: "code", group: group.value, code: input.value });
  });
  const who = make("p", { tabIndex: -1 });
  const out = make("button", { type: "button", textContent: sentences.sign_out });
  out.addEventListener("click", () => {
    model.send({ kind: "out", ...remembered() });
  });
  const inside = make("div", { className: "who", hidden: true }, [who, out]);
  const waiting = make("p", { role: "status", className: "waiting" });
  const box = make("div", { className: "sherpa-sign-in" }, [waiting, form, inside]);
  el.append(box);

  function busy(yes) {
    button.disabled = yes;
    waiting.textContent = yes ? sentences.busy : "";
    if (yes) complain("");
  }

  function complain(sentence) {
    problem.textContent = sentence;
    problem.hidden = !sentence;
    if (sentence) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  function heard(message) {
    busy(false);
    if (message.kind === "signed_in") {
      if (message.token) remember(message.group, message.token);
      who.textContent = message.sentence;
      input.value = "";
      inside.hidden = false;
      form.hidden = true;
      if (!message.resumed) who.focus();
    } else if (message.kind === "refused") {
      form.hidden = false;
      complain(message.sentence);
      input.focus();
    } else if (message.kind === "ask") {
      forget();
      form.hidden = false;
    } else if (message.kind === "signed_out") {
      forget();
      location.reload();
    }
  }

  model.on("msg:custom", heard);
  const scanned = new URLSearchParams(location.hash.slice(1)); // from a sheet or a terminal; a server never sees this
  const ticket = scanned.get("ticket");
  if (scanned.get("code") || ticket) {
    input.value = scanned.get("code") || "";
    if (groups.some(([key]) => key === scanned.get("group"))) group.value = scanned.get("group");
    history.replaceState(null, "", location.pathname + location.search);
  }
  const known = scanned.get("code") ? null : remembered();
  if (ticket || known) {
    form.hidden = true;
    busy(true);
    model.send(ticket ? { kind: "ticket", group: group.value, ticket } : { kind: "resume", ...known });
  }
}

export default { render };
