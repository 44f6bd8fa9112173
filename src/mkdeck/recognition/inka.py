"""Questions as inka takes them to Anki: numbered, each above the quotation that answers it, between lines `---`.

https://github.com/keiqu/inka. Such a part of a page opens with “Deck: …” or “Tags: …”, or holds comments with the ids
of notes. Other parts are text, whatever they look like. What has deletions and no answer is left to other rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.parsing.pieces import in_container
from mkdeck.parsing.sections import folded_anew, opened
from mkdeck.recognition.quiz_entries import as_entry
from mkdeck.values import replace
from mkdeck.wording.words import has_question_mark

INKA = "inka"
"""The role of the containers that questions become; they hold `question` and `answer`."""

_SETTING = re.compile(r"(?:Deck|Tags):", signs=("deck:", "tags:"))
_ID = re.compile(r"<!--\s?ID:\s?\d{10,16}\s?-->", signs="id:")
_DELETION = re.compile(r"\{[^{}\n]{1,300}\}", signs="{")
_MAY_ASK = frozenset(["paragraph", "code", "table"])


def with_inka(lesson: Block) -> Block:
    """Return a lesson whose questions in the form of inka are containers; any other stays as it is."""
    blocks = list(opened(lesson.children))
    rules = [place for place, block in enumerate(blocks) if block.kind == "rule"]
    lines = lesson.source.split("\n")
    put: dict[int, Sequence[Block]] = {}
    left_out = set[int]()
    for first, last in pairwise([*rules, len(blocks)]):
        part = range(first + 1, last)
        settings = [place for place in part if _is_setting(blocks[place])]
        if settings and any(blocks[place].kind == "quote" for place in part):
            for start, end in _spans(blocks, part):
                put[start] = list(_questions(blocks[start:end], lines))
                left_out.update(range(start, end) if put[start] else ())
            left_out.update(settings)
    if not any(put.values()):
        return lesson
    whole: list[Block] = []
    for place, block in enumerate(blocks):
        whole += [*put.get(place, ()), *([] if place in left_out else [block])]
    return replace(lesson, children=folded_anew(whole))


def _is_setting(block: Block) -> bool:
    """Whether a block tells the deck or tags of all that stands below it, or the id of a note."""
    if block.kind == "html":
        return _ID.fullmatch(block.source.strip()) is not None
    return block.kind == "paragraph" and all(map(_SETTING.match, block.text.split("\n")))


def _spans(blocks: Sequence[Block], part: range) -> Iterator[tuple[int, int]]:
    """Yield where a numbered list begins, and where the quotations below it end; where it ends without such."""
    place = part.start
    while place < part.stop:
        start, place = place, place + 1
        if blocks[start].kind != "list" or not blocks[start].ordered:
            continue
        while place < part.stop and (blocks[place].kind in _MAY_ASK or _is_setting(blocks[place])):
            place += 1
        end = place
        while end < part.stop and blocks[end].kind == "quote":
            end += 1
        place = end if end > place else start + 1
        yield start, place


def _questions(blocks: Sequence[Block], lines: Sequence[str]) -> Iterator[Block]:
    """Yield the questions of a list, the last of which goes on below it and is answered by the quotations at the end.

    Items in which deletions stand, or that do not ask, stay as they are. Nothing is yielded where a quotation runs on
    into lines without its sign.
    """
    told = [block for block in blocks if block.kind == "quote"]
    asked = [block for block in blocks[1:] if block.kind != "quote" and not _is_setting(block)]
    quoted = (line for quote in told for line in lines[quote.span.first - 1 : quote.span.last])
    if any(not line.startswith(">") for line in quoted) or not all(item.children for item in blocks[0].children):
        return
    *unanswered, last = blocks[0].children
    for item in unanswered if told else (*unanswered, last):
        is_left = _DELETION.search(item.source) or not has_question_mark(item.source)
        yield from item.children if is_left else (_container(item.children, ()),)
    if told:
        yield _container([*last.children, *asked], told)


def _container(asked: Sequence[Block], told: Sequence[Block]) -> Block:
    entries = [as_entry("question", block) for block in asked]
    entries += [as_entry("answer", inner) for quote in told for inner in quote.children]
    return in_container(entries, (*asked, *told), INKA)
