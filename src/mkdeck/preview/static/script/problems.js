// The list of problems, and the tabs between it and the list of cards.

function showProblems() {
  const { mistakes, problems } = state.data;
  const items = [
    ...mistakes.map((mistake) => element("li", {}, mistake)),
    ...problems.map((problem, place) => element("li", {}, problemButton(problem, place))),
  ];
  $("problems-tab").textContent = `Problems ${items.length}`;
  $("problems-tab").classList.toggle("some", items.length > 0);
  $("problems").replaceChildren(
    items.length ? element("ul", {}, ...items) : element("p", { class: "quiet" }, "No problems in these lessons."),
  );
}

function problemButton(problem, place) {
  return element(
    "button",
    { type: "button", "data-place": place },
    element("strong", {}, `${problem.path}:${problem.first}`),
    element("span", {}, problem.message),
  );
}

function onProblem(event) {
  const button = event.target.closest("button");
  if (!button) return;
  const problem = state.data.problems[Number(button.dataset.place)];
  if (!state.lessons.has(problem.path)) return;
  showLesson(problem.path);
  showPane("lesson");
  scrollToLine(problem.first);
}

function showTab(name) {
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const isChosen = tab.id === `${name}-tab`;
    tab.setAttribute("aria-selected", isChosen);
    tab.tabIndex = isChosen ? 0 : -1;
    $(tab.getAttribute("aria-controls")).hidden = !isChosen;
  }
}

function onTabKey(event) {
  if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  event.stopPropagation();
  const other = event.target.id === "cards-tab" ? "problems" : "cards";
  showTab(other);
  $(`${other}-tab`).focus();
}

function startProblems() {
  $("problems").addEventListener("click", onProblem);
  for (const name of ["cards", "problems"]) {
    $(`${name}-tab`).addEventListener("click", () => showTab(name));
    $(`${name}-tab`).addEventListener("keydown", onTabKey);
  }
}
