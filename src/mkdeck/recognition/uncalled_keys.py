"""Keys known by their numbers, for their titles may head anything: “Corrections”, “Checked at the bench:”.

They have an entry under each number of the questions or gaps above, and no other; then they are called answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, takewhile

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline, Mark
from mkdeck.facts.guards import addresses_reader
from mkdeck.parsing.inline import beside, cut, to_markdown
from mkdeck.parsing.pieces import paragraph, with_children
from mkdeck.parsing.sections import is_bold_line, is_in_italics
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.answers import is_hint, is_marker
from mkdeck.recognition.exercise_names import LONGEST_TITLE, heads_key, is_key_title, named_key
from mkdeck.recognition.gaps import has_gap
from mkdeck.recognition.key_entries import entries_of, number_of, numbered
from mkdeck.recognition.numbered_questions import below_names, questions_in
from mkdeck.values import replace
from mkdeck.wording.words import asks, has_word, is_answer_label, plain, question_label, words

_FEWEST = 3
"""Entries."""
_FURTHEST = 60
"""Blocks above a key among which its questions stand."""
_MOST = 50
"""Such keys in a lesson."""
_MOSTLY = 2
_MOST_WORDS = 7
"""Of a title that holds a word for answers."""
_CALLED, _LABEL = Inline("Answers"), Inline("Answers:")
_TITLE = Inline("Answers", (Mark("strong", 0, len("Answers")),))
_LABELLED = re.compile(r"[^\W\d_][^\n:：]{2,40}[:：]\s{1,3}(?=\(?1[.):=–-]?\s)")
"""“Checked at the bench: 1 edge, 2 …”."""
_SPOKEN = re.compile(r"[^\W\d_]{2}")


def with_uncalled_keys(lesson: Block) -> Block:
    """Return a lesson in which such keys are called answers; of very many that may be such, the first ones."""
    return _put(lesson, (), count(1))


def _put(block: Block, before: Sequence[Block], tried: Iterator[int]) -> Block:
    """Return a block with its keys called so; `before` are the blocks that stand above it around it."""
    if block.kind not in HOLDING:
        return block
    children: list[Block] = []
    for place, child in enumerate(block.children):
        near = block.children[max(0, place - _FURTHEST) : place]
        is_question = block.kind == "section" and bool(near) and number_of(near[0]) is not None
        holds_others = any(one.kind == "section" for one in near)
        within = [replace(block, children=near)] if is_question and not holds_others else near
        above = (*before, *within)[-_FURTHEST:] if child.kind in HOLDING or _may_be_key(child) else ()
        put = _put(child, above, tried)
        if put is child and above and _may_be_key(child) and next(tried) < _MOST:
            put = _called(child, block.children[place + 1 :], above)
        children.append(put)
    return with_children(block, children)


def _may_be_key(block: Block) -> bool:
    """Whether a block may be a key, or the title of one, by its own words."""
    if block.kind == "section":
        return _may_call(block.children[0].text)
    return block.kind == "paragraph" and (_may_call(block.text) or _LABELLED.match(block.text) is not None)


def _called(block: Block, below: Sequence[Block], above: Sequence[Block]) -> Block:
    """Return a section or a paragraph whose title calls it answers, if it is such a key, or the title of one."""
    if block.kind == "section":
        title, *held = block.children
        if _may_call(title.text) and _is_key(numbered(held), above):
            return replace(block, children=(_with_text(title, _CALLED), *held))
        return block
    if block.kind != "paragraph" or is_marker(block) or any(map(heads_key, block.context)):
        return block
    if _may_call(block.text) and (is_bold_line(block) or block.text.rstrip().endswith(":")):
        named = below[:1] if below and _names_part(below[0]) and _holds_answer(plain(block.text)) else ()
        below = list(takewhile(_holds_entries, below[len(named) :]))
        return _with_text(block, _TITLE) if _is_key(numbered(below), above) else block
    label = _LABELLED.match(block.text)
    if label is None:
        return block
    told = cut(block.inline, label.end(), len(block.text))
    entries = numbered([paragraph(told, block)])
    if not _may_call(label[0]) and not _is_of_words(label[0], block, entries, above):
        return block
    return _with_text(block, beside(_LABEL, told)) if _is_key(entries, above) else block


def _names_part(block: Block) -> bool:
    """Whether a line in bold or in italics names a part of a key, “*Part 1*”, above the entries of that."""
    is_set_off = block.kind == "paragraph" and (is_bold_line(block) or is_in_italics(block))
    return is_set_off and has_word(plain(block.text), "part")


def _with_text(block: Block, inline: Inline) -> Block:
    return replace(block, inline=inline, source=to_markdown(inline))


def _may_call(title: str) -> bool:
    """Whether a title, short as it is, may call a key: “Corrections”, “Answers at a glance”."""
    if len(title) > LONGEST_TITLE:
        return False
    said = plain(title)
    if said in words("calling_key"):
        return True
    is_read_elsewhere = is_key_title(title) or has_word(said, "part") or named_key(title) is not None
    return not is_read_elsewhere and _holds_answer(said)


def _holds_answer(said: str) -> bool:
    """Whether a word for answers or keys stands among others in a title: “Outline solutions”, “Key for parents”."""
    parts = said.split()
    if not 1 < len(parts) <= _MOST_WORDS or said in words("how_to_answer") or said in words("answer"):
        return False
    places = [place for place, part in enumerate(parts) if part in words("answer") or part in words("key")]
    asks_as_well = any(has_word(part, table) for part in parts for table in ("question", "exercise_list", "quiz"))
    behind = parts[places[-1] + 1 :] if places else parts
    goes_on = not behind or behind[0] in words(
        "continuing"
    )  # and does not say whose they are: “Answers from the teams”
    return bool(places) and goes_on and (places[0] == 0 or not asks_as_well)


def _holds_entries(block: Block) -> bool:
    return block.kind in ("list", "paragraph", "table") and any(True for _ in entries_of(block))


def _is_of_words(label: str, block: Block, entries: Mapping[str, Sequence[Block]], above: Sequence[Block]) -> bool:
    """Whether behind a label that no word knows stand words for each of some gaps, and no hints or points."""
    if any(map(str.isdecimal, label)):
        return False  # the name of an exercise
    if is_hint(block) or is_answer_label(label) or asks(label) or question_label(label):
        return False
    told = [entry[0].text for entry in entries.values() if entry]
    spoken = sum(_SPOKEN.search(text) is not None for text in told)
    lists = [one for one in _lists(above) if _numbers(one) == list(entries)]
    gaps = sum(bool(item.children) and has_gap(item.children[0].inline) for one in lists for item in one.children)
    return len(lists) == 1 and gaps == len(entries) == spoken


def _is_key(entries: Mapping[str, Sequence[Block]], above: Sequence[Block]) -> bool:
    """Whether entries have the numbers of what is asked above, and neither ask themselves nor give orders."""
    told = [entry[0].text for entry in entries.values() if entry]
    if len(entries) < _FEWEST or len(told) < len(entries):
        return False
    if _MOSTLY * sum(asks(text) or _is_order(text) for text in told) > len(told):
        return False
    numbers = list(entries)
    asked = below_names(questions_in(above), entries)
    return [question.number for question in asked] == numbers or any(
        _numbers(one) == numbers and _asks(one) for one in _lists(above)
    )


def _is_order(text: str) -> bool:
    return " " in text and (is_imperative(text) or addresses_reader(text))


def _lists(blocks: Sequence[Block]) -> list[Block]:
    """Return the ordered lists among some blocks and within their sections."""
    found: list[Block] = []
    for block in blocks:
        if block.kind == "list" and block.ordered:
            found.append(block)
        elif block.kind in HOLDING:
            found += _lists(block.children)
    return found


def _numbers(block: Block) -> list[str]:
    return [str(item.number) for item in block.children]


def _asks(block: Block) -> bool:
    """Whether most items of a list ask, or have gaps."""
    firsts = [item.children[0] for item in block.children if item.children]
    return _MOSTLY * sum(asks(first.text) or has_gap(first.inline) for first in firsts) > len(block.children)
