// A piece of page. What is the same as before is left alone, so that a reader's place and open folds are kept.

function render({ model, el }) {
  const panel = document.createElement("div");
  if (model.get("kind")) panel.className = model.get("kind");
  if (model.get("spoken")) panel.setAttribute("role", "status");
  el.append(panel);

  function show() {
    const open = [...panel.querySelectorAll("details")].map((fold) => fold.open);
    panel.innerHTML = model.get("html");
    panel.querySelectorAll("details").forEach((fold, index) => (fold.open = open[index] ?? fold.open));
  }

  model.on("change:html", show);
  show();
  if (model.get("reached")) {
    const heading = panel.querySelector("h2, h3, h4, h5");
    heading.tabIndex = -1;
    const reach = () => (heading.isConnected ? heading.focus() : requestAnimationFrame(reach)); // once it stands on the page
    requestAnimationFrame(reach);
  }
}

export default { render };
