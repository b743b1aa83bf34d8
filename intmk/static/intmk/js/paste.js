// What lies in the clipboard as lines: lists of Word and of web pages keep their numbers, formatting is dropped.

const PARAGRAPHS =
  "address, article, blockquote, body, caption, dd, div, dl, dt, figure, footer, h1, h2, h3, h4, h5, h6, header, li, main, ol, p, pre, section, table, tbody, td, th, thead, tr, ul";
// Word writes the number of a point as text, deleted words as deleted, and the marks of its comments.
const UNSEEN = 'head, style, script, template, del, [data-style*="mso-list:Ignore"], [data-style*="mso-element:comment"], [class~="MsoCommentReference"]';
const NUMBERS = [(n) => `${n}.`, (n) => `${letter(n)})`, (n) => `${letter(n)}${letter(n)})`];

const SOFT_BREAK = "\v"; // Shift+Enter: the server knows whether a point begins behind it

function letter(n) {
  return String.fromCharCode(96 + ((n - 1) % 26) + 1);
}

// Level 1 to 3 of a point, 0 for a paragraph. Word says it in a style of its own, Word in the browser in an attribute.
function levelOf(node, depth) {
  const styled = /mso-list:[^;]*level(\d)/.exec(node.dataset.style ?? "");
  if (!styled && !node.matches("li")) return 0;
  const number = node.querySelector('[data-style*="mso-list:Ignore"]')?.textContent.trim() ?? "";
  const shown = /^\(?([a-z])(\1)?\)$/.exec(number); // a letter is a subpoint, also where Word made it a list of its own
  const said = Number(styled?.[1] ?? node.dataset.ariaLevel ?? depth);
  return Math.min(Math.max(said, shown ? (shown[2] ? 3 : 2) : 1), 3);
}

// The paragraphs of a piece of HTML with their levels. No word is left out, in whatever element it stands.
function paragraphsOf(root) {
  const found = [];
  let words = "";
  let level = 0;
  const end = (isWithinPoint) => {
    const text = words.split(SOFT_BREAK).map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join(SOFT_BREAK);
    words = "";
    if (!text) return;
    if (isWithinPoint && !level && found.length) found.at(-1).text += ` ${text}`;
    else found.push({ level, text });
    level = 0;
  };
  const walk = (node, depth) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) words += child.data;
      else if (child.nodeType !== Node.ELEMENT_NODE || child.matches(UNSEEN)) continue;
      else if (child.matches("br")) words += SOFT_BREAK;
      else if (child.matches("tr")) {
        end(false);
        found.push({ level: 0, text: [...child.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()).join("\t"), isRow: true });
      }
      else if (!child.matches(PARAGRAPHS)) walk(child, depth);
      else {
        end(child.parentElement.closest("li"));
        level = levelOf(child, depth) || level;
        walk(child, depth + (child.matches("ol, ul") ? 1 : 0));
        end(child.closest("li"));
        if (child.matches("li")) level = 0;
      }
    }
  };
  walk(root, 0);
  end(false);
  return found;
}

function printed(paragraphs) {
  const counts = [0, 0, 0];
  return paragraphs.map(({ level, text }) => {
    if (!level) return text;
    counts[level - 1] += 1;
    counts.fill(0, level);
    return `${"   ".repeat(level - 1)}${NUMBERS[level - 1](counts[level - 1])} ${text}`;
  });
}

// The text to paste. One paragraph is only its words; several stand apart, those of a list with their numbers.
function pastedText(clipboard) {
  const { body } = new DOMParser().parseFromString(withoutStyles(clipboard.getData("text/html")), "text/html");
  if (!body.querySelector("p, li, tr")) return clipboard.getData("text/plain").trim();
  const paragraphs = paragraphsOf(body);
  if (paragraphs.length === 1) return paragraphs[0].text;
  const lines = printed(paragraphs);
  return lines.map((line, n) => line + (paragraphs[n].isRow && paragraphs[n + 1]?.isRow ? "\n" : "\n\n")).join("").trimEnd();
}

// Our pages allow no styles but their own, not even to read them.
function withoutStyles(html) {
  return html.replace(/<style[\s>].*?<\/style>/gis, "").replace(/(<[^>]*)\sstyle=/gi, "$1 data-style=");
}

// How the server reads what was pasted. She takes it, takes it another way, or leaves it: nothing is kept before.
async function decided(editor, block, pasted) {
  const dialog = document.querySelector("[data-pasting]");
  const take = dialog.querySelector("select");
  take.selectedIndex = 0;
  const read = async () => {
    const body = sentBy(editor, true);
    for (const [name, value] of Object.entries({ do: `read:${block}`, pasted, take: take.value })) body.set(name, value);
    const response = await fetch(editor.action, { method: "POST", body, headers: { "X-Operation": "1" }, redirect: "manual" });
    const answer = await response.json();
    if (answer.error) throw new Error(answer.error);
    dialog.querySelector("[data-read]").innerHTML = answer.read;
  };
  await read();
  take.onchange = () => read().catch(() => dialog.close(""));
  for (const button of dialog.querySelectorAll("button")) button.onclick = () => dialog.close(button.value);
  dialog.returnValue = "";
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  if (dialog.returnValue !== "take") return null;
  const attaches = dialog.querySelector('[name="attaches"]')?.checked ? "1" : ""; // tables stay out of the text
  return { take: take.value, attaches };
}
