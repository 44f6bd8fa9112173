"""The names of exercises, “Exercise 3”, “B. Fill in”, “8.1”, in their own titles and in those of the keys to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.values import dataclass
from mkdeck.wording.numbers import read_number
from mkdeck.wording.words import (
    behind_reader,
    has_question_mark,
    is_exact_answer_label,
    is_question_label,
    is_slip_of_answer,
    plain,
    question_label,
    words,
)

NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_EXERCISE = re.compile(
    r"(?:(?P<word>[^\W\d_]{2,20}|[^\W\d_](?=[ .]?\d))\.?[ \u00a0]?)?"
    r"(?P<number>\d{1,3}(?:\.\d{1,3})*[a-z]?|(?<![^\W_])[A-Z])(?![^\W_])"
)
_COUNTED_TITLE = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d_])")
_BEHIND_NAME = re.compile(r"[.:)]?(?:$|[ \u00a0\u202f]?[-–—:](?:[ \u00a0]|$))")
"""In French a blank stands before the colon, mostly one at which no line ends."""
_LABEL_BEHIND = re.compile(r"(?P<name>[^:–—]{1,30}?)(?: ?[:–—-] ?| )(?P<label>[^\W\d_]{2,20}(?: [^\W\d_]{2,20})?)")
_ELIDED = re.compile(r"(?i)(?:l|d|all|dell)['’]")
LONGEST_TITLE, _LONGEST_OPENING, _LONGEST_ABBREVIATION = 60, 4, 4
"""Characters of a title; words before the name in it; letters of a short form of a word for exercises."""
_SHORTEST_WORD = 3
"""Letters of a word for exercises; “Q” calls a question."""
_FEWEST_OF_LABEL = 2
"""Words of a label such as “part b” and “b”."""
OPENING = 24
"""Characters in which a heading tells its number."""
_LETTERED_TITLE = re.compile(
    r"(?:(?P<word>[^\W\d_]{3,9})\.? )?(?P<letter>[A-Z]|[IVX]{2,5})(?:[.:)](?=\s|$)|\s?[-–—:]\s|$)"
)
"""“B. Fill in the right form”, “II. The Earth”."""
_NUMBERED_PART = re.compile(r"(?P<word>[^\W\d_]{4,9}) (?P<number>\d{1,2})(?:[.:)](?=\s|$)|\s?[-–—:]\s|$)")
"""“Part 2: Forces”."""
_BRACKETED = re.compile(r"[(（\[][^()（）\[\]]{0,30}[)）\]]")
_BRACKETED_AT_END = re.compile(r"\s*[(（\[][^()（）\[\]]{0,30}[)）\]]\s*$", signs="(（[")
_REMARK_BEHIND = re.compile(r"[,(（:–—]|\s-\s")
_DOTTED_TITLE = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,3})[.:)]?\s")
_ANSWER_ITSELF = re.compile(r"[^\W\d_]{1,20}\s?[:：]\s*\(?(?:\d{1,3}|[A-Za-z])\W{0,3}", signs=":：")
"""“Answer: 2”, “Antwort: (b)”."""


_BEFORE_LETTERS = re.compile(
    r"(?P<label>[^\W\d_]{2,12}(?: [^\W\d_]{2,12})?)\s{1,4}(?=1[a-hA-H]{1,4}[\s,;|·–—-]{1,5}2[a-hA-H]{1,4}(?![^\W_]))"
)
"""Before “1b 2a”."""
_WORDS_OF_KEY_TO = (3, 4)
"""Words of “key to the worksheet”."""
_LONGEST_OF_KEY = 6
"""Words of “Answers to the exercises on page 4”, up to its remark."""
_LONGEST_KEY_WORD = 32
"""Letters of “Key to the worksheet”."""
_REMEMBERED = 256
"""Titles of which it is remembered whether they are those of keys: several passes and rules ask that of each."""


@dataclass(frozen=True, slots=True)
class ExerciseName:
    """What an exercise and the key to it share: a number or a letter, and the word before it, if there is one.

    Without a number the word is the title of a part of a test, “short answer”. Both are in lower case; `written` is how
    they stand in the lesson, where that is known.
    """

    word: str
    number: str
    written: str = field(default="", compare=False)

    @property
    def told(self) -> str:
        """How a problem names it: “exercise 3”, “exercise B”, or by the title of a part of a test, as it is written."""
        number = self.number.upper() if self.number.isalpha() else self.number
        return f"exercise {number}" if number else f"“{self.written or self.word}”"

    def fits(self, other: ExerciseName) -> bool:
        """Whether two names may be those of one exercise: “R1” and “ROUND 1”, “1” and “Exercise 1”."""
        return self.number == other.number and words_fit(self.word, other.word)


def words_fit(first: str, second: str) -> bool:
    """Whether two words before a number may be one: equal, one the short form of the other, or for any exercise."""
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if not short:
        return long in words("question")
    if len(short) <= _LONGEST_ABBREVIATION and long.startswith(short):
        return True
    return long[0] == short[0] and short in words("exercise_in_short") and long in words("question")  # “Exo 2”


def calls_exercise(word: str) -> bool:
    """Whether a word before a number in a key calls what it answers: “exercise”, and “ex” for short."""
    return (len(word) >= _SHORTEST_WORD and word in words("question")) or word in words("exercise_in_short")


def named_key(title: str) -> ExerciseName | None:
    """Return the exercise that the title of a key names: “Answers to exercise A”, “Key A”.

    “Answer: 2” answers by itself.
    """
    if _ANSWER_ITSELF.fullmatch(title):
        return None
    if (name := named_before_label(title)) is not None:
        return name
    first = title.split(maxsplit=1)[0].casefold().strip(".:") if title.strip() else ""
    if len(title) > LONGEST_TITLE or not any(first in words(table) for table in ("answer", "key")):
        return None
    return named_within(title)


@lru_cache(_REMEMBERED)
def may_head_key(title: str) -> bool:
    """Whether a title may be that of a key, by its first word or its last; quick to tell."""
    said, keys = behind_reader(plain(title)), words("key")
    first, last = said.partition(" ")[0], said.rpartition(" ")[2]
    if first in keys or last in keys or last in words("answer") or said in keys:
        return True
    return _REMARK_BEHIND.search(title) is not None and says_key(_REMARK_BEHIND.split(title, maxsplit=1)[0])


@lru_cache(_REMEMBERED)
def is_key_title(title: str) -> bool:
    """Whether a title calls what stands below it a key, and says no more than whose: “Key, form B”, “KEY (teacher)”."""
    if len(title) > LONGEST_TITLE or not may_head_key(title):
        return False
    return says_key(_REMARK_BEHIND.split(title, maxsplit=1)[0])


@lru_cache(_REMEMBERED)
def shows_key(title: str) -> bool:
    """Whether the title of a box says that a key shows when it is opened: “Show the key”, “Our key (one per table)”."""
    if len(title) > LONGEST_TITLE:
        return False
    *before, last = plain(_REMARK_BEHIND.split(title, maxsplit=1)[0]).split() or [""]
    opens = all(any(part in words(table) for table in ("opening", "reveal")) for part in before)
    return last in words("key") and len(before) <= _LONGEST_OPENING and opens


def heads_key(title: str) -> bool:
    """Whether a title calls what stands below it a key, of whomever and to whatever: “Teacher's key”, “Answers to 1–5”.

    This is for headings among questions, which ask nothing if they are such; it tells nothing of what stands below.
    """
    parts = plain(_REMARK_BEHIND.split(title, maxsplit=1)[0]).split()
    if not 0 < len(parts) <= _LONGEST_OF_KEY:
        return False
    first, last = parts[0], parts[-1]
    if last in words("key") or " ".join(parts) in words("answer"):
        return True
    is_to = len(parts) > 1 and (parts[1] in words("regarding") or parts[1] in words("continuing"))
    return is_to and (first in words("key") or first in words("answer"))


def says_key(text: str) -> bool:
    """Whether a text is but a word for a key, or that to a whole paper: “Key to the worksheet”."""
    said = behind_reader(plain(text))
    if said in words("key"):
        return True
    parts = said.split()
    if len(parts) not in _WORDS_OF_KEY_TO or parts[0] not in words("key"):
        return False
    is_to = parts[1] in words("continuing") or parts[1] in words("regarding")
    return is_to and (parts[-1] in words("exercise_list") or parts[-1] in words("quiz"))


def behind_key_word(text: str) -> int:
    """Return where a text goes on behind “Key:”, 0 without it; in a song a key is another thing.

    Right before the first letters of a key it needs no colon, and may be a word for answers: “KEY 1b 2a”.
    """
    label, colon, _ = text[:_LONGEST_KEY_WORD].partition(":")
    if not colon and (bare := _BEFORE_LETTERS.match(text)) is not None:
        label = bare["label"]
        return bare.end() if says_key(label) or is_exact_answer_label(label) else 0
    return len(label) + 1 if colon and says_key(label) else 0


def named_before_label(title: str) -> ExerciseName | None:
    """Return the exercise that a title names before the word for its answers: “Round 1 – Answers”."""
    last = title.rpartition(" ")[2].casefold()
    if not last.isalpha() or not _says_key(last):
        return None
    found = _LABEL_BEHIND.fullmatch(title) if len(title) <= LONGEST_TITLE else None
    is_key = found is not None and _says_key(plain(found["label"]))
    return exercise_name(found["name"]) if found is not None and is_key else None


def _says_key(label: str) -> bool:
    """Whether a label is a word for answers or keys, or one for answers with a slip of the pen."""
    return any(label in words(table) for table in ("answer", "key")) or is_slip_of_answer(label)


def named_within(text: str) -> ExerciseName | None:
    """Return the exercise that a label within a key names, behind words such as “Zu” and “Solution to”."""
    rest = text.strip()
    leading = ("answer", "key", "regarding")
    for _ in range(_LONGEST_OPENING):
        first, _, more = rest.partition(" ")
        word = first.casefold().strip(":")
        if not more or word in words("step") or not any(word in words(table) for table in leading):
            break
        rest = more.lstrip()
        leading = ("continuing", "regarding", "key")
    return exercise_name(_ELIDED.sub("", rest), is_bare_letter=rest != text.strip())


def exercise_name(title: str, *, is_bare_letter: bool = False) -> ExerciseName | None:
    """Return the name with which the title of an exercise begins: of “ROUND 1 - On earth”, “8.1”, “Exercise 3 ★”.

    `is_bare_letter` tells that a letter alone is a name as well.
    """
    found = _EXERCISE.match(title)
    if found is None or not (found["word"] or found["number"].isalnum() or "." in found["number"]):
        return _name_in_label(title)
    word = (found["word"] or "").casefold()
    number = found["number"].casefold()
    if word in words("step") or (number.isalpha() and (word in words("part") or not (word or is_bare_letter))):
        return None
    is_exercise = word in words("question") and (is_question_label(title) or question_label(title) >= found.end())
    is_part = word in words("part") and title[found.end() : found.end() + 1] == "."
    is_name = is_exercise or is_part or _BEHIND_NAME.match(without_remark(title), found.end()) is not None
    return ExerciseName(word, number, found[0]) if is_name else None


def name_of_section(section: Block) -> ExerciseName | None:
    """Return the name of the exercise that a section is: of “Exercise 3”, “B. Fill in”, “8.1 Listen” over a list."""
    title = section.children[0].text
    counted = _COUNTED_TITLE.match(title)
    behind = exercise_name(title[counted.end() :]) if counted is not None else None
    if behind is not None and behind.word in words("question"):
        return behind  # “4. Practice A: …”
    if (name := exercise_name(title) or lettered_name(title)) is not None:
        return name
    if (part := numbered_part(title)) is not None:
        return part
    found = _DOTTED_TITLE.match(title)
    holds_list = found and any(child.kind == "list" and child.ordered for child in section.children)
    return ExerciseName("", found["number"]) if found and holds_list else None


class NamesIn:
    """The names of exercises with which texts of a block begin, read when they are first asked for."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._first: dict[str, list[tuple[ExerciseName, int]]] | None = None

    def of_number(self, number: str, line: int) -> list[ExerciseName]:
        """Return the names with a number that stand before a line."""
        if self._first is None:
            self._first = {}
            known: set[ExerciseName] = set()
            for inner in self._block.walk():
                name = exercise_name(inner.text[:LONGEST_TITLE]) if inner.text else None
                if name is not None and name not in known:
                    known.add(name)
                    self._first.setdefault(name.number, []).append((name, inner.span.first))
        return [name for name, first in self._first.get(number, ()) if first < line]


def title_of_section(title: str) -> str:
    """Return what a title calls a part of a test, without points in brackets: “Multiple choice (10 points)”."""
    names_part = lettered_name(title) is not None  # “Part A: True or false?”
    is_title = len(title) <= LONGEST_TITLE and (names_part or not has_question_mark(title))
    return plain(_BRACKETED.sub("", title)) if is_title else ""


def without_remark(title: str) -> str:
    """Return a title without what stands in brackets behind its words: “Section B (bonus)”."""
    return _BRACKETED_AT_END.sub("", title) or title


def titles_fit(title: str, other: str) -> bool:
    """Whether two titles may be those of one part of a test: “part b short answer” and “short answer” or “part b”."""
    short, long = sorted((title, other), key=len)
    if long == short or long.endswith(f" {short}"):
        return bool(short) and (long == short or _labels_part(long.removesuffix(short).split()))
    names_part = any(short.partition(" ")[0] in words(table) for table in ("step", "part"))
    return names_part and long.startswith(f"{short} ") and _labels_part(short.split())


def titles_it_may_hold(title: str) -> frozenset[str]:
    """Return a title without a label before it, and its first words: what `titles_fit` may accept."""
    spoken = title.split(" ")
    parts = range(1, min(len(spoken), _FEWEST_OF_LABEL + 1))
    return frozenset(held for end in parts for held in (" ".join(spoken[:end]), " ".join(spoken[end:])))


def _labels_part(told: Sequence[str]) -> bool:
    """Whether some words are the label of a part: “part b”, “b”, “part two”."""
    if not 0 < len(told) <= _FEWEST_OF_LABEL:
        return False
    return len(told[-1]) == 1 or told[-1].isdecimal() or (len(told) > 1 and read_number(told[-1]) is not None)


def lettered_name(title: str) -> ExerciseName | None:
    """Return the name of an exercise whose title begins with a letter that counts: “B. Fill in”, “Part B”."""
    found = _LETTERED_TITLE.match(without_remark(title))
    word = (found["word"] or "").casefold() if found else ""
    is_part = not word or word in words("step") or word in words("part")
    return ExerciseName("", found["letter"].casefold()) if found and is_part else None


def numbered_part(title: str) -> ExerciseName | None:
    """Return the name of a part that a number counts, “Part 2”, which elsewhere is that of a step."""
    found = _NUMBERED_PART.match(without_remark(title))
    word = found["word"].casefold() if found else ""
    return ExerciseName(word, found["number"]) if found and word in words("part") else None


def _name_in_label(title: str) -> ExerciseName | None:
    """Return the name that a title of several words makes: “Review question 2”."""
    found = NUMBER.search(title, 0, OPENING) if is_question_label(title) else None
    return ExerciseName(plain(title[: found.start()]), found[0], title[: found.end()]) if found else None
