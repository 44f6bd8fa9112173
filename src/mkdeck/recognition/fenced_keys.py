"""Keys that stand in a fence as plain text, for its type or so that no line of theirs is joined with the next.

A fence without a language whose first line is a word for answers, and whose entries count from one, is put as a box of
that title. So is the text of one without such a line that stands in a key, as a paragraph of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline, Span
from mkdeck.parsing.pieces import in_container, paragraph, with_children
from mkdeck.recognition.answer_keys import is_key
from mkdeck.recognition.answers import behind_marker, is_marker
from mkdeck.recognition.key_entries import counts_from_one, numbered
from mkdeck.recognition.key_labels import key_label
from mkdeck.values import replace

_FENCED = re.compile(
    r"(?s)(?P<fence>`{3,9}|~{3,9})[ \t]*(?:text|txt|plain|plaintext)?[ \t]*\n(?P<text>.{1,3000})\n(?P=fence)[`~]*\s*"
)


def with_keys_unfenced(block: Block) -> Block:
    """Return a lesson, or a part of it, whose keys in fences are boxes or paragraphs."""
    if block.kind not in HOLDING:
        return block
    is_within_key = is_key(block)
    children: list[Block] = []
    for child in block.children:
        if child.kind == "code":
            is_told = is_within_key or _is_label(children[-1:])
            children.append(_unfenced(child, is_told=is_told))
        else:
            children.append(with_keys_unfenced(child) if child.children else child)
    return with_children(block, children)


def _is_label(before: Sequence[Block]) -> bool:
    """Whether the last block is but a word for answers: “**Answers:**”."""
    return bool(before) and is_marker(before[0]) and not behind_marker(before[0].inline).text.strip(" *_:")


def _unfenced(code: Block, *, is_told: bool) -> Block:
    """Return a fence as the box or the paragraph of a key if it is one; else as it is."""
    label, entries = told_in_fence(code) or ("", code)
    if not (label or is_told) or entries is code or not counts_from_one(numbered([entries])):
        return code
    return replace(in_container([entries], [code], "answer"), inline=Inline(label)) if label else entries


def told_in_fence(code: Block, *, is_stripped: bool = False) -> tuple[str, Block] | None:
    """Return the word for answers with which a fence opens, if any, and the rest as a paragraph; None in a language.

    Its lines keep what they are indented by, as code among the answers needs it, unless they are to be stripped.
    """
    fenced = _FENCED.fullmatch(code.source)
    if fenced is None:
        return None
    text = "\n".join(map(str.strip, fenced["text"].strip().split("\n"))) if is_stripped else fenced["text"].strip()
    label, start = key_label(Inline(text)) or ("", 0)
    told = text[start:].lstrip()
    last = code.span.last - 1
    first = last - told.count("\n")
    return label, paragraph(Inline(told), code, Span(code.span.path, first, last) if first > code.span.first else None)
