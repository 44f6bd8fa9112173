"""A table that compares two or three things, a property in each row: “ | TCP | UDP”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import AUXILIARIES, PREPOSITIONS, word_set
from mkdeck.headings.titles import names_topic
from mkdeck.headings.topics import lacks_topic, subject_words
from mkdeck.parsing.inline import escape, to_markdown
from mkdeck.parsing.pieces import in_line
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.compared import Told, compared, of_them, tells_property, told, written_together
from mkdeck.recognition.language import is_english
from mkdeck.recognition.matching import matching_in_table
from mkdeck.recognition.recorded_shapes import is_told_of
from mkdeck.recognition.recorded_wording import heads_norm
from mkdeck.recognition.tables import is_of_manual, says_nothing
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, plain, words

READS = ("document",)
ANYWHERE = ("table",)
GIVES_WAY = True

_THINGS = (2, 3)
_FEWEST_ROWS = 2
_LONGEST_LABEL = 5
_LONGEST_THING = 4
_LONGEST_VALUE = 25
_TOLD = ("meaning", "term", "attribute", "attributes", "maker", "time", "question", "answer")
_OF_NO_THING = word_set(
    "note notes comment comments details remarks example examples why ratio number total share percentage result "
    "results difference unit units score count"
)
"""What headers end in that tell something of a row, and do not name a thing."""
_OF_ROWS = word_set("what who whom where when how which")
_BARE = re.compile(r"[\d\W]*")


needs_topic = lacks_topic


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each property in which the things of a table are told apart, in a lesson in English."""
    if not any(map(_may_compare, block.within("table"))):
        return
    found = [
        card
        for inner in block.holders("table")
        for before, child in pairwise([None, *inner.children])
        if child is not None and child.kind == "table"
        for card in _of_table(child, _title(before) if before is not None else "", inner.source)
    ]
    if found and is_english(block.source):
        yield from found


def _may_compare(table: Block) -> bool:
    """Whether a table has as many rows and columns as one that tells things apart."""
    return len(table.children) > _FEWEST_ROWS and len(table.children[0].children) - 1 in _THINGS


def _title(before: Block) -> str:
    """Return the bold line above a table as it stands before its cards, if it names what they are about."""
    named = before.text.rstrip(":. ") if is_bold_line(before) and len(before.inline.marks) == 1 else ""
    is_name = bool(named) and names_topic(named) and bool(subject_words(named))
    return escape(named[:1].upper() + named[1:] if named.islower() else named) if is_name else ""


def _of_table(block: Block, title: str, beside: str) -> Iterator[Card]:
    """Yield the cards of one table, each with the title that stands above it in bold, if any.

    `beside` is the text around the table.
    """
    if not _may_compare(block):
        return
    header, rows = block.children[0].children, block.children[1:]
    if not _is_of_properties(header[0]) or not _are_things(header[1:]):
        return
    if _are_told_of(header[1:], rows) or any(heads_norm(plain(cell.text)) for cell in header[1:]):
        return
    if is_of_manual(header[1:]) or not all(len(row.children) == len(header) for row in rows):
        return
    if matching_in_table(block) or any(map(_tells_what_is_done, header[1:])):
        return  # “ | rep | wants” is told of “Austria”
    if sum(_tells(cell) for row in rows for cell in row.children[1:]) <= len(rows) * (len(header) - 1) / 2:
        return  # a table of ticks
    if all(thing.text.islower() for thing in header[1:]) and _name_things([row.children[0] for row in rows]):
        return
    said = told(beside)
    for row in rows:
        yield from _card(title, header[1:], row, said)


def _are_told_of(header: Sequence[Block], rows: Sequence[Block]) -> bool:
    """Whether the cells of a header tell what the rows have, and none of these is a property: “Water”, below “Mass”."""
    titles = [plain(cell.text) for cell in header]
    return all(
        is_told_of(title) or tells_property(title) or title.rpartition(" ")[2] in words("quantity") for title in titles
    ) and not any(tells_property(row.children[0].text) for row in rows)


def _name_things(labels: Sequence[Block]) -> bool:
    """Whether rows with capitals, below things in small letters, name things themselves: “Bowline”, “Sheet bend”."""
    large = [label.text for label in labels if label.text[:1].isupper()]
    if 2 * len(large) <= len(labels):
        return False
    known = [tells_property(text) for text in large]
    are_words = [
        is_known or is_everyday(text.casefold().split()[-1]) or bool(verb_forms(text.casefold()))
        for is_known, text in zip(known, large, strict=True)
    ]
    return not any(known) or 2 * sum(are_words) <= len(large)


def _tells_what_is_done(cell: Block) -> bool:
    """Whether a header is a verb of what a row names: “wants”."""
    forms = verb_forms(cell.text) if cell.text.islower() else ()
    return any(form.form == "third" and form.certainty == "mostly" for form in forms)


def _is_of_properties(cell: Block) -> bool:
    return not cell.text.strip() or plain(cell.text) in words("property")


def _are_things(header: Sequence[Block]) -> bool:
    """Whether the cells name different things that are compared, and not what is told of one."""
    names = [plain(cell.text) for cell in header]
    if any(name.rpartition(" ")[2] in _OF_NO_THING for name in names):
        return False
    if len(set(names)) < len(names) or any(name in words(table) for name in names for table in _TOLD):
        return False
    if not _OF_ROWS.isdisjoint(names):
        return False  # “helped | what”
    spoken = [name.split() for name in names if name]
    if any(not AUXILIARIES.isdisjoint(name) or not PREPOSITIONS.isdisjoint((name[0], name[-1])) for name in spoken):
        return False  # “Something is added”, “Melt to”, “to others”
    return all(0 < len(name.split()) <= _LONGEST_THING and not _BARE.fullmatch(name) for name in names)


def _tells(cell: Block) -> bool:
    return _has_code(cell) or (
        not says_nothing(cell.text) and not is_missing(cell.text) and not _BARE.fullmatch(cell.text)
    )


def _card(title: str, things: Sequence[Block], row: Block, said: Told) -> Iterator[Card]:
    label = row.children[0]
    told = [(thing, value) for thing, value in zip(things, row.children[1:], strict=True) if not _is_like_other(value)]
    values = [value for _, value in told]
    if (
        not 0 < len(label.text.split()) <= _LONGEST_LABEL
        or has_question_mark(label.text)
        or _BARE.fullmatch(label.text)
    ):
        return
    if len({_told_in(value) for value in values}) < len(_THINGS) or any(map(_is_no_value, values)):
        return
    names = [_undressed(thing) for thing, _ in told]
    label_asked = _within(_undressed(label)).rstrip(":.… ")
    together = written_together(names, said)
    asked = (
        of_them(together, label_asked, [value.text for value in values]) if together else compared(names, label_asked)
    )
    if not asked:
        return
    lines = (f"- {name}: {to_markdown(in_line(value))}" for name, value in zip(names, values, strict=True))
    origin = Origin(span=row.span, context=row.context, evidence="shaped")
    front = _below(title, asked) if title else asked
    yield Basic(Markdown(front), Markdown("\n".join(lines)), origin)


def _below(title: str, asked: str) -> str:
    """Return a question behind a title, which ends in a dash where the question has a colon of its own."""
    return f"{title} – {asked}" if ": " in asked else f"{title}: {asked[:1].lower()}{asked[1:]}"


def _told_in(value: Block) -> str:
    """Return what a value says, whatever its letters; of code its signs do: `[]` is not `()`."""
    return value.text if _has_code(value) else plain(value.text)


def _has_code(cell: Block) -> bool:
    return any(mark.kind == "code" for mark in cell.inline.marks)


def _is_like_other(cell: Block) -> bool:
    """Whether a cell but says that it is like another one, above it or beside it."""
    return plain(cell.text) in words("like_other")


def _is_no_value(cell: Block) -> bool:
    return (
        not cell.text.strip()
        or (is_missing(cell.text) and not _has_code(cell))
        or len(cell.text.split()) > _LONGEST_VALUE
    )


def _within(label: str) -> str:
    """Write a label as it stands within a sentence; a name keeps its capitals."""
    first, _, rest = label.partition(" ")
    is_plain = first[1:].islower() and rest == rest.lower()
    return label[:1].lower() + label[1:] if is_plain else label


def _undressed(cell: Block) -> Markdown:
    """Return a cell's text without what only sets it off as a heading."""
    inline = in_line(cell)
    return to_markdown(Inline(inline.text, tuple(mark for mark in inline.marks if mark.kind != "strong")))
