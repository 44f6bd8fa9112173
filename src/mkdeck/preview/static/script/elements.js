// What all parts of the page share. Text from lessons is only ever put in as text; a card's HTML goes to the frame,
// which has no rights.

const $ = (id) => document.getElementById(id);

// What is shown: the data, as contents.py writes it, and the choices of the reader.
const state = {
  data: null,
  lessons: new Map(), // by path, each with its cards and problems
  cards: [], // the cards that pass the filters
  selected: null, // the card that is shown
  wanted: null, // the id of the card that was last chosen, which may be gone while a lesson is being written
  isFlipped: false,
  path: null, // of the lesson that is shown
};

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function count(number, noun) {
  return `${number || "no"} ${noun}${number === 1 ? "" : "s"}`;
}

// Let a screen reader say something.
function say(text) {
  $("spoken").textContent = text;
}

// On a narrow screen one pane is shown at a time.
function showPane(name) {
  document.body.dataset.pane = name;
  for (const button of document.querySelectorAll(".panes button")) {
    button.setAttribute("aria-pressed", button.dataset.pane === name);
  }
  scrollToSelected();
}
