"""A list of questions, each with its answer in brackets behind it: `- What is pH? (A measure of acidity.)`.

Brackets hold other things as well: hints, marks, sources, remarks. So most of the items that ask must have an answer in
them, two at least, and each must look like a statement, unless a title says that it is a quiz.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.facts.guards import addresses_reader
from mkdeck.inline import cut, to_markdown
from mkdeck.pieces import paragraph
from mkdeck.questions import question_card
from mkdeck.unwritten import is_missing
from mkdeck.words import asks, has_question_mark, has_word, is_task, plain, words

READS = ("list",)
GIVES_WAY = True

_FEWEST, _FEWEST_WORDS = 2, 3
_BOX = re.compile(r"\[[ xX]\] ", signs="[")
_BEHIND = re.compile(r"[?？]\s*(?=[(（])", signs="(（")
_REMARKS = frozenset(["yes", "no", "if", "when"])
"""How a bracket begins that says what to do, or ticks off: “Yes.”, “If so, check the log.”"""
_OPENED, _CLOSED = "(（", ")）"
_LABEL = re.compile(r"[^\W\d]+ ?[:：]")
"""“Hint: …”, “Tip: …”."""
_MARKS = re.compile(r"(?i)(?:max\.? |about )?\d+ ?(?:points?|marks?|pts?\.?|p\.|min(?:utes|\.)?|words|lines|pages?)\b")
_SOURCE = re.compile(
    r"(?i)(?:lectures?|weeks?|chapters?|units?|slides?|sections?|lessons?|parts?|pages?|figures?|tables?|exams?|levels?"
    r"|modules?|sessions?) \d|(?:pdf|video)\b|.*\b(?:ch|pp?)\. ?\d|.*, (?:1[5-9]|20)\d\d[a-z]?$"
)
"""“Lecture 4”, “Mankiw, ch. 3”, “Spencer Johnson, 1998”."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each item of a list that asks, and answers in brackets."""
    in_quiz = any(has_word(plain(title), "quiz") for title in block.context)
    cards = [card for item in block.children if (card := _card(item, in_quiz=in_quiz))]
    asking = sum(asks(item.children[0].text) for item in block.children if item.children)
    if len(cards) >= max(_FEWEST, asking / 2):
        yield from cards


def _card(item: Block, *, in_quiz: bool) -> Card | None:
    first = item.children[0] if len(item.children) == 1 else None
    if first is None or first.kind != "paragraph":
        return None
    inline = first.inline
    box = _BOX.match(inline.text)
    start = box.end() if box else 0
    found = _BEHIND.search(inline.text, start)
    if found is None or not _is_one_bracket(inline.text[found.end() :]):
        return None
    end = len(inline.text.rstrip(" .")) - 1
    answer = cut(inline, found.end() + 1, end)
    if not _answers(answer.text, in_quiz=in_quiz):
        return None
    question = paragraph(cut(inline, start, found.end()), first)
    return question_card([question], to_markdown(answer), Inline(), item.span, "shaped")


def _is_one_bracket(text: str) -> bool:
    """Whether a text is one bracket from end to end, whatever brackets it holds."""
    depth = 0
    told = text.rstrip(" .")
    for place, sign in enumerate(told):
        depth += (sign in _OPENED) - (sign in _CLOSED)
        if depth == 0:
            return place == len(told) - 1
    return False


def _answers(text: str, *, in_quiz: bool) -> bool:
    """Whether a bracket looks like an answer: no question, order, hint, source or number of marks, and no remark."""
    first = next((sign for sign in text if sign.isalnum()), "")
    if not first or (first.islower() and not in_quiz) or has_question_mark(text) or is_missing(text):
        return False
    is_statement = in_quiz or text.endswith(".") or len(text.split()) >= _FEWEST_WORDS
    is_label = any(form.match(text) is not None for form in (_LABEL, _MARKS, _SOURCE)) or not is_statement
    opens = plain(text).partition(" ")[0]
    is_remark = opens in words("pointing") or opens in _REMARKS
    return not (is_label or is_remark or is_task(text) or addresses_reader(text))
