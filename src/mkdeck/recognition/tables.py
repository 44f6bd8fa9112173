"""What tells a table of a subject from one of a manual, a timetable or a measurement."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.words import word_set
from mkdeck.wording.words import plain, words

NUMBERS = ("", "no", "nº", "n º", "n°", "n °", "nr", "n", "num", "núm", "number", "nummer", "número", "numéro", "id")
"""Headers of a column that but counts the rows."""

_NAMED_ABOVE = frozenset(["", "…", "...", "″", "〃", '"', "''", "↑", "|"])
"""What stands in the cell of a row that goes on with the one above."""
_NOTHING = re.compile(
    r"[\s–—?·.-]*|(?:[Nn]/[Aa]|NA|na)|(?i:none|nothing|unknown|tbd|yes|no|true|false|x)|\W{1,3}|:[\w-]{1,40}:|[–—-]\s?\([^()]*\)"
)
"""A cell that says nothing, or only whether."""
_LONGEST_NOTHING = 7
"""Letters of the words of these."""

_DIGIT = re.compile(r"\d")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_OF_OCCASION = re.compile(
    r"(?i)(?:on )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?(?:day)?s?\b.*|[^\s@]+@[^\s@]+|https?://\S+",
    signs=("mon", "tue", "wed", "thu", "fri", "sat", "sun", "@", "http"),
)
_OF_OCCASION_IN_DIGITS = re.compile(
    rf"(?i)\d{{1,2}}[:.]\d{{2}}(?:\s?[–-].*|\s?[ap]m)?|\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})?\s?[ap]m\b.*"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?"
    r"|(?:week|session|lecture|lesson|room|hall|building) \d{1,3}\w?"
    r"|[$€£¥]\s?\d.*|\d[\d.,]*\s?[$€£¥]"
)
"""A cell that holds an hour, a day, an address or a price."""

_NUMBER = re.compile(r"[<>~≈±−+-]?\s?\d[\d.,/:–×^−-]*(?:\s?[^\s\d]{1,12}){0,2}")
_OF_RANGE = re.compile(
    r"(?i)\d\s?[^\d\s]{0,3}\s?[–-]\s?\d|[~≈±]|^(?:about|around|under|over|up to|at least|roughly|from)\b"
)
_OF_ANYTHING = word_set("type types time feature features")
"""Headers of a manual that are found in tables of any subject as well; they name no attribute themselves."""
_GRADES = word_set(
    "possible impossible allowed forbidden supported unsupported partial partially optional required ok okay good bad "
    "poor fair excellent high medium low moderate fast slow yes no y n none full limited easy hard"
)


_FEWEST_OF_ROLE = 4
"""Words of a role that tell more than a post, “product owner”."""
_OF_LIFE = re.compile(
    r"(?:main |chief |major |key )?(?:contributions?|discover(?:y|ies)|inventions?|achievements?|ideas?|theor(?:y|ies)"
    r"|works?)|(?:best )?(?:known|famous|remembered) for|nationality|claim to fame"
)
"""Headers of what people did of whom lessons tell."""


def is_of_manual(header: Sequence[Block]) -> bool:
    """Whether a header's cells say that a table's rows are nothing to learn; “Type” says so only beside others."""
    titles = [plain(cell.text) for cell in header]
    if titles and titles[0] in words("score"):
        return True  # what the points of a quiz say of its reader
    of_manual = [title for title in titles if title in words("manual")]
    return any(title not in _OF_ANYTHING for title in of_manual) or len(of_manual) == len(titles)


def is_of_occasion(rows: Sequence[Block]) -> bool:
    """Whether a column but the first holds hours, days, addresses, links or prices: a timetable, a price list."""
    columns = zip(*(row.children[1:] for row in rows), strict=False)
    return any(2 * sum(map(_is_of_occasion, column)) > len(rows) for column in columns)


def _is_of_occasion(cell: Block) -> bool:
    links = (mark for mark in cell.inline.marks if mark.kind in ("link", "image"))
    whole = any((mark.start, mark.end) == (0, len(cell.text)) for mark in links)
    text = cell.text.strip()
    if whole or _OF_OCCASION.fullmatch(text):
        return True
    return holds_digit(text) and _OF_OCCASION_IN_DIGITS.fullmatch(text) is not None


def says_nothing(text: str) -> bool:
    """Whether a cell says nothing, or only whether."""
    is_word = text[:1].isalnum() and len(text) > _LONGEST_NOTHING  # an icon, “:x:”, is none
    return not is_word and _NOTHING.fullmatch(text) is not None


def holds_digit(text: str) -> bool:
    """Whether a digit stands in a text, as few cells have one."""
    return _DIGIT.search(text) is not None


def is_number(text: str) -> bool:
    """Whether a text is a number, alone or with its unit: “0–1 days”."""
    return holds_digit(text) and _NUMBER.fullmatch(text.strip()) is not None


_SHARE = re.compile(r"\s?\(\d+ ?/ ?\d+\)$", signs="/")
"""How many of how many: “93 % (81/87)”."""


def are_measured(cells: Sequence[Block]) -> bool:
    """Whether most cells of a column are single numbers, as somebody measured them; a range is what is known."""
    numbers = [cell for cell in cells if is_number(_SHARE.sub("", cell.text)) and not _OF_RANGE.search(cell.text)]
    return 2 * len(numbers) > len(cells)


def only_grade(cells: Sequence[Block]) -> bool:
    """Whether the cells of a column say but whether or how much: “possible”, “no”, “high”."""
    return all(says_nothing(cell.text) or _GRADES.issuperset(plain(cell.text).split()) for cell in cells)


def are_of_history(header: Sequence[Block], rows: Sequence[Block]) -> bool:
    """Whether people are those of whom a lesson tells, by what they did, and no members of a course or a team.

    A role says so only where it is told at some length: “director of the laboratory at Los Alamos”.
    """
    if not all(len(row.children[0].text.split()) > 1 for row in rows):
        return False
    titles = [plain(cell.text) for cell in header]
    told = [row.children[place + 1].text for place, title in enumerate(titles) if title == "role" for row in rows]
    is_role = 2 * sum(len(text.split()) >= _FEWEST_OF_ROLE for text in told) > len(told)
    return is_role or any(_OF_LIFE.fullmatch(title) for title in titles)


def with_rows_that_go_on(rows: Sequence[Block], named: int, told: int) -> Sequence[tuple[Block, Sequence[Block]]]:
    """Return the rows of a table that name something, each with the cells below that go on with what is told of it.

    They stand in rows below it whose cell of that column is empty, or has but dots or the sign for “the same”.
    """
    found: list[tuple[Block, list[Block]]] = []
    for row in rows:
        name, cell = row.children[named], row.children[told]
        if name.inline.marks or name.text.strip() not in _NAMED_ABOVE:
            found.append((row, []))
        elif found and (cell.text.strip() or cell.inline.marks):
            found[-1][1].append(cell)
    return found
