"""A table of things and what is told of each, as its header names it: “War | Dates | Outcome”.

Each cell is asked for by the row's name and the column's header: “Kerberos (protocol): purpose?” reads well whatever
the header is. A whole question stands where the header is a known noun and the name is sure to fit into one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem
from mkdeck.facts.akin import akin
from mkdeck.facts.aliases import is_short_for
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import addresses_reader, points_elsewhere
from mkdeck.facts.phrases import words_of
from mkdeck.facts.words import ARTICLES, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, word_set
from mkdeck.headings.headers import (
    as_asked,
    is_begun,
    is_content,
    is_noun,
    is_of_sentence,
    looks_like_adjective,
    names_quality,
    of_several,
    question_of,
    tells_of_thing,
    whole_question,
    within,
)
from mkdeck.headings.titles import is_of_occasion as is_title_of_occasion
from mkdeck.headings.titles import is_plural, lesson_topic, names_topic, of_kind, singular
from mkdeck.headings.topics import lacks_topic, subject_words
from mkdeck.parsing.inline import cut, escape, to_markdown
from mkdeck.recognition.language import is_english
from mkdeck.recognition.matching import matching_in_table
from mkdeck.recognition.question_columns import are_questions
from mkdeck.recognition.statement_columns import are_statements
from mkdeck.recognition.tables import (
    are_measured,
    are_of_history,
    is_number,
    is_of_manual,
    is_of_occasion,
    only_grade,
    says_nothing,
)
from mkdeck.recognition.term_columns import are_terms
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.values import dataclass
from mkdeck.wording.numbering import without_number
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, is_task, plain, words

READS = ("document",)
ANYWHERE = ("table",)
TABLES_STAND_ALONE = True

_FEWEST = 2
_MOST_ROWS = 30
_MOST_COLUMNS = 6
"""A larger table is looked up and not learnt, but for the attributes that every table of its kind has."""

_LONGEST_KIND = 3
_LONGEST_NAME = 7
_LONGEST_TITLE = 6
_LONGEST_VALUE = 30
_SHORT_NAME = 2
_COUNTED = re.compile(r"[a-z]{3,}s (?:in|of|per) ")
_OFTEN = re.compile(r"(?i)(?:once|twice|\w+ times|every|each|daily|weekly|monthly|quarterly|yearly|annually)\b")
"""“Beats in 4/4”, above numbers, which is no beginning of a sentence."""
_UNIT = re.compile(r"\s{0,3}[(\[](?P<unit>[^()\[\]=]{1,15})[)\]]$", signs="([")
_BARE_UNIT = re.compile(
    r"[a-zA-Zµ]{1,4}[²³]?/[a-zA-Z]{1,5}[²³]?|(?:approx\. ?|ca\. ?|~ ?|about )?%"
    r"|°[CFK]|[kcm]?m[²³]|[km]?g|[kM]?W|k[JV]|Hz"
)
"""“mm/h”, which does not say what is measured."""
_EQUATION = re.compile(r"\s{0,3}\([^()]{1,15}=[^()]{1,15}\)$", signs="=")
"""“Mass (Sun = 1)”."""
_MILLIONS = re.compile(r"\b(thousand|million|billion)s\b")
_CODE = re.compile(r"\(\)|\b[a-z]\w*\.\w|[_{}=<>\\]|(?<![^\W\d_ )]|\d)/|/(?![\w ])|\w/\w+/", signs="(._{}=<>/\\")
_COLUMN = re.compile(r"[a-z]+(?:_[a-z]+)+")
_BRACKETS = re.compile(r"\s{0,3}\([^()]*\)", signs="(")
_BARE_NUMBER = re.compile(
    r"(?:(?:about|around|up to|over|under|at (?:least|most)|(?:more|less|fewer) than|from|ca\.?|approx\.?|[~≈<>]) ?)?"
    r"[\d.,:/–−-]+"
)
_LATIN, _ACCENTED = re.compile(r"[A-Za-z]"), re.compile(r"[À-ɏ]")
_INSTANCE = frozenset(["example", "examples"])
_ELSEWHERE = re.compile(
    r"(?i)(?:see|cf\.?|same|ditto|as above|varies|depends)\b|\([^()]*\)$",
    signs=("see", "cf", "same", "ditto", "as above", "varies", "depends", "("),
)
"""What a cell that has no answer says: “see below”, “(none kept)”."""
_OF_SOMEBODY = re.compile(r"\b[A-Z][a-z]+['’]s [€$£]\d")
"""“Priya's €90” is of an example."""
_OF_MEASURING = re.compile(
    r"(?i)\b(?:our|my|we|measured|schedule|timetable|agenda)\b|\bresults\b[^,]*[:.]?$|^(?:the )?results\b",
    signs=("our", "my", "we", "measured", "results", "schedule", "timetable", "agenda"),
)
_KINDS_OF = re.compile(r"\b(?:kinds?|types?|sorts?|forms?|classes) of ([a-z][a-z-]+)\b(?=[^.]*[.:]?$)")
_PROPER = re.compile(r"(?<=[\w,] )\*?([A-Z][a-z]+an)\b")
_COUNTERS = frozenset(["", "no", "nr", "n", "num", "number"])
_CODE_NOUNS = word_set(
    "method methods constructor parameter parameters argument arguments command commands default signature syntax "
    "class classes api flag flags callback package module library version versions binary"
)
_TO_DO = re.compile(
    r"(?:look|remember|watch|see|note|think|notice|listen|look out|don't forget|try|taste|buy|order|pair with)\b"
    r"|what['’]?s (?:going on|happening|up)\b|what s (?:going on|happening|up)\b",
    signs=(
        "look", "remember", "watch", "see", "note", "think", "notice", "listen", "don't forget", "try", "taste", "buy",
        "order", "pair with", "what",
    ),
)  # fmt: skip
"""Headers that tell the reader to do something: “look at”, “watch out for”."""
_JUDGED = word_set("good bad pro pros con cons advantages disadvantages strengths weaknesses do don't for against")
"""Headers of lists that stand side by side, and whose rows belong to nothing."""
_OF_NEIGHBOUR = word_set("effect effects action actions") | {
    "main effect",
    "main effects",
    "main action",
    "side effects",
}
"""What is told of the column before: “Gland | Hormone | Main effect”."""
_OF_NAMES = word_set("parameter nickname alias abbreviation setting variable")
"""Kinds that tell what a row is to the table, and not what it names: “Heartbleed (nickname)”."""
_OF_NEXT_CELL = re.compile(
    r"(?i)(?:(?:at|on) or )?(?:just |well |far )?(?:above|after|at|before|below|beyond|by|from|over|past|under|until"
    r"|with|within|without) (?:it|them|this|that)\b"
)
"""What a cell says of the one beside it: “Below it, nothing grows”."""
_SAYS_NOTHING = word_set(
    "where how place places consequence consequences implication implications point points details"
) | {
    "what to know",
    "need to know",
    "good to know",
    "worth knowing",
    "to know",
    "know this",
    "know",
    "remember",
    "remember this",
}
"""Headers that leave open what is asked for."""
_QUOTES = ("“", '"', "‘", "'")
_SMALL_WORD = re.compile(r"\b[a-zà-öø-ÿ]{2,}\b")
_NAME_NUMBER = re.compile(r"\d{1,2}[.)] (?=[^\W\d])", signs=(".", ")"))
_ROMAN = re.compile(r"[ivx]+")
_NUMBERED = word_set("phase stage class type category group level period grade")
"""Kinds that have numbers or letters for names: “phase I”."""
_OF_KEEPERS = frozenset(["owner", "owners", "license", "licence"])
_FEWEST_TOLD = 2
"""Columns of what is known of things, beside which one of owners or licenses makes a table none of a project's."""
_PAY = word_set("salary salaries pay wage wages earnings")
_CHAT = re.compile(
    r"(?i)\((?:duh|sorry|lol|haha|obviously|phew|ugh|yay|oops|really|honest(?:ly)?|yes|no)[!. ]?\)|:-?\)",
    signs=")",
)
_WORKER = re.compile(
    r"(?:engineer|developer|designer|manager|administrator|analyst|data scientist|architect|specialist|consultant"
    r"|technician|programmer|tester|animator|wrangler|supervisor|coordinator)(?: \([^()]*\))?$",
    re.IGNORECASE,
    signs=(
        "engineer",
        "developer",
        "designer",
        "manager",
        "administrator",
        "analyst",
        "scientist",
        "architect",
        "specialist",
        "consultant",
        "technician",
        "programmer",
        "tester",
        "animator",
        "wrangler",
        "supervisor",
        "coordinator",
    ),
)
"""Who works in a trade; of them only what they do is worth a card, not which tools they use."""
_OF_TOOLS = re.compile(
    r".*\b(?:tools?|software|uses?|stack|learn|skills?|salary|employers?)\b.*|what they (?:d )?use.*"
)
_DONE = {
    "invention": "invented", "discovery": "discovered", "book": "published", "novel": "published",
    "poem": "published", "film": "released", "painting": "painted", "treaty": "signed",
}  # fmt: skip
"""What was done with a thing of a kind, whose date is told."""
_OWN = re.compile(r"(?:what|who) (?:is|are) (?:its|the) ")
_MAY_BE_SOMEBODY = re.compile(r"(?:er|or|ist|ian|man|person|people|figure|hero|artist|name)s?$")
_FIRMS = word_set("airline bank brand company firm manufacturer maker producer publisher studio supplier vendor")
_SUMS = frozenset(["all", "total", "sum", "overall", "average", "mean"])
"""Rows that sum up the others: the table tells what somebody counted."""
_UNTOLD = frozenset(["", "name", "type", "term", "word", "concept", "thing", "things", "stuff", "item", "items"])
"""Headers that do not say what kind of thing is named."""
_ASKING = word_set("what what's who who's")
"""“What's blocked” is a clause, and names no kind of thing."""
_NOT_OF_KIND = word_set("the other main principal some common key basic important more two three four five six")


_PARTICLES = word_set("de von van der den la le di da del du al bin")
_SMALL_WORDS = ARTICLES | PREPOSITIONS | CONJUNCTIONS


@dataclass(frozen=True, slots=True)
class _Things:
    """The rows of a table, what kind of thing its first column names, and what the headings say of these.

    `title` says of what there are the kinds (“Piaget's stages”), `topic` what the lesson is about. `are_adjectives`
    tells names that stand before their kind: “aortic”, “mitral”; those that the lesson writes with a capital within a
    sentence, “Petrarchan”, are `proper`. `are_subjects` tells names below an empty header, of which the other
    headers say something: “made by”, “wants”. `word` is what the names spell where each is a letter: “FAST”.
    `spoken` are the words that the lesson writes in small letters. In a lesson that is not in English the headers are
    asked as they stand, `as_they_stand`.
    """

    rows: Sequence[Block]
    kind: str
    title: str
    topic: str
    are_adjectives: bool
    proper: frozenset[str]
    is_large: bool
    are_subjects: bool
    word: str
    spoken: frozenset[str]
    as_they_stand: bool


needs_topic = lacks_topic


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each cell below a header that names an attribute of what the first column names."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of those tables that do not stand on the answered lines."""
    tables = [
        (parent.children[place - 1] if place else None, child)
        for parent in block.walk()
        if parent.children
        for place, child in enumerate(parent.children)
        if child.kind == "table" and not answered.cover(child.span)
    ]
    topic = lesson_topic(block) if tables else ""
    for before, table in tables:
        yield from _of_table(before, table, topic, block)


def _of_table(before: Block | None, table: Block, topic: str, document: Block) -> Iterator[Card]:
    if len(table.children) <= _FEWEST:
        return
    first = 1 if plain(table.children[0].children[0].text) in _COUNTERS and _counts(table.children[1:]) else 0
    header: Sequence[Block] = table.children[0].children[first:]
    rows = [_unnumbered(_without(row, first)) for row in table.children[1:]]
    kept = [place for place, cell in enumerate(header) if not place or _PAY.isdisjoint(plain(cell.text).split())]
    if _tell_of_things(header, rows):
        kept = [place for place in kept if not place or plain(header[place].text) not in _OF_KEEPERS]
    if len(kept) < len(header):  # what a job pays is nothing to learn, nor who owns a thing, but what it is
        header, rows = [header[at] for at in kept], [_only(row, kept) for row in rows]
    if len(header) > _FEWEST and plain(header[0].text) in words("time") and _names_kind(header[1].text):
        header, rows = _rotated(header), [replace(row, children=_rotated(row.children)) for row in rows]
    kind = _kind_told(before) if header and plain(header[0].text) in words("kind") else ""
    things = _things(header, rows, table.context, topic, document, kind)
    if (
        things is None
        or _is_occasional(before, table)
        or is_of_occasion(rows)
        or are_terms(table)
        or are_questions(table)
        or are_statements(table)
        or matching_in_table(table)
    ):
        return
    unit = next((place for place, cell in enumerate(header) if place and plain(cell.text) in ("unit", "units")), None)
    asked = [place for place in range(1, len(header)) if place != unit or len(header) == _FEWEST]
    asked = [place for place in asked if place == 1 or plain(header[place].text) not in _OF_NEIGHBOUR]
    are_trades = 2 * sum(_WORKER.search(row.children[0].text) is not None for row in rows) > len(rows)
    if are_trades:
        asked = [place for place in asked if not _OF_TOOLS.fullmatch(plain(header[place].text))]
    for place in asked:
        yield from _cards(things, header[place], [row.children[place] for row in rows], unit)


def _tell_of_things(header: Sequence[Block], rows: Sequence[Block]) -> bool:
    """Whether several columns tell of things what is known of them, “Founded”, so that no project keeps the table."""
    columns = zip(*(row.children for row in rows), strict=False)
    told = ((plain(cell.text), cells) for cell, cells in list(zip(header, columns, strict=False))[1:])
    known = [t for t, cells in told if t not in _OF_KEEPERS and (t in words("attribute") or question_of(t, cells))]
    return len(known) >= _FEWEST_TOLD


def _rotated(cells: Sequence[Block]) -> tuple[Block, ...]:
    """Return cells with the first one, the year of an invention, behind the others."""
    return (*cells[1:], *cells[:1])


def _kind_told(before: Block | None) -> str:
    """Return of what the sentence above a table tells the kinds: “Three kinds of rope are sold”."""
    found = _KINDS_OF.findall(before.text.strip()) if before is not None and before.kind == "paragraph" else []
    return found[-1] if found else ""


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


def _things(
    header: Sequence[Block],
    rows: Sequence[Block],
    context: tuple[str, ...],
    topic: str,
    document: Block,
    told: str,
) -> _Things | None:
    """Return what a table tells of; None where it is no table of things that a lesson tells of.

    `told` is what the sentence above says that there are kinds of.
    """
    kind = told or (" ".join(header[0].text.split()) if header else "")
    if kind and plain(kind) in _UNTOLD:
        kind = _kind_of_heading("".join(context[-1:])) or kind
    noun = plain(kind)
    if len(header) < _FEWEST or len(noun.split()) > _LONGEST_KIND or not _are_names(rows, len(header)):
        return None
    if is_of_manual(header[1:]) or any(map(_is_of_code, header[1:])) or _is_of_terms(header):
        return None
    if noun in words("answer") and any(plain(cell.text) in words("question") for cell in header[1:]):
        return None  # a game in which the question is looked for
    if len({tuple(sorted(plain(cell.text).split())) for cell in header}) < len(header):
        return None  # “agent owes principal | principal owes agent” are two lists
    if any("_" in cell.text and _COLUMN.fullmatch(cell.text.strip()) for cell in header):
        return None  # what a database holds
    is_of_manuals = noun in words("manual") and noun not in _UNTOLD and noun not in words("kind")
    is_of_work = is_of_manuals or (noun in words("gathered") and not _are_groups(noun, rows))
    is_of_work = is_of_work and not (noun == "person" and are_of_history(header[1:], rows))
    if (is_of_work and not any(map(tells_of_thing, header[1:]))) or noun in words("property"):
        return None
    if (not _names_kind(kind) and noun) or noun in _JUDGED or any(plain(row.children[0].text) in _SUMS for row in rows):
        return None
    are_adjectives = all(_is_adjective(row.children[0].text) for row in rows)
    return _Things(
        rows=rows,
        kind=kind,
        title=of_kind(kind, context[-1:]) or (_of_section(noun, context) if are_adjectives else ""),
        topic=next(filter(names_topic, map(without_number, [topic, *reversed(context)])), ""),
        are_adjectives=are_adjectives,
        proper=frozenset(_PROPER.findall(document.source) if are_adjectives else ()),
        is_large=len(rows) > _MOST_ROWS or len(header) > _MOST_COLUMNS,
        are_subjects=not noun and _is_told(context) and any(map(_tells_of_row, header[1:])),
        word=_spelt(rows, document) if noun in ("letter", "initial") else "",
        spoken=_spoken(document.source),
        as_they_stand=not _is_english(document.source),
    )


@lru_cache(maxsize=1)
def _is_english(source: str) -> bool:
    """Whether a lesson is in English; kept as its words are."""
    return is_english(source)


@lru_cache(maxsize=1)
def _spoken(source: str) -> frozenset[str]:
    """Return the words that a lesson writes small; kept for the next table, so that many tables cost no more each."""
    return frozenset(_SMALL_WORD.findall(source))


def _spelt(rows: Sequence[Block], document: Block) -> str:
    """Return the word whose letters the rows explain, if the lesson has it: “F”, “A”, “S”, “T”."""
    letters = [row.children[0].text.strip() for row in rows]
    word = "".join(letters)
    is_word = all(len(letter) == 1 and letter.isupper() for letter in letters)
    return word if is_word and word in document.source else ""


def _of_section(noun: str, context: tuple[str, ...]) -> str:
    """Return what a heading names of which there are types: “Unemployment”, above “Frictional” and “Cyclical”."""
    heading = without_number("".join(context[-1:]))
    is_thing = heading.isalpha() and not is_plural(heading.casefold()) and names_topic(heading)
    return heading if is_thing and noun in words("kind") else ""


def _is_told(context: tuple[str, ...]) -> bool:
    """Whether the title above a table says what it is about."""
    return bool(context) and bool(subject_words(without_number(context[0])))


def _tells_of_row(header: Block) -> bool:
    """Whether a header goes on about what a row names: “made by”, “wants”; “Leveled” may be one of two things."""
    title = plain(header.text)
    return is_begun(title) and (title.startswith("what") or not title.endswith(("ed", "able")))


def _are_groups(noun: str, rows: Sequence[Block]) -> bool:
    """Whether rows are groups of a system, “Chytridiomycota”, and not those of a trial: “Control”."""
    first = [word for row in rows for word in words_of(row.children[0].text)[:1]]
    return noun == "group" and not any(is_everyday(word) and not _ROMAN.fullmatch(word) for word in first)


def _kind_of_heading(heading: str) -> str:
    """Return of what a heading in the plural names several, for one of them: “Other index types”, “Cadences”."""
    spoken = [word for word in without_number(heading).split() if word.casefold() not in _NOT_OF_KIND]
    bare = " ".join(spoken)
    is_kind = 1 <= len(spoken) <= _LONGEST_KIND and is_plural(spoken[-1].casefold()) and names_topic(bare)
    is_kind = is_kind and CONJUNCTIONS.isdisjoint(words_of(bare))  # “Firewalls and friends”
    is_of_work = len(spoken) == 1 and plain(bare) in words("manual") | words("gathered")
    return within(bare) if is_kind and not is_of_work else ""


def _is_of_code(cell: Block) -> bool:
    """Whether a header speaks of what a program is made of: “Overridden method”."""
    return plain(cell.text).rpartition(" ")[2] in _CODE_NOUNS


def _is_adjective(name: str) -> bool:
    """Whether a name, its gloss aside, is one word that looks like an adjective: “Aortic”, “Mitral (bicuspid)”."""
    return looks_like_adjective(plain(_BRACKETS.sub("", name)))


def _is_latin(text: str) -> bool:
    return _LATIN.search(text) is not None or _ACCENTED.search(text) is not None


def _names_kind(kind: str) -> bool:
    """Whether a header is a noun for what is named below, and not the beginning of a sentence (“Attaches to”)."""
    spoken = words_of(kind)
    return (
        bool(spoken)
        and _is_latin(kind)
        and AUXILIARIES.isdisjoint(spoken)
        and spoken[0] not in _ASKING
        and spoken[-1] not in PREPOSITIONS | CONJUNCTIONS
        and spoken[0] not in PREPOSITIONS | CONJUNCTIONS
        and not addresses_reader(kind)
        and not has_question_mark(kind)
    )


def _is_of_terms(header: Sequence[Block]) -> bool:
    """Whether a table of two columns gives terms their meanings, which has a rule of its own."""
    cells = [{plain(cell.text), *plain(cell.text).split()} for cell in header]
    return len(cells) == _FEWEST and all(
        not words(table).isdisjoint(cell) for table, cell in zip(("term", "meaning"), cells, strict=True)
    )


def _is_occasional(before: Block | None, table: Block) -> bool:
    """Whether the heading or the sentence above says that a table is of a course, a product or a measurement."""
    title = "".join(table.context[-1:])
    if is_title_of_occasion(title) or plain(title) in words("aside"):
        return True
    said = before.text if before is not None and before.kind == "paragraph" else ""
    return _OF_MEASURING.search(said.rstrip().rpartition(". ")[2]) is not None


def _are_names(rows: Sequence[Block], columns: int) -> bool:
    """Whether the first column names different things, which can be asked for."""
    names = [row.children[0].inline for row in rows if len(row.children) == columns]
    if len(names) < len(rows) or len({plain(name.text) for name in names}) < len(rows):
        return False
    return all(_is_name(name) for name in names) and not all(is_task(name.text) for name in names)


def _is_name(name: Inline) -> bool:
    return (
        0 < len(name.text.split()) <= _LONGEST_NAME
        and not has_question_mark(name.text)
        and not is_number(name.text)
        and not _CODE.search(name.text)
        and not addresses_reader(name.text)
        and not any(mark.kind in ("image", "code") for mark in name.marks)
    )


def _cards(things: _Things, header: Block, cells: Sequence[Block], unit: int | None) -> Iterator[Card]:
    """Yield the cards of one column, none where its cells say nothing or one thing over and over."""
    if len({plain(cell.text) for cell in cells}) < _FEWEST:
        return
    asked = _as_it_stands(header, cells) if things.as_they_stand else _asked(things, header, cells)
    if not asked or header.text.startswith(_QUOTES):
        return  # a header in quotes is not meant
    for mark in header.inline.marks:
        if mark.kind == "math":
            sign = header.text[mark.start : mark.end]
            asked = asked.replace(escape(sign), sign)
    own_unit = _unit(header)
    for row, cell in zip(things.rows, cells, strict=True):
        text = cell.text
        if says_nothing(text) or is_missing(text) or len(text.split()) > _LONGEST_VALUE:
            continue
        is_named = any(map(str.isalnum, row.children[0].text))
        front = _front(things, row.children[0].inline, asked) if is_named else ""
        if not front or _leans(text, asks="question" in plain(header.text)) or _is_shown(text, front):
            continue
        if is_short_for(text.partition(" ")[0], words_of(row.children[0].text)):
            continue  # “APG I” of the Angiosperm Phylogeny Group
        is_bare = not text[-1:].isalpha() and _BARE_NUMBER.fullmatch(text) is not None
        of_row = " " + to_markdown(row.children[unit].inline) if unit is not None and is_bare else ""
        value = to_markdown(cell.inline) + (own_unit or of_row if is_bare else "")
        origin = Origin(span=row.span, context=row.context, evidence="shaped")
        yield Basic(Markdown(front), Markdown(value), origin)


def _as_it_stands(header: Block, cells: Sequence[Block]) -> str:
    """Return how a column is asked for in another language than English; nothing where it but counts or grades."""
    title = plain(header.text)
    is_title = _is_latin(title) and 0 < len(title.split()) <= _LONGEST_TITLE and title not in words("manual")
    is_told = is_title and not are_measured(cells) and not only_grade(cells)
    return f"{{}}: {escape(' '.join(header.text.split()))}?" if is_told else ""


def _asked(things: _Things, header: Block, cells: Sequence[Block]) -> str:
    """Return how a column is asked for, `{}` for the name, or nothing where its header names no attribute."""
    named = _UNIT.sub("", header.text) if _unit_fits(cells) else header.text
    title, kind = plain(_EQUATION.sub("", named)), plain(things.kind)
    if named != header.text and is_content(title, _unit(header)):
        return f"What is the {escape(within(named.strip()))} content of {{}}?"
    if _asks_nothing(things, title, named, cells):
        return ""
    if title in words("time"):
        if singular(kind) not in words("dated"):
            return ""
        done = _DONE.get(singular(kind), "")
        opening = "in which year" if title == "year" else "when"
        return f"{{}}: {opening} was it {done}?" if done else f"{{}}: {opening}?"
    written = escape(within(" ".join(named.split())))
    if title in words("attributes"):
        return f"What are the {written} of {{}}?"
    if title == "role" and kind:
        return "What role did {} play?" if _MAY_BE_SOMEBODY.search(kind) else "What is the role of {}?"
    if (whole := question_of(title, cells, singular(kind))) and not things.is_large:
        return whole
    if title in words("maker"):
        return f"Who is the {written} of {{}}?"
    if is_attribute(title) and (kind or title in words("attribute")):  # “Air-source” is compared with “Ground-source”
        return f"What is the {written} of {{}}?"
    return _of_any_header(things, named, cells)


def _asks_nothing(things: _Things, title: str, named: str, cells: Sequence[Block]) -> bool:
    """Whether a header names an attribute that is none of these things' own, or several at once."""
    if title in ("value", "values") and singular(plain(things.kind)) in _OF_NAMES:
        return True  # a limit, of which nobody knows for what
    if title == "origin" and 2 * sum(any(map(str.isdigit, cell.text)) for cell in cells) > len(cells):
        return True  # “Esri, early 1990s” is no place
    return any(sign in named for sign in "€$£") and _OF_SOMEBODY.search(named) is not None


def is_attribute(title: str) -> bool:
    """Whether a header names an attribute by a noun that is known for it: “flame colour”, “distance from the Sun”."""
    opens = title.partition(" ")[0]
    return title in words("attribute") or (opens not in PREPOSITIONS and _noun(title) in words("attribute"))


def _noun(title: str) -> str:
    """Return the noun of a header: its last word before what tells more of it."""
    spoken = title.split()
    end = next((place for place, word in enumerate(spoken) if place and word in PREPOSITIONS), len(spoken))
    return spoken[end - 1] if spoken else ""


def _of_any_header(things: _Things, named: str, cells: Sequence[Block]) -> str:
    """Return how a column is asked for whose header is not known: where its cells tell something in words."""
    title = plain(named)
    is_told = _is_latin(title) and 0 < len(title.split()) <= _LONGEST_TITLE
    is_told = is_told and title not in PREPOSITIONS | _SAYS_NOTHING
    is_untold = plain(things.kind) in _UNTOLD - {"term", "word", "concept"} and not things.are_subjects
    if not is_told or things.is_large or is_untold:
        return ""
    is_instance = title in words("instance") or not _INSTANCE.isdisjoint(title.split())
    if is_instance or title in words("manual") or addresses_reader(named) or _TO_DO.match(title):
        return ""
    if _BARE_UNIT.fullmatch(named.strip()) or " / " in named or is_of_sentence(named):
        return ""
    if are_measured(cells) and not (is_begun(title) and len(title.split()) > _FEWEST):
        return ""
    if title.isalpha() and all("%" in cell.text for cell in cells):
        return f"{{}}: how much {escape(within(named))}?"
    if are_measured(cells) and _COUNTED.match(title):
        return f"{{}}: {escape(within(named))}?"
    if title.endswith(" name") and plain(things.kind).endswith(" name"):
        return f"What is the {escape(within(named))} for {{}}?"
    telling = [cell for cell in cells if not says_nothing(cell.text) and not is_missing(cell.text)]
    if 2 * len(telling) < len(cells) or only_grade(cells):
        return ""
    return _of_telling_header(things, named, telling)


def _of_telling_header(things: _Things, named: str, telling: Sequence[Block]) -> str:
    """Return how a column is asked for whose cells tell something: by a noun, or by a question that the header is."""
    title, kind = plain(named), singular(plain(things.kind))
    if all(_OFTEN.match(cell.text) for cell in telling) and as_asked(named).startswith("what does it "):
        return f"{{}}: how often{as_asked(named).removeprefix('what')}"  # “Meets | twice a year”
    noun = f"What {'are' if is_plural(title) else 'is'} the {escape(within(named))} of {{}}?"
    if names_quality(title) and not is_begun(title) and PREPOSITIONS.isdisjoint(title.split()):
        return noun
    if kind not in words("anything"):  # “Morocco”, of whose tea is told
        if is_noun(named) and kind not in words("kind"):
            return noun
        if whole := whole_question(named):
            return whole
    are_named = 2 * sum(cell.text[:1].isupper() for cell in telling) > len(telling)
    return f"{{}}: {as_asked(named, whom='whom' if are_named else 'whom or what')}"


def _front(things: _Things, name: Inline, asked: str) -> str:
    """Return the question about one thing; nothing where its name does not say enough of what it is."""
    bare = to_markdown(Inline(name.text, tuple(mark for mark in name.marks if mark.kind in ("emphasis", "html"))))
    kind = plain(things.kind)
    spoken = plain(name.text).split()
    is_title = any(mark.kind == "emphasis" and mark.end - mark.start == len(name.text) for mark in name.marks)
    is_told = is_title or kind in _UNTOLD or singular(kind.rpartition(" ")[2]) in map(singular, spoken)
    if not asked.startswith("{}"):
        thing = _within_question(things, name.text, bare, is_title=is_title, is_told=is_told)
        if thing and (asked.endswith(" of {}?") or thing != f"the {bare}" or not bare[1:].islower()):
            return asked.format(thing)  # “hard grain” has no capital in “What is the hard grain used for?”
        asked = _told_apart(asked, kind, name.text)
    is_generic = singular(kind.rpartition(" ")[2]) in words("kind")
    if is_generic and things.title and not is_title:
        return asked.format(f"{escape(things.title)} – {bare}")
    if is_told:
        return asked.format(bare)
    if things.as_they_stand:
        return asked.format(f"{bare} ({escape(things.kind)})" if things.kind else bare)
    if _are_several(name.text):
        asked = of_several(asked)
    subject = _subject(things, name, bare, is_whole=is_generic and _is_question(asked))
    if singular(kind) in words("anything") and not is_attribute(plain(_OWN.sub("", asked.partition(": ")[2]))):
        return asked.format(subject) if things.topic else ""  # a label says what the lesson is about
    if singular(kind) in words("kind") and len(spoken) == 1 and _is_plain(name.text):
        return asked.format(subject) if things.topic else ""
    return asked.format(subject)


def _within_question(things: _Things, name: str, bare: str, *, is_title: bool, is_told: bool) -> str:
    """Write a name as it stands within a whole question; nothing where it is not sure to fit into one."""
    kind = plain(things.kind)
    is_of_noun = kind in words("kind") and things.title.isalpha() and not is_plural(things.title.casefold())
    if things.are_adjectives and (is_of_noun or not is_told) and _is_adjective(name):
        return _with_kind(things, bare)
    if is_told and " " in plain(name) and not is_title and kind not in _UNTOLD and name[:1].isupper():
        return f"the {bare}"
    if singular(kind) in words("named") or is_title or kind.endswith(" name"):
        return f"*{bare}*" if kind.endswith(" name") and bare.isalpha() else bare
    return bare if _is_proper(name, kind, things.spoken) else ""


def _with_kind(things: _Things, bare: str) -> str:
    """Write an adjective with the noun that it stands before: “the aortic valve”, “basaltic magma”."""
    written = bare if bare in things.proper else bare[:1].lower() + bare[1:]
    kind = _kind(things)
    if plain(kind) in words("kind") and things.title.isalpha():
        return f"{written} {within(things.title)}"  # “Unemployment”, of which there are types
    noun, _, last = kind.rpartition(" ")
    return f"{written} {noun}" if noun and last in words("kind") else f"the {written} {kind}"


def _told_apart(asked: str, kind: str, name: str) -> str:
    """Return a whole question behind the name of which it is asked: “{}: what is its cause?”."""
    is_somebody = _MAY_BE_SOMEBODY.search(kind) is not None
    if not asked.endswith(" of {}?"):
        who = "they" if is_somebody and " did {} " in asked else "it"
        return f"{{}}: {asked[:1].lower()}{asked[1:].format(who)}"
    opening, _, told = asked.removesuffix(" of {}?").partition(" the ")
    return f"{{}}: {opening.lower()} {'the' if is_somebody or _are_several(name) else 'its'} {told}?"


def _is_proper(name: str, kind: str, spoken: frozenset[str]) -> bool:
    """Whether a name is one beyond doubt: its words have capitals, and the lesson writes none with a small letter."""
    parts = [word for word in re.split(r"[ -]", name) if word and word not in _SMALL_WORDS | _PARTICLES]
    bare = "".join(part if len(part) > _SHORT_NAME else part.rstrip(".") for part in parts)  # “J. Robert”
    if not parts or not all(word[0].isupper() for word in parts) or not bare.isalnum():
        return False
    is_common = all(word.casefold() in spoken or is_everyday(word.casefold()) for word in parts)
    is_signed = any(not word[1:].islower() for word in parts if len(word) > 1)
    if kind in _UNTOLD:
        return is_signed
    return singular(kind.rpartition(" ")[2]) in words("bearer") and (is_signed or not is_common)


_ORDINAL = re.compile(r"(?i)(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)")


def _subject(things: _Things, name: Inline, bare: str, *, is_whole: bool) -> str:
    """Write a name as it stands before its question: with its kind, unless that says nothing or the name is `whole`."""
    kind = plain(things.kind)
    is_glossed = " (" in bare and bare.endswith(")")
    noun = singular(kind.rpartition(" ")[2])
    is_short = len(name.text) <= _SHORT_NAME or _ROMAN.fullmatch(name.text.casefold()) is not None
    if is_short and kind and noun not in _OF_NAMES and (noun not in words("kind") or singular(kind) in _NUMBERED):
        return f"{things.kind} {bare}" + (f" of {things.word}" if things.word else "")
    if kind and _ORDINAL.fullmatch(bare):
        return f"{bare} {_kind(things)}"  # “First estate”
    is_bare = is_glossed or not kind or noun in _OF_NAMES or (is_whole and " " in bare)
    return bare if is_bare else f"{bare} ({_kind(things)})"


def _are_several(name: str) -> bool:
    """Whether a name is of many things: “Bast fibres”, but not “Kerberos”."""
    first, _, last = name.rpartition(" ")
    return (
        len(last) > _SHORT_NAME
        and is_plural(last.casefold())
        and (is_everyday(singular(last.casefold())) or (bool(first) and last.islower()))
    )


def _is_question(asked: str) -> bool:
    """Whether what is asked for is a question of its own, “what is it good at?”, and no label: “genome?”."""
    return asked.partition(": ")[2].startswith(("what ", "which ", "who ", "where ", "when ", "why ", "how "))


def _kind(things: _Things) -> str:
    """Write the kind within a question, for one thing."""
    first, _, last = within(things.kind).rpartition(" ")
    return escape(f"{first} {singular(last)}".strip())


def _is_plain(name: str) -> bool:
    """Whether a name is an ordinary word or a letter, which means little alone."""
    return len(name) <= _SHORT_NAME or name[1:] == name[1:].lower()


def _leans(text: str, *, asks: bool = False) -> bool:
    """Whether a cell sends the reader elsewhere, or speaks to them; one that `asks` holds a question as its answer."""
    leans = any(form.match(text) for form in (_ELSEWHERE, _OF_NEXT_CELL)) or _CHAT.search(text) is not None
    points = leans or points_elsewhere(text)
    return points or (has_question_mark(text) and not asks) or addresses_reader(text)


def _is_shown(value: str, front: str) -> bool:
    """Whether the question shows all that the cell says."""
    told = [word for word in words_of(_BRACKETS.sub("", value)) if word not in _SMALL_WORDS]
    shown = set(words_of(front))
    return all(word in shown or any(akin(word, other) for other in shown) for word in told)


def _unit_fits(cells: Sequence[Block]) -> bool:
    """Whether what stands in brackets in a header may be the unit of the cells."""
    return 2 * sum(any(sign.isdigit() for sign in cell.text) for cell in cells) > len(cells)


def _unit(header: Block) -> str:
    found = _UNIT.search(header.text)
    return " " + _MILLIONS.sub(r"\1", found["unit"]) if found else ""
