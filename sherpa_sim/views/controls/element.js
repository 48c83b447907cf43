// What every control of ours begins with: an element with its properties, and a sentence with its places filled.

function make(tag, properties = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function filled(sentence, details) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => details[name]);
}
