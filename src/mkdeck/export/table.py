"""Cards as a table for people and their spreadsheets, in Markdown: a row for each card."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Choice, Cloze, IdentifiedCard, Markdown
from mkdeck.render.body import parse_side
from mkdeck.reports.unescaped import unescaped_card
from mkdeck.wording.numbers import letter

COLUMNS = ("front", "back", "kind", "tags", "deck", "context", "source", "id")
_FORMULA = re.compile(r"[=+\-@\t\r](?!\d+(?:[.,]\d+)?%?$)")
"""What a spreadsheet would run as a formula; a number with a sign is none.

https://owasp.org/www-community/attacks/CSV_Injection
"""


_LIST = re.compile(r"[-+] ")
_STAR = "*"
"""What begins the points of a list as well, and no formula."""


def comma_separated(cards: Iterable[IdentifiedCard]) -> Iterator[str]:
    """Yield the lines of a table as RFC 4180 has it."""
    return _lines(cards, ",", "\r\n")


def tab_separated(cards: Iterable[IdentifiedCard]) -> Iterator[str]:
    """Yield the lines of a table whose columns are separated by tabs, with quotes around what holds one."""
    return _lines(cards, "\t", "\n")


def _lines(cards: Iterable[IdentifiedCard], separator: str, end: str) -> Iterator[str]:
    yield csv_line(COLUMNS, separator, end)
    for card in cards:
        # The guid is left as it is: it calls no function, and with a sign more Anki would not know it.
        yield csv_line([*map(_harmless, _row(card)), card.guid], separator, end)


def csv_line(cells: Sequence[str], separator: str, end: str) -> str:
    """Return a line of a table, in which a cell stands in quotes where it must."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=separator, lineterminator=end).writerow(cells)
    return buffer.getvalue()


def _row(identified: IdentifiedCard) -> tuple[str, ...]:
    """Return the cells of a card's row, but for its guid."""
    origin = identified.card.origin
    front, back, kind = _sides(unescaped_card(identified.card))
    places = ", ".join(map(str, (origin.span, *origin.also)))
    return (
        front,
        back,
        kind,
        " ".join(identified.tags),
        identified.deck,
        " › ".join(origin.above),
        places,
    )


def _sides(card: Card) -> tuple[str, str, str]:
    """Return what is asked, what is answered, and the kind of card."""
    match card:
        case Basic(front, back, _, both_ways):
            return front, back, "basic, both ways" if both_ways else "basic"
        case Cloze(text):
            return text, "", "cloze"
        case Choice(front, options, correct, back):
            asked = [f"{letter(place)}. {option}" for place, option in enumerate(options)]
            right = ", ".join(map(letter, correct))
            return "\n".join([front, "", *asked]), "\n\n".join(filter(None, [right, back])), "choice"
        case _:
            assert_never(card)


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: a list has other signs, all else an apostrophe before it."""
    cell = _starred(cell) if _LIST.match(cell) else cell
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _starred(text: str) -> str:
    """Return a text with stars before the points of the list that it begins with; as it was, if it begins otherwise."""
    tokens = parse_side(text, Markdown(""))[0]
    outer = [token for token in tokens if token.level == 0 and token.nesting >= 0]
    if outer[0].type != "bullet_list_open" or any(token.markup == _STAR for token in outer[1:2]):
        return text  # a list with stars right below it would become a part of this one
    end = tokens.index(next(token for token in tokens if token.type == "bullet_list_close" and token.level == 0))
    lines = text.split("\n")
    for token in tokens[:end]:
        if token.type == "list_item_open" and token.level == 1 and token.map:
            lines[token.map[0]] = _STAR + lines[token.map[0]][1:]
    return "\n".join(lines)
