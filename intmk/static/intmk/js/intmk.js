// Comfort on top of pages that work without it. Nothing here decides anything.

// A form that came back with errors: the summary is read first.
document.querySelector("[data-error-summary]")?.focus();

// Theme: the switch is of use only with JavaScript, so it is revealed here.
function showTheme(group) {
  const chosen = document.documentElement.dataset.kernTheme ?? "auto";
  for (const button of group.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.theme === chosen));
  }
}

function chooseTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.kernTheme;
  else document.documentElement.dataset.kernTheme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // Storage may be forbidden: the choice then lasts for this page.
  }
}

for (const group of document.querySelectorAll("[data-theme-switch]")) {
  group.hidden = false;
  showTheme(group);
  group.addEventListener("click", ({ target }) => {
    if (!target.dataset.theme) return;
    chooseTheme(target.dataset.theme);
    showTheme(group);
  });
}

// Who has signed in again in another window has a new token; the forms of this one go on with it.
function renewToken(form) {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  const field = form.querySelector("input[name=csrfmiddlewaretoken]");
  if (token && field) field.value = token;
}

document.addEventListener("submit", ({ target }) => renewToken(target), true);

// What somebody has typed and the server does not have yet (unsaved.js) goes when she signs out.
const WORDS = "words:";

function inStore(use) {
  try {
    return use(localStorage);
  } catch {
    return null; // Storage may be forbidden or full.
  }
}

function forgetWords(isToGo) {
  inStore((store) => {
    for (const key of Object.keys(store)) if (key.startsWith(WORDS) && isToGo(key)) store.removeItem(key);
  });
}

document.querySelector("[data-sign-out]")?.addEventListener("submit", () => forgetWords(() => true));

// One click, one submission. The button is disabled only after the browser has collected its value; a page that is
// still there after a few seconds (a download, a lost connection) gets its buttons back.
const RELEASE_AFTER = 8000;
const submitted = new WeakSet();

function release(form) {
  submitted.delete(form);
  if (form.dataset.takesTime) form.querySelector("[role=status]").textContent = "";
  for (const button of form.querySelectorAll("button[data-was-enabled]")) {
    button.disabled = false;
    delete button.dataset.wasEnabled;
  }
}

function lock(form) {
  for (const button of form.querySelectorAll("button:not([type=button]):enabled")) {
    button.dataset.wasEnabled = "";
    button.disabled = true;
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (submitted.has(form)) {
    event.preventDefault();
    return;
  }
  submitted.add(form);
  setTimeout(lock, 0, form);
  if (form.dataset.takesTime) form.querySelector("[role=status]").textContent = form.dataset.takesTime;
  else setTimeout(release, RELEASE_AFTER, form);
});

window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form").forEach(release);
});

// Unsaved words: ask before the page is left.
const unsaved = new Set();

document.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-guard]");
  if (form) unsaved.add(form);
});

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) unsaved.delete(event.target);
});

window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});
