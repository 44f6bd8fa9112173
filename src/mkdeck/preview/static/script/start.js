// Takes the data in, and begins.

function load(data) {
  state.data = data;
  state.lessons = new Map(data.lessons.map((lesson) => [lesson.path, { ...lesson, cards: [], problems: [] }]));
  for (const card of data.cards) {
    const { cards } = state.lessons.get(card.path);
    card.number = cards.push(card);
    card.searched = [card.front, card.back, card.path, card.deck, ...card.tags].join(" ").toLowerCase();
  }
  for (const problem of data.problems) state.lessons.get(problem.path)?.problems.push(problem);
  document.title = `${data.title} – mkdeck preview`;
  $("title").textContent = data.title;
  showFilters();
  applyFilters();
  showProblems();
}

load(JSON.parse($("data").textContent));
startSettings();
startFilters();
startList();
startLesson();
startCard();
startProblems();
startKeys();
showTab("cards");
select(state.cards[0]);
if (!state.path) showLesson(state.data.lessons[0]?.path);
showPane("card");
if (document.body.dataset.version) startLive();
