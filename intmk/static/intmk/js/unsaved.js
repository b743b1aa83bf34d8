// Words that the server does not have yet lie in this browser, for the person who typed them: they survive a lost line
// and a reload. They go when the server has them, when she signs out, and when somebody else opens a form here.

const person = document.querySelector("input[name=opened_by]")?.value;
const WRITTEN = "textarea[name], input[type=text][name]:not([data-tool])";

const keyOf = (form) => `${WORDS}${person}:${form.getAttribute("action")}`;

if (person) forgetWords((key) => !key.startsWith(`${WORDS}${person}:`));

// Each field that says something else than the server, with both. `isSent`: they are on their way with the form.
function keepHere(form, isSent = false) {
  const fields = [...form.querySelectorAll(WRITTEN)].filter((field) => field.value !== field.defaultValue);
  const words = fields.map((field) => [field.name, field.value, field.defaultValue]);
  if (!person) return;
  inStore((store) => (words.length ? store.setItem(keyOf(form), JSON.stringify({ words, isSent })) : store.removeItem(keyOf(form))));
}

// Put them back where the server says what it said then. Gives back whether there were any, and those without a place.
function bringBack(form) {
  const { words = [], isSent } = (person && inStore((store) => JSON.parse(store.getItem(keyOf(form))))) || {};
  const homeless = [];
  let isBack = false;
  for (const [name, value, before] of words) {
    const field = form.elements[name];
    if (field?.value === value) continue;
    if (field?.value !== before) homeless.push(value);
    else {
      field.value = value;
      isBack = true;
    }
  }
  return { isBack, homeless: isSent ? [] : homeless };
}
