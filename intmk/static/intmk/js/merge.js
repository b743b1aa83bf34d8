// The merge workspace saves with every change. Whoever leaves by a link waits for the last change to arrive first.
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
