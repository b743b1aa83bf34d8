// The fields of the editor, one for each block: which of them the server does not have yet, and what it changes of them.

const fieldOf = (part, id) => part.querySelector(`[data-block="${id}"]`);
const next = (field) => (field.nextElementSibling?.matches("[data-block]") ? field.nextElementSibling : null);

// What a field says by default is what the server has.
function isTouched(field) {
  const words = field.querySelector("textarea");
  return words.value !== words.defaultValue;
}

// What a form sends. A server that knows the rest gets only the blocks that were touched since.
function sentBy(form, isKnown) {
  const data = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const block = name === "block" ? value : /^(?:kind|level|text)-(.+)$/.exec(name)?.[1];
    if (!isKnown || !block || isTouched(fieldOf(form, block))) data.append(name, value);
  }
  return data;
}

// Afterwards: remember what was sent as what the server has. Untouched fields stay as they are, with their cursor.
function remembering(form) {
  const fields = [...form.querySelectorAll("textarea[name], input[type=text][name]")];
  const sent = fields.filter((words) => words.value !== words.defaultValue).map((words) => [words, words.value]);
  return () => {
    for (const [words, value] of sent) words.defaultValue = value;
  };
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return [...template.content.querySelectorAll("[data-block]")];
}

// Show another text: put new fields and those with other words in their places, take out what has gone, renumber.
function change(part, { order, marks, fields }) {
  const fresh = new Map(parsed(fields).map((field) => [field.dataset.block, field]));
  for (const [id, field] of fresh) {
    const old = fieldOf(part, id);
    field.append(...(old?.querySelectorAll(".write-comments") ?? [])); // what others said of it is no part of the text
    old?.replaceWith(field);
  }
  for (const [kind, ids] of Object.entries(order)) {
    arrange(part.querySelector(`[data-part="${kind}"]`), ids.map((id) => fieldOf(part, id) ?? fresh.get(id)));
  }
  for (const [id, [number, level]] of Object.entries(marks)) mark(fieldOf(part, id), number, level);
  for (const button of part.querySelectorAll('button[value^="only:"]')) button.hidden = !hasSubpoints(button.closest("[data-block]"));
}

const levelIn = (field) => Number(field?.querySelector('[name^="level-"]').value ?? 0);
const hasSubpoints = (field) => levelIn(next(field)) > levelIn(field);

function arrange(section, fields) {
  const empty = section.querySelector("[data-empty]");
  let at = section.querySelector("[data-block]");
  for (const field of fields) {
    if (field === at) at = next(at);
    else section.insertBefore(field, at ?? empty);
  }
  while (at) {
    const gone = at;
    at = next(at);
    gone.remove();
  }
  empty.hidden = fields.length > 0;
}

// Another number stands in the legend, in the name of the field and in those of its buttons.
function mark(field, number, level) {
  const legend = field.querySelector("legend").firstChild;
  const old = legend.data;
  legend.data = number;
  for (const words of field.querySelectorAll("button > .kern-sr-only")) {
    words.textContent = words.textContent.replace(old, number);
  }
  const words = field.querySelector("textarea");
  words.setAttribute("aria-label", words.getAttribute("aria-label").replace(old, number));
  field.className = field.className.replace(/write-block--\d/, `write-block--${level}`);
  field.querySelector('[name^="level-"]').value = level;
}
