"""Whether a sentence tells what holds on some day or in some house, or is there to be worked out.

“The bins are emptied on Tuesdays” states something as plainly as any lesson does, but nothing to be learnt; and among
mistakes to find stands what is not so.
"""

from __future__ import annotations

from collections.abc import Iterable

from mkdeck import lazy_re as re
from mkdeck.facts.sentences import Sentence

_OF_TASK = re.compile(
    r"(?i)\b(?:wrong|false|incorrect|weak|mistakes?|errors? to find|exercises?|problems$|dictation|translations?"
    r"|fill in|lies?$|myths?|misconceptions?|misbeliefs?|quiz|practice|sample answers?)\b"
)
"""Titles of what is to be worked out, or is not so."""
_TOLD_ONCE = re.compile(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tonight|tomorrow|yesterday)\b"
    r"|\bpages? \d|\b(?:room|building|floor|desk|shelf|gate) (?:[A-Z]|\d+)\b|^(?:by )?default$|^hand$"
    r"|\d (?:euros?|dollars?|pounds?|pence|cents?)$|^(?:any|many|few|some|more|other) "
)
"""Days of a week, places in a house, prices, and what says nothing."""
_DAY_ALONE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?: \d{1,2})?"
)
_EACH_YEAR = re.compile(r"\b(?:each|every) year\b|\bDay\b")


def is_of_task(sentence: Sentence) -> bool:
    """Whether a heading above a sentence is of a task, or of what is wrong."""
    return any(_OF_TASK.search(title) is not None for title in sentence.context)


def is_told_once(sentence: Sentence, answers: Iterable[str]) -> bool:
    """Whether one of the answers is a weekday, a day of no year, a price, a place in a house, or says nothing."""
    is_yearly = _EACH_YEAR.search(sentence.text) is not None
    return any(
        _TOLD_ONCE.search(text) is not None or (not is_yearly and _DAY_ALONE.fullmatch(text) is not None)
        for text in answers
    )
