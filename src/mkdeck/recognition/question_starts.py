"""Where the question begins that an answer below it answers."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.guards import addresses_reader
from mkdeck.parsing.pieces import leads_up
from mkdeck.recognition.answers import answers_below, is_marker
from mkdeck.recognition.asked_once import LETTERED, is_labelled
from mkdeck.recognition.named_options import named_by_letter
from mkdeck.recognition.options import BEFORE_OPTION, read_options
from mkdeck.recognition.questions import (
    ATTACHED,
    answers_itself,
    has_question_role,
    heading_asks,
    heading_of,
    is_picture,
)
from mkdeck.recognition.truth_cues import asks_of_what_follows
from mkdeck.wording.words import answer_marker, asks, has_question_mark, is_question_label, plain, question_label, words

FURTHEST = 12
"""Blocks; a question does not begin further before its answer, unless its container or heading says so."""
_CASE = re.compile(r"(?P<word>[^\W\d_]{3,20}(?: [^\W\d_]{3,20})?)\s?[#№]?\s?(?:\d{1,2}|[A-H])(?![^\W_])")
"""“Case 3”, “Patient 1 – Mr Dolan”."""
_FURTHEST_STEM = 30
"""Blocks between a part of a question and what stands above all of these."""
_FURTHEST_LABEL, _FEWEST_TOLD = 3, 4
"""Blocks between a label and what asks; words behind the label."""


def question_start(children: Sequence[Block], floor: int, answer: int) -> int:
    """Return where the question before an answer begins; the answer's own place if there is none."""
    above = _start_of_options(children, floor, answer)
    place = _place_of_question(children, floor, above)
    if place == above < answer:
        if above > floor and _is_stem(children[above - 1]):
            return above - 1
        return answer - 1 if LETTERED.match(children[answer - 1].text) else answer  # parts of a task, not options
    return place


def stem_of_part(children: Sequence[Block], place: int) -> Sequence[Block]:
    """Return what the lettered part of a question at a place is asked of: “**Q2.** A car brakes.” above “(b) Why?”.

    It has the label of a question or stands right below the heading that is one, where it is no advice, asks nothing
    itself, and stands above the part (a), be it with a figure between.
    """
    first = next((at for at in range(place, max(-1, place - _FURTHEST_STEM), -1) if is_part(children[at], "a")), -1)
    start = first - 1
    while start > 0 and (children[start].kind in ATTACHED or is_picture(children[start])):
        start -= 1
    stem = children[start] if start >= 0 else None
    if stem is None or stem.kind != "paragraph" or _answers_itself(stem) or is_marker(stem):
        return ()
    label = question_label(stem.text)
    is_below = start == 1 and children[0].kind == "heading" and is_question_label(children[0].text)
    is_told = (
        (0 < label < len(stem.text) or (is_below and not label and not _advises(stem.text)))
        and not LETTERED.match(stem.text)
        and not has_question_mark(stem.text)
    )
    between = children[first + 1 : place]
    is_one = all(child.kind != "rule" and child.kind != "section" and not _opens_other(child) for child in between)
    return children[start:first] if is_told and is_one else ()


def _advises(text: str) -> bool:
    """Whether a text speaks to the reader and gives nothing that is asked of: “Do this at home if you like.”."""
    if not addresses_reader(text) or any(map(str.isdecimal, text)):
        return False
    first, *behind = plain(text).split()
    tells = first in words("spoken_to") and words("advising").isdisjoint(behind[:1])
    return not tells and first not in words("supposing")


def is_part(block: Block, letter: str) -> bool:
    """Whether a paragraph is the part of a task that has this letter: “(a) …”."""
    found = LETTERED.match(block.text) if block.kind == "paragraph" else None
    return found is not None and found["letter"] == letter


def _opens_other(block: Block) -> bool:
    """Whether a paragraph has the label of a question, and none of a part."""
    is_part = LETTERED.match(block.text) is not None
    return block.kind == "paragraph" and not is_part and question_label(block.text) > 0


def begins_question(block: Block) -> bool:
    """Whether a paragraph opens another question: by its label, or since it holds an answer as well."""
    label = question_label(block.text)
    if is_question_label(block.text) or (label > 0 and (is_labelled(block) or asks(block.text))):
        return True
    return _answers_itself(block)


def are_options(blocks: Sequence[Block]) -> bool:
    """Whether the options of a question are all that stands before an answer: in a paragraph, in several, in a list."""
    found = read_options(blocks) if blocks and blocks[0].kind in ("paragraph", "list") else None
    return found is not None and found[:2] == (0, len(blocks))


def _is_stem(block: Block) -> bool:
    """Whether a paragraph right above options leaves its sentence open: “The capital of Australia is”."""
    is_told = block.kind == "paragraph" and not is_marker(block) and not BEFORE_OPTION.match(block.text)
    return is_told and block.text[-1:].isalnum() and "\n" not in block.text


def _place_of_question(children: Sequence[Block], floor: int, answer: int) -> int:
    """Return where the question begins that stands before an answer, or before the options above it."""
    for place in range(answer - 1, max(floor, answer - FURTHEST) - 1, -1):
        child = children[place]
        if child.kind == "section" or (child.kind in ("container", "quote") and has_question_role(child)):
            heading = heading_of(child)
            asking = has_question_role(child) or (heading is not None and _heads_question(heading))
            is_near = all(between.kind == "container" for between in children[place + 1 : answer])  # a hint
            return place if asking and is_near else answer
        if child.kind == "heading":
            near = all(between.kind in ATTACHED for between in children[place + 1 : answer])
            is_judged = place == answer - 2 and asks_of_what_follows(child, children[place + 1])
            return place if near or is_judged or _heads_question(child) else answer
        if _asks_last(children, place, answer) or (place == answer - 1 and _is_problem(children, place)):
            return place
        if child.kind == "paragraph":
            if _answers_itself(child) or is_marker(child):
                return answer
            if place == answer - 1 and LETTERED.match(child.text):
                return place
            if asks(child.text) or is_question_label(child.text) or question_label(child.text):
                return _with_what_leads_up(children, floor, place)
        elif child.kind not in (*ATTACHED, "container"):
            return answer
    return answer


def _is_problem(children: Sequence[Block], place: int) -> bool:
    """Whether a quotation tells a case and ends in what is asked of it, so that nothing above it asks.

    Below what asks or has a label it is quoted there.
    """
    quote = children[place]
    last = quote.children[-1] if quote.kind == "quote" and quote.children else None
    if last is None or last.kind != "paragraph" or not asks(last.text) or is_marker(last):
        return False
    above = children[place - 1] if place else None
    if above is None or above.kind in ("quote", "section", "container", "rule"):
        return True
    if above.kind == "heading":
        return not _heads_question(above)
    is_told = above.kind == "paragraph" and not leads_up(above) and (is_marker(above) or not asks(above.text))
    return is_told and not question_label(above.text)


def _start_of_options(children: Sequence[Block], floor: int, answer: int) -> int:
    """Return where options with letters begin that stand right above an answer; the answer's place without such."""
    above = children[max(floor, answer - FURTHEST) : answer]
    if not above or above[-1].kind != "paragraph" or not BEFORE_OPTION.match(above[-1].text):
        return answer
    found = read_options(above)
    return answer - len(above) + found[0] if found is not None and found[1] == len(above) else answer


def _asks_last(children: Sequence[Block], place: int, answer: int) -> bool:
    """Whether the last item of a list is the question, right above the answer or above its options."""
    if place == answer - 1 and _ends_with_question(children[place]):
        return True
    is_near = place == answer - 1 or are_options(children[place + 1 : answer])
    return is_near and _ends_with_task(children, place)


def _ends_with_question(block: Block) -> bool:
    """Whether a list's last item asks and does not answer, so that the answer stands below the list."""
    if block.kind != "list" or not block.children or not block.children[-1].children:
        return False
    item = block.children[-1]
    return (
        has_question_mark(item.children[0].text) and not answers_below(item) and not _answers_itself(item.children[0])
    )


def _ends_with_task(children: Sequence[Block], place: int) -> bool:
    """Whether an ordered list ends with a task that is answered below it; below a question it holds the options."""
    block = children[place]
    if block.kind != "list" or not block.ordered or not block.children[-1].children:
        return False
    above = children[place - 1] if place else None
    is_told = above is not None and (is_marker(above) or named_by_letter(above.text) is not None)
    if above is not None and above.kind == "paragraph" and asks(above.text) and not is_told:
        return False  # “Correct option: B” orders nothing
    item, others = block.children[-1], block.children[:-1]
    if not asks(item.children[0].text) and any(
        has_question_mark(other.children[0].text) for other in others if other.children
    ):
        return False  # the last option of a question that stands in the same list
    return not answers_below(item) and not _answers_itself(item.children[0])


def _answers_itself(block: Block) -> bool:
    """Whether a line of a paragraph is the answer to the one before."""
    if any(answer_marker(line) is not None for line in block.text.split("\n")[1:]):
        return True
    return block.kind == "paragraph" and question_label(block.text) > 0 and answers_itself(block)


def _heads_question(heading: Block) -> bool:
    return heading_asks(heading) or asks(heading.text)


def _with_what_leads_up(children: Sequence[Block], floor: int, place: int) -> int:
    """Take in the code before a question, and the line that introduces it: "Given this loop:".

    So is a paragraph that has the label and tells of what the question below it is asked: “**Question 2.** A car …”.
    """
    start = place
    if (labelled := _labelled_above(children, floor, place)) is not None:
        return labelled
    if _is_below_case(children, floor, place):
        return place - 1
    if place > floor and children[place - 1].kind in ("code", "table") and not question_label(children[place].text):
        start = place - 1
        if start > floor and children[start - 1].kind == "paragraph" and leads_up(children[start - 1]):
            start -= 1
    return start


def _is_below_case(children: Sequence[Block], floor: int, place: int) -> bool:
    """Whether a question stands below the paragraph that tells the case which the heading right above counts."""
    if place != len(("heading", "case")) or floor >= place or children[0].kind != "heading":
        return False
    told = children[1]
    if told.kind != "paragraph" or is_marker(told) or has_question_mark(told.text) or _answers_itself(told):
        return False
    found = _CASE.match(children[0].text)
    return found is not None and plain(found["word"]) in words("case") and len(told.text.split()) >= _FEWEST_TOLD


def _labelled_above(children: Sequence[Block], floor: int, place: int) -> int | None:
    """Return where the labelled paragraph stands above one that asks and has no label; None where there is none."""
    if question_label(children[place].text):
        return None
    for above in range(place - 1, max(floor, place - _FURTHEST_LABEL) - 1, -1):
        child = children[above]
        if child.kind not in ("paragraph", "code", "table") or is_marker(child) or _answers_itself(child):
            return None
        label = question_label(child.text) if is_labelled(child) else 0
        if label:
            is_told = len(child.text[label:].split()) >= _FEWEST_TOLD
            return above if is_told and not asks(child.text) else None
    return None
