// Roll call: up and down go from Land to Land; a digit (the place of the choice) or a letter from the form's
// data-rollcall chooses and goes on to the next Land. Left and right are the browser's own keys in a group of radios.
// A form that is data-live asks the server at every change how it stands, and shows its parts anew. Enter only shows,
// Ctrl+Enter records what is shown; a key held down does neither twice.
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

function after(fieldset, form) {
  if (fieldset) return enter(fieldset);
  (form.querySelector("[data-live] [data-part=tally]") ?? form.querySelector("[data-part=tally] button"))?.focus();
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
  after(fieldsets[place + 1], form);
}

document.addEventListener("keydown", callKey);

const live = document.querySelector("form[data-live]");
const quick = live?.querySelector("[data-quick]");
let asked = 0;
const PAUSE = 150; // whoever types sixteen letters in a row asks once

function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const id = document.activeElement.id;
  for (const part of live.querySelectorAll("[data-part]")) {
    const fresh = page.querySelector(`form[data-live] [data-part=${part.dataset.part}]`);
    if (fresh) part.replaceWith(fresh);
  }
  if (id && document.activeElement.id !== id) document.getElementById(id)?.focus({ preventScroll: true });
}

// `isLine`: what stands in the line is to be read; otherwise only the choices are counted.
async function ask(isLine, pause = PAUSE) {
  const mine = ++asked;
  // Nothing is recorded from a summary that no longer fits.
  live.querySelector("[name=counted]").value = "";
  await new Promise((done) => setTimeout(done, pause));
  if (mine !== asked) return false;
  const form = new FormData(live);
  form.set("ansehen", "1");
  if (!isLine) form.delete("ausser");
  try {
    const response = await fetch(location.href, { method: "POST", body: form, redirect: "manual", headers: { "X-Live": "1" } });
    if (mine === asked && response.ok) show(await response.text());
  } catch {
    // Without a connection the buttons say so.
  }
  return mine === asked;
}

async function lineKey(event) {
  if (event.key !== "Enter") return;
  if (event.repeat) return event.preventDefault();
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    return live.querySelector("[data-record]")?.click();
  }
  if (event.target !== quick) return;
  event.preventDefault();
  if (await ask(true, 0)) (live.querySelector("[data-counted]") ?? quick).focus();
}

live?.addEventListener("keydown", lineKey);
live?.addEventListener("change", (event) => event.target.type !== "text" && ask(false));
live?.querySelectorAll(".bloc [type=text]").forEach((line) => line.addEventListener("input", () => ask(false)));
quick?.addEventListener("input", () => ask(true));

// The keys work at once: the line, or the first Land without a choice. What was wrong is read first, though.
const open = [...document.querySelectorAll("form[data-rollcall] fieldset")].find(
  (fieldset) => radios(fieldset).length && !radios(fieldset).some((radio) => radio.checked),
);
if (!document.querySelector("[data-error-summary]")) {
  if (quick) (live.querySelector("[autofocus]") ?? quick).focus();
  else if (open) enter(open);
}
// What is about to be recorded is read before the button is reached.
document.querySelector("[data-counted]")?.focus();
