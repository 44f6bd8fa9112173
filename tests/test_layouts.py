"""Every way to write a question with every way to write its answer: a pair is read right, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations, product

import pytest

from mkdeck.cards import Basic, Card, Choice, Cloze, Markdown
from mkdeck.collecting.collect import collect
from mkdeck.extractors import extractors, run_extractors
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document

PAIRS = {
    "What is a lens?": "A curved piece of glass.",
    "Which gas do plants take in?": "Carbon dioxide.",
    "How many bones has a hand?": "Twenty-seven.",
}

QUESTIONS = {
    "bold": "**{question}**",
    "number": "{number}. {question}",
    "number and bold": "{number}. **{question}**",
    "bold number": "**{number}. {question}**",
    "letter": "Q: {question}",
    "bold letter": "**Q:** {question}",
    "all in bold": "**Q{number}: {question}**",
    "letter and number": "Q{number}. {question}",
    "word": "Question {number}: {question}",
    "bold word": "**Question {number}:** {question}",
    "title": "**Question {number}**\n\n{question}",
    "heading": "## {question}",
    "numbered heading": "### {number}. {question}",
    "point": "- {question}",
    "box": "- [ ] {question}",
}
ANSWERS = {
    "letter": "A: {answer}",
    "bold letter": "**A:** {answer}",
    "letter and number": "A{number}. {answer}",
    "word": "Answer: {answer}",
    "bold word": "**Answer:** {answer}",
    "colon behind bold": "**Answer**: {answer}",
    "all in italics": "*Answer: {answer}*",
    "short word": "Ans. {answer}",
    "arrow": "→ {answer}",
    "heading": "#### Answer\n\n{answer}",
    "quotation": "> **Answer:** {answer}",
    "point": "- Answer: {answer}",
    "callout": "> [!answer]-\n> {answer}",
    "details": "<details><summary>Answer</summary>\n\n{answer}\n\n</details>",
    "admonition": '??? answer "Answer"\n\n    {answer}',
    "comment": "<!-- Answer: {answer} -->",
}
BLOCKS = ("heading", "quotation", "point", "callout", "details", "admonition")
"""Answers that cannot stand on the line of their question."""
POINTS = ("number", "number and bold", "point", "box")
SAID = ("word", "bold word", "colon behind bold", *BLOCKS, "comment")
"""Answers that say what they are in a word, and are read wherever they stand below a question."""


def _below(answer: str) -> str:
    return f"\n{answer}"


def _apart(answer: str) -> str:
    return f"\n\n{answer}"


def _within(answer: str) -> str:
    return "\n" + "\n".join(f"   {line}".rstrip() for line in answer.split("\n"))


def _beside(answer: str) -> str:
    return f" {answer}"


def layouts() -> Iterator[tuple[str, str, Callable[[str], str]]]:
    """Yield which ways to write questions and answers go together, and how they are put together."""
    for question, answer in product(QUESTIONS, ANSWERS):
        yield question, answer, _below
        yield question, answer, _apart
        if question in POINTS:
            yield question, answer, _within
        if answer not in BLOCKS and not question.endswith("heading"):
            yield question, answer, _beside


@cache
def cards_of(question: str, answer: str, put: Callable[[str], str]) -> list[Card]:
    """Return the cards of a lesson with the three pairs written alike."""
    pairs = (
        QUESTIONS[question].format(number=number, question=asked)
        + put(ANSWERS[answer].format(number=number, answer=told))
        for number, (asked, told) in enumerate(PAIRS.items(), 1)
    )
    lesson = parse_lesson("lesson.md", "\n\n".join(["# A lesson", *pairs, ""]))
    assert isinstance(lesson, Lesson)
    return list(collect(run_extractors(parse_document(lesson).root, extractors())).cards)


@pytest.mark.parametrize("answer", ANSWERS)
def test_what_is_read_is_read_right(answer: str) -> None:
    told = {asked: (back, f"*{back}*") for asked, back in PAIRS.items()}
    for question, _, put in filter(lambda layout: layout[1] == answer, layouts()):
        for card in cards_of(question, answer, put):
            assert isinstance(card, Basic), (question, put)
            assert card.front in told, (question, put)
            assert card.back in told[card.front], (question, put)


@pytest.mark.parametrize("answer", SAID)
def test_an_answer_that_says_so_is_read(answer: str) -> None:
    missed = [
        (question, put.__name__)
        for question, written, put in layouts()
        if written == answer and len(cards_of(question, answer, put)) < len(PAIRS)
    ]
    assert missed == []


MIRROR, FLAT = "A surface that reflects.", "Which one is flat?"
NEXT = {
    "bold": f"**What is a mirror?**\n\n{MIRROR}",
    "bold line": f"**What is a mirror?**\n{MIRROR}",
    "quoted": f"> What is a mirror?\n\n{MIRROR}",
    "folded": f"<details><summary>What is a mirror?</summary>\n\n{MIRROR}\n\n</details>",
    "colons": f"What is a mirror? :: {MIRROR}\nWhat is a prism? :: A block of glass.",
    "table": f"| Question | Answer |\n|---|---|\n| What is a mirror? | {MIRROR} |\n| What is a prism? | Glass. |",
    "letters": f"Q: What is a mirror?\nA: {MIRROR}",
    "details": f"**What is a mirror?**\n\n<details><summary>Answer</summary>\n\n{MIRROR}\n\n</details>",
    "marked": f"**What is a mirror?**\n\n**Answer:** {MIRROR}",
    "key": f"**{FLAT}**\n\n- A) Mirror\n- B) Lens\n- C) Eye\n\n(Answer: A)",
    "boxes": f"**{FLAT}**\n\n- [x] Mirror\n- [ ] Lens\n- [ ] Eye",
}
"""Pairs that may stand behind others in another form."""
LAST = {
    "paragraph": f"What is a mirror?\n\n{MIRROR}",
    "definitions": f"Mirror\n: {MIRROR}\n\nPrism\n: A block of glass.",
    "prose": "That was all about lenses. Next week we look at telescopes.",
}
"""What may stand there that asks nothing for sure, and belongs to no answer either."""
SERIES = ("bold", "letter", "word", "point", "numbered heading")


def in_thirds(place: int, *ways: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield a third of the layouts that go together in some ways, the next one at the next place.

    Three places show them all; and whichever way is taken with whichever other one, at some place they stand together.
    """
    for layout in product(*map(enumerate, ways)):
        if (place + sum(at for at, _ in layout)) % 3 == 0:
            yield tuple(way for _, way in layout)


def test_thirds_show_each_way_with_each_other_one() -> None:
    thirds = [(str(place), *layout) for place in range(4) for layout in in_thirds(place, "abc", "defg", "hij")]
    assert {layout[1:] for layout in thirds[: 3 * 12]} == set(product("abc", "defg", "hij"))
    for one, other in combinations(range(4), 2):
        ways = ("0123", "abc", "defg", "hij")
        assert {(layout[one], layout[other]) for layout in thirds} == set(product(ways[one], ways[other]))


@cache
def with_tail(question: str, answer: str, tail: str) -> list[Card]:
    """Return the cards of a lesson with the three pairs written alike, and something else behind them."""
    pairs = (
        QUESTIONS[question].format(number=number, question=asked)
        + _apart(ANSWERS[answer].format(number=number, answer=told))
        for number, (asked, told) in enumerate(PAIRS.items(), 1)
    )
    lesson = parse_lesson("lesson.md", "\n\n".join(["# A lesson", *pairs, tail, ""]))
    assert isinstance(lesson, Lesson)
    return list(collect(run_extractors(parse_document(lesson).root, extractors())).cards)


@pytest.mark.parametrize("tail", [*NEXT, *LAST])
def test_what_stands_behind_the_last_pair_is_no_part_of_it(tail: str) -> None:
    told = {asked: (back, f"*{back}*") for asked, back in PAIRS.items()}
    for question, answer in in_thirds([*NEXT, *LAST].index(tail), SERIES, ANSWERS):
        if tail == "prose" and (question.endswith("heading") or answer == "heading"):
            continue  # the last section holds it
        if tail in ("prose", "paragraph") and answer == "arrow":
            continue  # what stands below an arrow may go on
        cards = [card for card in with_tail(question, answer, {**NEXT, **LAST}[tail]) if isinstance(card, Basic)]
        wrong = [card for card in cards if card.back not in told.get(card.front, (card.back,))]
        assert wrong == [], (question, answer)


@pytest.mark.parametrize("tail", NEXT)
def test_the_pair_behind_others_of_another_form_is_read_as_well(tail: str) -> None:
    for question, answer in in_thirds([*NEXT, *LAST].index(tail), SERIES, ANSWERS):
        if tail == "key" and question == "numbered heading" and answer not in SAID:
            continue  # options below the answer of a heading
        cards = with_tail(question, answer, NEXT[tail])
        found = [card for card in cards if getattr(card, "front", "") in ("What is a mirror?", FLAT)]
        assert [card.back if isinstance(card, Basic) else MIRROR for card in found] == [MIRROR], (question, answer)


QUIZ = {
    "Which planet is the largest?": (("Mars", "Jupiter", "Venus"), 1),
    "Who wrote Hamlet?": (("Marlowe", "Jonson", "Shakespeare"), 2),
    "Which gas do plants take in?": (("Carbon dioxide", "Oxygen", "Neon"), 0),
}
OPTIONS = {
    "capital letters": "{upper}) {option}\n",
    "small letters": "{lower}) {option}\n",
    "letters in brackets": "({lower}) {option}\n",
    "letters with points": "{upper}. {option}  \n",
    "bold letters": "- **{upper}.** {option}\n",
    "points with letters": "- {upper}) {option}\n",
    "paragraphs": "{upper}) {option}\n\n",
    "in a row": "{upper}) {option}   ",
    "points": "- {option}\n",
    "boxes": "- [ ] {option}\n",
}
KEYS = {
    "letter": "**Answer:** {upper}",
    "all in bold": "**Correct answer: {upper}**",
    "letter and text": "Answer: {upper}) {option}",
    "text": "Answer: {option}",
    "sentence": "The correct answer is {upper}.",
    "brackets": "(Answer: {upper})",
    "key": "Key: {lower}",
    "sign": "✅ {upper}) {option}",
    "bold letter": "**{upper}**",
    "bold letter and reason": "**{upper}.** It has been so for long.",
    "bold letter before a dash": "**{upper}** – it has been so for long.",
    "bold letter and text": "**{upper}) {option}** – it has been so for long.",
    "quoted letter": "> {upper}",
    "quoted letter and reason": "> **{upper}.** It has been so for long.\n>\n> Everybody knows.",
    "quoted letter and text": "> {upper}) {option}",
    "letter in italics": "*{upper} – it has been so for long.*",
    "short sentence": "It's {upper}.",
    "sentence with reason": "{upper} is right, because it has been so for long.",
    "other words": "Correct choice: {upper}",
    "bare brackets": "({upper})",
    "code": "`{upper}`",
    "arrow": "→ {option}",
    "callout": "> [!success]\n> {upper}",
    "details": "<details><summary>Answer</summary>\n\n{upper}\n\n</details>",
    "heading": "#### Answer\n\n{upper}) {option}",
    "explained": "**Answer:** {upper}\n\n**Explanation:** It has been so for long.",
}
SET_OFF = ("bold letter and reason", "bold letter before a dash", "letter in italics")
"""Keys that tell by a letter which of plain points is right only where others do so beside them."""
MARKED: dict[str, tuple[str, str]] = {
    "ticked box": ("- [x] {option}\n", "- [ ] {option}\n"),
    "tick": ("- {upper}) {option} ✅\n", "- {upper}) {option}\n"),
    "bold option": ("{upper}) **{option}**\n", "{upper}) {option}\n"),
    "all in bold": ("**{upper}) {option}**\n", "{upper}) {option}\n"),
    "word": ("{lower}. {option} (correct)\n", "{lower}. {option}\n"),
    "arrow": ("- {option} ← correct\n", "- {option}\n"),
    "star": ("*{lower}) {option}\n", "{lower}) {option}\n"),
}
STEMS = (
    "bold",
    "number",
    "bold number",
    "number and bold",
    "letter and number",
    "title",
    "heading",
    "numbered heading",
)


def quiz(stem: str, options: str, key: str = "", *, above: str = "", below: str = "") -> str:
    """Return a quiz whose questions, options and keys are written alike; more may stand above or below the options."""
    right, wrong = MARKED.get(options) or [OPTIONS[options]] * 2
    parts = ["# A quiz"]
    for number, (asked, (offered, place)) in enumerate(QUIZ.items(), 1):
        lines = [
            (right if at == place else wrong).format(upper="ABC"[at], lower="abc"[at], option=option)
            for at, option in enumerate(offered)
        ]
        told = key.format(upper="ABC"[place], lower="abc"[place], option=offered[place])
        parts += [QUESTIONS[stem].format(number=number, question=asked), above, "".join(lines).rstrip(), below, told]
    return "\n\n".join(filter(None, parts)) + "\n"


def cards_in(text: str) -> Sequence[Card]:
    """Return the cards of a lesson."""
    lesson = parse_lesson("quiz.md", text)
    assert isinstance(lesson, Lesson)
    return collect(run_extractors(parse_document(lesson).root, extractors())).cards


def wrong_choices(cards: Sequence[Card]) -> list[str]:
    """Return the questions of a quiz that were not read as they should be, and what was read beside them."""
    found = {card.front: (card.options, *card.correct) for card in cards if isinstance(card, Choice)}
    missed = [asked for asked, expected in QUIZ.items() if found.get(Markdown(asked)) != expected]
    return missed + [str(card) for card in cards if not (isinstance(card, Choice) and card.front in QUIZ)]


@pytest.mark.parametrize("key", KEYS)
def test_a_quiz_is_read_right(key: str) -> None:
    wrong = {
        (stem, options): missed
        for stem, options in in_thirds(list(KEYS).index(key), STEMS, OPTIONS)
        if not (key in SET_OFF and options == "points" and stem.endswith("heading"))
        if (missed := wrong_choices(cards_in(quiz(stem, options, KEYS[key]))))
    }
    assert wrong == {}


@pytest.mark.parametrize("marked", MARKED)
def test_a_quiz_whose_right_options_are_marked_is_read_right(marked: str) -> None:
    wrong = {stem: missed for stem in STEMS if (missed := wrong_choices(cards_in(quiz(stem, marked))))}
    assert wrong == {}


KEY_TITLES = {
    "heading": "## Answer key\n\n{key}",
    "bold line": "**Answers**\n\n{key}",
    "word": "Answers:\n\n{key}",
    "behind a rule": "---\n\n**Answer key:**\n\n{key}",
    "details": "<details>\n<summary>Answers</summary>\n\n{key}\n\n</details>",
}
KEY_ENTRIES = {
    "list": "{number}. {upper}\n",
    "bullets": "- **{number}.** {upper}\n",
    "row": "{number}. {upper}, ",
    "close": "{number}{upper} ",
    "lines": "{number}: {upper}  \n",
    "paragraphs": "**{number}.** {upper}\n\n",
    "letter and text": "{number}. {upper}) {option}\n",
    "labels": "Question {number}: {upper}\n\n",
    "explained": "{number}. **{upper}** – it has been so for long.\n",
}
OFFERED = ("capital letters", "small letters", "points with letters", "paragraphs", "points")
NUMBERED = ("number", "bold number", "number and bold", "letter and number", "title")


@pytest.mark.parametrize("entries", KEY_ENTRIES)
def test_a_quiz_with_a_key_is_read_right(entries: str) -> None:
    rows = [
        KEY_ENTRIES[entries].format(number=number, upper="ABC"[place], option=options[place])
        for number, (options, place) in enumerate(QUIZ.values(), 1)
    ]
    key = "".join(rows).strip(", \n")
    wrong = {
        (stem, options, title): missed
        for stem, options, title in in_thirds(list(KEY_ENTRIES).index(entries), NUMBERED, OFFERED, KEY_TITLES)
        if (missed := wrong_choices(cards_in(f"{quiz(stem, options)}\n{KEY_TITLES[title].format(key=key)}")))
    }
    assert wrong == {}


NUMBERS = {
    "list": "{number}. {question}\n",
    "brackets": "({number}) {question}\n\n",
    "escaped": "{number}\\. {question}\n\n",
    "bold": "**{number}.** {question}\n\n",
    "bold alone": "**{number}** {question}\n\n",
    "letter": "Q{number}: {question}\n\n",
    "bullet": "- Q{number}: {question}\n",
    "title": "**Question {number}**\n\n{question}\n\n",
    "heading": "### Question {number}\n\n{question}\n\n",
    "numbered heading": "### {number}. {question}\n\n",
}
TOLD = {
    "list": ("{number}. {answer}", "\n"),
    "paragraphs": ("{number}. {answer}", "\n\n"),
    "letter": ("Q{number}: {answer}", "\n\n"),
    "labels": ("**Question {number}**\n\n{answer}", "\n\n"),
    "row": ("{number}. {answer}.", " "),
    "bare numbers": ("{number} {answer}", "; "),
    "brackets": ("({number}) {answer}", " "),
    "open brackets": ("{number}) {answer}", "; "),
    "dashes": ("{number}-{answer}", " "),
    "arrows": ("{number} → {answer}", " / "),
    "dashes between": ("{number} {answer}", " – "),
    "points and dashes": ("{number}. {answer}", " – "),
    "brackets and dashes": ("{number}) {answer}", " — "),
    "points and slashes": ("{number}. {answer}", " / "),
}
ROWS = (
    *("row", "bare numbers", "brackets", "open brackets", "dashes", "arrows"),
    *("dashes between", "points and dashes", "brackets and dashes", "points and slashes"),
)
"""Entries that stand in one line."""
TITLES_OF_KEYS = {
    "heading": "## Answers\n\n{key}",
    "bold line": "**Answers**\n\n{key}",
    "details": "<details>\n<summary>Answers</summary>\n\n{key}\n\n</details>",
    "quotation": "> **Answers**\n>\n> {quoted}",
    "callout": "> [!success]- Answers\n> {quoted}",
    "fence": "```\nAnswers\n{key}\n```",
    "key alone": "## Key\n\n{key}",
    "key in a quotation": "> **Key**\n>\n> {quoted}",
    "suggested": "**Suggested answers**\n\n{key}",
    "checked": "**Check your answers:**\n\n{key}",
    "corrections": "## Corrections\n\n{key}",
    "at a glance": "**Answers at a glance**\n\n{key}",
    "explained": "**Answers & explanations:**\n\n{key}",
    "same line": "Answers: {key}",
    "key": "Key: {key}",
    "model": "**Model answers:** {key}",
    "brackets": "---\n\n(Answers: {key})",
}
ONE_LINE = ("fence", "same line", "key", "model", "brackets")
"""Titles of keys in one line."""
BY_ENTRIES = ("key alone", "key in a quotation", "suggested", "checked", "corrections", "at a glance", "explained")
"""Titles below which entries under numbers tell that there is a key: not those below labels."""
ABOVE = ("## Exercise 1", "## Check yourself", "**Exercise A**", "# Test")
OPEN = {
    "In which year did the Wall fall?": "1989",
    "Who wrote Hamlet?": "Shakespeare",
    "How many legs has a spider?": "Eight",
    "When was the tower opened?": "1889",
}


@pytest.mark.parametrize("entries", TOLD)
def test_open_questions_with_a_key_are_read_right(entries: str) -> None:
    """Each way to number questions goes with every third title of a key, with others of these where entries differ."""
    entry, between = TOLD[entries]
    numbered = list(enumerate(OPEN.items(), 1))
    key = between.join(entry.format(number=number, answer=told) for number, (_, told) in numbered)
    wrong = {}
    offset = list(TOLD).index(entries)
    for (at, number), (place, title) in product(enumerate(NUMBERS), enumerate(TITLES_OF_KEYS)):
        if (at + place + offset) % 3 or (title in ONE_LINE and entries not in ROWS):
            continue
        if title in BY_ENTRIES and entries == "labels":
            continue
        above = ABOVE[(at + place // 3 + offset) % len(ABOVE)]
        asked = "".join(NUMBERS[number].format(number=count, question=question) for count, (question, _) in numbered)
        told = TITLES_OF_KEYS[title].format(key=key, quoted=key.replace("\n", "\n> "))
        cards = cards_in(f"# A lesson\n\n{above}\n\n{asked}\n\n{told}\n")
        found = {card.front: card.back.strip(".\\") for card in cards if isinstance(card, Basic)}
        if found != OPEN or len(cards) != len(OPEN):
            wrong[number, title, above] = found
    assert wrong == {}


def _table(rows: Sequence[Sequence[str]]) -> str:
    first, *rest = ("| " + " | ".join(row) + " |" for row in rows)
    return "\n".join([first, "|" + "---|" * len(rows[0]), *rest])


KEY_TABLES: dict[str, Callable[[Sequence[str], Sequence[str]], str]] = {
    "rows": lambda labels, told: _table([("Question", "Answer"), *zip(labels, told, strict=True)]),
    "on its side": lambda labels, told: _table([("Q", *labels), ("**Ans**", *told)]),
}


@pytest.mark.parametrize("table", KEY_TABLES)
def test_a_table_is_a_key_by_its_headers(table: str) -> None:
    """Below numbers and below letters, with a title of its own and without."""
    wrong = {}
    for written, title in product((*NUMBERS.values(), *LETTERED.values()), ("## Answers\n\n", "")):
        is_lettered = written in LETTERED.values()
        labels = ["abcd"[at] if is_lettered else str(at + 1) for at in range(len(OPEN))]
        asked = "".join(
            written.format(number=label, letter=label, question=one, asked=one)
            for label, one in zip(labels, OPEN, strict=True)
        )
        key = KEY_TABLES[table](labels, list(OPEN.values()))
        cards = cards_in(f"# A lesson\n\n## Quiz\n\n{asked}\n\n{title}{key}\n")
        found = {card.front: card.back for card in cards if isinstance(card, Basic)}
        if found != OPEN or len(cards) != len(OPEN):
            wrong[written, title] = found
    assert wrong == {}


def twice_told(marked: str, key: str, stem: str, *, off: int) -> str:
    """Return a quiz whose right options are marked, and whose keys name the options that stand so many places on."""
    right, wrong = MARKED[marked]
    parts = ["# A quiz"]
    for number, (asked, (offered, place)) in enumerate(QUIZ.items(), 1):
        lines = [
            (right if at == place else wrong).format(upper="ABC"[at], lower="abc"[at], option=option)
            for at, option in enumerate(offered)
        ]
        said = (place + off) % len(offered)
        told = KEYS[key].format(upper="ABC"[said], lower="abc"[said], option=offered[said])
        parts += [QUESTIONS[stem].format(number=number, question=asked), "".join(lines).rstrip(), told]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("key", KEYS)
def test_a_key_may_tell_what_is_marked(key: str) -> None:
    wrong = {
        (marked, stem): missed
        for marked, stem in in_thirds(list(KEYS).index(key), MARKED, STEMS)
        if (missed := wrong_choices(cards_in(twice_told(marked, key, stem, off=0))))
    }
    assert wrong == {}


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_names_other_options_than_those_that_are_marked_is_a_problem(key: str) -> None:
    for marked, stem in in_thirds(list(KEYS).index(key) + 1, MARKED, STEMS):
        lesson = parse_lesson("quiz.md", twice_told(marked, key, stem, off=1))
        assert isinstance(lesson, Lesson)
        collected = collect(run_extractors(parse_document(lesson).root, extractors()))
        told = [problem.span.first for problem in collected.problems if "marked as right" in problem.message]
        assert (list(collected.cards), len(told)) == ([], len(QUIZ)), (marked, stem)


INSTRUCTIONS = ("Choose one.", "*(Select all that apply.)*", "Wähle eine Antwort aus:", "**Cochez la bonne réponse.**")
HINTS = (
    "Hint: think twice.",
    "*Hint: think twice.*",
    "(Hint: think twice.)",
    "> Hint: think twice.",
    "**Tipp:** denk noch einmal nach.",
    "💡 Hint: think twice.",
    "<details><summary>Hint</summary>\n\nThink twice.\n\n</details>",
)
KEY = "\n## Answers\n\n1. B\n2. C\n3. A\n"


def quizzes_with(place: int, above: str = "", below: str = "") -> Iterator[tuple[str, str]]:
    """Yield what quizzes are called, and their texts, with something above their options or below them, in thirds."""
    for stem, options, key in in_thirds(place, STEMS, (*OFFERED, "boxes"), ("letter", "details")):
        yield f"{stem}, {options}, {key}", quiz(stem, options, KEYS[key], above=above, below=below)
    for stem, options in in_thirds(place, NUMBERED, OFFERED):
        yield f"{stem}, {options}, key", quiz(stem, options, above=above, below=below) + KEY
    for stem, marked in in_thirds(place, STEMS, () if below else MARKED):
        yield f"{stem}, {marked}", quiz(stem, marked, above=above)


@pytest.mark.parametrize("hint", HINTS)
def test_a_hint_is_no_part_of_a_question(hint: str) -> None:
    place = HINTS.index(hint)
    texts = [*quizzes_with(place, above=hint), *quizzes_with(place, below=hint)]
    assert {name: missed for name, text in texts if (missed := wrong_choices(cards_in(text)))} == {}


@pytest.mark.parametrize("instruction", INSTRUCTIONS)
def test_an_instruction_is_not_the_question(instruction: str) -> None:
    told = instruction.strip("*")
    wrong = {}
    for name, text in quizzes_with(INSTRUCTIONS.index(instruction), above=instruction):
        cards = cards_in(text)
        missed = [found for found in wrong_choices(cards) if found not in QUIZ]
        fronts = [front.replace(f" {told}", "").replace(f"\n\n{instruction}", "") for front in fronts_of(cards)]
        if missed_cards := [card for card in missed if told not in card]:
            wrong[name] = missed_cards
        elif fronts != list(QUIZ):
            wrong[name] = fronts
    assert wrong == {}


def fronts_of(cards: Sequence[Card]) -> list[str]:
    """Return the fronts of the choices among some cards."""
    return [card.front for card in cards if isinstance(card, Choice)]


WRAPPED = {
    "capital letters": "A) Mars, which is\n{indent}red\nB) Jupiter, a giant\n{indent}of gas\nC) Venus",
    "small letters": "a. Mars, which is\n{indent}red\nb. Jupiter, a giant\n{indent}of gas\nc. Venus",
    "paragraphs": "A) Mars, which is\n{indent}red\n\nB) Jupiter, a giant\n{indent}of gas\n\nC) Venus",
    "points": "- A) Mars, which is\n  {indent}red\n- B) Jupiter, a giant\n  {indent}of gas\n- C) Venus",
}


@pytest.mark.parametrize("options", WRAPPED)
def test_an_option_may_go_on_in_the_next_line(options: str) -> None:
    asked = "Which planet is the largest?"
    expected = ("Mars, which is red", "Jupiter, a giant of gas", "Venus")
    for stem, indent, key in product(STEMS, ("", "   "), ("Answer: B", KEYS["details"].format(upper="B"))):
        offered = WRAPPED[options].format(indent=indent)
        for between in ("\n\n",) if options == "paragraphs" else ("\n", "\n\n"):
            text = f"# A quiz\n\n{QUESTIONS[stem].format(number=1, question=asked)}{between}{offered}\n\n{key}\n"
            (card,) = cards_in(text)
            assert isinstance(card, Choice), text
            told = tuple(" ".join(option.split()) for option in card.options)
            assert (card.front, told, card.correct) == (asked, expected, (1,)), text


NUMERALS = ("i", "ii", "iii")
UNDER_NUMERALS = ("{roman}. {option}\n", "({roman}) {option}\n", "{big}) {option}\n", "- {big}. {option}\n")
NUMERAL_KEYS = ("Answer: {roman}", "**Answer:** ({roman})", "Answer: {big}. {option}", "{roman}")


@pytest.mark.parametrize("written", UNDER_NUMERALS)
def test_options_may_stand_under_roman_numerals(written: str) -> None:
    wrong = {}
    for stem, key in product(STEMS, NUMERAL_KEYS):
        parts, last = ["# A quiz"], ""
        for number, (asked, (offered, place)) in enumerate(QUIZ.items(), 1):
            lines = [
                written.format(roman=numeral, big=numeral.upper(), option=option)
                for numeral, option in zip(NUMERALS, offered, strict=True)
            ]
            told = key.format(roman=NUMERALS[place], big=NUMERALS[place].upper(), option=offered[place])
            parts += [QUESTIONS[stem].format(number=number, question=asked), "".join(lines).rstrip()]
            if key == "{roman}":
                last += f"{number}. {told}\n"
            else:
                parts.append(told)
        if last and stem not in NUMBERED:
            continue
        text = "\n\n".join(parts) + (f"\n\n## Answers\n\n{last}" if last else "\n")
        if missed := wrong_choices(cards_in(text)):
            wrong[stem, key] = missed
    assert wrong == {}


LETTERED = {
    "paragraphs": "{letter}) {asked}\n\n",
    "points": "{letter}. {asked}\n\n",
    "brackets": "({letter}) {asked}\n\n",
    "bold": "**{letter})** {asked}\n\n",
    "bullets": "- {letter}) {asked}\n",
    "lines": "{letter}) {asked}  \n",
}
LETTERED_KEYS = {
    "lines": ("{letter}. {told}  \n", ""),
    "paragraphs": ("**{letter})** {told}\n\n", ""),
    "bullets": ("- {letter}: {told}\n", ""),
    "table": ("| {letter} | {told} |\n", ""),
    "titles": ("**Question {letter}**\n\n{told}\n\n", ""),
    "row": ("{letter}) {told}", " "),
    "row with points": ("{letter}. {told}.", " "),
    "row with semicolons": ("{letter} {told}", "; "),
    "row with bars": ("{letter}: {told}", " | "),
    "row with commas": ("{letter} – {told}", ", "),
    "row of bold letters": ("**{letter}** {told}", ", "),
    "close": ("{letter}-{told}", " "),
}
LETTERED_TITLES = (
    *KEY_TITLES.values(),
    "**Answers:** {key}",
    "(Answers: {key})",
    "<small>Key: {key}</small>",
    "```\nAnswers\n{key}\n```",
)
ROW_TITLES = len(KEY_TITLES)
"""From which one on the title stands in the line of the key."""
LETTERED_SETS = {
    "open": (("What is a lens?", "Curved glass"), ("Which gas do plants take in?", "Carbon dioxide")),
    "gaps": (("Plants take in carbon ____.", "dioxide"), ("A hand has ____ bones.", "27")),
    "statements": (("Whales are fish.", "False"), ("Bats can see.", "True")),
}
INSTRUCTION_OF = {"open": "", "gaps": "Fill in the gaps.\n\n", "statements": "True or false?\n\n"}


@pytest.mark.parametrize("entries", LETTERED_KEYS)
def test_letters_count_questions_to_which_a_key_has_them(entries: str) -> None:
    """Each kind of questions stands in every third page, the next one in others."""
    row, between = LETTERED_KEYS[entries]
    missed = []
    for place, (written, title) in enumerate(product(LETTERED, LETTERED_TITLES[: None if between else ROW_TITLES])):
        kind = tuple(LETTERED_SETS)[(place + place // len(LETTERED_TITLES)) % len(LETTERED_SETS)]
        pairs = LETTERED_SETS[kind]
        key = between.join(row.format(letter=letter, told=told) for letter, (_, told) in zip("ab", pairs, strict=True))
        key = f"| | |\n|---|---|\n{key}" if entries == "table" else key.strip()
        if title.startswith("```") and "**" in key:
            continue
        asked = [
            LETTERED[written].format(letter=letter, asked=one) for letter, (one, _) in zip("ab", pairs, strict=True)
        ]
        cards = cards_in(f"# A quiz\n\n{INSTRUCTION_OF[kind]}{''.join(asked)}\n\n{title.format(key=key)}\n")
        found = [
            told in card.text if isinstance(card, Cloze) else isinstance(card, Basic) and card.back.strip(".") == told
            for card, (_, told) in zip(cards, pairs, strict=False)
        ]
        if (found, len(cards)) != ([True, True], len(pairs)):
            missed.append((kind, written, title))
    assert missed == []


TRUE = {"Lima is the capital of Peru.": "True", "Spiders have six legs.": "False", "Ice sinks in water.": "False"}
GAPS = {
    "The capital of Peru is ______.": "Lima",
    "Ice ______ on water.": "floats",
    "A spider has ______ legs.": "eight",
}
ITEMS = {
    "list": "{number}. {item}",
    "brackets": "({number}) {item}",
    "bare bold": "**{number}** {item}",
    "letter": "Q{number}: {item}",
    "bold word": "**Question {number}:** {item}",
    "other word": "**Statement {number}** – {item}",
    "title": "**Question {number}**\n\n{item}",
    "heading": "### Question {number}\n\n{item}",
    "numbered heading": "### {number}. {item}",
    "points": "- Q{number}: {item}",
    "bold points": "- **{number}.** {item}",
}
"""Under which labels the items of an exercise may stand."""
ENTRIES = {
    "list": ("{number}. {answer}", "\n"),
    "paragraphs": ("**{number}.** {answer}", "\n\n"),
    "row": ("{number}. {answer}", " "),
    "arrows": ("{number} → {answer}", " / "),
    "points": ("- **{number}** – {answer}", "\n"),
}
BELOW = (
    "Answer: {answer}",
    "A: {answer}",
    "**A:** {answer}",
    "R: {answer}",
    "→ {answer}",
    "(Answer: {answer})",
    "||{answer}||",
    "✅ {answer}",
    "<!-- Answer: {answer} -->",
    "> **Answer.** {answer}",
)
"""What may stand below each item."""
TASKS = {"True or false?": TRUE, "Fill in the gaps.": GAPS}


def wrong_items(task: str, items: Sequence[str], behind: str = "") -> list[str]:
    """Return the statements or sentences with gaps of an exercise that got no card of their own, and other cards."""
    pairs = TASKS[task]
    cards = cards_in("\n\n".join(["# A lesson", "## Quiz", task, "\n\n".join(items), behind]))
    told = [(card.text if isinstance(card, Cloze) else f"{card.front}{card.back}") for card in cards]
    told = [text.replace("\\", "").replace("{{c1::", "").replace("}}", "") for text in told]
    expected = [
        (f"True/False: {item}{answer}",) if pairs is TRUE else (item.replace("______", answer), f"{item}{answer}")
        for item, answer in pairs.items()
    ]
    missed = [any_of[0] for any_of in expected if not set(any_of) & set(told)]
    return missed if len(told) == len(pairs) else [*missed, *told]


def items_of(written: str, pairs: dict[str, str], below: str = "") -> list[str]:
    """Return the items of an exercise as they are written, each with its answer below it."""
    indent = "   " if written in ("list", "points", "bold points") else ""
    return [
        ITEMS[written].format(number=number, item=item)
        + (f"\n\n{indent}{below.format(answer=answer)}" if below else "")
        for number, (item, answer) in enumerate(pairs.items(), 1)
    ]


@pytest.mark.parametrize("task", TASKS)
def test_items_under_any_labels_are_answered_by_a_key(task: str) -> None:
    wrong = {}
    for written, (entry, sign) in product(ITEMS, ENTRIES.values()):
        told = [entry.format(number=at, answer=answer) for at, answer in enumerate(TASKS[task].values(), 1)]
        key = f"## Answers\n\n{sign.join(told)}\n"
        if missed := wrong_items(task, items_of(written, TASKS[task]), key):
            wrong[written, entry] = missed
    assert wrong == {}


@pytest.mark.parametrize("task", TASKS)
def test_items_under_any_labels_are_answered_below_them(task: str) -> None:
    wrong = {
        (written, below): missed
        for written, below in product(ITEMS, BELOW)
        if (missed := wrong_items(task, items_of(written, TASKS[task], below)))
    }
    assert wrong == {}


NUMBERED_QUESTIONS = (
    "({number}) {question}",
    "**{number}.** {question}",
    "**{number}** {question}",
    "{number}\\. {question}",
    "{number}. {question}",
    "**Question {number}**\n\n{question}",
    "**Question {number}:** {question}",
    "### Question {number}\n\n{question}",
)
FORMS = {
    "A. {answer}": "{answer}",
    "R: {answer}": "{answer}",
    "→ {answer}": "{answer}",
    "— {answer}": "{answer}",
    "- {answer}": "{answer}",
    "> {answer}": "{answer}",
    "> **Answer.** {answer}": "{answer}",
    "✅ {answer}": "{answer}",
    "(Answer: {answer})": "{answer}",
    "||{answer}||": "{answer}",
    "*{answer}*": "*{answer}*",
    "`{answer}`": "`{answer}`",
    "{answer}": "{answer}",
}
REMARKS = (
    "*({number} marks)*",
    "→ page {number}",
    "> Your answer:",
    "(Hint: it is near.)",
)


@pytest.mark.parametrize("written", FORMS)
def test_one_form_below_numbered_questions_answers_them(written: str) -> None:
    asked = {**PAIRS, "In which year did the wall fall?": "1989"}
    for question in NUMBERED_QUESTIONS:
        pairs = [
            f"{question.format(number=number, question=front)}\n\n{written.format(answer=back)}"
            for number, (front, back) in enumerate(asked.items(), 1)
        ]
        found = {
            card.front: card.back for card in cards_in("\n\n".join(["# A lesson", *pairs])) if isinstance(card, Basic)
        }
        assert found == {front: FORMS[written].format(answer=back) for front, back in asked.items()}, question


@pytest.mark.parametrize("written", REMARKS)
def test_remarks_below_numbered_questions_are_no_answers(written: str) -> None:
    for question in NUMBERED_QUESTIONS:
        parts = [
            f"{question.format(number=number, question=front)}\n\n{written.format(number=number)}"
            for number, front in enumerate(PAIRS, 1)
        ]
        assert cards_in("\n\n".join(["# A lesson", *parts])) == (), question


@pytest.mark.parametrize("letter", ["A.", "A:", "**A:**", "R:"])
def test_a_letter_below_options_tells_the_right_one(letter: str) -> None:
    wrong = {
        (question, options): missed
        for question, options in product(
            NUMBERED_QUESTIONS, ("small letters", "points with letters", "letters with points")
        )
        if (missed := wrong_choices(cards_in(_told_by(letter, question, OPTIONS[options]))))
    }
    assert wrong == {}


def _told_by(letter: str, question: str, option: str) -> str:
    """Return a quiz with a line behind a letter below the options of each question."""
    parts = ["# A quiz"]
    for number, (asked, (offered, place)) in enumerate(QUIZ.items(), 1):
        lines = [option.format(upper="ABC"[at], lower="abc"[at], option=told) for at, told in enumerate(offered)]
        key = f"{letter} {'ABC'[place]}"
        parts += [question.format(number=number, question=asked), "".join(lines).rstrip(), key]
    return "\n\n".join(parts) + "\n"
