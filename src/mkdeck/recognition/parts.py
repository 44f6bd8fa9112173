"""The lettered parts of an exercise, “a) Peru b) Chile”, and what an answer tells of each; the cards of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Problem, Span
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import joined, line_span, paragraph
from mkdeck.recognition.answers import body, is_unwritten, why_unwritten
from mkdeck.recognition.option_letters import NUMERALS
from mkdeck.recognition.part_signs import AT_LINE, IN_LINE_WITH_POINT, ROMAN_AT_LINE, ROMAN_IN_LINE
from mkdeck.recognition.questions import question_card
from mkdeck.wording.unwritten import is_left_open
from mkdeck.wording.words import has_question_mark, plain

FEWEST = 2
"""Parts; one letter is no sign of any."""

_LONGEST_REQUEST = 8
"""Words."""
_FEWEST_OF_TEXT, _LONG_WORD = 12, 4
"""Different words of a text that is to be read; letters of a word by which a text is known to tell an answer."""
_CLAUSE = re.compile(r"[^,.(;:]{1,40}(?=[,.(])")
"""What a comma, a full stop or a bracket ends; a colon would lead up to an answer."""

_PARTING = " \n,;|/·•–—"
"""What stands between parts in one line."""
_ALONE = re.compile(r"\(?(?P<sign>[a-z]|[ivx]{2,4})\\?\)[.:]?")
"""A sign above what it is of, “(b)”."""

Lettered = tuple[list[Block], dict[str, list[Block]]]
"""What stands before the first part, and the parts by their letters."""
_Accept = Callable[[str, int], bool]
"""Tells of a letter whether it is the sign of a part, behind so many parts."""


def lettered(blocks: Iterable[Block]) -> Lettered:
    """Return the parts among some blocks whose signs follow one another, and what stands before them.

    These are letters from a on, or else Roman numbers from i on.
    """
    blocks = tuple(blocks)
    read = _lettered(blocks, lambda letter, number: letter == chr(ord("a") + number))
    if len(read[1]) >= FEWEST:
        return read
    romans = _lettered(blocks, lambda sign, number: sign == "".join(NUMERALS[number : number + 1]), _ROMAN_SIGNS)
    return romans if len(romans[1]) >= FEWEST else read


def told_of(parts: Iterable[str], blocks: Iterable[Block]) -> Lettered:
    """Return what some blocks tell of the parts with these signs, in whatever order."""
    signs = frozenset(parts)
    return _lettered(blocks, lambda sign, _: sign in signs, _ROMAN_SIGNS if "ii" in signs else _LETTER_SIGNS)


def cards_of_parts(
    stem: Sequence[Block], parts: Mapping[str, Sequence[Block]], told: Mapping[str, Sequence[Block]], name: str = ""
) -> Iterator[Card | Problem]:
    """Yield a card for each part, which asks together with what stands before the first; `name` is the exercise's.

    A text that is but to be read for the answers, as it tells them, is not shown with the questions.
    """
    of_exercise = f" of exercise {name}" if name else ""
    stem = [block for block in stem if block.kind != "quote" or not _tells_answers(block, parts, told)]
    for letter, part in parts.items():
        answer = told.get(letter, [])
        first = stem[0] if stem and letter == min(parts) else part[0]
        span = Span(first.span.path, first.span.first, part[-1].span.last)
        if letter not in told:
            yield Problem(span, f"the key has no answer to part {letter}{of_exercise}; write it there")
        elif is_left_to_reader(answer):
            continue
        elif is_unwritten(answer):
            yield Problem(answer[0].span, f"the answer to part {letter} {why_unwritten(answer)}")
        else:
            yield question_card([*stem, *part], joined([body(answer)]), first_text(answer), span, "marked")


def _tells_answers(quotation: Block, parts: Mapping[str, Sequence[Block]], told: Mapping[str, Sequence[Block]]) -> bool:
    """Whether a long quotation tells what most of some questions ask, in the words of their answers."""
    known = frozenset(plain(quotation.source).split())
    are_questions = all(any(has_question_mark(block.text) for block in part) for part in parts.values())
    if len(known) < _FEWEST_OF_TEXT or not are_questions:
        return False
    answers = [answer for letter, answer in told.items() if letter in parts and not is_left_to_reader(answer)]
    said = [[word for word in plain(joined([body(answer)])).split() if len(word) >= _LONG_WORD] for answer in answers]
    return 2 * sum(2 * sum(word in known for word in one) >= max(1, len(one)) for one in said) > len(said)


def is_left_to_reader(answer: Sequence[Block]) -> bool:
    """Whether what a key tells of a part is that the reader answers it, so that there is nothing to ask or to tell."""
    return leaves_open(answer[:1]) or (is_unwritten(answer) and leaves_open(answer))


def leaves_open(answer: Sequence[Block]) -> bool:
    """Whether a key leaves an answer to the reader: “Free answer, send it to your tutor”."""
    opening = (_CLAUSE.match(block.text) for block in answer)
    return any(is_left_open(block.text) for block in answer) or any(map(_is_open, filter(None, opening)))


def first_text(blocks: Sequence[Block]) -> Inline:
    """Return the running text in which an answer would name the right option: its first."""
    return next((inner.inline for block in blocks for inner in block.walk() if inner.text), Inline())


def _is_open(clause: re.Match[str]) -> bool:
    rest = clause.string[clause.end() :]
    return len(rest.split()) <= _LONGEST_REQUEST and is_left_open(clause[0])


_Signs = tuple[re.Pattern[str], re.Pattern[str]]
_LETTER_SIGNS, _ROMAN_SIGNS = (AT_LINE, IN_LINE_WITH_POINT), (ROMAN_AT_LINE, ROMAN_IN_LINE)
"""What begins a part at the start of a line, and within one."""


def _lettered(blocks: Iterable[Block], accept: _Accept, signs: _Signs = _LETTER_SIGNS) -> Lettered:
    stem: list[Block] = []
    parts: dict[str, list[Block]] = {}
    behind = stem
    for block in blocks:
        for letter, piece in _pieces(block, accept, len(parts), signs):
            if letter and letter not in parts:
                behind = parts[letter] = list(piece)
            else:
                behind.extend(piece)
    return stem, {letter: part for letter, part in parts.items() if part}


def _pieces(block: Block, accept: _Accept, number: int, signs: _Signs) -> Iterator[tuple[str, Sequence[Block]]]:
    """Yield the parts in a block, each behind its letter, `number` of them before; what has none comes without one."""
    alone = _ALONE.fullmatch(block.text) if block.kind == "paragraph" else None
    if alone is not None and accept(alone["sign"], number):
        yield alone["sign"], []
        return
    if block.kind == "list" and not block.ordered:
        firsts = [item.children[0] for item in block.children if item.children]
        found = [signs[0].match(first.text) for first in firsts if first.kind == "paragraph"]
        if len(found) == len(block.children) and all(
            sign is not None and accept(sign[1], number + place) for place, sign in enumerate(found)
        ):
            for item, sign in zip(block.children, found, strict=True):
                if sign:
                    first = item.children[0]
                    yield sign[1], [_piece(first, sign.end(), len(first.text)), *item.children[1:]]
            return
    signs_in = _signs(block, accept, number, signs) if block.kind == "paragraph" else []
    if not signs_in or signs_in[0].start():
        end = signs_in[0].start() if signs_in else 0
        yield "", [_piece(block, 0, end) if end else block]
    for sign, after in zip(signs_in, [*signs_in[1:], None], strict=False):
        end = len(block.text[: after.start()].rstrip(_PARTING)) if after else len(block.text)
        yield sign[1], [_piece(block, sign.end(), max(sign.end(), end))]


def _signs(block: Block, accept: _Accept, number: int, signs: _Signs) -> list[re.Match[str]]:
    """Return the signs of parts in a paragraph."""
    found = list(signs[0].finditer(block.text))
    is_wrapped = found and not found[0].start() and signs is _LETTER_SIGNS and "\n" in block.text
    starts = _accepted(_with_those_within(found, signs[1]) if is_wrapped else found, accept, number)
    if len(starts) == 1 and starts[0].start() == 0 and "\n" not in block.text:
        return _accepted(signs[1].finditer(block.text), accept, number) or starts
    return starts


def _with_those_within(starts: Sequence[re.Match[str]], within: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the signs that begin lines, and those within lines that count from one of them to the next.

    In a key that an editor has wrapped but some of the letters begin lines.
    """
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        yield start
        counted = [start]
        for sign in within.finditer(start.string, start.end(), after.start() if after else len(start.string)):
            if _follows(counted[-1], sign):
                counted.append(sign)
        if after is None or _follows(counted[-1], after):
            yield from counted[1:]


def _follows(sign: re.Match[str], other: re.Match[str]) -> bool:
    """Whether a sign has the letter behind that of another, and looks like it."""
    look, of_other = (one[0].strip().replace(one[1], "", 1) for one in (sign, other))
    return look == of_other and sign[1].islower() and other[1] == chr(ord(sign[1]) + 1)


def _accepted(signs: Iterable[re.Match[str]], accept: _Accept, number: int) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for sign in signs:
        if accept(sign[1], number + len(found)):
            found.append(sign)
    return found


def _piece(block: Block, start: int, end: int) -> Block:
    """Return a part of a paragraph, on its own lines."""
    inline = cut(block.inline, start, end)
    span = line_span(block, block.text.count("\n", 0, start), 1 + inline.text.count("\n"))
    return paragraph(inline, block, span)
