"""A quiz of an MDX page in one tag: `<Quiz question="…" options={['a', 'b']} correctIndex={1} />`.

The right options say so themselves, `{ text: 'a', correct: true }`, or an attribute tells their places, from 0, or
their texts. https://mdxjs.com/docs/what-is-mdx/#jsx
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Block, Card, Problem
from mkdeck.parsing.components import QUIZ
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.option_letters import CAPITALS
from mkdeck.recognition.quiz_entries import RIGHT, entries, explanation, quiz_question, quizzes
from mkdeck.recognition.right_options import reasons_for
from mkdeck.values import replace

READS = ("document",)
ANYWHERE = ("container",)

_FEWEST = 2


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a choice for each quiz of a lesson whose right options are told without doubt."""
    asked = list(quizzes(block, QUIZ))
    from_one: dict[str, Block] = {}
    for quiz in asked:
        if _counts_from_one(quiz):
            from_one.setdefault(quiz.info, quiz)
    for quiz in asked:
        if len(entries(quiz, "option")) < _FEWEST:
            continue
        if quiz.info in from_one and entries(quiz, "index"):
            yield Problem(quiz.span, _why_no_place(quiz, from_one[quiz.info]))
            continue
        right = _right(quiz)
        if isinstance(right, str):
            yield Problem(quiz.span, right)
        elif right:
            yield _card(quiz, right)


def _counts_from_one(quiz: Block) -> bool:
    """Whether the place of a right option is the one behind the last, so that places may count from 1."""
    return str(len(entries(quiz, "option"))) in [entry.text for entry in entries(quiz, "index")]


def _why_no_place(quiz: Block, first: Block) -> str:
    """Return why the place of a right option is not clear, where the `first` quiz of its component counts from 1."""
    if _counts_from_one(quiz):
        return "the answer is the place behind the last option; places count from 0"
    line = first.span.first
    return f"which place the answer means is not clear, for that in line {line} counts from 1; places count from 0"


def _right(quiz: Block) -> tuple[int, ...] | str:
    """Return the places of the right options, nothing where none are told, or why they are not clear."""
    options = entries(quiz, "option")
    if len({option.text for option in options}) < len(options):
        return "two options of the quiz say the same"
    marked = tuple(place for place, option in enumerate(options) if RIGHT in option.roles)
    told = [*entries(quiz, "index"), *entries(quiz, "key")]
    named: list[int] = []
    for key in told:
        place = _place(key, options)
        if isinstance(place, str):
            return place
        named.append(place)
    if marked and named and sorted(named) != list(marked):
        return "the answer names another option than the one that is marked as right"
    if not marked and not named and any(option.roles for option in options):
        return "none of the options is marked as right"
    return marked or tuple(sorted(set(named)))


def _place(key: Block, options: Sequence[Block]) -> int | str:
    """Return the place of the option that a key names, by place, text, name or letter, or why it names none."""
    if not key.text:
        return "a question without an answer; write it into the component"
    texts = [place for place, option in enumerate(options) if key.text in _names(option) or _is_letter_of(key, option)]
    at = int(key.text) if key.text.isdecimal() and key.info == "index" else len(options)
    if at < len(options) and "certain" not in key.roles and texts not in ([], [at]):
        return f"the answer {key.text} may be the option that says so, or the one at this place, counted from 0"
    if at < len(options):
        return at
    if key.info == "key" and len(texts) == 1:
        return texts[0]
    if key.info == "key" and texts:
        return f"the answer says “{key.text}”, which several of the options are called"
    is_letter = key.info == "key" and not texts and not any(entries(option, "name") for option in options)
    at = CAPITALS.find(key.text.upper()) if is_letter and len(key.text) == 1 else -1
    return (
        at if 0 <= at < len(options) else f"the answer says “{key.text}”, which is none of the {len(options)} options"
    )


def _names(option: Block) -> set[str]:
    return {option.text, *(name.text for name in entries(option, "name"))}


def _is_letter_of(key: Block, option: Block) -> bool:
    """Whether a key is the letter that an option is called by, be it a capital or a small one."""
    names = (name.text for name in entries(option, "name"))
    return len(key.text) == 1 and key.text.isalpha() and key.text.casefold() in map(str.casefold, names)


def _card(quiz: Block, right: tuple[int, ...]) -> Card:
    asked, options = quiz_question(quiz), entries(quiz, "option")
    reasons = reasons_for([(options[at].source, explanation(options[at])) for at in right])
    return replace(asked, right=right, explained=joined([asked.explained, reasons])).choice
