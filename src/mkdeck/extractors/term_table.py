"""A table of two columns whose header says term and meaning: a card for each row.

So does one of two languages, “Spanish | English”; in a glossary the header may say anything. A term says little alone,
and so the lesson's topic stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.inline import to_markdown
from mkdeck.matching import matching_in_table
from mkdeck.tables import NUMBERS
from mkdeck.topics import lacks_topic
from mkdeck.words import has_question_mark, has_word, is_glossary_title, is_missing, plain, words

READS = ("table",)
GIVES_WAY = True

_COLUMNS = 2
_PARTIES = frozenset(["party", "parties", "country", "state", "side", "power", "signatory"])
_QUALIFIED = re.compile(r"\w\.\w|\(\)")


def needs_topic(card: Card) -> bool:
    """Whether a term does not say to what it belongs, as “os.arch()” and a whole question do."""
    if not isinstance(card, Basic) or _QUALIFIED.search(card.front) or has_question_mark(card.front):
        return False
    return lacks_topic(card)


def are_terms(table: Block) -> bool:
    """Whether a table's rows are terms and what they mean, by its header or by the heading above it."""
    return _first_column(table) is not None


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each row of a table of terms that has both cells filled; a column of numbers is passed over."""
    first = _first_column(block)
    if first is None:
        return
    header = block.children[0].children
    has_codes = any(_is_code(row.children[first].text) for row in block.children[1:] if len(row.children) > first)
    for row in block.children[1:]:
        cells = row.children[first:]
        if len(cells) == _COLUMNS and all(cell.inline.marks or not is_missing(cell.text) for cell in cells):
            origin = Origin(span=row.span, context=row.context, evidence="shaped")
            term = to_markdown(cells[0].inline)
            if has_codes and cells[0].text[:1].isdigit():  # “Exit code 125”
                term = Markdown(f"{to_markdown(header[first].inline)} {term}")
            yield Basic(term, to_markdown(cells[1].inline), origin)


def _first_column(table: Block) -> int | None:
    """Return the place of the column of terms in a table of them, behind one that but counts; None in other tables."""
    if not table.children:
        return None
    header = table.children[0].children
    first = 1 if header and plain(header[0].text) in NUMBERS else 0
    if len(header) - first != _COLUMNS or matching_in_table(table):
        return None
    in_glossary = is_glossary_title("".join(table.context[-1:]))
    kind = plain(header[first].text)
    is_of_kind = kind in words("kind") and kind not in words("term")  # “System | How cousins are named”
    in_glossary = in_glossary and kind not in _PARTIES and not is_of_kind  # the principal terms of a treaty
    return first if in_glossary or _is_of_terms(header[first:]) else None


def _is_code(term: str) -> bool:
    """Whether a term is a number, which says nothing without the header of its column."""
    return any(map(str.isdigit, term)) and not any(map(str.isalpha, term))


def _is_of_terms(header: Sequence[Block]) -> bool:
    """Whether a header's first cell names terms and its second one what they mean."""
    cells = [plain(cell.text) for cell in header]
    if all(cell in words("language") for cell in cells):
        return True
    return has_word(cells[0], "term") and has_word(cells[1], "meaning")
