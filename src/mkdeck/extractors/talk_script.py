"""The script of a talk, with bold labels before what to ask and what to hear: `**ASK** …`, `**LISTEN FOR** …`.

Trainers, teachers and guides write so what they read aloud: each paragraph opens with a label in capitals, with a colon
or without, and the same few labels recur. Behind one of them stand the questions, and right behind most of these, but
for remarks in italics, what is to be heard as an answer, in words or as a list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.facts.guards import has_pronoun
from mkdeck.parsing.inline import cut, join_lines, split_lines, to_markdown
from mkdeck.parsing.pieces import covering, joined, line_span, paragraph
from mkdeck.parsing.sections import is_bold_line, is_in_italics
from mkdeck.recognition.answer_ends import takes_leave
from mkdeck.recognition.answers import is_unwritten
from mkdeck.recognition.questions import question_card, shows_nothing
from mkdeck.values import dataclass, replace
from mkdeck.wording.polls import are_of_report
from mkdeck.wording.words import has_question_mark, has_word, is_task, plain, words

READS = ("document",)
ANYWHERE = ("lead",)

_HOLDING = frozenset(["document", "section", "container", "quote"])
_LABEL = re.compile(r"(?P<label>[^\W\d_]{1,20}(?:[ -][^\W\d_]{1,20}){0,2})(?: \d{1,3})?\s?[.:：]?")
_SHORTEST = 2
"""Letters of a label: the “Q” and “A” of others stand before anything."""
_BEHIND = re.compile(r"[\s:：–—-]{0,5}")
_FEWEST = 3
_MOSTLY, _SELDOM = 0.6, 0.34
_SHORTEST_QUESTION = 3
"""Words of a question that says what it asks about."""
_GOING_ON = frozenset(["list", "code", "table", "quote"])


@dataclass(frozen=True, slots=True)
class _Turn:
    """What stands behind a label: in its line, and in blocks below it."""

    label: str
    said: Inline
    block: Block
    more: tuple[Block, ...] = ()
    is_over: bool = False
    """Whether a remark in italics stands below, behind which nothing goes on with it."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question of a script and what is expected to be heard."""
    if sum(_may_be_labelled(child) for child in block.within("paragraph")) < 2 * _FEWEST:
        return  # as nearly always
    runs = [run for inner in block.walk() if inner.kind in _HOLDING for run in _runs(inner.children)]
    pairs = [pair for run in runs for pair in pairwise(run) if pair[0].label != pair[1].label]
    asking, told = _labels([turn for run in runs for turn in run], pairs)
    if not asking or are_of_report([*(inner.text for inner in block.within("heading"))]):
        return
    for question, answer in pairs:
        if (question.label, answer.label) == (asking, told) and _asks(question) and not question.more:
            yield from _card(question, answer)


def _labels(turns: Sequence[_Turn], pairs: Sequence[tuple[_Turn, _Turn]]) -> tuple[str, str]:
    """Return the label of the questions of a script and that of what is expected; nothing where there are none such."""
    asked = Counter((first.label, second.label) for first, second in pairs if _asks(first))
    (asking, told), times = asked.most_common(1)[0] if asked else (("", ""), 0)
    if times < _FEWEST:
        return "", ""
    questions = [turn for turn in turns if turn.label == asking]
    answers = [turn for turn in turns if turn.label == told]
    asks_back = sum(map(_asks, answers))
    is_mostly = min(sum(map(_asks, questions)), times) >= _MOSTLY * len(questions) and times >= _MOSTLY * len(answers)
    if not is_mostly or asks_back > _SELDOM * len(answers) or any(has_word(one, "decided") for one in (asking, told)):
        return "", ""
    of_moment = sum(_asks_of_moment(first) for first, second in pairs if (first.label, second.label) == (asking, told))
    is_known = asking in words("asking_aloud") or told in words("expected")
    may_be_names = not is_known and (of_moment or asks_back or not all(map(_asks, questions)))
    return ("", "") if may_be_names or 2 * of_moment > times else (asking, told)


def _asks(turn: _Turn) -> bool:
    return has_question_mark(turn.said.text) or is_task(turn.said.text)


def _asks_of_moment(turn: _Turn) -> bool:
    """Whether a question is about those who speak, there and then: “Where is my parcel?”."""
    return has_pronoun(turn.said.text) or len(turn.said.text.split()) < _SHORTEST_QUESTION


def _card(question: _Turn, answer: _Turn) -> Iterator[Card | Problem]:
    """Yield the card of a question and its answer; none where that asks as well or is still to be written."""
    blocks = [paragraph(answer.said, answer.block)] if answer.said.text else []
    blocks += answer.more
    if not blocks or is_unwritten(blocks):
        why = "a question without an answer below it"
        yield Problem(question.block.span, why, is_unanswered=True)
    elif answer.more or not has_question_mark(answer.said.text.rstrip()[-1:]):
        back = joined([to_markdown(answer.said), *(block.source for block in answer.more)])
        span = covering([question.block, answer.block, *answer.more])
        yield question_card([paragraph(question.said, question.block)], back, answer.said, span, "shaped")


def _runs(children: Sequence[Block]) -> Iterator[list[_Turn]]:
    """Yield the turns that follow one another, with nothing else between."""
    run: list[_Turn] = []
    for child in children:
        if turns := _labelled(child):
            run += turns
        elif child.kind in ("section", "heading", "rule"):
            yield run
            run = []
        elif run and not shows_nothing(child):
            run[-1] = _going_on(run[-1], child)
    yield run


def _going_on(turn: _Turn, block: Block) -> _Turn:
    """Return a turn with a block below it, if that goes on with what is said there."""
    goes_on = block.kind in _GOING_ON or (
        block.kind == "paragraph"
        and not (is_in_italics(block) or is_bold_line(block) or takes_leave(block) or has_question_mark(block.text))
    )
    if turn.is_over or not goes_on:
        return replace(turn, is_over=True)
    return replace(turn, more=(*turn.more, block))


def _may_be_labelled(block: Block) -> bool:
    """Whether a paragraph may open with a label; quick to tell."""
    return block.text[:_SHORTEST].isupper() and bool(block.inline.marks) and block.inline.marks[0].start == 0


def _labelled(block: Block) -> list[_Turn]:
    """Return the turns of a paragraph that opens with a label; each line of it may open with one."""
    if block.kind != "paragraph" or not _may_be_labelled(block):
        return []
    turns: list[_Turn] = []
    for number, line in enumerate(split_lines(block.inline)):
        here = replace(block, span=line_span(block, number))
        label, said = _behind_label(line)
        if label:
            turns.append(_Turn(label, said, here))
        elif not turns:
            return []
        else:
            open_one = turns[-1]
            whole = join_lines([open_one.said, line]) if open_one.said.text else line
            turns[-1] = replace(open_one, said=whole, block=replace(block, span=covering([open_one.block, here])))
    return turns


def _behind_label(line: Inline) -> tuple[str, Inline]:
    """Return the label that opens a line, in bold and in capitals, as `plain` writes it, and what stands behind it."""
    bold = next((mark for mark in line.marks if mark.kind == "strong" and mark.start == 0), None)
    told = _LABEL.fullmatch(line.text[: bold.end].rstrip()) if bold is not None else None
    if bold is None or told is None or not told["label"].isupper() or len(told["label"]) < _SHORTEST:
        return "", line
    behind = _BEHIND.match(line.text, bold.end)
    start = behind.end() if behind else bold.end
    is_apart = start > bold.end or line.text[bold.end - 1].isspace() or start == len(line.text)
    return (plain(told["label"]), cut(line, start, len(line.text))) if is_apart else ("", line)
