"""A key in one line to exercises of two kinds, first letters and then words, is put as two keys.

“Key: 1–c, 2–a, 3–b · 4 oak · 5 ash” tells which things belong together, and goes on to what fills gaps. The numbers
count on from the first to the last, so nothing else is cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import beside, cut, join_lines
from mkdeck.parsing.pieces import paragraph, with_children
from mkdeck.recognition.key_labels import key_label
from mkdeck.values import dataclass

_FEWEST_LETTERS, _FEWEST_WORDS = 3, 2
_LONGEST_WORDS = 60
"""Signs of what fills a gap."""
_LONGEST = 1500
_FIRST = re.compile(r"\s{0,3}(?P<number>\d{1,3})(?P<sign>\s?[.):=→–—-]{1,2}\s?|\s)(?=\S)")
_FURTHER = re.compile(r"[,;·•|\n]\s{0,3}(?P<number>\d{1,3})(?P<sign>\s?[.):=→–—-]{1,2}\s?|\s)(?=\S)")
_LETTER = re.compile(r"\(?[^\W\d_]\)?\.?")
_HOLDING = frozenset(["document", "section", "item", "quote", "container"])


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a key: its number, and where what it tells begins and ends."""

    number: int
    start: int
    end: int


def with_keys_apart(block: Block) -> Block:
    """Return a lesson, or a part of it, whose keys of letters and then of words are two keys each."""
    if block.kind not in _HOLDING:
        return block
    children: list[Block] = []
    for child in block.children:
        children += _apart(child) if child.kind == "paragraph" else [with_keys_apart(child)]
    return with_children(block, children)


def _apart(block: Block) -> Sequence[Block]:
    """Return a paragraph, or the two keys that it is."""
    if len(block.text) > _LONGEST or not any(map(str.isdecimal, block.text)):
        return [block]
    inline = _without_tags_around(block.inline)
    text, label = inline.text, key_label(inline)
    entries = _entries(text, label[1] if label else 0)
    are_letters = [_LETTER.fullmatch(text, entry.start, entry.end) is not None for entry in entries]
    first = are_letters.index(False) if False in are_letters else len(entries)  # of the words
    lengths = [entry.end - entry.start for entry in entries[first:]]
    are_two = first >= _FEWEST_LETTERS and len(lengths) >= _FEWEST_WORDS and not any(are_letters[first:])
    if not are_two or max(lengths) > _LONGEST_WORDS or not all(_says(text, entry) for entry in entries[first:]):
        return [block]
    letters = cut(inline, 0, entries[first - 1].end)
    lines = [beside(Inline(f"{entry.number}."), cut(inline, entry.start, entry.end)) for entry in entries[first:]]
    told = join_lines([Inline("Answers:"), *lines] if label else lines)
    return [paragraph(letters, block), paragraph(told, block)]


def _without_tags_around(inline: Inline) -> Inline:
    """Return running text without the tags of HTML that stand around all of it: “<small>Key: …</small>”."""
    marks = inline.marks
    if len(marks) < len(("<small>", "</small>")) or (marks[0].kind, marks[-1].kind) != ("html", "html"):
        return inline
    is_around = marks[0].start == 0 and marks[-1].end == len(inline.text) and marks[-1].target.startswith("</")
    return Inline(inline.text, marks[1:-1]) if is_around else inline


def _says(text: str, entry: _Entry) -> bool:
    return any(map(str.isalpha, text[entry.start : entry.end]))


def _entries(text: str, at: int) -> Sequence[_Entry]:
    """Return the entries of a text from a place on, whose numbers count on; none where no number stands there."""
    first = _FIRST.match(text, at)
    if first is None:
        return ()
    signs = [first]
    for found in _FURTHER.finditer(text, first.end()):
        if int(found["number"]) == int(signs[-1]["number"]) + 1:
            signs.append(found)
    ends = [*(sign.start() for sign in signs[1:]), len(text)]
    return [
        _Entry(int(sign["number"]), sign.end(), sign.end() + len(text[sign.end() : end].rstrip(" .")))
        for sign, end in zip(signs, ends, strict=True)
    ]
