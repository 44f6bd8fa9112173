"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Inline
from mkdeck.facts.phrases import one_line
from mkdeck.parsing.inline import cut

_ASIDE = re.compile(r"\s*\([^()]*[.!?]\)(?=\s+[\W_]?[A-Z])")
"""Sentences in brackets, which end where a bracket closes; what follows is another sentence."""

_MISSED = re.compile(r"(?:\b(?:pH|me|us|it)|(?<=/)[a-z]{1,3})\.(?=\s+[A-Z])|(?:^|(?<=[.!?] ))(?:No|Yes)\.(?=\s+[A-Z])")
"""Ends that the library takes for those of abbreviations."""


def boundaries(inline: Inline) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a paragraph start and end, blanks at their edges left out.

    A full stop within code, a link or an image ends no sentence, nor does one within a word or before it (.NET).
    """
    import sentencex  # loads a native library, which only a run that looks for facts should pay for

    text = one_line(inline.text)
    start = 0
    for found in sentencex.get_sentence_boundaries("en", text):
        end = min(found["end_index"], len(text))
        last = start + len(text[start:end].rstrip())
        if end < len(text) and (_is_inside(inline, last) or _is_in_a_word(text, last)):
            continue
        if (aside := _ASIDE.match(text, start, end)) is not None:
            yield _trimmed(text, start, aside.end())
            start = aside.end()
        while ". " in text[start:end] and (missed := _MISSED.search(text, start, end)) is not None:
            yield _trimmed(text, start, missed.end())
            start = missed.end()
        if text[start:end].strip():
            yield _trimmed(text, start, end)
        start = max(start, end)
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def up_to(inline: Inline, turns: Callable[[str], bool]) -> Inline:
    """Return a paragraph up to a sentence that turns to something else; the first one stays, whatever it says."""
    told = 0
    for start, end in boundaries(inline):
        if told and turns(inline.text[start:end]):
            break
        told = end
    return cut(inline, 0, len(inline.text[:told].rstrip()))


def _is_inside(inline: Inline, place: int) -> bool:
    marks = [m for m in inline.marks if m.is_opaque or m.kind in ("link", "image")]
    goes_on = inline.text[place:].lstrip()[:1].islower()  # “a bare `.` matches any character”
    return any(m.start < place < m.end or (goes_on and m.is_opaque and place == m.end) for m in marks)


def _is_in_a_word(text: str, place: int) -> bool:
    """Whether the full stop before a place belongs to the word behind it."""
    return text[place - 1] == "." and text[place : place + 1].isalnum()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
