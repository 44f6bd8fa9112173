"""The labels of questions and answers, `Q:` and `A:`, as lines and points have them."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Markdown
from mkdeck.wording.words import ARROW, answer_marker, has_question_mark

QUESTION = re.compile(
    r"(?:[QP]\s?\d{0,4}\.\s?[–—-](?=\s)|Q\s?\d{0,4}\s?(?:::|[:：.);])(?!\d)|Q\.\s?\d{1,4}[.:)]?(?=\s)|P\s?[:：]|P\s?\d{1,4}[:：.)](?=\s[*_]*¿)|P\.\s?\d{1,4}[.:)]?(?=\s)|Q\s?\d{1,4}\s?[–—-](?=\s)|q\s?\d{0,4}\s?[:：](?=\s)|[❓❔]\ufe0f?(?=\s))\s*"
)
ANSWER = re.compile(
    r"(?:[AR]\s?\d{0,4}\.\s?[–—-](?=\s|$)|A\s?\d{0,4}\s?(?:::|[:：.])|S\s?[:：]|A\s?[–—-](?=\s)|[AR]\s?\d{1,4}\s?[–—-](?=\s)|R\.\s?\d{1,4}[.:)](?=\s)|R\s?\d{0,4}\s?(?::(?=\s|$)|\.(?=\s))|a\s?\d{0,4}\s?[:：](?=\s)|[✅✔☑💡💬🅰]\ufe0f?(?=\s))\s*"
)
QUESTION_SIGNS, ANSWER_SIGNS = ("❓", "❔"), ("✅", "✔", "☑", "💡", "💬", "🅰")
QUESTION_LETTERS, ANSWER_LETTERS = ("Q", "P", "q", *QUESTION_SIGNS), ("A", "S", "R", "a")
"""What the labels of questions and of answers begin with."""
TOLD = re.compile(r"A\s?(?:\d{0,4}\s?[:：]|\d{1,4}\s?[.)](?=\s))\s*")
"""Stands before what can be but an answer, “A: …”, “A1. …”: “A.” may be that of a name or of an option."""
_SMALL_LABEL = re.compile(r"[qa]\s?\d{0,4}\s?[:：](?=\s)")
_DRESSED = re.compile(r"(?P<dress>\*{1,2}|_{1,2})(?P<inner>[^*_\n]+)(?P=dress)(?P<rest>[^\n]*)")
"""A line of Markdown that opens in bold or in italics."""
_DRESSES = ("*", "_")


def without_answer_label(answer: Markdown) -> Markdown:
    """Return an answer without the label or the arrow before it: “A: …”, “**Answer:** …”, “*A1. …*”, “→ …”.

    A point behind a letter alone is that of a name or of an option, and a word with a number tells one of several.
    """
    line, newline, below = answer.partition("\n")
    dressed = _DRESSED.fullmatch(line) if line[:1] in _DRESSES else None
    if dressed is None:
        return Markdown(answer[_end_of_label(line) :])
    inner, rest, dress = dressed["inner"], dressed["rest"], dressed["dress"]
    end = _end_of_label(inner + rest)
    if not end:
        return answer
    told = f"{dress}{inner[end:]}{dress}{rest}" if end < len(inner) else (inner + rest)[end:]
    return Markdown(f"{told}{newline}{below}")


def _end_of_label(line: str) -> int:
    """Return where an answer begins behind its label or its arrow; 0 without one, and where nothing follows."""
    letter = TOLD.match(line) if line[:1] == "A" else ARROW.match(line)
    end = letter.end() if letter is not None else answer_marker(line) or 0
    is_one_of_many = letter is None and any(map(str.isdecimal, line[:end]))
    return end if end < len(line) and not is_one_of_many else 0


def has_small_label(text: str) -> bool:
    """Whether a text opens with “q:” or “a:”, as those write who leave out capitals."""
    return text[:1] in ("q", "a") and _SMALL_LABEL.match(text) is not None


def are_quantities(texts: Sequence[str]) -> bool:
    """Whether small letters before texts side by side stand for quantities, “q: charge”: behind no “q:” they ask."""
    if not any(map(has_small_label, texts)):
        return False  # as nearly always
    lines = (line for text in texts for line in text.split("\n") if line.startswith("q"))
    return not any(has_question_mark(line) and has_small_label(line) for line in lines)


def opens_answer(text: str) -> bool:
    """Whether a text opens with a letter or an arrow for answers: “A: …”, “→ …”."""
    return (text[:1] in ANSWER_LETTERS and ANSWER.match(text) is not None) or ARROW.match(text) is not None
