"""Keys that list the numbers of true statements and those of false ones: “True: 1, 2, 5”, “False: 3, 4”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.parsing.inline import cut, split_lines
from mkdeck.parsing.pieces import paragraph
from mkdeck.values import dataclass
from mkdeck.wording.words import are_truth_pair, plain, words

_LINE = re.compile(r"(?P<said>[^\W\d_]{1,12}(?: [^\W\d_]{1,8})?)\s?(?:[:：=–—]|\s-)\s{0,3}(?=\d)")
_NUMBER = re.compile(r"\d{1,3}")
_BETWEEN = re.compile(r"[\s,;.+&/·|]*(?:(?P<word>[^\W\d_]{1,4})\s)?")
_GROUPS = 2


@dataclass(frozen=True, slots=True)
class _Group:
    """One of the two verdicts as a block has it, and the numbers of the statements on which it is."""

    said: str
    verdict: Block
    numbers: tuple[str, ...]


def numbers_by_verdict(told: Sequence[Block]) -> list[tuple[str, list[Block]]]:
    """Return the verdict for each number of such a key, in the order of the numbers; nothing for other keys.

    It has one line for each of the two verdicts and nothing else, and no number in both.
    """
    groups: list[_Group] = []
    for block in _lines_of(told):
        group = _group(block)
        if group is None:
            return []
        groups.append(group)
    if len(groups) != _GROUPS or not are_truth_pair(*(group.said for group in groups)):
        return []
    entries = [(number, [group.verdict]) for group in groups for number in group.numbers]
    if len({number for number, _ in entries}) < len(entries):
        return []
    return sorted(entries, key=lambda entry: int(entry[0]))


def _lines_of(told: Sequence[Block]) -> Iterator[Block]:
    """Yield the lines of a key in paragraphs or in a list of points, each as a block; a block of another kind whole."""
    for block in told:
        if block.kind == "list" and not block.ordered:
            yield from _lines_of([child for item in block.children for child in item.children])
        elif block.kind == "paragraph":
            yield from (paragraph(line, block) for line in split_lines(block.inline))
        else:
            yield block


def _group(line: Block) -> _Group | None:
    """Read one line, “False – 3 and 4”; None where it says more than a verdict and numbers."""
    found = _LINE.match(line.text) if line.kind == "paragraph" else None
    if found is None:
        return None
    numbers: list[str] = []
    end = found.end()
    for number in _NUMBER.finditer(line.text, end):
        between = _BETWEEN.fullmatch(line.text, end, number.start())
        if between is None or (between["word"] and plain(between["word"]) not in words("and")):
            return None
        numbers.append(number[0])
        end = number.end()
    if line.text[end:].strip(" .;,"):
        return None
    said = cut(line.inline, *found.span("said"))
    return _Group(said.text.casefold(), paragraph(said, line), tuple(numbers))
