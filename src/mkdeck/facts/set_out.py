"""What stands below a sentence or a heading like a list and is written as none.

Lines with breaks between them, paragraphs that each open with a bold lead, and, where the sentence tells their number,
sections under headings of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice, takewhile

from mkdeck.cards import Block, Inline
from mkdeck.facts.phrases import words_of
from mkdeck.headings.titles import several
from mkdeck.parsing.inline import cut, opening_mark, split_lines
from mkdeck.parsing.pieces import as_item, covering, joined, lines_as_list, paragraph, paragraphs_as_list
from mkdeck.wording.numbering import without_number
from mkdeck.wording.numbers import number_word, read_number

_FEWEST, _MOST = 2, 9
_LONGEST_LINE = 6
"""Words."""
_NUMBERS = frozenset(map(number_word, range(_FEWEST, _MOST + 1)))


def list_below(children: Sequence[Block], place: int) -> Block | None:
    """Return what stands right below a paragraph or a heading as the list that it stands for; None where it is none."""
    above = children[place]
    following = children[place + 1] if place + 1 < len(children) else None
    if following is None or above.kind not in ("paragraph", "heading"):
        return None
    told = {read_number(word) for word in _NUMBERS.intersection(words_of(above.text))}
    if not told and above.kind == "paragraph" and not above.text.endswith(":"):
        return None
    if following.kind == "paragraph":
        found = _of_lines(following, told) or _of_leads(children, place + 1)
        return found or (_behind_text(children, place + 2, told) if above.kind == "heading" else None)
    return _of_sections(children, place + 1, told) if told and following.kind == "section" else None


def _of_lines(block: Block, told: Collection[int | None]) -> Block | None:
    """Return the lines of a paragraph as a list: each opens in bold, or they are short and as many as is told."""
    if "\n" not in block.text:
        return None
    lines = split_lines(block.inline)
    are_set_off = all(opening_mark(line, "strong") for line in lines)
    are_names = len(lines) in told and all(map(_is_name, lines))
    return lines_as_list(block) if _FEWEST <= len(lines) <= _MOST and (are_set_off or are_names) else None


def _is_name(line: Inline) -> bool:
    """Whether a line is a few words, with no sign at its end as running text has."""
    return 0 < len(line.text.split()) <= _LONGEST_LINE and line.text.rstrip()[-1:] not in ".,;:!?"


def _behind_text(children: Sequence[Block], place: int, told: Collection[int | None]) -> Block | None:
    """Return the list of so many points behind the one paragraph below a heading that counts or names them."""
    found = children[place] if place < len(children) else None
    if found is None or found.kind != "list":
        return None
    if children[place - 1].text.rstrip().endswith((":", "?")):
        return None  # which says itself what is listed, or asks for one of it
    is_of_several = len(found.children) > _FEWEST and several(children[place - 2].text) is not None
    return found if len(found.children) in told or (is_of_several and not told) else None


def _of_leads(children: Sequence[Block], start: int) -> Block | None:
    """Return paragraphs in a row that each open in bold as a list."""
    run = list(takewhile(_opens_in_bold, islice(children, start, start + _MOST + 1)))
    return paragraphs_as_list(run) if _FEWEST <= len(run) <= _MOST else None


def _opens_in_bold(block: Block) -> bool:
    """Whether a paragraph opens in bold and holds no code, as those of a manual do."""
    is_set_off = block.kind == "paragraph" and opening_mark(block.inline, "strong") is not None
    return is_set_off and not any(mark.kind == "code" for mark in block.inline.marks)


def _of_sections(children: Sequence[Block], start: int, told: Collection[int | None]) -> Block | None:
    """Return the headings of the sections to the end of a section as a list."""
    parts = children[start:]
    if len(parts) not in told or any(part.kind != "section" for part in parts):
        return None
    items = tuple(as_item([_title(part.children[0])]) for part in parts)
    source = joined(item.source for item in items)
    return Block("list", source, covering([*parts]), children=items, context=parts[0].context)


def _title(heading: Block) -> Block:
    """Return a heading without its number as a paragraph."""
    length = len(heading.text) - len(without_number(heading.text))
    inline = cut(heading.inline, length, len(heading.text))
    return paragraph(inline, heading)
