// The full address of what is on the page, in a field, on the clipboard and in the address bar.

let links = 0;

function render({ model, el }) {
  const sentences = model.get("sentences");
  const row = document.createElement("div");
  row.className = "sherpa-share";
  const label = document.createElement("label");
  label.textContent = sentences.label;
  const field = document.createElement("input");
  field.type = "text";
  field.readOnly = true;
  field.id = `share-link-${++links}`;
  label.htmlFor = field.id;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = sentences.copy;
  const status = document.createElement("p");
  status.setAttribute("role", "status");

  function show() {
    const query = model.get("query");
    field.value = `${location.origin}${location.pathname}?${query}`;
    history.replaceState(null, "", `${location.pathname}?${query}${location.hash}`);
    window.dispatchEvent(new CustomEvent("address-changed"));
    status.textContent = "";
  }

  button.addEventListener("click", async () => {
    let copied = false;
    try {
      await navigator.clipboard.writeText(field.value);
      copied = true;
    } catch {
      field.select(); // no clipboard outside https and localhost
      copied = document.execCommand("copy");
    }
    status.textContent = copied ? sentences.copied : sentences.not_copied;
  });
  field.addEventListener("focus", () => field.select());
  row.append(label, field, button);
  el.append(row, status);
  model.on("change:query", show);
  show();
}

export default { render };
