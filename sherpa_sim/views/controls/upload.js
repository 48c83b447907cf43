// A button that takes files, which may also be dropped on it; they travel in pieces, the next when one has come.

let uploads = 0;

function render({ model, el }) {
  const sentences = model.get("sentences");
  const limits = model.get("limits");
  const id = `upload-${++uploads}`;
  const input = make("input", {
    type: "file", hidden: true, accept: model.get("accept"), multiple: model.get("several"), tabIndex: -1,
  });
  input.setAttribute("aria-label", model.get("label"));
  const button = make("button", { type: "button", textContent: model.get("label") });
  button.setAttribute("aria-describedby", `${id}-help ${id}-problem`);
  const help = make("p", { className: "help", id: `${id}-help`, textContent: model.get("help") });
  const problem = make("p", { className: "problem", id: `${id}-problem`, role: "alert", hidden: true });
  const status = make("p", { className: "status", role: "status" });
  const drop = make("span", { className: "drop", textContent: sentences.drop });
  drop.setAttribute("aria-hidden", "true");
  const box = make("div", { className: "sherpa-upload" }, [
    make("div", { className: "row" }, [button, drop]), input, help, problem, status,
  ]);
  el.append(box);
  let answered = () => {};

  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    send([...input.files]);
    input.value = ""; // the same file, put right, can be chosen again
  });
  box.addEventListener("dragover", (event) => {
    event.preventDefault();
    box.classList.add("over");
  });
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    if (!button.disabled) send([...event.dataTransfer.files]);
  });

  function complain(sentence) {
    problem.textContent = sentence;
    problem.hidden = !sentence;
  }

  async function send(files) {
    if (!files.length) return;
    complain("");
    const large = files.find((file) => file.size > limits.largest);
    const total = files.reduce((sum, file) => sum + file.size, 0);
    if (large) return complain(filled(sentences.too_large, { file: large.name }));
    if (files.length > limits.most || total > limits.total) return complain(sentences.too_many);
    const contents = [];
    for (const file of files) {
      try {
        contents.push(await file.arrayBuffer());
      } catch {
        return complain(filled(sentences.unreadable, { file: file.name }));
      }
    }
    button.disabled = true;
    const announced = files.map((file, index) => ({ name: file.name, size: contents[index].byteLength }));
    let sent = 0;
    await said({ kind: "begin", files: announced });
    for (const content of contents) {
      for (let start = 0; start < content.byteLength; start += limits.piece) {
        const piece = content.slice(start, start + limits.piece);
        sent += piece.byteLength;
        status.textContent = filled(sentences.sending, { percent: Math.floor((100 * sent) / (total || 1)) });
        await said({ kind: "piece" }, [piece]);
      }
    }
  }

  function said(content, buffers) {
    return new Promise((resolve) => {
      answered = resolve;
      model.send(content, undefined, buffers);
    });
  }

  model.on("msg:custom", (message) => {
    if (message.kind === "here") status.textContent = sentences.looking;
    if (message.kind === "done") {
      button.disabled = false;
      status.textContent = "";
    }
    answered();
  });
}

export default { render };
