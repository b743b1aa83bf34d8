// Comfort for the editor. Every button works without this file: the form is then sent as a whole and comes back.

const editor = document.querySelector("[data-editor]");
const status_ = editor.querySelector("[data-autosave]");
const PAUSE = 3000;
let timer;
let dirty = false;

// Operations are sent in the background and only the written part is replaced; the block to go on with gets the focus.
async function send(button) {
  clearTimeout(timer);
  const data = new FormData(editor, button);
  const response = await fetch(editor.action, {
    method: "POST",
    body: data,
    headers: { "HX-Request": "true" },
    credentials: "same-origin",
  });
  if (response.redirected || !response.headers.get("Content-Type")?.startsWith("text/html")) {
    editor.requestSubmit(button);
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("#written");
  if (!fresh) {
    editor.requestSubmit(button);
    return;
  }
  document.querySelector("#written").replaceWith(fresh);
  const next = fresh.querySelector("[data-error-summary]") ?? fresh.querySelector("[autofocus]");
  next?.focus();
  dirty = false;
}

function operate(name, block, values = {}) {
  for (const [field, value] of Object.entries(values)) editor.elements[field].value = value;
  const button = document.createElement("button");
  button.type = "submit";
  button.name = "do";
  button.value = `${name}:${block}`;
  button.hidden = true;
  editor.append(button);
  send(button).finally(() => button.remove());
}

editor.addEventListener("submit", (event) => {
  const button = event.submitter;
  const operation = button?.value ?? "";
  if (operation === "save" || operation === "keep" || !operation.includes(":")) {
    dirty = false;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  const field = editor.querySelector(`#b-${operation.split(":")[1]}`);
  editor.elements.cursor.value = operation.startsWith("split:") && field ? field.selectionStart : "";
  send(button);
});

// Autosave: some seconds after the last key, without making a version.
async function keep() {
  const data = new FormData(editor);
  data.set("do", "keep");
  try {
    const response = await fetch(editor.action, {
      method: "POST",
      body: data,
      headers: { "X-Autosave": "1" },
      credentials: "same-origin",
    });
    const isKept = response.ok && !response.redirected;
    if (isKept) dirty = false;
    status_.textContent = isKept
      ? await response.text()
      : "Der Entwurf konnte nicht gesichert werden. Bitte speichern Sie ihn mit dem Knopf.";
  } catch {
    status_.textContent = "Keine Verbindung: Der Entwurf ist noch nicht gesichert.";
  }
}

editor.addEventListener("input", () => {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(keep, PAUSE);
});

addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});

const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "indent", ArrowLeft: "outdent" };

editor.addEventListener("keydown", (event) => {
  const field = event.target;
  const block = field.closest("[data-block]")?.dataset.block;
  if (!block || field.tagName !== "TEXTAREA") return;
  const atStart = field.selectionStart === 0 && field.selectionEnd === 0;
  if (event.altKey && ARROWS[event.key]) operate(ARROWS[event.key], block);
  else if (event.ctrlKey && event.key === "Enter") operate("split", block, { cursor: field.selectionStart });
  else if (event.key === "Backspace" && atStart) operate("join", block);
  else return;
  event.preventDefault();
});

// Paste: several lines become blocks. Lists of a web page or of Word keep their numbers, formatting is dropped.
const NUMBERS = [(n) => `${n}.`, (n) => `${letter(n)})`, (n) => `${letter(n)}${letter(n)})`];

function letter(n) {
  return String.fromCharCode(96 + ((n - 1) % 26) + 1);
}

function linesOf(node, level = -1, lines = []) {
  let number = 0;
  for (const child of node.children) {
    if (child.matches("ol, ul")) linesOf(child, Math.min(level + 1, 2), lines);
    else if (child.matches("li")) {
      number += 1;
      const own = [...child.childNodes].filter((part) => !part.matches?.("ol, ul"));
      const words = own.map((part) => part.textContent).join(" ").replace(/\s+/g, " ").trim();
      if (words) lines.push(`${"   ".repeat(level)}${NUMBERS[level](number)} ${words}`);
      for (const list of child.querySelectorAll(":scope > ol, :scope > ul")) linesOf(list, Math.min(level + 1, 2), lines);
    } else if (child.querySelector("ol, ul, p, div")) linesOf(child, level, lines);
    else if (child.textContent.trim()) lines.push(child.textContent.replace(/\s+/g, " ").trim(), "");
  }
  return lines;
}

function structured(clipboard) {
  const html = clipboard.getData("text/html");
  const body = html && new DOMParser().parseFromString(html, "text/html").body;
  return body?.querySelector("ol, ul") ? linesOf(body).join("\n") : clipboard.getData("text/plain");
}

editor.addEventListener("paste", (event) => {
  const block = event.target.closest("[data-block]")?.dataset.block;
  const text = structured(event.clipboardData);
  if (!block || !text.trim().includes("\n")) return;
  event.preventDefault();
  operate("paste", block, { pasted: text });
});
