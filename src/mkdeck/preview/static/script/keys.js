// Keys for the whole page; the frame sends those that it gets.

function act(key) {
  if (key === " ") flip();
  else step(key === "ArrowRight" ? 1 : -1);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, select, textarea")) return;
  const isTaken = event.key === " " && event.target.closest("button, a");
  if (isTaken || ![" ", "ArrowLeft", "ArrowRight"].includes(event.key)) return;
  event.preventDefault();
  act(event.key);
}

function startKeys() {
  document.addEventListener("keydown", onKey);
  // A click on a button leaves the focus where it is, so that space goes on flipping cards.
  document.addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault());
  for (const button of document.querySelectorAll(".panes button")) {
    button.addEventListener("click", () => showPane(button.dataset.pane));
  }
}
