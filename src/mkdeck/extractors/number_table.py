"""A table of figures to know by heart, below “What” and “How much” or below no header: CD audio, 44.1 kHz.

Each figure is a gap in its row, for a question would have to find a word for what is measured. What is marked, paid or
met at an hour is nothing to learn, and a column of shares alone is one of results.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Cloze, Markdown, Origin, Problem
from mkdeck.facts.guards import addresses_reader, has_pronoun
from mkdeck.facts.words import word_set
from mkdeck.headings.titles import is_of_occasion as is_title_of_occasion
from mkdeck.parsing.inline import to_markdown
from mkdeck.recognition.tables import is_of_occasion
from mkdeck.wording.numbering import without_number
from mkdeck.wording.words import has_question_mark, plain, words

READS = ("table",)
GIVES_WAY = True
TABLES_STAND_ALONE = True

_COLUMNS = (2, 3)
_FEWEST, _SHARE = 3, 0.8
_LONGEST, _LONGEST_FIGURE = 12, 10
_OF_ANYTHING = frozenset(["", "what", "item", "thing", "quantity", "measure", "fact"])
_OF_FIGURES = frozenset(
    ["", "how much", "how many", "how long", "value", "number", "figure", "amount", "limit", "size"]
)
_OF_REMARKS = frozenset(["", "note", "notes", "remark", "remarks", "comment", "why", "remember"])
_OF_WORK = word_set(
    "attendance assignment assignments budget cost deposit exam exams fee fees final homework lab labs midterm "
    "participation price project quiz quizzes rent score subtotal sum total weight"
)
"""What marks and money are counted for."""
_CLOZE_SIGN = re.compile(r"\{\{|\}\}|::")


def needs_topic(card: Card) -> bool:  # noqa: ARG001 - of every card
    """Tell that a row does not say to what it belongs."""
    return True


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each row of such a table that has a figure."""
    if not block.children or not _is_of_figures(block):
        return
    rows = [row for row in block.children[1:] if len(row.children) in _COLUMNS]
    told = [row for row in rows if _has_figure(row)]
    if len(told) < max(_FEWEST, _SHARE * len(block.children[1:])) or is_of_occasion(rows):
        return
    if any(not _OF_WORK.isdisjoint(plain(row.children[0].text).split()) for row in rows):
        return
    if all(row.children[1].text.rstrip().endswith("%") for row in told):
        return
    for row in told:
        thing, figure = to_markdown(row.children[0].inline), to_markdown(row.children[1].inline)
        if not _CLOZE_SIGN.search(thing + figure):
            origin = Origin(span=row.span, context=row.context, evidence="shaped")
            yield Cloze(Markdown(f"{thing}: {{{{c1::{figure}}}}}"), origin)


def _is_of_figures(table: Block) -> bool:
    """Whether the header, if anything, says that figures of any things stand in the table."""
    titles = [plain(cell.text) for cell in table.children[0].children]
    heading = without_number("".join(table.context[-1:]))
    if len(titles) not in _COLUMNS or titles[0] not in _OF_ANYTHING or titles[1] not in _OF_FIGURES:
        return False
    if is_title_of_occasion(heading) or plain(heading) in words("aside"):
        return False
    return len(titles) == min(_COLUMNS) or titles[2] in _OF_REMARKS


def _has_figure(row: Block) -> bool:
    """Whether a row names a thing and has a figure for it."""
    thing, figure = row.children[0].text.strip(), row.children[1].text.strip()
    is_named = any(map(str.isalpha, thing)) and len(thing.split()) <= _LONGEST and not has_question_mark(thing)
    is_for_anybody = not has_pronoun(thing) and not addresses_reader(f"{thing} {figure}")
    has_digits = any(map(str.isdigit, figure)) and len(figure.split()) <= _LONGEST_FIGURE
    return is_named and is_for_anybody and has_digits
