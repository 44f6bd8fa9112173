"""What a mark scheme tells of points before the answer: “2 pkt – za trzy poprawne odpowiedzi. Rozwiązanie: …”."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.parsing.inline import join_lines, split_lines, without_blanks_before
from mkdeck.parsing.pieces import paragraph
from mkdeck.recognition.answers import behind_marker, is_marker
from mkdeck.wording.words import labels_of, plain, words

_MOST = 8
"""Lines of points before an answer."""


@cache
def _points() -> re.Pattern[str]:
    """Return what finds the number of points with which a line begins: “1 pkt”, “2 points:”, “0–1 p.”."""
    number = r"\d{1,2}(?:[.,½]\d?|\s?[–/-]\s?\d{1,2})?"
    return re.compile(rf"(?i)[*_(\[•–-]{{0,3}}\s?{number}\s?(?:{labels_of('points')})\.?(?![^\W\d_])")


def tells_points(block: Block) -> bool:
    """Whether a paragraph tells but what earns how many points, below a title of that or not."""
    return block.kind == "paragraph" and all(map(_is_of_points, block.text.split("\n")))


def _is_of_points(line: str) -> bool:
    return _points().match(line) is not None or plain(line) in words("key")


def behind_points(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the answer to an exercise without the points that it gives, where these stand above a word for it.

    Where nothing says that an answer follows, the lines of points tell what is right.
    """
    points = 0
    for place, block in enumerate(blocks[:_MOST]):
        if block.kind == "list" and points + len(block.children) <= _MOST:
            firsts = [item.children[0].text if item.children else "" for item in block.children]
            if not all(map(_points().match, firsts)):
                return blocks
            points += len(firsts)
            continue
        if block.kind != "paragraph":
            return blocks
        lines = split_lines(block.inline)
        for at, line in enumerate(lines):
            if points and is_marker(told := paragraph(line, block)):
                rest = join_lines([behind_marker(told.inline), *lines[at + 1 :]])
                first = [paragraph(without_blanks_before(rest), block)]
                return [*(first if rest.text.strip() else ()), *blocks[place + 1 :]]
            is_title = plain(line.text) in words("key")
            if not is_title and _points().match(line.text) is None:
                return blocks
            points += not is_title
    return blocks
