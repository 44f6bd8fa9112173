"""How a column of a table of facts is asked for, behind the names of its rows: “which limit?”."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.guards import addresses_reader, points_elsewhere
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import ARTICLES, AUXILIARIES, CONJUNCTIONS, PERSONAL, POSSESSIVE, PREPOSITIONS, word_set
from mkdeck.headings.headers import as_asked, is_begun, is_of_sentence, within
from mkdeck.headings.titles import is_plural
from mkdeck.parsing.inline import escape
from mkdeck.recognition.recorded_columns import OF_DATE, OF_SPAN, for_cells, unit_of
from mkdeck.recognition.recorded_shapes import is_told_of, names_something
from mkdeck.recognition.tables import are_measured, only_grade, says_nothing
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, is_task, plain, words

_FEWEST = 2
_LONGEST_TITLE, _LONGEST_NORM, _LONGEST_VALUE = 5, 9, 14
"""Words."""
MOMENT_UNITS, _SPAN_UNITS = word_set("day week month year"), word_set("days weeks months years hours minutes seconds")
"""Units in a header: “Cell capped (day)”, “Egg stage (days)”."""
GOES_ON = PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | word_set("when where")
"""What ends a header that each cell goes on with: “Output is 1 when”."""
WITHOUT_UNIT = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")
_MOST_EMPTY = 0.4
_VAGUE = word_set("value values figure amount number data meaning answer description definition details info")
_ASKED_SO = {
    "time": "{}: how long?", "name": "{}: what is the name?", "meaning": "{}: what does it mean?",
    "translation": "{}: what is the translation?", "english": "{}: what is it in English?",
    "use": "{}: what is it used for?", "uses": "{}: what is it used for?", "use on": "{}: on what is it used?",
    "use for": "{}: what is it used for?", "used on": "{}: on what is it used?", "type": "{}: which type?",
    "kind": "{}: which kind?", "nature": "{}: what is its nature?",
    "test": "{}: which test?", "action": "{}: what is the action?", "into": "{}: into what?",
}  # fmt: skip
_OPENS_PLACE = re.compile(
    r"(?:in|at|on|under|without|with|after|before|during|against) (?!the$|it$|a$)[a-z]{3,}$|between$|into$"
)
"""“In acid”, “Between”, which each cell goes on with."""
_ORDER_OF_COST = re.compile(r"^[OΘΩ]\([^()]{1,20}(?:\([^()]{1,9}\)[^()]{0,9})?\)")
"""“O(n log n)”."""
_OF_GRAMMAR = word_set(
    "singular plural masculine feminine neuter definite indefinite nominative accusative dative genitive ablative"
    " vocative infinitive participle comparative superlative present past future imperfect preterite perfect gerund"
)
"""Words of the headers of forms: “Past participle”."""
_NOUNS_AS_VERBS = word_set("use name state form order sound cause sign function design test result")
_ENDS_IN_SIGN = re.compile(r"[^\W\d_]{3,}(?: [a-z]+)* (?:[A-Z]{1,3}|\d{1,2}|[IVX]{1,4})")
_OF_MOMENTS = word_set("month months season seasons year years century decade")
_OF_NORM = word_set("normal limit limits maximum minimum target targets threshold thresholds norm guideline")
"""What a header is of below which stands what ought to be, and nothing that somebody measured: “Federal limit”."""
_OF_WHOLE_NUMBERS = word_set("port ph bpm charge valency valence legs sides faces strings players electrons") | {
    "atomic number",
    "port number",
    "default port",
}
"""Headers below which stand bare numbers that are known."""
_OF_VALUES = frozenset(["", "value", "values", "figure", "amount"])
_OF_CODE = frozenset(
    ["command", "commands", "operator", "keyword", "operation", "shortcut", "key", "type", "statement"]
)
_ASKING = word_set("what where how why who when")
_OPENS_CLAUSE = ARTICLES | PERSONAL | POSSESSIVE
_GRADES = word_set("small medium large big light dark heavy short long warm cold hot")
_HAS_UNIT = re.compile(r"\d\s?[^\W\d_]|[°%]|\d ?: ?\d")
_COUNT = re.compile(
    r"(?i)(?:about |around |at least |at most |up to |~ ?)?"
    r"(?:\d{1,4}(?:[–-]\d{1,4})?|one|two|three|four|five|six|eight|ten)\b(?:[ ,(](?-i:[^\W\d_A-ZÀ-Þ][^\s]*)){0,6}\s*"
)
"""“8–10 (for wool)”; an address is none, “5 Mill Street, Leeds”."""
_BARE_AMOUNT = re.compile(r"(?:about |around |~ ?)?\d[\d.,]*(?:\s?[–-]\s?\d[\d.,]*)?")
_IS_ONE = re.compile(
    r"(?:typical|usual|normal|standard|average|minimum|maximum|max|min|main|chief|best|worst|largest|smallest|highest"
    r"|lowest|longest|shortest|ideal|recommended|legal) "
)
"""“typical reach”, of which each has one."""
_FINE = re.compile(r"\d\.\d{2}|\d{2}\.\d")
"""“18.2 °C”, “0.91”, as somebody measured it."""


def asked_in(header: Block, cells: Sequence[Block], *, is_of_one: bool, kind: str) -> str:
    """Return how a column is asked for; nothing where its cells tell too little or its header nothing.

    `is_of_one` tells that the rows are what belongs to one thing, “Width”, of which a bare number may be told.
    """
    telling = [cell for cell in cells if not is_missing(cell.text) and not says_nothing(cell.text)]
    if len(cells) - len(telling) > _MOST_EMPTY * len(cells) or len({plain(c.text) for c in telling}) < _FEWEST:
        return ""
    if only_grade(cells) or any(len(cell.text.split()) > _LONGEST_VALUE for cell in telling):
        return ""
    if all(plain(cell.text) in _GRADES for cell in telling):
        return ""
    kinds = [mark.kind for cell in telling for mark in cell.inline.marks]
    if "link" in kinds or "image" in kinds or (2 * kinds.count("code") > len(telling) and kind not in _OF_CODE):
        return ""
    if any(has_question_mark(cell.text) or addresses_reader(cell.text) for cell in telling):
        return ""
    if 2 * sum(points_elsewhere(cell.text) for cell in telling) > len(telling):
        return ""
    named = " ".join(WITHOUT_UNIT.sub("", header.text).split()) if unit_of(header) else " ".join(header.text.split())
    named = named.lower() if named.isupper() and " " in named else named
    title = plain(named)
    longest = _LONGEST_NORM if heads_norm(title) else _LONGEST_TITLE
    if _is_order(title) or len(title.split()) > longest or title in words("instance") or (not title and not is_of_one):
        return ""
    if are_measured(cells) and (kind in words("anything") or not _are_known(header, telling, is_of_one=is_of_one)):
        return ""
    return _of_unit(header, title, named, telling) or _of_norm(title, named) or worded(title, named, telling)


def heads_norm(title: str) -> bool:
    """Whether a header is of what ought to be: “Federal limit”, “Usual target before return”."""
    spoken = title.split()
    head = next((at for at, word in enumerate(spoken) if at and word in PREPOSITIONS), len(spoken))
    return bool(spoken) and (spoken[head - 1] in _OF_NORM or spoken[:2] == ["normal", "range"])


def _is_order(title: str) -> bool:
    """Whether a header tells somebody to do something, and is no noun that sounds so: “Use”, “State at 20 °C”."""
    first, _, rest = title.partition(" ")
    return is_task(title) and not (first in _NOUNS_AS_VERBS and (not rest or rest.split()[0] in PREPOSITIONS))


def _of_unit(header: Block, title: str, named: str, cells: Sequence[Block]) -> str:
    """Return how a column is asked for whose header says on which day something is, or how many days it lasts."""
    unit = plain(unit_of(header))
    if 2 * sum(_BARE_AMOUNT.fullmatch(cell.text) is not None for cell in cells) <= len(cells):
        return ""
    if unit in MOMENT_UNITS:
        return f"{{}}, {escape(within(named))}: which {unit}?"
    return f"{{}}, {escape(within(named))}: how many {unit}?" if unit in _SPAN_UNITS and not is_told_of(title) else ""


def _of_norm(title: str, named: str) -> str:
    """Return how a column of what ought to be is asked for: “Usual target before return”."""
    if not heads_norm(title) or any(sign in named for sign in "&/?()0123456789"):
        return ""
    spoken = title.split()
    head = next((spoken[at - 1] for at, word in enumerate(spoken) if at and word in PREPOSITIONS), spoken[-1])
    if head == "normal":
        return f"{{}}: what is {escape(within(named))}?"
    return f"{{}}: what {'are' if is_plural(head) else 'is'} the {escape(within(named))}?"


def worded(title: str, named: str, cells: Sequence[Block]) -> str:
    """Return how a header is asked for, behind a name."""
    spoken = title.split()
    if title in _ASKED_SO:
        return _ASKED_SO[title]
    if not _OF_GRAMMAR.isdisjoint(spoken) and len(spoken) <= _FEWEST:
        return f"{{}}: what is the {escape(within(named))}?"
    if title.endswith(" by"):
        return f"{{}}: {escape(within(named))} whom or what?"
    if are_costs(cells):
        return f"{{}}: which complexity ({escape(within(named))})?"
    if title in _VAGUE or not title:
        are_values = 2 * sum(any(map(str.isdigit, cell.text)) for cell in cells) > len(cells)
        return "{}: which value?" if are_values and title in _OF_VALUES else ""
    if 2 * sum(OF_DATE.fullmatch(cell.text.strip()) is not None for cell in cells) > len(cells):
        return _when(spoken, named)
    if spoken[0] in _ASKING:
        return _of_clause(title, named)
    if _ENDS_IN_SIGN.fullmatch(named):
        are_values = all(any(map(str.isdigit, cell.text)) for cell in cells)
        return f"{{}}: what is the value for {escape(within(named))}?" if are_values else ""  # “Level AA”
    return _how_long(spoken, cells) or _how_many(title, named, cells) or _of_noun(title, named, cells)


def are_costs(cells: Sequence[Block]) -> bool:
    """Whether a column says how much work something takes: “O(n log n)”, or “–” where it cannot be done."""
    told = [cell for cell in cells if not says_nothing(cell.text) and not is_missing(cell.text)]
    return bool(told) and all(_ORDER_OF_COST.search(cell.text) for cell in told)


def _how_long(spoken: Sequence[str], cells: Sequence[Block]) -> str:
    """Return how spans of time are asked for below what something does: “Ripens for”."""
    if spoken[1:] != ["for"]:
        return ""
    verbs = [form.base for form in verb_forms(spoken[0]) if form.form == "third"]
    spans = sum(OF_SPAN.fullmatch(cell.text.strip()) is not None for cell in cells)
    return f"{{}}: how long does it {verbs[0]}?" if verbs and 2 * spans > len(cells) else ""


def _of_clause(title: str, named: str) -> str:
    """Return the question of a header that is a clause; nothing of one that no question can be made of."""
    asked = as_asked(named)
    spoken = title.split()
    if len(spoken) < _FEWEST or (spoken[1] in _OPENS_CLAUSE and plain(asked) == title):
        return ""  # “What an eye of that kind sees”
    return f"{{}}: {asked if asked.endswith('?') else asked + '?'}"


def _how_many(title: str, named: str, cells: Sequence[Block]) -> str:
    """Return how shares and counts are asked for."""
    if all("%" in cell.text for cell in cells) and title.isalpha() and not is_told_of(title):
        return f"{{}}: how much {escape(within(named))}?"
    first, *others = title.split()
    is_noun = is_plural(first) and PREPOSITIONS.isdisjoint(others[-1:])
    is_counted = is_noun and all(_COUNT.fullmatch(cell.text) for cell in cells)
    return f"{{}}: how many {escape(within(named))}?" if is_counted and named[:1].isalpha() else ""


def _of_noun(title: str, named: str, cells: Sequence[Block]) -> str:
    """Return how a noun is asked for, or a piece of a sentence that cells go on with."""
    if names_something(named):
        if title.rpartition(" ")[2] in words("maker"):
            return f"{{}}: who is the {escape(within(named))}?"
        if not (is_told_of(title) or title.endswith(" time") or _IS_ONE.match(title)):
            return f"{{}}: which {escape(within(named))}?"
        return f"{{}}: what {'are' if is_plural(title.rpartition(' ')[2]) else 'is'} the {escape(within(named))}?"
    if _OPENS_PLACE.match(title) and not is_of_sentence(named):
        return f"{{}}: {escape(within(named))} …?"
    if is_of_sentence(named) or title in PREPOSITIONS:
        return ""  # “About” says nothing
    asked = as_asked(named)
    is_asked = asked.startswith(("what ", "which ", "where ", "how ", "at which ", "who ")) or asked.endswith(" …?")
    goes_on = title.split()[-1] in GOES_ON or " to " in title or is_begun(title)
    return for_cells(f"{{}}: {asked}", cells) if is_asked else f"{{}}: {escape(within(named))} …?" if goes_on else ""


def _when(spoken: Sequence[str], named: str) -> str:
    """Return how a column of months and years is asked for: “Flowers”, “Harvest”, “Best month”."""
    verbs = [form.base for form in verb_forms(spoken[0]) if form.form == "third"] if len(spoken) == 1 else []
    if verbs:
        return f"{{}}: when does it {verbs[0]}?"
    if spoken[-1] in _OF_MOMENTS:
        return f"{{}}: which {escape(within(named))}?"
    return f"{{}}, {escape(within(named))}: when?"


def _are_known(header: Block, cells: Sequence[Block], *, is_of_one: bool) -> bool:
    """Whether numbers are known and not measured: each has a unit, and none is fine.

    Of one thing numbers are told that have none, beside others.
    """
    is_norm = heads_norm(plain(WITHOUT_UNIT.sub("", header.text)))
    if not is_of_one and not is_norm and any(_FINE.search(cell.text) for cell in cells):
        return False
    if " per " in header.text.casefold():
        return True
    title = plain(WITHOUT_UNIT.sub("", header.text))
    if title in _OF_WHOLE_NUMBERS or title.startswith(("minimum ", "maximum ", "min ", "max ", "number of ")):
        return not any(_FINE.search(cell.text) for cell in cells)
    with_unit = sum(_HAS_UNIT.search(cell.text) is not None for cell in cells)
    return bool(unit_of(header)) or (with_unit > 0 if is_of_one else with_unit == len(cells))
