// Who writes into a field has chosen it.
document.addEventListener("input", ({ target }) => {
  if (target.dataset.chooses) document.getElementById(target.dataset.chooses).checked = true;
});
