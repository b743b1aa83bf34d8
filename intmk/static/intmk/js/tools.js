// The tools of the editor: those of a Ziffer are quiet until one is in it, those for several are one key away.

const tools = document.querySelector("[data-tools]");
const KEYS = { j: "#b-which", h: "#b-find" };

editor.classList.add("is-quiet");

// The Ziffer one is in. Its tools stay while one of them is tapped: not every browser moves the focus to a button.
editor.addEventListener("focusin", ({ target }) => {
  const field = target.closest("[data-block]");
  if (!field || field.classList.contains("is-here")) return;
  for (const other of editor.querySelectorAll(".is-here")) other.classList.remove("is-here");
  field.classList.add("is-here");
});

// On a telephone the rare ones are one tap away.
editor.addEventListener("click", ({ target }) => {
  const more = target.closest("[data-more]");
  if (more) more.setAttribute("aria-expanded", String(more.parentElement.classList.toggle("is-open")));
});

// A field that scrolled for itself would catch the thumb that wants to go on in a long text.
function fit(words) {
  words.style.height = "auto";
  words.style.height = `${words.scrollHeight}px`;
}

function fitAll() {
  editor.querySelectorAll("[data-block] textarea").forEach(fit);
}

if (!CSS.supports("field-sizing", "content")) {
  editor.addEventListener("input", ({ target }) => target.matches("[data-block] textarea") && fit(target));
  new MutationObserver(fitAll).observe(editor, { childList: true, subtree: true });
  addEventListener("resize", fitAll);
  fitAll();
}

function openAt(field) {
  tools.open = true;
  tools.querySelector(field).focus();
  tools.querySelector(field).select();
}

document.addEventListener("keydown", (event) => {
  const field = event.altKey && !event.ctrlKey && KEYS[event.key.toLowerCase()];
  if (!field) return;
  event.preventDefault();
  openAt(field);
});

// The same from wherever one is, by a tap.
const jump = editor.querySelector("[data-jump-here]");
jump.hidden = false;
jump.addEventListener("click", () => openAt(KEYS.j));

// Enter presses the button of the row instead of the first one of the form.
tools.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("[data-tool]")) return;
  event.preventDefault();
  event.target.closest(".write-several__row").querySelector("button").click();
});

// The next place of what is looked for, from where the cursor was last.
const find = tools.querySelector("[data-find]");
let last = null;

function place(field, words, from) {
  const at = field.value.indexOf(words, from);
  if (at < 0) return false;
  field.focus();
  field.setSelectionRange(at, at + words.length);
  last = [field, at + words.length];
  return true;
}

find.hidden = false;
find.addEventListener("click", () => {
  const words = tools.querySelector("#b-find").value;
  const fields = [...editor.querySelectorAll("[data-block] textarea")];
  const begin = Math.max(fields.indexOf(last?.[0]), 0);
  const from = fields[begin] === last?.[0] ? last[1] : 0;
  const order = [...fields.slice(begin), ...fields.slice(0, begin + 1)];
  if (!words || !order.some((field, n) => place(field, words, n ? 0 : from))) tell(`„${words}“ kommt im Text nicht vor.`);
});
