"""Containers whose titles ask above options of which the right ones are ticked: `> [!question] Which …?`, “- ssk ✔”.

Their questions are put as paragraphs above the options, as other choices have them. One list with a tick may tell what
there is; where several of a lesson have such, those without one are options as well of which none is known to be right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline, Span
from mkdeck.parsing.inline import beside, cut, join_lines
from mkdeck.parsing.pieces import joined, line_span, paragraph, with_children
from mkdeck.recognition.answers import answers_below, is_answer_container
from mkdeck.recognition.option_marks import is_marked, without_mark
from mkdeck.recognition.options import read_options
from mkdeck.values import replace
from mkdeck.wording.polls import are_of_report, is_poll
from mkdeck.wording.words import asks_for_all, has_question_mark

_FEWEST = 2
"""Containers of a lesson with ticks, and options of each."""
_MOST, _LONGEST = 8, 200
"""Options, and letters of each."""
_MOST_UNTICKED, _LONGEST_UNTICKED = 6, 80
"""Those of a list without ticks, which may as well answer."""
_LONGEST_REMARK = 60
_TICK_BEFORE = re.compile(r"[✅✔✓]\ufe0f?\s{1,3}(?=\S)", signs="✅✔✓")
_OTHER_SIGN_BEFORE = re.compile(r"[❌✗✘✖☐☑☒□■]|\[[ xX]\]\s", signs="❌✗✘✖☐☑☒□■[")
"""What judges each item of a list, or tells what is done: no sign of options stands before these."""


def with_ticked_containers(lesson: Block) -> Block:
    """Return a lesson whose containers with ticked options under titles that ask hold their questions."""
    asking = [block for block in lesson.within("container") if _asks_above_options(block)]
    ticked = {block.span: put for block in asking if (put := _ticked(block)) is not None}
    if len(ticked) < _FEWEST:
        return lesson
    others = [block for block in asking if block.span not in ticked and _may_lack_tick(block)]
    if len(others) < len(ticked):
        ticked |= {block.span: _asked_within(block, _options(block)) for block in others}
    return _put(lesson, ticked)


def _put(block: Block, ticked: Mapping[Span, Block]) -> Block:
    """Return a lesson, or a part of it, with other blocks in place of the containers that stand in some lines."""
    if block.kind == "container" and block.span in ticked:
        return ticked[block.span]
    if block.kind not in (*HOLDING, "list", "item"):
        return block
    children = [_put(child, ticked) if child.children else child for child in block.children]
    return with_children(block, children)


def _asks_above_options(block: Block) -> bool:
    """Whether a title asks above a list of lines, and nothing but a remark stands beside it that says nothing of it."""
    if not has_question_mark(block.text) or is_poll(block.text) or are_of_report(block.context):
        return False
    place = _place(block)
    if place is None or is_answer_container(block) or answers_below(block):
        return False
    lines = _lines(block.children[place])
    is_told = all(child.kind in ("paragraph", "quote") for child in block.children[place + 1 :])
    if not is_told or not _FEWEST <= len(lines) <= _MOST or len(lines) < len(block.children[place].children):
        return False
    return not any(
        _OTHER_SIGN_BEFORE.match(line.text) or has_question_mark(line.text) or len(line.text) > _LONGEST
        for line in lines
    )


def _place(block: Block) -> int | None:
    """Return where the list stands that a container begins with, be it behind a remark in brackets: “(two)”."""
    first, second = (*block.children[:2], None, None)[:2]
    if first is not None and first.kind == "list":
        return 0
    is_remark = first is not None and first.kind == "paragraph" and _is_bracketed(first.text)
    return 1 if is_remark and second is not None and second.kind == "list" else None


def _is_bracketed(text: str) -> bool:
    return text[:1] == "(" and text[-1:] == ")" and len(text) <= _LONGEST_REMARK and "\n" not in text


def _options(block: Block) -> Block:
    """Return the list of a container that has one."""
    return block.children[_place(block) or 0]


def _lines(options: Block) -> Sequence[Block]:
    """Return the lines of those items of a list that hold nothing else."""
    return [
        item.children[0]
        for item in options.children
        if len(item.children) == 1 and item.children[0].kind == "paragraph"
    ]


def _is_right(line: Block) -> bool:
    return is_marked(line.text) or _TICK_BEFORE.match(line.text) is not None


def _ticked(block: Block) -> Block | None:
    """Return a container with its question above its options; None where none of these is ticked, or all are.

    Ticks are put where rules look for them, and boxes for those that they would not take for marks: most may be right.
    """
    options = _options(block)
    lines = _lines(options)
    right = [_is_right(line) for line in lines]
    if all(right) or not any(right):
        return None
    behind = _with_lines(options, list(map(_tick_behind, lines)))
    found = read_options([behind])
    if found is not None and [bool(option.is_checked) for option in found[2]] == right:
        return _asked_within(block, behind)
    boxed = [
        beside(Inline("[x]" if is_right else "[ ]"), _without_tick(line))
        for line, is_right in zip(_lines(behind), right, strict=True)
    ]
    return _asked_within(block, _with_lines(options, boxed))


def _tick_behind(line: Block) -> Inline:
    """Return an option with the tick behind it that stands before it."""
    tick = _TICK_BEFORE.match(line.text)
    if tick is None:
        return line.inline
    return beside(cut(line.inline, tick.end(), len(line.text)), Inline(tick[0].rstrip()))


def _without_tick(line: Block) -> Inline:
    """Return an option without the sign behind it, be it that of a right or of a wrong one."""
    told = without_mark(line.text)
    return cut(line.inline, 0, len(told)) if line.text.startswith(told) else line.inline


def _with_lines(options: Block, lines: Sequence[Inline]) -> Block:
    """Return a list whose items are other lines."""
    items = [
        replace(item, children=(told := paragraph(line, item.children[0]),), source=told.source)
        for item, line in zip(options.children, lines, strict=True)
    ]
    return replace(options, children=tuple(items))


def _may_lack_tick(block: Block) -> bool:
    """Whether the list below a title is short lines as options are, and the title does not ask for all of them."""
    lines = _lines(_options(block))
    is_short = len(lines) <= _MOST_UNTICKED and all(len(line.text) <= _LONGEST_UNTICKED for line in lines)
    return is_short and not any(map(_is_right, lines)) and not asks_for_all(block.text)


def _asked_within(block: Block, options: Block) -> Block:
    """Return a container without a title that holds its question above its options."""
    place = _place(block) or 0
    told = join_lines([block.inline, *(child.inline for child in block.children[:place])])
    asked = paragraph(told, block, line_span(block, 0))
    children = (asked, options, *block.children[place + 1 :])
    source = joined(child.source for child in children)
    return replace(block, source=source, inline=Inline(), roles=(), children=children)
