// Shows cards as Anki's reviewer does: in one document, into which each side is put in turn. The page around the
// frame says what to show, and is told of keys and gestures, which a frame keeps to itself otherwise.
"use strict";
{
  const CONTROLS = "a, audio, button, input, select, summary, textarea, video";
  const side = document.getElementById("qa");
  const style = document.getElementById("card-style");

  const tell = (message) => window.parent.postMessage(message, "*");

  function show({ html, css, classes, isNight }) {
    style.textContent = css;
    document.documentElement.classList.toggle("night-mode", isNight);
    document.body.className = classes;
    side.innerHTML = html;
    side.querySelectorAll("script").forEach(run);
    formulas().forEach(showFormula);
    window.scrollTo(0, 0);
    document.getElementById("answer")?.scrollIntoView({ block: "nearest" });
  }

  // A script that is put in as HTML does not run; a new one of the same text does.
  function run(script) {
    const fresh = document.createElement("script");
    for (const { name, value } of script.attributes) fresh.setAttribute(name, value);
    fresh.textContent = script.textContent;
    script.replaceWith(fresh);
  }

  // The texts that hold formulas; like MathJax, leave out code, and formulas that a tag divides.
  function formulas() {
    const texts = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (/\\[([]/.test(text.data) && !text.parentElement.closest("code, pre, script, style")) found.push(text);
    }
    return found;
  }

  function showFormula(text) {
    const pieces = text.data.split(/\\\((.*?)\\\)|\\\[(.*?)\\\]/s);
    const nodes = [];
    for (let at = 0; at < pieces.length; at += 3) {
      nodes.push(pieces[at]);
      if (at + 2 < pieces.length) nodes.push(formula(pieces[at + 1] ?? pieces[at + 2], pieces[at + 1] === undefined));
    }
    text.replaceWith(...nodes);
  }

  function formula(tex, isDisplay) {
    const node = document.createElement("span");
    node.className = isDisplay ? "tex display" : "tex";
    node.dir = "ltr";
    node.textContent = tex.trim();
    return node;
  }

  function onKey(event) {
    const isFree = event.key === " " ? !event.target.closest(CONTROLS) : event.target === document.body;
    if (!isFree || event.ctrlKey || event.metaKey || event.altKey) return;
    if (![" ", "ArrowLeft", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    tell({ key: event.key });
  }

  // A tap flips the card, a swipe leads to the next one or back.
  let start = null;

  function onTouchEnd(event) {
    const end = event.changedTouches[0];
    const [right, down] = [end.clientX - start.clientX, end.clientY - start.clientY];
    if (event.target.closest(CONTROLS) || !window.getSelection().isCollapsed) return;
    if (Math.hypot(right, down) < 10) tell({ key: " " });
    else if (Math.abs(right) > 50 && Math.abs(right) > 2 * Math.abs(down) && !scrollsSideways(event.target)) {
      tell({ key: right < 0 ? "ArrowRight" : "ArrowLeft" });
    }
  }

  function scrollsSideways(element) {
    return element !== null && (element.scrollWidth > element.clientWidth + 1 || scrollsSideways(element.parentElement));
  }

  window.addEventListener("message", (event) => event.source === window.parent && show(event.data));
  document.addEventListener("keydown", onKey);
  document.addEventListener("touchstart", (event) => (start = event.changedTouches[0]), { passive: true });
  document.addEventListener("touchend", onTouchEnd);
  tell({ isReady: true });
}
