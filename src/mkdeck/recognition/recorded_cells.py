"""The cells of tables of things, each with the question that asks for it: “War | Dates | Outcome”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Inline, Markdown, Origin
from mkdeck.facts.akin import akin
from mkdeck.facts.aliases import is_short_for
from mkdeck.facts.guards import addresses_reader, points_elsewhere
from mkdeck.facts.phrases import words_of
from mkdeck.facts.trades import is_trade
from mkdeck.facts.words import ARTICLES, CONJUNCTIONS, PREPOSITIONS, word_set
from mkdeck.headings.header_questions import question_of
from mkdeck.headings.headers import is_begun, is_doing, looks_like_adjective
from mkdeck.headings.titles import is_of_occasion as is_title_of_occasion
from mkdeck.headings.titles import lesson_topic, of_everybody, singular
from mkdeck.parsing.inline import cut, escape, to_markdown
from mkdeck.parsing.pieces import in_cell, in_line
from mkdeck.recognition.event_columns import event_columns
from mkdeck.recognition.form_tables import is_of_forms
from mkdeck.recognition.matching import matching_in_table
from mkdeck.recognition.question_columns import are_questions
from mkdeck.recognition.recorded_columns import (
    USED_FOR,
    WHO_THEN,
    are_abbreviated,
    asked_of,
    tells_kind,
    tells_who_then,
    unit_of,
    with_unit,
)
from mkdeck.recognition.recorded_facts import facts_of
from mkdeck.recognition.recorded_names import front_of
from mkdeck.recognition.recorded_scales import cards_of_scale
from mkdeck.recognition.recorded_shapes import asked_by_shape, is_clear, is_told_shortly
from mkdeck.recognition.recorded_things import Things, is_english_lesson, kind_told, names_kind, things_of
from mkdeck.recognition.recorded_trades import DOES, TELLS_DEED, are_deeds, are_workers, is_deed
from mkdeck.recognition.recorded_wording import are_costs
from mkdeck.recognition.statement_columns import are_statements
from mkdeck.recognition.tables import is_of_occasion, says_nothing
from mkdeck.recognition.term_columns import are_terms
from mkdeck.rules.claims import Lines
from mkdeck.values import dataclass, replace
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, plain, words

_FEWEST = 2
_LONGEST_VALUE = 30
_BRACKETS = re.compile(r"\s{0,3}\([^()]*\)", signs="(")
_BARE_NUMBER = re.compile(
    r"(?:(?:about|around|up to|over|under|at (?:least|most)|(?:more|less|fewer) than|from|ca\.?|approx\.?|[~≈<>]) ?)?"
    r"(?:[\d.,:/–−-]+|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,3})"
)
_ELSEWHERE = re.compile(
    r"(?i)(?:see|cf\.?|same|ditto|as above|varies|depends)\b|\([^()]*\)$",
    signs=("see", "cf", "same", "ditto", "as above", "varies", "depends", "("),
)
"""What a cell that has no answer says: “see below”, “(none kept)”."""
_OF_MEASURING = re.compile(
    r"(?i)\b(?:our(?! (?:craft|field|industry|profession|subject|trade)\b)|my"
    r"|we(?:['’](?:ve|ll)| (?:had|have|will|were|did|got|made|ran|took|need|want|(?!call|nam|us)[a-z]+ed))"
    r"|measured|schedule|timetable|agenda)\b"
    r"|\bresults\b[^,]*[:.]?$|^(?:the )?results\b",
    signs=("our", "my", "we", "measured", "results", "schedule", "timetable", "agenda"),
)
_OF_NORMS = re.compile(
    r"(?i)\b(?:target|normal|reference|recommended|standard|safe|legal) (?:values?|ranges?|limits?|levels?|figures?)\b"
)
"""“These are the target values on our charts:”, which nobody measured."""
_DIMENSIONS = re.compile(r"\d[\d.,/ ]{0,9}(?:\s?[x×]\s?\d[\d.,/ ]{0,9}){1,2}", signs=("x", "×"))
"""“19 × 44”, which has the unit of its column as well."""
_AGES = frozenset(["age", "ages"])
_COUNTERS = frozenset(["", "no", "nr", "n", "num", "number"])
_OF_NEIGHBOUR = word_set("effect effects action actions") | {
    "main effect",
    "main effects",
    "main action",
    "side effects",
}
"""What is told of the column before: “Gland | Hormone | Main effect”."""
_OF_NEXT_CELL = re.compile(
    r"(?i)(?:(?:at|on) or )?(?:just |well |far )?(?:above|after|at|before|below|beyond|by|from|over|past|under|until"
    r"|with|within|without) (?:it|them|this|that)\b"
)
"""What a cell says of the one beside it: “Below it, nothing grows”."""
_MORE_STILL = re.compile(r"(?i)(?:even|still|yet) (?:more|less|[a-z]+er)\b|(?:more|less|[a-z]+er) (?:still|yet)\b")
"""What a cell says of the one above it: “smaller still, over a narrow range”."""
_QUOTES = ("“", '"', "‘", "'")
_NAME_NUMBER = re.compile(r"\d{1,2}[.)] (?=[^\W\d])", signs=(".", ")"))
_OF_KEEPERS = frozenset(["owner", "owners", "license", "licence"])
_FEWEST_TOLD = 2
"""Columns of what is known of things, beside which one of owners or licenses makes a table none of a project's."""
_PAY = word_set("salary salaries pay wage wages earnings")
_CHAT = re.compile(
    r"(?i)\((?:duh|sorry|lol|haha|obviously|phew|ugh|yay|oops|really|honest(?:ly)?|yes|no)[!. ]?\)|:-?\)", signs=")"
)
_OF_TOOLS = re.compile(
    r".*\b(?:tools?|software|uses?|stack|learn|skills?|salary|employers?)\b.*|what they (?:d )?use.*"
)
_SMALL_WORDS = ARTICLES | PREPOSITIONS | CONJUNCTIONS


def cards_of_tables(block: Block, answered: Lines, *, whole: bool) -> Iterator[Basic]:
    """Yield a card for each cell below a header that names an attribute of what the first column names.

    The tables on the answered lines are left out. `whole` are the cells that a question asks for as one would put it;
    the others are asked for behind the name, or in a form that fits any header, “What is the colour of ABB?”.
    """
    topic = lesson_topic(block)
    for place in _tables(block, answered):
        if whole and is_english_lesson(block.source):
            yield from cards_of_scale(place.before, place.table)
        cards = list(_of_table(place.before, place.table, topic, block))
        told = set() if whole else set(map(_told, _facts(place, block, topic, _whole(cards))))
        yield from (card for card, is_whole in cards if is_whole == whole and _told(card) not in told)


def facts_of_tables(block: Block, answered: Lines) -> Iterator[Basic]:
    """Yield a card for each cell of the tables of facts that no whole question asks for."""
    topic = lesson_topic(block)
    for place in _tables(block, answered):
        yield from _facts(place, block, topic, _whole(_of_table(place.before, place.table, topic, block)))


@dataclass(frozen=True, slots=True)
class _Place:
    """A table with what stands right above and right below it."""

    before: Block | None
    table: Block
    after: Block | None


def _tables(block: Block, answered: Lines) -> Iterator[_Place]:
    """Yield the tables of a lesson that do not stand on the answered lines."""
    if all(answered.cover(table.span) for table in block.within("table")):
        return
    for parent in block.holders("table"):
        for before, child, after in zip(
            [None, *parent.children], parent.children, [*parent.children[1:], None], strict=False
        ):
            if child.kind == "table" and not answered.cover(child.span):
                yield _Place(before, child, after)


def _told(card: Basic) -> tuple[int, Markdown]:
    """Return what tells the cell of a card: its line and what stands in it."""
    return card.origin.span.first, card.back


def _whole(cards: Iterable[tuple[Basic, bool]]) -> set[tuple[int, Markdown]]:
    """Return the cells that whole questions ask for."""
    return {_told(card) for card, is_whole in cards if is_whole}


_OPENS_WHOLE = re.compile(
    r"(?:Who|When|Where|Which|How many|In which|To which|On which|By whom|What (?:did|was|is) (?!the |its ))"
    r"|What uses |What does .+ (?:require|stand for|measure|rate|do)\?$|What does (?:an?|the|too) \w+ of .+ cause\?$"
    r"|What does an? .+ (?:after|on|with|for|in|about|at|to)\?$|What is .+ used for\?$|.+: what is it used for\?$"
    r"|.+: who made it, and when\?$|.+: who makes it\?$|.+: when was it (?:first )?released\?$"
)
"""What opens a question that is worded for its header; any noun may look like what something does, “Probes”."""
_OF_ITS = re.compile(r": what (?:is|are) (?:its|the|their) (?P<title>[^?]+)\?$")
_OF_ANY = re.compile(r"What (?:is|are) the (?P<title>.+?) of ")


def _is_whole(front: str) -> bool:
    """Whether a question reads as a teacher would put it, and not as a label or as a form for any header."""
    of_any = _OF_ANY.match(front) or _OF_ITS.search(front)
    return _OPENS_WHOLE.match(front) is not None or (of_any is not None and of_any["title"] in words("asked_plainly"))


def _facts(place: _Place, document: Block, topic: str, told: AbstractSet[tuple[int, Markdown]]) -> list[Basic]:
    """Return the cards of a table of facts for what none of the `told` cards tells, by their lines and their backs."""
    table = place.table
    if len(table.children) < _FEWEST or not is_english_lesson(document.source):
        return []
    if _is_read_elsewhere(place.before, table):
        return []
    if plain(table.children[0].children[0].text) in _COUNTERS - {""} and _counts(table.children[1:]):
        table = replace(table, children=tuple(_unnumbered(_without(row, 1)) for row in table.children))
    cards = []
    for fact in facts_of(table, place.before, place.after, topic):
        text = fact.value.text
        if says_nothing(text) or is_missing(text) or _leans(text) or _is_shown(text, fact.front):
            continue
        unit = unit_of(fact.header) if _BARE_NUMBER.fullmatch(text) else ""
        value = with_unit(in_cell(fact.value), unit)
        if (fact.origin.span.first, value) not in told:
            cards.append(Basic(Markdown(fact.front), Markdown(value), fact.origin))
    return cards


def _is_read_elsewhere(before: Block | None, table: Block) -> bool:
    """Whether a table is one of terms, questions, statements, events or pairs to be found, or of an occasion."""
    texts = [[cell.text for cell in row.children] for row in table.children]
    return (
        _is_occasional(before, table)
        or is_of_occasion(table.children[1:])
        or event_columns(texts[0], texts[1:]) is not None
        or are_terms(table)
        or is_of_forms(table)
        or are_questions(table)
        or are_statements(table)
        or matching_in_table(table) is not None
    )


def _of_table(before: Block | None, table: Block, topic: str, document: Block) -> Iterator[tuple[Basic, bool]]:
    if len(table.children) <= _FEWEST:
        return
    first = 1 if plain(table.children[0].children[0].text) in _COUNTERS and _counts(table.children[1:]) else 0
    header: Sequence[Block] = table.children[0].children[first:]
    header = _in_full(header, document.source)
    rows = [_unnumbered(_without(row, first)) for row in table.children[1:]]
    kept = [place for place, cell in enumerate(header) if not place or _PAY.isdisjoint(plain(cell.text).split())]
    if _tell_of_things(header, rows):
        kept = [place for place in kept if not place or plain(header[place].text) not in _OF_KEEPERS]
    if len(kept) < len(header):  # what a job pays is nothing to learn, nor who owns a thing, but what it is
        header, rows = [header[at] for at in kept], [_only(row, kept) for row in rows]
    if len(header) > _FEWEST and plain(header[0].text) in words("time") | _AGES and names_kind(header[1].text):
        header, rows = _rotated(header), [replace(row, children=_rotated(row.children)) for row in rows]
    kind = kind_told(before) if header and plain(header[0].text) in words("kind") else ""
    of_trades = _tell_of_trades(header, rows)
    kind = kind or ("role" if of_trades else "")
    if not kind and header and not names_kind(header[0].text) and are_abbreviated(rows):
        kind = "abbreviation"
    things = things_of(header, rows, table.context, topic, document, kind)
    if (
        things is None
        or _is_occasional(before, table)
        or is_of_occasion(rows)
        or are_terms(table)
        or is_of_forms(table)
        or are_questions(table)
        or are_statements(table)
        or matching_in_table(table)
    ):
        return
    unit = next((place for place, cell in enumerate(header) if place and plain(cell.text) in ("unit", "units")), None)
    of_units = unit is not None and _hold_numbers(rows, unit)
    asked = [place for place in range(1, len(header)) if place != unit or not of_units]
    asked = [place for place in asked if place == 1 or plain(header[place].text) not in _OF_NEIGHBOUR]
    asked = [place for place in asked if not _is_of_two(header, place)]
    are_trades = 2 * sum(is_trade(_BRACKETS.sub("", row.children[0].text)) for row in rows) > len(rows)
    if are_trades:  # of them only what they do is worth a card
        asked = [place for place in asked if not _OF_TOOLS.fullmatch(plain(header[place].text))]
    is_short = not of_trades and is_told_shortly(things, header, table.context, before)
    asked = [place for place in asked if not are_costs([row.children[place] for row in rows])]
    for place in asked:
        cells = [row.children[place] for row in rows]
        known = asked_of(things, header[place], cells)
        by_shape = asked_by_shape(things, header[place], cells, known, before) if is_short else ""
        for card, is_whole in _cards(things, header[place], cells, unit, by_shape or known, only_deeds=of_trades):
            yield card, is_whole or (by_shape != "" and is_clear(card.front))


def _in_full(header: Sequence[Block], source: str) -> Sequence[Block]:
    """Return two headers that are adjectives with the noun that the lesson gives both: “Nominal size”, “Actual size”.

    “Nominal | Actual (mm)” leave it out.
    """
    spoken = [_BRACKETS.sub("", cell.text).strip() for cell in header]
    if len(header) != _FEWEST or not all(word.isalpha() and looks_like_adjective(word.casefold()) for word in spoken):
        return header
    said = source.casefold()
    behind = [set(re.findall(rf"(?<!\w){re.escape(word.casefold())}\s([a-z]{{3,20}})\b", said)) for word in spoken]
    nouns = sorted(noun for noun in behind[0] & behind[1] if noun not in _SMALL_WORDS and not is_doing(noun))
    if not nouns:
        return header
    texts = [f"{word} {singular(nouns[0])}{cell.text[len(word) :]}" for word, cell in zip(spoken, header, strict=True)]
    return [replace(cell, inline=Inline(text)) for cell, text in zip(header, texts, strict=True)]


def _tell_of_trades(header: Sequence[Block], rows: Sequence[Block]) -> bool:
    """Whether a table below a header that names no kind tells of trades what they do: “The badge says | Actually”."""
    title = plain(header[0].text).split() if header else []
    is_told = any(TELLS_DEED.fullmatch(plain(cell.text)) for cell in header[1:])
    if not title or not (is_told or title == ["who"] or title[0] in PREPOSITIONS or is_doing(title[-1])):
        return False
    columns = list(zip(*(row.children for row in rows), strict=False))
    return bool(columns) and are_workers(columns[0]) and any(map(are_deeds, columns[1:]))


def _hold_numbers(rows: Sequence[Block], unit: int) -> bool:
    """Whether a column of units tells of the numbers in another one, and not of what the rows name."""
    others = [cell.text for row in rows for place, cell in enumerate(row.children) if place not in (0, unit)]
    return any(_BARE_NUMBER.fullmatch(text.strip()) for text in others)


def _is_of_two(header: Sequence[Block], place: int) -> bool:
    """Whether a column and the one beside it tell one thing in two parts: “cut with | at sea”."""
    titles = [plain(cell.text) for cell in header]
    return any(
        0 < at < len(titles) - 1 and is_begun(titles[at]) and titles[at + 1].partition(" ")[0] in PREPOSITIONS
        for at in (place, place - 1)
    )


def _tell_of_things(header: Sequence[Block], rows: Sequence[Block]) -> bool:
    """Whether several columns tell of things what is known of them, “Founded”, so that no project keeps the table."""
    columns = zip(*(row.children for row in rows), strict=False)
    told = ((plain(cell.text), cells) for cell, cells in list(zip(header, columns, strict=False))[1:])
    known = [t for t, cells in told if t not in _OF_KEEPERS and (t in words("attribute") or question_of(t, cells))]
    return len(known) >= _FEWEST_TOLD


def _rotated(cells: Sequence[Block]) -> tuple[Block, ...]:
    """Return cells with the first one, the year of an invention, behind the others."""
    return (*cells[1:], *cells[:1])


def _without(row: Block, first: int) -> Block:
    """Return a row without its number."""
    return replace(row, children=row.children[first:]) if first else row


def _unnumbered(row: Block) -> Block:
    """Return a row whose name has no number before it: “1. Pre-industrial”."""
    number = _NAME_NUMBER.match(row.children[0].text) if row.children else None
    if number is None:
        return row
    name = row.children[0]
    bare = replace(name, inline=cut(name.inline, number.end(), len(name.text)))
    return replace(row, children=(bare, *row.children[1:]))


def _only(row: Block, kept: Sequence[int]) -> Block:
    """Return a row with the cells of some columns; one with too few cells stays as it is."""
    return replace(row, children=tuple(row.children[at] for at in kept if at < len(row.children)))


def _counts(rows: Sequence[Block]) -> bool:
    """Whether the first column but counts the rows."""
    return all(row.children and _BARE_NUMBER.fullmatch(row.children[0].text.rstrip(".")) for row in rows)


def _is_occasional(before: Block | None, table: Block) -> bool:
    """Whether the heading or the sentence above says that a table is of a course, a product or a measurement."""
    title = of_everybody("".join(table.context[-1:]))
    if is_title_of_occasion(title) or plain(title) in words("aside"):
        return True
    said = before.text if before is not None and before.kind == "paragraph" else ""
    last = said.rstrip().rpartition(". ")[2]
    return _OF_MEASURING.search(last) is not None and _OF_NORMS.search(last) is None


def _cards(
    things: Things, header: Block, cells: Sequence[Block], unit: int | None, asked: str, *, only_deeds: bool
) -> Iterator[tuple[Basic, bool]]:
    """Yield the cards of one column, none where its cells say nothing or one thing over and over.

    `asked` is how the column is asked for, and `only_deeds` tells that the cells alone, and no header, say that what is
    told is what somebody does.
    """
    if len({plain(cell.text) for cell in cells}) < _FEWEST:
        return
    if not asked or header.text.startswith(_QUOTES):
        return  # a header in quotes is not meant
    for mark in header.inline.marks:
        if mark.kind == "math":
            sign = header.text[mark.start : mark.end]
            asked = asked.replace(escape(sign), sign)
    own_unit = unit_of(header)
    for row, cell in zip(things.rows, cells, strict=True):
        text = cell.text
        if says_nothing(text) or is_missing(text) or len(text.split()) > _LONGEST_VALUE:
            continue
        front = _front(things, in_line(row.children[0]), asked)
        if not front or _leans(text, asks="question" in plain(header.text)) or _is_shown(text, front):
            continue
        if is_short_for(text.partition(" ")[0], words_of(row.children[0].text)):
            continue  # “APG I” of the Angiosperm Phylogeny Group
        if not _fits(things, asked, text, only_deeds=only_deeds):
            continue
        is_bare = not text[-1:].isalpha() and any(form.fullmatch(text) for form in (_BARE_NUMBER, _DIMENSIONS))
        of_row = " " + to_markdown(row.children[unit].inline) if unit is not None and is_bare else ""
        value = with_unit(in_cell(cell), own_unit or of_row if is_bare else "")
        origin = Origin(span=row.span, context=row.context, evidence="shaped")
        yield Basic(Markdown(front), Markdown(value), origin), _is_whole(front)


def _fits(things: Things, asked: str, text: str, *, only_deeds: bool) -> bool:
    """Whether a cell answers what is asked of its column, and nothing else as “PortSwigger (UK)” does of a year."""
    if asked == DOES and not is_deed(text):
        return not (only_deeds or are_abbreviated(things.rows))  # “Schedule, budget, people”
    return not (asked == WHO_THEN and not tells_who_then(text)) and not (asked == USED_FOR and tells_kind(text))


def _front(things: Things, name: Inline, asked: str) -> str:
    """Return how one asks for what is told of a named thing; nothing where its name says too little.

    “Cyclical: what is its cause?” does not name the unemployment that is so.
    """
    front = front_of(things, name, asked) if any(map(str.isalnum, name.text)) else ""
    return "" if things.are_adjectives and _OF_ITS.search(front) is not None else front


def _leans(text: str, *, asks: bool = False) -> bool:
    """Whether a cell sends the reader elsewhere, or speaks to them; one that `asks` holds a question as its answer."""
    leans = any(form.match(text) for form in (_ELSEWHERE, _OF_NEXT_CELL, _MORE_STILL)) or _CHAT.search(text) is not None
    points = leans or points_elsewhere(text)
    return points or (has_question_mark(text) and not asks) or addresses_reader(text)


def _is_shown(value: str, front: str) -> bool:
    """Whether the question shows all that the cell says."""
    told = [word for word in words_of(_BRACKETS.sub("", value)) if word not in _SMALL_WORDS]
    shown = set(words_of(front))
    return all(word in shown or any(akin(word, other) for other in shown) for word in told)
