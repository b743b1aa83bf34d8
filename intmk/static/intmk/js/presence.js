// Presence: the second sign of a code is enough, no key is needed behind it. Without this script Enter sends it.
const code = document.querySelector("form[data-presence] [data-code]");
const codes = [...document.querySelectorAll(".tile__code")].map((each) => each.textContent);

code?.addEventListener("input", () => {
  if (codes.includes(code.value.trim().toUpperCase())) code.form.requestSubmit();
});

// Whoever presses Enter all the same sends no empty field.
code?.form.addEventListener("submit", (event) => {
  if (!code.value.trim()) event.preventDefault();
});
