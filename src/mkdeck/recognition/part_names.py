"""How the parts of a test are counted, “A”, “II.”, “Part Two”, in lines of their own and within the text of a key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.option_letters import CAPITALS, LARGE_NUMERALS
from mkdeck.values import dataclass
from mkdeck.wording.numbers import read_number
from mkdeck.wording.words import has_question_mark, words

_LONGEST_LINE = 60
"""Characters of a line that names a part."""
_NAME = re.compile(
    r"(?:(?P<word>[^\W\d_]{3,10})\.? )?(?P<count>[A-H]|[IVX]{1,4}|\d{1,2}|[^\W\d_]{3,6})"
    r"(?:(?:\s?[(\[][^()\[\]\n]{2,40}[)\]])?\s?(?P<sign>[.:)–—-])\)?|(?P<number>(?=\s\(?\d))|(?=\s|$))"
)
_SHORT = re.compile(r"(?P<word>[PRS])(?P<count>\d{1,2})(?![\w.])")
_IN_FULL = {"P": "part", "R": "round", "S": "section"}
"""“**R1**” is round 1."""


@dataclass(frozen=True, slots=True)
class PartName:
    """The name of a part: its count, the word before that, the ways to read it, and where the name ends in its text."""

    count: str
    word: str
    counts: frozenset[tuple[str, int]]
    end: int
    is_parted: bool
    """Whether a sign parts it from what stands behind it."""

    @property
    def is_in_words(self) -> bool:
        """Whether a word counts the part, “One”."""
        return self.count.isalpha() and all(way == "number" for way, _ in self.counts)

    @property
    def title(self) -> str:
        """The name as the title of a section has it; “A” alone would be that of an answer."""
        return f"{self.word.capitalize() or 'Part'} {self.count}"

    def follows(self, other: PartName | None) -> bool:
        """Whether it is the name of the part behind another one, or of the first part; “Part Two” may come first."""
        if other is None:
            return bool(self.word) or any(number == 1 for _, number in self.counts)
        return self.word == other.word and any((way, number - 1) in other.counts for way, number in self.counts)

    def fits(self, other: PartName) -> bool:
        """Whether two names may be those of one part: “Part A” and “A.”."""
        words_fit = self.word == other.word or not (self.word and other.word)
        return words_fit and not self.counts.isdisjoint(other.counts)


def part_name_at(inline: Inline, start: int) -> PartName | None:
    """Return the name of a part that stands at a place of running text: “Part B”, a letter in bold, “A:”, “A 1. …”."""
    is_bold = bool(inline.marks) and any(mark.kind == "strong" and mark.start == start for mark in inline.marks)
    if is_bold and (short := _SHORT.match(inline.text, start)) is not None:
        count = short["count"]
        return PartName(
            count, _IN_FULL[short["word"]], frozenset(_counts(count, is_named=True)), short.end(), is_parted=False
        )
    found = _NAME.match(inline.text, start)
    if found is None:
        return None
    word, count = (found["word"] or "").casefold(), found["count"]
    is_alone = start == 0 and found.end() == len(inline.text)
    is_parted = found["sign"] is not None or found["number"] is not None or is_bold or is_alone
    if not is_parted and word not in words("part"):
        return None  # as most
    counts = frozenset(_counts(count, is_named=bool(word)))
    return PartName(count, word, counts, found.end(), found["sign"] is not None) if counts else None


def _counts(count: str, *, is_named: bool) -> Iterator[tuple[str, int]]:
    """Yield the ways to read what counts a part: “I” is the first numeral and the ninth letter."""
    if count in CAPITALS:
        yield "letter", CAPITALS.index(count) + 1
    if count in LARGE_NUMERALS:
        yield "numeral", LARGE_NUMERALS.index(count) + 1
    if is_named and (number := read_number(count)) is not None:
        yield "number", number


def counts_of(count: str) -> Sequence[tuple[str, int]]:
    """Return the ways to read what counts a part in the label of an entry, “II”, “B”, “2”."""
    return sorted(_counts(count, is_named=True))


def part_line(block: Block) -> PartName | None:
    """Return the name with which a line opens that is the title of a part: “Part Two”, “**B. Verbs**”.

    In a line that is not bold the word for a part stands before the count.
    """
    if block.kind != "paragraph" or "\n" in block.text or len(block.text) > _LONGEST_LINE:
        return None
    name = part_name_at(block.inline, 0)
    if name is None or has_question_mark(block.text):
        return None
    is_title = name.word in words("part") and (name.is_parted or name.end == len(block.text.rstrip()))
    return name if is_title or is_bold_line(block) else None
