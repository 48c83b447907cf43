// One of many, and many of many: radio buttons or checkboxes, as the browser has them.

function ticks(question, context, type) {
  const inputs = question.options.map((option, index) =>
    make("input", { type, name: context.id, value: option.id, id: `${context.id}-${index}` }),
  );
  const read = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const rows = inputs.map((input, index) => {
    input.addEventListener("change", () => context.commit(type === "radio" ? input.value : read()));
    return make("label", { className: "tick", htmlFor: input.id }, [
      input, make("span", { textContent: question.options[index].text }),
    ]);
  });
  const element = make("fieldset", { className: "ticks" }, [
    make("legend", { className: "for-screen-reader", textContent: context.legend }), ...rows,
  ]);
  const show = (answer) => {
    const chosen = type === "radio" ? [answer] : answer || [];
    inputs.forEach((input) => (input.checked = chosen.includes(input.value)));
  };
  return { element, show };
}

kinds.one = (question, context) => ticks(question, context, "radio");
kinds.many = (question, context) => ticks(question, context, "checkbox");
