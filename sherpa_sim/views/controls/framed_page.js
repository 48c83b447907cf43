// A whole page, in a frame in which no program runs; as high as what it holds.

function render({ model, el }) {
  const frame = make("iframe", { className: "sherpa-framed", title: model.get("title"), srcdoc: model.get("html") });
  frame.setAttribute("sandbox", "allow-same-origin allow-popups");
  frame.addEventListener("load", () => {
    const fit = () => {
      frame.style.height = "0"; // a page is never lower than its frame
      frame.style.height = `${frame.contentDocument.documentElement.scrollHeight + 8}px`;
    };
    fit();
    new ResizeObserver(fit).observe(frame.contentDocument.body);
  });
  el.append(frame);
}

export default { render };
