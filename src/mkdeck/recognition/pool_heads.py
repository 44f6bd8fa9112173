"""The line above a question of an examination's pool: its code, with the key in brackets behind it, “T5A01 (D) [97.3]”.

Besides the key, the brackets may tell a rule, a chapter or points.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import paragraph
from mkdeck.recognition.exercise_names import behind_key_word
from mkdeck.recognition.options import read_options, split_options
from mkdeck.recognition.right_options import correct_options, names_only_options
from mkdeck.values import dataclass
from mkdeck.wording.words import answer_marker

_HEAD = re.compile(
    r"(?P<code>(?=\D{0,12}\d)(?=[\d.-]{0,20}[A-Z.-])[A-Z\d]{1,8}(?:[.-][A-Z\d]{1,8}){0,5})[.:]?"
    r"(?P<notes>(?: {0,2}(?:\([^()\n]{0,40}\)|\[[^\[\]\n]{0,40}\])){1,3})[.:]?(?P<end>\s+|$)",
    signs=")]",
)
"""“T5A01 (D) [97.3]”: letters and digits, or numbers in a row, and what stands in brackets behind them."""
_NOTE = re.compile(r"\((?P<round>[^()\n]*)\)|\[(?P<square>[^\[\]\n]*)\]")
_LETTERS = re.compile(r"[A-H](?:$|[^a-z\d.])")


@dataclass(frozen=True, slots=True)
class PoolHead:
    """A question's code and key, which is empty where its brackets are, and where the two end."""

    code: str
    key: str
    end: int


def pool_head(text: str) -> PoolHead | None:
    """Return the code and the key that a text opens with."""
    head = _HEAD.match(text)
    if head is None:
        return None
    keys, is_empty = [], False
    for note in _NOTE.finditer(head["notes"]):
        said = (note["round"] or note["square"] or "").strip()
        letters = said[answer_marker(said) or behind_key_word(said) :].strip()
        if _LETTERS.match(letters) and names_only_options(letters):
            keys.append(letters)
        is_empty = is_empty or not said
    if len(keys) > 1 or not (keys or is_empty):
        return None
    return PoolHead(head["code"], keys[0] if keys else "", head.end())


def tells_options(question: Sequence[Block], answer: str) -> bool:
    """Whether an answer tells by itself which options of a question are right."""
    found = read_options(question)
    return found is not None and bool(correct_options(found[2], Inline(answer.strip().split("\n", 1)[0])))


def is_pool_question(block: Block, answer: str) -> bool:
    """Whether a paragraph is all of a pool's question, and an answer below it but says why its key is right."""
    head = pool_head(block.text) if block.kind == "paragraph" and "\n" in block.text else None
    if head is None or not head.key or head.end >= len(block.text):
        return False
    parts = split_options(paragraph(cut(block.inline, head.end, len(block.text)), block))
    return len(parts) > 1 and not tells_options(parts, answer)
