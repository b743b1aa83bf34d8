// The year as a picture is wider than a telephone: today comes into the middle.
for (const strip of document.querySelectorAll(".timeline__scroll")) {
  const today = strip.querySelector(".timeline__today")?.getBoundingClientRect();
  if (today) strip.scrollLeft += today.left - strip.getBoundingClientRect().left - strip.clientWidth / 2;
}
