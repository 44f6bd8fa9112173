"""Paragraphs that set a task below an answer, as their bold labels say: “**Essay:** Was it just?”, “**Homework**”."""

from __future__ import annotations

from collections.abc import Iterable

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import opening_mark
from mkdeck.recognition.advice import is_imperative
from mkdeck.wording.words import SENTENCE_END, asks, plain, words

_LONGEST = 60
"""Letters of a label, with what stands in brackets behind it."""
_BEHIND = re.compile(r"\s*[:：.–—-]\s*")
_REMARK = re.compile(r"[\s\d]*(?:[(（\[][^()（）\[\]]*[)）\]])?[\s:：.–—-]*$")


def sets_homework(block: Block) -> bool:
    """Whether a paragraph opens with what is to be done until the next lesson: “**Homework**”, “*Homework:* open …”."""
    return block.kind == "paragraph" and _sets_homework(block.inline)


def sets_task(block: Block, told: Iterable[Block] = ()) -> bool:
    """Whether a paragraph sets a task or homework below what was `told`, and is no part of it.

    Where labels in bold lead the parts of what was told, “**Situation:** …”, the next label leads the next part.
    """
    return block.kind == "paragraph" and line_sets_task(block.inline, (above.inline for above in told))


def line_sets_task(line: Inline, told: Iterable[Inline] = ()) -> bool:
    """Whether a line opens with the label of a task and asks or orders behind it, or sets homework."""
    if not line.marks or line.marks[0].start or any(_label(above) for above in told):
        return False  # as nearly always
    if _sets_homework(line):
        return True
    if _label(line) not in words("set_task"):
        return False
    behind = line.text[line.marks[0].end :]
    sentences = SENTENCE_END.split(behind[_end_of_sign(behind) :].strip())
    return all(asks(sentence) or is_imperative(sentence) for sentence in (sentences[0], sentences[-1]))


def _sets_homework(line: Inline) -> bool:
    """Whether a line opens with the word for homework in bold or italics."""
    lead = opening_mark(line, "strong", "emphasis")
    return lead is not None and plain(line.text[: lead.end]) in words("homework")


def _label(line: Inline) -> str:
    """Return the words of the bold label that a line opens with, without a number or a remark; "" without one."""
    mark = line.marks[0] if line.marks else None
    if mark is None or mark.kind != "strong" or mark.start or not 0 < mark.end <= _LONGEST:
        return ""
    is_parted = line.text[mark.end - 1] in ":：.–—-" or _BEHIND.match(line.text, mark.end) is not None
    return plain(_REMARK.sub("", line.text[: mark.end])) if is_parted else ""


def _end_of_sign(behind: str) -> int:
    found = _BEHIND.match(behind)
    return found.end() if found else 0
