// Classify and match: something is chosen for each item. Few and short choices stand open as radio buttons;
// many or long ones in a list that opens.

const OPEN_CHOICES = 4;
const OPEN_LETTERS = 40;

function pairs(question, context) {
  let chosen = {};
  const open = question.options.length <= OPEN_CHOICES
    && question.options.every((option) => option.text.length <= OPEN_LETTERS);
  const shows = {};

  function choose(item, value) {
    chosen = { ...chosen };
    if (value) chosen[item] = value;
    else delete chosen[item];
    if (!warn()) context.commit(Object.keys(chosen).length ? chosen : null);
  }

  const twice = make("p", { className: "problem", role: "status", hidden: true });
  function warn() {
    const taken = Object.values(chosen);
    const double = question.kind === "match" && question.options.find(
      (option) => taken.filter((id) => id === option.id).length > 1,
    );
    const sentence = double ? filled(context.sentences.twice, { choice: double.text }) : "";
    if (twice.textContent !== sentence) twice.textContent = sentence;
    twice.hidden = !sentence;
    return Boolean(double);
  }

  function radios(item, id) {
    const inputs = question.options.map((option, index) => {
      const input = make("input", { type: "radio", name: id, value: option.id, id: `${id}-${index}` });
      input.addEventListener("change", () => choose(item.id, input.value));
      return input;
    });
    shows[item.id] = (value) => inputs.forEach((input) => (input.checked = input.value === value));
    const labels = inputs.map((input, index) => make("label", { className: "tick", htmlFor: input.id }, [
      input, make("span", { textContent: question.options[index].text }),
    ]));
    return make("fieldset", { className: "item" }, [
      make("legend", { textContent: item.text }), make("div", { className: "side-by-side" }, labels),
    ]);
  }

  function list(item, id) {
    const select = make("select", { id });
    select.append(new Option(context.sentences.choose, ""));
    for (const option of question.options) select.append(new Option(option.text, option.id));
    const whole = make("p", { className: "chosen", hidden: true }); // a phone cuts a long choice off
    const tell = (value) => {
      const option = question.options.find((candidate) => candidate.id === value);
      whole.textContent = option ? option.text : "";
      whole.hidden = !option || option.text.length <= OPEN_LETTERS;
    };
    select.addEventListener("change", () => {
      tell(select.value);
      choose(item.id, select.value);
    });
    shows[item.id] = (value) => {
      select.value = value || "";
      tell(select.value);
    };
    return make("div", { className: "item" }, [make("label", { htmlFor: id, textContent: item.text }), select, whole]);
  }

  const rows = question.items.map((item, index) => (open ? radios : list)(item, `${context.id}-${index}`));
  const element = make("div", { className: "pairs", role: "group", "aria-label": context.legend }, [...rows, twice]);
  const show = (answer) => {
    chosen = answer || {};
    question.items.forEach((item) => shows[item.id](chosen[item.id]));
    warn();
  };
  return { element, show };
}

kinds.classify = pairs;
kinds.match = pairs;
