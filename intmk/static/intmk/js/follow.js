// A page that follows what happens: it asks for its part [data-follow] again, every so many seconds. What has not
// changed is answered with 304. „Stand“ tells when the server was heard last; after a loss of connection the whole
// part is asked for, whatever was seen before. Nothing is ever sent from here.
const part = document.querySelector("[data-follow]");
const asOf = document.querySelector("[data-as-of]");
const trouble = document.querySelector("[data-follow-trouble]");
const BERLIN = new Intl.DateTimeFormat("de-DE", { timeZone: "Europe/Berlin", timeStyle: "medium" });
const LOST = "Keine Verbindung. Was Sie sehen, kann überholt sein; die Seite versucht es weiter.";
const SIGNED_OUT = "Ihre Anmeldung ist abgelaufen. Bitte laden Sie die Seite neu.";
let mark = part.dataset.follow;
let isAsking = false;
let leftAt = 0; // when the page began to be left: by then what was pressed leads on, not what is asked here

function tell(words) {
  if (trouble.textContent !== words) trouble.textContent = words;
  trouble.hidden = !words;
}

function put(html) {
  const id = part.contains(document.activeElement) ? document.activeElement.id : "";
  const opened = [...part.querySelectorAll("details[open]")].map((each) => each.id);
  part.innerHTML = html;
  opened.forEach((each) => document.getElementById(each)?.setAttribute("open", ""));
  if (id) document.getElementById(id)?.focus({ preventScroll: true });
}

const isLeft = () => Date.now() - leftAt < 10_000;

async function ask() {
  if (isAsking || document.hidden || isLeft()) return;
  isAsking = true;
  const headers = mark ? { "X-Follow": "1", "If-None-Match": `"${mark}"` } : { "X-Follow": "1" };
  try {
    const response = await fetch(location.href, { headers, redirect: "manual", cache: "no-store" });
    if (isLeft()) return;
    if (response.type === "opaqueredirect") return tell(SIGNED_OUT);
    if (response.headers.has("X-Over")) return location.assign(response.headers.get("X-Over"));
    if (response.status !== 200 && response.status !== 304) throw new Error(response.status);
    if (response.status === 200) {
      put(await response.text());
      mark = (response.headers.get("ETag") ?? "").replaceAll('"', "");
    }
    asOf.textContent = BERLIN.format(new Date(response.headers.get("Date") ?? Date.now()));
    tell("");
  } catch {
    mark = "";
    tell(LOST);
  } finally {
    isAsking = false;
  }
}

setInterval(ask, Number(part.dataset.followEvery) * 1000);
document.addEventListener("visibilitychange", ask);
window.addEventListener("online", ask);
window.addEventListener("beforeunload", () => {
  leftAt = Date.now();
});
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  mark = "";
  ask();
});
