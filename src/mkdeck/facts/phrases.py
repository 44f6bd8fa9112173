"""A stretch of a paragraph, which knows its plain text and its Markdown."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.cards import Inline, Markdown, MarkKind
from mkdeck.parsing.inline import to_markdown
from mkdeck.values import cached_property, dataclass, replace
from mkdeck.wording.signs import in_small_letters

_PLAIN_WORD = r"\w+(?:['’.-]\w+)*(?:\+\+|#(?!\w))?"
_WORD = re.compile(rf"{_PLAIN_WORD}|(?:(?<![\w.])\.(?=[^\W\d])|(?<!\w)[@#]){_PLAIN_WORD}")
"""The words that open with a sign, which few do, are looked for only where no other one begins."""

_WHITE = re.compile(r"\s")
_EDGE_BEFORE = re.compile(r"(?:[\s,;:]|\.(?!\w))*")
_EDGES_BEHIND = " \t\n,;:."
_BEHIND_WORDS = ",.;:)"
"""Signs that end a stretch, which belong to no word where nothing follows them."""

_PART = re.compile(r"\w+")

_REMEMBERED = 256
"""Texts whose words are remembered: guards and patterns ask for those of one sentence a dozen times."""
_OFTEN = 4096
"""Stretches without a blank whose words are remembered: in a lesson the same ones come again and again."""


@dataclass(frozen=True)  # without slots, so that what is asked for again and again is kept
class Phrase:
    """The characters `start` to `end` of a paragraph's running text."""

    inline: Inline
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """The plain text, on one line; it has as many characters as the stretch, so offsets hold."""
        return one_line(self.inline.text[self.start : self.end])

    @property
    def markdown(self) -> Markdown:
        """The stretch as Markdown, on one line, with the markup that lies on it, but for citations of footnotes."""
        return Markdown(to_markdown(self.without("footnote").inline, self.start, self.end).replace("\n", " "))

    @property
    def words(self) -> list[str]:
        """The words, as they are written."""
        return split_words(self.text)

    def part(self, start: int, end: int | None = None) -> Phrase:
        """Return a part, counted from the first character here, without punctuation at its edges, unless it is code."""
        whole = self.text[start:end]
        text = whole.rstrip(_EDGES_BEHIND)
        found = None if text[:1].isalnum() else _EDGE_BEFORE.match(text)
        first, last = self.start + start, self.start + start + len(text)
        if len(text) < len(whole) and self.inline.marks:  # as of few parts
            cut = (m.end for m in self.inline.marks if m.is_opaque and m.start < last < m.end <= first + len(whole))
            last = next(cut, last)
        return Phrase(self.inline, first + (found.end() if found else 0), last)

    def lead(self, *kinds: MarkKind) -> Phrase | None:
        """Return what a mark of these kinds sets apart at the beginning of the phrase, where more stands behind it."""
        marks = (m for m in self.inline.marks if m.start == self.start and m.kind in kinds)
        mark = next(marks, None)
        return Phrase(self.inline, mark.start, mark.end).part(0) if mark is not None and mark.end < self.end else None

    def is_marked(self, *kinds: MarkKind) -> bool:
        """Whether one mark of these kinds covers the whole phrase."""
        return any(m.kind in kinds and m.start <= self.start and self.end <= m.end for m in self.inline.marks)

    def holds(self, kind: MarkKind) -> bool:
        """Whether a mark of this kind lies on any part of the phrase."""
        marks = self.inline.marks
        return bool(marks) and any(m.kind == kind and m.start < self.end and self.start < m.end for m in marks)

    def without(self, kind: MarkKind) -> Phrase:
        """Return the phrase without its markup of one kind."""
        marks = tuple(mark for mark in self.inline.marks if mark.kind != kind)
        return replace(self, inline=replace(self.inline, marks=marks))

    def splits_a_mark(self) -> bool:
        """Whether a cut would tear markup: an edge lies within marked text, or raw tags on an edge or on one side."""
        edges = (self.start, self.end)
        if any(
            m.start < edge < m.end or (m.kind == "html" and m.start == edge)
            for m in self.inline.marks
            for edge in edges
        ):
            return True
        tags = [m.target for m in self.inline.marks if m.kind == "html" and self.start < m.start < self.end]
        return 2 * sum(tag.startswith("</") for tag in tags) != len(tags)


def cuts_formula(phrase: Phrase) -> bool:
    """Whether an edge of a phrase lies within what has a subscript or a superscript: the 2 of “CO~2~”, “m^2^”."""
    text, start, end = phrase.inline.text, phrase.start, phrase.end
    if text[end : end + 1] in _RAISED and text[start:end].count(text[end]) % 2 == 0:
        return True  # the base alone, or what is raised without its sign
    return start > 1 and text[start - 1] in _RAISED and text[start - 2].isalnum()


_RAISED = ("~", "^")


def one_line(text: str) -> str:
    """Return the text with a blank for every character that breaks or indents a line."""
    if text.isprintable():  # a blank is the only white space that is
        return text
    flat = text.replace("\n", " ")
    return flat if flat.isprintable() else _WHITE.sub(" ", flat)


def split_words(text: str) -> list[str]:
    """Return the words of a text as they are written, with the signs of names: .NET, C++, C#, @types, Node.js.

    A text that holds but signs, as code may, is a word by itself: “===”.
    """
    return list(_split(text.rstrip(_EDGES_BEHIND))) or text.split()


@lru_cache(_REMEMBERED)
def _split(text: str) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(_split_stretch, text.split())))


@lru_cache(_OFTEN)
def _split_stretch(stretch: str) -> tuple[str, ...]:
    bare = stretch.rstrip(_BEHIND_WORDS)
    return (bare,) if bare.isalnum() else tuple(_WORD.findall(stretch))


def words_of(text: str) -> list[str]:
    """Return the words of a text, casefolded, with straight apostrophes; signs alone are a word, as above."""
    return list(_folded(text.rstrip(_EDGES_BEHIND))) or text.split()


@lru_cache(_REMEMBERED)
def _folded(text: str) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(_fold_stretch, text.split())))


@lru_cache(_OFTEN)
def _fold_stretch(stretch: str) -> tuple[str, ...]:
    bare = stretch.rstrip(_BEHIND_WORDS)
    words = (bare,) if bare.isalnum() else _WORD.findall(stretch.replace("’", "'"))
    return tuple(_NO_PRONOUNS.get(word) or word.casefold() for word in words)


_NO_PRONOUNS = {"US": "u.s", "IT": "i.t"}
"""What looks like a pronoun in small letters: the country as in “U.S.”, and a trade."""


def parts_of(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, each part of a compound by itself.

    An expression without case that finds a whole word of ASCII in a text finds one of these.
    """
    return _parts(text.rstrip(_EDGES_BEHIND))


@lru_cache(_REMEMBERED)
def _parts(text: str) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(_parts_of_stretch, text.split())))


@lru_cache(_OFTEN)
def _parts_of_stretch(stretch: str) -> tuple[str, ...]:
    small = in_small_letters(stretch)
    bare = small.rstrip(_BEHIND_WORDS)
    return (bare,) if bare.isalnum() else tuple(_PART.findall(small))


def begins_word(text: str, begun: str) -> bool:
    """Whether a word of a text begins so, or what stands right behind one, as “.js” does."""
    at = text.find(begun)
    while at >= 0:
        if _is_in_word(text[at - 1 : at]) != _is_in_word(text[at : at + 1]):
            return True
        at = text.find(begun, at + 1)
    return False


def _is_in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def holds_name(text: str, name: str) -> bool:
    """Whether a name stands in a text and is no part of a word there: “R”, but not in “Ross”."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(name, at + 1)
    return False
