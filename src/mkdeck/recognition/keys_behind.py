"""A key that stands below the last of several headings and answers all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdeck.cards import Block
from mkdeck.recognition.answer_keys import counted_through, is_key
from mkdeck.recognition.answers import answers_below, is_answer_container, is_marker
from mkdeck.recognition.exercise_names import behind_key_word, is_key_title, shows_key
from mkdeck.recognition.key_entries import number_of, read_key
from mkdeck.recognition.key_owners import FEWEST, is_key_of_letters
from mkdeck.recognition.key_tables import is_mark_scheme
from mkdeck.recognition.numbered_questions import questions_in
from mkdeck.recognition.options import read_options
from mkdeck.recognition.parts import first_text
from mkdeck.recognition.right_options import correct_options
from mkdeck.recognition.titled_keys import with_titled_keys
from mkdeck.values import replace


def with_key_behind(block: Block) -> Block:
    """Return a block whose last question, below a heading, does not hold the key to all of them."""
    last = block.children[-1] if len(block.children) > 1 else None
    if last is None or last.kind != "section" or not any(child.kind == "section" for child in block.children[:-1]):
        return block
    if is_key(last):
        return block  # “Short answer” below it is a part of it
    last = with_titled_keys(last)
    place = next((at for at in range(1, len(last.children)) if is_key_of_letters(last.children, at)), None)
    if place is None:
        place = _key_to_former(last, block.children[:-1])
    if place is None:
        place = _key_to_all(last, block.children[:-1])
    if place is None and _ends_with_key(last):
        place = len(last.children) - 1
    if place is None:
        place = _marked_key(last, block.children)
    if place is None:
        place = _key_to_count(last, block.children[:-1])
    if place is None:
        return block
    rest = (_as_answer(last.children[place]), *last.children[place + 1 :])
    return replace(block, children=(*block.children[:-1], replace(last, children=last.children[:place]), *rest))


def _marked_key(section: Block, siblings: Sequence[Block]) -> int | None:
    """Return where below a heading the key to it and to the headings beside it stands, “**Answers**”; None without.

    It answers the heading that it stands below as well, and names options where there are some to choose from, or it
    names options of the others alone: else these are the points of one answer.
    """
    marked = [place for place, child in enumerate(section.children) if place and _is_marked(child)]
    if not marked:
        return None  # as nearly always
    asked = {
        number_of(one.children[0]): one
        for one in siblings
        if one.kind == "section" and (one is section or not answers_below(one))
    }
    own = number_of(section.children[0])
    for place in marked:
        entries = read_key(section.children, place)
        if own in asked:
            asked[own] = replace(section, children=section.children[:place])
        told = {number: entry for number, entry in entries.items() if number in asked}
        is_all = len(told) == len(entries)
        if section.children[place].kind != "paragraph" and not len(told) == len(asked) > FEWEST:
            continue  # the points of one answer in a box of its own
        names_options = own not in told and is_all
        if ((own in told and is_all) or names_options) and len(told) >= FEWEST:
            answers = _names_option if names_options else _may_answer
            if all(answers(asked[one], told[one]) for one in told):
                return place
    return None


def _is_marked(block: Block) -> bool:
    """Whether a paragraph, a quotation, a box or a table says that it answers."""
    if block.kind == "table":
        return is_mark_scheme(block)
    if block.kind == "paragraph":
        return is_marker(block) or behind_key_word(block.text) > 0
    return block.kind in ("quote", "container") and is_answer_container(block)


def _key_to_former(section: Block, others: Sequence[Block]) -> int | None:
    """Return where below a heading a key stands that ends before the list there begins to count; None without one.

    It has numbers of lists below the other headings, and a rule parts it from that list, or this one does not ask: else
    the answers may be to what the list asks, under other numbers.
    """
    first, is_apart = 0, False
    for place, child in enumerate(section.children):
        if child.kind == "list" and child.ordered and not first:
            first, is_apart = child.children[0].number or 0, not questions_in([child])
        is_apart = is_apart or (child.kind == "rule" and first > 1)
        entries = read_key(section.children, place) if first > 1 and is_apart and child.kind != "section" else {}
        if len(entries) >= FEWEST and all(number.isdecimal() and int(number) < first for number in entries):
            lists = (one for other in others for one in other.within("list") if one.ordered)
            counted = {str(item.number) for one in lists for item in one.children}
            return place if len(entries.keys() & counted) >= FEWEST else None
    return None


def _key_to_all(section: Block, others: Sequence[Block]) -> int | None:
    """Return where below a heading the section of a key stands that goes on with what the others ask; None without.

    Their numbers count on to those below that heading, so that each is the number of one question.
    """
    for place, child in enumerate(section.children):
        entries = _entries_of_key(section.children, place) if child.kind == "section" and is_key(child) else {}
        if not entries:
            continue
        own = {question.number for question in questions_in(section.children[1:place])}
        asked = {question.number for question in questions_in(others)}
        if entries.keys() & own and own.isdisjoint(asked) and len(entries.keys() & asked) >= FEWEST:
            return place
    return None


def _entries_of_key(children: Sequence[Block], place: int) -> Mapping[str, list[Block]]:
    return read_key(children, place) or counted_through(children[place])


def _key_to_count(section: Block, others: Sequence[Block]) -> int | None:
    """Return where below a heading the key stands to lists that count on from heading to heading; None without one.

    Each number is that of one item, and nearly all have an answer. The last list may stand below that heading as well;
    where but one of all has a number, a rule parts the key from what stands above it there.
    """
    place = next((at for at, child in enumerate(section.children) if at and _is_called_key(child)), None)
    told = _told_at(section.children, place) if place is not None else {}
    if place is None or len(told) < FEWEST or not all(map(str.isdecimal, told)):
        return None
    own = list(_counts_in(section.children[:place]))
    former = list(_counts_in(others))
    numbers = [str(number) for counts in (*former, *own) for number in counts]
    are_counted_on = bool(former) and [int(number) for number in numbers] == list(range(1, len(numbers) + 1))
    if not are_counted_on or list(told) != [number for number in numbers if number in told]:
        return None
    is_apart = any(child.kind == "rule" for child in section.children[1:place])
    is_whole = 2 * len(told) > len(numbers) and int(next(iter(told))) <= len(former[0])
    return place if is_whole and (len(former) + len(own) >= FEWEST or is_apart) else None


def _is_called_key(block: Block) -> bool:
    """Whether a block says that it answers, or that it is a key, and is no section of its own."""
    return is_marker(block) or (block.kind != "section" and is_answer_container(_as_answer(block)))


def _as_answer(block: Block) -> Block:
    """Return a box “Key” as that of an answer, any other block as it is."""
    is_box = block.kind == "container" and (is_key_title(block.text) or shows_key(block.text))
    return replace(block, roles=(*block.roles, "answer")) if is_box else block


def _told_at(children: Sequence[Block], place: int) -> Mapping[str, list[Block]]:
    return read_key([*children[:place], _as_answer(children[place]), *children[place + 1 :]], place)


def _counts_in(blocks: Sequence[Block]) -> Iterator[Sequence[int]]:
    """Yield the numbers of each list among some blocks and below their headings, from which answers are left out."""
    for block in blocks:
        if block.kind == "list" and block.ordered:
            first = block.children[0].number or 0
            yield range(first, first + len(block.children))  # as a page shows them
        elif block.kind == "section" and not is_key(block):
            yield from _counts_in(block.children)


def _may_answer(section: Block, entry: Sequence[Block]) -> bool:
    """Whether an entry of a key names one of the options of what a section asks; any entry may, where it has none."""
    return read_options(section.children[1:]) is None or _names_option(section, entry)


def _names_option(section: Block, entry: Sequence[Block]) -> bool:
    """Whether an entry of a key names one of the options of what a section asks."""
    found = read_options(section.children[1:])
    return found is not None and correct_options(found[2], first_text(entry)) != ()


def _ends_with_key(section: Block) -> bool:
    """Whether the last of what stands below a heading is a key by its own heading, and nothing there asks before it."""
    last = section.children[-1]
    is_key = last.kind == "section" and is_answer_container(last)
    return is_key and len(read_key([last], 0)) >= FEWEST and not questions_in(section.children[1:-1])
