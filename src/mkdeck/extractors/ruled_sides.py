"""Cards whose sides a rule parts: a question, `---`, and its answer; further rules or headings part the cards.

So Mochi parts the sides of a card, https://mochi.cards/docs/, and slides ask on one and answer on the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Problem
from mkdeck.facts.guards import addresses_reader
from mkdeck.parsing.pieces import covering, joined
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.answers import is_unwritten
from mkdeck.recognition.questions import question_card
from mkdeck.values import dataclass
from mkdeck.wording.words import SENTENCE_END, has_question_mark, plain, words

READS = ("document",)
ANYWHERE = ("rule",)

_FEWEST = 2
_OF_TALK = re.compile(
    r"(?i)\b(?:we|us|our|wir|uns|unser\w*|nous|notre|nosotros|noi|nós|thanks?|danke|heute|bis|nächste\w*|chapter \d+"
    r"|next (?:lesson|lecture|chapter|week|slide))\b"
)
_MOST_BLOCKS = 6
"""Of an answer; what goes on for longer is a text that began with a question."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """The paragraph that asks, and the blocks behind the rule below it."""

    question: Block
    answer: tuple[Block, ...]


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of a lesson, or of its sections, that hold nothing but such sides, of which there are several."""
    holders = (block, *block.within("section"))
    found = [sides for holder in holders for sides in _sides(holder)]
    if len(found) >= _FEWEST:
        for sides in found:
            yield question_card(
                [sides.question],
                joined(child.source for child in sides.answer),
                sides.answer[0].inline,
                covering([sides.question, *sides.answer]),
                "shaped",
            )


def _sides(holder: Block) -> list[_Sides]:
    """Return the sides of which a document or a section is made up above the sections in it; none if of more."""
    parts = _parts(holder.children)
    if len(parts) < _FEWEST or len(parts) % 2:
        return []
    sides = [
        _Sides(front[0], tuple(back))
        for front, back in zip(parts[::2], parts[1::2], strict=True)
        if _is_question(front) and _answers(back)
    ]
    return sides if 2 * len(sides) == len(parts) else []


def _answers(back: Sequence[Block]) -> bool:
    """Whether what stands behind a rule tells something, and neither asks, nor orders, nor speaks to an audience."""
    first = next(SENTENCE_END.split(child.text)[0] for child in back[0].walk() if child.text or not child.children)
    if len(back) > _MOST_BLOCKS or is_unwritten(back) or any(has_question_mark(child.text) for child in back):
        return False
    return not (is_imperative(first) or addresses_reader(first) or _OF_TALK.search(first))


def _parts(children: Sequence[Block]) -> list[list[Block]]:
    """Return what stands between the rules, without the heading on top; a section ends it."""
    parts: list[list[Block]] = [[]]
    for child in children:
        if child.kind == "section":
            break
        if child.kind == "rule":
            parts.append([])
        elif child.kind not in ("heading", "front matter", "html"):
            parts[-1].append(child)
    return [part for part in parts if part]


def _is_question(part: Sequence[Block]) -> bool:
    if len(part) != 1 or part[0].kind != "paragraph" or not has_question_mark(part[0].text[-2:]):
        return False
    return not (
        addresses_reader(part[0].text) or _OF_TALK.search(part[0].text) or plain(part[0].text) in words("aside")
    )
