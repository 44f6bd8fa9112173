// The lesson as its author wrote it, with the place of each card marked and each problem below its line.

const LINES_IN_CHUNK = 50; // the browser leaves chunks out of sight alone: `content-visibility` in page.css

function showLesson(path) {
  if (path === state.path) return;
  state.path = path;
  buildLesson();
}

function buildLesson() {
  const lesson = state.lessons.get(state.path);
  $("lesson-title").textContent = lesson?.title ?? "No lesson";
  $("lesson-path").textContent = lesson && lesson.title !== lesson.path ? lesson.path : "";
  const lines = lesson ? linesWithMarks(lesson) : [];
  const chunks = [];
  for (let at = 0; at < lines.length; at += LINES_IN_CHUNK) {
    chunks.push(element("div", { class: "chunk" }, ...lines.slice(at, at + LINES_IN_CHUNK).flat()));
  }
  $("lines").replaceChildren(...chunks);
  $("lines").scrollTop = 0;
  showMarks();
  showSelectedLines();
}

// For each line its element, and those of its problems.
function linesWithMarks(lesson) {
  const looks = new Map();
  for (const [first, last, look] of lesson.looks) {
    for (let line = first; line <= last; line++) looks.set(line, look);
  }
  const cards = Map.groupBy(lesson.cards, ({ first }) => first);
  const problems = Map.groupBy(lesson.problems, ({ first }) => Math.min(first, lesson.lines.length));
  return lesson.lines.map((text, index) => [
    line(index + 1, text, looks.get(index + 1), cards.get(index + 1) ?? []),
    ...(problems.get(index + 1) ?? []).map(({ message }) => element("p", { class: "problem", role: "note" }, message)),
  ]);
}

function line(number, text, look, cards) {
  const made = element("div", { class: `line ${look ?? ""}`, id: `line-${number}`, "data-number": number });
  made.append(element("span", { class: "text", dir: "auto" }, text));
  if (cards.length) made.append(element("span", { class: "marks" }, ...cards.map(mark)));
  return made;
}

function mark(card) {
  return element(
    "button",
    { type: "button", class: "mark", tabindex: -1, "data-id": card.id, "aria-label": `Card ${card.number}: ${card.front}` },
    String(card.number),
  );
}

// Hide the marks of cards that the filters leave out.
function showMarks() {
  const ids = new Set(state.cards.map(({ id }) => id));
  for (const button of $("lines").querySelectorAll(".mark")) button.hidden = !ids.has(button.dataset.id);
}

function showSelectedLines() {
  for (const old of $("lines").querySelectorAll(".selected")) old.classList.remove("selected");
  const card = state.selected;
  if (!card || card.path !== state.path) return;
  for (let number = card.first; number <= card.last; number++) $(`line-${number}`)?.classList.add("selected");
  $("lines").querySelector(`.mark[data-id="${CSS.escape(card.id)}"]`)?.classList.add("selected");
}

// Bring the selected card's first line in sight, if it is not.
function scrollToSelected() {
  if (state.selected && state.selected.path === state.path) scrollToLine(state.selected.first);
}

function scrollToLine(number) {
  const [pane, place] = [$("lines").getBoundingClientRect(), $(`line-${number}`)?.getBoundingClientRect()];
  if (place && (place.top < pane.top || place.bottom > pane.bottom - pane.height / 4)) {
    $(`line-${number}`).scrollIntoView({ block: "center" });
  }
}

function onMark(event) {
  const button = event.target.closest(".mark");
  if (!button) return;
  select(state.cards.find(({ id }) => id === button.dataset.id));
  showPane("card");
}

function startLesson() {
  $("lines").addEventListener("click", onMark);
}
