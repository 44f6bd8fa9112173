"""Quotations that ask, as people answer letters: one quotes the other's question and writes the answer below it."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import leads_up, paragraph
from mkdeck.wording.words import has_question_mark

_FEWEST = 2
"""Quotations that ask, among which the others do so too."""
_REMARK = re.compile(r"[(（][^()（）]{1,80}[)）]\s*$")
_PART = re.compile(r"(?:\([a-z\d]{1,2}\) ?|[a-z\d]{1,2}[.)] )(?=\S)")
"""“(b) Explain in your own words …”"""
_SIGNATURE = re.compile(r"(?:[-–—]{1,3}|~) ?[^\n?]{1,80}$")
"""“— *Pieter, Ghent*” below what he asks."""


def letters(children: Sequence[Block]) -> list[int]:
    """Return the places of quoted letters that ask and say more, among quoted questions: “> What is it? I forgot.”."""
    quotes = [place for place, child in enumerate(children) if child.kind == "quote" and child.children]
    asking = [place for place in quotes if end_of_question(children[place]) is not None]
    if len(asking) < max(_FEWEST, len(quotes) / 2):
        return []
    told = [place for place in quotes if any(child.kind == "paragraph" for child in children[place + 1 : place + 2])]
    return [place for place in told if all(map(_asks_in_passing, _told(children[place])))]


def labelled_quotations(children: Sequence[Block]) -> list[int]:
    """Return the places of quoted tasks of a homework that carry numbers or letters: “> (b) Explain it.”."""
    quotes = [place for place, child in enumerate(children) if child.kind == "quote" and _is_labelled(child)]
    return quotes if any(has_question_mark(children[place].children[0].text) for place in quotes) else []


def end_of_question(block: Block) -> int | None:
    """Return where the question ends that a quotation is; None where it is none.

    To Markdown a line right below it belongs to it, whether a sign stands before it or not; to the author one without
    is the answer.
    """
    if len(_told(block)) != 1 or block.children[0].kind != "paragraph":
        return None
    text, source = block.children[0].text, block.source.rstrip("\n").split("\n")
    lines = text.split("\n")
    signed = next((place for place, line in enumerate(source) if not line.lstrip().startswith(">")), len(source))
    end = len("\n".join(lines[:signed])) if len(lines) == len(source) else len(text)
    unsigned = len(text) - len(lines[-1]) - 1 if len(lines) > 1 and _SIGNATURE.match(lines[-1]) else end
    return next((place for place in (unsigned, end, len(text)) if _only_asks(text[:place])), None)


def split_quotation(block: Block) -> tuple[Block, Inline]:
    """Return the question that a quotation is, without the letter before it, and what the same paragraph answers."""
    inline = block.children[0].inline
    end = end_of_question(block) or len(inline.text)
    part = _PART.match(inline.text)
    behind = cut(inline, end, len(inline.text))
    inside = Inline() if _SIGNATURE.match(behind.text.strip()) else behind
    return paragraph(cut(inline, part.end() if part else 0, end), block), inside


def without_next_quotation(answer: Sequence[Block]) -> list[Block]:
    """Return what answers a quotation up to the next one, which is somebody else's unless the text leads up to it."""
    behind = [place for place, block in enumerate(answer) if place and block.kind == "quote"]
    quotes = [place for place in behind if not leads_up(answer[place - 1])]
    return list(answer[: quotes[0]] if quotes else answer)


def _told(block: Block) -> Sequence[Block]:
    """Return what a quotation holds, without the signature below it."""
    *before, last = block.children or (block,)
    is_signed = before and last.kind == "paragraph" and _SIGNATURE.match(last.text)
    return before if is_signed else block.children


def _is_labelled(block: Block) -> bool:
    first = block.children[0] if len(block.children) == 1 else None
    return first is not None and first.kind == "paragraph" and _PART.match(first.text) is not None


def _asks_in_passing(block: Block) -> bool:
    return block.kind == "paragraph" and has_question_mark(block.text)


def _only_asks(text: str) -> bool:
    """Whether a quotation is a question and not a passage with one in it."""
    return has_question_mark(_REMARK.sub("", text).rpartition("\n")[2][-12:])
