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
  if (new URL(xhr.responseURL).pathname === new URL(requestConfig.path, location).pathname) return;
  event.detail.shouldSwap = false;
  sayNotSaved();
});

// Choices further down the text come when they are looked at, those of some places at a time.
const list = document.querySelector(".merge");
const asked = new Set();
const watch = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      const { later } = target.dataset;
      if (!isIntersecting || asked.has(later)) continue;
      asked.add(later);
      // Each asks for itself: of several questions of one element htmx would drop all but the last.
      htmx.ajax("GET", `${list.dataset.places}?ab=${later}`, { source: target, swap: "none" });
    }
  },
  { rootMargin: "600px" },
);
for (const later of list.querySelectorAll("[data-later]")) watch.observe(later);
document.addEventListener("htmx:sendError", () => asked.clear());
document.addEventListener("htmx:responseError", () => asked.clear());

// Who stands on the link to them stands on the first of them afterwards.
let stoodIn = null;
document.addEventListener("htmx:oobBeforeSwap", ({ detail: { target } }) => {
  if (target.contains(document.activeElement?.closest("[data-later]"))) stoodIn = target.id;
});
document.addEventListener("htmx:oobAfterSwap", () => {
  const choice = stoodIn && document.querySelector(`#${CSS.escape(stoodIn)} input[type=radio]`);
  if (!choice) return;
  choice.focus();
  stoodIn = null;
});

// What the page shows of each place goes with the question for news.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.elt !== news) return;
  for (const place of list.children) {
    const mark = place.querySelector("[name=stand]")?.value ?? place.dataset.mark;
    if (mark === undefined) continue;
    detail.formData.append("stelle", place.id.slice(2));
    detail.formData.append("stand", mark);
  }
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
    const words = outcome.closest(".synopsis__row").querySelector(".own-words");
    if (words) words.open = true;
  }
});
