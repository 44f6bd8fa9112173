"""Questions under numbers that are not answered where they stand, so that a key elsewhere may answer them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.recognition.answers import answers_below, is_answer_container, is_marker
from mkdeck.recognition.gaps import has_gap
from mkdeck.recognition.key_entries import number_of, read_key
from mkdeck.recognition.key_tables import is_mark_scheme
from mkdeck.recognition.navigation import is_navigation
from mkdeck.recognition.options import BEFORE_OPTION, read_options, split_options, split_sentence
from mkdeck.recognition.truth import asked_statement, truth_behind
from mkdeck.recognition.truth_cues import asks_for_itself
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import asks, has_question_mark, is_question_label, is_task, names_question, question_label

_SENTENCE_END = re.compile(r"(?<=[.!])\s+(?=[^\W\d_])")
"""What parts sentences of which the last one sets a task, “A car brakes. Find the force.”; “fig. 3” stays whole."""

_FEWEST = 2
"""Questions below the name of an exercise."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A question under its number: its blocks, with what belongs to it.

    A heading that only counts is not `is_sure`. `within` is the first line of the list that the question is an item of.
    """

    number: str
    blocks: tuple[Block, ...]
    is_sure: bool = True
    within: int = 0


def put(first: Block, asked: str, statement: Inline) -> Block:
    """Return a paragraph that states something as it is put to a learner, behind what is asked of it."""
    told = asked_statement(asked, statement)
    return replace(first, inline=told, source=to_markdown(told))


def questions_in(children: Sequence[Block]) -> list[Numbered]:
    """Return the numbered questions among some blocks and within them that are not answered where they stand."""
    series = list(in_series(children))
    seen = {id(question.blocks[0]) for question in series}
    others = (question for child in children for question in questions_of(child))
    return [*series, *(question for question in others if id(question.blocks[0]) not in seen)]


def questions_of(block: Block) -> Iterator[Numbered]:
    """Yield the numbered questions in a block that are not answered where they stand."""
    pending = [block]
    seen = set[int]()  # the items whose options stand below their lists
    while pending:
        inner = pending.pop()
        if inner.kind == "list":
            some_ask = any(item.children and has_question_mark(item.children[0].text) for item in inner.children)
            ending = _ending_in_options(inner)
            for place, item in enumerate(inner.children):
                number = None if item.children and id(item.children[0]) in seen else _item_number(item)
                is_asked = _may_ask(item) or (some_ask and bool(item.children))  # “Donner la définition.” among them
                if number is not None and not answers_below(item) and (is_asked or place in ending):
                    blocks = ending[place] if place in ending else _with_truth_asked(item.children)
                    yield Numbered(number, tuple(blocks), within=inner.span.first)
        elif inner.kind == "section":
            title = inner.children[0].text
            labelled = number_of(inner.children[0]) if question_label(title) or is_question_label(title) else None
            is_sure = asks(title) or any(map(str.isalpha, title[: question_label(title)]))
            if labelled is not None and not answers_below(inner) and (is_sure or not _holds_sure(inner)):
                yield Numbered(labelled, inner.children, is_sure=is_sure)
            else:
                pending += reversed(inner.children[1:])
                for question in in_series(inner.children):
                    seen.add(id(question.blocks[0]))
                    yield question
        elif inner.kind in ("container", "quote") and not is_answer_container(inner):
            pending += reversed(inner.children)
            for question in in_series(inner.children):
                seen.add(id(question.blocks[0]))
                yield question


def below_names(questions: Sequence[Numbered], entries: Mapping[str, object]) -> Sequence[Numbered]:
    """Return questions, in the place of headings that but name exercises, “Exercise 1”, those below them.

    That is so where a key has numbers that no heading has, and all of its numbers stand below the headings, each of
    which has several questions.
    """
    named = [one for one in questions if _names_exercise(one)]
    if not named or entries.keys() <= {one.number for one in named}:
        return questions  # as nearly always
    below = {id(one): questions_in(one.blocks[1:]) for one in named}
    asked = [inner for one in questions for inner in below.get(id(one), [one])]
    are_several = all(len(inner) >= _FEWEST for inner in below.values())
    return asked if are_several and entries.keys() <= {one.number for one in asked} else questions


def _names_exercise(question: Numbered) -> bool:
    """Whether a question is a section whose heading counts it, “Exercise 2: Rivers”, and asks nothing."""
    first = question.blocks[0]
    if first.kind != "heading" or len(question.blocks) == 1 or has_question_mark(first.text):
        return False
    return is_question_label(first.text) or names_question(first.text)


def _ending_in_options(block: Block) -> Mapping[int, Sequence[Block]]:
    """Return the stems and options of items that end in these, “1. Brass is (a) … (b) … (c) …”, by their places.

    One alone among others is hardly a question.
    """
    found: dict[int, Sequence[Block]] = {}
    for place, item in enumerate(block.children if block.ordered and "(c)" in block.source else ()):
        first = item.children[0] if len(item.children) == 1 else None
        if first is not None and not asks(first.text) and len(parts := split_sentence(first)) > 1:
            found[place] = parts
    return found if len(found) > 1 else {}


def _with_truth_asked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return a statement behind which two words stand to choose from, “W / NW”, as one of which that is asked."""
    first, *more = blocks
    found = truth_behind(first.text)
    if found is None:
        return tuple(blocks)
    return (put(first, f"{found[1]}:", cut(first.inline, 0, found[0])), *more)


def _holds_sure(section: Block) -> bool:
    """Whether numbered questions stand below a heading: “3. Interview prep” counts the sections."""
    return any(question.is_sure for child in section.children[1:] for question in questions_of(child))


def _item_number(item: Block) -> str | None:
    """Return the number of an item of a list, or the one that its text begins with: “- **Q1** Why keep it short?”."""
    if item.number is not None:
        return str(item.number)
    return number_of(item.children[0]) if item.children and _is_numbered(item.children[0]) else None


def in_series(children: Sequence[Block]) -> Iterator[Numbered]:
    """Yield the questions of paragraphs that carry numbers, each with the options or the code below it.

    So the last item of a list does with the options below the list, which a blank line has parted from it.
    """
    for place, child in enumerate(children):
        if below := _options_of_item(children, place):
            item = child.children[-1]
            yield Numbered(str(item.number), (*item.children, *below), within=child.span.first)
            continue
        start = place + 1 if _is_title(children, place) else place
        if not ((start > place or _is_numbered(child)) and _asks_or_offers(children, start)):
            continue
        end = start + 1
        while end < len(children) and _belongs_to_question(children[end]):
            end += 1
        if not _is_answered_at(children, end):
            asked = [children[start]] if asks(children[start].text) else split_sentence(children[start])
            yield Numbered(number_of(child) or "", (*asked, *children[start + 1 : end]))


def _options_of_item(children: Sequence[Block], place: int) -> Sequence[Block]:
    """Return the options below a list that ends in their question: lines with letters, or a list of bullets."""
    block = children[place]
    if block.kind != "list" or not block.ordered:
        return ()
    item = block.children[-1]
    if len(item.children) != 1 or item.children[0].kind != "paragraph" or answers_below(item):
        return ()
    end = place + 1
    while end < len(children) and _offers(children[end]) and not children[end].ordered:
        end += 1
    below = children[place + 1 : end]
    if below and below[0].kind == "list" and not (asks(item.children[0].text) or has_gap(item.children[0].inline)):
        return ()  # what belongs together
    found = read_options(below) if below else None
    is_whole = found is not None and found[:2] == (0, len(below)) and (found[2][0].is_lettered or not found[2][0].label)
    return below if is_whole else ()


def _is_title(children: Sequence[Block], place: int) -> bool:
    """Whether a paragraph but names the question below it by a number: “**Question 2**”."""
    title, *below = children[place : place + 2]
    if title.kind != "paragraph" or not is_question_label(title.text) or number_of(title) is None:
        return False
    return bool(below) and below[0].kind == "paragraph" and question_label(below[0].text) == 0


def _is_numbered(block: Block) -> bool:
    if block.kind != "paragraph" or question_label(block.text) == 0 or number_of(block) is None:
        return False
    return not any(_is_labelled_line(line) for line in block.text.split("\n")[1:])  # several questions in one paragraph


def _is_labelled_line(line: str) -> bool:
    """Whether a line opens with a word or a letter for questions."""
    return any(map(str.isalpha, line[: question_label(line)]))


def _asks_or_offers(children: Sequence[Block], place: int) -> bool:
    """Whether a numbered paragraph asks, or options stand below it: "DNA consists of"."""
    block = children[place]
    if asks(block.text) or has_gap(block.inline) or len(split_options(block)) > 1 or _asks_whether_true(block):
        return True
    if len(split_sentence(block)) > 1 or is_task(_SENTENCE_END.split(block.text)[-1]):
        return True
    return any(map(_offers, children[place + 1 : place + 2]))


def _asks_whether_true(block: Block) -> bool:
    """Whether a statement stands behind what asks of it and a number: “7. True or false: bats are blind.”."""
    statement = cut(block.inline, question_label(block.text), len(block.text))
    return truth_behind(block.text) is None and asks_for_itself(statement)


def _belongs_to_question(block: Block) -> bool:
    return block.kind in ("list", "code") or (block.kind == "table" and not is_mark_scheme(block)) or _offers(block)


def has_options(question: Numbered) -> bool:
    """Whether there are options among the blocks of a question, or on the lines of one of them."""
    return read_options([part for block in question.blocks for part in split_options(block)]) is not None


def _offers(block: Block) -> bool:
    """Whether a block holds options, or is the paragraph of one."""
    is_one = block.kind == "paragraph" and BEFORE_OPTION.match(block.text) is not None
    return is_one or read_options([block]) is not None


def _is_answered_at(children: Sequence[Block], place: int) -> bool:
    """Whether an answer of its own stands behind a question, and no key to several."""
    if place >= len(children) or not (is_answer_container(children[place]) or is_marker(children[place])):
        return False
    return not read_key(children, place)


def _may_ask(item: Block) -> bool:
    if not item.children or is_navigation(item.children[0]):
        return False
    first, *more = item.children
    if truth_behind(first.text) is not None or _asks_whether_true(first):
        return True
    return (
        asks(first.text)
        or has_gap(first.inline)
        or len(split_options(first)) > 1
        or any(child.kind == "list" for child in more)
    )
