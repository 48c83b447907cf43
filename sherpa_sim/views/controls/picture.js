// Shows image bytes as soon as they are decoded, and tells Python how much room there is.

function render({ model, el }) {
  const image = document.createElement("img");
  image.className = "sherpa-picture";
  image.alt = "";
  el.append(image);
  let address = null;
  let reported = 0; // the width that Python was told of
  let timer = 0;

  async function show() {
    const content = model.get("image");
    if (!content || !content.byteLength) return;
    const [number, more] = [model.get("number"), model.get("more")];
    const next = URL.createObjectURL(new Blob([content], { type: `image/${model.get("kind")}` }));
    image.src = next;
    image.alt = model.get("alternative");
    image.style.height = `${model.get("height")}px`;
    try {
      await image.decode();
    } catch {
      URL.revokeObjectURL(next); // a newer picture took its place
      return;
    }
    if (address) URL.revokeObjectURL(address);
    address = next;
    image.dataset.number = number;
    image.setAttribute("aria-busy", String(more));
    image.dispatchEvent(new CustomEvent("picture-shown", { bubbles: true, detail: { number } }));
  }

  function report() {
    const width = Math.floor(el.clientWidth);
    if (!width || width === reported) return;
    reported = width;
    const ratio = window.devicePixelRatio || 1;
    const drawnFor = model.get("room");
    if (drawnFor.width === width && drawnFor.ratio === ratio) {
      show();
      return;
    }
    model.set("room", { width, ratio });
    model.save_changes();
  }

  const observer = new ResizeObserver(() => {
    clearTimeout(timer);
    if (reported) timer = setTimeout(report, 200);
    else report();
  });
  observer.observe(el);
  model.on("change:number", show);
  return () => {
    observer.disconnect();
    if (address) URL.revokeObjectURL(address);
  };
}

export default { render };
