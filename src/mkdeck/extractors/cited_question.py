"""Questions with names behind them, `… ^oak`, and their answers elsewhere, which cite these: `[[#^oak]] …`.

Written so in Obsidian; a question may also embed the block that answers it: `What is it? ![[#^oak]]`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from mkdeck.cards import Block, Card, Inline, Problem, Span
from mkdeck.parsing.inline import cut, without_blanks_before
from mkdeck.parsing.pieces import joined, paragraph
from mkdeck.recognition.answers import is_unwritten
from mkdeck.recognition.questions import is_list_of_questions, question_card
from mkdeck.values import dataclass
from mkdeck.wording.words import asks, plain, words

READS = ("document",)

_FEWEST = 2
"""Questions that answers cite: one alone may be spoken of."""
_LONGEST_STATE = 24
"""Letters of what is said before a question of its state."""
_FOLLOWING = ("list", "code", "table", "definitions")
"""What may go on with the last answer."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """The name that an answer cites, and its blocks."""

    name: str
    blocks: tuple[Block, ...]


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each named question that a paragraph cites, and for each that embeds its answer."""
    told = [inner for kind in ("heading", "paragraph") for inner in block.within(kind) if inner.info]
    if not told:
        return  # as nearly always
    named = {name: inner for inner in told if (name := _named(inner, "^", ""))}
    answers = [answer for holder in block.walk() for answer in _answers(holder.children)]
    answered = [answer for answer in answers if (asked := named.get(answer.name)) is not None and asks(asked.text)]
    if len(answered) >= _FEWEST:
        yield from _cards(answers, named)
    for asked in told:
        embedded = named.get(_named(asked, "^", "]]"))
        if embedded is not None and asks(asked.text) and not is_unwritten([embedded]):
            yield _card(asked, [embedded])


def _cards(answers: Sequence[_Answer], named: Mapping[str, Block]) -> Iterator[Card | Problem]:
    """Yield the cards of answers that cite questions; one that cites a name of no block has a slip in it."""
    for answer in answers:
        asked = named.get(answer.name)
        if asked is None:
            yield Problem(
                answer.blocks[0].span, f"“^{answer.name}” is the name of no block, so nothing is answered here"
            )
        elif asks(asked.text) and not is_unwritten(answer.blocks):
            yield _card(asked, answer.blocks)


def _named(block: Block, opens: str, closes: str) -> str:
    """Return the name between two signs that is told of a block; the block's own stands behind “^” alone."""
    for said in block.info.split():
        name = said.removeprefix(opens).removesuffix(closes)
        if said == f"{opens}{name}{closes}" and name and name.replace("-", "").isalnum():
            return name
    return ""


def _answers(children: Sequence[Block]) -> Iterator[_Answer]:
    """Yield the answers among blocks side by side; each goes up to the next one, the last to what is no prose."""
    places = [place for place, child in enumerate(children) if child.kind == "paragraph" and _named(child, "[[^", "")]
    for place, following in zip_longest(places, places[1:]):
        end = place + 1
        while end < (len(children) if following is None else following) and _goes_on(children[end], following):
            end += 1
        yield _Answer(_named(children[place], "[[^", ""), tuple(children[place:end]))


def _goes_on(block: Block, following: int | None) -> bool:
    if block.kind in ("section", "heading", "rule") or is_list_of_questions(block):
        return False
    return block.kind in _FOLLOWING or (following is not None and not asks(block.text))


def _card(asked: Block, answer: Sequence[Block]) -> Card:
    span = Span(asked.span.path, asked.span.first, asked.span.last)
    key = answer[0].inline if answer else Inline()
    question = [paragraph(_without_state(asked.inline), asked)] if asked.kind == "paragraph" else [asked]
    return question_card(question, joined(block.source for block in answer), key, span, "marked")


def _without_state(asked: Inline) -> Inline:
    """Return a question without what its author says before it of its state: “new: What is a fen?”."""
    label, colon, _ = asked.text.partition(":")
    if not colon or len(label) > _LONGEST_STATE or plain(label) not in words("state"):
        return asked
    return without_blanks_before(cut(asked, len(label) + 1, len(asked.text)))
