// Keys for reading: G to a Ziffer, J and K through the list, ? for what they do. Everything they do is a link or a form on the page as well.
// Whoever dictates or types with a tool of her own can switch them off; the choice is remembered.

const OFF = "keys-off";
const switch_ = document.querySelector("[data-keys]");

function areOff() {
  try {
    return localStorage.getItem(OFF) === "yes";
  } catch {
    return false; // Storage may be forbidden: the keys then work.
  }
}

function show() {
  switch_?.setAttribute("aria-pressed", String(!areOff()));
}

switch_?.addEventListener("click", () => {
  try {
    if (areOff()) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "yes");
  } catch {
    switch_.hidden = true; // It cannot keep what it promises.
  }
  show();
});

// The help is shown even where the keys are off: it is how one learns of them.
const help = document.querySelector("[data-keys-help]");
const helpButton = document.querySelector("[data-keys-open]");
if (helpButton) {
  helpButton.hidden = false;
  helpButton.addEventListener("click", () => help.showModal());
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
  if (areOff() || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (help?.open) return;
  if (event.key === "?" && help) {
    event.preventDefault();
    help.showModal();
    return;
  }
  const key = event.key.toLowerCase();
  const target = key === "g" ? document.querySelector("[data-jump]") : document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (key === "g") target.focus();
  else target.click();
});

if (switch_) switch_.hidden = false;
show();

// A link to what is read when it is opened opens it.
function openNamed() {
  const named = document.querySelector(`details[id="${CSS.escape(location.hash.slice(1))}"]`);
  if (named) named.open = true;
}

addEventListener("hashchange", openNamed);
openNamed();

// Who was signed out meanwhile gets the page for signing in, and that is no part of this page.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (new URL(xhr.responseURL).pathname === new URL(requestConfig.path, location.href).pathname) return;
  event.detail.shouldSwap = false;
  location.assign(requestConfig.path);
});
