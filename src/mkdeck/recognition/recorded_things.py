"""What the rows of a table tell of: things of one kind, which its first header or what stands above it names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import addresses_reader
from mkdeck.facts.phrases import words_of
from mkdeck.facts.words import ARTICLES, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, word_set
from mkdeck.headings.header_questions import deed_of
from mkdeck.headings.headers import is_begun, looks_like_adjective, tells_of_thing, within
from mkdeck.headings.titles import is_plural, names_topic, of_kind, singular
from mkdeck.headings.topics import subject_words
from mkdeck.recognition.language import is_english
from mkdeck.recognition.tables import are_of_history, is_number, is_of_manual
from mkdeck.values import dataclass
from mkdeck.wording.numbering import without_number
from mkdeck.wording.words import has_question_mark, is_task, plain, words

_FEWEST = 2
_MOST_ROWS = 30
_MOST_COLUMNS = 6
"""A larger table is looked up and not learnt, but for the attributes that every table of its kind has."""
_LONGEST_KIND = 3
_LONGEST_NAME = 7
_CODE = re.compile(r"\(\)|\b[a-z]\w*\.\w|[_{}=<>\\]|(?<![^\W\d_ )]|\d)/|/(?![\w ])|\w/\w+/", signs="(._{}=<>/\\")
_COLUMN = re.compile(r"[a-z]+(?:_[a-z]+)+")
_BRACKETS = re.compile(r"\s{0,3}\([^()]*\)", signs="(")
_LATIN, _ACCENTED = re.compile(r"[A-Za-z]"), re.compile(r"[À-ɏ]")
_KINDS_OF = re.compile(r"\b(?:kinds?|types?|sorts?|forms?|classes) of ([a-z][a-z-]+)\b(?=[^.]*[.:]?$)")
_PROPER = re.compile(r"(?<=[\w,] )\*?([A-Z][a-z]+an)\b")
_CODE_NOUNS = word_set(
    "method methods constructor parameter parameters argument arguments command commands default signature syntax "
    "class classes api flag flags callback package module library version versions binary"
)
_JUDGED = word_set("good bad pro pros con cons advantages disadvantages strengths weaknesses do don't for against")
"""Headers of lists that stand side by side, and whose rows belong to nothing."""
OF_NAMES = word_set("parameter nickname alias abbreviation setting variable")
"""Kinds that tell what a row is to the table, and not what it names: “Heartbleed (nickname)”."""
_SMALL_WORD = re.compile(r"\b[a-zà-öø-ÿ]{2,}\b")
ROMAN = re.compile(r"[ivx]+")
MAY_BE_SOMEBODY = re.compile(r"(?:er|or|ist|ian|man|person|people|figure|hero|artist|name)s?$")
ORDINAL = re.compile(r"(?i)(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)")
"""What stands for the name of a thing that has none but its place: “the third”."""
_OF_PROCESS = frozenset(["phase", "stage"])
_OF_NATURE = frozenset(["setting", "accuracy", "input", "output"])
"""Headers of manuals that tell of plays, of instruments and of the phases of something as well."""
_OF_PRODUCTS = frozenset(
    ["maker", "manufacturer", "made by", "developer", "vendor", "brand", "released", "launched", "first out"]
)
_SIGNS_OF = frozenset(["symbol", "unit", "si unit"])
_INITIAL = 2
"""Signs of a letter with its full stop."""
_SIGNS = re.compile(r"[+&'’/.]")
SMALL_WORDS = ARTICLES | PREPOSITIONS | CONJUNCTIONS | word_set("de von van der den la le di da del du al bin")
"""Words of names that are written without a capital."""
_SUMS = frozenset(["all", "total", "sum", "overall", "average", "mean"])
"""Rows that sum up the others: the table tells what somebody counted."""
UNTOLD = frozenset(["", "name", "type", "term", "word", "concept", "thing", "things", "stuff", "item", "items"])
"""Headers that do not say what kind of thing is named."""
_ASKING = word_set("what what's who who's")
"""“What's blocked” is a clause, and names no kind of thing."""
_NOT_OF_KIND = word_set("the other main principal some common key basic important more two three four five six")


@dataclass(frozen=True, slots=True)
class Things:
    """The rows of a table, what kind of thing its first column names, and what the headings say of these.

    `title` says of what there are the kinds (“Piaget's stages”), `topic` what the lesson is about. `are_adjectives`
    tells names that stand before their kind: “aortic”, “mitral”; those that the lesson writes with a capital within a
    sentence, “Petrarchan”, are `proper`. `are_subjects` tells names below an empty header, of which the other
    headers say something: “made by”, “wants”. `word` is what the names spell where each is a letter: “FAST”.
    `spoken` are the words that the lesson writes in small letters, and `are_named` tells that most names are no words
    of every day. `done` is what somebody whom a column names did with the things: “discovered”.
    `are_products` tells that a column names who makes them, so that they have names of their own, and
    `are_numbered` tells names that stand before their kind: “First”, “Second”; so do `are_modifiers`, as the lesson
    itself writes one of them, “a half cadence”, or as most of them are adjectives. In a lesson that is not in English
    the headers are asked as they stand, `as_they_stand`. `are_made_up` tells names as products have, “PostGIS”.
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
    are_named: bool
    done: str
    are_products: bool
    are_numbered: bool
    are_modifiers: bool
    as_they_stand: bool
    are_made_up: bool


def kind_told(before: Block | None) -> str:
    """Return of what the sentence above a table tells the kinds: “Three kinds of rope are sold”."""
    found = _KINDS_OF.findall(before.text.strip()) if before is not None and before.kind == "paragraph" else []
    return found[-1] if found else ""


_TOOLS = word_set("tool tools")


def _are_products(rows: Sequence[Block]) -> bool:
    """Whether most names of a column are those of products: “ZBrush”, “Houdini”, and no “Hammer”."""
    names = [row.children[0].text.strip() for row in rows]
    made = [name for name in names if name[:1].isupper() and not all(map(is_everyday, words_of(name)))]
    are_made_up = any(_MADE_UP.search(name) for name in names)
    return are_made_up and len(names) >= _FEWEST and len(made) > _MOSTLY * len(names)


_MOSTLY = 0.75
_MADE_UP = re.compile(r"[A-Za-z][A-Z]|[A-Za-z]\d|\d[A-Z]")
"""“ZBrush”, “3D Painter”."""


def things_of(
    header: Sequence[Block], rows: Sequence[Block], context: tuple[str, ...], topic: str, document: Block, told: str
) -> Things | None:
    """Return what a table tells of; None where it is no table of things that a lesson tells of.

    `told` is what the sentence above says that there are kinds of.
    """
    kind = told or (" ".join(header[0].text.split()) if header else "")
    if kind and plain(kind) in UNTOLD:
        kind = _kind_of_heading("".join(context[-1:])) or kind
    noun = plain(kind)
    if len(header) < _FEWEST or len(noun.split()) > _LONGEST_KIND or not _are_names(rows, len(header)):
        return None
    is_of_nature = any(singular(noun) in words(table) for table in ("article_named", "uncounted", "named"))
    is_of_code = any(_is_of_code(cell) and not (is_of_nature and plain(cell.text) == "class") for cell in header[1:])
    may_be_told = is_of_nature or noun in _OF_PROCESS
    told_of = [cell for cell in header[1:] if not (may_be_told and plain(cell.text) in _OF_NATURE)]
    if (told_of and is_of_manual(told_of)) or is_of_code or _is_of_terms(header):
        return None
    if noun in words("answer") and any(plain(cell.text) in words("question") for cell in header[1:]):
        return None  # a game in which the question is looked for
    if len({tuple(sorted(plain(cell.text).split())) for cell in header}) < len(header):
        return None  # “agent owes principal | principal owes agent” are two lists
    if any("_" in cell.text and _COLUMN.fullmatch(cell.text.strip()) for cell in header):
        return None  # what a database holds
    is_of_manuals = noun in words("manual") and noun not in UNTOLD and noun not in words("kind")
    is_of_manuals = is_of_manuals and not (noun == "quantity" and _SIGNS_OF.intersection(map(_title, header[1:])))
    is_of_work = is_of_manuals or (noun in words("gathered") and not _are_groups(noun, rows))
    is_of_work = is_of_work and not (noun == "person" and are_of_history(header[1:], rows))
    is_of_work = is_of_work and not (noun in _TOOLS and _are_products(rows))
    if (is_of_work and not any(map(tells_of_thing, header[1:]))) or noun in words("property"):
        return None
    if (not names_kind(kind) and noun) or noun in _JUDGED or any(plain(row.children[0].text) in _SUMS for row in rows):
        return None
    is_of_persons = singular(noun.rpartition(" ")[2]) in words("person")  # “Hadrian” ends as adjectives do
    are_adjectives = not is_of_persons and all(is_adjective_name(row.children[0].text) for row in rows)
    spoken = _spoken(document.source)
    names = [row.children[0].text for row in rows]
    return Things(
        rows=rows,
        kind=kind,
        title=of_kind(kind, context[-1:]) or (_of_section(noun, context) if are_adjectives else ""),
        topic=next(filter(names_topic, map(without_number, [topic, *reversed(context)])), ""),
        are_adjectives=are_adjectives,
        proper=frozenset(_PROPER.findall(document.source) if are_adjectives else ()),
        is_large=len(rows) > _MOST_ROWS or len(header) > _MOST_COLUMNS,
        are_subjects=not noun and _is_told(context) and any(map(_tells_of_row, header[1:])),
        word=_spelt(rows, document) if noun in ("letter", "initial") else "",
        spoken=spoken,
        are_named=2 * sum(is_sure_name(name, spoken) or is_small_name(name) for name in names) > len(rows),
        are_products=not _OF_PRODUCTS.isdisjoint(map(_title, header[1:])),
        are_numbered=any(ORDINAL.fullmatch(_BRACKETS.sub("", row.children[0].text)) for row in rows),
        are_modifiers=_are_modifiers(noun, names, document.source),
        done=next(filter(None, (deed_of(plain(cell.text)) for cell in header[1:])), ""),
        as_they_stand=not is_english_lesson(document.source),
        are_made_up=2 * sum(is_made_up(name.split()) for name in names) >= len(names),
    )


@lru_cache(maxsize=1)
def is_english_lesson(source: str) -> bool:
    """Whether a lesson is in English; kept as its words are."""
    return is_english(source)


@lru_cache(maxsize=1)
def _spoken(source: str) -> frozenset[str]:
    """Return the words that a lesson writes small; kept for the next table, so that many tables cost no more each."""
    return frozenset(_SMALL_WORD.findall(source))


def _title(cell: Block) -> str:
    return plain(cell.text)


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
    return noun == "group" and not any(is_everyday(word) and not ROMAN.fullmatch(word) for word in first)


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


def _are_modifiers(kind: str, names: Sequence[str], source: str) -> bool:
    """Whether names stand before their kind: the lesson writes one of them so, or most of them are adjectives."""
    noun = singular(kind.rpartition(" ")[2])
    if noun in words("person"):
        return False
    bare = [plain(_BRACKETS.sub("", name)) for name in names]
    if not noun or noun in words("kind") - words("before_kind") or kind in UNTOLD:
        return False
    if any(
        len(name) <= _INITIAL or len(name.split()) > _LONGEST_KIND or noun in map(singular, name.split())
        for name in bare
    ):
        return False
    if _MOSTLY_ADJECTIVES * sum(looks_like_adjective(name) for name in bare) > len(bare):
        return True
    said = source.casefold()
    if f" {noun}" not in said:
        return False  # a long table has many names to look for
    return any(re.search(rf"(?<![\w-]){re.escape(name)} {re.escape(noun)}(?:s|es)?(?!\w)", said) for name in bare)


_MOSTLY_ADJECTIVES = 2


def is_adjective_name(name: str) -> bool:
    """Whether a name, its gloss aside, is one word that looks like an adjective: “Aortic”, “Mitral (bicuspid)”."""
    return looks_like_adjective(plain(_BRACKETS.sub("", name)))


def is_sure_name(name: str, spoken: frozenset[str]) -> bool:
    """Whether a name is one beyond doubt: its words have capitals, and the lesson writes none with a small letter."""
    parts = [word for word in re.split(r"[ -]", _BRACKETS.sub("", name)) if word and word not in SMALL_WORDS]
    bare = "".join(part if len(part) > _INITIAL else part.rstrip(".") for part in parts)  # “J. Robert”
    if not parts or not _SIGNS.sub("", bare).isalnum():
        return False
    is_signed = is_made_up(parts)
    if not all(word[0].isupper() or word[0].isdigit() for word in parts):
        return is_signed and len(parts) == 1  # “pyQuil”
    is_common = all(word.casefold() in spoken or is_everyday(word.casefold()) for word in parts)
    return is_signed or not is_common


def is_small_name(name: str) -> bool:
    """Whether a name is a made-up word without a capital: “nginx”."""
    return name.islower() and name.isalnum() and not is_everyday(name)


def is_made_up(parts: Sequence[str]) -> bool:
    """Whether a word has capitals, digits or signs within, as made-up names have: “TensorFlow”, “F5”."""
    return any(not word[1:].islower() for word in parts if len(word) > 1)


def is_latin(text: str) -> bool:
    """Whether a text is written in Latin letters."""
    return _LATIN.search(text) is not None or _ACCENTED.search(text) is not None


def names_kind(kind: str) -> bool:
    """Whether a header is a noun for what is named below, and not the beginning of a sentence (“Attaches to”)."""
    spoken = words_of(kind)
    return (
        bool(spoken)
        and is_latin(kind)
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
        and not _CODE.search(name.text.replace(" / ", " "))
        and not addresses_reader(name.text)
        and not any(mark.kind in ("image", "code") for mark in name.marks)
    )
