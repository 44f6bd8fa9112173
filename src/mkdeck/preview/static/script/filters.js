// Which cards are listed: the search and the three filters.

const FILTERS = [
  { id: "kind", all: "All kinds", valueOf: (card) => card.kind },
  { id: "extractor", all: "All extractors", valueOf: (card) => card.extractor },
  { id: "lesson", all: "All lessons", valueOf: (card) => card.path },
];

// Offer the values that cards have, and the chosen one; lessons are offered in their order, those without a card too.
function showFilters() {
  for (const { id, all, valueOf } of FILTERS) {
    const chosen = $(id).value;
    const offered = id === "lesson" ? state.data.lessons.map(({ path }) => path) : [];
    const counts = new Map([...offered, ...(chosen ? [chosen] : [])].map((value) => [value, 0]));
    for (const card of state.data.cards) counts.set(valueOf(card), (counts.get(valueOf(card)) ?? 0) + 1);
    const values = id === "lesson" ? [...counts.keys()] : [...counts.keys()].sort();
    $(id).replaceChildren(
      element("option", { value: "" }, all),
      ...values.map((value) => element("option", { value }, `${value} (${counts.get(value)})`)),
    );
    $(id).value = chosen;
  }
}

function applyFilters() {
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = FILTERS.filter(({ id }) => $(id).value);
  const passes = (card) =>
    chosen.every(({ id, valueOf }) => valueOf(card) === $(id).value) && words.every((word) => card.searched.includes(word));
  state.cards = state.data.cards.filter(passes);
  const [some, all] = [state.cards.length, state.data.cards.length];
  $("cards-tab").textContent = some === all ? `Cards ${all}` : `Cards ${some} of ${all}`;
}

function onFilter() {
  applyFilters();
  showTab("cards");
  $("cards").scrollTop = 0;
  select(state.cards.includes(state.selected) ? state.selected : state.cards[0]);
  if ($("lesson").value) showLesson($("lesson").value);
  showMarks();
  say(count(state.cards.length, "card"));
}

function startFilters() {
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filters").addEventListener("input", onFilter);
}
