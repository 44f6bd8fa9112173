// The card in its frame, and the buttons below it.

function showCard() {
  const card = state.selected;
  $("frame").hidden = !card;
  $("empty").hidden = Boolean(card);
  $("empty").textContent = state.data.cards.length ? "No card matches." : "These lessons give no card yet.";
  $("about").textContent = card ? filedUnder(card) : "";
  const place = state.cards.indexOf(card);
  $("back").disabled = place <= 0;
  $("next").disabled = place === state.cards.length - 1;
  $("flip").disabled = !card;
  showSide();
}

function filedUnder(card) {
  const place = `${state.cards.indexOf(card) + 1} of ${state.cards.length}`;
  return [place, card.evidence, card.deck, ...card.tags].join(" · ");
}

function showSide() {
  const card = state.selected;
  $("flip").textContent = state.isFlipped ? "Show question" : "Show answer";
  if (!card) return;
  const classes = ["card", `card${card.place + 1}`, ...(isNight() ? ["nightMode", "night_mode"] : [])];
  const html = withMedia(state.isFlipped ? card.answer : card.question);
  const shown = { html, css: state.data.styles[card.noteType], classes: classes.join(" "), isNight: isNight() };
  $("frame").contentWindow.postMessage(shown, "*"); // a sandboxed frame has no origin that could be named
}

// Put the files themselves where their names in Anki stand.
function withMedia(html) {
  const { media } = state.data;
  return html
    .replace(/\bsrc="([^"]*)"/g, (whole, name) => (Object.hasOwn(media, name) ? `src="${media[name]}"` : whole))
    .replace(/\[sound:([^[\]]*)\]/g, (whole, name) => (Object.hasOwn(media, name) ? player(media[name]) : whole));
}

function player(address) {
  const kind = address.startsWith("data:video/") ? "video" : "audio";
  return `<${kind} controls src="${address}"></${kind}>`;
}

function flip() {
  if (!state.selected) return;
  state.isFlipped = !state.isFlipped;
  showSide();
  say(state.isFlipped ? answerText(state.selected) : state.selected.front);
}

// What an answer adds to its question: all from the element that Anki scrolls to.
function answerText({ answer }) {
  const side = new DOMParser().parseFromString(answer, "text/html"); // which runs and loads nothing
  side.querySelectorAll("script, style").forEach((unseen) => unseen.remove());
  const range = side.createRange();
  range.selectNodeContents(side.body);
  if (side.getElementById("answer")) range.setStartBefore(side.getElementById("answer"));
  return `Answer: ${range.toString().replace(/\s+/g, " ").trim()}`;
}

function onFrameMessage({ source, data }) {
  if (source !== $("frame").contentWindow) return;
  if (data.isReady) showSide();
  else act(data.key);
}

function startCard() {
  window.addEventListener("message", onFrameMessage);
  $("flip").addEventListener("click", flip);
  $("back").addEventListener("click", () => step(-1));
  $("next").addEventListener("click", () => step(1));
}
