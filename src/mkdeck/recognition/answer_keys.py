"""Keys to exercises: which of the answers below their titles belong to which exercise that these name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, zip_longest

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.parsing.inline import cut, split_lines
from mkdeck.parsing.pieces import paragraph
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answers import behind_marker, contents, is_answer_container, is_marker, plain_colons
from mkdeck.recognition.counting import by_number, with_last_meant
from mkdeck.recognition.exercise_names import (
    LONGEST_TITLE,
    ExerciseName,
    calls_exercise,
    exercise_name,
    is_key_title,
    lettered_name,
    named_before_label,
    named_key,
    named_within,
    numbered_part,
    title_of_section,
    without_remark,
)
from mkdeck.recognition.key_entries import behind_reference, entries_of, numbered
from mkdeck.recognition.key_points import behind_points
from mkdeck.recognition.option_letters import LARGE_NUMERALS
from mkdeck.recognition.parts import lettered, told_of
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import is_exact_answer_label, plain, words

_FEWEST = 2
_REMARK = (
    r"(?:[ \u00a0]?\((?![a-z]\)|[ivx]{1,4}\))[^()\n]{2,40}\)|[ \u00a0]?\[[^\[\]\n]{2,40}\]"
    r"|(?:,|[ \u00a0][–—-]) [^\W\d_][^:.,;\d\n]{2,40}(?=:))?"
)
"""What may stand between the name of an exercise and the colon behind it: “Exercise 2 (for example):”."""
_GROUP_IN_LINE = re.compile(
    r"(?P<name>[^\W\d_]{1,20}\.?[ \u00a0]?(?:\d{1,3}|(?<= )(?:[A-Z]|[IVX]{2,5})))"
    rf"{_REMARK}[ \u00a0\u202f]?[:.] (?=\(?1(?:[.)]| ?[–=-]? ?[A-Za-z](?![^\W_])))"
    r"|(?P<dotted>\d{1,3}(?:\.\d{1,3}){1,3})[:.]? (?=\(?1[.)]?\s)"
)
"""“**R1:** 1) Lake Baikal 2) Namibia”, “**8.1** 1 Tom 2 Ann”."""
_NAME_IN_LINE = re.compile(
    r"(?P<name>(?:[^\W\d_]{1,20}\.?[ \u00a0])?(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Z]|[IVX]{2,5}))"
    rf"{_REMARK}\s?[:.)–—]\s+(?=\S)"
)
"""“**Exercice B** : réponse libre.”"""
_PART_IN_TEXT = re.compile(r"(?:^|(?<=\s))(?P<word>[^\W\d_]{4,9}) (?:\d{1,2}|[A-H])\s?[:.–—]\s{1,3}(?=\(?a[.)]\s)")
"""“Part 2: a) joule b) watt”."""
_FIRST_OF_PART = re.compile(r"\(?[a1]\\?[.)]\s{1,3}(?=\S)")
"""What stands before the first answer of a part."""
_ENDS_NAME = re.compile(r"(?:\d[a-z]?|(?<![^\W_])(?:[A-Z]|[IVX]{2,5}))[\s.:)]{0,3}$")
_LETTER_BEHIND = re.compile(r"\d\s?(?:[.:)–—]{1,2}\s{1,3}[A-H]|:\s{1,3}\d{1,6})[\s.:)]{0,3}$")
_PART_BEFORE = re.compile(r"[IVX]{1,5}[.):]{1,2}\s+(?=\(?\d)")
"""“II. 7 B · 8 C”."""
_LETTER_OF_GROUP = re.compile(r"[(*_]{0,3}(?P<letter>[A-Z]|[IVX]{2,5})(?:[.:)]{1,2}(?:\s+(?=\S)|$)|\s?[–—-]\s+(?=\S))")
"""“A: 1 soy · 2 está”, “II. 1 B, 2 C”, or “A:” above a list."""
_LETTER_BEFORE_FIRST = re.compile(r"(?P<letter>[A-Z]|[IVX]{2,5})\s{1,3}(?=\(?1(?P<sign>\s?[.)=:–→-])?(?!\d|[.,]\d))")
"""“A 1) soy · 2) está”, or “**A** 1 b, 2 c”, where other letters go on so; “A 1)” alone is the answer to 1."""
_BARE_LETTER = re.compile(r"(?P<letter>[A-Z]|[IVX]{2,5})")
"""“**B**”, above a list, where “**A:** 1 soy” stands before it."""
_FIRST_LETTERS = frozenset(["A", "I"])
_LETTER = re.compile(r"\(?[A-H][.)]?")
_NO_NAME = ExerciseName("", "")


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
        is_named = self.refers and (self.name.word in words("question") or calls_exercise(self.name.word))
        return self.is_apart or is_named or bool(self.entries) or bool(lettered(self.blocks)[1])


def read_groups(children: Sequence[Block], place: int) -> list[Group]:
    """Return the keys to several exercises that an answers' container holds, or the one whose exercise its title names.

    The name stands in a heading or in a line of its own, “**8.1**”, “Exercise 3”, or opens a paragraph. A bold line is
    a title as well.
    """
    block = children[place]
    if block.kind == "paragraph":
        if ":" in (text := block.text) and is_marker(block) and behind_marker(block.inline).text:
            return []  # “**Answer: 3**” tells it, “**Answer 3**” opens a key
        if not is_bold_line(block):
            return []
        name = named_key(text)
        is_key_line = is_key_title(text)
        if name is None and not is_key_line and not is_exact_answer_label(without_remark(text)):
            return []
        end = next((at for at in range(place + 1, len(children)) if _begins_key(children[at])), len(children))
        groups = _groups_of(children[place + 1 : end], name)
        if is_key_line:
            groups = list(filter(_tells_of_exercise, groups))
        return groups if name or len(groups) >= _FEWEST or any(map(_tells_of_exercise, groups)) else []
    if not _is_titled_key(block):
        return []
    title = block.children[0].text if block.kind == "section" else block.text
    groups = _groups_of(contents(block), named_key(title))
    if is_key_title(title) and not is_answer_container(block):
        # The key of a song tells chords of its verses.
        are_exercises = len(groups) >= _FEWEST and all(calls_exercise(group.name.word) for group in groups)
        groups = [group for group in groups if are_exercises or group.entries or _tells_letters_of_exercise(group)]
    if named_before_label(title) is None:
        return groups
    return [replace(group, is_apart=True, refers=True) for group in groups]  # “Clicker 1 – answer”


def _tells_of_exercise(group: Group) -> bool:
    """Whether a key names an exercise by a word for such, and has numbers or letters: “Exercise 1: 1 am · 2 is”."""
    return calls_exercise(group.name.word) and (bool(group.entries) or _tells_letters_of_exercise(group))


def _tells_letters_of_exercise(group: Group) -> bool:
    """Whether a key names an exercise by a word for such, and answers its parts: “Ex. 2: a) for; b) since”."""
    return calls_exercise(group.name.word) and len(told_of("abcdefgh", group.blocks)[1]) >= _FEWEST


def counted_anew(groups: Sequence[Group]) -> list[Group | None]:
    """Return the keys to parts as they count from one, where their numbers go on from part to part; None for others.

    The parts themselves may count from one each: “I. 1 B, 2 C; II. 3 T, 4 F”.
    """
    last = 0
    anew: list[Group | None] = []
    for group in groups:
        counts = [int(number) for number in group.entries if number.isdecimal()]
        goes_on = len(counts) == len(group.entries) > 0 and counts == list(range(last + 1, last + 1 + len(counts)))
        entries = {str(number): told for number, told in enumerate(group.entries.values(), 1)}
        anew.append(replace(group, entries=entries) if goes_on and last else None)
        last = counts[-1] if goes_on else 0
    return anew


def counted_through(block: Block) -> dict[str, list[Block]]:
    """Return the entries of a key in parts by their numbers, if these count on from part to part; else nothing."""
    return {number: told for _, entries in counted_parts(block) for number, told in entries.items()}


def counted_parts(block: Block) -> list[tuple[str, dict[str, list[Block]]]]:
    """Return the titles of the parts of a key, “**Part B**”, and their entries by numbers that count on through all.

    Then the numbers tell which question is meant, whatever the parts are called. It is nothing for other keys.
    """
    parts: list[tuple[str, dict[str, list[Block]]]] = []
    last = 0
    for part in chain.from_iterable(map(_parted, contents(block))) if is_key(block) else ():
        if is_bold_line(part) or part.kind == "heading":
            parts.append((part.text, {}))
            continue
        found = by_number(entries_of(part))
        counts = [last, *(int(number) if number.isdecimal() else 0 for number in found)]
        is_other = not parts or (not found and part.kind != "rule")
        if is_other or any(count >= following for count, following in pairwise(counts)):
            return []
        parts[-1][1].update(found)
        last = counts[-1]
    told = _as_meant([entries for _, entries in parts])
    is_key_of_parts = len(parts) >= _FEWEST and sum(map(len, told)) > len(parts)
    return [(title, dict(entries)) for (title, _), entries in zip(parts, told, strict=True)] if is_key_of_parts else []


def is_key(block: Block) -> bool:
    """Whether a block holds answers, by its role or its title, “Key” among those."""
    return is_answer_container(block) or (block.kind == "section" and is_key_title(block.children[0].text))


def _parted(block: Block) -> Sequence[Block]:
    """Return the heading and the blocks of a section; a paragraph's first line, in bold, and those below it.

    The number of a part before entries, “II. 7 B, 8 C”, is a heading as well.
    """
    if block.kind == "section":
        return block.children
    if block.kind == "paragraph" and (label := _PART_BEFORE.match(block.text)) is not None:
        told = paragraph(cut(block.inline, label.end(), len(block.text)), block)
        return [replace(paragraph(cut(block.inline, 0, label.end()), block), kind="heading"), told]
    first, _, rest = block.text.partition("\n") if block.kind == "paragraph" else ("", "", "")
    if not rest or not any(m.kind == "strong" and (m.start, m.end) == (0, len(first)) for m in block.inline.marks):
        return (block,)
    parts = (cut(block.inline, 0, len(first)), cut(block.inline, len(first) + 1, len(block.text)))
    return [paragraph(part, block) for part in parts]


def read_titled_groups(children: Sequence[Block], place: int) -> list[Group]:
    """Return the keys to parts of a test that an answers' container holds below their titles: “### Multiple choice”.

    The titles are headings, bold lines, or open a line: “**Gaps:** 1. cold, 2. down”.
    """
    if not is_key(children[place]):
        return []
    groups: list[tuple[ExerciseName, list[Block]]] = []
    for block in contents(children[place]):
        name, told = _titled(block)
        if name.word:
            groups.append((name, told))
        elif groups:
            groups[-1][1].append(block)
    named = [(name, tuple(told)) for name, told in groups]
    return [Group(name, told, numbered(told), is_apart=True, refers=True) for name, told in named if told]


def _titled(block: Block) -> tuple[ExerciseName, list[Block]]:
    """Return the name by the title that a block is or opens with, and what it tells below or behind that."""
    if block.kind == "section":
        return _title(block.children[0].text), list(block.children[1:])
    lead = block.inline.marks[0] if block.kind == "paragraph" and block.inline.marks else None
    if lead is None or lead.kind != "strong" or lead.start:
        return _NO_NAME, []
    behind = cut(block.inline, lead.end, len(block.text))
    if not behind.text.strip(" :："):
        return _title(block.text), []
    entries = cut(behind, len(behind.text) - len(behind.text.lstrip(" :：\n")), len(behind.text))
    is_title = ":" in plain_colons(block.text[: lead.end + 2]) and numbered([paragraph(entries, block)])
    return (_title(block.text[: lead.end]), [paragraph(entries, block)]) if is_title else (_NO_NAME, [])


def _title(text: str) -> ExerciseName:
    """Return the name by the title of a part that a key has, without a word that refers to it: “Zu B Fill in”."""
    title = text[behind_reference(text) :]
    return ExerciseName(title_of_section(title), "", title.strip(" .:："))


def _begins_key(block: Block) -> bool:
    """Whether another section begins, or another key."""
    if block.kind == "paragraph":
        return is_bold_line(block) and (is_exact_answer_label(block.text) or named_key(block.text) is not None)
    return block.kind == "section" or _is_titled_key(block)


def _is_titled_key(block: Block) -> bool:
    """Whether a block holds answers, or is a section “Key A”."""
    if block.kind not in ("section", "container", "quote"):
        return False  # as most
    title = block.children[0].text if block.kind == "section" else ""
    opens_so = plain(title).partition(" ")[0] in words("key")
    if is_key_title(title) or (opens_so and named_key(title) is not None):
        return True
    return is_answer_container(block) or named_before_label(title) is not None


def _groups_of(blocks: Sequence[Block], name: ExerciseName | None = None) -> list[Group]:
    """Return the keys to exercises among some blocks; what stands before the first name is that of `name`.

    Where the last number of one was typed twice, that of the next may tell which was meant.
    """
    groups = _groups_as_typed(blocks, name)
    meant = _as_meant([group.entries for group in groups])
    return [replace(group, entries=entries) for group, entries in zip(groups, meant, strict=True)]


def _as_meant(parts: Sequence[Mapping[str, list[Block]]]) -> list[Mapping[str, list[Block]]]:
    """Return the entries of the parts of a key, where the first number of the next part tells what was meant."""
    firsts = [next(iter(entries), "") for entries in parts[1:]]
    return [with_last_meant(entries, first) for entries, first in zip(parts, [*firsts, ""], strict=False)]


def _groups_as_typed(blocks: Sequence[Block], name: ExerciseName | None) -> list[Group]:
    if name is None and (keys := _keys_by_letters(blocks)):
        return keys
    if name is not None and (told := _only_letter(blocks)):
        return [_group(name, told, None)]
    groups: list[tuple[ExerciseName | None, list[Block], Block | None]] = [(name, [], None)]
    lines = list(chain.from_iterable(map(_without_label_above, blocks)))
    for block, following in zip_longest(lines, lines[1:]):
        if groups[-1][0] and not groups[-1][1] and _is_letter_told(groups[-1][0], block, following):
            groups[-1][1].append(block)
        elif block.kind == "section":
            title = block.children[0]
            groups.append((_named(title.text), list(block.children[1:]), title))
        elif block.kind == "rule":
            groups.append((None, [], None))
        elif block.kind == "paragraph" and (label := _label(block)) is not None:
            told = [paragraph(cut(block.inline, label[1], len(block.text)), block)] if label[1] else []
            groups.append((label[0], told, block))
        else:
            groups[-1][1].append(block)
    return [_group(named, told, label) for named, told, label in groups if named and told]


def _is_letter_told(name: ExerciseName, block: Block, following: Block | None) -> bool:
    """Whether a line is but the letter of an option below the name of a question, and the next name stands below it."""
    is_letter = block.kind == "paragraph" and _LETTER.fullmatch(block.text) is not None
    if not is_letter or not calls_exercise(name.word):
        return False  # as mostly
    return following is None or (
        following.kind == "paragraph" and (label := _label(following)) is not None and label[0].word == name.word
    )


def _only_letter(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the paragraph that is but the letter of an option, “C”, where an answer tells nothing else."""
    told = [block for block in blocks if block.kind not in ("html", "rule")]
    return told if len(told) == 1 and told[0].kind == "paragraph" and _LETTER.fullmatch(told[0].text) else ()


def _without_label_above(block: Block) -> Iterable[Block]:
    """Return a paragraph whose first line, in bold, names an exercise, as that label and what stands below it.

    Where each of its lines is a key, “**8.1** 1 Tom 2 Ann”, it becomes these lines.
    """
    if block.kind == "paragraph" and len(parts := _at_parts(block)) >= _FEWEST:
        return parts
    if block.kind == "paragraph" and "\n" in block.text:
        lines = block.text.split("\n")
        if all(map(_GROUP_IN_LINE.match, lines)) or all(map(_names_exercise, lines)):
            return _lines_of(block)
        if (name := exercise_name(lines[0])) is not None and calls_exercise(name.word) and _is_label_alone(lines[0]):
            ends = ((0, len(lines[0])), (len(lines[0]) + 1, len(block.text)))
            return [paragraph(cut(block.inline, *one), block) for one in ends]
    if block.kind == "list" and not block.ordered and all(map(_names_exercise, map(_opening_of, block.children))):
        return tuple(chain.from_iterable(item.children for item in block.children))
    parts = _parted(block) if block.kind == "paragraph" else (block,)
    return parts if named_within(parts[0].text) is not None and _is_label_alone(parts[0].text) else (block,)


def _opening_of(item: Block) -> str:
    """Return the paragraph with which an item begins, with a colon where it is but a name above other blocks."""
    first = item.children[0].text if item.children and item.children[0].kind == "paragraph" else ""
    return first if len(item.children) == 1 or ":" in first else f"{first}: …"


def _at_parts(block: Block) -> Sequence[Block]:
    """Return a paragraph in which several parts are told, “Part 1: a) x b) y Part 2: a) z b) w”, as one for each."""
    starts = [
        found.start() for found in _PART_IN_TEXT.finditer(block.text) if found["word"].casefold() in words("part")
    ]
    if len(starts) < _FEWEST or starts[0]:
        return ()
    return [paragraph(cut(block.inline, *ends), block) for ends in pairwise([*starts, len(block.text)])]


def _names_exercise(line: str) -> bool:
    """Whether a line of a key is that to an exercise: “Exercise 2: a hub”."""
    found = _NAME_IN_LINE.match(line)
    name = _name_at(found["name"]) if found is not None else None
    return found is not None and ((name is not None and calls_exercise(name.word)) or _is_part(found))


def _is_part(label: re.Match[str]) -> bool:
    """Whether a label is that of a part, and what it asks is told one by one behind it: “Part 1: a) joule b) watt”."""
    word = (label["name"] or "").partition(" ")[0].casefold()
    return word in words("part") and _FIRST_OF_PART.match(label.string, label.end()) is not None


def _keys_by_letters(blocks: Sequence[Block]) -> list[Group]:
    """Return the keys that lines with letters hold, in the order of the alphabet, one of them with numbers at least."""
    keys: list[tuple[str, list[Block]]] = []
    lines = list(chain.from_iterable(map(_lines_of, blocks)))
    are_bare = _are_counted_by_bare_letters(lines)
    opens_bare = bool(lines) and lines[0].text in _FIRST_LETTERS and is_bold_line(lines[0])
    for line in lines:
        label = (_bare_letter(line) if are_bare else _LETTER_OF_GROUP.match(line.text)) or (
            _BARE_LETTER.fullmatch(line.text) if (keys or opens_bare) and is_bold_line(line) else None
        )
        if label and (not keys or _follows(keys[-1][0], label["letter"])):
            keys.append((label["letter"], [paragraph(cut(line.inline, label.end(), len(line.text)), line)]))
        elif keys:
            keys[-1][1].append(line)
    names = [(ExerciseName("", letter.casefold()), told) for letter, told in keys]
    groups = [Group(name, tuple(told), numbered(told), is_apart=True, refers=True) for name, told in names]
    is_key_here = len(groups) >= _FEWEST or not opens_bare  # “**A**” alone may be a label for an answer
    return groups if is_key_here and any(group.entries for group in groups) else []


def _are_counted_by_bare_letters(lines: Sequence[Block]) -> bool:
    """Whether bare letters before first entries count the keys to several parts: “A 1) …”, “B 1) …”, “C 1) …”."""
    letters = [label["letter"] for line in lines if (label := _bare_letter(line)) is not None]
    return len(letters) >= _FEWEST and all(_follows(one, other) for one, other in pairwise(letters))


def _bare_letter(line: Block) -> re.Match[str] | None:
    """Return the letter of a part before the first entry of the key to it; it is bold if no sign is behind the number.

    In “A 1 b” an article may stand.
    """
    found = _LETTER_BEFORE_FIRST.match(line.text) if line.kind == "paragraph" else None
    if found is None or found["sign"]:
        return found
    mark = line.inline.marks[0] if line.inline.marks else None
    is_bold = mark is not None and mark.kind == "strong" and (mark.start, mark.end) == found.span("letter")
    return found if is_bold else None


def _follows(letter: str, other: str) -> bool:
    """Whether a letter or a Roman numeral is the one behind another."""
    if (letter, other) in pairwise(LARGE_NUMERALS):
        return True
    return len(letter) == len(other) == 1 and ord(other) == ord(letter) + 1


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
    blocks = behind_points(blocks)
    refers = bool(name.word) or (label is not None and behind_reference(label.text) > 0)
    return Group(name, tuple(blocks), numbered(blocks), label is not None and label.kind == "paragraph", refers)


def _label(block: Block) -> tuple[ExerciseName, int] | None:
    """Return the name of the exercise whose key a paragraph begins, and where that goes on in it, 0 if it does not."""
    text = block.text
    start = behind_reference(text)
    old = _GROUP_IN_LINE.match(text) if not start else None
    name = _named(text) if len(text) <= LONGEST_TITLE and not old else None
    if name is not None and _is_label_alone(text) and not (start and _tells_behind_name(block, start)):
        return name, 0
    found = old or _NAME_IN_LINE.match(text, start)
    if found is None:
        return None
    named = found["name"] or found["dotted"]
    is_part = old is None and _is_part(found)
    name = _name_at(named) or (lettered_name(named) if old or start or is_part else None)
    is_exercise = name is not None and (calls_exercise(name.word) or is_part)
    return (name, found.end()) if name and (old or start or is_exercise) else None


def _tells_behind_name(block: Block, start: int) -> bool:
    """Whether entries stand behind the name at a place of a paragraph, “Zu C: 1a, 2b”, though it ends as names do."""
    found = _NAME_IN_LINE.match(block.text, start)
    return found is not None and bool(numbered([paragraph(cut(block.inline, found.end(), len(block.text)), block)]))


def _named(title: str) -> ExerciseName | None:
    """Return the exercise or the part that a title within a key names, maybe behind a word: “Zu Teil B”."""
    return named_within(title) or lettered_name(title[behind_reference(title) :]) or numbered_part(title)


def _name_at(title: str) -> ExerciseName | None:
    return exercise_name(title) or numbered_part(title)


def _is_label_alone(text: str) -> bool:
    """Whether a paragraph says no more than the name of an exercise; behind “Exercise 2.” a letter is the answer.

    So is a number behind “Q2:”.
    """
    return _ENDS_NAME.search(text) is not None and _LETTER_BEHIND.search(text) is None
