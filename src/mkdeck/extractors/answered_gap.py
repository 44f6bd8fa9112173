"""A sentence with a gap and what fills it, behind an arrow or an `Answer:` below: `Plants make ____ → sugar`.

It becomes a cloze. Gaps that a key answers elsewhere, or brackets behind the sentence, have rules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Cloze, Inline, Origin, Problem
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.answers import behind_marker
from mkdeck.recognition.gaps import filled, gaps_in
from mkdeck.recognition.options import split_options
from mkdeck.recognition.questions import without_label
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import answer_marker, plain, words

READS = ("document",)

_ARROW = re.compile(r"\s(?:[→⇒➔➜]|[-=]{1,2}>)\s+(?=\S)", signs=("→", "⇒", "➔", "➜", "->", "=>"))

_ENDS = re.compile(r"(?:[.!?:。？！]|_{2,}|…|＿|[)）])\s*$")
_FIELD = re.compile(r"(?:[^\W\d_]+ ){0,2}[^\W\d_]+:\s*_")
"""“Name: ____”."""
_FEWEST_OF_ORDER = 3
"""Words; “run” is a verb that fills a gap, “please write clearly” none."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each paragraph that is a sentence with gaps and the answer to it, and nothing else."""
    for paragraph in block.within("paragraph"):
        sides = _sides(paragraph) if _may_hold_answer(paragraph.text) else None
        card = _card(paragraph, *sides) if sides else None
        if card is not None:
            yield card


def _may_hold_answer(text: str) -> bool:
    """Whether an arrow or a second line may stand in a text, which few paragraphs have; quick to tell."""
    return "\n" in text or ">" in text or not text.isascii()


def _sides(paragraph: Block) -> tuple[Inline, Inline] | None:
    """Return the sentence and what belongs into its gaps; None where the paragraph is something else."""
    text = paragraph.text
    line, _, rest = text.partition("\n")
    if "\n" in rest:
        return None
    arrow = None if rest else _ARROW.search(text)
    if rest:
        marker = answer_marker(rest)
        told = behind_marker(cut(paragraph.inline, len(line) + 1, len(text))) if marker is not None else Inline()
        sentence = cut(paragraph.inline, 0, len(line))
    elif arrow is not None:
        told, sentence = cut(paragraph.inline, arrow.end(), len(text)), cut(paragraph.inline, 0, arrow.start())
    else:
        return None
    if not told.text or is_unwritten_answer(told.text) or gaps_in(told) or not gaps_in(sentence):
        return None
    if len(split_options(paragraph)) > 1 or (arrow is not None and _is_no_filling(sentence.text, told.text)):
        return None
    return without_label(sentence), told


def _is_no_filling(sentence: str, told: str) -> bool:
    """Whether an arrow leads on in a sentence, a form, a request or an equation, or to where the answer is told."""
    spoken = plain(told).split()
    is_order = is_imperative(told) and (len(spoken) >= _FEWEST_OF_ORDER or is_imperative(sentence))
    is_reference = len(spoken) > 1 and spoken[0] in words("book") and any(map(str.isdecimal, told))
    is_whole = _ENDS.search(sentence) is not None
    return is_order or is_reference or not is_whole or _FIELD.match(sentence) is not None or " + " in sentence


def _card(paragraph: Block, sentence: Inline, told: Inline) -> Card | None:
    """Return the card; None where the answer has not a part for each of several gaps."""
    origin = Origin(span=paragraph.span, context=paragraph.context, evidence="marked")
    cloze = filled(sentence, told)
    if cloze is None and len(gaps_in(sentence)) > 1:
        return None
    return Cloze(cloze, origin) if cloze else Basic(to_markdown(sentence), to_markdown(told), origin)
