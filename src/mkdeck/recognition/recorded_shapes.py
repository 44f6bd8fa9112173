"""Tables whose shape alone shows that each cell can be asked for, whatever their headers are called.

They are small, name things of a kind that their first header tells in the singular, and tell of each, below nouns, what
fits on a card: “Cadence | Chords”. Their columns are asked for in a form that fits any noun, “Plagal cadence: which
chords?”.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.verb_forms import is_third_person, verb_forms
from mkdeck.facts.words import ARTICLES, AUXILIARIES, CONJUNCTIONS, PERSONAL, PREPOSITIONS, word_set
from mkdeck.headings.headers import is_attribute, is_begun, is_doing, looks_like_adjective, names_quality, within
from mkdeck.headings.titles import is_plural, singular
from mkdeck.parsing.inline import escape
from mkdeck.recognition.recorded_columns import unit_of
from mkdeck.recognition.recorded_things import UNTOLD, Things
from mkdeck.recognition.tables import are_measured, is_of_manual, says_nothing
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, is_task, plain, words

_FEWEST = 2
_MOST_ROWS, _MOST_COLUMNS = 12, 5
_LONGEST_TITLE, _LONGEST_VALUE = 4, 9
"""Words."""
_MOST_EMPTY = 0.25
"""Of the cells of a column, those that say nothing."""
OF_WORK = word_set(
    "account batch block booth candidate child class desk exhibit expense folder game house job lot model pair piece "
    "plant plot project record room scene seat shift shot site slot song specimen stall station subject tank task "
    "team track treatment tube area column row entry feature step page"
)
"""Kinds of things that a lesson works with, and of which it tells nothing that is so elsewhere."""
OF_OCCASION = re.compile(
    r"(?i)\b(?:examples?|suppose|imagine|fictional|invented|made[- ]up|hypothetical|sales|forecast|survey(?:ed)?"
    r"|counted|measured|recorded|experiment|results?|observations?|(?:last|this|next) (?:week|month|quarter|year|term"
    r"|season)|standings|our|my|we (?:had|got|made|ran|took|(?!call|nam|us)[a-z]+ed)|plan|log|diary|tracker)\b"
)
_NO_NOUNS = word_set(
    "average minimum maximum typical old new left right first last early late high low good bad best worst more less "
    "most least yes no ok stable before after other others"
)
_VAGUE = word_set(
    "answer answers change comment comments detail details focus info information item items notes observation "
    "observations plan point points problem result results solution thing things topic why number value values amount "
    "count score scores total data grade grades time times date dates year price cost link links order page pages day "
    "days status action actions what where who when how term terms start background meaning"
    " definition description explanation"
)
"""Headers of one word that leave open what is asked for, or are asked for by rules of their own."""
_OF_CLAUSE = re.compile(
    r"(?:What|Which|Where|How) (?:is|does) \{\}(?: [^?…{}]+)?\?"
    r"|\{\}: (?:what|which|where|how)(?: [a-z]+)? (?:is|does|do) (?:it|you)(?: [^?…{}]+)?\?"
)
"""“What is {} best known for?”, “{}: what does it hold?”"""
_ASKING = word_set("what where how why who when which whose")
_WITHIN = PREPOSITIONS | ARTICLES
_SMALL = _WITHIN | AUXILIARIES | CONJUNCTIONS | PERSONAL
_BARE_COUNT = re.compile(r"(?:about |around |~ ?)?[1-9]\d{0,2}(?: or \d{1,3}| ?[–-] ?\d{1,3})?")
_HAS_UNIT = re.compile(r"\d[\d.,½¼¾]*\s?(?:[^\W\d_]|[°%µ])|\d ?: ?\d")
_OF_LEAD = re.compile(
    r"(?i)(?:(?:these|here) are |remember )?(?:the )?(?P<told>(?:[a-z-]{3,} ){1,4}?)(?P<noun>[a-z]{4,})"
    r"(?: (?:for|of|by|in) (?:[a-z-]+ ){0,3}[a-z-]+| (?:are|to know|to remember))?(?: as follows)?[:.]?"
)
"""“Minimum internal cooking temperatures:”, above a header that says no more than “Temperature”."""


def is_told_shortly(things: Things, header: Sequence[Block], context: Sequence[str], before: Block | None) -> bool:
    """Whether a table is small, names things of a kind that it tells in the singular, and is of no occasion."""
    kind = plain(things.kind)
    noun = kind.rpartition(" ")[2]
    if things.as_they_stand or not noun or kind in UNTOLD or noun != singular(noun):
        return False
    if len(things.rows) > _MOST_ROWS or len(header) > _MOST_COLUMNS or not OF_WORK.isdisjoint((noun, kind)):
        return False
    if any(noun in words(table) or kind in words(table) for table in ("anything", "trade", "person", "property")):
        return False
    if noun in words("kind") and (not (things.title or things.topic) or (things.are_numbered and not things.title)):
        return False  # “the first degree”, nobody knows of what
    said = before.text.rpartition(". ")[2] if before is not None and before.kind == "paragraph" else ""
    if OF_OCCASION.search(said) or any(map(OF_OCCASION.search, context[-1:])):
        return False
    return not any(is_of_manual([cell]) for cell in header) or sum(map(_is_plain, header[1:])) > 0


def _is_plain(cell: Block) -> bool:
    return not is_of_manual([cell])


def asked_by_shape(things: Things, header: Block, cells: Sequence[Block], asked: str, before: Block | None) -> str:
    """Return how a column of such a table is asked for, `{}` for the name; nothing where its shape does not tell.

    `asked` is how its header is asked for where that is known, and `before` what stands above the table.
    """
    named = " ".join(re.sub(r"\s*[(\[][^()\[\]]*[)\]]$", "", header.text).split()) if unit_of(header) else header.text
    title = plain(named)
    if not _are_short(cells):
        return ""
    if asked.startswith("What does {} ") and " " not in title and 2 * sum(map(_is_name, cells)) > len(cells):
        return ""  # “Probes”, of which each planet has some
    if not names_something(named):
        return asked if _OF_CLAUSE.fullmatch(asked) and not are_measured(cells) else ""
    if are_measured(cells):
        return _of_numbers(things, header, title, named, cells, before)
    if unit_of(header) and not are_numeric(cells):
        return ""  # “Colour (old)”
    if asked and not asked.startswith("{}: ") and PREPOSITIONS.isdisjoint(title.split()):
        return asked
    if asked and asked.removeprefix("{}: ").startswith(("what ", "which ", "where ", "when ", "how ", "who ")):
        return asked
    if not asked or (not is_told_of(title) and any(map(_is_likeness, cells))):
        return ""  # “Fatigue | resistant”
    return in_form(title, named)


def _is_name(cell: Block) -> bool:
    return cell.text[:1].isupper()


def _is_likeness(cell: Block) -> bool:
    """Whether a cell begins as what tells how something is: “resistant”, “made by the leader alone”."""
    first = plain(cell.text).partition(" ")[0]
    return (first == plain(cell.text) and _LIKE.fullmatch(first) is not None) or _is_done(first)


def _is_done(word: str) -> bool:
    """Whether a word is first of all a participle, “made”."""
    return any(form.form not in ("base", "third", "gerund") and form.certainty == "mostly" for form in verb_forms(word))


_LIKE = re.compile(r"\w+(?:ant|ent|ive|ous|ful|less|able|ible)")


def in_form(title: str, named: str) -> str:
    """Return the form in which one may ask for any noun: “What is the feel of {}?”, “{}: which chords?”."""
    if is_told_of(title):
        opening = f"hat {'are' if is_plural(_head(title)) else 'is'} the {escape(within(named))}"
        return f"W{opening} of {{}}?" if PREPOSITIONS.isdisjoint(title.split()) else f"{{}}: w{opening}?"
    return f"{{}}: which {escape(within(named))}?"


def is_told_of(title: str) -> bool:
    """Whether a header names what something has or is like, and no other thing that belongs to it."""
    head = _head(title)
    return is_attribute(title) or names_quality(head) or head.endswith("ing") or head in words("told_of")


def _head(title: str) -> str:
    """Return the noun of a header, before what tells more of it: “sign” of “sign of deficiency”."""
    spoken = title.split()
    end = next((place for place, word in enumerate(spoken) if place and word in _WITHIN), len(spoken))
    return spoken[end - 1] if spoken else ""


def names_something(header: str) -> bool:
    """Whether a header is a noun, with what tells more of it: “Sign of deficiency”."""
    title = plain(header)
    spoken = title.split()
    if not 0 < len(spoken) <= _LONGEST_TITLE or not re.fullmatch(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*", header.strip()):
        return False
    if title in _VAGUE or title in words("instance") or title in words("manual") or has_question_mark(header):
        return False
    if spoken[0] in _ASKING:
        return False
    if spoken[0] in _SMALL or spoken[-1] in _SMALL or not (_SMALL - _WITHIN).isdisjoint(spoken) or is_begun(title):
        return False
    head = _head(title)
    if head in words("told_of"):
        return True
    if head in _NO_NOUNS or (looks_like_adjective(head) and not _is_known_noun(head)) or is_task(header):
        return False
    return not _is_done(head) and not is_third_person(head)


def _is_known_noun(word: str) -> bool:
    return any(word in words(table) for table in ("uncounted", "article_named", "named", "bearer", "kind", "told_of"))


def _are_short(cells: Sequence[Block]) -> bool:
    """Whether nearly all cells of a column say something, in few words and without links or code."""
    telling = [cell for cell in cells if not is_missing(cell.text) and not says_nothing(cell.text)]
    if len(cells) - len(telling) > _MOST_EMPTY * len(cells) or len({plain(cell.text) for cell in telling}) < _FEWEST:
        return False
    if any(mark.kind in ("link", "image", "code") for cell in telling for mark in cell.inline.marks):
        return False
    return all(len(cell.text.split()) <= _LONGEST_VALUE and not has_question_mark(cell.text) for cell in telling)


def are_numeric(cells: Sequence[Block]) -> bool:
    """Whether most cells hold a number."""
    return 2 * sum(any(map(str.isdigit, cell.text)) for cell in cells) > len(cells)


def _of_numbers(
    things: Things, header: Block, title: str, named: str, cells: Sequence[Block], before: Block | None
) -> str:
    """Return how numbers are asked for whose header names a quantity: “Crop factor”, “Semitones”."""
    head = _head(title)
    if plain(things.kind) in words("organisation") | words("place"):
        return ""
    if is_plural(head) and head == title.partition(" ")[0] and all(_BARE_COUNT.fullmatch(c.text) for c in cells):
        return f"{{}}: how many {escape(within(named))}?"
    full = _told_before(title, before)
    if is_plural(head) or not (head in words("quantity") or is_attribute(title)):
        return ""
    has_unit = bool(unit_of(header)) or 2 * sum(map(_has_unit, cells)) > len(cells)
    if not has_unit and " " not in title:
        return ""
    return f"What is the {escape(full or within(named))} of {{}}?"


def _has_unit(cell: Block) -> bool:
    return _HAS_UNIT.search(cell.text) is not None


def _told_before(title: str, before: Block | None) -> str:
    """Return what the words above a table call the quantity of a header in full; nothing where they do not."""
    said = before.text.strip() if before is not None and before.kind == "paragraph" else ""
    found = _OF_LEAD.fullmatch(said.rpartition(". ")[2])
    if found is None or singular(found["noun"].casefold()) != title:
        return ""
    told = found["told"].casefold().split()
    if not _SMALL.isdisjoint(told) or any(map(is_doing, [word for word in told if not word.endswith("ing")])):
        return ""
    return " ".join([*told, title])


_CLEAR = re.compile(
    r"What is [^?…]+ (?:for|from|with|in|on|at|as|to|by)\?"
    r"|(?:What (?:is|are) the [^?…]+ of|What does|Which|How|Where|When|Who|By whom) [^?…]+\?"
    r"|[^?…]+: (?:(?:at|in|on|to|from) which|what (?:is|are|does|do|did)|which|how many|how much|how long|how often"
    r"|where|when|who) [^?…]+\?"
)


_KIND_BEHIND = re.compile(r"[^:?]* \([a-z][a-z -]*\): ")
"""“Poultry (food): …”, where nothing that fits into a question says what kind of thing it is."""


def is_clear(front: str) -> bool:
    """Whether a question that was asked of such a table has a form of those in which one asks for anything."""
    return _CLEAR.fullmatch(front) is not None and _KIND_BEHIND.match(front) is None
