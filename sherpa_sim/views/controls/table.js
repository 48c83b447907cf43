// A table by pages: its headings sort it, a field searches it, its rows have buttons.

let tables = 0;

function render({ model, el }) {
  const sentences = model.get("sentences");
  const id = `table-${++tables}`;
  const find = make("input", { type: "search", id: `${id}-find`, autocomplete: "off" });
  const findRow = make("p", { className: "find" }, [make("label", { htmlFor: find.id, textContent: sentences.find }), find]);
  const caption = make("caption", { textContent: model.get("caption") });
  const head = make("thead");
  const body = make("tbody");
  const table = make("table", { id }, [caption, head, body]);
  const nothing = make("p", { className: "nothing" });
  const shown = make("p", { className: "shown", role: "status" });
  const before = make("button", { type: "button", textContent: sentences.before });
  const after = make("button", { type: "button", textContent: sentences.after });
  const steps = make("div", { className: "steps" }, [before, shown, after]);
  el.append(make("div", { className: "sherpa-table" }, [findRow, table, nothing, steps]));
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  let start = 0;
  let sorted = { column: -1, down: false };

  const value = (row, column) => row.cells[column].sort ?? row.cells[column].text;
  const compare = (one, other) =>
    typeof one === "number" && typeof other === "number" ? one - other : collator.compare(String(one), String(other));

  function wanted() {
    const asked = find.value.trim().toLowerCase();
    const rows = model.get("rows").filter(
      (row) => !asked || row.cells.some((cell) => cell.text.toLowerCase().includes(asked)),
    );
    if (sorted.column < 0) return rows;
    const way = sorted.down ? -1 : 1;
    return rows.slice().sort((one, other) => way * compare(value(one, sorted.column), value(other, sorted.column)));
  }

  function heading(column, place) {
    const cell = make("th", { scope: "col", className: column.number ? "number" : "" });
    if (!column.sortable || model.get("rows").length < 2) {
      cell.textContent = column.heading;
      return cell;
    }
    const ours = sorted.column === place;
    if (ours) cell.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
    const arrow = make("span", { className: "arrow", textContent: ours ? (sorted.down ? "▼" : "▲") : "↕" });
    arrow.setAttribute("aria-hidden", "true");
    const button = make("button", { type: "button", title: filled(sentences.sort, { column: column.heading }) }, [
      column.heading, arrow,
    ]);
    button.addEventListener("click", () => {
      sorted = { column: place, down: ours && !sorted.down };
      start = 0;
      show();
      head.querySelectorAll("th")[place].querySelector("button").focus();
    });
    cell.append(button);
    return cell;
  }

  function line(row, columns, withActions) {
    const cells = row.cells.map((cell, place) => {
      const kind = [columns[place].number ? "number" : "", cell.text ? "" : "empty", cell.tone].join(" ").trim();
      if (place === 0) return make("th", { scope: "row", className: kind, textContent: cell.text });
      const content = make("span", { textContent: cell.text });
      const made = make("td", { className: kind }, [content]);
      made.dataset.column = columns[place].heading;
      return made;
    });
    if (withActions) {
      const buttons = row.actions.map((action) => {
        const button = make("button", { type: "button", textContent: action.label });
        button.setAttribute("aria-label", `${action.label}: ${row.cells[0].text}`);
        button.addEventListener("click", () => model.send({ kind: "action", row: row.key, action: action.key }));
        return button;
      });
      cells.push(make("td", { className: "actions" }, buttons));
    }
    return make("tr", {}, cells);
  }

  function show() {
    const columns = model.get("columns");
    const every = model.get("rows");
    const page = model.get("page");
    const rows = wanted();
    const withActions = every.some((row) => row.actions.length);
    if (start >= rows.length) start = 0;
    const now = rows.slice(start, start + page);
    const headings = columns.map(heading);
    if (withActions) headings.push(make("th", { scope: "col" }, [
      make("span", { className: "for-screen-reader", textContent: sentences.actions }),
    ]));
    head.replaceChildren(make("tr", {}, headings));
    body.replaceChildren(...now.map((row) => line(row, columns, withActions)));
    table.hidden = !now.length;
    nothing.hidden = Boolean(now.length);
    nothing.textContent = every.length ? sentences.none : sentences.empty;
    findRow.hidden = every.length <= page;
    steps.hidden = every.length <= page;
    shown.textContent = now.length
      ? filled(sentences.shown, { first: start + 1, last: start + now.length, all: rows.length })
      : "";
    before.disabled = start === 0;
    after.disabled = start + page >= rows.length;
  }

  function turn(way) {
    start = Math.max(0, start + way * model.get("page"));
    show();
    table.scrollIntoView({ block: "start" });
  }

  before.addEventListener("click", () => turn(-1));
  after.addEventListener("click", () => turn(1));
  find.addEventListener("input", () => {
    start = 0;
    show();
  });
  // Whoever stood on a button of a row stands there again, if the row is still there.
  function showOthers() {
    const label = body.contains(document.activeElement) && document.activeElement.getAttribute("aria-label");
    show();
    const same = label && [...body.querySelectorAll("button")].find((one) => one.getAttribute("aria-label") === label);
    if (same) same.focus();
  }

  model.on("change:rows", showOthers);
  show();
}

export default { render };
