"""Keys to questions that stand elsewhere in a lesson: their answers by number, and the exercises that they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.answers import behind_marker, contents, is_answer_container, is_marker
from mkdeck.cards import Block, Inline
from mkdeck.inline import cut
from mkdeck.pieces import paragraph
from mkdeck.words import is_question_label, plain, question_label, words

_FEWEST = 2
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_GROUP_IN_LINE = re.compile(r"(?P<name>[^\W\d_]{1,20} ?\d{1,3}) ?[:.] (?=\(?1[.)])")
"""“**R1:** 1) Lake Baikal 2) Namibia”."""
_GROUP = re.compile(r"(?P<word>[^\W\d_]{1,20} ?)?\d{1,3}(?:\.\d{1,3})*(?=$|[.:)]?(?:$| ?[-–—:] ))[.:)]?")
_OPENING = 24
"""Characters in which a heading tells its number."""
_ENTRY = re.compile(
    r"(?:^|(?<=[\s,;|]))[(*_]*(?:[QqAa]\.?\s*)?(\d{1,3}(?:\.\d{1,3})*)\s*(?:[.):=–-]+[*_]*\s*(?=\S)|(?=[A-Ha-h](?:\W|$))|(?<=\.\d)\s|(?<=\.\d\d)\s)"
)

_LETTER = r"\(?[QqAa]?\.?\s?\d{1,3}\s?[.):=–-]{0,2}\s?\(?[A-Ha-h](?![^\W_])[).]?"
_LETTERS = re.compile(rf"(?:{_LETTER}[\s,;|/·–—-]{{0,5}}){{2,}}")
"""“1c – 2a – 3b”: numbers, each with the letter of an option."""
_PARTS_OF_LETTERS = re.compile(r"(\d{1,3})[^A-Ha-h\d]{0,6}([A-Ha-h])")
_IN_BULLET = re.compile(r"[(*_]{0,3}(?:[QqAa]\.?\s?)?(\d{1,3}(?:\.\d{1,3})*)\s?[.):=–-][.):=–-]?\s+(?=\S)")
_REMARK = re.compile(r"(?:[^\W\d_]{1,20} )?(\d{1,3}(?:\.\d{1,3})*)\s?[.:)–—-]\s*(?=\S)")


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
    for child in blocks:
        found = list(entries_of(child))
        for number, entry in found:
            entries.setdefault(number, entry)
        if not found and (remark := _remark(child)) is not None and remark[0] in entries:
            entries[remark[0]] = [*entries[remark[0]], remark[1]]
    entries.pop("", None)
    return entries if len(entries) >= _FEWEST else {}


def read_groups(block: Block) -> dict[str, dict[str, list[Block]]]:
    """Return the keys to several exercises that an answers' container holds, each below its number.

    The number stands in a heading, or in a line of its own: “**8.1**”, “Exercise 3”.
    """
    if not is_answer_container(block):
        return {}
    groups: dict[str, dict[str, list[Block]]] = {}
    name = ""
    for child in contents(block):
        if child.kind == "section":
            name = exercise_name(child.children[0])
            groups.setdefault(name, {}).update(chain.from_iterable(map(entries_of, child.children[1:])))
        elif child.kind == "paragraph" and _GROUP.fullmatch(child.text):
            name = exercise_name(child)
        elif child.kind == "paragraph" and (label := _GROUP_IN_LINE.match(child.text)) is not None:
            told = paragraph(cut(child.inline, label.end(), len(child.text)), child)
            groups.setdefault(exercise_name(paragraph(Inline(label["name"]), child)), {}).update(entries_of(told))
        elif name:
            groups.setdefault(name, {}).update(entries_of(child))
    groups.pop("", None)
    return {name: entries for name, entries in groups.items() if len(entries) >= _FEWEST}


def exercise_name(title: Block) -> str:
    """Return the name that an exercise and its key share: its number, “r1” of “ROUND 1 - On earth” and of “R1”."""
    if is_question_label(title.text):
        return number_of(title) or ""
    found = _GROUP.match(title.text)
    if found is None:
        return ""
    word = found["word"] or ""
    if word.strip().casefold() in words("step"):
        return ""
    return word[:1].casefold() + found[0][len(word) :].strip(" .:)")


def entries_of(block: Block) -> Iterator[tuple[str, list[Block]]]:
    """Yield the numbered entries of a list, of a paragraph, of a table's rows, or of a section under its number."""
    if block.kind == "list" and block.ordered:
        for item in block.children:
            first = item.children[0] if item.children else None
            more = list(_in_text(first)) if first and first.kind == "paragraph" else []
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
        for row in block.children:
            if len(row.children) >= _FEWEST and row.children[0].text.strip(" .)Qq").isdecimal():
                yield row.children[0].text.strip(" .)Qq"), [paragraph(row.children[1].inline, row)]
    elif block.kind == "section" and (number := number_of(block.children[0])):
        yield number, list(block.children[1:])


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
    if len({number for number, _ in entries}) == len(entries):
        yield from entries


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
    signs = list(_ENTRY.finditer(block.text))
    if not signs or (at_start and signs[0].start() > _FEWEST):
        return
    for sign, following in zip(signs, [*signs[1:], None], strict=True):
        entry = cut(block.inline, sign.end(), following.start() if following else len(block.text))
        bare = entry.text.rstrip(",; |")
        yield sign[1], cut(entry, 0, len(bare))


def number_of(block: Block) -> str | None:
    """Return the number that a block begins with, alone or behind a word: “3.1”, “Exercise 3”."""
    label = question_label(block.text)
    told = block.text if not label or is_question_label(block.text) else block.text[:label]  # “Ejercicio 8.1”
    found = _NUMBER.search(told, 0, max(label, _OPENING))
    return found[0] if found else None
