"""Statements that are true or false: how a card asks for it, whichever rule made it, and whose statements they are."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Inline, Markdown
from mkdeck.inline import escape, to_markdown
from mkdeck.words import has_question_mark, words

_I = re.compile(
    r"\bI(?:['’](?:m|ve|d|ll)| (?:am|was|have|had|do|can|will|would|feel|like|love|hate|think|prefer|often|always|never"
    r"|usually|sometimes|rarely|sleep|eat|know|want|need|enjoy|find|get|worry|tend|believe|trust|don['’]t|can['’]t))\b",
    signs=("i ", "i'", "i’"),
)
"""“I” of English, and no “i guanti” of Italian."""


def statement_front(asked: str, statement: Inline) -> Markdown:
    """Return the front of a statement's card: what is asked of it, “True/False:”, unless it is a question itself."""
    text = to_markdown(statement)
    return text if has_question_mark(statement.text) else Markdown(f"{escape(asked)} {text}")


def are_of_writer(statements: Sequence[str]) -> bool:
    """Whether most statements are about whoever says how true they are, as in a survey: “I sleep well”."""
    own = words("myself")
    said = sum(not own.isdisjoint(text.casefold().replace("’", "'").split()) for text in statements)
    english = sum(_I.search(text) is not None for text in statements)
    return 2 * max(said, english) > len(statements)
