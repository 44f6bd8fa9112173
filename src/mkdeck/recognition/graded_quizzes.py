"""Quizzes that a program has graded, as Canvas, Moodle, Blackboard and others show their results to who took them.

Above each question stand its number and the points for it, “Question 3  0.5 / 1 pts”, and what the person answered is
marked beside what is right: “You Answered”, “Correct Answer”. A box that is filled says only what the person chose.
Rules would take the one for the other, so each question becomes a container that says which is which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import dropwhile, takewhile

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import cut, join_lines, split_lines, to_markdown
from mkdeck.parsing.pieces import in_container, joined, paragraph, runs_as_lists
from mkdeck.recognition.gaps import has_gap
from mkdeck.recognition.graded_options import (
    RIGHT_SIGNS,
    SIGN_BEFORE,
    SIGN_BEHIND,
    GradedOption,
    begins_option,
    beside_answer,
    graded_options,
    named_options,
)
from mkdeck.recognition.plain_questions import tells_to_choose
from mkdeck.recognition.quiz_entries import RIGHT, as_entry
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import (
    answer_marker,
    has_question_mark,
    is_answer_label,
    is_question_label,
    labels_of,
    plain,
    words,
)

GRADED = "graded"
"""The role of the container of a question, in which stand its entries: question, options, answer, explanation."""

_FEWEST = 2
_ENDING = frozenset(["section", "rule", "heading"])
_HOLDING = frozenset(["document", "section", "container"])
_LONGEST_HEAD, _LONGEST_RESPONSE, _MOST_LINES = 80, 200, 6
_HEAD = re.compile(r"[^\W\d_]{1,14}(?: #)?\.? ?\d{1,3}(?=[.:]?(?:\s|$))[.:]?")
_MOST_WORDS = 6
_MARGIN = re.compile(r"\s*\([^()\d]{1,30}0(?:[.,]0+)?\)$")
"""“(with margin: 0)”."""
_AROUND_POINTS = " \t–—|·:()[]"
_POINTS_BEHIND = re.compile(r"(?:(?P<mark>[?？])\s?\*?|\*)\s{1,10}(?P<score>[(\[]?\d[^\n?]{0,30})$")


@dataclass(frozen=True, slots=True)
class _Head:
    """Whether somebody got all points for a question, how many blocks tell it, and what of these asks already."""

    is_full: bool
    length: int
    asked: tuple[Block, ...]


def with_graded_quizzes(lesson: Block) -> Block:
    """Return a lesson whose graded questions are containers; any other stays as it is."""
    if not _speaks_of_grading(lesson):
        return lesson
    heads = sum(1 for holder in lesson.walk() if holder.kind in _HOLDING for _ in _heads(holder))
    return _with_questions(lesson) if heads >= _FEWEST else lesson


def _speaks_of_grading(lesson: Block) -> bool:
    """Whether a lesson says of an answer that somebody gave it, or of one that it was right."""
    return beside_answer().search(lesson.source) is not None


@cache
def _score() -> re.Pattern[str]:
    """Return what finds the points for a question: “1 / 1 pts”, “Mark 0.50 out of 1.00”, “Not yet graded / 2 pts”."""
    number, said = r"\d{1,4}(?:[.,]\d{1,3})?", r"[^\W\d_]{1,20}(?:\s[^\W\d_]{1,20}){0,3}\s?:?\s"
    return re.compile(
        rf"(?i)(?:(?:{said})?(?P<got>{number}|--?)\s?|{said}(?=/))"
        rf"(?:/|(?:{labels_of('out_of')})(?!\w))\s?(?P<all>{number})(?:\s?(?:{labels_of('points')})\.?)?"
    )


def _heads(holder: Block) -> Iterator[tuple[int, _Head]]:
    """Yield the places of the blocks in which graded questions begin, and what these tell."""
    for place, child in enumerate(holder.children):
        if (child.kind == "paragraph" and (head := _head(holder.children, place)) is not None) or (
            child.kind == "section" and (head := _head(child.children, 0)) is not None
        ):
            yield place, head


def _head(blocks: Sequence[Block], place: int) -> _Head | None:
    """Return what tells the points for a question: a line with its number, or the question itself before them.

    Number and points may stand in one line or in several below one another, and what else is said of the grading.
    """
    first = blocks[place]
    lines = split_lines(first.inline)
    found = _HEAD.match(first.text) if len(lines[0].text) <= _LONGEST_HEAD else None
    if found is None or not is_question_label(found[0].rstrip(".:")):
        return _head_behind(lines, first)
    lines[0] = cut(lines[0], found.end(), len(lines[0].text))
    score: re.Match[str] | None = None
    length = 0
    while True:
        told = [line.text.strip(_AROUND_POINTS) for line in lines]
        scores = [_score().fullmatch(line) for line in told]
        read = next((at for at, line in enumerate(told) if not _is_of_head(line, scores[at])), len(told))
        if not read and length:
            break
        score = next(filter(None, scores[:read]), score)
        length += 1
        if read < len(told):
            return score and _Head(_is_full(score), length, (paragraph(join_lines(lines[read:]), blocks[place]),))
        following = blocks[place + length] if place + length < len(blocks) else None
        if following is None or following.kind != "paragraph" or length >= _MOST_LINES:
            break
        lines = split_lines(following.inline)
    return score and _Head(_is_full(score), length, ())


def _is_of_head(line: str, score: re.Match[str] | None) -> bool:
    return not line or score is not None or plain(line) in words("graded_status")


def _head_behind(lines: Sequence[Inline], block: Block) -> _Head | None:
    """Return the head that a question is with the points at its end: “Which metal is liquid? *  1/1”."""
    found = _POINTS_BEHIND.search(lines[0].text)
    score = _score().fullmatch(found["score"].strip(_AROUND_POINTS)) if found else None
    if found is None or score is None or score["got"] is None:
        return None
    sign = SIGN_BEFORE.match(lines[0].text)
    asked = cut(lines[0], sign.end() if sign else 0, found.end("mark") if found["mark"] else found.start())
    return _Head(_is_full(score), 1, (paragraph(join_lines([asked, *lines[1:]]), block),))


def _is_full(score: re.Match[str]) -> bool:
    return score["got"] is not None and _value(score["got"]) == _value(score["all"]) > 0


def _value(number: str) -> float:
    return float(number.replace(",", ".")) if number[0].isdigit() else -1.0


def _with_questions(block: Block) -> Block:
    """Return a block with its graded questions, and those within it, as containers."""
    if block.kind not in _HOLDING:
        return block
    heads = dict(_heads(block))
    children: list[Block] = []
    place = 0
    while place < len(block.children):
        child = block.children[place]
        head = heads.get(place)
        if head is None:
            children.append(_with_questions(child))
            place += 1
        elif child.kind == "section":
            children.append(_question(child.children, head, child))
            children += [_with_questions(inner) for inner in child.children if inner.kind == "section"]
            place += 1
        else:
            end = place + head.length
            while end < len(block.children) and end not in heads and block.children[end].kind not in _ENDING:
                end += 1
            children.append(_question(block.children[place:end], head, child))
            place = end
    return replace(block, children=tuple(children))


def _question(blocks: Sequence[Block], head: _Head, first: Block) -> Block:
    """Return the container of a question whose number and points stand in the first of its blocks."""
    body = [*head.asked, *(block for block in blocks[head.length :] if block.kind not in _ENDING)]
    return in_container(list(_entries(body, is_full=head.is_full)), [first, *body], GRADED)


def _entries(body: Sequence[Block], *, is_full: bool) -> Iterator[Block]:
    """Yield what a question asks, its options or the answer, and what explains it, as entries."""
    blocks = _with_runs_as_lists([part for block in body for part in _parted(block)])
    for place, block in enumerate(blocks):
        options = graded_options(block)
        if options:
            yield from _asked(_without_instruction(list(takewhile(_still_asks, blocks[:place]))))
            beside = [*dropwhile(_still_asks, blocks[:place]), *blocks[place + 1 :]]
            yield from _of_options(options, beside, block, is_full=is_full)
            yield from _explained(beside)
            return
    yield from _of_response(blocks, is_full=is_full)


def _parted(block: Block) -> Sequence[Block]:
    """Return a paragraph as its question and the options in its last lines; any other block as it is."""
    lines = split_lines(block.inline) if block.kind == "paragraph" and "\n" in block.text else []
    number = sum(1 for _ in takewhile(lambda line: begins_option(line.text), reversed(lines)))
    if number < _FEWEST or number == len(lines):
        return [block]
    start = len(lines) - number
    return [paragraph(join_lines(lines[:start]), block), paragraph(join_lines(lines[start:]), block)]


def _with_runs_as_lists(body: Sequence[Block]) -> list[Block]:
    """Return blocks in which options that are paragraphs by themselves are a list."""
    runs = runs_as_lists(body, lambda block: begins_option(block.text), _FEWEST)
    blocks: list[Block] = []
    place = 0
    while place < len(body):
        blocks.append(runs.get(place, body[place]))
        place += len(runs[place].children) if place in runs else 1
    return blocks


def _asked(blocks: Sequence[Block]) -> Iterator[Block]:
    return (as_entry("question", block) for block in blocks)


def _without_instruction(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a question without a line behind it that only tells how to choose: “Select one:”."""
    last = blocks[-1] if len(blocks) > 1 else None
    is_told = last is not None and last.kind == "paragraph" and tells_to_choose(last.text)
    return blocks[:-1] if is_told else blocks


def _entry(info: str, inline: Inline, block: Block, *roles: str) -> Block:
    return Block("entry", to_markdown(inline), block.span, info=info, inline=inline, roles=roles)


def _of_options(
    options: Sequence[GradedOption], below: Sequence[Block], block: Block, *, is_full: bool
) -> Iterator[Block]:
    """Yield options as entries, the right ones as such if it is sure that no other one is right."""
    named = named_options(options, _told_in(below, _behind_right))
    marked = tuple(place for place, option in enumerate(options) if option.is_right)
    if not marked and not named and is_full:
        chosen = tuple(place for place, option in enumerate(options) if option.is_chosen)
        marked = chosen or named_options(options, _told_in(below, _behind_given))
    is_of_several = any(option.is_of_several for option in options) or len(marked) > 1
    is_all = is_full or not is_of_several or any(option.is_missed for option in options)
    right = named or (marked if is_all else ())
    if named and marked and not set(marked) <= set(named):
        yield _entry("problem", Inline("the right answer below the question is another than the one marked"), block)
    elif not right:
        yield _entry("problem", Inline("the results do not tell the right answer"), block, "unanswered")
    for place, option in enumerate(options):
        yield _entry("option", option.inline, block, *((RIGHT,) if place in right else ()))


def _told_in(blocks: Sequence[Block], read: Callable[[Block], Inline | None]) -> list[str]:
    """Return the lines of the answer in the first block that tells one, or else in the block below it."""
    for place, block in enumerate(blocks):
        behind = read(block)
        if behind is not None:
            below = [inner.text for part in blocks[place + 1 : place + 2] for inner in _texts(part)]
            return behind.text.split("\n") if behind.text else below
    return []


def _texts(block: Block) -> Sequence[Block]:
    return [item.children[0] for item in block.children if item.children] if block.kind == "list" else [block]


def _behind_right(block: Block) -> Inline | None:
    """Return what stands behind “Correct answer:”, nothing where that stands alone; None of any other block."""
    marker = answer_marker(block.text) if block.kind == "paragraph" else None
    if marker is None or not any(f" {name} " in f" {plain(block.text[:marker])} " for name in words("graded_right")):
        return None
    return cut(block.inline, marker, len(block.text))


def _behind_given(block: Block) -> Inline | None:
    """Return what stands behind “Selected answer:” or “Answer:”, which the person gave; None of any other block."""
    if block.kind != "paragraph" or _behind_right(block) is not None:
        return None
    label, colon, _ = block.text.partition(":")
    if plain(label) not in words("given_answer") and not (colon and is_answer_label(label)):
        return None
    return cut(block.inline, min(len(label) + 1, len(block.text)), len(block.text))


def _is_verdict(block: Block) -> bool:
    """Whether a line only says that the answer is right: “Correct!”."""
    return block.kind == "paragraph" and block.text[-1:] != ":" and plain(block.text) in words("graded_right")


def _of_response(body: Sequence[Block], *, is_full: bool) -> Iterator[Block]:
    """Yield what a question asks that somebody answered in words or numbers, and the right answer, as entries.

    What the person wrote stands above “Correct!” or “You Answered”, or behind or below “Your Answer:”. It counts where
    it is short and was found right.
    """
    asked = list(takewhile(_still_asks, body))
    below = body[len(asked) :]
    if not below:
        return
    given = _behind_given(below[0])
    response = given if given is not None and given.text else None
    if response is None and given is not None and _leads_on(below):
        response = below[1].inline
    elif response is None and len(asked) > 1 and _may_be_response(asked[-1]):
        response = asked.pop().inline
    told = next((behind for block in below if (behind := _behind_right(block)) is not None and behind.text), None)
    if told is None and response is not None and len(response.text.split()) <= _MOST_WORDS:
        sign = SIGN_BEHIND.search(response.text)
        is_right = is_full or any(map(_is_verdict, below)) or (sign is not None and sign["sign"] in RIGHT_SIGNS)
        told = cut(response, 0, sign.start() if sign else len(response.text)) if is_right else None
    yield from _asked(asked)
    if told is not None:
        margin = _MARGIN.search(told.text)
        yield _entry("answer", cut(told, 0, margin.start()) if margin else told, below[0])
        yield from _explained(below)


def _still_asks(block: Block) -> bool:
    """Whether a block is part of a question, and neither “Selected Answer: b” nor “Answers:”."""
    return not _tells_answer(block)


def _tells_answer(block: Block) -> bool:
    return _behind_right(block) is not None or _behind_given(block) is not None or _is_verdict(block)


def _leads_on(blocks: Sequence[Block]) -> bool:
    """Whether the answer of the person stands below the line that says so, and not above it."""
    return len(blocks) > 1 and blocks[1].kind == "paragraph" and not _tells_answer(blocks[1])


def _may_be_response(block: Block) -> bool:
    """Whether a block may be what somebody answered in a field: short, and no question or sentence with a gap."""
    is_short = block.kind == "paragraph" and len(block.text) <= _LONGEST_RESPONSE
    return is_short and not has_question_mark(block.text) and not has_gap(block.inline)


def _explained(below: Sequence[Block]) -> Iterator[Block]:
    """Yield what explains an answer: a quotation, or what stands behind a label such as “Feedback:”."""
    for block in below:
        label, colon, _ = block.text.partition(":") if block.kind == "paragraph" else ("", "", "")
        if block.kind == "quote":
            told = joined(inner.source for inner in block.children)
            yield replace(as_entry("explanation", block), source=told)
        elif colon and plain(label) in words("explained"):
            yield _entry("explanation", cut(block.inline, len(label) + 1, len(block.text)), block)
