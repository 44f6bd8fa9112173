"""A question, then its answer under a marker, a heading or in a container of that name.

`Answer:` or `Réponse :` before a paragraph; a heading `Solution`; a `<details>` that says "show answer", a directive
`:::{solution}`, a `<Solution>`, a quotation with `{: .solution}`. Options and a key make a multiple-choice card.
Written so in https://github.com/lydiahallie/javascript-questions, https://carpentries.github.io/sandpaper-docs/,
https://mystmd.org/guide/exercises and https://openstax.org.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Evidence, Inline, Markdown, Origin, Problem, Span
from mkdeck.parsing.inline import cut, split_lines
from mkdeck.parsing.pieces import covering, joined, leads_up, number_before, paragraph
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answer_ends import answers_shortly, ends_answer
from mkdeck.recognition.answers import (
    GUESSED,
    answers_below,
    behind_marker,
    body,
    contents,
    folds_its_answer,
    is_answer_container,
    is_exam_data,
    is_marker,
    is_unwritten,
    refers_to_label,
    why_unwritten,
)
from mkdeck.recognition.asked_once import LETTERED, asks_once
from mkdeck.recognition.key_entries import number_of, read_key
from mkdeck.recognition.key_owners import holds_key, is_key_of_letters, is_key_to, names_exercises
from mkdeck.recognition.key_points import tells_points
from mkdeck.recognition.labelled_exercises import solutions_elsewhere
from mkdeck.recognition.labelled_statements import judges_labelled
from mkdeck.recognition.matching import answers_matching
from mkdeck.recognition.navigation import is_navigation
from mkdeck.recognition.next_pairs import begins_pair, next_answer
from mkdeck.recognition.numbered_questions import questions_in
from mkdeck.recognition.option_letters import is_option_letter
from mkdeck.recognition.option_verdicts import choice_of_verdicts
from mkdeck.recognition.options import BEFORE_OPTION, holds_options, read_options, split_options
from mkdeck.recognition.other_number import other_number
from mkdeck.recognition.part_keys import holds_scheme_of_parts
from mkdeck.recognition.parts import FEWEST, cards_of_parts, first_text, lettered, told_of
from mkdeck.recognition.pool_heads import is_pool_question
from mkdeck.recognition.question_starts import (
    FURTHEST,
    are_options,
    begins_question,
    is_part,
    question_start,
    stem_of_part,
)
from mkdeck.recognition.questions import (
    answers_itself,
    has_question_role,
    heading_of,
    is_list_of_questions,
    is_picture,
    opens_labelled_pair,
    question_card,
    shows_nothing,
    why_no_option,
    without_label,
    without_points,
)
from mkdeck.recognition.told_options import told_option
from mkdeck.recognition.truth_cues import as_judged, asks_of_what_follows
from mkdeck.recognition.truth_keys import (
    answers_statements,
    asks_of_statements,
    list_of_other_numbers,
    tells_both_verdicts,
    without_verdict_right_before,
)
from mkdeck.recognition.verdicts import tells_verdict, told_below
from mkdeck.rules.claims import NOTHING_STANDS, Standing
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import (
    answer_marker,
    asks,
    has_question_mark,
    is_answer_label,
    is_question_label,
    is_task,
    plain,
    question_label,
    words,
)

READS = ("document", "section", "item", "quote", "container", "definition")
WITH = ("answer", "container", "one item")
_SEVERAL = 2
_ASKING = frozenset(["list", "paragraph", "section"])
"""The kinds of blocks that hold the questions of a key."""
_POINTS = re.compile(r"\s\(\d{1,2}(?:\s?[–-]\s?\d{1,2})?\)$", signs="(")
"""“Exercise 1 (0–2)”."""
_SHORTEST_LINE = 6
"""Signs that make a line to write on."""
_MOST_OF_NAME = 4
"""Words of what may be the last option of a question, and none itself."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """The children of a container that answer: from `start` to before `end`, and their blocks without their titles."""

    start: int
    end: int
    parts: tuple[tuple[Block, ...], ...]


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each answer among a container's children that has a question before it."""
    return extract_before(block, NOTHING_STANDS)


def extract_before(block: Block, begun: Standing) -> Iterator[Card | Problem]:
    """Yield these cards; an answer behind a marker ends where a table that stands on its own has begun."""
    if is_answer_container(block) or folds_its_answer(block) or _is_point_of_answer(block):
        return
    block = _with_next_questions(block, begun)
    explicit = answers_below(block)
    floor = 0
    is_whole = asks_once(block)
    merged = _merged(block, list(_answers(block, explicit, begun, is_whole=is_whole)))
    for answer in merged if is_whole else (_before_next_task(block, answer) for answer in merged):
        start = floor if is_whole else question_start(block.children, floor, answer.start)
        if not is_whole and (parts := _with_all_parts(block, floor, answer)):
            floor = answer.end
            yield from _cards(block, parts, answer, ())
            continue
        question, is_point = _asked_above(block.children[start : answer.start])
        floor = answer.end
        letter = LETTERED.match(question[0].text) if question and not is_whole else None
        if letter is not None and len(lettered(question[:1])[1]) < _SEVERAL:  # not the first of several parts
            rest = cut(question[0].inline, letter.end(), len(question[0].text))
            question = (paragraph(without_points(rest), question[0]), *question[1:])
        last = question[-1] if question else None
        is_option = len(question) > 1 and all(BEFORE_OPTION.match(block.text) for block in question[-2:])
        is_told = last is not None and last.kind == "paragraph" and not is_option
        if last is not None and is_told and tells_verdict(last.inline) and not holds_options(last):
            continue  # the answer but explains why a statement is true or false
        told = block.children[answer.start]
        above = block.children[max(0, answer.start - FURTHEST) : answer.start]
        key = read_key(block.children, answer.start)
        is_key = len(key) >= _SEVERAL
        is_title = bool(question) and all(one.kind == "heading" and not asks(one.text) for one in question)
        is_for_all = is_key and is_point and not is_whole and _is_list_to(key, above)
        is_of_statements = (is_for_all and tells_both_verdicts(key)) or judges_labelled(told, above if question else ())
        if is_of_statements or (is_key and is_title and not is_whole):
            continue  # to a lesson's title no key is the answer, nor to the last of several statements
        if is_key and not is_whole and _is_last_statement(question, key):
            why = "verdicts on statements of which nothing asks; write “True or false?” above them"
            yield Problem(told.span, why, disputed=covering(_statements_above(above, key)))
            continue
        why_not = "" if is_whole else _why_no_answer(above, question, told, is_key=is_key, is_for_all=is_for_all)
        why_not = why_not or _why_of_others(key, above)
        if why_not:
            yield Problem(told.span, why_not)
        elif not (any(map(is_list_of_questions, question)) and holds_key(told)):
            stem = stem_of_part(block.children, start) if letter is not None else ()
            yield from _cards(block, question, answer, stem)


def _why_no_answer(
    above: Sequence[Block], question: Sequence[Block], told: Block, *, is_key: bool, is_for_all: bool
) -> str:
    """Return why a block that says it answers does not answer what stands right above it; nothing if it does.

    `is_for_all` tells that it is a key, and a list of several points stands there.
    """
    is_numbered = is_key and told.kind == "paragraph"
    if (holds_key(told) or is_numbered) and len(questions_in(above)) >= _SEVERAL:
        return "the key has none of the numbers of the questions above it"
    if (other := other_number(above, question, told)) is not None:
        return f"an answer to question {other[0]}, which stands below question {other[1]}"
    if is_for_all and told.kind == "paragraph":
        return "a key to points that do not ask; call the list above it exercises, or ask there"
    return ""


def _why_of_others(key: Mapping[str, Sequence[Block]], above: Sequence[Block]) -> str:
    """Return why a key is one to others where the numbered list above it counts on behind its numbers; else nothing."""
    shown = [block for block in above if block.kind not in ("rule", "html")]
    last = shown[-1] if shown else None
    is_list = last is not None and last.kind == "list" and last.ordered
    if last is None or not is_list or len(key) < _SEVERAL or not all(map(str.isdecimal, key)):
        return ""
    is_behind = max(map(int, key)) < (last.children[0].number or 0)
    return "the key has none of the numbers of the list above it" if is_behind else ""


def _is_list_to(key: Mapping[str, Sequence[Block]], above: Sequence[Block]) -> bool:
    """Whether a numbered list that does not ask stands right above, to whose points a key belongs by its numbers."""
    last = above[-1] if above else None
    if last is None or last.kind != "list" or not last.ordered or len(last.children) < _SEVERAL:
        return False
    asking = any(asks(inner.text) for item in last.children for inner in item.children[:1])
    return not asking and key.keys() <= {str(item.number) for item in last.children}


def _is_last_statement(question: Sequence[Block], key: Mapping[str, list[Block]]) -> bool:
    """Whether what stands above a key of verdicts is one of several statements with numbers in bold or in brackets."""
    if not question or question[0].kind != "paragraph" or not tells_both_verdicts(key):
        return False
    return str(number_before(question[0].inline)) in key and not asks(question[0].text)


def _statements_above(above: Sequence[Block], key: Mapping[str, list[Block]]) -> Sequence[Block]:
    """Return the blocks right above a key from the first one on that has one of its numbers."""
    is_told = [
        block.kind == "list" or (block.kind == "paragraph" and str(number_before(block.inline)) in key)
        for block in above
    ]
    start = next((at for at in reversed(range(len(above))) if not is_told[at]), -1) + 1
    return above[start:]


def _with_next_questions(block: Block, begun: Standing) -> Block:
    """Return a container in which what is no part any more of an answer's section stands outside.

    “#### Answer” opens a section, which holds all that follows up to the next heading.
    """
    children = block.children
    opened = list[Block]()
    for child, following in zip(children, (*children[1:], None), strict=True):
        is_section = child.kind == "section" and is_answer_container(child) and not _is_key_of_labels(child)
        end = _end_of_section(child.children, following, begun) if is_section else len(child.children)
        if end < len(child.children):
            answer = child.children[:end]
            span = Span(child.span.path, child.span.first, answer[-1].span.last)
            opened += [replace(child, children=answer, span=span), *child.children[end:]]
        else:
            opened.append(child)
    return block if len(opened) == len(children) else replace(block, children=tuple(opened))


def _is_key_of_labels(section: Block) -> bool:
    """Whether what stands right below a heading opens with the number of a question and asks nothing: “Q1: Lima”."""
    told = section.children[1] if len(section.children) > _SEVERAL else None
    if told is None or told.kind != "paragraph" or not question_label(told.text):
        return False
    key = read_key([section], 0)
    asking = (part for part in section.children[1:] if part.kind == "paragraph" and has_question_mark(part.text))
    return len(key) >= _SEVERAL and number_of(told) in key and next(asking, None) is None


def _end_of_section(children: Sequence[Block], following: Block | None, begun: Standing) -> int:
    """Return where the answer ends below a heading: at another pair, or at what the next answer's section answers."""
    for at in range(2, len(children)):
        child, told = children[at], children[1:at]
        is_further = answers_shortly(told) and (begins_pair(children, at) or opens_labelled_pair(child))
        if not leads_up(told[-1]) and (is_further or ends_answer(child, "", told, begun)):
            return at
    if following is None or following.kind != "section" or not is_answer_container(following):
        return len(children)
    start = question_start(children, 2, len(children))
    return start - 1 if start < len(children) and is_question_label(children[start - 1].text) else start


def _is_hidden_remark(children: Sequence[Block], place: int) -> bool:
    """Whether a comment that says it answers stands behind a statement, and so is a remark on that.

    A picture of a slide and its other comments may stand between. The statement may be one to judge as well, below
    “True or false?”, and then the comment opens with the verdict.
    """
    if "hidden" not in children[place].roles:
        return False
    at = next(
        (at for at in range(place - 1, -1, -1) if not (is_picture(children[at]) or shows_nothing(children[at]))), -1
    )
    if at < 0:
        return True
    before = children[at]
    if before.kind != "paragraph" or asks(before.text) or holds_options(before):
        return False
    return not (at and asks_of_what_follows(children[at - 1], before) and _opens_with_verdict(children[place]))


def _opens_with_verdict(answer: Block) -> bool:
    first = first_text(answer.children)
    return told_below().match(first.text) is not None


def _is_point_of_answer(block: Block) -> bool:
    """Whether an item says “Answer”, of a question that stands above its list or in the item before it."""
    return block.kind == "item" and bool(block.children) and is_marker(block.children[0])


def _answers(block: Block, places: Sequence[int], begun: Standing, *, is_whole: bool) -> Iterator[_Answer]:
    """Yield the answers among a container's children, each with what belongs to it; some are at the given places.

    `is_whole` tells that the whole of the container is about one question.
    """
    children = block.children
    explicit = set(places)
    # a key to numbered questions or to exercises answers them one by one, in extractors of their own
    if is_whole:
        named = {place for place in explicit if names_exercises(children, place, heading_of(block))}
        keys = named | {place for place in explicit if _is_title(block, place)}
    else:
        keys = {place for place in explicit if is_key_to(children, place)}
    keys |= {place for place in explicit if answers_matching(children, place) or answers_statements(children, place)}
    keys |= {place for place in explicit if holds_scheme_of_parts(children, place)}
    keys |= {place for place in explicit if list_of_other_numbers(children, place)}
    keys |= {place for place in explicit if without_verdict_right_before(children, place)}
    keys |= solutions_elsewhere(block, explicit) | {place for place in explicit if is_key_of_letters(children, place)}
    explicit -= keys
    place = 0
    lengths = list[int]()  # of the marked answers so far, in blocks
    while place < len(children):
        child = children[place]
        if _is_hidden_remark(children, place) or _has_own_rule(children, place):
            end = place + 1  # which a rule of its own reads
        elif (place in explicit and not is_marker(child)) or _is_untitled_details(block, place):
            end = place + 1
            yield _Answer(place, end, (tuple(contents(child)),))
        elif place in keys:
            end = place + 1  # which a rule of its own reads
        elif is_marker(child):
            is_alike = not is_whole and len(lengths) >= _SEVERAL and set(lengths) == {1}
            end = _end_of_marked(block, place, begun, is_whole=is_whole, is_alike=is_alike)
            lengths.append(end - place)
            yield _Answer(place, end, (tuple(children[place:end]),))
        elif place and (told := told_option(children, place)):
            end = place + 1
            yield _Answer(place, end, (told,))
        elif child.kind == "list" and place and _is_list_of_answer(child):
            end = place + 1
            yield _Answer(place, end, (tuple(child.children[0].children),))
        else:
            end = place + 1
        place = end


def _has_own_rule(children: Sequence[Block], place: int) -> bool:
    """Whether an answer names its question by a label, or is the solution of an exercise of R exams."""
    child = children[place]
    if refers_to_label(child) or any(map(refers_to_label, child.children)):
        return True
    return child.kind == "section" and any(map(is_exam_data, children[place + 1 : place + 2]))


def _is_untitled_details(parent: Block, place: int) -> bool:
    """Whether a `<details>` without a summary stands behind something that asks, or in a question's own container."""
    children, block = parent.children, parent.children[place]
    if block.kind != "container" or "details" not in block.roles or block.text or not place:
        return False
    before = children[place - 1]
    if place + 1 == len(children) and parent.kind == "container" and has_question_role(parent):
        return True
    return before.kind in ("heading", "paragraph") and asks(before.text)


def _is_list_of_answer(block: Block) -> bool:
    return len(block.children) == 1 and bool(block.children[0].children) and is_marker(block.children[0].children[0])


def _end_of_marked(block: Block, place: int, begun: Standing, *, is_whole: bool, is_alike: bool) -> int:
    """Return where an answer ends whose marker stands before a paragraph: at the next question, heading or rule.

    Where the answers before it were one block each, and so are all `alike`, the last one is as well: what stands below
    it belongs to all of them.
    """
    children = block.children
    following = next_answer(children, place)
    stop = len(children) if following is None else place + 1
    if following is not None and not is_whole:
        stop = question_start(children, place + 1, following)
    asked, marked = _asked_by(block, place), paragraph(behind_marker(children[place].inline), children[place])
    if _is_to_write_on(children[place].text):
        return place + 1
    for end in range(place + 1, stop):
        child, before = children[end], [marked, *children[place + 1 : end]]
        if child.kind in ("section", "heading", "rule", "front matter") or is_answer_container(child):
            return end
        if not leads_up(before[-1]):  # “Mention these points:”
            is_further = child.kind == "paragraph" and following is None and end == place + 1
            if (is_alike and is_further) or is_navigation(child) or is_list_of_questions(child):
                return end
            if begins_pair(children, end) and (not is_whole or answers_shortly(before)):
                return end
        if (child.kind == "paragraph" and begins_question(child)) or ends_answer(child, asked, before, begun):
            return end
        if is_bold_line(children[place]) and is_bold_line(child):
            return end
    return stop


def _is_to_write_on(text: str) -> bool:
    """Whether behind a marker there is but a line to write on: “Answer: ________”."""
    said = text.rstrip(" ._…")
    return len(text) - len(said) >= _SHORTEST_LINE and answer_marker(said) == len(said)


def _asked_by(block: Block, place: int) -> str:
    """Return what stands above an answer, or is the heading of its section, as plain text."""
    heading = heading_of(block)
    above = [*([heading] if heading else []), *block.children[max(0, place - 1) : place]]
    return " ".join(without_label(child.inline).text for child in above)


def _asked_above(above: Sequence[Block]) -> tuple[Sequence[Block], bool]:
    """Return the blocks that ask, and whether the first of them is the last point of a list, with its options below."""
    is_point = bool(above) and above[0].kind == "list" and (len(above) == 1 or are_options(above[1:]))
    return ((*above[0].children[-1].children, *above[1:]) if is_point else above), is_point


def _before_next_task(block: Block, answer: _Answer) -> _Answer:
    """Return an answer to parts, “(a) … (b) …”, up to where another task begins, which has parts as well."""
    if not _tells_first(_told(answer)):
        return answer
    for place in range(answer.start + 1, answer.end - 1):
        child, below = block.children[place : place + 2]
        is_labelled = child.kind == "paragraph" and not LETTERED.match(child.text) and question_label(child.text) > 0
        opens = is_labelled or (child.kind == "list" and child.ordered)
        if opens and is_part(below, "a"):
            line = child.span.first
            parts = (tuple(part for part in parts if part.span.first < line) for parts in answer.parts)
            return _Answer(answer.start, place, tuple(filter(None, parts)))
    return answer


def _with_all_parts(block: Block, floor: int, answer: _Answer) -> Sequence[Block]:
    """Return the parts of a task that one answer below the last of them tells all of, and what stands above them.

    Nothing where none does. A question begins otherwise at that last part, “(b) …”.
    """
    last = block.children[answer.start - 1] if answer.start > floor else None
    found = LETTERED.match(last.text) if last is not None and last.kind == "paragraph" else None
    if last is None or found is None or is_part(last, "a") or not _tells_first(_told(answer)):
        return ()
    for place in range(answer.start - 1, max(floor, answer.start - FURTHEST) - 1, -1):
        child = block.children[place]
        if child.kind != "paragraph" or is_marker(child):
            return ()
        if is_part(child, "a"):
            parts = lettered(block.children[place : answer.start])[1]
            told = told_of(parts, _told(answer))[1]
            are_all = len(told) == len(parts) >= FEWEST
            return _with_stem(block.children, floor, place, answer.start) if are_all else ()
    return ()


def _tells_first(told: Iterable[Block]) -> bool:
    """Whether what an answer tells begins with that to the part (a)."""
    first = next(iter(told), None)
    return first is not None and is_part(first, "a")


def _with_stem(children: Sequence[Block], floor: int, first: int, end: int) -> Sequence[Block]:
    """Return the parts of a task with the paragraph above them, or the item of a list, of which they are asked."""
    above = children[first - 1] if first > floor else None
    parts = children[first:end]
    if above is not None and above.kind == "list" and above.ordered and above.children[-1].children:
        item = above.children[-1]
        return parts if answers_below(item) else (*item.children, *parts)
    is_stem = above is not None and above.kind == "paragraph" and not is_marker(above) and not answers_itself(above)
    return children[first - 1 : end] if is_stem else parts


def _is_title(block: Block, answer: int) -> bool:
    """Whether the heading of a section is that of numbered questions in further sections, which are asked instead."""
    heading = heading_of(block)
    if heading is None or question_label(heading.text):
        return False
    if any(child.kind in _ASKING for child in block.children[:answer]) and is_key_to(block.children, answer):
        return True
    if is_question_label(heading.text) and heading.text[-1:].isdecimal():
        return False  # “Exercise 3” asks once
    holding = [child for child in block.children[:answer] if child.kind == "section"]
    return bool(holding) and len(questions_in(holding)) >= _SEVERAL


def _merged(block: Block, answers: Sequence[_Answer]) -> list[_Answer]:
    """Put answers together that follow one another without a question between them: several ways to solve one."""
    merged: list[_Answer] = []
    for answer in answers:
        last = merged[-1] if merged else None
        if last and all(child.kind in ("html", "rule") for child in block.children[last.end : answer.start]):
            merged[-1] = _Answer(last.start, answer.end, (*last.parts, *answer.parts))
        else:
            merged.append(answer)
    return merged


def _cards(
    block: Block, question: Sequence[Block], answer: _Answer, above: Sequence[Block]
) -> Iterator[Card | Problem]:
    """Yield a card for each lettered part of a task of which the answer tells; else the one card of what asks.

    What asks may be one of the parts of a question, of which all that stands `above` them tells.
    """
    if question and asks_of_statements(question[0], question[1:]):
        told_at = block.children[answer.start].span
        yield Problem(told_at, "these answers do not tell of each statement above whether it is true")
        return
    if question and is_pool_question(question[0], _key(answer).text):
        return  # the letter behind its code is the key
    is_of_scheme = bool(question) and any(map(is_answer_label, question[0].context))
    if is_of_scheme and all(_only_counts(part) or tells_points(part) for part in question):
        return  # “Exercise 1 (0–2)” in a mark scheme, which is asked above that
    opened = [child for asked in question for child in _opened(asked)]
    stem, parts = lettered(part for child in opened if child.kind != "heading" for part in split_options(child))
    are_questions = bool(parts) and all(
        _asks_at_all(part) or is_task(part[0].text) or asks(first_text(part).text) for part in parts.values()
    )
    headings = [child for child in opened if child.kind == "heading"]
    asking = [part for part in (*headings, *stem) if not _states(part)] if are_questions else question
    asks_itself = _asks_at_all(asking)
    before, told = told_of(parts, _told(answer)) if len(parts) >= FEWEST else ([], {})
    is_of_parts = len(told) >= FEWEST and not before and not asks_itself
    if is_of_parts and all(plain(told[letter][0].text) != plain(parts[letter][0].text) for letter in told):
        yield from cards_of_parts(stem, parts, told)
    else:
        yield _card(block, question, answer, above)


def _asks_at_all(blocks: Sequence[Block]) -> bool:
    """Whether one of some blocks asks, with a mark or with its first word."""
    return any(has_question_mark(block.text) or _opens_question(block.text) for block in blocks)


def _states(block: Block) -> bool:
    """Whether what stands before lettered questions is but a sentence, though it may begin as questions do: “On …”."""
    return block.text.rstrip().endswith(".") and not has_question_mark(block.text)


def _opened(block: Block) -> Iterator[Block]:
    """Yield a block, or those of a box for a question and of its section, or of the only item of a list."""
    if block.kind == "list" and len(block.children) == 1:
        yield from block.children[0].children
        return
    is_box = block.kind in ("container", "quote") and has_question_role(block)
    if is_box or block.kind == "section":
        for child in block.children:
            yield from _opened(child)
    else:
        yield block


def _opens_question(text: str) -> bool:
    """Whether a text asks without a mark: “Which of these are prime numbers”."""
    return not words("question_word").isdisjoint(plain(text[question_label(text) :]).split()[:1])


def _told(answer: _Answer) -> Iterator[Block]:
    """Yield the blocks of an answer without its marker."""
    for part in (part for parts in answer.parts for part in parts):
        inline = behind_marker(part.inline) if is_marker(part) else part.inline
        if inline is part.inline:
            yield part
        elif inline.text:
            yield paragraph(inline, part)


def _card(block: Block, question: Sequence[Block], answer: _Answer, above: Sequence[Block]) -> Card | Problem:
    first = block.children[answer.start]
    title = block.inline if block.kind == "container" and answer.start == len(question) else None
    begins = block if title and title.text else (question[0] if question else None)
    if begins is None:
        return Problem(first.span, "an answer without a question before it")
    if question and not title and all(_only_counts(part) for part in question):
        return Problem(begins.span, f"“{begins.text}” has an answer, and asks nothing")
    if is_unwritten(whole := [part for parts in answer.parts for part in parts]):
        return Problem(first.span, f"the answer {why_unwritten(whole)}; write it behind the marker or below it")
    back = joined(body(parts) for parts in answer.parts)
    opened = [part for block in question for part in split_options(block)]
    if is_option_letter(back) and not any(map(_may_ask, question)) and not title and not read_options(opened):
        return Problem(first.span, f"the answer says “{back}”, and its question has no options")
    why_not = why_no_option(question, _marked_lines(answer))
    if why_not:
        return Problem(first.span, f"the answer {why_not}", disputed=covering(question))
    span = Span(first.span.path, begins.span.first, block.children[answer.end - 1].span.last)
    evidence: Evidence = "shaped" if GUESSED in first.roles else "marked"
    origin = Origin(span=span, context=begins.context, evidence=evidence)
    if not title and (judged := choice_of_verdicts(opened, whole, origin)):
        return judged
    nothing = Block("paragraph", Markdown(""), begins.span, context=begins.context)
    card = question_card([*above, *question] or [nothing], back, _key(answer), span, evidence, title)
    stated = _stated(question)
    return as_judged(card, stated.inline, _key(answer)) if stated is not None and not title else card


def _stated(question: Sequence[Block]) -> Block | None:
    """Return what a heading that but counts, “Question 3”, has below it, one paragraph that asks nothing."""
    below = question[1] if len(question) == len(("heading", "statement")) and _only_counts(question[0]) else None
    return below if below is not None and below.kind == "paragraph" and not asks(below.text) else None


def _only_counts(block: Block) -> bool:
    """Whether a heading or a paragraph but counts a question: “Question 3”."""
    text = _POINTS.sub("", block.text).rstrip(" .:")
    return block.kind in ("heading", "paragraph") and is_question_label(text) and text[-1:].isdecimal()


def _may_ask(block: Block) -> bool:
    """Whether a block may be answered by a letter: it asks, sets a task, or holds more than a few words."""
    is_long = len(block.text.split()) > _MOST_OF_NAME or block.kind != "paragraph"
    return is_long or asks(block.text) or question_label(block.text) > 0


def _marked_lines(answer: _Answer) -> list[Inline]:
    """Return the lines in which an answer would name the right options: its first, and others behind markers."""
    first = [split_lines(inline)[0] for parts in answer.parts if (inline := _first_told(parts)).text]
    paragraphs = (part for parts in answer.parts for part in parts if part.kind == "paragraph" and "\n" in part.text)
    more = (line for part in paragraphs for line in split_lines(part.inline)[1:])
    return [*first, *(line for line in more if answer_marker(line.text) is not None)]


def _key(answer: _Answer) -> Inline:
    """Return the running text in which an answer would name the right option: its first."""
    return next((inline for parts in answer.parts if (inline := _first_told(parts)).text), Inline())


def _first_told(parts: Sequence[Block]) -> Inline:
    """Return the first running text of an answer, without a marker that stands alone above it."""
    is_alone = len(parts) > 1 and is_marker(parts[0]) and not behind_marker(parts[0].inline).text.strip(" *_")
    return first_text(parts[1:] if is_alone else parts)
