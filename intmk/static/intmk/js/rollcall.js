// Roll call: up and down go from Land to Land; a digit (the place of the choice) or a letter from the form's
// data-rollcall chooses and goes on to the next Land. Left and right are the browser's own keys in a group of radios.
function radios(fieldset) {
  return [...fieldset.querySelectorAll("input[type=radio]")];
}

function enter(fieldset) {
  const all = radios(fieldset);
  (all.find((radio) => radio.checked) ?? all[0])?.focus();
}

function choiceFor(key, form) {
  if (/^[1-9]$/.test(key)) return Number(key) - 1;
  return key.length === 1 ? form.dataset.rollcall.indexOf(key.toLowerCase()) : -1;
}

function callKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const form = event.target.closest("form[data-rollcall]");
  const fieldset = event.target.closest("fieldset");
  if (!form || !fieldset || event.target.type !== "radio") return;
  const fieldsets = [...form.querySelectorAll("fieldset")].filter((each) => radios(each).length);
  const place = fieldsets.indexOf(fieldset);
  const neighbour = { ArrowUp: place - 1, ArrowDown: place + 1 }[event.key];
  if (neighbour !== undefined) {
    event.preventDefault();
    if (fieldsets[neighbour]) enter(fieldsets[neighbour]);
    return;
  }
  const radio = radios(fieldset)[choiceFor(event.key, form)];
  if (!radio) return;
  event.preventDefault();
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  if (fieldsets[place + 1]) enter(fieldsets[place + 1]);
  else form.querySelector("button[type=submit]")?.focus();
}

document.addEventListener("keydown", callKey);

// The keys work at once: the first Land without a choice waits for one. What was wrong is read first, though.
const open = [...document.querySelectorAll("form[data-rollcall] fieldset")].find(
  (fieldset) => radios(fieldset).length && !radios(fieldset).some((radio) => radio.checked),
);
if (open && !document.querySelector("[data-error-summary]")) enter(open);
// What is about to be recorded is read before the button is reached.
document.querySelector("[data-counted]")?.focus();
