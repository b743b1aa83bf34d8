// Dragging an item of the agenda before another one sends the same form as its buttons, with „vor“ and the other item.
const list = document.querySelector("[data-agenda]");
let dragged = null;

function rowOf(event) {
  return event.target.closest?.("[data-item]");
}

function mark(row) {
  for (const other of list.querySelectorAll(".is-above")) other.classList.remove("is-above");
  if (row && row !== dragged) row.classList.add("is-above");
}

function add(form, name, value) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = name;
  field.value = value;
  form.append(field);
}

function drop(event) {
  const row = rowOf(event);
  if (!dragged || !row || row === dragged) return;
  event.preventDefault();
  const form = dragged.querySelector("form[data-put]");
  add(form, "spot", "vor");
  add(form, "value", row.dataset.item);
  form.submit();
}

if (list) {
  for (const row of list.querySelectorAll("[data-item]")) row.draggable = true;
  list.addEventListener("dragstart", (event) => {
    dragged = rowOf(event);
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", (event) => {
    if (!dragged || !rowOf(event)) return;
    event.preventDefault();
    mark(rowOf(event));
  });
  list.addEventListener("drop", drop);
  list.addEventListener("dragend", () => {
    mark(null);
    dragged = null;
  });
}
