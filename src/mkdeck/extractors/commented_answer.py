"""Questions with their answers in comments below or behind them, as in a teacher's copy; several of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Mark, Markdown, Problem, Span
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import covering, paragraph
from mkdeck.recognition.questions import question_card
from mkdeck.values import dataclass
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import asks, has_question_mark, plain, words

READS = ("document", "section", "container", "quote")
SIGNS = ("<!--",)

_FEWEST, _MOSTLY = 2, 0.6
_NEXT, _APART = 1, 2
"""Lines from a question to its comment: right below it, or behind a blank line."""
_FEWEST_APART = 3
"""Questions with a blank line between."""
_COMMENT = re.compile(r"<!--\s*(?P<text>[^\s-](?:(?!-->).){0,2000}?)\s*-->", re.DOTALL)
_PART = re.compile(r"\([a-z]\) (?=\S)|[a-z]\) (?=\S)")
_TO_FILL_IN = re.compile(
    r"(?i)e\.g\.|(?:for )?example\b|(?:yes|ja|oui|s[iíì]|sim) ?/ ?n", signs=("e.g.", "example", "/")
)
_WHETHER = re.compile(r"(?i)(?:is|are|was|were|do|does|did|has|have|can|ist|sind|hat|est|son|es)\b")
_REMARK = re.compile(
    r"(?i)(?:SR|id|DECK|END|todo|fixme|note|notes|speaker|presenter|teacher|more|ref|source|see|prettier|markdownlint"
    r"|eslint|toc|anchor|include|start|begin|card|_class|paginate|backgroundColor|template|https?"
    r"|vale (?:on|off)|block:|textlint|cspell|spell-checker|#?(?:end)?region)\b"
)
"""What comments say that hold no answer: “TODO: shorten this”, “more”, “_class: lead”."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A question, what the comment to it says, and the lines of both."""

    question: Block
    comment: str
    span: Span
    is_within: bool = False


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question right below or behind which a comment stands, if most questions have one."""
    children = list(_unlisted(block.children))
    near = [pair for pair in map(_pair_within, children) if pair]
    near += [pair for question, told in pairwise(children) if (pair := _pair(question, told, _NEXT))]
    apart = [pair for question, told in pairwise(children) if (pair := _pair(question, told, _APART))]
    fewest = _FEWEST if len(near) >= len(apart) else _FEWEST_APART
    found = near if fewest == _FEWEST else apart
    if (
        found
        and found[0].is_within
        and 2 * sum(_WHETHER.match(pair.question.text) is not None for pair in found) > len(found)
    ):
        return  # “Is it tested? <!-- yes -->” of a piece of work
    pairs = [pair for pair in found if not _asks_for_text(pair.comment)]
    if any(_edits(pair.comment) for pair in found) or _are_of_machine(found):
        return
    asking = [child for child in children if child.kind == "paragraph" and _asks(child.text)]
    if len(pairs) < max(fewest, _MOSTLY * max(len(asking), len(found))) or not _mostly_ask(pairs):
        return
    for pair in pairs:
        if not is_unwritten_answer(pair.comment):
            question, told = pair.question, pair.comment
            part = _PART.match(question.text)
            asked = paragraph(cut(question.inline, part.end(), len(question.text)), question) if part else question
            yield question_card([asked], Markdown(told), Inline(told.split("\n")[0]), pair.span, "marked")


def _unlisted(children: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks, and of lists whose points hold a paragraph each, with a comment below it at most, these."""
    for child in children:
        points = [item.children for item in child.children] if child.kind == "list" else []
        is_bare = all([held.kind for held in point] in (["paragraph"], ["paragraph", "html"]) for point in points)
        if points and is_bare:
            yield from (held for point in points for held in point)
        else:
            yield child


def _edits(comment: str) -> bool:
    """Whether a comment speaks of the text itself, as editors do: “Ana wants a shorter sentence here”."""
    said = f" {plain(comment)} "
    return any(f" {phrase} " in said for phrase in words("editing"))


def _are_of_machine(pairs: Sequence[_Pair]) -> bool:
    """Whether all comments begin with the same key, “block: about”, as what programs read does."""
    said = [pair.comment for pair in pairs]
    keys = {comment.partition(":")[0] for comment in said}
    return len(said) >= _FEWEST and len(keys) == 1 and all(":" in comment for comment in said)


def _asks(text: str) -> bool:
    """Whether a paragraph asks, sets a task, or is a part of an exercise: “(c) Find the simile.”."""
    return asks(text) or _PART.match(text) is not None


def _pair(question: Block, told: Block, furthest: int) -> _Pair | None:
    """Return a paragraph that asks or sets a task, and a comment so many lines below it; None without."""
    if question.kind != "paragraph" or told.kind != "html" or not _asks(question.text):
        return None
    if told.span.first - question.span.last not in range(1, furthest + 1):
        return None
    comment = _comment(told.source)
    return _Pair(question, comment, covering([question, told])) if comment is not None else None


def _pair_within(question: Block) -> _Pair | None:
    """Return a paragraph that asks, and the comment with which its last line ends; None without."""
    last = question.inline.marks[-1] if question.kind == "paragraph" and question.inline.marks else None
    if last is None or last.kind != "html" or last.start < len(question.text.rstrip()) or not _asks(question.text):
        return None
    comment = _comment(last.target)
    return _Pair(_without(question, last), comment, question.span, is_within=True) if comment is not None else None


def _without(question: Block, comment: Mark) -> Block:
    kept = tuple(mark for mark in question.inline.marks if mark is not comment)
    return paragraph(cut(Inline(question.text, kept), 0, len(question.text.rstrip())), question)


def _comment(source: str) -> str | None:
    """Return what a comment says, if it is the whole of a source and no remark to others."""
    found = _COMMENT.fullmatch(source.strip())
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


def _mostly_ask(pairs: Sequence[_Pair]) -> bool:
    return 2 * sum(has_question_mark(pair.question.text) for pair in pairs) >= len(pairs)
