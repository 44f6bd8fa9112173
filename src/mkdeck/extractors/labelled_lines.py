"""Lines that begin with `Q:` and `A:`, or a question's line and an `Answer:` below it; `C:` lines are clozes.

https://github.com/eudoxia0/hashcards: what stands in brackets after `C:` is to be filled in; `P:` and `S:` are a
problem and its solution. Both may stand on one line, which then begins with the question's label.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, count, pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Cloze, Inline, Markdown, Origin, Problem, Span
from mkdeck.parsing.inline import is_wholly, join_lines, split_lines, to_markdown
from mkdeck.parsing.pieces import as_paragraphs, leads_up, paragraph
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answer_ends import ends_answer
from mkdeck.recognition.answer_keys import is_key
from mkdeck.recognition.answers import is_answer_container, is_marker, is_unwritten, why_unwritten
from mkdeck.recognition.asked_once import LETTERED
from mkdeck.recognition.exercise_names import is_key_title, says_key
from mkdeck.recognition.flashcards import untagged
from mkdeck.recognition.key_entries import labelled_entries, read_key
from mkdeck.recognition.label_lines import CLOZE, CLOZE_LETTERS, Line, adornment, lines_of, may_hold_letter, pairs_in
from mkdeck.recognition.labelled_pairs import may_hold_pairs
from mkdeck.recognition.letter_labels import (
    ANSWER,
    ANSWER_LETTERS,
    ANSWER_SIGNS,
    QUESTION,
    QUESTION_LETTERS,
    QUESTION_SIGNS,
    TOLD,
    are_quantities,
    has_small_label,
)
from mkdeck.recognition.navigation import is_navigation
from mkdeck.recognition.next_pairs import begins_pair
from mkdeck.recognition.options import BEFORE_OPTION, SECOND_LABEL, read_options, split_options
from mkdeck.recognition.questions import (
    bold_lead,
    is_list_of_questions,
    is_picture,
    is_stage_direction,
    question_card,
    without_label,
)
from mkdeck.recognition.set_tasks import line_sets_task, sets_task
from mkdeck.recognition.told_options import may_open_with_letter, may_tell_option, told_option
from mkdeck.recognition.truth_cues import asks_for_itself, is_answered_statement
from mkdeck.rules.claims import NOTHING_STANDS, Standing
from mkdeck.values import dataclass, replace
from mkdeck.wording.unwritten import says_to_do
from mkdeck.wording.words import (
    answer_marker,
    asks,
    asks_for_all,
    has_question_mark,
    is_answer_label,
    is_exact_answer_label,
    is_question_label,
    names_question,
    question_at,
    question_label,
)

READS = ("document", "section", "item", "quote", "container", "definition")
WITH = ("letter", "quote")

_DELETION = re.compile(r"\[([^\[\]]+)\\\]")
_SIGNS = (*QUESTION_SIGNS, *ANSWER_SIGNS)
_OTHER_LETTER = re.compile(r"[B-OR-Z]\s?[:：.)]\s")
"""Opens an option, or what somebody says: “B: …”."""
_FIRST_OPTION = re.compile(r"A\s?[.)]\s")
_SECOND_OPTION = re.compile(rf"\s{SECOND_LABEL}\s")
_LONGEST_NAME = 3
"""Words behind a label that ask nothing: “Q1: Jupiter” tells it."""
_LONGEST_ANSWER = 8
"""Blocks behind the last label that may still belong to its answer."""
_LONGEST_TITLE = 5
"""Words in bold above questions."""
_LETTER = re.compile(r"[A-Z](?=\s?[:：=]\s)")
_FEWEST_SYMBOLS = 4
_ENDS = ("section", "heading", "rule", "front matter")


@dataclass(frozen=True, slots=True)
class _Pair:
    """The lines of a question and those of its answer; None where no answer was begun."""

    asked: tuple[Line, ...]
    answered: tuple[Line, ...] | None = None


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each pair of labelled lines among a container's children, and for each cloze line."""
    return extract_before(block, NOTHING_STANDS)


def extract_before(block: Block, begun: Standing) -> Iterator[Card | Problem]:
    """Yield these cards, whose answers end where tables that stand on their own have begun."""
    block = _with_quoted_answers(block)
    labelled = {place for place in range(len(block.children)) if _is_labelled_at(block.children, place)}
    labelled |= _only_statement(block.children)
    if not labelled:
        return  # as nearly always
    if are_quantities([block.children[place].text for place in labelled]):
        labelled = {place for place in labelled if not has_small_label(block.children[place].text)}
    if not _are_labels(block.children[place] for place in labelled):
        labelled = {place for place in labelled if not _is_marked_only(block.children[place])}
    if not labelled:
        return
    if any(block.children[place].text.startswith(QUESTION_SIGNS) for place in labelled):
        labelled |= {place for place, child in enumerate(block.children) if child.text.startswith(ANSWER_SIGNS)}
    labelled |= _lettered_answers(block.children, labelled)
    asking = _asked_plainly(block.children, labelled)
    left: set[str] = set()  # the numbers of questions that have no answer yet
    for pair in _without_entries(block, list(_pairs(_lines(block.children, labelled, asking), begun))):
        asked, told = pair.asked[0].number, pair.answered[0].number if pair.answered else ""
        if pair.answered is None:
            left.add(asked)
        if pair.asked[0].label == "cloze":
            yield from _cloze(pair)
        elif asked and told in left - {"", asked}:
            yield Problem(_span(pair), f"an answer to question {told}, which stands below question {asked}")
        else:
            yield from _card(pair)


def _without_entries(block: Block, pairs: Sequence[_Pair]) -> Sequence[_Pair]:
    """Return pairs without the labelled paragraphs that answer in a key: “**Q1.** Iron” below “Answers”.

    They ask nothing, and nothing answers there. A part of a key, “### Part A”, stands below its title.
    """
    bare = [
        pair.asked[0] for pair in pairs if pair.asked[0].label == "question" and not asks(pair.asked[0].inline.text)
    ]
    if not bare or any(pair.answered is not None for pair in pairs):
        return pairs
    lines = {line.span.first for line in bare}
    if not (is_key(block) or any(is_answer_label(title) or is_key_title(title) for title in bare[0].context)):
        places = [place for place, child in enumerate(block.children) if _is_key_line(child)]
        keys = (entry for place in places for entry in read_key(block.children, place).values())
        lines &= {entry[0].span.first for entry in keys if entry}
    return [pair for pair in pairs if pair.asked[0].span.first not in lines]


def _is_key_line(block: Block) -> bool:
    """Whether a paragraph is but the title of a key: “**Answer key**”."""
    return block.kind == "paragraph" and (is_exact_answer_label(block.text) or says_key(block.text))


def _only_statement(children: Sequence[Block]) -> set[int]:
    """Return the place of “True or false: …” with its answer on the next line; for several there is another rule."""
    found = {place for place, child in enumerate(children) if is_answered_statement(child)}
    return found if len(found) == 1 else set()


def _asked_plainly(children: Sequence[Block], labelled: Collection[int]) -> set[int]:
    """Return the places of questions without a label right above answers with the letter “A:”, and no other letter."""
    if any(_OTHER_LETTER.match(child.text) for child in children):
        return set()  # options, or what several people say
    above = (place - 1 for place in labelled if place and TOLD.match(children[place].text))
    return {
        place
        for place in above
        if children[place].kind == "paragraph" and question_at(children[place].text) == len(children[place].text)
    }


def _with_quoted_answers(block: Block) -> Block:
    """Return a container in which answers with a label stand by themselves that were quoted: “**Q1.** …”, “> A: …”."""
    children = block.children
    quotes = [
        place
        for place, child in enumerate(children)
        if place and child.kind == "quote" and child.children and QUESTION.match(children[place - 1].text)
    ]
    if not quotes:
        return block
    told = {place for place in quotes if ANSWER.match(children[place].children[0].text)}
    if not told:
        return block
    opened = (child.children if place in told else (child,) for place, child in enumerate(children))
    return replace(block, children=tuple(chain.from_iterable(opened)))


def _are_labels(paragraphs: Iterable[Block]) -> bool:
    """Whether half of what stands behind ❓ asks, so that it is no mark of what is not sure: “❓ Moved the menu”."""
    marked = [line for block in paragraphs for line in block.text.split("\n") if line.startswith(QUESTION_SIGNS)]
    return 2 * sum(has_question_mark(line) or is_question_label(line) for line in marked) >= len(marked)


def _is_marked_only(block: Block) -> bool:
    """Whether a paragraph opens with a sign and no word for an answer behind it."""
    return block.text.startswith(_SIGNS) and answer_marker(block.text) is None


def _lines(children: Sequence[Block], labelled: Collection[int], asking: Collection[int]) -> Iterator[Line]:
    """Yield the lines of the labelled paragraphs, whose places are given, and the blocks between them.

    At some places a paragraph asks without a label.

    Prose behind the last one is a break.
    """
    last = max(labelled)
    is_told = False  # the line before holds its answer
    titles = _titles(children, labelled)
    for place, child in enumerate(children[: last + _LONGEST_ANSWER]):
        if place in asking and place not in labelled:
            yield Line("question", child.inline, child.span, child.context, child.source, begins=True)
            continue
        goes_on = place > 0 and child.kind == "list" and _is_told_below(children[place - 1])
        if place in labelled:
            if _closes_options(child.text.split("\n")):
                yield Line("end", child.inline, child.span, child.context, child.source)  # it opens a pair
            yield from lines_of(child, children[place + 1 : place + 2])
            is_told = bool(pairs_in(split_lines(child.inline)[-1]))
        elif (
            child.kind in _ENDS
            or place in titles
            or ((_begins_another(child) or begins_pair(children, place)) and not goes_on)
            or ((place > last or is_told) and _is_prose(child))
        ):
            yield Line("end", child.inline, child.span, child.context, child.source)
        elif not is_stage_direction(child.inline):
            yield Line("block", child.inline, child.span, child.context, child.source, block=child)


def _titles(children: Sequence[Block], labelled: Collection[int]) -> frozenset[int]:
    """Return the places of lines in bold that are titles of parts: one right above the first question, and those alike.

    A paragraph may stand between such a title and the next question.
    """
    first = min(labelled)
    if not first or not _is_title(children[first - 1]):
        return frozenset()
    further = range(first + 1, max(labelled))
    return frozenset(
        at
        for at in further
        if at not in labelled
        and _is_title(children[at])
        and any(QUESTION.match(child.text) for child in _below_title(children, at))
    )


def _below_title(children: Sequence[Block], place: int) -> Sequence[Block]:
    """Return the block below a title, or the one behind that where it is but prose."""
    below = children[place + 1 : place + 1 + len(("prose", "question"))]
    return below[:1] if below and below[0].kind != "paragraph" else below


def _is_title(block: Block) -> bool:
    """Whether a paragraph is a few words in bold, and neither asks nor leads up to something."""
    is_short = block.kind == "paragraph" and len(block.text.split()) <= _LONGEST_TITLE
    return is_short and is_bold_line(block) and block.text[-1:].isalnum()


def _is_told_below(block: Block) -> bool:
    """Whether a paragraph leads up to the list below it, or ends with a bare marker, “Ans.”, which the list follows."""
    last = block.text.rpartition("\n")[2]
    return leads_up(block) or (block.kind == "paragraph" and answer_marker(last) == len(last))


def _is_prose(block: Block) -> bool:
    return block.kind == "paragraph" and not is_picture(block)


def _is_labelled_at(children: Sequence[Block], place: int) -> bool:
    """Whether a paragraph has labels, and not the letter of the right one of the options above it."""
    child = children[place]
    if child.kind != "paragraph" or not _is_labelled(child):
        return False
    return not (place and may_open_with_letter(child) and told_option(children, place))


def _is_labelled(block: Block) -> bool:
    if not may_hold_letter(block.text) and not may_hold_pairs(block.text):
        return False  # as most
    lines = [line[adornment(line) :] for line in block.text.split("\n")]
    if not _holds_label(block, lines) or _is_legend(lines) or is_navigation(block) or labelled_entries(block):
        return False
    if _are_options_alone(block):
        return False
    return len(lines) == 1 or len(split_options(block)) <= 1  # options belong to those who know the right one


def _are_options_alone(block: Block) -> bool:
    """Whether a paragraph is but the options of the question above it, “A. 12   B. 15   C. 18”, and no answer “A. …”.

    A colon behind its letter may be that of a word for an answer.
    """
    if _FIRST_OPTION.match(block.text) is None:
        return False  # as mostly
    found = read_options([block])
    return found is not None and found[2][0].label == "a"


def _lettered_answers(children: Sequence[Block], labelled: Collection[int]) -> set[int]:
    """Return the places of rows of letters that answer what asks for several things: “A. airway  B. breathing”.

    They do where another “A.” answers, and nothing below them tells one of the letters.
    """
    if not any(_answers_by_point(children[place]) for place in labelled):
        return set()
    found: set[int] = set()
    for place, child in enumerate(children):
        question, newline, row = child.text.rpartition("\n") if child.kind == "paragraph" else ("", "", "")
        above = question if newline else children[place - 1].text if place else ""
        if place in labelled or not row or _FIRST_OPTION.match(row) is None or not asks_for_all(_without_letter(above)):
            continue
        told = children[place + 1] if place + 1 < len(children) else None
        is_told = told is not None and (is_marker(told) or is_answer_container(told) or may_tell_option(told))
        if not is_told and _are_options_alone(paragraph(Inline(row), child)):
            found.add(place)
    return found


def _without_letter(question: str) -> str:
    """Return a question without the letter before it: “Q. What are the steps?”."""
    label = QUESTION.match(question)
    return question[label.end() :] if label else question


def _answers_by_point(block: Block) -> bool:
    """Whether one of the lines of a paragraph opens with “A.” and offers no other letter."""
    lines = block.text.split("\n")
    return any(_FIRST_OPTION.match(line) and not _SECOND_OPTION.search(line) for line in lines)


def _is_legend(lines: Sequence[str]) -> bool:
    """Whether each of several lines has another letter before it, as what the symbols of a formula mean."""
    letters = [found[0] for line in lines if (found := _LETTER.match(line))]
    is_of_each = len(letters) == len(lines) >= _FEWEST_SYMBOLS and len(set(letters)) == len(letters)
    return is_of_each and not any(map(has_question_mark, lines))


def _holds_label(block: Block, lines: Sequence[str]) -> bool:
    """Whether one of a paragraph's lines begins with a label, or is the answer to the one before."""
    for line in lines:
        first = line[:1]
        if (first in QUESTION_LETTERS and QUESTION.match(line)) or (first in CLOZE_LETTERS and CLOZE.match(line)):
            return True
    if lines[0][:1] in ANSWER_LETTERS and ANSWER.match(lines[0]):
        return True
    if any(map(may_hold_pairs, lines)) and any(map(pairs_in, split_lines(block.inline))):
        return True
    if len(lines) == 1:
        return False
    return _closes_options(lines) or any(
        answer_marker(line) is not None and (asks(before) or names_question(before)) for before, line in pairwise(lines)
    )


def _closes_options(lines: Sequence[str]) -> bool:
    """Whether the line below options that stand below another line tells the right one: “Ans: (b) cytology”."""
    first = next((place for place, line in enumerate(lines) if BEFORE_OPTION.match(line)), 0)
    end = next((place for place, line in enumerate(lines) if place > first and not BEFORE_OPTION.match(line)), 0)
    return 0 < first < end - 1 and answer_marker(lines[end]) is not None


def _begins_another(block: Block) -> bool:
    """Whether a block is a question or an answer in a form that is not this one's, or leads elsewhere."""
    if block.kind == "quote" and block.children and block.children[0].kind == "paragraph":
        return _is_labelled(block.children[0])
    if block.kind != "paragraph":
        return is_list_of_questions(block)
    if is_navigation(block) or is_question_label(block.text) or is_answered_statement(block) or sets_task(block):
        return True
    bold = bold_lead(block)
    is_bold = bold is not None and bold.end == len(block.text) and has_question_mark(block.text)
    return is_bold or answer_marker(block.text) is not None or (question_label(block.text) > 0 and asks(block.text))


def _pairs(lines: Iterator[Line], begun: Standing) -> Iterator[_Pair]:
    """Gather the lines into pairs; a pair ends where the next begins, at a heading, or with prose behind the last."""
    asked: list[Line] = []
    answered: list[Line] | None = None
    for line in lines:
        answers = line.label == "marker" or (line.label == "letter" and asked and asked[0].label == "question")
        begins = line.label in ("question", "cloze") or (
            line.label in ("line", "letter") and (not asked or _asks_anew(line, answered is not None))
        )
        ends = line.label == "end" or (asked != [] and _ends_pair(line, asked, answered, begun))
        if asked and (begins or ends):
            yield _Pair(tuple(asked), None if answered is None else tuple(answered))
            asked, answered = [], None
        if begins:
            asked = [line]
        elif asked and answers and answered is None and asked[0].label != "cloze":
            answered = [line]
        elif asked and not ends:
            (asked if answered is None else answered).append(line)
    if asked:
        yield _Pair(tuple(asked), None if answered is None else tuple(answered))


def _ends_pair(line: Line, asked: Sequence[Line], answered: Sequence[Line] | None, begun: Standing) -> bool:
    """Whether a block is no part of the cloze above it, or a table, definitions or a task none of the answer."""
    if asked[0].label == "cloze":
        return line.label == "block"
    if answered and line.label == "line" and line_sets_task(line.inline, (told.inline for told in answered)):
        return True
    if line.block is None or line.block.kind not in ("table", "definitions") or not answered:
        return False
    told = [told.block or Block("paragraph", told.source, told.span, inline=told.inline) for told in answered]
    return ends_answer(line.block, without_label(join_lines([line.inline for line in asked])).text, told, begun)


def _asks_anew(line: Line, is_answered: bool) -> bool:
    """Whether a paragraph behind an answer begins with a question of its own."""
    text = line.inline.text
    return is_answered and line.begins and (asks(text) or names_question(text) or asks_for_itself(line.inline))


def _leads_to_parts(asked: Sequence[Line]) -> bool:
    """Whether a label stands before what its parts are asked of: “Q1. A car brakes.” above “(a) Why does it slow?”."""
    signs = (LETTERED.match(line.inline.text) for line in asked[1:])
    parts = [sign for sign in signs if sign is not None and asks(sign.string[sign.end() :])]
    return bool(parts) and not has_question_mark(asked[0].inline.text)


def _cloze(pair: _Pair) -> Iterator[Card]:
    numbers = count(1)
    text = to_markdown(join_lines([line.inline for line in pair.asked]))
    cloze = Markdown(_DELETION.sub(lambda found: f"{{{{c{next(numbers)}::{found[1]}}}}}", text))
    if cloze != text:
        yield Cloze(cloze, Origin(span=_span(pair), context=pair.asked[0].context, evidence="marked"))


def _card(pair: _Pair) -> Iterator[Card | Problem]:
    span, first = _span(pair), pair.asked[0]
    if pair.answered is None:
        is_told = any(any(map(str.isalpha, line.inline.text)) for line in pair.asked[1:])
        is_asked = asks(first.inline.text) or len(first.inline.text.split()) > _LONGEST_NAME
        is_title = is_told and (first.is_signed or is_wholly(first.inline, "strong"))
        if first.label == "question" and is_asked and not is_title and not _leads_to_parts(pair.asked):
            yield Problem(span, "a question without an answer; write it behind A: on the next line", is_unanswered=True)
        return
    back = as_paragraphs((told.source if told.label == "block" else told.inline, told.begins) for told in pair.answered)
    begun = pair.answered[0].inline
    if asks_for_all(first.inline.text) and _is_row(pair.answered):
        back = Markdown(f"A. {back}")
    answer = [Block("paragraph", back, span, inline=begun)]
    if is_stage_direction(begun) and len(pair.answered) == 1:
        return
    if says_to_do(begun.text) or (len(pair.answered) == 1 and is_unwritten(answer)):
        yield Problem(span, f"the answer {why_unwritten(answer)}; write it behind the marker or below it")
        return
    lines = [line for line in pair.asked if line.label != "block"]
    inline = untagged(without_label(join_lines([line.inline for line in lines])))
    question = Block("paragraph", to_markdown(inline), first.span, context=first.context, inline=inline)
    more = [Block("code", line.source, line.span) for line in pair.asked if line.label == "block"]
    yield question_card([question, *more], back, begun, span, "marked")


def _is_row(answered: Sequence[Line]) -> bool:
    """Whether an answer is a row of letters, the first of which was taken for its label: “airway  B. breathing”."""
    text = f"A. {answered[0].inline.text}"
    return (
        len(answered) == 1
        and _SECOND_OPTION.search(text) is not None
        and read_options([Block("paragraph", Markdown(text), answered[0].span, inline=Inline(text))]) is not None
    )


def _span(pair: _Pair) -> Span:
    lines = (*pair.asked, *(pair.answered or ()))
    first = lines[0].span
    return Span(first.path, first.first, max(first.first, lines[-1].span.last))
