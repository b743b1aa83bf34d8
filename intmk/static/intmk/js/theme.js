// Sets a chosen theme before the first paint. Without a choice the stylesheet follows the system.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem("theme");
  } catch {
    // Storage may be forbidden: the system's theme applies.
  }
  if (theme === "light" || theme === "dark") document.documentElement.dataset.kernTheme = theme;
})();
