// Buttons that ask Python for a file and let the browser save it.

function render({ model, el }) {
  const sentences = model.get("sentences");
  const row = document.createElement("div");
  row.className = "sherpa-downloads";
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  for (const offer of model.get("offers")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = offer.label;
    button.dataset.name = offer.name;
    button.addEventListener("click", () => {
      status.textContent = "";
      model.send({ kind: "wanted", name: offer.name });
    });
    row.append(button);
  }
  el.append(row, status);

  model.on("msg:custom", (message, buffers) => {
    if (message.kind === "failed") {
      status.textContent = message.why || sentences.failed;
      return;
    }
    const address = URL.createObjectURL(new Blob([buffers[0]], { type: message.type }));
    const link = document.createElement("a");
    link.href = address;
    link.download = message.name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    status.textContent = sentences.saved.replace("{name}", message.name);
  });
}

export default { render };
