// Comfort for the editor. Every button works without this file: the form is then sent as a whole and comes back.

const editor = document.querySelector("[data-editor]");
const told = editor.querySelector("[data-told]");
const undoButton = editor.querySelector("[data-undo]");
const PAUSE = 4000;
const LONGEST = 60_000; // between two attempts while there is no line
const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "indent", ArrowLeft: "outdent" };
const STAYING = new Set(Object.values(ARROWS)); // the person and her cursor stay with the block
const DONE = {
  up: "Nach oben verschoben",
  down: "Nach unten verschoben",
  indent: "Eingerückt",
  outdent: "Ausgerückt",
  split: "Geteilt",
  join: "Verbunden",
};
const before = []; // a copy of the written part before each of the last operations, with the block it was about
let edits = 0; // how often something was typed
let kept = 0; // up to which of them the server has the text
let seen = editor.dataset.seen; // the words that lie on the server; empty where nobody can be sure
let isHalted = false; // no autosave until the person has decided
let isLeaving = false;
let timer;
let wait = PAUSE;

function tell(words) {
  told.textContent = words;
}

const written = () => editor.querySelector("#written");
const blockOf = (field) => field?.closest("[data-block]")?.dataset.block ?? "";
const here = () => document.activeElement;

// What goes to the server goes one after the other, in the order of the keys. Operations change what stands here.
let queue = Promise.resolve();
let waiting = 0;
let operating = 0;

function enqueue(job) {
  waiting += 1;
  queue = queue
    .then(job)
    .catch(() => {
      editor.elements.mark.disabled = true; // It may have arrived or not.
      seen = "";
      tell("Keine Verbindung: Der Entwurf liegt so lange in diesem Browser und wird gesichert, sobald sie wieder da ist.");
      retry();
    })
    .finally(() => {
      waiting -= 1;
    });
}

function retry() {
  if (kept === edits) return;
  clearTimeout(timer);
  timer = setTimeout(enqueue, wait, keep);
  wait = Math.min(wait * 2, LONGEST);
}

addEventListener("online", () => {
  clearTimeout(timer);
  timer = undefined;
  enqueue(keep);
});

function operation(job) {
  operating += 1;
  editor.ariaBusy = "true";
  enqueue(async () => {
    try {
      await job();
    } finally {
      operating -= 1;
      if (!operating) editor.ariaBusy = null;
    }
  });
}

// The answer of the server; nothing where the session has ended: the text is then kept until she has signed in again.
// It gets only what it does not have; where it has another text than this window knows, it asks for all.
async function post(what, headers) {
  renewToken(editor);
  const body = sentBy(editor, seen);
  body.set("do", what);
  if (seen) body.set("seen", seen);
  const remember = remembering(editor);
  const at = edits;
  const response = await fetch(editor.action, { method: "POST", body, headers, redirect: "manual" });
  const hasEnded = response.type === "opaqueredirect";
  if (seen && (hasEnded || response.headers.has("X-Whole"))) {
    seen = "";
    return post(what, headers);
  }
  if (hasEnded) {
    kept = at;
    isHalted = true;
    tell("Ihre Anmeldung ist abgelaufen. Ihr Text ist aufgehoben. ");
    told.append(Object.assign(document.createElement("a"), { href: editor.action, textContent: "Wieder anmelden" }));
    return null;
  }
  seen = "";
  if (response.ok) {
    kept = at;
    isHalted = false;
    wait = PAUSE;
    remember();
    if (!isLeaving) keepHere(editor);
  }
  return response;
}

function note(response, mark, words) {
  if (mark === undefined || mark === null) return;
  if (response.ok) seen = mark;
  editor.elements.mark.disabled = false;
  editor.elements.mark.value = mark;
  if (words) editor.querySelector("[data-autosave]").textContent = words;
}

// The card of what is missing follows the draft; it stays as it is while somebody is in it.
async function look() {
  const card = document.querySelector("[data-beside]");
  const address = `${editor.action}?daneben`; // not that of the page, which the browser may keep
  const response = await fetch(address, { headers: { "HX-Request": "true" }, redirect: "manual" }).catch(() => null);
  if (response?.ok && !card.contains(here())) card.innerHTML = await response.text();
}

async function operate(name, block, { button, ...values } = {}) {
  clearTimeout(timer);
  timer = undefined;
  for (const [field, value] of Object.entries(values)) editor.elements[field].value = value;
  const caret = caretAfter(name, block);
  const response = await post(`${name}:${block}`, { "X-Operation": "1" });
  if (!response) return;
  if (response.headers.get("Content-Type") !== "application/json") {
    tell("Das hat nicht geklappt. Bitte sichern Sie den Entwurf mit dem Knopf unten.");
    return;
  }
  const changes = await response.json();
  note(response, changes.mark, changes.kept);
  if (changes.error) {
    tell(changes.error);
    if (kept !== edits) keepSoon();
    return;
  }
  if (changes.fields || [changes.order, changes.marks].some((part) => Object.keys(part).length)) {
    before.push([written().cloneNode(true), block]);
    undoButton.hidden = false;
  }
  change(written(), changes);
  go(editor.querySelector(`#b-${changes.focus}`), caret);
  const said = changes.said || `${DONE[name] ?? "Eingefügt"}: ${here().getAttribute("aria-label") ?? "Text"}.`.replace("..", ".");
  tell(`${said} ${changes.besides}`.trim());
  if (button) editor.querySelector(`button[value="${button}"]`)?.focus();
  if (!STAYING.has(name)) enqueue(look);
}

function go(field, caret) {
  if (!field) return;
  field.focus();
  const place = caret ?? [field.value.length, field.value.length];
  field.setSelectionRange(...place);
}

// Where the cursor will stand: at the cut, at the seam, or where it is; nothing for the end.
function caretAfter(name, block) {
  const field = editor.querySelector(`#b-${block}`);
  if (name === "split") return [0, 0];
  if (STAYING.has(name)) return [field.selectionStart, field.selectionEnd];
  if (name !== "join") return null;
  const fields = [...editor.querySelectorAll("[data-block] textarea")];
  const seam = fields[fields.indexOf(field) - 1]?.value.trim().length ?? 0;
  return seam ? [seam + 1, seam + 1] : [0, 0];
}

// Back to the text before the last operation, for as long as nothing was typed since.
function undo() {
  const [part, block] = before.pop() ?? [];
  if (!part) return;
  written().replaceWith(part);
  seen = "";
  go(part.querySelector(`#b-${block}`));
  undoButton.hidden = before.length === 0;
  if (undoButton.hidden && here() === document.body) part.querySelector("textarea").focus();
  edits += 1;
  enqueue(keep);
  tell("Rückgängig gemacht.");
}

undoButton.addEventListener("click", () => operation(undo));

editor.addEventListener("submit", (event) => {
  const [name, block] = (event.submitter?.value ?? "").split(":");
  if (block === undefined && !waiting) {
    clearTimeout(timer);
    kept = edits;
    keepHere(editor, true);
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (block === undefined) enqueue(() => void setTimeout(() => editor.requestSubmit(event.submitter)));
  else {
    const cursor = name === "split" ? editor.querySelector(`#b-${block}`).selectionStart : "";
    const button = STAYING.has(name) ? event.submitter.value : "";
    operation(() => operate(name, block, { cursor, button }));
  }
});

// Autosave: some seconds after the first key, without making a version.
async function keep() {
  timer = undefined;
  if (isHalted || kept === edits) return;
  const response = await post("keep", { "X-Autosave": "1" });
  if (!response) return;
  const isSentence = response.headers.get("Content-Type").startsWith("text/plain");
  const words = isSentence ? await response.text() : "Der Entwurf konnte nicht gesichert werden. Bitte speichern Sie ihn mit dem Knopf.";
  isHalted = response.status === 409;
  tell(response.ok ? "" : words);
  if (response.status >= 500) retry();
  if (!response.ok) return;
  note(response, response.headers.get("X-Mark"), words);
  await look();
}

function changed() {
  isLeaving = false;
  edits += 1;
  before.length = 0;
  undoButton.hidden = true;
  keepHere(editor);
  keepSoon();
}

function keepSoon() {
  timer ??= setTimeout(enqueue, PAUSE, keep);
}

editor.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-tool]")) changed();
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden) enqueue(keep);
});

addEventListener("pagehide", () => {
  isHalted = true; // Who leaves was asked; the page that comes must not miss what was kept behind its back.
});

addEventListener("pageshow", (event) => {
  if (event.persisted) isHalted = false;
});

addEventListener("beforeunload", (event) => {
  isLeaving = true; // The page that comes may have been read before an answer that is still on its way here.
  if (kept !== edits) event.preventDefault();
});

editor.addEventListener("keydown", (event) => {
  const field = event.target;
  const isControl = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (isControl && key === "s") enqueue(keep);
  else if (isControl && key === "z" && !event.shiftKey && before.length) operation(undo);
  else if (!blockOf(field) || field.tagName !== "TEXTAREA") return;
  else if (event.altKey && ARROWS[event.key]) operation(() => operate(ARROWS[event.key], blockOf(here())));
  else if (event.altKey && event.code === "KeyH") operation(() => operate("heading", blockOf(here())));
  else if (isControl && key === "enter") {
    operation(() => operate("split", blockOf(here()), { cursor: here().selectionStart }));
  } else if (key === "backspace" && !operating && field.selectionEnd === 0) operation(() => operate("join", blockOf(here())));
  else return;
  event.preventDefault();
});

// What is typed while an operation is under way belongs behind it.
function type(words, isBack) {
  const field = here();
  if (!blockOf(field)) return;
  const { selectionStart: start, selectionEnd: end } = field;
  field.setRangeText(words, isBack && start === end ? Math.max(start - 1, 0) : start, end, "end");
  changed();
}

editor.addEventListener("beforeinput", (event) => {
  if (!operating || !event.cancelable || !blockOf(event.target)) return;
  event.preventDefault();
  const words = event.inputType.startsWith("insertLine") ? "\n" : (event.data ?? "");
  enqueue(() => type(words, event.inputType === "deleteContentBackward"));
});

async function paste(field, text) {
  renewToken(editor);
  const block = blockOf(here()) || blockOf(field);
  const { selectionStart: start, selectionEnd: end } = editor.querySelector(`#b-${block}`);
  const chosen = await decided(editor, block, text).catch((error) => void tell(`Das Einfügen hat nicht geklappt. ${error.message}`));
  const target = editor.querySelector(`#b-${block}`);
  target.focus();
  if (!chosen) return;
  target.setSelectionRange(start, end);
  if (start !== end) type("");
  await operate("paste", block, { pasted: text, ...chosen });
}

// Paste: several paragraphs become blocks, in the place of what is selected, once she has seen how they were read.
editor.addEventListener("paste", (event) => {
  const text = blockOf(event.target) && pastedText(event.clipboardData);
  if (!text) return;
  event.preventDefault();
  if (/[\n\v]/.test(text)) operation(() => paste(event.target, text));
  else if (operating || !document.execCommand("insertText", false, text)) enqueue(() => type(text));
});

// What did not reach the server before the page was left stands here again.
const back = bringBack(editor);
if (back.isBack) {
  changed();
  tell("Was noch nicht gesichert war, steht wieder hier.");
}
if (back.homeless.length) {
  const shown = document.querySelector("[data-homeless]");
  shown.hidden = false;
  shown.querySelector("textarea").value = back.homeless.join("\n\n");
}
