"""The options of a multiple-choice question: in lists, in lines, in a row, and where they begin in a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from string import ascii_lowercase

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Mark, Markdown
from mkdeck.parsing.inline import cut, join_lines, to_markdown
from mkdeck.parsing.pieces import joined, lines_as_list, paragraph
from mkdeck.recognition.counting import as_counted
from mkdeck.recognition.option_letters import (
    CAPITALS,
    CIRCLED,
    NUMERAL,
    OF_OTHER_SCRIPTS,
    name_of_sign,
    number_of_numerals,
)
from mkdeck.recognition.option_marks import (
    is_highlighted,
    is_marked,
    is_marked_in_words,
    is_marked_wrong,
    is_set_off,
    is_ticked,
    may_be_marked,
    reason_behind,
    without_mark,
)
from mkdeck.values import dataclass
from mkdeck.wording.words import asks_for_all, has_question_mark, words

SECOND_LABEL = r"B\s?[.):：]"
"""What the second of several options has before it; where it follows, “A.” and “A:” open an option and no answer."""
BEFORE_OPTION = re.compile(
    rf"[(\[]?(?:[A-Ha-h{''.join(OF_OTHER_SCRIPTS)}А-Е{CIRCLED}](?:[.)\]:]|(?<=[{CIRCLED}]))[)\s]*\S"
    rf"|(?i:{NUMERAL})[.)]\s+\S)"
)
"""Begins a line that offers an option under a letter, or under a number in a circle or of Roman letters."""
_NUMBER = r"\d{1,2}(?=[)\]】：、．](?![\d(])|[.:][)\]]?(?:\s|$|[\u3040-\u9fff\uac00-\ud7af]))"
"""A number before an option, with a blank behind its sign: that of “2.5 kg”, “10.0.0.1” or “9:30” is part of a text."""
LABEL = re.compile(
    rf"[(\[【]?((?i:{NUMERAL})(?=[.)])|[A-Za-z]|{_NUMBER}|[{''.join(OF_OTHER_SCRIPTS)}А-Е{CIRCLED}])"
    rf"(?:[.):：、\]】．]|(?<=[{CIRCLED}]))[)\s]*|([A-H])\s+(?=\S)"
)
_LABEL_IN_ROW = re.compile(
    rf"(?:(?<=[\s,;|/·])|^)(?:[(\[]?([A-Ha-h{''.join(OF_OTHER_SCRIPTS)}А-Е{CIRCLED}])"
    rf"(?:[.):：、\]】．]|(?<=[{CIRCLED}]))\s*|([アイウエオ])\s+)(?=\S)",
    signs=".):：、]】．アイウエオ" + CIRCLED,
)
"""What stands before options that share a line: “A) x B) y C) z”."""
_WIDE = r"(?<=[^\s.!?:;]\s\s.)|(?<=\s\s\s.)|(?<=[\t\u2002\u2003].)"
"""What tells of a letter that it stands behind several blanks; two behind a sentence's end are how some people type."""
_BEFORE_BARE = r"\s(?:(?=\S)|\s*(?=\S)(?![A-Z]{1,3}(?!\S)))"
"""What parts a bare letter from its option; capitals that several blanks part are a row of such: “A   AB   B   O”."""
_BARE_IN_ROW = re.compile(rf"([A-H])(?:(?<![\s\S].)|(?<=\n.)|(?<=[?？]\s.)|{_WIDE}){_BEFORE_BARE}")
"""What stands before options that share a line with several blanks between them: “A x   B y   C z”."""
_SECOND_IN_ROW = re.compile(rf"B(?:{_WIDE})(?:[.):]\s*(?=\S)|{_BEFORE_BARE})")
_FIRST_IN_ROW = re.compile(rf"A(?:[.):]\s*(?=\S)|{_BEFORE_BARE})")
_SAID_OF_LETTER = re.compile(r"[A-H]\s+(?:(?P<word>[^\W\d_]+)|[^\w\s$(\"“„«]\s)")
"""A word behind a letter, or a sign that parts it from what it stands for: “A is first”, “A – best”."""
_FEWEST_IN_ROWS, _LONGEST_ROWS, _LONGEST_ENDING = 3, 400, 60
"""Options; letters of the lines in which they stand, and of one that ends a sentence."""
_AFTER_CAPITAL = frozenset(").]")
"""Signs behind the letters of options that share the line of their stem; “A:” opens an answer."""
_ENDS_LABEL = frozenset(".):：、]】．")
_SIGNS_OF_LABEL = _ENDS_LABEL | frozenset(CIRCLED)
_ENDS_WORD = (".", ":")
"""Signs behind a label that end words as well; a bracket ends none."""
_LETTERS_BUT_I = ascii_lowercase.replace("i", "")
_BARE_LETTER = re.compile(r"[A-H]\s+\S")
_CHECK_BOX = re.compile(r"\[([ xX✓✔])\]\s+")
_FEWEST, _MOST = 2, 12
_LONGEST_LABEL = 6
"""Characters: “(viii)”."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option: the label before it (`b`, `3`, or empty), its text, and whether its box is checked.

    `comment` is what a quotation below an option with a box says of it: why it is right, or why it is not.
    """

    label: str
    text: Markdown
    plain: str
    is_checked: bool | None = None
    comment: Markdown = Markdown("")
    is_of_other: bool = False
    """Whether the label is a sign of another script, “б”, “②”, “iv”."""
    shares_letter: bool = False
    """Whether another option was written with the same letter, so that the letter alone names neither."""
    inline: Inline = Inline()
    """The running text that it begins with: its `plain`, and the marks on that."""

    @property
    def is_lettered(self) -> bool:
        """Whether a letter or another sign stands before it that is no mere number."""
        return self.label.isalpha() or self.is_of_other


def read_options(blocks: Sequence[Block]) -> tuple[int, int, list[Option]] | None:
    """Return where the options stand among a question's blocks, from and to, and the options; the last that fit."""
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if block.kind == "list":
            if not _FEWEST <= len(block.children) <= _MOST:
                continue
            options = _with_marked(_with_numerals(_of_items(block)))
            if _fit(options):
                return place, place + 1, options
        elif block.kind == "paragraph":
            options = _with_marked(_of_lines(block))
            if len(options) >= _FEWEST and _in_order(options):
                return place, place + 1, options
            start = place
            while start > max(0, place - _MOST) and _goes_before(blocks[start - 1], blocks[start]):
                start -= 1
            options = _with_numerals([option for part in blocks[start : place + 1] for option in _of_lines(part)])
            if len(options) >= _FEWEST and _in_order(options):
                return start, place + 1, options
    return None


def holds_options(block: Block) -> bool:
    """Whether a block is options, or a paragraph that holds them below its question or behind it."""
    return len(split_options(block)) > 1 or read_options([block]) is not None


def holds_lettered(block: Block, *, or_boxes: bool = False) -> bool:
    """Whether a block holds options all of which have letters, or, with `or_boxes`, boxes."""
    found = read_options([block])
    return found is not None and all(
        option.is_lettered or (or_boxes and option.is_checked is not None) for option in found[2]
    )


def may_be_options(block: Block) -> bool:
    """Whether items of a list carry a sign of options: a letter before them, a box, a mark of those that are right.

    The first item tells of letters and boxes, for either all have them or none counts; numbers alone are no sign.
    """
    items = block.children
    first = items[0].children[0] if items and items[0].children else None
    if first is not None and _may_be_label(first.text[:_LONGEST_LABEL]):
        return True
    return any(map(_may_be_option, items))


def _may_be_option(item: Block) -> bool:
    """Whether an item may be an option, be there a letter before it or not: it is more than a line of bare text."""
    if len(item.children) != 1 or item.children[0].kind != "paragraph" or item.children[0].inline.marks:
        return True
    text = item.children[0].text
    return text[:1] == "[" or may_be_marked(text)


def _with_numerals(options: list[Option]) -> list[Option]:
    """Return options under Roman numerals, “i”, “ii”, “iii”, with the numbers for which these stand."""
    numbers = number_of_numerals(option.label for option in options)
    return [
        replace(option, label=number, is_of_other=True) for option, number in zip(options, numbers, strict=False)
    ] or options


def _with_marked(options: list[Option]) -> list[Option]:
    """Read the signs by which authors mark the right options: bold, a star, a tick, where not all have them.

    Most options may be right only where the others have signs as well.
    """
    marked = [is_marked(option.plain) or is_set_off(option.text) for option in options]
    boxes = any(option.is_checked is not None for option in options)
    if boxes or not any(marked) or all(marked) or (len(options) <= _FEWEST and not _are_ticked(options)):
        return options
    others = [option.plain for option, right in zip(options, marked, strict=True) if not right]
    if 2 * sum(marked) > len(marked) and not all(map(is_marked_wrong, others)):
        return options
    return [
        replace(
            option,
            text=Markdown(without_mark(option.text)),
            plain=without_mark(option.plain),
            is_checked=right,
            comment=Markdown(reason_behind(option.text)) if right else option.comment,
        )
        for option, right in zip(options, marked, strict=True)
    ]


def _are_ticked(options: Sequence[Option]) -> bool:
    """Whether one of the options is right by a word, or has a letter and a tick: of two, bold may be anything.

    What is highlighted is as sure as a tick.
    """
    if any(is_marked_in_words(option.plain) for option in options):
        return True
    return all(option.label for option in options) and any(
        is_ticked(option.plain) or is_highlighted(option.text) for option in options
    )


def _goes_before(block: Block, following: Block) -> bool:
    """Whether a paragraph is an option and the one behind it is not the first: "B" goes before "C", a question not."""
    options = _of_lines(following) if block.kind == "paragraph" else []
    return bool(options) and options[0].label not in ("a", "1") and bool(_of_lines(block))


def _of_items(block: Block) -> list[Option]:
    """Return the options of a list; what stands before them and does not count is part of them: “A cat”, “E. coli”."""
    options = _as_lettered([_of_item(item, number) for number, item in enumerate(block.children)])
    if _in_order(_with_numerals(options)):
        return options
    bare = [_of_item(item, number, is_counted=False) for number, item in enumerate(block.children)]
    are_texts = any(map(_opens_with_article, bare)) or _have_boxes(bare) or _open_with_words(options, bare)
    return bare if are_texts else options


def _open_with_words(options: Sequence[Option], bare: Sequence[Option]) -> bool:
    """Whether what looks like labels with a point belongs to the texts: “E. coli”, “p.m.”, “10. June”.

    Letters that go on counting from another list are labels, “F. … G. … H. … J.”, be the “I” left out or not.
    """
    pairs = zip(options, bare, strict=True)
    told = [whole.plain.removesuffix(option.plain).strip() for option, whole in pairs if whole.plain != option.plain]
    letters = "".join(option.label for option in options)
    goes_on = len(told) == len(options) == len(letters) and (letters in ascii_lowercase or letters in _LETTERS_BUT_I)
    return bool(told) and all(label.endswith(_ENDS_WORD) for label in told) and not goes_on


def _opens_with_article(option: Option) -> bool:
    """Whether a lone letter opens a text as a word of it."""
    return _BARE_LETTER.match(option.plain) is not None


def _have_boxes(options: Sequence[Option]) -> bool:
    return all(option.is_checked is not None for option in options)


def _of_item(item: Block, number: int, *, is_counted: bool = True) -> Option:
    """Return the option that an item is; a letter before it is left out of its text if letters count the options."""
    first = item.children[0] if item.children else None
    if is_counted and first is not None and first.kind == "list" and len(item.children) == len(first.children) == 1:
        return _of_item(first.children[0], number)  # “- 2. Oslo”
    if first is None or first.kind != "paragraph":
        name = chr(ord("a") + number) if item.number is None else str(item.number)
        return Option(name, joined([item.source]), item.source)
    box = _CHECK_BOX.match(first.text) if first.text.startswith("[") else None
    start = box.end() if box else 0
    may_be_label = is_counted and _may_be_label(first.text[start : start + _LONGEST_LABEL])
    label = LABEL.match(first.text, start) if may_be_label else None
    start = label.end() if label else start
    inline = _behind_label(first.inline, 0, start, len(first.text))
    sign, is_of_other = name_of(label) if label else (str(item.number or ""), False)
    text = [to_markdown(inline)]
    if box is None:
        told = joined([*text, *(child.source for child in item.children[1:])])
        return Option(sign, told, inline.text, is_of_other=is_of_other, inline=inline)
    text += [child.source for child in item.children[1:] if child.kind != "quote"]
    said = (inner.source for child in item.children[1:] if child.kind == "quote" for inner in child.children)
    return Option(sign, joined(text), inline.text, box[1] != " ", joined(said), inline=inline)


def name_of(label: re.Match[str]) -> tuple[str, bool]:
    """Return the small letter or the number for which a label stands, and whether it is a sign of another script."""
    sign = (label[1] or label[2]).casefold()
    name = name_of_sign(sign)
    return name, name != sign


def _behind_label(inline: Inline, begin: int, start: int, end: int) -> Inline:
    """Return what stands behind a label, from `start` to `end`, with a tag that opens before it: “<u>b. Oslo</u>”."""
    told = cut(inline, start, end)
    if start == begin or not told.marks:
        return told
    opened: list[Mark] = []
    for mark in inline.marks:
        if mark.kind == "html" and begin <= mark.start < start:
            opened = opened[:-1] if mark.target.startswith("</") else [*opened, Mark("html", 0, 0, mark.target)]
    return Inline(told.text, (*opened, *told.marks)) if opened else told


def _option(block: Block, label: re.Match[str], begin: int, start: int, end: int) -> Option:
    """Return the option that stands behind a label in a paragraph, from `start` to `end`."""
    inline = _behind_label(block.inline, begin, start, end)
    name, is_of_other = name_of(label)
    return Option(name, to_markdown(inline), inline.text, is_of_other=is_of_other, inline=inline)


def _may_be_label(begins: str) -> bool:
    """Whether a text may begin with a label, told by its first characters."""
    return begins[1:2].isspace() or not _SIGNS_OF_LABEL.isdisjoint(begins)


def _start_of_rows(block: Block, lines: Sequence[str]) -> int:
    """Return where options begin of which several share a line, below a question or behind its mark; 0 without such."""
    if len(block.text) > _LONGEST_ROWS or not 0 < len(lines) <= _MOST:
        return 0
    first = _LABEL_IN_ROW.search(block.text)
    if first is None or not first.start() or name_of(first)[0] not in ("a", "1"):
        bare = [label for label in _BARE_IN_ROW.finditer(block.text) if label[1] == "A" and label.start()]
        first = bare[-1] if bare else None
    if first is None:
        return 0
    if (start := _start_in_line(block.text)) > 0:
        return start if _of_rows(_part(block, start, len(block.text))) else 0
    before = block.text[: first.start()]
    if not before.endswith("\n") and not has_question_mark(before.rstrip()[-1:]):
        return 0
    return first.start() if _of_rows(_part(block, first.start(), len(block.text))) else 0


def _start_in_line(text: str) -> int:
    """Return where options begin behind a stem of any form, “Sound travels through: A) air B) water C) any matter”.

    They are three at least, under capitals that are all there, with one sign behind each; 0 without such. Where a word
    or a comma stands between two that joins them, this is prose, or people have initials.
    """
    labels = list(_LABEL_IN_ROW.finditer(text)) if "A" in text and "C" in text else []
    first = next((label for label in labels if label[1] == "A" and label[0].strip()[-1:] in _AFTER_CAPITAL), None)
    if first is None or not any(map(str.isalpha, text[: first.start()])):
        return 0
    labels = labels[labels.index(first) :]
    alike = [label for label in labels if label[1] and label[1] in CAPITALS and _look(label) == _look(first)]
    if len(alike) < _FEWEST_IN_ROWS or alike != _counting(labels):
        return 0
    told = [text[label.end() : following.start()].rstrip() for label, following in pairwise(alike)]
    return 0 if any(map(_joins_next, told)) else first.start()


def split_sentence(block: Block) -> list[Block]:
    """Return a paragraph as its stem and its options where these end its sentence: “Brass is (a) … (b) … (c) …”.

    They are three short ones at least, under small letters in brackets that are all there. As well they may be the
    parts of a task, or points that a sentence tells: only the letter in a key says that there is one to choose. The
    full stop behind them is the sentence's.
    """
    labels = [label for label in _LABEL_IN_ROW.finditer(block.text) if _look(label) == "()"] if _may_end(block) else []
    first = labels[0] if labels else None
    if first is None or first[1] != "a" or len(labels) < _FEWEST_IN_ROWS or labels != _counting(labels):
        return [block]
    ends = [*(label.start() for label in labels[1:]), len(block.text)]
    told = [block.text[label.end() : end].strip() for label, end in zip(labels, ends, strict=True)]
    is_stem = any(map(str.isalpha, block.text[: first.start()])) and not has_question_mark(block.text)
    if not is_stem or any(map(_joins_next, told)) or any(len(option) > _LONGEST_ENDING for option in told):
        return [block]
    is_full_stop = told[-1].endswith(".") and not any("." in option for option in (*told[:-1], told[-1][:-1]))
    end = len(block.text.rstrip()) - is_full_stop
    return [_part(block, 0, first.start()), _part(block, first.start(), end)]


def _may_end(block: Block) -> bool:
    """Whether a paragraph may end in such options; quick to tell."""
    return block.kind == "paragraph" and len(block.text) <= _LONGEST_ROWS and "(c)" in block.text


def _look(label: re.Match[str]) -> str:
    """Return the signs around the letter of an option: “()” of “(A)”."""
    return label[0].replace(label[1], "", 1).strip()


def _joins_next(option: str) -> bool:
    """Whether what stands before the letter of an option leads on to what it begins: “Smith,”, “milk and”."""
    last = option.rpartition(" ")[2]
    return option.endswith(",") or last in words("and") or last in words("either")


def _counting(labels: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Return those of some labels that count from the first letter or number on."""
    taken: list[re.Match[str]] = []
    for label in labels:
        name = name_of(label)[0]
        if name == (str(len(taken) + 1) if name.isdigit() else chr(ord("a") + len(taken))):
            taken.append(label)
    return taken


def _of_rows(block: Block) -> list[Option]:
    """Return the options of a paragraph in whose lines several stand each, in order: “A) x B) y C) z”."""
    if "?" in block.text[:-1]:
        return []
    taken = _counting(_LABEL_IN_ROW.finditer(block.text))
    if len(taken) < _FEWEST_IN_ROWS:
        taken = _bare_in_order(block.text)
    if not taken or taken[0].start() or len(taken) <= block.text.count("\n") + 1:
        return []
    options = []
    for label, following in zip(taken, [*taken[1:], None], strict=True):
        end = following.start() if following else len(block.text)
        told = block.text[label.end() : end].rstrip(" \n\u3000,;|/·")
        options.append(_option(block, label, label.start(), label.end(), label.end() + len(told)))
    return options if all(option.plain for option in options) else []


def _bare_in_order(text: str) -> list[re.Match[str]]:
    """Return the bare letters before options that share lines, “A x   B y”, if they are all in order; else none."""
    labels = list(_BARE_IN_ROW.finditer(text))
    in_order = [label[1] for label in labels] == list(CAPITALS[: len(labels)])
    are_told = any(_tells_of_letter(text, label.start()) for label in labels)
    return labels if in_order and len(labels) >= _FEWEST and not are_told else []


def is_run_of_options(text: str, asked: str) -> bool:
    """Whether what stands below a question may be but options under capitals, parted by several blanks or lines.

    Their letters may have slipped, so that nobody can read them: “A x   B y   D z”. Where signs stand behind these, it
    is nothing else; bare ones may be words of an answer (`has_bare_letters`). What answers a question for several
    things, or tells what letters are, is no choice.
    """
    if _FIRST_IN_ROW.match(text) is None or asks_for_all(asked.lstrip("*_# ")):
        return False  # as nearly always
    if (second := _SECOND_IN_ROW.search(text)) is not None:
        return not (_tells_of_letter(text) or _tells_of_letter(text, second.start()))
    lines = text.split("\n")
    return _FEWEST_IN_ROWS <= len(lines) <= _MOST and all(
        line[:1] == letter and _BARE_LETTER.match(line) and not _tells_of_letter(line)
        for line, letter in zip(lines, CAPITALS, strict=False)
    )


def has_bare_letters(text: str) -> bool:
    """Whether no sign stands behind the letter with which a run of options begins."""
    return text[1:2].isspace()


def _tells_of_letter(text: str, start: int = 0) -> bool:
    """Whether a text tells what the letter at a place is: “A is for backup”, “A – best”."""
    found = _SAID_OF_LETTER.match(text, start)
    return found is not None and (found["word"] is None or found["word"] in words("is"))


def _of_lines(block: Block) -> list[Option]:
    """Return the options of a paragraph whose every line is one, or of which several share a line; none of others."""
    options = _one_in_a_line(block)
    is_short = len(options) < _FEWEST_IN_ROWS and len(block.text) <= _LONGEST_ROWS
    return (_of_rows(block) if is_short else []) or _with_numerals(options)


def _one_in_a_line(block: Block) -> list[Option]:
    """Return the options of a paragraph whose every line is one; a letter without a sign stands before several.

    A star before the letter marks the right ones, as test banks have it: “*b) Oslo”.
    """
    lines = block.text.split("\n")
    labels = [label_of(line) for line in lines] if len(lines) <= _MOST else []
    found = [label for label in labels if label]
    is_bare = len(found) >= _FEWEST_IN_ROWS and all(label[2] for label in found)
    if len(found) < len(lines) or not (is_bare or all(label[1] for label in found)):
        return []
    options: list[Option] = []
    at = 0
    for line, label in zip(lines, found, strict=True):
        options.append(_option(block, label, at, at + label.end(), at + len(line)))
        at += len(line) + 1
    if "*" in block.text and 0 < sum(label.start() for label in found) < len(found):
        options = [replace(option, is_checked=label.start() == 1) for option, label in zip(options, found, strict=True)]
    options = _as_lettered(options)
    return options if not is_bare or _in_order(options) else []


def _as_lettered(options: list[Option]) -> list[Option]:
    """Return options of which one has the letter of another, “A B B D”, under the letter that is missing there."""
    labels = [option.label for option in options]
    if len(set(labels)) != len(labels) - 1 or not all(len(label) == 1 and label.isalpha() for label in labels):
        return options  # as nearly always
    meant = [chr(int(count)) for count in as_counted([str(ord(label)) for label in labels], before=ord("a") - 1)]
    return [
        replace(option, label=letter, shares_letter=labels.count(option.label) > 1)
        for option, letter in zip(options, meant, strict=True)
    ]


_BOX = re.compile(r"(?:^|(?<=\s))[☐□⬜▢]\ufe0f?\s{0,3}(?=\S)", signs="☐□⬜▢")


def options_in_boxes(block: Block) -> list[Block]:
    """Return a paragraph that ends in options behind empty boxes, “☐ Plasma ☐ Platelets”, as what asks and their list.

    A list of such items has these without the boxes; any other block stays as it is.
    """
    if block.kind == "list":
        items = [made for item in block.children if (made := _unboxed(item)) is not None]
        is_of_boxes = len(items) == len(block.children) >= _FEWEST
        return [replace(block, children=tuple(items))] if is_of_boxes else [block]
    boxes = list(_BOX.finditer(block.text)) if block.kind == "paragraph" else []
    ends = [*(box.start() for box in boxes[1:]), len(block.text)]
    told = [cut(block.inline, box.end(), end) for box, end in zip(boxes, ends, strict=False)]
    if len(told) < _FEWEST or any("\n" in option.text for option in told):
        return [block]
    options = lines_as_list(paragraph(join_lines(told), block))
    return [*([_part(block, 0, boxes[0].start())] if block.text[: boxes[0].start()].strip() else []), options]


def _unboxed(item: Block) -> Block | None:
    """Return an item without the empty box that its text begins with; None where there is none."""
    first, *more = item.children or (None,)
    box = _BOX.match(first.text) if first is not None and first.kind == "paragraph" else None
    if first is None or box is None:
        return None
    told = paragraph(cut(first.inline, box.end(), len(first.text)), first)
    return replace(item, children=(told, *more), source=joined([told.source, *(child.source for child in more)]))


def label_of(line: str) -> re.Match[str] | None:
    """Return the label that opens a line, behind a star at most."""
    return LABEL.match(line, 1 if line[:1] == "*" else 0)


def letter_of(block: Block) -> str:
    """Return the small letter of the option with which a paragraph opens; nothing where it opens with none."""
    label = label_of(block.text) if block.kind == "paragraph" else None
    name = name_of(label)[0] if label and label[1] else ""
    return name if name.isalpha() and len(name) == 1 else ""


def split_options(block: Block) -> list[Block]:
    """Return a paragraph as its question and its options where the options are the lines below the question."""
    if block.kind != "paragraph":
        return [block]
    lines = block.text.split("\n")
    if (start := _start_of_rows(block, lines)) > 0:
        return [_part(block, 0, start), _part(block, start, len(block.text))]
    if len(lines) <= _FEWEST:
        return [block]  # as most: two options stand below a question
    number = len(lines)
    last = label_of(lines[-1])
    group = 1 if last is None or last[1] else 2  # “B  Mitochondrion”
    while number > max(1, len(lines) - _MOST) and (label := label_of(lines[number - 1])) and label[group]:
        number -= 1
    if len(lines) - number < _FEWEST or number == len(lines):
        return [block]
    start = len("\n".join(lines[:number])) + 1
    options = _part(block, start, len(block.text))
    found = _of_lines(options)
    if not _in_order(found) or not found[0].is_lettered:
        return [block]
    return [_part(block, 0, start), options]


def _part(block: Block, start: int, end: int) -> Block:
    return paragraph(cut(block.inline, start, end), block)


def _fit(options: Sequence[Option]) -> bool:
    """Whether the items of a list may be options: labelled in order, numbered, or with boxes."""
    return _in_order(options) or _have_boxes(options) or not any(option.label for option in options)


def _in_order(options: Sequence[Option]) -> bool:
    if all(has_question_mark(option.plain) for option in options):
        return False  # the parts of a question
    labels = [option.label for option in options]
    letters = [chr(ord("a") + number) for number in range(len(labels))]
    return labels == letters or labels == [str(number) for number in range(1, len(labels) + 1)]
