"""Questions with their answers in comments right below them, as in a teacher's copy; several of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Markdown, Problem
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import covering, paragraph
from mkdeck.recognition.questions import question_card
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import asks, has_question_mark, plain, words

READS = ("document", "section", "container", "quote")
WITH = ("html",)

_FEWEST, _MOSTLY = 2, 0.6
_COMMENT = re.compile(r"<!--\s*(?P<text>[^\s-](?:(?!-->).){0,2000}?)\s*-->", re.DOTALL)
_PART = re.compile(r"\([a-z]\) (?=\S)|[a-z]\) (?=\S)")
_TO_FILL_IN = re.compile(
    r"(?i)e\.g\.|(?:for )?example\b|(?:yes|ja|oui|s[iíì]|sim) ?/ ?n", signs=("e.g.", "example", "/")
)
_REMARK = re.compile(
    r"(?i)(?:SR|id|DECK|END|todo|fixme|note|notes|speaker|presenter|teacher|more|ref|source|see|prettier|markdownlint"
    r"|eslint|toc|anchor|include|start|begin|card|_class|paginate|backgroundColor|template|https?"
    r"|vale (?:on|off)|block:|textlint|cspell|spell-checker|#?(?:end)?region)\b"
)
"""What comments say that hold no answer: “TODO: shorten this”, “more”, “_class: lead”."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question right below which a comment stands, if most questions have one."""
    found = [(question, told) for question, told in pairwise(block.children) if _is_pair(question, told)]
    pairs = [(question, told) for question, told in found if not _asks_for_text(_comment(told) or "")]
    if any(_edits(_comment(told) or "") for _, told in found) or _are_of_machine(found):
        return
    asking = [child for child in block.children if child.kind == "paragraph" and _asks(child.text)]
    if len(pairs) < max(_FEWEST, _MOSTLY * max(len(asking), len(found))) or not _mostly_ask(
        [question for question, _ in pairs]
    ):
        return
    for question, told in pairs:
        answer = _comment(told)
        if answer is not None and not is_unwritten_answer(answer):
            back = Markdown(answer)
            part = _PART.match(question.text)
            asked = paragraph(cut(question.inline, part.end(), len(question.text)), question) if part else question
            yield question_card([asked], back, Inline(answer.split("\n")[0]), covering([question, told]), "marked")


def _edits(comment: str) -> bool:
    """Whether a comment speaks of the text itself, as editors do: “Ana wants a shorter sentence here”."""
    said = f" {plain(comment)} "
    return any(f" {phrase} " in said for phrase in words("editing"))


def _are_of_machine(pairs: Sequence[tuple[Block, Block]]) -> bool:
    """Whether all comments begin with the same key, “block: about”, as what programs read does."""
    said = [_comment(told) or "" for _, told in pairs]
    keys = {comment.partition(":")[0] for comment in said}
    return len(said) >= _FEWEST and len(keys) == 1 and all(":" in comment for comment in said)


def _asks(text: str) -> bool:
    """Whether a paragraph asks, sets a task, or is a part of an exercise: “(c) Find the simile.”."""
    return asks(text) or _PART.match(text) is not None


def _is_pair(question: Block, told: Block) -> bool:
    """Whether a comment stands in the line below a paragraph that asks or sets a task."""
    if question.kind != "paragraph" or told.kind != "html" or not _asks(question.text):
        return False
    return told.span.first == question.span.last + 1 and _comment(told) is not None


def _comment(block: Block) -> str | None:
    """Return what a comment says, if it is the whole of a block and no remark to others."""
    found = _COMMENT.fullmatch(block.source.strip())
    if found is None or _REMARK.match(found["text"]):
        return None
    first, _, rest = found["text"].partition("\n")
    if not rest:
        return first
    import textwrap  # few lessons have one of several lines

    return f"{first}\n{textwrap.dedent(rest)}".strip()


def _asks_for_text(comment: str) -> bool:
    """Whether a comment speaks to whoever writes the text, as in a template: “Describe the bug”, “Yes / No”."""
    return asks(comment) or _TO_FILL_IN.match(comment) is not None


def _mostly_ask(questions: Sequence[Block]) -> bool:
    return 2 * sum(has_question_mark(question.text) for question in questions) >= len(questions)
