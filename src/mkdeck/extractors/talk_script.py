"""The script of a talk, with bold labels before what to ask and what to hear: `**ASK** …`, `**LISTEN FOR** …`.

Trainers, teachers and guides write so what they read aloud: each paragraph opens with a label in capitals, with a colon
or without, and the same few labels recur. Behind one of them stand the questions, and right behind most of these, but
for remarks in italics, what is to be heard as an answer, in words or as a list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Card, Inline, Problem
from mkdeck.parsing.inline import opening_mark
from mkdeck.parsing.pieces import paragraph
from mkdeck.parsing.sections import is_bold_line, is_in_italics
from mkdeck.recognition.answer_ends import takes_leave
from mkdeck.recognition.answers import is_unwritten
from mkdeck.recognition.questions import shows_nothing
from mkdeck.recognition.turns import (
    Turn,
    are_mostly,
    ask_back,
    asks,
    card_of_turns,
    is_asked_of_moment,
    turns_among,
    turns_in,
)
from mkdeck.wording.polls import are_of_report
from mkdeck.wording.words import has_question_mark, has_word, plain, words

READS = ("document",)
ANYWHERE = ("lead",)

_LABEL = re.compile(r"(?P<label>[^\W\d_]{1,20}(?:[ -][^\W\d_]{1,20}){0,2})(?: \d{1,3})?\s?[.:：]?")
_SHORTEST = 2
"""Letters of a label: the “Q” and “A” of others stand before anything."""
_BEHIND = re.compile(r"[\s:：–—-]{0,5}")
_FEWEST = 3
_PARTING = frozenset(["section", "heading", "rule"])
_GOING_ON = frozenset(["list", "code", "table", "quote"])


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question of a script and what is expected to be heard."""
    if sum(_may_be_labelled(child) for child in block.within("paragraph")) < 2 * _FEWEST:
        return  # as nearly always
    runs = [run for inner in block.walk() if inner.kind in HOLDING for run in _runs(inner.children)]
    pairs = [pair for run in runs for pair in pairwise(run) if pair[0].name != pair[1].name]
    asking, told = _labels([turn for run in runs for turn in run], pairs)
    if not asking or are_of_report([*(inner.text for inner in block.within("heading"))]):
        return
    for question, answer in pairs:
        if (question.name, answer.name) == (asking, told) and asks(question) and not question.more:
            yield from _card(question, answer)


def _labels(turns: Sequence[Turn], pairs: Sequence[tuple[Turn, Turn]]) -> tuple[str, str]:
    """Return the label of the questions of a script and that of what is expected; nothing where there are none such."""
    asked = Counter((first.name, second.name) for first, second in pairs if asks(first))
    (asking, told), times = asked.most_common(1)[0] if asked else (("", ""), 0)
    if times < _FEWEST:
        return "", ""
    questions = [turn for turn in turns if turn.name == asking]
    answers = [turn for turn in turns if turn.name == told]
    is_mostly = are_mostly(times, questions) and are_mostly(times, answers)
    if not is_mostly or ask_back(answers) or any(has_word(one, "decided") for one in (asking, told)):
        return "", ""
    of_moment = sum(is_asked_of_moment(one) for one, other in pairs if (one.name, other.name) == (asking, told))
    is_known = asking in words("asking_aloud") or told in words("expected")
    may_be_names = not is_known and (of_moment or any(map(asks, answers)) or not all(map(asks, questions)))
    return ("", "") if may_be_names or 2 * of_moment > times else (asking, told)


def _card(question: Turn, answer: Turn) -> Iterator[Card | Problem]:
    """Yield the card of a question and its answer; none where that asks as well or is still to be written."""
    blocks = [paragraph(answer.said, answer.block)] if answer.said.text else []
    blocks += answer.more
    if not blocks or is_unwritten(blocks):
        why = "a question without an answer below it"
        yield Problem(question.span, why, is_unanswered=True)
    elif answer.more or not has_question_mark(answer.said.text.rstrip()[-1:]):
        yield card_of_turns(question.said, question, answer)


def _runs(children: Sequence[Block]) -> Iterator[list[Turn]]:
    """Yield the turns that follow one another, with no heading and no rule between."""
    for is_parting, blocks in groupby(children, lambda child: child.kind in _PARTING):
        if not is_parting:
            shown = (block for block in blocks if not shows_nothing(block))
            yield turns_among(shown, lambda block, _: _labelled(block), _goes_on)


def _goes_on(block: Block) -> bool:
    """Whether a block goes on with what is said above it; behind a remark in italics nothing does."""
    return block.kind in _GOING_ON or (
        block.kind == "paragraph"
        and not (is_in_italics(block) or is_bold_line(block) or takes_leave(block) or has_question_mark(block.text))
    )


def _may_be_labelled(block: Block) -> bool:
    """Whether a paragraph may open with a label; quick to tell."""
    return block.text[:_SHORTEST].isupper() and bool(block.inline.marks) and block.inline.marks[0].start == 0


def _labelled(block: Block) -> list[Turn]:
    """Return the turns of a paragraph that opens with a label; each line of it may open with one."""
    return turns_in(block, _label_of) if block.kind == "paragraph" and _may_be_labelled(block) else []


def _label_of(line: Inline) -> tuple[str, int] | None:
    """Return the label that opens a line, in bold and in capitals, as `plain` writes it, and where it ends."""
    bold = opening_mark(line, "strong")
    told = _LABEL.fullmatch(line.text[: bold.end].rstrip()) if bold is not None else None
    if bold is None or told is None or not told["label"].isupper() or len(told["label"]) < _SHORTEST:
        return None
    behind = _BEHIND.match(line.text, bold.end)
    start = behind.end() if behind else bold.end
    is_apart = start > bold.end or line.text[bold.end - 1].isspace() or start == len(line.text)
    return (plain(told["label"]), start) if is_apart else None
