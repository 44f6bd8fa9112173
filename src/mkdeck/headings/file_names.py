"""What the name of a lesson's file says it is about, where its title only plays on it.

“Shaken: how we measure earthquakes” stands in `13-earthquakes.md`, and “Seeing the numbers” in
`37-data-visualisation.md`: an author who courts the reader in the title is plain where only the author looks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from mkdeck import lazy_re as re
from mkdeck.facts.phrases import words_of
from mkdeck.facts.words import AUXILIARIES, DEMONSTRATIVE, PERSONAL, POSSESSIVE, word_set
from mkdeck.headings.topics import is_of_any_lesson, telling_words, topics
from mkdeck.wording.capitals import capitalised

_BETWEEN = re.compile(r"[-_\s]+")
_PART = re.compile(r"[A-Za-zÀ-ÿ]+")
_OF_COURSE = re.compile(
    r"(?i)^(?:chapter|class|day|lecture|lesson|module|part|session|topic|unit|week)[-_ ]?\d+[-_ ]+(?=[a-z])"
)
"""“unit-5-sleep-health”."""
_DOING = re.compile(r"(?i)\w+ing (?:the|our|your|a) ")
_ASKS = word_set("what why how where when who which let's let hello welcome")
_KEPT_APART = word_set(
    "final draft copy version new old temp test page text main one two three four five readme "
    "dont cant isnt arent wasnt doesnt didnt wont youre theyre"
)
"""Words by which a file is kept apart from others, that count, or that lack their apostrophe, and do not name it."""
_OF_SERIES = word_set(
    "year grade class six seven eight nine ten eleven twelve notes history short brief intro overview"
)
"""What a name ends on that says for whom a lesson is, or how it tells: “vaccines-year-9”."""
_LONGEST, _OFTEN = 4, 4
"""Words of a name that says plainly what a lesson is about, and how often that speaks of it."""


def plain_title(title: str, path: str, counts: Mapping[str, int], lines: Sequence[str]) -> str:
    """Return the title of a lesson, or what the name of its file says in its place.

    `counts` are how often the lesson's words stand in its `lines`. The name of a file stands in for a title that is a
    clause, speaks to the reader or says nothing that the lesson goes on to speak of, and only where it does better.
    """
    label = next(topics((), title, counts), "")
    if _is_plain(label, counts):
        return title
    parts = [part for part in _BETWEEN.split(_OF_COURSE.sub("", PurePosixPath(path).stem)) if _PART.fullmatch(part)]
    while parts and parts[-1].lower() in _OF_SERIES:
        parts.pop()  # “vaccines-year-9”, “frameworks-short-history”
    named = " ".join(_as_written(part, lines) for part in parts)
    named = capitalised(named)
    if words_of(named) == words_of(label.replace("-", " ")):
        return title  # “Public-Key Cryptography”
    is_named = 0 < len(parts) <= _LONGEST and not is_of_any_lesson(named) and _KEPT_APART.isdisjoint(words_of(named))
    return named if is_named and _is_plain(named, counts) else title


def _is_plain(label: str, counts: Mapping[str, int]) -> bool:
    """Whether a label names something that the lesson speaks of often."""
    words = words_of(label)
    if not words or words[0] in POSSESSIVE | PERSONAL | DEMONSTRATIVE | _ASKS or _DOING.match(label):
        return False
    if not AUXILIARIES.isdisjoint(words):
        return False
    return max((_count(word, counts) for word in telling_words(label)), default=0) >= _OFTEN


def _count(word: str, counts: Mapping[str, int]) -> int:
    return sum(counts.get(form, 0) for form in {word, word + "s", word.removesuffix("s")})


def _as_written(word: str, lines: Sequence[str]) -> str:
    """Return a word of a file's name as its lesson writes it: “HTTP” of “http”; in small letters where it varies."""
    small = word.lower()
    told = (part for line in lines if small in line.lower() for part in _PART.findall(line))
    forms = Counter(part for part in told if part.lower() == small)
    return small if forms[small] or not forms else forms.most_common(1)[0][0]
