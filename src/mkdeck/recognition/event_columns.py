"""Which columns of a table say when something happened, who did it or what it is about, where, and what it was.

“Year | Event”, “Year | Where | What”, “Year | Who | What”, “Year | Work | Author”, “Date | Film | Why it matters”.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from mkdeck.facts.names import FULL_NAME, may_be_person
from mkdeck.headings.titles import singular
from mkdeck.recognition.event_dates import DATE
from mkdeck.values import dataclass
from mkdeck.wording.words import plain, words

_OF_TWO, _OF_THREE, _MOST = 2, 3, 4
_ASKS_WHO = ("who ", "by whom ")
_ASKS_WHAT = ("what ", "why ")
"""Openings of headers below which something is told: “What they did”, “Why it matters”."""


_COMES_OF_IT = frozenset(
    ["consequence", "consequences", "effect", "lesson", "lessons", "outcome", "result", "significance"]
)
"""Headers of what came of an event, which stands beside it."""


@dataclass(frozen=True, slots=True)
class EventColumns:
    """The places of a table's columns: when, what happened, and who did it or where it was, if any says so."""

    when: int
    what: int
    who: int | None = None
    where: int | None = None


def event_columns(titles: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> EventColumns | None:
    """Return which columns say what by the titles of a table's header; None where they do not head events.

    Somebody stands as well in a column of `rows` whose cells open with the names of persons: “Year | Idea | Source”.
    """
    heads = [plain(title) for title in titles]
    if len(heads) == _OF_TWO and not any(heads) and rows and all(DATE.fullmatch(row[0].strip()) for row in rows):
        return EventColumns(0, 1)
    when = next((at for at, head in enumerate(heads) if head in words("time") | words("short_time")), None)
    if when is None or not _OF_TWO <= len(heads) <= _MOST:
        return None
    others = [at for at in range(len(heads)) if at != when]
    is_placed = len(heads) == _OF_THREE and heads[1] in words("event_place")
    if when == 0 and heads[-1] in words("event") and (len(heads) == _OF_TWO or is_placed):
        return EventColumns(when, others[-1], where=1 if len(heads) == _OF_THREE else None)
    if len(heads) == _OF_TWO:
        return EventColumns(1, 0) if when == 1 and heads[0] in words("event") else None
    if when == 0 and len(heads) == _OF_THREE and heads[1] in words("event") and _comes_of_it(heads[-1]):
        return EventColumns(when, 1)
    for who, what in permutations(others, 2):
        if _tells(heads[what]) and (_is_somebody(heads[who]) or (_is_open(heads[who]) and _name_persons(rows, who))):
            return EventColumns(when, what, who, where=_place(heads))
    who, what = others[:2]
    is_of_work = len(heads) == _OF_THREE and _is_work(heads[who]) and _tells(heads[what])
    return EventColumns(when, what, who) if is_of_work else None


def _comes_of_it(title: str) -> bool:
    """Whether a header stands above what came of events: “What changed”, “Result”."""
    return title in _COMES_OF_IT or title.startswith(_ASKS_WHAT)


def _place(heads: Sequence[str]) -> int | None:
    """Return the column that says where it was, if there is one."""
    return next((at for at, head in enumerate(heads) if head in words("event_place")), None)


def _is_somebody(title: str) -> bool:
    """Whether somebody stands below a header: “Who”, “Inventors”, “Person”."""
    kinds = ("person", "maker", "doer")
    return title.startswith(_ASKS_WHO) or any(one in words(kind) for one in (title, singular(title)) for kind in kinds)


def _is_open(title: str) -> bool:
    """Whether a header leaves open who or what stands below it."""
    return title not in words("event_place") and not _tells(title)


def _name_persons(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the cells of a column, all but one, open with the full name of a person."""
    names = [FULL_NAME.match(row[at]) for row in rows if at < len(row)]
    persons = [found for found in names if found is not None and may_be_person(found["name"])]
    return len(persons) >= max(_OF_TWO, len(rows) - 1)


def _is_work(title: str) -> bool:
    """Whether a thing that somebody made stands below a header: “Film”."""
    return singular(title) in words("work")


def _tells(title: str) -> bool:
    """Whether below a header stands what happened, what was made or why it counts."""
    return title in words("event") | words("deed") or _is_work(title) or title.startswith(_ASKS_WHAT)
