"""Questions and their answers in one line, each behind a label: “Q: What is it? A: A cave.”."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.recognition.options import SECOND_LABEL
from mkdeck.wording.scripts import runs_on
from mkdeck.wording.words import has_question_mark, labels_of, may_begin

_ENDS_SENTENCE = re.compile(r"[?？!！.。…][\s\"'”’»)\]*_]*+$")
_NEXT_OPTION = re.compile(rf"(?<=\s){SECOND_LABEL}\s")
_MOST_BEHIND = 12
"""Letters behind the end of a sentence, at most: closing quotes and brackets, and blanks."""


@cache
def _answer_within() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=\s)|(?<=[？。！]))(?:(?-i:[AS])\s?\d{{0,4}}\s?(?::(?=\s)|：)"
        rf"|[\[【]?(?:{labels_of('answer')})(?:\s\d{{1,3}})?(?:\s?(?:[:.](?=\s)|[：】]|\](?=[\s:]):?)|\s[-–—](?=\s)))[\s*_]*",
        re.IGNORECASE,
    )


@cache
def _question_within() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?-i:[QP])\s?\d{{0,4}}|(?:{labels_of('question')})(?:\s\d{{1,4}})?)\s?(?:[:.)](?=\s)|：)[\s*_]*",
        re.IGNORECASE,
    )


def _ends_sentence(text: str, place: int) -> bool:
    return _ENDS_SENTENCE.search(text[max(0, place - _MOST_BEHIND) : place]) is not None


def may_hold_pairs(line: str) -> bool:
    """Whether a line may open with a label such as `Q:`; quick to tell."""
    return line[:1] in ("Q", "P") or may_begin(line, 0, "question")


def pairs_within(line: str) -> list[tuple[int, int, int, int]]:
    """Return the questions and answers of a line that opens with a label such as `Q:` and goes on with `A:`.

    Each is the places where the question begins and ends, and where its answer does. A label behind the end of the
    question is the answer's; one within a sentence is so where it is the only one and nothing is asked behind it.
    """
    if not may_hold_pairs(line):
        return []
    first = _question_within().match(line)
    if not first:
        return []
    answers = [label for label in _answer_within().finditer(line, first.end()) if _is_of(label[0], line[0])]
    if not answers:
        return []
    further = [label for label in _question_within().finditer(line, first.end()) if _opens(line, label.start())]
    pairs: list[tuple[int, int, int, int]] = []
    places = [answer.start() for answer in answers]
    label: re.Match[str] | None = first
    rest = deque(further)
    while label:
        following = rest.popleft() if rest else None
        while following and not _between(places, following.end(), rest[0].start() if rest else len(line)):
            following = rest.popleft() if rest else None  # a label that no answer follows is none
        end = following.start() if following else len(line)
        within = answers[bisect_left(places, label.end() + 1) : bisect_left(places, end)]
        chosen = next((answer for answer in within if _ends_sentence(line, answer.start())), None)
        if not chosen and len(within) == 1 and not has_question_mark(line[within[0].end() : end]):
            chosen = within[0] if "." not in within[0][0] else None
        if not chosen or chosen.end() >= end or (chosen[0][0] == "A" and _NEXT_OPTION.search(line, chosen.end(), end)):
            return []
        pairs.append((label.end(), chosen.start(), chosen.end(), end))
        label = following
    return pairs


def _opens(line: str, place: int) -> bool:
    return not line[place - 1].isalnum() and _ends_sentence(line, place)


def _between(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some places, which are in order, lies behind `start` and before `end`."""
    at = bisect_left(places, start + 1)
    return at < len(places) and places[at] < end


def _is_of(label: str, letter: str) -> bool:
    """Whether an answer's label goes with the letter that opens the question: A with Q, S with P."""
    sign = label.strip(" *_:：.0123456789")
    return len(sign) > 1 or runs_on(sign[:1], 1) or (sign == "S") == (letter == "P")
