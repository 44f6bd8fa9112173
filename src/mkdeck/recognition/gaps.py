"""Gaps in a sentence, `______` or `（　）`, and the cloze that it becomes once it is told what belongs into them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.cards import Inline, Mark, Markdown
from mkdeck.parsing.inline import blanked, cut, to_markdown
from mkdeck.recognition.filled_blanks import opens_underline
from mkdeck.values import dataclass
from mkdeck.wording.words import longest_first, plain, words

_GAP = re.compile(
    r"_{3,}|\.{5,}|…{2,}|＿{2,}|[（【][\s\u3000]{1,20}[）】]|(?<=\w )\([ \u00a0]{2,20}\)", signs="_.…＿（【("
)
_PARTING = tuple(map(re.compile, (r";", r"/", r"…|\.{3,}", r",", r" (?:[–—-]|--) ", r"\|", r"[&+]")))
"""What parts the answers to several gaps; the first that gives as many as there are gaps does, or else “and”."""
_PLACE = "\ue000"
"""Stands for a gap while the sentence is written as Markdown, which leaves this character alone."""
_LONGEST = 80
"""Characters of an answer that fills a gap; a longer one explains something."""
_GAP_BEFORE = re.compile(r"(?<![\w*])_{1,60}\s?$", signs="_")
_GAP_BEHIND = re.compile(r"\s?_{1,60}(?!\w)", signs="_")
"""What is left of a gap on both sides of what somebody has written into it."""
_SIGNED = re.compile(r"(?<![\w*])__([^_\n]{1,80})__(?!\w)", signs="__")
"""An answer between two underscores at each end, which make it bold."""
_MOST_FILLED = 12
"""Gaps of one sentence."""
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
    return _with_deletions(sentence, gaps, texts)


def _with_deletions(sentence: Inline, gaps: Sequence[tuple[int, int]], texts: Sequence[Markdown]) -> Markdown | None:
    """Return a sentence with a deletion in the place of each gap; None where one is empty or would end too soon."""
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
    for sign in (*_PARTING, _and()):
        edges = [0, *(edge for found in sign.finditer(answer.text) for edge in found.span()), len(answer.text)]
        parts = [cut(answer, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
        if len(parts) == number:
            return parts
    return []


@cache
def _and() -> re.Pattern[str]:
    """Return the expression of a word for “and” between two answers, with a comma before it."""
    return re.compile(rf",?\s(?:{'|'.join(map(re.escape, longest_first(words('and'))))})\s|,")


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


@dataclass(frozen=True, slots=True)
class FilledGap:
    """Where a gap stands in a sentence that somebody has filled in, and where in it stands what fills it."""

    start: int
    end: int
    said: tuple[int, int]


def filled_gaps(inline: Inline, source: str, *, is_exercise: bool) -> list[FilledGap]:
    """Return the gaps of running text in which the answers stand, set off by markup: `the __**Moho**__`.

    Underscores around show that it is a gap, as four at each end do, which the parser takes for bold within bold. In
    an exercise of gaps two do, or a line below the answer.
    """
    found: list[FilledGap] = []
    in_bold = Counter((mark.start, mark.end) for mark in inline.marks if mark.kind == "strong")
    signed = frozenset(_SIGNED.findall(source)) if is_exercise else ()
    for start, end, is_underlined in _set_off(inline.marks):
        if (found and start < found[-1].end) or not 0 < end - start <= _LONGEST:
            continue
        before, behind = _GAP_BEFORE.search(inline.text, max(0, start - _LONGEST), start), None
        if before:
            behind = _GAP_BEHIND.match(inline.text, end)
        said = inline.text[start:end].strip("_ ")
        is_drawn = is_underlined and inline.text[start:end].startswith("_") and inline.text[start:end].endswith("_")
        is_in_bold = in_bold[start, end] > 1
        is_signed = is_exercise and (is_underlined or said in signed)
        if not said or "\n" in said or not (behind or is_drawn or is_in_bold or is_signed):
            continue
        at = inline.text.index(said, start)
        edges = (before.start(), behind.end()) if before and behind else (start, end)
        found.append(FilledGap(*edges, (at, at + len(said))))
    return found


def _set_off(marks: Sequence[Mark]) -> Iterator[tuple[int, int, bool]]:
    """Yield where bold, italics and underlined text begin and end, and whether it is underlined."""
    opened: int | None = None
    for mark in marks:
        if mark.kind in ("strong", "emphasis"):
            yield mark.start, mark.end, False
        elif opens_underline(mark):
            opened = mark.start
        elif mark.kind == "html" and mark.target.casefold() == "</u>" and opened is not None:
            yield opened, mark.start, True
            opened = None


def filled_in(inline: Inline, gaps: Sequence[FilledGap]) -> Markdown | None:
    """Return a sentence as a cloze whose deletions are what stands in its gaps; None where another gap is empty."""
    outer = [(gap.start, gap.end) for gap in gaps]
    kept = (mark for mark in inline.marks if not any(start <= mark.start and mark.end <= end for start, end in outer))
    sentence = Inline(inline.text, tuple(kept))
    if len(gaps) > _MOST_FILLED or _PLACE in sentence.text or gaps_in(_with_places(sentence, outer)):
        return None
    return _with_deletions(sentence, outer, [_bare(cut(inline, *gap.said)) for gap in gaps])


def _bare(answer: Inline) -> Markdown:
    """Return what fills a gap without the markup that sets it off there."""
    whole = (0, len(answer.text))
    kept = (
        mark for mark in answer.marks if (mark.kind != "html" and (mark.start, mark.end) != whole) or mark.is_opaque
    )
    return to_markdown(Inline(answer.text, tuple(kept)))
