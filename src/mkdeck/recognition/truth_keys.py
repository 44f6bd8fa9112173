"""Statements that are asked without a verdict beside them, and the keys that tell of each whether it is true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Span
from mkdeck.facts.phrases import Phrase
from mkdeck.parsing.inline import cut, split_lines, without_blanks_before
from mkdeck.parsing.pieces import ending, number_before, paragraph
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answer_keys import counted_through
from mkdeck.recognition.answers import behind_marker, contents, is_answer_container, is_marker
from mkdeck.recognition.counting import as_counted, by_number, is_told_twice
from mkdeck.recognition.exercise_names import behind_key_word, is_key_title
from mkdeck.recognition.key_entries import entries_of, number_of
from mkdeck.recognition.matching import opened
from mkdeck.recognition.questions import without_label
from mkdeck.recognition.statement_columns import are_statements
from mkdeck.recognition.tables_to_cross import pair_to_cross, rows_to_cross
from mkdeck.recognition.truth import truth_behind
from mkdeck.recognition.truth_cues import Cue, asks_for_itself, asks_of_what_follows, cue_of, in_words_of
from mkdeck.recognition.verdict_groups import numbers_by_verdict
from mkdeck.recognition.verdicts import false_words, holds_but_verdicts, opens, told_below, true_words
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import asks, has_question_mark, plain, truth_pairs, words

_FEWEST = 2
_FURTHEST = 60
"""Blocks between statements and the key to them, at most."""
_LONGEST_LABEL = 8
"""Words before the list of a key: “True or false answers:”."""
_FEWEST_OF_KEY = 3
"""Verdicts of a key to statements that nothing asks of."""
_FEWEST_FOR_EACH = 4
"""Statements for each on which the key has no verdict."""
_DASH = re.compile(r"[–—-]\s{1,3}(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.):]\)?\s{1,3}(?=\S)")
"""Behind the place for a verdict: “___ 1. The sun is a star.”"""
_LETTER_FIRST = re.compile(r"(?P<said>[^\W\d_]{1,2})(?!\w)(?:\s?[.:,;!–—-]+\s{0,3}|$|\n|\s(?=\())")
"""“W – they are mammals”, the letter with which the entry of a key begins."""
_BEFORE_LAST = re.compile(r"(?P<said>[^\n]{3,200}) ?(?:[:：,.–—]|-(?= ))\s")
"""What stands before the last clause of a title."""
_IN_SERIES, _LETTER = re.compile(r"[^\s,;/|·–-]+"), re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class NumberedStatement:
    """What may be true, under its number, which `is_typed` unless it is only the place among others."""

    number: str
    inline: Inline
    span: Span
    context: tuple[str, ...]
    is_typed: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict in small letters, the blocks that give the reason, and the lines where it stands."""

    said: str
    reasons: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class StatementsWithKey:
    """Statements, what says that they are such, and what a key has under numbers: verdicts, and perhaps other answers.

    `others` are the numbers of lists behind the statements; where the key `counts_on` from part to part, it may have
    those of other questions too.
    """

    statements: Sequence[NumberedStatement]
    cue: Cue
    told: dict[str, Told | None]
    key: Block
    others: frozenset[str]
    counts_on: bool = False
    twice: frozenset[str] = frozenset()
    """The numbers under which the key has two entries, and so no verdict."""
    before: frozenset[str] = frozenset()
    """The numbers of lists before the statements, if these count on from them."""
    is_numbered: bool = True
    """Whether the numbers of the verdicts are written, and not their places in a row."""

    @property
    def tells_but_verdicts(self) -> bool:
        """Whether the key has a verdict under each number, or two."""
        return all(told or number in self.twice for number, told in self.told.items())

    @property
    def verdicts(self) -> dict[str, Told]:
        """The verdicts on the statements."""
        numbers = {statement.number for statement in self.statements}
        return {number: told for number, told in self.told.items() if told and number in numbers}

    @property
    def without_verdict(self) -> Sequence[str]:
        """The numbers of the statements on which the key has no verdict."""
        return [statement.number for statement in self.statements if statement.number not in self.verdicts]

    @property
    def is_sure(self) -> bool:
        """Whether the key has a verdict on the statements, and else but answers to what stands before and behind them.

        It may have none on one of several, which is told, and costs the others nothing.
        """
        numbers = [statement.number for statement in self.statements]
        is_own = self.others.isdisjoint(numbers) and len(set(numbers)) == len(numbers)
        return is_own and bool(numbers) and self._has_most(numbers) and self._has_no_more(numbers)

    def _has_most(self, numbers: Sequence[str]) -> bool:
        """Whether few statements have no verdict, or few of all questions no line in the key."""
        without = self.without_verdict
        if not without:
            return True
        if self.before and any(self.told.get(number) for number in _beside(numbers)):
            return False  # all verdicts may have slipped to the number before or behind theirs
        asked = {*numbers, *self.others, *self.before}
        is_whole = self.told.keys().isdisjoint(without) and 2 * len(without) <= len(numbers) < len(asked)
        few = len(numbers) if not is_whole else len(asked)
        missing = len(without) if not is_whole else len(asked - self.told.keys())
        return _FEWEST_FOR_EACH * missing <= few

    def _has_no_more(self, numbers: Sequence[str]) -> bool:
        """Whether the key has no numbers that nothing asks for, or few beside those of many questions."""
        asked = {*numbers, *self.others, *self.before}
        more = self.told.keys() - asked
        are_few = len(asked) > len(numbers) == len(self.verdicts) and _FEWEST_FOR_EACH * len(more) <= len(self.told)
        return self.counts_on or not more or are_few or self.surplus is not None

    @property
    def surplus(self) -> Told | None:
        """The verdict behind those on all statements, under the next number, which nothing has; None without one.

        The numbers of both are written and count from one to the next.
        """
        numbers = [statement.number for statement in self.statements]
        count = [str(number) for number in range(1, len(self.told) + 1)]
        is_one_more = list(self.told) == count and numbers == count[:-1] and not self.others and not self.before
        are_typed = self.is_numbered and all(statement.is_typed for statement in self.statements)
        if not is_one_more or not are_typed or len(self.told) < _FEWEST_FOR_EACH or not all(self.told.values()):
            return None
        return self.told[count[-1]]


def _beside(numbers: Sequence[str]) -> Sequence[str]:
    """Return the numbers before the first and behind the last one."""
    counts = [int(number) for number in numbers if number.isdecimal()]
    return [str(min(counts) - 1), str(max(counts) + 1)] if counts else []


def statements_with_keys(blocks: Sequence[Block]) -> Iterator[StatementsWithKey]:
    """Yield the statements among some blocks, each with the key behind them."""
    cue: Cue | None = None
    held: list[NumberedStatement] = []
    others: set[str] = set()
    before: list[str] = []
    is_below_cue = False
    for place, block in enumerate(blocks):
        is_other = holds_but_verdicts(block) and not _has_just_numbers(block, held)
        if cue and held and not is_other and (told := _verdicts_of(entries := _entries_of(blocks, place), cue)):
            twice = frozenset(number for number, entry in entries.items() if is_told_twice(entry))
            counts_on = bool(counted_through(block))
            counted = _counted(held)
            is_new = not {statement.number for statement in counted}.isdisjoint(before)
            asked_before = frozenset[str]() if is_new else frozenset(before)
            are_numbers = not any(map(_series_in, _told_by(blocks, place)))
            behind = frozenset(others)
            yield StatementsWithKey(counted, cue, told, block, behind, counts_on, twice, asked_before, are_numbers)
            cue, held, before = None, [], []
        elif (found := cue_of(block)) is not None and not (held and _only_goes_on(blocks, place)):
            before += [*(statement.number for statement in held), *others]
            cue = in_words_of(cue, found) if cue is not None and is_below_cue and not held else found
            held, others, is_below_cue = [], set(), True
        elif not is_below_cue and block.kind == "table" and (crossed := _cue_in_header(block)) is not None:
            before += [*(statement.number for statement in held), *others]
            cue, held, others, is_below_cue = crossed, list(numbered_statements(block)), set(), True
        elif is_below_cue and block.kind != "heading" and (statements := list(numbered_statements(block))):
            held += statements
        else:
            is_below_cue = is_below_cue and block.kind != "heading"
            asked = _asked_in(block)
            is_list_behind = block.kind == "list" and not is_below_cue
            if cue is None:
                before += asked
            elif is_list_behind or {statement.number for statement in held}.isdisjoint(asked):
                others.update(asked)


def _cue_in_header(table: Block) -> Cue | None:
    """Return how a table of statements calls what is to be crossed in its last columns; None for other tables."""
    pair = pair_to_cross(table) if rows_to_cross(table) else None
    if pair is None:
        return None
    are_letters = all(len(word) == 1 for word in pair)
    return Cue(None if are_letters else pair, pair if are_letters else None, length=len(pair), in_heading=False)


def _only_goes_on(blocks: Sequence[Block], place: int) -> bool:
    """Whether a paragraph below statements tells what else to do with them: “Put the false ones right”.

    No others follow before the key or the next heading.
    """
    if blocks[place].kind != "paragraph":
        return False
    for at in range(place + 1, min(len(blocks), place + _FURTHEST)):
        if blocks[at].kind == "heading" or _told_by(blocks, at):
            return True
        if any(True for _ in numbered_statements(blocks[at])):
            return False
    return True


def _has_just_numbers(quotation: Block, held: Sequence[NumberedStatement]) -> bool:
    """Whether a quotation of verdicts without a label has the numbers of some statements, and no others."""
    numbers = [number for number, _ in _entries(quotation.children)]
    return numbers == [statement.number for statement in held] and all(one.is_typed for one in held)


def statements_of(
    section: Block, entries: Mapping[str, Sequence[Block]], key: Sequence[Block] = ()
) -> StatementsWithKey | None:
    """Return the statements of a section that asks whether they are true, with the verdicts of the key to it.

    Without numbers the key may tell them in a row, “TFT”.
    """
    cue = next((found for child in section.children if (found := cue_of(child)) is not None), None)
    if cue and not entries:
        entries = by_number(_entries(key))
    told = _told_under(entries, cue) if cue else {}
    if cue is None or not any(told.values()):
        return None
    statements = _counted([statement for child in section.children for statement in numbered_statements(child)])
    is_numbered = not any(map(_series_in, key))
    one = StatementsWithKey(statements, cue, told, section.children[0], frozenset(), is_numbered=is_numbered)
    return one if one.is_sure else None


def answers_statements(children: Sequence[Block], place: int) -> bool:
    """Whether a block is the key to statements before it, though it may not be clear to which."""
    entries = _entries_of(children, place)
    if not _verdicts_of(entries) and not (entries and all(map(_opens_with_letter, entries.values()))):
        return False
    first = max(0, place - _FURTHEST)
    before = [inner for block in children[first:place] for inner in opened(block)]
    found = statements_with_keys([*before, *children[place : place + 2]])
    return any(one.is_sure or one.tells_but_verdicts for one in found)


def _opens_with_letter(entry: Sequence[Block]) -> bool:
    """Whether an entry of a key begins with a capital alone, which may be short for a verdict."""
    told = _opening(entry)
    found = _LETTER_FIRST.match(told.text) if told is not None else None
    return found is not None and found["said"].isupper()


def tells_both_verdicts(entries: Mapping[str, Sequence[Block]]) -> bool:
    """Whether a key has a verdict under each number, and not the same one under all."""
    told = [verdict_of(blocks) for blocks in entries.values()]
    return all(one is not None for one in told) and len({one.said.casefold() for one in told if one is not None}) > 1


def asks_of_statements(title: Block, below: Sequence[Block]) -> bool:
    """Whether a title asks of several statements below it whether they are true, so that nothing else answers it.

    They have places for their verdicts, or stand in a list below a title that states nothing itself.
    """
    if cue_of(title) is None:
        return False  # as nearly always
    told = list(chain.from_iterable(map(opened, below)))
    if not told or told_below().match(told[0].text):
        return False
    if sum(_places_in(block) for block in told) >= _FEWEST:
        return True
    is_list = any(block.kind == "list" and len(block.children) >= _FEWEST_OF_KEY and block.ordered for block in told)
    return is_list and not _states_itself(title.inline)


def asks_about_statements(title: Block, answer: Sequence[Block], below: Sequence[Block]) -> bool:
    """Whether a title with a cue asks of statements, in what seems to answer it or in tables further below.

    “First aid – true or false?” is the title of such tables.
    """
    if asks_of_statements(title, answer) or asks_of_what_follows(title, answer[0]):
        return True
    return any(are_statements(table) for block in below for table in block.within("table"))


def _places_in(block: Block) -> int:
    """Return how many of a block's lines or items have a place for a verdict, or both to choose from."""
    if block.kind == "list":
        return sum(_has_place(item.children[0].inline) for item in block.children if item.children)
    return sum(map(_has_place, split_lines(block.inline))) if block.kind == "paragraph" else 0


def _has_place(line: Inline) -> bool:
    return without_place(line) is not line or truth_behind(line.text.rstrip(" .")) is not None


def _states_itself(title: Inline) -> bool:
    """Whether a title is a statement beside what asks of it: “Bats are blind: true or false?”."""
    if asks_for_itself(title):
        return True
    from mkdeck.facts.fragments import states  # few lessons have such titles

    said = _BEFORE_LAST.match(title.text)
    return said is not None and states(Phrase(title, 0, said.end("said")))


def list_of_other_numbers(blocks: Sequence[Block], place: int) -> Block | None:
    """Return the list of statements right before a key that has a verdict under a number that the list has not.

    No single question has such an answer, and which of the verdicts is on which statement nobody can tell.
    """
    found, numbers, told = _judged_right_before(blocks, place)
    return found if len(told) >= _FEWEST_OF_KEY and not told <= set(numbers) else None


def without_verdict_right_before(blocks: Sequence[Block], place: int) -> tuple[Block, Sequence[str]] | None:
    """Return the list of statements right before a key of verdicts, and the numbers of those few that have none in it.

    None where it has a verdict on all, or on few, and below a question, which may ask for those that are true.
    """
    found, numbers, told = _judged_right_before(blocks, place)
    if found is None or any(map(has_question_mark, found.context[-1:])) or _is_asked_above(blocks, found):
        return None
    without = [number for number in numbers if number not in told]
    is_short = told < set(numbers) and len(told) >= max(_FEWEST, _FEWEST * len(without))
    return (found, without) if is_short else None


def _is_asked_above(blocks: Sequence[Block], statements: Block) -> bool:
    """Whether a question stands right above some statements."""
    above = [block for block in blocks if block.span.last < statements.span.first]
    return bool(above) and above[-1].kind == "paragraph" and has_question_mark(above[-1].text)


def _judged_right_before(blocks: Sequence[Block], place: int) -> tuple[Block | None, Sequence[str], AbstractSet[str]]:
    """Return the list of statements right before a key that has but verdicts, their numbers, and those of the key."""
    told = _entries_of(blocks, place) if place else {}
    before = [inner for block in blocks[max(0, place - 2) : place] for inner in opened(block)] if told else []
    found = next((block for block in reversed(before) if block.kind == "list"), None)
    if found is None or not all(map(verdict_of, told.values())):
        return None, (), frozenset()
    numbers = [statement.number for statement in numbered_statements(found)]
    return (found, numbers, told.keys()) if len(numbers) >= _FEWEST_OF_KEY else (None, (), frozenset())


def _asked_in(block: Block) -> Sequence[str]:
    """Return the numbers of the items of a list, or that of a heading or a paragraph that asks."""
    if block.kind == "list":
        return [str(item.number) for item in block.children if item.number is not None]
    number = number_of(block) if block.kind in ("heading", "paragraph") and asks(block.text) else None
    return [number] if number else []


def numbered_statements(block: Block) -> Iterator[NumberedStatement]:
    """Yield the items of a list with numbers, the lines before which there is a place for the verdict, or such rows."""
    yield from (NumberedStatement(number, told, row.span, row.context) for number, told, row in rows_to_cross(block))
    if block.kind == "list" and block.ordered:
        firsts = [item.children[0] for item in block.children if len(item.children) == 1]
        if len(firsts) < len(block.children):
            return
        stated = _without_choices(firsts)
        if any(map(_is_asked_otherwise, stated)):
            return
        for item, first in zip(block.children, stated, strict=True):
            yield NumberedStatement(str(item.number or ""), without_place(first.inline), item.span, first.context)
    elif block.kind == "paragraph" and (before := number_before(block.inline)):
        if not _is_asked_otherwise(block):
            yield NumberedStatement(str(before), without_label(block.inline), block.span, block.context)
    elif block.kind == "paragraph":
        lines = split_lines(block.inline)
        bare = [without_place(line) for line in lines]
        numbers = [_NUMBER.match(inline.text) for inline in bare]
        if any(line is found for line, found in zip(lines, bare, strict=True)):
            return
        are_in_place = block.span.last - block.span.first + 1 == len(lines)
        for place, inline in enumerate(bare):
            line = block.span.first + place
            at = Span(block.span.path, line, line) if are_in_place else block.span
            number_of_line = numbers[place] if all(numbers) else None
            start = number_of_line.end() if number_of_line else 0
            told = cut(inline, start, len(inline.text)) if start else inline
            number = number_of_line[1] if number_of_line else str(place + 1)
            yield NumberedStatement(number, told, at, block.context, is_typed=number_of_line is not None)


def _without_choices(firsts: Sequence[Block]) -> Sequence[Block]:
    """Return statements without the verdicts to choose from, “(V / F)”, if these stand behind each of them."""
    found = [truth_behind(first.text) if first.kind == "paragraph" else None for first in firsts]
    ends = [choice[0] for choice in found if choice]
    if len(ends) < len(firsts):
        return firsts
    return [paragraph(cut(first.inline, 0, end), first) for first, end in zip(firsts, ends, strict=True)]


def _counted(statements: Sequence[NumberedStatement]) -> list[NumberedStatement]:
    """Return statements, one whose number was typed twice under the one that was meant."""
    numbers = as_counted([statement.number for statement in statements])
    return [replace(statement, number=number) for statement, number in zip(statements, numbers, strict=True)]


def _is_asked_otherwise(first: Block) -> bool:
    return first.kind != "paragraph" or has_question_mark(first.text) or truth_behind(first.text) is not None


def without_place(inline: Inline) -> Inline:
    """Return a statement without the brackets before it that wait for its verdict, or as it is."""
    found = opens(inline, is_signed=False)
    return cut(inline, found.start, len(inline.text)) if found and not found.said else inline


def _entries_of(blocks: Sequence[Block], place: int) -> Mapping[str, list[Block]]:
    """Return what a key at a place has under each number."""
    return counted_through(blocks[place]) or by_number(_entries(_told_by(blocks, place)))


def _verdicts_of(entries: Mapping[str, list[Block]], cue: Cue | None = None) -> dict[str, Told | None]:
    """Return what a key has under each number, if there are verdicts among that; nothing for other keys."""
    told = _told_under(entries, cue)
    twice = sum(map(is_told_twice, entries.values()))
    verdicts = sum(verdict is not None for verdict in told.values())
    return told if verdicts and verdicts + twice >= _FEWEST else {}


def _told_under(entries: Mapping[str, Sequence[Block]], cue: Cue | None) -> dict[str, Told | None]:
    """Return the verdict under each number of a key, in words where most of its letters are short for those of a cue.

    “W” is wrong below “Right or wrong?”, and “I” is incorrect below “correct (C) or incorrect (I)”.
    """
    told = {number: verdict_of(blocks) for number, blocks in entries.items()}
    in_short = cue.in_short if cue else {}
    if not in_short:
        return told
    in_words = {number: _in_words(blocks, in_short) for number, blocks in entries.items()}
    others = sum(one is not None and len(one.said) == 1 and not in_words[number] for number, one in told.items())
    if sum(one is not None for one in in_words.values()) <= others:
        return told
    return {number: in_words[number] or one for number, one in told.items()}


def _in_words(blocks: Sequence[Block], in_short: Mapping[str, str]) -> Told | None:
    """Return the verdict with which an entry begins, if it is one of some letters, by the word that it is short for."""
    told = _opening(blocks)
    found = _LETTER_FIRST.match(told.text) if told is not None else None
    word = in_short.get(found["said"].casefold()) if found else None
    return _told(word, found.end(), told, blocks[1:]) if told is not None and found and word else None


def _told_by(blocks: Sequence[Block], place: int) -> Sequence[Block]:
    """Return what a block that says so answers, without that."""
    block = blocks[place]
    if is_answer_container(block) or (block.kind == "section" and is_key_title(block.children[0].text)):
        return contents(block)
    if holds_but_verdicts(block):
        return block.children
    below = [child for child in blocks[place + 1 : place + 2] if child.kind in ("list", "paragraph", "table")]
    if is_marker(block):
        behind = behind_marker(block.inline)
        return [ending(behind, block)] if behind.text else below
    if block.kind == "paragraph" and (start := behind_key_word(block.text)) and block.text[start:].strip(" *_"):
        return [ending(without_blanks_before(cut(block.inline, start, len(block.text))), block)]
    is_line = block.kind == "paragraph" and (block.text.endswith(":") or is_bold_line(block))
    said = plain(block.text).split() if is_line else []
    is_label = 0 < len(said) <= _LONGEST_LABEL and any(said[-1] in words(table) for table in ("answer", "key"))
    return below if is_label else ()


def _entries(told: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Yield the entries of a key by their numbers; a series such as “V, F, V” or “VFV” counts from one."""
    if grouped := numbers_by_verdict(told):
        yield from grouped
        return
    for block in told:
        if series := _series_in(block):
            for number, sign in enumerate(series, 1):
                yield str(number), [paragraph(cut(block.inline, *sign.span()), block)]
        else:
            yield from entries_of(block)


def _series_in(block: Block) -> list[re.Match[str]]:
    """Return the verdicts that a paragraph has in a row and without numbers, and nothing beside them: “V, F, V”."""
    series = list(_IN_SERIES.finditer(block.text.rstrip(" ."))) if block.kind == "paragraph" else []
    if len(series) == 1 and _are_letters(series[0][0]):
        series = list(_LETTER.finditer(block.text))
    return series if len(series) >= _FEWEST and all(_is_verdict(sign[0]) for sign in series) else []


def _are_letters(word: str) -> bool:
    """Whether a word is nothing but the letters for true and for false, several of them and each a capital: “TFFT”."""
    pairs = (pair for pair in truth_pairs() if len(pair[0]) == len(pair[1]) == 1)
    return len(word) >= _FEWEST_OF_KEY and word.isupper() and any(set(word.casefold()) == set(pair) for pair in pairs)


def _is_verdict(word: str) -> bool:
    return word.casefold() in true_words() or word.casefold() in false_words()


def verdict_of(blocks: Sequence[Block]) -> Told | None:
    """Return the verdict with which an entry of a key begins."""
    first = _opening(blocks)
    if first is None:
        return None
    found = told_below().match(first.text)
    said, _, behind = first.text.partition(" ")
    if found:
        said, end = found["said"], found.end()
    elif _is_verdict(said) and behind.startswith("("):
        end = len(said) + 1
    else:
        return None
    return _told(said.casefold(), end, first, blocks[1:])


def _opening(blocks: Sequence[Block]) -> Block | None:
    """Return the paragraph with which an entry begins, without a dash before its first word: “1. – true”."""
    if not blocks or blocks[0].kind != "paragraph":
        return None
    first = blocks[0]
    dash = _DASH.match(first.text)
    return paragraph(cut(first.inline, dash.end(), len(first.text)), first) if dash else first


def _told(said: str, end: int, first: Block, more: Sequence[Block]) -> Told:
    """Return a verdict that ends at a place of a paragraph, with what stands behind it and below."""
    rest = cut(first.inline, end, len(first.text))
    reasons = (paragraph(rest, first), *more) if rest.text.strip(" .") else tuple(more)
    return Told(said, reasons, first.span)
