// Changes, as the server of `mkdeck preview --serve` tells of them; card, filters and places stay as they are.

async function update() {
  const answer = await fetch("deck.json", { cache: "no-store" });
  const places = ["cards", "problems", "lines"].map((id) => [$(id), $(id).scrollTop]);
  const place = Math.max(0, state.cards.indexOf(state.selected));
  const before = new Set(state.data.problems.map(problemText));
  load(await answer.json());
  const fresh = state.data.problems.filter((problem) => !before.has(problemText(problem)));
  $("status").textContent = fresh.map(({ path, first, message }) => `${path}:${first}: ${message}`).at(0) ?? "";
  const same = state.cards.find(({ id }) => id === state.wanted);
  if (!same) state.isFlipped = false;
  state.selected = same ?? state.cards[place] ?? state.cards.at(-1) ?? null;
  if (!state.lessons.has(state.path)) state.path = state.selected?.path;
  buildLesson();
  showCard();
  for (const [pane, top] of places) pane.scrollTop = top;
  showList();
}

// Without its line, which moves with what is written above it.
function problemText({ path, message }) {
  return `${path}: ${message}`;
}

function startLive() {
  let known = document.body.dataset.version;
  const changes = new EventSource("changes");
  changes.addEventListener("open", () => ($("status").textContent = ""));
  changes.addEventListener("message", ({ data }) => {
    if (known !== data) update();
    known = data;
  });
  changes.addEventListener("error", () => {
    $("status").textContent = "The server has ended; this page no longer follows the lessons.";
  });
}
