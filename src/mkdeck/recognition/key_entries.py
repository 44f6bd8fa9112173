"""Keys to numbered questions: their entries by number, in lists, lines, tables and sections."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain, pairwise, takewhile

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import beside, cut, join_lines, split_lines
from mkdeck.parsing.pieces import ending, line_span, paragraph
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answers import behind_marker, contents, is_answer_container, is_marker
from mkdeck.recognition.bare_numbers import PARTING, bare_numbers, end_of_entries
from mkdeck.recognition.bare_tasks import answers_behind_rule
from mkdeck.recognition.counting import PART, as_counted, by_number, tells_of_parts
from mkdeck.recognition.exercise_names import NUMBER, OPENING, behind_key_word, is_key_title, says_key
from mkdeck.recognition.key_ranges import KeyRange, entries_in_ranges, may_hold_ranges, misfit_in, ranges_in
from mkdeck.recognition.key_runs import entries_in_run, letters_in_run
from mkdeck.recognition.key_tables import in_rows, is_mark_scheme
from mkdeck.recognition.letter_labels import TOLD
from mkdeck.recognition.option_letters import is_option_letter, lettered_key
from mkdeck.recognition.part_names import part_name_at
from mkdeck.recognition.verdicts import bare_verdict
from mkdeck.values import replace
from mkdeck.wording.words import answer_marker, is_question_label, labels_of, question_label, words

_FEWEST, _MOSTLY = 2, 0.7
_ENDING = frozenset(["section", "heading", "rule"])
"""The kinds of blocks before which a key ends."""
_BETWEEN = ",; |·•\n"
"""What parts entries."""
_AT_END = re.compile(r"\s(?:/|[–—-])$")
_LETTER = r"\(?+[QqAa]?+\.?+\d{1,3}+\s?+[.):=–→-]{0,2}+\s?+\(?+[A-Ha-hRTV](?![^\W_])[).]?+"
_ONLY_LETTERS = re.compile(r"\(?[A-Ha-h](?:(?:\s?[,&/+]?\s?[A-Ha-h])*[.)]?|[.)] .*| [–—-] .*| ?\([^()]*\)[.]?)")
_LETTERS = re.compile(rf"(?:{_LETTER}[\s,;|/·–—-]{{0,5}}+){{2,}}+")
"""“1c – 2a – 3b”, “1 T 2 F”: numbers, each with the letter of an option, or that of a verdict."""
_SERIES, _IN_SERIES = re.compile(r"(?:[A-Ha-h][,;\s]{1,3}){2,99}[A-Ha-h]\.?"), re.compile(r"[A-Ha-h]")
"""“b, a, b, d”: the letters of options, in the order of the questions."""
_PARTS_OF_LETTERS = re.compile(r"(\d{1,3})[^A-Ha-hRTV\d]{0,6}([A-Ha-hRTV])")
_DASHED = re.compile(r"(?:^|(?<=[\s,;|]))[(*_]*(\d{1,3})[*_)]*[–-][*_]*(?=[^\s–-])")
_AMOUNT, _DIGITS_OF_YEAR = re.compile(r"\d+"), 4
_WITH_COMMA = re.compile(r"(?m)^\d{1,3},\d{1,3}(?=\s)")
_DOTTED = re.compile(r"(?P<former>\d{1,3})(?P<sign>[.,])(?P<count>\d{1,3})(?=\s)")
_LABELLED = re.compile(r"[(*_]*[Aa][.\s]")
"""The A before the first entry."""
_AMOUNT_WITH_UNIT = re.compile(
    r"(\d{1,3}) ([AVWCFNJKHmsghlL]|[kcm]?[mgl]|m[AVsWL]|k[AVWJN]|[kM]?Hz|[km]?Ω|[kh]?Pa|min|°C|°F|ft|lb|mph|eV)"
    r"(?![^\W_])\.?"
)
_OPTIONS_OR_VERDICTS = frozenset("ABCDEFGHabcdefghVTR")
_AMOUNTS = re.compile(rf"{_AMOUNT_WITH_UNIT.pattern}(?:\s?[,;/|·\n]\s?{_AMOUNT_WITH_UNIT.pattern}){{2,99}}")
"""“5 A, 10 A, 12 V”: numbers with their units."""
_REMARK = re.compile(r"(?:[^\W\d_]{1,20} )?(\d{1,3}(?:\.\d{1,3})*)\s?[.:)–—-]\s*(?=\S)")


@cache
def _entry(*, is_labelled: bool = False) -> re.Pattern[str]:
    """Return the expression of what stands before an entry: “1.”, “Q2:”, “(3)”, “Question 4:”.

    The “a” of “2. a 3. d” is the answer to 2, and that of “A3. d” is short for one; that of “1. 5 A 2. 10 A” is a unit,
    unless all of a key `is_labelled`, “A 1. 1989 A 2. 1961”. The dash of “6.11 -273” is a minus.
    """
    behind_sign = "".join(rf"(?<!\d[.):–-]{' ' * blanks})" for blanks in range(4))
    behind_sign += "" if is_labelled else r"(?<!\d )"
    return re.compile(
        rf"(?:^|(?<=[\s,;|]))[(*_]*(?:(?:[Qq問问]|[Aa](?=\.?\d)|{behind_sign}[Aa])\.?\s*|(?i:{labels_of('asked')})\s)?(\d{{1,3}}(?:\.\d{{1,3}})*)\s*"
        r"(?:(?:[.):=→]|[–-](?!\d)|(?<=\d)[–-])+[*_]*(?:\s[–—])?\s*(?=\S)|(?=[A-Ha-h](?:\W|$)|\([a-h]\)\s)|(?<=\.\d)\s|(?<=\.\d\d)\s)"
    )


@cache
def _in_bullet() -> re.Pattern[str]:
    """Return the expression of what opens the entry of a bullet: “1: ”, “**2.** ”, “Question 3: ”."""
    return re.compile(
        rf"(?i)[(*_]{{0,3}}(?:[qa]\.?\s?|(?:{labels_of('question')})\s)?(\d{{1,3}}(?:\.\d{{1,3}})*)\s?"
        r"(?:[.):=–-][.):=–-]?\s+(?=\S)|(?=\(?[a-h][.)]\s+\S))"
    )


def read_key(children: Sequence[Block], place: int) -> dict[str, list[Block]]:
    """Return an answer key's entries by their numbers; none where a block is no key of at least two.

    A key stands in a container or below a heading of that name, or is a marked paragraph and the list below it.
    """
    block = children[place]
    start = behind_key_word(block.text) if block.kind == "paragraph" and not is_marker(block) else 0
    if 0 < start < len(block.text):
        if (run := entries_in_run(block, start, children[:place])) is not None:
            return {number: [entry] for number, entry in run}
        told = numbered([ending(cut(block.inline, start, len(block.text)), block)])
        if len(told) > _FEWEST and _names_letters(told):
            return {number: [_first_letter(entry[0])] for number, entry in told.items()}
        return told if counts_from_one(told) else {}
    if labelled := labelled_entries(children[place]):
        return labelled
    below = _told_by(children, place)
    entries = _by_number_in(below)
    return {} if entries and _is_in_parts(below) else entries


def _is_in_parts(blocks: Sequence[Block]) -> bool:
    """Whether lines of a key name several parts, “Part B 1 c, 2 a”, each of which may count from one."""
    paragraphs = (block for block in blocks if block.kind == "paragraph")
    names = (name for block in paragraphs if (name := part_name_at(block.inline, 0)) is not None)
    return len({name.count for name in names if name.word in words("part")}) >= _FEWEST


def misfit_of(children: Sequence[Block], place: int) -> tuple[Block, KeyRange] | None:
    """Return the row of a key at a place, “1–5 BDAC”, that lacks an answer or has one too many; None without."""
    block = children[place]
    if not may_hold_ranges(block.source):
        return None  # as nearly always
    is_key = block.kind == "section" and is_key_title(block.children[0].text)
    for told in block.children[1:] if is_key else _told_by(children, place):
        if (found := misfit_in(told)) is not None:
            return told, found
    return None


def _first_letter(entry: Block) -> Block:
    return replace(paragraph(Inline(entry.text[0]), entry), roles=entry.roles)


def _by_number_in(blocks: Iterable[Block]) -> dict[str, list[Block]]:
    """Return the entries of a key by their numbers, each with the blocks and the remarks that belong to it."""
    if labelled := _below_labels(blocks := list(blocks)):
        return labelled
    units = [_AMOUNT_WITH_UNIT.fullmatch(block.text) if block.kind == "paragraph" else None for block in blocks]
    if len(blocks) > _FEWEST and all(units) and _tell_amounts([unit.groups() for unit in units if unit]):
        return {str(number): [block] for number, block in enumerate(blocks, 1)}  # each on a line of its own
    told: list[tuple[str, list[Block]]] = []
    open_one: list[Block] | None = None
    for child in blocks:
        numbered_in_bold = _in_bold(child)
        found = [numbered_in_bold] if numbered_in_bold else list(entries_of(child))
        told += found
        if found:
            open_one = found[0][1] if numbered_in_bold else None
        elif open_one is not None and child.kind in ("list", "paragraph", "code", "quote", "table"):
            open_one.append(child)
        if not found and (remark := _remark(child)) is not None:
            for entry in (entry for number, entry in told if number == remark[0]):
                entry.append(remark[1])
    entries = by_number(told)
    entries.pop("", None)
    return entries if len(entries) >= _FEWEST else {}


def _below_labels(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    """Return the entries of a key that stand below their labels, “**Question 3**”, which go up; none of others."""
    if not blocks or _label_above(blocks[0]) is None:
        return {}  # as nearly always
    entries: dict[str, list[Block]] = {}
    numbers: list[int] = []
    for block in blocks:
        if (label := _label_above(block)) is not None:
            number, told = label
            numbers.append(int(number))
            entries[number] = [told] if told.text else []
        else:
            entries[str(numbers[-1])].append(block)
    go_up = all(one < other for one, other in pairwise(numbers))
    return entries if go_up and len(numbers) >= _FEWEST and all(entries.values()) else {}


def _label_above(block: Block) -> tuple[str, Block] | None:
    """Return the number of a paragraph whose first line is but the label of a question, and what stands below that."""
    if block.kind != "paragraph":
        return None
    first, *rest = split_lines(block.inline) if "\n" in block.text else [block.inline]
    if not is_question_label(first.text):
        return None
    number = number_of(paragraph(first, block)) or ""
    told = paragraph(join_lines(rest), block, replace(line_span(block, 1), last=block.span.last) if rest else None)
    return (str(int(number)), told) if number.isdecimal() else None


def _below_marker(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return those blocks below “Answers:” that stand below labels; the last has no more of them than one before it."""
    end = next((at for at, block in enumerate(blocks) if block.kind in _ENDING or is_marker(block)), len(blocks))
    labels = [at for at, block in enumerate(blocks[:end]) if _label_above(block) is not None]
    if len(labels) < _FEWEST or labels[0]:
        return ()
    longest = max(other - one for one, other in pairwise(labels))
    return blocks[: min(end, labels[-1] + longest)]


def counts_from_one(told: Iterable[str]) -> bool:
    """Whether three numbers or more count from 1, and leave out but few: “Key: (1) oak (2) ash (4) elm (5) fir”."""
    numbers = [int(number) if number.isdecimal() else 0 for number in told]
    if len(numbers) <= _FEWEST:
        return False
    steps = [other - one for one, other in pairwise([0, *numbers])]
    return steps[0] == 1 and all(step > 0 for step in steps) and _MOSTLY * len(steps) <= steps.count(1)


def labelled_entries(block: Block) -> dict[str, list[Block]]:
    """Return the entries of a paragraph whose lines all have numbered labels: “Answer 1: …”, “A2: …”; else none."""
    if block.kind != "paragraph" or "\n" not in block.text:
        return {}
    entries: list[tuple[str, list[Block]]] = []
    for place, line in enumerate(split_lines(block.inline)):
        letter = TOLD.match(line.text)
        end = letter.end() if letter else answer_marker(line.text) or 0
        number = "".join(filter(str.isdecimal, line.text[:end]))
        if not number:
            return {}
        entries.append((number, [paragraph(cut(line, end, len(line.text)), block, line_span(block, place))]))
    times = len(entries) - len({number for number, _ in entries})
    return by_number(entries) if not times or (times == 1 and len(entries) > _FEWEST) else {}


def _told_by(children: Sequence[Block], place: int) -> Sequence[Block]:
    """Return the blocks that a key at a place holds, without its title; none where there is no key."""
    block = children[place]
    if is_answer_container(block):
        return contents(block)
    if block.kind == "table" and is_mark_scheme(block):
        return [block]
    if block.kind == "section" and (tables := list(filter(is_mark_scheme, block.children))):
        return tables
    if block.kind == "section" and is_key_title(block.children[0].text):
        told: list[Block] = []
        for child in block.children:
            is_told = child.kind == "table" or _is_of_letters(child) or (bool(told) and _counts_on(told[-1], child))
            told += [child] if is_told else []
        return told
    if is_marker(block):
        marked = ending(behind_marker(block.inline), block)
        if not marked.text.strip(" *_"):
            return _below_marker(children[place + 1 :]) or list(takewhile(_holds_entries, children[place + 1 :]))
        numbers = [number for number, _ in entries_of(marked)]
        if len(numbers) == 1 and "." in numbers[0]:
            return [marked]  # “Answer: 2.5 kg”, and the next question below
        return [marked, *(child for child in children[place + 1 : place + 2] if child.kind in ("list", "table"))]
    if block.kind == "paragraph" and place + 1 < len(children) and says_key(block.text):
        rows = list(takewhile(_holds_entries, children[place + 1 :]))
        is_row = bool(rows) and rows[0].kind == "paragraph" and bool(ranges_in(rows[0].text))  # “Keys:”
        return rows if is_row or (rows and is_bold_line(block) and _is_of_letters(rows[0])) else ()
    return [block] if answers_behind_rule(children, place) else ()


def _counts_on(before: Block, block: Block) -> bool:
    """Whether the numbers of a list or a paragraph go on with those of what stands before it: “1b 2a”, “3. oak”."""
    told = [list(numbered([one])) if one.kind in ("paragraph", "list") else [] for one in (before, block)]
    return all(told) and told[0][-1].isdecimal() and told[1][0] == str(int(told[0][-1]) + 1)


def _holds_entries(block: Block) -> bool:
    """Whether a block is a list or a table, or a paragraph that opens with a number."""
    if block.kind in ("list", "table"):
        return True
    return block.kind == "paragraph" and (_in_bold(block) is not None or next(_in_text(block), None) is not None)


def _is_of_letters(block: Block) -> bool:
    """Whether what stands below “Key” tells letters of options or verdicts, half of it at least; in a song not."""
    told = numbered([block]) if block.kind in ("paragraph", "list") else {}
    texts = [lettered_key(entry[0].text) if entry else "" for entry in told.values()]
    letters = sum(
        _ONLY_LETTERS.fullmatch(text) is not None or bare_verdict().fullmatch(text) is not None for text in texts
    )
    return letters >= _FEWEST and 2 * letters >= len(texts)


def _names_letters(told: Mapping[str, Sequence[Block]]) -> bool:
    """Whether a key tells the letters of options, of which one may have been left out: “1b – 2a – 4 void – 5c”."""
    texts = [entry[0].text for entry in told.values()]
    numbers = [int(number) for number in told if number.isdecimal()]
    are_letters = all(is_option_letter(text[:1]) and not text[1:2].isalpha() for text in texts)
    return are_letters and len(numbers) == len(told) and numbers == sorted(numbers) and numbers[0] == 1


def numbered(blocks: Iterable[Block]) -> dict[str, list[Block]]:
    """Return the numbered entries of some blocks; none where there is but one."""
    entries = by_number(chain.from_iterable(map(entries_of, blocks)))
    return entries if len(entries) >= _FEWEST else {}


def entries_of(block: Block) -> Iterator[tuple[str, list[Block]]]:
    """Yield the numbered entries of a list, of a paragraph, of a table's rows, or of a section under its number."""
    if block.kind == "list" and block.ordered:
        own = {str(item.number) for item in block.children}
        for item in map(_in_one_line, block.children):
            first = item.children[0] if item.children else None
            if first and len(item.children) == 1 and (letters := _letters_of(item, first)):
                yield from letters
                continue
            signs = _further(item, own) if first and first.kind == "paragraph" and len(item.children) == 1 else []
            if first and signs:  # "1. B 2. C" is a list of one item to Markdown
                is_letter = not signs[0].start() and first.text[:1] in "Aa"  # the answer, and not short for one
                own_text = _without_sign(first.text[: signs[0].start() or is_letter].rstrip(_BETWEEN))
                yield str(item.number or ""), [paragraph(cut(first.inline, 0, len(own_text)), first)]
                yield from ((number, [told]) for number, told in _cut_at(signs, first))
            else:
                yield str(item.number or ""), list(item.children)
    elif block.kind == "list":
        yield from _in_bullets_of_ranges(block) or _in_bullets(block)
    elif block.kind == "paragraph":
        yield from ((number, [told]) for number, told in _in_text(block))
    elif block.kind == "table":
        yield from in_rows(block)
    elif block.kind == "section" and (number := number_of(block.children[0])):
        yield number, list(block.children[1:])


def _in_one_line(item: Block) -> Block:
    """Return an item whose answer is a number with its text in one line: to Markdown “1. 1989. 2. Oak” are lists."""
    within = item.children[0] if len(item.children) == 1 else None
    if within is None or within.kind != "list" or not within.ordered or len(within.children) != 1:
        return item  # as nearly always
    inner = _in_one_line(within.children[0])
    if len(inner.children) != 1 or inner.children[0].kind != "paragraph":
        return item
    line = paragraph(beside(Inline(f"{inner.number}."), inner.children[0].inline), item)
    return replace(item, children=(line,))


def _letters_of(item: Block, first: Block) -> list[tuple[str, list[Block]]]:
    """Return the letters of an item that goes on with further ones, “1. B 2. A 3. C”, which to Markdown is its text."""
    sign = f"{item.number}. "
    whole = sign + lettered_key(first.text) if first.kind == "paragraph" else ""
    if not _LETTERS.fullmatch(whole):
        return []
    found = [(part[1], part.start(2) - len(sign)) for part in _PARTS_OF_LETTERS.finditer(whole)]
    return [(number, [paragraph(cut(first.inline, at, at + 1), first)]) for number, at in found]


def _in_bullets_of_ranges(block: Block) -> list[tuple[str, list[Block]]]:
    """Return the entries of a list of bullets that all hold answers in a row: “- 1–5: BDACB”."""
    entries: list[tuple[str, list[Block]]] = []
    for item in block.children:
        first = item.children[0] if len(item.children) == 1 else None
        told = list(entries_in_ranges(first)) if first is not None and first.kind == "paragraph" else []
        if first is None or not told:
            return []
        entries += [(number, [paragraph(inline, first)]) for number, inline in told]
    return entries


def _further(item: Block, own: AbstractSet[str]) -> list[re.Match[str]]:
    """Return the signs of further entries in the text of an item, whose list holds entries of its `own` numbers.

    They count on from the item's number, as in "1. B 2. C"; in the only item of a list other numbers may stand between,
    as in "1) about 35 g 2) nothing", or the entries in another order.
    """
    signs = [sign for sign in _signs_in(item.children[0]) if not _is_amount(sign)]
    signs = [sign for sign in signs if _look(sign)] or signs  # “1. 5 A 2. 10 A”
    if not signs:
        return signs
    start = (item.number or 0) + 1
    numbers = [sign[1] for sign in _firsts(signs)]
    if numbers == [str(start + place) for place in range(len(numbers))]:
        return signs if own.isdisjoint(numbers) else []  # “It prints 1, 2) and 3.”
    if len(own) > 1:
        return []  # “It is 7 + 8 = 15”, “Dissolve 10 g”
    is_of_all = len(numbers) > 1 and sorted([*own, *numbers]) == sorted(map(str, range(1, len(numbers) + 2)))
    return signs if is_of_all else _counting(signs, start)


def _firsts(signs: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return signs, of those before the parts of one question but the first: “2a. … 2b. …”."""
    return [
        sign
        for before, sign in zip([None, *signs], signs, strict=False)
        if not (before and before[1] == sign[1] and _is_next_part(_part_behind(before), _part_behind(sign)))
    ]


def _is_next_part(letter: str, other: str) -> bool:
    return bool(letter and other) and ord(other) == ord(letter) + 1


def _part_behind(sign: re.Match[str]) -> str:
    """Return the letter of the part of a question that stands right behind a number, “2a. ”, “2 (b) ”; else nothing."""
    part = PART.match(sign.string, sign.end()) if sign[0][-1:].isdecimal() or sign[0][-1:].isspace() else None
    return part["letter"] if part else ""


def _counting(signs: Sequence[re.Match[str]], start: int) -> list[re.Match[str]]:
    """Return those of some signs that count on from a number and look alike."""
    counted: list[re.Match[str]] = []
    for sign in signs:
        if sign[1] == str(start + len(counted)) and (not counted or _look(sign) == _look(counted[0])):
            counted.append(sign)
    return counted


def _look(sign: re.Match[str]) -> str:
    """Return what stands behind the number of an entry: the point of “1. ”, the bracket of “1) ”, or nothing."""
    return sign[0][sign.end(1) - sign.start() :].strip(" *_")[:1]


def _in_bullets(block: Block) -> Iterator[tuple[str, list[Block]]]:
    """Yield the entries of a list of bullets that all begin with numbers: “- 1: B”, “- **1.** Paris”."""
    entries: list[tuple[str, list[Block]]] = []
    for item in block.children:
        first, *more = item.children or (None,)
        if first is not None and first.kind == "list" and first.ordered and len(first.children) == 1 and not more:
            entries.append((str(first.children[0].number or ""), list(first.children[0].children)))
        elif first is not None and first.kind == "paragraph" and (label := _in_bullet().match(first.text)) is not None:
            told = paragraph(cut(first.inline, label.end(), len(first.text)), first)
            entries.append((label[1], [told, *more]))
        else:
            return
    counts = [tuple(map(int, number.split("."))) for number, _ in entries if number]
    are_in_order = all(count <= following for count, following in pairwise(counts))  # a tally comes in another order
    under: dict[str, list[list[Block]]] = {}
    for number, entry in entries:
        under.setdefault(number, []).append(entry)
    are_parts = all(len(told) == 1 or tells_of_parts(told) for told in under.values())
    if are_in_order and (are_parts or len(set(counts)) >= len(counts) - 1):  # one number may have been typed twice
        yield from entries


def _in_bold(block: Block) -> tuple[str, list[Block]] | None:
    """Return the entry of a paragraph that opens with a number in bold, and nothing behind it: “**3** Nineteen.”."""
    mark = block.inline.marks[0] if block.kind == "paragraph" and block.inline.marks else None
    if mark is None or mark.kind != "strong" or mark.start or not block.text[: mark.end].isdecimal():
        return None
    if not block.text[mark.end : mark.end + 1].isspace() or _count_on_in_bold(block):
        return None
    return block.text[: mark.end], [paragraph(cut(block.inline, mark.end, len(block.text)), block)]


def _count_on_in_bold(block: Block) -> bool:
    """Whether further numbers in bold go on with the one that opens a paragraph: “**1** oak, **2** ash”."""
    counted = {sign.span("number") for sign in bare_numbers(block.text)}
    return sum(mark.kind == "strong" and (mark.start, mark.end) in counted for mark in block.inline.marks) >= _FEWEST


def _remark(block: Block) -> tuple[str, Block] | None:
    """Return what a paragraph of a key adds to one of its answers, and the number of that: “*Zu 3:* It is rare.”."""
    start = behind_reference(block.text) if block.kind == "paragraph" else 0
    label = _REMARK.match(block.text, start) if start else None
    return (label[1], paragraph(cut(block.inline, label.end(), len(block.text)), block)) if label else None


def behind_reference(text: str) -> int:
    """Return where a text goes on behind the word that refers to an exercise, “Zu 1”; 0 without one."""
    word, blank, _ = text.partition(" ")
    return len(word) + 1 if blank and word.casefold() in words("regarding") else 0


def _in_text(block: Block) -> Iterator[tuple[str, Block]]:
    """Yield the entries of a paragraph that holds several: "1. B 2. C" or a line for each."""
    if in_ranges := list(entries_in_ranges(block)):
        yield from ((number, paragraph(inline, block)) for number, inline in in_ranges)
        return
    block = _with_points(block)
    text = lettered_key(block.text)
    if _are_amounts(text):
        amounts = list(_AMOUNT_WITH_UNIT.finditer(text))
        cuts = ((cut(block.inline, *found.span()), found.start()) for found in amounts)
        told = _on_their_lines(cuts, block)
        yield from ((str(number), entry) for number, entry in enumerate(told, 1))
        return
    if _LETTERS.fullmatch(text):
        parts = list(_PARTS_OF_LETTERS.finditer(text))
        told = _on_their_lines(((cut(block.inline, *part.span(2)), part.start()) for part in parts), block)
        yield from zip((part[1] for part in parts), told, strict=True)
        return
    if (series := _SERIES.fullmatch(text)) is not None:
        letters = list(_IN_SERIES.finditer(series[0]))
        if len({letter[0].casefold() for letter in letters}) < len(letters):  # else they are all right ones of one
            told = _on_their_lines(((cut(block.inline, *found.span()), found.start()) for found in letters), block)
            yield from ((str(number), entry) for number, entry in enumerate(told, 1))
            return
    if (run := letters_in_run(block)) is not None:
        yield from run
        return
    bare = bare_numbers(text)
    signs = bare or _signs_with_dashes(block) or _signs_of_entries(_signs_in(block))
    if signs and signs[0].start() <= _FEWEST:
        yield from _cut_at(signs, block, end_of_entries(text, bare) if bare else len(text))


def _are_amounts(text: str) -> bool:
    """Whether a text holds but numbers with units in a row, which count no entries: “5 A, 10 A, 12 V, 60 W”."""
    return _AMOUNTS.fullmatch(text) is not None and _tell_amounts(_AMOUNT_WITH_UNIT.findall(text))


def _tell_amounts(told: Sequence[Sequence[str]]) -> bool:
    """Whether numbers before units count no entries: most do not follow those before them, and a unit is no option's.

    Those before letters of options go neither up, as those of a key that leaves some out, nor count in another order.
    """
    numbers = [int(number) for number, _ in told]
    if 2 * sum(other == one + 1 for one, other in pairwise(numbers)) > len(numbers) - 1:
        return False
    if sorted(numbers) == list(range(1, len(numbers) + 1)):
        return False
    may_be_key = all(unit in _OPTIONS_OR_VERDICTS for _, unit in told)
    return not may_be_key or any(one > other for one, other in pairwise(numbers))


def _signs_with_dashes(block: Block) -> list[re.Match[str]]:
    """Return the signs of entries that count from one with a dash each, where numbers are among the answers: “3-1989”.

    Else such a dash is that of a range, as the last one may be nevertheless: “… 2-ash 3-in 4-5 days”.
    """
    signs = list(_DASHED.finditer(block.text))
    if not any(map(_is_amount, signs)) or signs[0].start() or any(mark.is_opaque for mark in block.inline.marks):
        return []
    counted: list[re.Match[str]] = []
    for sign in signs:
        if sign[1] == str(len(counted) + 1):
            counted.append(sign)
    if len({sign[1] for sign in signs if int(sign[1]) <= len(counted)}) < sum(
        int(sign[1]) <= len(counted) for sign in signs
    ):
        return []  # “3-in 4-5 days 4-oak”
    if len(counted) <= _FEWEST:
        return []
    last = counted[-1]
    behind = _AMOUNT.match(block.text, last.end())
    is_range = behind is not None and len(behind[0]) < _DIGITS_OF_YEAR and int(behind[0]) > len(counted)
    if is_range and not all(map(_is_amount, counted)):
        counted.pop()
    return counted if len(counted) > _FEWEST and any(map(_is_amount, counted)) else []


def _with_points(block: Block) -> Block:
    """Return a paragraph with a point in the number of a line where a comma was typed: “6.9”, “6,11”, “6.13”."""
    if _WITH_COMMA.search(block.text) is None:
        return block  # as nearly always
    lines = [_DOTTED.match(line) for line in block.text.split("\n")]
    if not all(lines):
        return block
    numbers = [(int(line["former"]), int(line["count"]), line["sign"]) for line in lines if line]
    go_up = all(one[:2] < other[:2] for one, other in pairwise(numbers))
    commas = sum(sign == "," for *_, sign in numbers)
    if not go_up or commas * _FEWEST >= len(numbers):
        return block
    text = _WITH_COMMA.sub(lambda number: number[0].replace(",", "."), block.text)
    return replace(block, inline=replace(block.inline, text=text))


def _signs_in(block: Block) -> list[re.Match[str]]:
    """Return what looks like the signs of entries in a paragraph, but for what stands in its code and formulas.

    In code may stand the sign itself: “`1.` Accra”.
    """
    opaque = [mark for mark in block.inline.marks if mark.is_opaque]
    starts = [mark.start for mark in opaque]
    signs: list[re.Match[str]] = []
    is_labelled = _LABELLED.match(block.text) is not None
    for sign in _entry(is_labelled=is_labelled).finditer(block.text):
        at = bisect_right(starts, sign.start(1)) - 1
        end = opaque[at].end if at >= 0 else 0
        is_sign = at >= 0 and starts[at] == sign.start(1) and end <= sign.end(1) + len(_look(sign))
        if end <= sign.start(1) or is_sign:
            signs.append(sign)
    return signs


def _is_amount(sign: re.Match[str]) -> bool:
    """Whether a number goes on right behind the sign: that of “29.4J”, “10:30” or “5–10”."""
    return sign[0][-1:] in ".:–-" and sign.string[sign.end() : sign.end() + 1].isdecimal()


def _may_be_next(sign: re.Match[str], first: re.Match[str]) -> bool:
    """Whether a bare number with a point may be that of an entry beside the `first`: “2.2” beside “2.1”, not “9.30”."""
    (*former, _), (*section, count) = (tuple(map(int, told[1].split("."))) for told in (first, sign))
    is_next_section = count == 1 and 0 < section[0] - former[0] < _FEWEST
    is_opening = sign.string[sign.start() - 1 : sign.start()] in ("", *PARTING)
    return is_opening or section == former or is_next_section


def _signs_of_entries(signs: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the signs before the entries of a text: not the numbers that an answer tells, “1) about 35 g 2) …”."""
    signs = [sign for sign in signs if ("." in sign[1]) == ("." in signs[0][1])]  # “9. The flow is 12 × 1.5 = 18”
    if signs and not _is_amount(signs[0]):
        signs = [sign for sign in signs if not _is_amount(sign)]
    if signs and "." in signs[0][1]:
        signs = [sign for sign in signs if _look(sign) or _may_be_next(sign, signs[0])]  # “2.1 about 29.4 J”
    alike = [sign for sign in signs if _look(sign) == _look(signs[0]) or _part_behind(sign)]
    signs = alike if len(alike) >= _FEWEST else signs
    kept: list[re.Match[str]] = []
    for sign in signs:
        if not kept or kept[-1].end() < sign.start() or _follows(kept[-1], sign):
            kept.append(sign)  # “10.” is no sign in “2. 10. May”
    signs, firsts = kept, _firsts(kept)
    numbers = as_counted([sign[1] for sign in firsts])
    if not all(map(str.isdecimal, numbers)) or all(int(one) < int(other) for one, other in pairwise(numbers)):
        return signs
    if all(
        int(one) < int(other) or (one == other and _is_parted(sign))
        for one, other, sign in zip(numbers, numbers[1:], firsts[1:], strict=False)
    ):
        return signs  # of which one was typed twice
    is_other_order = sorted(map(int, numbers)) == list(range(1, len(numbers) + 1))
    if is_other_order or (_is_one_wrong(list(map(int, numbers))) and all(map(_is_parted, firsts[1:]))):
        return signs
    return _counting(signs, int(numbers[0]))


def _is_one_wrong(numbers: Sequence[int]) -> bool:
    """Whether some numbers count by one but for a single one, which none of the others is: “6, 9, 8”."""
    starts = Counter(number - place for place, number in enumerate(numbers))
    return len(set(numbers)) == len(numbers) > _FEWEST and max(starts.values()) == len(numbers) - 1


def _is_parted(sign: re.Match[str]) -> bool:
    """Whether what parts entries stands before a sign, or brackets around it: “3. Lima; 3. Cusco”, no “It is 3. 3.”."""
    if sign[0].startswith("(") and _look(sign) == ")":
        return True
    before = sign.string[max(0, sign.start() - _FEWEST) : sign.start()].rstrip(" ")
    return before.endswith(tuple(_BETWEEN))


def _follows(before: re.Match[str], sign: re.Match[str]) -> bool:
    return before[1].isdecimal() and sign[1] == str(int(before[1]) + 1)


def _on_their_lines(entries: Iterable[tuple[Inline, int]], block: Block) -> Iterator[Block]:
    """Yield the entries of a paragraph, each on the line of its place, if the paragraph's lines are those of a file.

    The places go up, so that the lines before them are counted once.
    """
    is_in_place = block.span.last - block.span.first == block.text.count("\n") > 0
    line, counted = 0, 0
    for inline, start in entries:
        if is_in_place:
            line, counted = line + block.text.count("\n", counted, start), start
        yield paragraph(inline, block, line_span(block, line) if is_in_place else None)


def _cut_at(signs: Sequence[re.Match[str]], block: Block, end: int | None = None) -> Iterator[tuple[str, Block]]:
    """Yield the numbers of entries and what stands behind each, up to the next, or to where the last one ends."""
    ends = [*(sign.start() for sign in signs[1:]), len(block.text) if end is None else end]
    inline = _without_marks_around(block.inline, signs[0].start())
    whole = (cut(inline, sign.end(), end) for sign, end in zip(signs, ends, strict=True))
    told = [(entry, entry.text.rstrip(_BETWEEN)) for entry in whole]
    are_parted = all(_AT_END.search(text) is not None for _, text in told[:-1])
    bare = [cut(entry, 0, len(_without_sign(text) if are_parted else text.removesuffix(" /"))) for entry, text in told]
    places = (sign.start(1) for sign in signs)
    entries = _on_their_lines(zip(bare, places, strict=True), block)
    yield from zip((sign[1] for sign in signs), entries, strict=True)


def _without_sign(text: str) -> str:
    """Return an entry without the sign behind it that parts it from the next one: of “1. Lima – 2. Quito” the dash."""
    sign = _AT_END.search(text)
    return text[: sign.start()] if sign else text


def _without_marks_around(entries: Inline, start: int) -> Inline:
    """Return the entries of a key without bold or italics on all of them, and without tags that close before none.

    Such markup is that of the key: “<small>*Answers: 1. oak, 2. ash*</small>”.
    """
    if not entries.marks:
        return entries
    end = len(entries.text.rstrip())
    opened = [mark.target[1:].rstrip("> ").casefold() for mark in entries.marks if mark.kind == "html"]
    kept = tuple(
        mark
        for mark in entries.marks
        if not (mark.kind in ("strong", "emphasis") and mark.start <= start and mark.end >= end)
        and not (mark.kind == "html" and mark.target.startswith("</") and mark.target[2:].rstrip("> ") not in opened)
    )
    return replace(entries, marks=kept)


def is_series(block: Block) -> bool:
    """Whether a key is but letters in a row, “b, a, a”, or amounts, which belong to as many questions."""
    told = (part for part in block.walk() if part.kind == "paragraph")
    texts = [behind_marker(part.inline).text if is_marker(part) else part.text for part in told]
    if any(_SERIES.fullmatch(lettered_key(text)) is not None or _are_amounts(text) for text in texts):
        return True
    return len(texts) > _FEWEST and all(map(_AMOUNT_WITH_UNIT.fullmatch, texts))


def number_of(block: Block) -> str | None:
    """Return the number that a block begins with, alone or behind a word: “3.1”, “Exercise 3”."""
    label = question_label(block.text)
    told = block.text if not label or is_question_label(block.text) else block.text[:label]  # “Ejercicio 8.1”
    found = NUMBER.search(told, 0, max(label, OPENING))
    return found[0] if found else None
