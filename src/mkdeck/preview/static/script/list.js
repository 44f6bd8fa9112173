// The list of cards. Of thousands of rows only those in sight are elements, each at its place in a list of full height.

const ROW_HEIGHT = 58; // pixels, as in page.css
const ROWS_BEYOND = 6; // above and below what is in sight

function showList() {
  const [panel, rows] = [$("cards"), $("rows")];
  const first = Math.max(0, Math.floor(panel.scrollTop / ROW_HEIGHT) - ROWS_BEYOND);
  const last = Math.ceil((panel.scrollTop + panel.clientHeight) / ROW_HEIGHT) + ROWS_BEYOND;
  rows.style.height = `${state.cards.length * ROW_HEIGHT}px`;
  rows.replaceChildren(...state.cards.slice(first, last).map((card, offset) => row(card, first + offset)));
  const chosen = rows.querySelector("[aria-selected=true]");
  if (chosen) rows.setAttribute("aria-activedescendant", chosen.id);
  else rows.removeAttribute("aria-activedescendant");
}

// What kind of card it is, and where it stands.
function about({ kind, extractor, path, first, last }) {
  const lines = first === last ? `line ${first}` : `lines ${first}–${last}`;
  return [kind, extractor, lines, ...(state.lessons.size > 1 ? [path] : [])].join(" · ");
}

function row(card, place) {
  const made = element(
    "div",
    {
      id: `row-${place}`,
      role: "option",
      "aria-selected": card === state.selected,
      "aria-posinset": place + 1,
      "aria-setsize": state.cards.length,
    },
    element("span", { class: "number", "aria-hidden": "true" }, String(card.number)),
    element("span", { class: "front", dir: "auto" }, card.front || "(a picture)"),
    element("span", { class: "quiet" }, about(card)),
  );
  made.style.top = `${place * ROW_HEIGHT}px`;
  return made;
}

function scrollListTo(place) {
  const panel = $("cards");
  const top = place * ROW_HEIGHT;
  if (top < panel.scrollTop) panel.scrollTop = top;
  else if (top + ROW_HEIGHT > panel.scrollTop + panel.clientHeight) panel.scrollTop = top + ROW_HEIGHT - panel.clientHeight;
}

// Select a card of the list; without one there is nothing to show.
function select(card) {
  if (card !== state.selected) state.isFlipped = false;
  state.selected = card ?? null;
  state.wanted = card?.id;
  showCard();
  if (card) scrollListTo(state.cards.indexOf(card));
  showList();
  if (card) showLesson(card.path);
  showSelectedLines();
  scrollToSelected();
}

function step(by) {
  const place = state.cards.indexOf(state.selected) + by;
  const card = state.cards[Math.min(Math.max(place, 0), state.cards.length - 1)];
  if (!card || card === state.selected) return;
  select(card);
  say(`Card ${state.cards.indexOf(card) + 1} of ${state.cards.length}: ${card.front}`);
}

function onListKey(event) {
  const page = Math.max(1, Math.floor($("cards").clientHeight / ROW_HEIGHT) - 1);
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
  if (!(event.key in steps)) return;
  event.preventDefault();
  step(steps[event.key]);
}

function onRow(event) {
  const clicked = event.target.closest("[role=option]");
  if (!clicked) return;
  select(state.cards[Number(clicked.getAttribute("aria-posinset")) - 1]);
  showPane("card");
}

function startList() {
  let isAwaited = false;
  const soon = () => {
    if (isAwaited) return;
    isAwaited = true;
    requestAnimationFrame(() => {
      isAwaited = false;
      showList();
    });
  };
  $("cards").addEventListener("scroll", soon, { passive: true });
  new ResizeObserver(soon).observe($("cards"));
  $("rows").addEventListener("keydown", onListKey);
  $("rows").addEventListener("click", onRow);
}
