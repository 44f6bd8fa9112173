"""Matching exercises: numbered things beside lettered ones, in a table or in two lists, and the keys that join them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Span
from mkdeck.parsing.inline import cut, split_lines
from mkdeck.parsing.pieces import covering, paragraph
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answers import behind_marker, contents, is_answer_container, is_marker
from mkdeck.recognition.exercise_names import (
    LONGEST_TITLE,
    exercise_name,
    is_key_title,
    lettered_name,
    may_head_key,
    named_key,
    words_fit,
)
from mkdeck.recognition.key_tables import entries_in_columns
from mkdeck.recognition.options import may_be_options, read_options
from mkdeck.recognition.part_names import PartName, part_name_at
from mkdeck.recognition.tables import NUMBERS
from mkdeck.recognition.verdicts import holds_but_verdicts
from mkdeck.values import dataclass
from mkdeck.wording.words import behind_reader, plain, question_label, words

_FEWEST, _FEWEST_ROWS = 3, 2
_SIDES = 2
_BETWEEN_LISTS = 2
"""Blocks, such as a line that says what the letters are."""
_FURTHEST = 60
"""Blocks between an exercise and its key, at most."""
_LABEL_SIGNS = 8
"""Signs that `plain` may leave out at the start of a title."""
_FIRST_LABEL = re.compile(r"[_\s(]{0,20}(?:[1-9]\d?|[Aa])(?![^\W_])")
_LABEL = re.compile(r"[_\s(]{0,20}(?P<label>\d{1,2}|[A-Za-z])[.):\s]{0,3}")
_LABEL_BEFORE = re.compile(r"[_\s(]{0,20}(?P<label>\d{1,2}|[A-Za-z])(?:[.):]\)?|(?=\s[^\W_]))\s{1,3}(?=\S)")
_PAIR = re.compile(
    r"[(*_]{0,2}(?:(?P<number>\d{1,2})\s?[–—>:=→.)-]{0,3}\s?\(?(?P<letter>[A-Za-z])"
    r"|(?P<first>[A-Za-z])\s?[–—>:=→.)-]{0,3}\s?(?P<second>\d{1,2}))(?![^\W_])[).*_]{0,2}"
)
_BETWEEN_PAIRS = re.compile(r"[\s,;|/·•&–—-]{0,5}")


@dataclass(frozen=True, slots=True)
class Side:
    """The things of one side by their labels, numbers or small letters, and the header above them."""

    things: dict[str, Block]
    header: Inline = Inline()


@dataclass(frozen=True, slots=True)
class Matching:
    """Things, and others of which each belongs to one of them, as the reader shall find out."""

    asked: Side
    answers: Side
    span: Span


Pairs = tuple[tuple[str, str], ...]
"""Numbers, each with the letter that belongs to it."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of pairs, where it stands, and what its title says that it answers: “part two”, or nothing."""

    pairs: Pairs
    block: Block
    subject: str = ""
    part: PartName | None = None
    """The part of a test for which it is, where only a count or a word with one says so: “II. 1-B, 2-D”."""
    is_bare: bool = False
    """Whether no word calls it a key, as at the end of a page for teachers: “Part I: 1-D, 2-E, 3-B”."""

    def names_heading_of(self, block: Block) -> bool:
        """Whether a heading above a block has the name of what it answers."""
        if self.part is None:
            return bool(self.subject) and any(_is_called(title, self.subject) for title in block.context)
        names = (part_name_at(Inline(title), 0) for title in block.context)
        return any(name is not None and name.fits(self.part) for name in names)

    def tells_of(self, exercise: Matching) -> bool:
        """Whether it may be the key to an exercise, by its numbers, of which there may be more for other questions."""
        by_number = next(iter(exercise.asked.things)).isdecimal()
        pairs = self.pairs if by_number else [(letter, number) for number, letter in self.pairs]
        told = {label for label, _ in pairs}
        known = told & exercise.asked.things.keys()
        slips = sum(other not in exercise.answers.things for _, other in pairs)
        if self.is_bare and (told != known or _FEWEST * slips > len(pairs)):
            return False  # nothing but the exercise says that these pairs are a key
        return 2 * len(known) > len(exercise.asked.things)


def matching_in_table(table: Block) -> Matching | None:
    """Return the exercise that a table is, with a column of numbers and one of letters, before things or beside them.

    Its rows are no pairs, for each stands beside one that belongs to another.
    """
    if len(table.children) <= _FEWEST_ROWS:
        return None
    header, *rows = table.children
    if sum(_FIRST_LABEL.match(cell.text) is not None for cell in rows[0].children) < _SIDES:
        return None  # as nearly always
    sides = [side for place in range(len(header.children)) if (side := _side(header.children, rows, place))]
    if len(sides) != _SIDES or len({next(iter(side.things)).isdecimal() for side in sides}) == 1:
        return None
    return Matching(sides[0], sides[1], table.span)


def _side(header: Sequence[Block], rows: Sequence[Block], place: int) -> Side | None:
    """Return the things whose labels stand in a column, alone or before them."""
    cells = [(row, row.children[place]) for row in rows if place < len(row.children)]
    filled = [(row, cell) for row, cell in cells if cell.text.strip()]
    alone = [_LABEL.fullmatch(cell.text) for _, cell in filled]
    title = plain(header[place].text)
    if all(alone) and place + 1 < len(header) and (title in NUMBERS or title in words("letter")):
        beside = [paragraph(row.children[place + 1].inline, row) for row, _ in filled if place + 1 < len(row.children)]
        return _in_turn([found["label"] for found in alone if found], beside, header[place + 1].inline)
    before = [_LABEL_BEFORE.match(cell.text) for _, cell in filled]
    if not all(before):
        return None
    bare = [
        paragraph(cut(cell.inline, found.end(), len(cell.text)), row)
        for (row, cell), found in zip(filled, before, strict=True)
        if found
    ]
    return _in_turn([found["label"] for found in before if found], bare, header[place].inline)


def _in_turn(labels: Sequence[str], things: Sequence[Block], header: Inline) -> Side | None:
    """Return things under labels that count on from a number or from “a”; None of others.

    In a test they go on with the numbers of the part before.
    """
    names = [label.casefold() for label in labels]
    first = int(names[0]) if names and names[0].isdecimal() else 1
    numbers = [str(first + number) for number in range(len(names))]
    letters = [chr(ord("a") + number) for number in range(len(names))]
    is_told = len(things) == len(names) >= _FEWEST_ROWS and all(thing.text or thing.inline.marks for thing in things)
    return Side(dict(zip(names, things, strict=True)), header) if is_told and names in (numbers, letters) else None


def _matching_in_lists(blocks: Sequence[Block], place: int) -> Matching | None:
    """Return the exercise that a numbered list and lettered lines or bullets behind it are."""
    numbered = blocks[place]
    if not numbered.ordered or len(numbered.children) < _FEWEST or not all(map(_is_of_one, numbered.children)):
        return None
    first = [item.children[0] for item in numbered.children]
    counts_from_one = numbered.children[0].number == 1  # else the letters may be those of the last question
    asked = _in_turn([str(item.number) for item in numbered.children], first, Inline()) if counts_from_one else None
    for at in range(place + 1, min(place + 2 + _BETWEEN_LISTS, len(blocks))) if asked else ():
        block = blocks[at]
        if block.kind == "paragraph" and any(map(str.isdecimal, block.text[: question_label(block.text)])):
            return None  # a numbered question, whose options stand below it
        if (
            block.kind not in ("paragraph", "list")
            or block.ordered
            or (block.kind == "list" and not may_be_options(block))
        ):
            continue
        found = read_options([block])
        options = found[2] if found else []
        things = [Block("paragraph", option.text, block.span, inline=Inline(option.plain)) for option in options]
        answers = _in_turn([option.label for option in options], things, Inline()) if things else None
        if asked and answers and "a" in answers.things:
            return Matching(asked, answers, covering([numbered, block]))
    return None


def _is_of_one(item: Block) -> bool:
    return len(item.children) == 1


def laid_open(block: Block) -> Iterator[Block]:
    """Yield the blocks of a lesson in their order without the sections around them; answers' containers stay whole.

    So do quotations of verdicts alone, which may be a key as well.
    """
    for child in block.children:
        if child.kind in ("section", "container", "quote") and not (_is_key(child) or holds_but_verdicts(child)):
            yield from laid_open(child)
        else:
            yield child


def opened(block: Block) -> Iterator[Block]:
    """Yield a block, or those of a section laid open."""
    return laid_open(block) if block.kind == "section" else iter([block])


def _is_key(block: Block) -> bool:
    title = block.children[0].text if block.kind == "section" else block.text if block.kind == "container" else ""
    if title and (is_key_title(title) or (may_head_key(title) and named_key(title) is not None)):
        return True  # “Key”, “Key to Worksheet 3”
    return is_answer_container(block)


def may_hold_matching(lesson: Block) -> bool:
    """Whether a lesson holds such a table, or a numbered list that may stand beside a lettered one."""
    return any(found.ordered for found in lesson.within("list")) or any(
        matching_in_table(table) is not None for table in lesson.within("table")
    )


def matchings(blocks: Sequence[Block]) -> Iterator[tuple[int, Matching]]:
    """Yield the matching exercises among some blocks, each with its place."""
    for place, block in enumerate(blocks):
        found = None
        if block.kind == "table":
            found = matching_in_table(block)
        elif block.kind == "list":
            found = _matching_in_lists(blocks, place)
        if found:
            yield place, found


def keys_of_pairs(blocks: Sequence[Block], place: int) -> list[Key]:
    """Return the keys of pairs, “1–C, 2–A, 3–B”, that a block holds which says that it answers, or tells no more."""
    block = _only_paragraph(blocks[place])
    label = _without_remark(block.text.partition(":")[0]) if block.kind == "paragraph" else ""
    is_bare = False
    if _is_key(block):
        told: Sequence[Block] = contents(block)
        label = block.children[0].text if block.kind == "section" else block.text
    elif is_marker(block):
        behind = behind_marker(block.inline)
        told = [paragraph(behind, block)] if behind.text else blocks[place + 1 : place + 2]
    elif label and (_calls_key(behind_reader(plain(label))) or _subject(label)):
        told = [paragraph(cut(block.inline, block.text.find(":") + 1, len(block.text)), block)]
    elif block.kind in ("paragraph", "list"):
        told, is_bare = [block], True
    else:
        return []
    keys: list[Key] = []
    for part, inner in _by_part(told):
        text = _text(inner)
        name = _name_before_pairs(inner, text)
        pairs, subject = _pairs(text[name.end if name else 0 :].lstrip()), part or _subject(label)
        if not pairs:
            continue
        last = keys[-1] if keys and keys[-1].subject == subject and keys[-1].part == name else None
        if last and not {number for number, _ in last.pairs} & {number for number, _ in pairs}:
            keys[-1] = Key(last.pairs + pairs, block, subject, name, is_bare)
        else:
            keys.append(Key(pairs, block, subject, name, is_bare))
    return keys


def _only_paragraph(block: Block) -> Block:
    """Return the paragraph that a list of one bullet holds, “- **Key:** 1–B, 2–A”; any other block itself."""
    items = block.children if block.kind == "list" and not block.ordered else ()
    held = items[0].children if len(items) == 1 else ()
    return held[0] if len(held) == 1 and held[0].kind == "paragraph" else block


def _calls_key(label: str) -> bool:
    """Whether a label, as `plain` writes it and without who teaches before it, is a word for keys or answers."""
    return label in words("key") or label in words("answer")


def _name_before_pairs(block: Block, text: str) -> PartName | None:
    """Return the name of a part of a test behind which a line has pairs, “II. 1-B, 2-D”; in “A. 3 B. 1” A is in one."""
    if block.kind != "paragraph" or _pairs(text):
        return None
    return part_name_at(block.inline, 0)


def _by_part(told: Sequence[Block]) -> Iterator[tuple[str, Block]]:
    """Yield what a key holds, each with the part of a test that it is for, “part c”, told above it or before it."""
    part = ""
    for block in (line for inner in told for line in _lines_of_parts(inner)):
        label, colon, _ = block.text.partition(":") if block.kind == "paragraph" else ("", "", "")
        if block.kind == "section":
            yield from ((_part(block.children[0].text), child) for child in block.children[1:])
        elif block.kind == "paragraph" and is_bold_line(block):
            part = _part(block.text)
        elif colon and _part(label.rstrip()):
            yield _part(label.rstrip()), paragraph(cut(block.inline, len(label) + 1, len(block.text)), block)
        else:
            yield part, block


def _lines_of_parts(block: Block) -> Iterator[Block]:
    """Yield the lines of a block, or bullets, that are each for a part: “Exercise 1: 1c 2a”; else the block."""
    lines = split_lines(block.inline) if block.kind == "paragraph" and "\n" in block.text else []
    if block.kind == "list" and not block.ordered and all(map(_is_of_one, block.children)):
        lines = [item.children[0].inline for item in block.children]
    names = [part_name_at(line, 0) for line in lines]
    are_parts = all(
        name is not None and name.follows(before) for before, name in zip([None, *names], names, strict=False)
    )
    if lines and (are_parts or all(":" in line.text and _part(line.text.partition(":")[0]) for line in lines)):
        yield from (paragraph(line, block) for line in lines)
    else:
        yield block


def _part(title: str) -> str:
    """Return how a title calls a part of a test: “part c”; nothing where it calls none."""
    is_name = len(title) <= LONGEST_TITLE and (lettered_name(title) or exercise_name(title)) is not None
    return plain(title) if is_name else ""


def _without_remark(label: str) -> str:
    """Return a label without what brackets add: “Answers (old version)”."""
    return label[: label.rfind("(")].rstrip() if label.endswith(")") and "(" in label else label


def _subject(label: str) -> str:
    """Return what the label of a key says that it answers: “part two” of “Answers to part two”."""
    said = plain(label).split()
    if said and said[0] in words("part"):
        return ""  # which names a part itself: “Part I: 1-D, 2-E, 3-B”
    while said and any(said[0] in words(table) for table in ("answer", "key")):
        said = said[1:]
    if not said or not any(said[0] in words(table) for table in ("regarding", "continuing")):
        return ""
    return " ".join(said[2:] if said[2:] and said[1] in words("opening") else said[1:])


def is_about(key: Key, place: int, blocks: Sequence[Block]) -> bool:
    """Whether a key may answer the block at a place: the only one, or one of those, that its title names."""
    if key.part is not None:
        return key.names_heading_of(blocks[place])
    if not key.subject:
        return True
    of_heading = list(map(key.names_heading_of, blocks))
    if any(of_heading) or key.is_bare:
        return of_heading[place]
    if _is_other_exercise(blocks[place].context, key.subject):
        return False
    letter = key.subject.rpartition(" ")[2]
    if len(letter) == 1 and letter.isalpha() and (letters := _letters_above(blocks[place])):
        return letter in letters
    named = [at for at, block in enumerate(blocks) if block.kind == "paragraph" and _begins(block.text, key.subject)]
    return not named or (named[-1] < place and not any(matchings(blocks[named[-1] : place])))


def _letters_above(block: Block) -> list[str]:
    """Return the letters by which headings above a block call the part that it stands in: “Part B”, “Round C: …”."""
    names = (lettered_name(title) or exercise_name(title) for title in block.context)
    return [name.number for name in names if name is not None and name.number.isalpha()]


def _is_called(title: str, subject: str) -> bool:
    """Whether a title has the name of what a key answers, be it in short: “Exercise 1 – Match” and “ex 1”."""
    if _begins(title, subject):
        return True
    name = exercise_name(subject)
    own = exercise_name(title) if name is not None and name.word else None
    return own is not None and name is not None and name.fits(own)


def _is_other_exercise(context: Sequence[str], subject: str) -> bool:
    """Whether a heading calls another exercise by the word that a key has for its own: “Exercise 1” and “ex 7”."""
    own = exercise_name(subject)
    names = map(exercise_name, context) if own is not None and own.word else ()
    return any(
        name is not None and own is not None and name.word and words_fit(name.word, own.word) and not name.fits(own)
        for name in names
    )


def _begins(text: str, subject: str) -> bool:
    return f"{plain(text[: 2 * len(subject) + _LABEL_SIGNS])} ".startswith(f"{subject} ")


def answers_matching(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block is the key to a matching exercise before it."""
    keys = keys_of_pairs(blocks, place)
    if not keys:
        return False
    before = [inner for block in blocks[max(0, place - _FURTHEST) : place] for inner in opened(block)]
    return any(
        key.tells_of(exercise) and is_about(key, at, before) for at, exercise in matchings(before) for key in keys
    )


def _text(block: Block) -> str:
    """Return what a paragraph, a list or a table of a key says in one text."""
    if block.kind == "list":
        numbers = [f"{item.number} " if block.ordered else "" for item in block.children]
        firsts = [item.children[0].text if item.children else "" for item in block.children]
        return "\n".join(number + first for number, first in zip(numbers, firsts, strict=True))
    if block.kind == "table" and (beside := entries_in_columns(block)):
        return "\n".join(f"{number} {cell.text.strip()}" for number, cell, _ in beside)
    if block.kind == "table":
        return "\n".join(" ".join(cell.text.strip() for cell in row.children) for row in block.children[1:])
    return block.text


def _pairs(text: str) -> Pairs:
    """Return the pairs that a text begins with; none where it goes on with more than a remark."""
    pairs: list[tuple[str, str]] = []
    at = 0
    while found := _PAIR.match(text, at):
        number, letter = found["number"] or found["second"], found["letter"] or found["first"]
        pairs.append((number, letter.casefold()))
        between = _BETWEEN_PAIRS.match(text, found.end())
        at = between.end() if between else found.end()
    is_all = not text[at:] or text[at] == "(" or text[:at].rstrip().endswith((".", "\n"))
    return tuple(pairs) if len(pairs) >= _FEWEST and is_all else ()
