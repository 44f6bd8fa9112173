"""A table of figures to know by heart, whose header says no more than that: `What | Value`.

Its rows need no kind of thing in common, so each figure is asked for by what its unit measures: “CD audio: which
frequency?”. A figure whose unit is not known is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.facts.first_verb import first_verb
from mkdeck.facts.guards import addresses_reader
from mkdeck.facts.verb_forms import is_third_person
from mkdeck.facts.words import word_set
from mkdeck.headings.titles import is_of_occasion, is_plural
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import to_markdown
from mkdeck.recognition.language import is_english
from mkdeck.recognition.matching import matching_in_table
from mkdeck.wording.words import has_question_mark, is_task, plain, words

READS = ("table",)
GIVES_WAY = True
TABLES_STAND_ALONE = True

_OF_WHAT = frozenset(["", "what", "quantity", "parameter", "measure", "measurement"])
_OF_FIGURES = frozenset(
    [
        "",
        "value",
        "values",
        "how much",
        "how many",
        "figure",
        "number",
        "numbers",
        "amount",
        "range",
        "normal range",
        "normal",
    ]
)
_REMARKS = word_set("note notes remark remarks comment comments why")
_TWO, _THREE = 2, 3
_FEWEST_ROWS = 3
_LONGEST_NAME, _LONGEST_FIGURE = 9, 9
"""Words."""
_NUMBER = (
    r"(?:(?:about|around|approx\.|up to|at least|at most|over|under|below|above|from|≥|≤|[~≈<>±−-]) ?){0,2}"
    r"[\d½¼¾⅓⅔⅛][\d.,½¼¾⅓⅔⅛]*"
)
_UNITS = {  # but weights and volumes, which recipes are full of
    "temperature": r"°[CF]",
    "frequency": r"[kMG]?Hz",
    "pressure": r"bar|psi|[kMh]?Pa|mbar|atm",
    "level": r"LUFS|dB[A-Z]*",
    "percentage": r"%|per ?cent",
    "inches": r"in|inch(?:es)?",
    "feet": r"ft|feet",
    "metres": r"m|met(?:re|er)s?",
    "centimetres": r"cm",
    "millimetres": r"mm",
    "kilometres": r"km",
    "time": r"s|seconds?|min|minutes?|hours?|days?|weeks?|months?|years?",
    "voltage": r"[mk]?V|volts?",
    "current": r"m?A|amps?",
    "power": r"[kM]?W|watts?",
    "speed": r"m/s|km/h|mph",
    "mercury": r"mm ?Hg",
    "beats": r"bpm|beats per minute|beats/min",
    "breaths": r"breaths per minute|breaths/min",
    "minutes": r"per minute|/min",
}
_FIGURE = re.compile(
    rf"{_NUMBER}(?:\s?(?:[–×x-]|to|and)\s?{_NUMBER})?\s?"
    rf"(?:{'|'.join(f'(?P<{measured}>{unit})' for measured, unit in _UNITS.items())})(?![\w/])"
)
_COUNT = re.compile(r"[1-9]\d{0,3}")
_ACIDITY = re.compile(r"pH \d")
_QUESTIONS = {
    "percentage": "how many per cent",
    "time": "how long",
    "mercury": "how many mmHg",
    "beats": "how many beats per minute",
    "breaths": "how many breaths per minute",
    "minutes": "how many per minute",
    **{unit: f"how many {unit}" for unit in ("inches", "feet", "metres", "centimetres", "millimetres", "kilometres")},
}
_LENGTH = re.compile(r"\b(?:long|high|deep|wide|thick)\b")
_HEAD_ENDS = re.compile(r" (?:of|in|for|on|at|per|to|from|by|with) |,| \(")
_TO_KNOW = re.compile(
    r"(?i)\b(?:figures|numbers|values) (?:[a-z]+ ){1,7}?(?:bones|heart|head|know|learn|memory|mind|remember)\b"
)
"""“Numbers to carry in your head”, which is no heading of an occasion."""
_OF_ANOTHER_ROW = re.compile(r"(?i)\b(?:same|ditto|as above|other)\b")


needs_topic = lacks_topic


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each row whose figure says by its unit what it measures, in a table in English."""
    header, rows = block.children[0].children if block.children else (), block.children[1:]
    if len(rows) < _FEWEST_ROWS or not _is_of_figures([plain(cell.text) for cell in header]):
        return
    if any(is_of_occasion(title) and not _TO_KNOW.search(title) for title in block.context[-1:]):
        return
    if matching_in_table(block):
        return
    if any(plain(title) in words("aside") for title in block.context[-1:]):
        return
    pairs = [(row, row.children[0], row.children[1]) for row in rows if len(row.children) == len(header)]
    asked = [(row, name, figure, _asked(name.text, figure.text)) for row, name, figure in pairs]
    if 2 * sum(bool(question) for *_, question in asked) <= len(rows) or not is_english(block.source):
        return
    for row, name, figure, question in asked:
        if question and _is_name(name):
            origin = Origin(span=row.span, context=row.context, evidence="shaped")
            yield Basic(Markdown(f"{to_markdown(name.inline)}: {question}?"), to_markdown(figure.inline), origin)


def _is_of_figures(titles: list[str]) -> bool:
    """Whether a header says only that figures stand below it, with remarks beside them at most."""
    if not _TWO <= len(titles) <= _THREE or titles[0] not in _OF_WHAT or titles[1] not in _OF_FIGURES:
        return False
    return len(titles) == _TWO or titles[_TWO] in _REMARKS


def _asked(name: str, figure: str) -> str:
    """Return what a figure answers, by its unit; nothing where it has none that is known, or where much is told."""
    if len(figure.split()) > _LONGEST_FIGURE:
        return ""
    if _ACIDITY.match(figure):
        return "which pH"
    if _COUNT.fullmatch(figure):
        head = _HEAD_ENDS.split(name)[0].casefold()
        return "how many" if is_plural(head.rpartition(" ")[2]) else ""
    found = _FIGURE.match(figure)
    if found is None:
        return ""
    measured = found.lastgroup or ""
    if measured.endswith(("metres", "inches", "feet")) and (told := _LENGTH.search(figure)) is not None:
        return f"how {told[0]}"
    if measured == "temperature" and measured in name.casefold():
        return f"how many {found[measured]}"
    return _QUESTIONS.get(measured, f"which {measured}")


def _is_name(cell: Block) -> bool:
    """Whether a cell names something that has a figure, and does not begin a sentence: “A 2×4 really measures”."""
    name, spoken = cell.text, cell.text.split()
    if not 0 < len(spoken) <= _LONGEST_NAME or _FIGURE.fullmatch(name):
        return False
    ends_open = is_third_person(spoken[-1].casefold())
    is_said = first_verb(name) is not None or (ends_open and name[:2] == "A ")
    points = _OF_ANOTHER_ROW.search(name) is not None or addresses_reader(name)
    return not (is_said or points or has_question_mark(name) or is_task(name))
