// Every change goes to Python at once and counts as saved only when Python says so. What is not saved yet is kept in
// this tab, so that loading the page again loses nothing, and it is sent again until it is saved.

const kinds = {}; // one builder a kind of question: (question, context) => { element, show(answer), flush? }

const UNANSWERED = 8000; // milliseconds without an answer before we say that nothing is being saved
const AGAIN = 3000; // milliseconds before what failed is tried again

function saving(model, tell) {
  const place = model.get("kept_as");
  const waiting = new Map(kept());
  let sent = null;
  let timer = 0;
  let number = 0;
  let idle = [];

  function kept() {
    try {
      return place ? JSON.parse(sessionStorage.getItem(place)) || [] : [];
    } catch {
      return []; // no storage, or not ours
    }
  }

  function keep() {
    if (!place) return;
    try {
      if (waiting.size) sessionStorage.setItem(place, JSON.stringify([...waiting]));
      else sessionStorage.removeItem(place);
    } catch { /* full or forbidden: the page itself still holds the answer */ }
  }

  function next() {
    clearTimeout(timer);
    if (!waiting.size) {
      idle.splice(0).forEach((done) => done());
      return;
    }
    const [question, answer] = waiting.entries().next().value;
    sent = { number: ++number, question, answer };
    model.send({ kind: "answer", ...sent });
    timer = setTimeout(() => {
      tell("lost");
      next();
    }, UNANSWERED);
  }

  function heard(message) {
    if (!sent || message.number !== sent.number) return;
    const { question, answer } = sent;
    sent = null;
    clearTimeout(timer);
    if (message.kind === "not_saved") {
      tell("failed", message.sentence);
      timer = setTimeout(next, AGAIN);
      return;
    }
    if (JSON.stringify(waiting.get(question)) === JSON.stringify(answer)) waiting.delete(question);
    keep();
    if (message.kind === "saved") tell(waiting.size ? "saving" : "saved", message.at);
    next();
  }

  function put(question, answer) {
    waiting.delete(question); // so that it goes to the end of the row
    waiting.set(question, answer);
    keep();
    tell("saving");
    if (!sent) next();
  }

  const leaving = (event) => waiting.size && event.preventDefault();
  window.addEventListener("beforeunload", leaving);
  model.on("msg:custom", heard);
  if (waiting.size) next();
  return {
    put,
    waiting,
    whenSaved: (done) => (waiting.size ? idle.push(done) : done()),
    stop: () => {
      clearTimeout(timer);
      window.removeEventListener("beforeunload", leaving);
      model.off("msg:custom", heard);
    },
  };
}
