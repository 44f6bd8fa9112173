"""What tells polls, plans and reports from lessons: what somebody wants, does or has found is nothing to learn."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.wording.words import plain, words

_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"|\*[^*]+\*")
"""What is only spoken of: “Which answer fits “Would you like to dance?””."""


def is_poll(question: str) -> bool:
    """Whether a question asks people what they want, can or have still to do: “When shall we meet?”."""
    return _says(question, "polled")


def is_of_event(question: str) -> bool:
    """Whether a question may be one of those who plan something together: “Who brings the cake?”."""
    return _says(question, "of_event")


def _says(question: str, table: str) -> bool:
    said = f" {plain(_QUOTED.sub(' ', question))} "
    return any(f" {phrase} " in said for phrase in words(table))


def tells_of_votes(title: str) -> bool:
    """Whether a title, or a line above a list, says that people have chosen what stands below: “Votes so far:”."""
    said = f" {plain(title)} "
    return any(f" {vote} " in said for vote in words("votes"))


def are_of_report(titles: Iterable[str]) -> bool:
    """Whether a title says that below it stands what some people want, do or have found: “Release checklist”."""
    return any(_is_of_report(plain(title)) for title in titles)


def _is_of_report(title: str) -> bool:
    begun, ended = _reports()
    return f"{title} ".startswith(begun) or title.endswith(ended)


@cache
def _reports() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a title that tells of a report begins with, and what it ends in."""
    reports = sorted(words("report"))
    return tuple(f"{report} " for report in reports), tuple(f" {report}" for report in reports)
