// The merge workspace saves with every change, and shows what others do at the same desk.

// Whoever leaves by a link waits for the last change to arrive first.
function isSaving() {
  return document.querySelector("form.htmx-request") !== null;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-after-saving]");
  if (!link || !isSaving()) return;
  event.preventDefault();
  document.addEventListener("htmx:afterRequest", function leave() {
    if (isSaving()) return;
    document.removeEventListener("htmx:afterRequest", leave);
    location.assign(link.href);
  });
});

// What could not be saved is said where the time of the last saving stands. Who was signed out gets another page than
// she asked for: it does not belong here.
function sayNotSaved() {
  const status = document.querySelector("#stand");
  status.classList.add("merge-status--open");
  status.querySelector("[role=status]").textContent =
    "Zurzeit wird nicht gespeichert: Die Verbindung ist weg, oder Ihre Anmeldung ist abgelaufen. Bitte laden Sie die Seite neu.";
}

document.addEventListener("htmx:sendError", sayNotSaved);
document.addEventListener("htmx:responseError", sayNotSaved);
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (new URL(xhr.responseURL).pathname === requestConfig.path) return;
  event.detail.shouldSwap = false;
  sayNotSaved();
});

// News that was asked for before her own last click is older than what she sees.
const news = document.querySelector("#neues");
let clicks = 0;
let clicksBeforeNews = 0;

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target === news) clicksBeforeNews = clicks;
  else clicks += 1;
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.requestConfig.elt === news && clicks !== clicksBeforeNews) event.detail.shouldSwap = false;
});

// News takes nothing from under her hands where she is typing; if others were faster there, saving tells her.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target } = event.detail;
  const typing = document.activeElement;
  if (target.matches("li") && typing.tagName === "TEXTAREA" && target.contains(typing)) event.detail.shouldSwap = false;
});

// Words by hand begin with something that is there; two that collide invite to write some.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-words]");
  if (!button) return;
  const field = button.closest(".own-words").querySelector("textarea");
  field.value = button.dataset.words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});

document.addEventListener("htmx:afterSwap", () => {
  for (const outcome of document.querySelectorAll(".colliding")) {
    outcome.closest(".synopsis__row").querySelector(".own-words").open = true;
  }
});
