"""A lesson as rules read its questions: no hints in them, how to choose said with them, each option in one line.

Between a question and its options or its answer there may stand a hint, “Hint: think of glasses.”, which would spoil
the question, or an instruction, “Choose two.”, which is none itself. An option may go on in the next line.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, reduce

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Span
from mkdeck.parsing.inline import beside, cut, join_lines, split_lines, to_markdown
from mkdeck.parsing.pieces import is_line, paragraph, with_children
from mkdeck.recognition.answers import is_answer_container, is_hint, is_marker, opens_hint
from mkdeck.recognition.key_labels import key_label
from mkdeck.recognition.keys_behind import with_key_behind
from mkdeck.recognition.letter_labels import ANSWER, QUESTION
from mkdeck.recognition.options import (
    BEFORE_OPTION,
    holds_options,
    label_of,
    letter_of,
    may_be_options,
    name_of,
    read_options,
)
from mkdeck.recognition.presenter_notes import without_sign_of_notes
from mkdeck.recognition.questions import is_list_of_questions
from mkdeck.recognition.quoted_options import with_options_unquoted
from mkdeck.values import replace
from mkdeck.wording.words import (
    answer_marker,
    asks,
    has_question_mark,
    is_question_label,
    labels_of,
    may_begin,
    names_question,
    question_label,
)

_LONGEST_INSTRUCTION = 10
"""Words."""
_SECOND_OPTION = re.compile(r"(?im)^\*?[(\[]?b\s?[.)\]:]\s")
_INDENTED = re.compile(
    r"(?m)^(?=[^\S\n\xa0\u2002\u2003]*+[\xa0\u2002\u2003])[^\S\n]++[(*]?[A-Ha-h]", signs="\xa0\u2002\u2003"
)
"""The blanks before a letter, one of which at least does not break; each line is gone through once."""
_FEWEST = 2
_HOLDING = frozenset(["document", "section", "item", "quote", "container", "list"])


def plain_questions(block: Block) -> Block:
    """Return a lesson, or a part of it, whose questions are written plainly."""
    if block.kind not in _HOLDING or is_line(block):
        return block
    if block.kind == "item" and (number := _bare_number(block)) is not None:
        return replace(block, children=(number,))
    within = (
        plain_questions(child) if child.children and child.kind in _HOLDING else child for child in block.children
    )
    children = tuple(within)
    if block.kind != "list":
        children = tuple(_plain(without_sign_of_notes(with_options_unquoted(children, block)), block))
    return with_key_behind(with_children(block, children))


def _bare_number(item: Block) -> Block | None:
    """Return the number that a point is, “1. 1945.”, as a paragraph; to Markdown it counts another, empty point.

    Where the next entry of a key stands behind it, “1. 1945. 2. Bonn”, Markdown takes that for a point of the number.
    """
    within = item.children[0] if len(item.children) == 1 else None
    told = _told_as_number(item) if within is not None and within.kind == "list" else None
    return paragraph(told, within) if told is not None and within is not None else None


def _told_as_number(item: Block) -> Inline | None:
    """Return the text of a point that begins with a number as its answer; None where there is none."""
    numbers: list[str] = []
    while True:
        if (number := _only_number_in(item)) is None:
            return None
        within = item.children[0]
        if not number.children:
            return beside(Inline(" ".join(numbers)), Inline(within.source.strip()))
        following = _only_number_in(number)
        if following is None or following.number != (item.number or 0) + 1 or not following.children:
            return None
        numbers.append(within.source[: len(within.source) - len(following.children[0].source)].strip())
        if len(following.children) == 1 and following.children[0].kind == "paragraph":
            return beside(Inline(" ".join(numbers)), following.children[0].inline)
        item = following


def _only_number_in(item: Block) -> Block | None:
    """Return the only point of the numbered list that a point but holds; None where it holds something else."""
    within = item.children[0] if len(item.children) == 1 else None
    is_number = within is not None and within.kind == "list" and within.ordered and len(within.children) == 1
    return within.children[0] if within is not None and is_number else None


def _plain(children: Sequence[Block], within: Block) -> Sequence[Block]:
    """Return blocks that stand side by side, without hints, and with instructions behind what they belong to."""
    if not any(map(_may_change, children)):
        return children  # as mostly
    plainly = list[Block]()
    for place, child in enumerate(children):
        before = plainly[-1] if plainly else None
        following = children[place + 1] if place + 1 < len(children) else None
        if before is not None and is_hint(child) and _is_of_question(before, following, within):
            continue
        if before is not None and following is not None and _instructs(before, child, following):
            plainly[-1] = _instructed(before, child)
        elif child.kind == "paragraph" and "\n" in child.text:
            plainly.append(_in_whole_lines(child, before, following))
        else:
            plainly.append(child)
    return plainly


def _may_change(block: Block) -> bool:
    """Whether a block may be a hint or tell how to choose, or one of its lines may; quick to tell."""
    if block.kind != "paragraph":
        return block.kind in ("quote", "container")
    return "\n" in block.text or opens_hint(block.text) or tells_to_choose(block.text)


def _is_of_question(before: Block, following: Block | None, within: Block) -> bool:
    """Whether a hint stands right behind a question or its options, and what follows answers or is no part of it."""
    if following is None:
        return within.kind in ("item", "section") and _asks(before)
    is_told = is_marker(following) or is_answer_container(following) or ANSWER.match(following.text) is not None
    is_other = following.kind in ("section", "heading", "rule") or _asks(following)
    return (_asks(before) and (is_told or is_other or _offers(following))) or (is_told and _offers(before))


def _asks(block: Block) -> bool:
    """Whether a block asks, or has a label or a number as questions have."""
    if block.kind == "list":
        return is_list_of_questions(block)
    if block.kind not in ("paragraph", "heading") or is_marker(block):
        return False
    return asks(block.text) or question_label(block.text) > 0 or is_question_label(block.text)


def _offers(block: Block) -> bool:
    """Whether a block is options of a question, or the first or the last of them."""
    if block.kind == "paragraph":
        return BEFORE_OPTION.match(block.text.removeprefix("*")) is not None
    if block.kind != "list" or is_list_of_questions(block):
        return False
    return (may_be_options(block) or not block.ordered) and read_options([block]) is not None


def _instructs(before: Block, block: Block, following: Block) -> bool:
    """Whether a paragraph between a question and its options only tells how to choose: “(Select all that apply.)”."""
    if block.kind != "paragraph" or len(block.text.split(None, _LONGEST_INSTRUCTION)) > _LONGEST_INSTRUCTION:
        return False
    if not tells_to_choose(block.text) or key_label(block.inline) is not None:
        return False  # “Check your answers:”
    if has_question_mark(block.text) or question_label(block.text):
        return False
    question = _last_paragraph(before)
    if question is None or is_marker(question) or is_question_label(question.text):
        return False
    is_asked = has_question_mark(question.text) or question_label(question.text) > 0 or question is not before
    return is_asked and _offers(following)


def _last_paragraph(block: Block) -> Block | None:
    """Return a paragraph, or that of the last item of an ordered list if the item is nothing else."""
    if block.kind == "paragraph":
        return block
    item = block.children[-1] if block.kind == "list" and block.ordered else None
    return item.children[0] if item and len(item.children) == 1 and item.children[0].kind == "paragraph" else None


_PLEASE = ("p", "P")
"""How “please” begins."""


@cache
def _choosing() -> re.Pattern[str]:
    return re.compile(rf"(?i)[(\[\s]*(?:please\s+)?(?:{labels_of('choosing')})(?!\w)")


def tells_to_choose(text: str) -> bool:
    """Whether a text opens with what has somebody choose among options: “(Choose two.)”."""
    begun = text.lstrip("([ \n\t")
    may_tell = begun[:1] in _PLEASE or begun[:1].isspace() or may_begin(begun, 0, "choosing")
    return may_tell and _choosing().match(text) is not None


def _instructed(block: Block, instruction: Block) -> Block:
    """Return a question with what tells how to choose behind it; what is bold as a whole stays so."""
    span = Span(block.span.path, block.span.first, instruction.span.last)
    if block.kind == "list":
        item = block.children[-1]
        asked = replace(item, children=(_instructed(item.children[0], instruction),), span=_up_to(item, instruction))
        return replace(block, children=(*block.children[:-1], asked), span=span)
    said, behind = (0, len(block.text)), instruction.inline
    told = Inline(behind.text, tuple(m for m in behind.marks if (m.start, m.end) != (0, len(behind.text))))
    both = beside(block.inline, told)
    marks = (replace(m, end=len(both.text)) if (m.start, m.end) == said else m for m in both.marks)
    inline = Inline(both.text, tuple(marks))
    return replace(block, inline=inline, source=to_markdown(inline), span=span)


def _up_to(block: Block, last: Block) -> Span:
    return Span(block.span.path, block.span.first, last.span.last)


def _in_whole_lines(block: Block, before: Block | None, following: Block | None) -> Block:
    """Return a paragraph without the lines that hint at its answer, and with each of its options in one line."""
    block = _at_margin(block)
    lines = split_lines(block.inline)
    kept = [
        line
        for place, line in enumerate(lines)
        if not (place and opens_hint(line.text) and _is_line_of_question(lines, place, following))
    ]
    if _goes_before(before, block) or _goes_before(block, following):
        kept = _beside_one_another(kept)
    elif _SECOND_OPTION.search(block.text):
        kept = _unwrapped(kept)
    if len(kept) == len(lines):
        return block
    inline = join_lines(kept)
    return replace(block, inline=inline, source=to_markdown(inline))


def _at_margin(block: Block) -> Block:
    """Return a paragraph whose options are not indented by blanks that do not break, “&nbsp;&nbsp;A Oslo”."""
    if _INDENTED.search(block.text) is None:
        return block  # as nearly always
    inline = join_lines([cut(line, 0, len(line.text)) for line in split_lines(block.inline)])
    bare = replace(block, inline=inline, source=to_markdown(inline))
    return bare if holds_options(bare) else block


def _goes_before(block: Block | None, following: Block | None) -> bool:
    """Whether two paragraphs open with letters of options that follow one another."""
    first, second = (letter_of(one) if one is not None else "" for one in (block, following))
    return bool(first and second) and ord(second) == ord(first) + 1


def _beside_one_another(lines: Sequence[Inline]) -> list[Inline]:
    """Return the lines of an option that is a paragraph by itself as one, unless another of them is more than that."""
    is_more = any(_ends_options(line.text) or BEFORE_OPTION.match(line.text) for line in lines[1:])
    return list(lines) if is_more else [reduce(beside, lines)]


def _is_line_of_question(lines: Sequence[Inline], place: int, following: Block | None) -> bool:
    """Whether a hint stands below the line of a question or of an option, above one that answers or the last one."""
    above = lines[place - 1].text
    if not (asks(above) or names_question(above) or BEFORE_OPTION.match(above) or opens_hint(above)):
        return False
    if place + 1 == len(lines):
        return following is None or is_marker(following) or is_answer_container(following) or _offers(following)
    below = lines[place + 1].text
    return _answers(below) or BEFORE_OPTION.match(below) is not None or opens_hint(below)


def _answers(line: str) -> bool:
    return answer_marker(line) is not None or ANSWER.match(line) is not None


def _unwrapped(lines: Sequence[Inline]) -> list[Inline]:
    """Return lines of which those that go on with an option stand behind it, up to an answer or a question."""
    whole = list[Inline]()
    names = list[str]()
    for line in lines:
        label = label_of(line.text)
        name = name_of(label)[0] if label else ""
        if name == chr(ord("a") + len(names)):
            names.append(name)
            whole.append(line)
        elif names and not label and any(map(str.isalnum, line.text)) and not _ends_options(line.text):
            whole[-1] = beside(whole[-1], line)
        else:
            whole.append(line)
    return whole if len(names) >= _FEWEST else list(lines)


def _ends_options(line: str) -> bool:
    return _answers(line) or asks(line) or question_label(line) > 0 or QUESTION.match(line) is not None
