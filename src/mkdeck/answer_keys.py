"""Keys to questions that stand elsewhere in a lesson: their answers by number, and the exercises that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from mkdeck import lazy_re as re
from mkdeck.answers import behind_marker, contents, is_answer_container, is_marker
from mkdeck.cards import Block, Inline
from mkdeck.document import is_bold_line
from mkdeck.inline import cut, split_lines
from mkdeck.parts import lettered
from mkdeck.pieces import paragraph
from mkdeck.values import dataclass, replace
from mkdeck.words import (
    has_word,
    is_exact_answer_label,
    is_question_label,
    is_unwritten_answer,
    plain,
    question_label,
    words,
)

_FEWEST = 2
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_GROUP_IN_LINE = re.compile(
    r"(?P<name>[^\W\d_]{1,20} ?(?:\d{1,3}|(?<= )[A-Z])) ?[:.] (?=\(?1[.)])|(?P<dotted>\d{1,3}(?:\.\d{1,3}){1,3})[:.]? (?=\(?1[.)]?\s)"
)
"""“**R1:** 1) Lake Baikal 2) Namibia”, “**8.1** 1 Tom 2 Ann”."""
_NAME_IN_LINE = re.compile(r"(?P<name>(?:[^\W\d_]{1,20}\.? )?(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Z]))\s?[:.)–—]\s+(?=\S)")
"""“**Exercice B** : réponse libre.”"""
_EXERCISE = re.compile(
    r"(?:(?P<word>[^\W\d_]{2,20}|[^\W\d_](?=[ .]?\d))\.? ?)?(?P<number>\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Z])(?![^\W_])"
)
_BEHIND_NAME = re.compile(r"[.:)]?(?:$| ?[-–—:] )")
_LABEL_BEHIND = re.compile(r"(?P<name>[^:–—]{1,30}?)(?: ?[:–—-] ?| )(?P<label>[^\W\d_]{2,20}(?: [^\W\d_]{2,20})?)")
_ENDS_NAME = re.compile(r"(?:\d[a-z]?|(?<![^\W_])[A-Z])[\s.:)]{0,3}$")
_ELIDED = re.compile(r"(?i)(?:l|d|all|dell)['’]")
_LONGEST_TITLE, _LONGEST_OPENING, _SHORTEST_WORD, _LONGEST_ABBREVIATION = 60, 4, 3, 4
"""Characters of a title; words before the name in it; letters of a word for exercises, and of a short form of it."""
_OPENING = 24
"""Characters in which a heading tells its number."""
_ENTRY = re.compile(
    r"(?:^|(?<=[\s,;|]))[(*_]*(?:[QqAa]\.?\s*)?(\d{1,3}(?:\.\d{1,3})*)\s*(?:[.):=–-]+[*_]*\s*(?=\S)|(?=[A-Ha-h](?:\W|$))|(?<=\.\d)\s|(?<=\.\d\d)\s)"
)

_LETTERED_TITLE = re.compile(r"(?:(?P<word>[^\W\d_]{3,9}) )?(?P<letter>[A-Z])(?:[.:)](?=\s|$)|\s?[-–—:]\s|$)")
"""“B. Fill in the right form”."""
_DOTTED_TITLE = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,3})[.:)]?\s")
_LETTER_OF_GROUP = re.compile(r"[(*_]{0,3}(?P<letter>[A-Z])(?:[.:)]{1,2}|\s?[–—-])\s+(?=\S)")
"""“A: 1 soy · 2 está”."""
_BARE_NUMBER = re.compile(r"(?:^|[·•;,|\n])\s{0,3}(?P<number>\d{1,3})\s{1,3}(?=\S)")
"""“1 soy · 2 está”, numbers that only what parts the answers tells."""

_LETTER = r"\(?+[QqAa]?+\.?+\d{1,3}+\s?+[.):=–-]{0,2}+\s?+\(?+[A-Ha-h](?![^\W_])[).]?+"
_LETTERS = re.compile(rf"(?:{_LETTER}[\s,;|/·–—-]{{0,5}}+){{2,}}+")
"""“1c – 2a – 3b”: numbers, each with the letter of an option."""
_PARTS_OF_LETTERS = re.compile(r"(\d{1,3})[^A-Ha-h\d]{0,6}([A-Ha-h])")
_IN_BULLET = re.compile(r"[(*_]{0,3}(?:[QqAa]\.?\s?)?(\d{1,3}(?:\.\d{1,3})*)\s?[.):=–-][.):=–-]?\s+(?=\S)")
_REMARK = re.compile(r"(?:[^\W\d_]{1,20} )?(\d{1,3}(?:\.\d{1,3})*)\s?[.:)–—-]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class ExerciseName:
    """What an exercise and the key to it share: a number or a letter, and the word before it, if there is one."""

    word: str
    number: str

    def fits(self, other: ExerciseName) -> bool:
        """Whether two names may be those of one exercise: “R1” and “ROUND 1”, “1” and “Exercise 1”."""
        return self.number == other.number and words_fit(self.word, other.word)


def words_fit(first: str, second: str) -> bool:
    """Whether two words before a number may be one: equal, one the short form of the other, or for any exercise."""
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    return (long in words("question")) if not short else len(short) <= _LONGEST_ABBREVIATION and long.startswith(short)


@dataclass(frozen=True, slots=True)
class Group:
    """The key to one exercise: its name, its blocks, and what of them is numbered.

    It is `is_apart` where a paragraph and no heading names the exercise. It `refers` to the exercise where the name is
    more than a number or stands behind a word such as “Zu”; “Solution 2” may be another way to solve the same.
    """

    name: ExerciseName
    blocks: tuple[Block, ...]
    entries: Mapping[str, list[Block]]
    is_apart: bool = False
    refers: bool = False

    def tells_more(self) -> bool:
        """Whether it is more than the answer below a heading: named in another way, with numbers or with letters."""
        is_named = self.refers and bool(self.name.word)
        return self.is_apart or is_named or bool(self.entries) or bool(lettered(self.blocks)[1])


def read_key(children: Sequence[Block], place: int) -> dict[str, list[Block]]:
    """Return an answer key's entries by their numbers; none where a block is no key of at least two.

    A key stands in a container or below a heading of that name, or is a marked paragraph and the list below it.
    """
    block = children[place]
    if is_answer_container(block):
        blocks = contents(block)
    elif block.kind == "section" and plain(block.children[0].text) in words("key"):
        blocks = [child for child in block.children if child.kind == "table"]  # in a song a key is another thing
    elif is_marker(block):
        inline = behind_marker(block.inline)
        marked = paragraph(inline, block)
        blocks = [marked, *(child for child in children[place + 1 : place + 2] if child.kind in ("list", "table"))]
    else:
        return {}
    entries: dict[str, list[Block]] = {}
    open_one: list[Block] | None = None
    for child in blocks:
        numbered_in_bold = _in_bold(child)
        found = [numbered_in_bold] if numbered_in_bold else list(entries_of(child))
        for number, entry in found:
            entries.setdefault(number, entry)
        if found:
            open_one = entries[found[0][0]] if numbered_in_bold else None
        elif open_one is not None and child.kind in ("list", "paragraph", "code", "quote", "table"):
            open_one.append(child)
        if not found and (remark := _remark(child)) is not None and remark[0] in entries:
            entries[remark[0]] = [*entries[remark[0]], remark[1]]
    entries.pop("", None)
    return entries if len(entries) >= _FEWEST else {}


def read_groups(children: Sequence[Block], place: int) -> list[Group]:
    """Return the keys to several exercises that an answers' container holds, or the one whose exercise its title names.

    The name stands in a heading or in a line of its own, “**8.1**”, “Exercise 3”, or opens a paragraph. A bold line is
    a title as well.
    """
    block = children[place]
    if block.kind == "paragraph":
        name = named_key(block.text) if is_bold_line(block) else None
        if name is None and not (is_bold_line(block) and is_exact_answer_label(block.text)):
            return []
        end = next((at for at in range(place + 1, len(children)) if _begins_key(children[at])), len(children))
        groups = _groups_of(children[place + 1 : end], name)
        return groups if name or len(groups) >= _FEWEST else []
    if not _is_titled_key(block):
        return []
    title = block.children[0].text if block.kind == "section" else block.text
    groups = _groups_of(contents(block), named_key(title))
    if _named_before_label(title) is None:
        return groups
    return [replace(group, is_apart=True, refers=True) for group in groups]  # “Clicker 1 – answer”


def _begins_key(block: Block) -> bool:
    """Whether another section begins, or another key."""
    if block.kind == "paragraph":
        return is_bold_line(block) and (is_exact_answer_label(block.text) or named_key(block.text) is not None)
    return block.kind == "section" or _is_titled_key(block)


def _is_titled_key(block: Block) -> bool:
    """Whether a block holds answers, or is a section “Key A”."""
    title = block.children[0].text if block.kind == "section" else ""
    if plain(title).partition(" ")[0] in words("key"):
        return named_key(title) is not None
    return is_answer_container(block) or _named_before_label(title) is not None


def _groups_of(blocks: Sequence[Block], name: ExerciseName | None = None) -> list[Group]:
    """Return the keys to exercises among some blocks; what stands before the first name is that of `name`."""
    if name is None and (keys := _keys_by_letters(blocks)):
        return keys
    groups: list[tuple[ExerciseName | None, list[Block], Block | None]] = [(name, [], None)]
    for block in chain.from_iterable(map(_without_label_above, blocks)):
        if block.kind == "section":
            title = block.children[0]
            groups.append((_named(title.text) or lettered_name(title.text), list(block.children[1:]), title))
        elif block.kind == "rule":
            groups.append((None, [], None))
        elif block.kind == "paragraph" and (label := _label(block)) is not None:
            told = [paragraph(cut(block.inline, label[1], len(block.text)), block)] if label[1] else []
            groups.append((label[0], told, block))
        else:
            groups[-1][1].append(block)
    return [_group(named, told, label) for named, told, label in groups if named and told]


def _without_label_above(block: Block) -> Iterable[Block]:
    """Return a paragraph whose first line, in bold, names an exercise, as that label and what stands below it.

    Where each of its lines is a key, “**8.1** 1 Tom 2 Ann”, it becomes these lines.
    """
    first, _, rest = block.text.partition("\n") if block.kind == "paragraph" else ("", "", "")
    if rest and all(map(_GROUP_IN_LINE.match, block.text.split("\n"))):
        return _lines_of(block)
    if not rest or not any(m.kind == "strong" and (m.start, m.end) == (0, len(first)) for m in block.inline.marks):
        return (block,)
    if _named(first) is None or not _is_label_alone(first):
        return (block,)
    parts = (cut(block.inline, 0, len(first)), cut(block.inline, len(first) + 1, len(block.text)))
    return [paragraph(part, block) for part in parts]


def _keys_by_letters(blocks: Sequence[Block]) -> list[Group]:
    """Return the keys that lines with letters hold, in the order of the alphabet, one of them with numbers at least."""
    keys: list[tuple[str, list[Block]]] = []
    for block in blocks:
        for line in _lines_of(block):
            label = _LETTER_OF_GROUP.match(line.text)
            if label and (not keys or ord(label["letter"]) == ord(keys[-1][0]) + 1):
                keys.append((label["letter"], [paragraph(cut(line.inline, label.end(), len(line.text)), line)]))
            elif keys:
                keys[-1][1].append(line)
    names = [(ExerciseName("", letter.casefold()), told) for letter, told in keys]
    groups = [Group(name, tuple(told), numbered(told), is_apart=True, refers=True) for name, told in names]
    return groups if any(group.entries for group in groups) else []


def _lines_of(block: Block) -> Iterator[Block]:
    """Yield the lines of a paragraph and of the items of bullets as paragraphs, any other block as it is."""
    if block.kind == "paragraph" and "\n" in block.text:
        yield from (paragraph(line, block) for line in split_lines(block.inline))
    elif block.kind == "list" and not block.ordered:
        for item in block.children:
            yield from item.children
    else:
        yield block


def _group(name: ExerciseName, blocks: Sequence[Block], label: Block | None) -> Group:
    refers = bool(name.word) or (label is not None and behind_reference(label.text) > 0)
    return Group(name, tuple(blocks), numbered(blocks), label is not None and label.kind == "paragraph", refers)


def numbered(blocks: Iterable[Block]) -> dict[str, list[Block]]:
    """Return the numbered entries of some blocks; none where there is but one."""
    entries = dict(chain.from_iterable(map(entries_of, blocks)))
    return entries if len(entries) >= _FEWEST else {}


def _label(block: Block) -> tuple[ExerciseName, int] | None:
    """Return the name of the exercise whose key a paragraph begins, and where that goes on in it, 0 if it does not."""
    text = block.text
    name = _named(text) or lettered_name(text) if len(text) <= _LONGEST_TITLE else None
    if name is not None and _is_label_alone(text):
        return name, 0
    old = _GROUP_IN_LINE.match(text)
    start = behind_reference(text)
    found = old or _NAME_IN_LINE.match(text, start)
    if found is None:
        return None
    named = found["name"] or found["dotted"]
    name = exercise_name(named) or (lettered_name(named) if old else None)
    is_exercise = name is not None and len(name.word) >= _SHORTEST_WORD and name.word in words("question")
    return (name, found.end()) if name and (old or start or is_exercise) else None


def _is_label_alone(text: str) -> bool:
    """Whether a paragraph says no more than the name of an exercise."""
    return _ENDS_NAME.search(text) is not None


def named_key(title: str) -> ExerciseName | None:
    """Return the exercise that the title of a key names: “Answers to exercise A”, “Key A”."""
    if (name := _named_before_label(title)) is not None:
        return name
    first = title.split(maxsplit=1)[0].casefold().strip(".:") if title.strip() else ""
    if len(title) > _LONGEST_TITLE or not any(first in words(table) for table in ("answer", "key")):
        return None
    return _named(title)


def _named_before_label(title: str) -> ExerciseName | None:
    """Return the exercise that a title names before the word for its answers: “Round 1 – Answers”."""
    last = title.rpartition(" ")[2].casefold()
    if not last.isalpha() or not any(last in words(table) for table in ("answer", "key")):
        return None
    found = _LABEL_BEHIND.fullmatch(title) if len(title) <= _LONGEST_TITLE else None
    is_key = found is not None and any(plain(found["label"]) in words(table) for table in ("answer", "key"))
    return exercise_name(found["name"]) if found is not None and is_key else None


def _named(text: str) -> ExerciseName | None:
    """Return the exercise that a label within a key names, behind words such as “Zu” and “Solution to”."""
    rest = text.strip()
    leading = ("answer", "key", "regarding")
    for _ in range(_LONGEST_OPENING):
        first, _, more = rest.partition(" ")
        word = first.casefold().strip(":")
        if not more or word in words("step") or not any(word in words(table) for table in leading):
            break
        rest = more.lstrip()
        leading = ("continuing", "regarding", "key")
    return exercise_name(_ELIDED.sub("", rest), is_bare_letter=rest != text.strip())


def exercise_name(title: str, *, is_bare_letter: bool = False) -> ExerciseName | None:
    """Return the name with which the title of an exercise begins: of “ROUND 1 - On earth”, “8.1”, “Exercise 3 ★”.

    `is_bare_letter` tells that a letter alone is a name as well.
    """
    found = _EXERCISE.match(title)
    if found is None or not (found["word"] or found["number"].isalnum() or "." in found["number"]):
        return _name_in_label(title)
    word = (found["word"] or "").casefold()
    number = found["number"].casefold()
    if word in words("step") or (number.isalpha() and not (word or is_bare_letter)):
        return None
    is_exercise = word in words("question") and (is_question_label(title) or question_label(title) >= found.end())
    return ExerciseName(word, number) if is_exercise or _BEHIND_NAME.match(title, found.end()) else None


def name_of_section(section: Block) -> ExerciseName | None:
    """Return the name of the exercise that a section is: of “Exercise 3”, “B. Fill in”, “8.1 Listen” over a list."""
    title = section.children[0].text
    if (name := exercise_name(title) or lettered_name(title)) is not None:
        return name
    found = _DOTTED_TITLE.match(title)
    holds_list = found and any(child.kind == "list" and child.ordered for child in section.children)
    return ExerciseName("", found["number"]) if found and holds_list else None


def lettered_name(title: str) -> ExerciseName | None:
    """Return the name of an exercise whose title begins with a letter that counts: “B. Fill in”, “Part B”."""
    found = _LETTERED_TITLE.match(title)
    word = (found["word"] or "").casefold() if found else ""
    return ExerciseName("", found["letter"].casefold()) if found and (not word or word in words("step")) else None


def _name_in_label(title: str) -> ExerciseName | None:
    """Return the name that a title of several words makes: “Review question 2”."""
    found = _NUMBER.search(title, 0, _OPENING) if is_question_label(title) else None
    return ExerciseName(plain(title[: found.start()]), found[0]) if found else None


def entries_of(block: Block) -> Iterator[tuple[str, list[Block]]]:
    """Yield the numbered entries of a list, of a paragraph, of a table's rows, or of a section under its number."""
    if block.kind == "list" and block.ordered:
        own = {str(item.number) for item in block.children}
        for item in block.children:
            first = item.children[0] if item.children else None
            more = list(_in_text(first)) if first and first.kind == "paragraph" else []
            numbers = [number for number, _ in more]
            if not _go_on(item.number, numbers) or not own.isdisjoint(numbers):
                more = []  # “It is 7 + 8 = 15”, “Dissolve 10 g”: numbers that an answer speaks of
            if first and more and len(item.children) == 1:  # "1. B 2. C" is a list of one item to Markdown
                start = first.text.find(more[0][1].text)
                before = _ENTRY.search(first.text)
                yield (
                    str(item.number or ""),
                    [paragraph(cut(first.inline, 0, before.start() if before else start), first)],
                )
                yield from ((number, [paragraph(inline, first)]) for number, inline in more)
            else:
                yield str(item.number or ""), list(item.children)
    elif block.kind == "list":
        yield from _in_bullets(block)
    elif block.kind == "paragraph":
        yield from ((number, [paragraph(inline, block)]) for number, inline in _in_text(block, at_start=True))
    elif block.kind == "table":
        yield from _in_rows(block)
    elif block.kind == "section" and (number := number_of(block.children[0])):
        yield number, list(block.children[1:])


def _go_on(number: int | None, numbers: Sequence[str]) -> bool:
    """Tell whether the numbers in the text of an item count on from the item's own, as in "1. B 2. C"."""
    start = (number or 0) + 1
    return list(numbers) == [str(start + place) for place in range(len(numbers))]


def _in_rows(table: Block) -> Iterator[tuple[str, list[Block]]]:
    """Yield the entries of a table's rows that begin with numbers, each with what other columns say to explain it."""
    titles = [plain(cell.text) for cell in table.children[0].children]
    says_why = [place for place, title in enumerate(titles) if place and has_word(title, "explained")]
    others = (place for place, title in enumerate(titles) if place and place not in says_why)
    answer = next((at for at in others if has_word(titles[at], "answer") or titles[at] in words("key")), 1)
    explaining = [place for place in says_why if place != answer]
    for row in table.children:
        number = row.children[0].text.strip(" .)Qq") if len(row.children) > answer else ""
        if number.isdecimal():
            key, *told = (row.children[place] for place in (answer, *explaining) if place < len(row.children))
            explained = [cell for cell in told if _is_written(key) and _is_written(cell)]
            yield number, [paragraph(cell.inline, row) for cell in (key, *explained)]


def _is_written(cell: Block) -> bool:
    return bool(cell.inline.marks) or not is_unwritten_answer(cell.text)


def _in_bullets(block: Block) -> Iterator[tuple[str, list[Block]]]:
    """Yield the entries of a list of bullets that all begin with numbers: “- 1: B”, “- **1.** Paris”."""
    entries: list[tuple[str, list[Block]]] = []
    for item in block.children:
        first, *more = item.children or (None,)
        if first is not None and first.kind == "list" and first.ordered and len(first.children) == 1 and not more:
            entries.append((str(first.children[0].number or ""), list(first.children[0].children)))
        elif first is not None and first.kind == "paragraph" and (label := _IN_BULLET.match(first.text)) is not None:
            told = paragraph(cut(first.inline, label.end(), len(first.text)), first)
            entries.append((label[1], [told, *more]))
        else:
            return
    counts = [tuple(map(int, number.split("."))) for number, _ in entries if number]
    if all(count < following for count, following in pairwise(counts)):  # a tally comes in another order
        yield from entries


def _in_bold(block: Block) -> tuple[str, list[Block]] | None:
    """Return the entry of a paragraph that opens with a number in bold, and nothing behind it: “**3** Nineteen.”."""
    mark = block.inline.marks[0] if block.kind == "paragraph" and block.inline.marks else None
    if mark is None or mark.kind != "strong" or mark.start or not block.text[: mark.end].isdecimal():
        return None
    if not block.text[mark.end : mark.end + 1].isspace():
        return None
    return block.text[: mark.end], [paragraph(cut(block.inline, mark.end, len(block.text)), block)]


def _remark(block: Block) -> tuple[str, Block] | None:
    """Return what a paragraph of a key adds to one of its answers, and the number of that: “*Zu 3:* It is rare.”."""
    start = behind_reference(block.text) if block.kind == "paragraph" else 0
    label = _REMARK.match(block.text, start) if start else None
    return (label[1], paragraph(cut(block.inline, label.end(), len(block.text)), block)) if label else None


def behind_reference(text: str) -> int:
    """Return where a text goes on behind the word that refers to an exercise, “Zu 1”; 0 without one."""
    word, blank, _ = text.partition(" ")
    return len(word) + 1 if blank and word.casefold() in words("regarding") else 0


def _in_text(block: Block, *, at_start: bool = False) -> Iterator[tuple[str, Inline]]:
    """Yield the entries of a paragraph that holds several: "1. B 2. C" or a line for each."""
    if _LETTERS.fullmatch(block.text):
        for found in _PARTS_OF_LETTERS.finditer(block.text):
            yield found[1], cut(block.inline, *found.span(2))
        return
    signs = (_bare_numbers(block.text) if at_start else []) or list(_ENTRY.finditer(block.text))
    if not signs or (at_start and signs[0].start() > _FEWEST):
        return
    for sign, following in zip(signs, [*signs[1:], None], strict=True):
        entry = cut(block.inline, sign.end(), following.start() if following else len(block.text))
        bare = entry.text.rstrip(",; |·•")
        yield sign[1], cut(entry, 0, len(bare))


def _bare_numbers(text: str) -> list[re.Match[str]]:
    """Return the places of numbers without a sign, from the start of a text on, where they go up one by one."""
    if not text[:1].isdecimal():
        return []
    signs: list[re.Match[str]] = []
    for sign in _BARE_NUMBER.finditer(text):
        if not signs or int(sign["number"]) == int(signs[-1]["number"]) + 1:
            signs.append(sign)
    return signs if len(signs) >= _FEWEST and not signs[0].start() else []


def number_of(block: Block) -> str | None:
    """Return the number that a block begins with, alone or behind a word: “3.1”, “Exercise 3”."""
    label = question_label(block.text)
    told = block.text if not label or is_question_label(block.text) else block.text[:label]  # “Ejercicio 8.1”
    found = _NUMBER.search(told, 0, max(label, _OPENING))
    return found[0] if found else None
