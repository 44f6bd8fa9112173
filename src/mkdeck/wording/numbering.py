"""The number of a heading or of a lesson, which says nothing of what stands below."""

from __future__ import annotations

from functools import lru_cache

from mkdeck import lazy_re as re

_NUMBER = re.compile(
    r"(?:\d{1,2} \| |(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[ivx]{1,4}|[IVX]{1,4})[.):]\s+|\d{1,2}(?:\.\d{1,2})+\s+)",
    signs=".):|",
)
_OF_LESSON = re.compile(
    r"(?i)(?:[A-Z]{2,6} ?\d{2,4}\w? ?[,:–—-] ?)?"
    r"(?:week|lesson|unit|module|lecture|session|chapter|part|class|day|topic)\s+\w{1,9}\s?[:.–—-] +",
    signs=(": ", ". ", "– ", "— ", "- "),
)
_LESSON_BEHIND = re.compile(
    r"(?i)[,:]? [(–—-]?\s?(?:week|lesson|unit|module|lecture|session|part) \w{1,5}\)?$",
    signs=("week ", "lesson ", "unit ", "module ", "lecture ", "session ", "part "),
)
_LONGEST_BEHIND = 7
"""Characters from the last blank to the end."""

_REMEMBERED = 64
"""Titles: the headings above are asked for again with each paragraph, list and table below them."""


@lru_cache(_REMEMBERED)
def without_number(title: str) -> str:
    """Return a heading without its number, or the number of its lesson: “Week 7 – Inflation” is about inflation."""
    title = " ".join(title.split())
    found = _OF_LESSON.match(title) or _NUMBER.match(title)
    title = title[found.end() if found else 0 :]
    is_long = len(title) - title.rfind(" ") > _LONGEST_BEHIND
    is_short = title.count(" ") < 2  # with “Lesson 1” there is nothing before it
    return title if is_long or is_short else _LESSON_BEHIND.sub("", title)
