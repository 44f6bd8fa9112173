"""Gaps in a sentence, `______` or `（　）`, and the cloze that it becomes once a key says what belongs into them."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Inline, Mark, Markdown
from mkdeck.parsing.inline import blanked, cut, to_markdown
from mkdeck.wording.words import plain

_GAP = re.compile(
    r"_{3,}|\.{5,}|…{2,}|＿{2,}|[（【][\s\u3000]{1,20}[）】]|(?<=\w )\([ \u00a0]{2,20}\)", signs="_.…＿（【("
)
_PARTING = tuple(map(re.compile, (r";", r"/", r"…|\.{3,}", r",", r" [–—-] ")))
"""What parts the answers to several gaps; the first that gives as many as there are gaps does."""
_PLACE = "\ue000"
"""Stands for a gap while the sentence is written as Markdown, which leaves this character alone."""
_LONGEST = 80
"""Characters of an answer that fills a gap; a longer one explains something."""
_IN_BRACKETS = re.compile(r"\([^()]{0,40}\)")


def has_gap(inline: Inline) -> bool:
    """Whether running text has a gap to fill."""
    return bool(gaps_in(inline))


def filled(sentence: Inline, answer: Inline) -> Markdown | None:
    """Return a sentence as a cloze whose deletions fill its gaps; None where the answer does not tell one for each."""
    gaps = gaps_in(sentence)
    told = _answers(answer, len(gaps)) if gaps else []
    if not told or _PLACE in sentence.text or _repeats(sentence, gaps, answer.text):
        return None
    goes_on = [bool(sentence.text[end:].strip()) for _, end in gaps]
    texts = [
        to_markdown(part, 0, len(part.text) - (more and part.text.find(".") == len(part.text) - 1))
        for part, more in zip(told, goes_on, strict=True)
    ]
    if any(not text or any(sign in text for sign in ("{{", "}}", "::")) for text in texts):
        return None
    first, *rest = to_markdown(_with_places(sentence, gaps)).split(_PLACE)
    deletions = (f"{{{{c{number}::{text}}}}}" for number, text in enumerate(texts, 1))
    return Markdown(first + "".join(deletion + part for deletion, part in zip(deletions, rest, strict=True)))


def gaps_in(inline: Inline) -> list[tuple[int, int]]:
    """Return where the gaps of running text begin and end."""
    return [found.span() for found in _GAP.finditer(blanked(inline, "code", "math"))]


def _answers(answer: Inline, number: int) -> Sequence[Inline]:
    """Return what an answer tells for each of so many gaps; nothing where it is something else."""
    text = answer.text.strip()
    if not text or "\n" in text or len(text) > _LONGEST * number or re.search(r"[.!?] ", text):
        return []
    if number == 1:
        return [answer]
    for sign in _PARTING:
        edges = [0, *(edge for found in sign.finditer(answer.text) for edge in found.span()), len(answer.text)]
        parts = [cut(answer, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
        if len(parts) == number:
            return parts
    return []


def _repeats(sentence: Inline, gaps: Sequence[tuple[int, int]], answer: str) -> bool:
    """Whether an answer repeats what stands before the first gap, or behind the last one, brackets left out."""
    before = plain(sentence.text[: gaps[0][0]])
    behind = plain(_IN_BRACKETS.sub("", sentence.text[gaps[-1][1] :]))
    said = f" {plain(answer)} "
    return bool(before and said.startswith(f" {before} ")) or bool(behind and said.endswith(f" {behind} "))


def _with_places(sentence: Inline, gaps: Sequence[tuple[int, int]]) -> Inline:
    """Return a sentence with one character in the place of each gap."""

    def moved(place: int) -> int:
        return place - sum(max(0, min(place, end) - start - 1) for start, end in gaps if start < place)

    edges = [0, *(edge for gap in gaps for edge in gap), len(sentence.text)]
    parts = (sentence.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    marks = (Mark(mark.kind, moved(mark.start), moved(mark.end), mark.target) for mark in sentence.marks)
    return Inline(_PLACE.join(parts), tuple(marks))
