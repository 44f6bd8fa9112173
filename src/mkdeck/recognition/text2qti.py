"""Quizzes in the plain text that text2qti takes to Canvas: `1. …` asks, `*b)`, `[*]`, `*` and `=` tell what is right.

https://github.com/gpoore/text2qti. Markdown takes some of its signs for its own, so what is read here are the lesson's
lines. What belongs to one of its parts stands indented below that, and all other text makes no part of a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import dedent
from typing import Literal

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Markdown, Span
from mkdeck.parsing.sections import folded_anew, opened
from mkdeck.recognition.quiz_entries import RIGHT
from mkdeck.values import dataclass, replace

TEXT2QTI = "text2qti"
"""The role of the containers that questions become: `question`, `option`, `answer` and `explanation` are in them."""

_Kind = Literal[
    "question", "choice", "several", "number", "short", "feedback", "solution", "right", "wrong", "open", "setting"
]

_PARTS: tuple[tuple[_Kind, re.Pattern[str]], ...] = (
    ("question", re.compile(r"\d{1,4}\.[ \t]+(?=\S)")),
    ("choice", re.compile(r"(?P<right>\*?)[a-zA-Z]\)[ \t]+(?=\S)", signs=")")),
    ("several", re.compile(r"\[(?P<right>[ *])\][ \t]+(?=\S)", signs="[")),
    ("number", re.compile(r"=[ \t]+(?=\S)", signs="=")),
    ("short", re.compile(r"\*[ \t]+(?=\S)", signs="*")),
    ("feedback", re.compile(r"\.\.\.[ \t]+(?=\S)", signs="...")),
    ("solution", re.compile(r"![ \t]+(?=\S)", signs="!")),
    ("right", re.compile(r"\+[ \t]+(?=\S)", signs="+")),
    ("wrong", re.compile(r"-[ \t]+(?=\S)", signs="-")),
    ("open", re.compile(r"(?:_{3,}|\^{3,})[ \t]*$", signs=("___", "^^^"))),
    (
        "setting",
        re.compile(
            r"(?i:quiz title|quiz description|text title|text|title|points|pick|points per question|shuffle answers"
            r"|show correct answers|one question at a time|can't go back|feedback is solution|solutions sample groups"
            r"|solutions randomize groups):[ \t]*(?=\S)|GROUP[ \t]*$|END_GROUP[ \t]*$|%",
            signs=(":", "group", "%"),
        ),
    ),
)
_NAME_OF_QUIZ = ("quiz title:", "quiz description:")
_FENCE = ("```", "~~~")
_COMMENT, _END_OF_COMMENT = "COMMENT", "END_COMMENT"
_DIGITS = r"[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][+-]?\d{1,3})?"
_NUMBER = re.compile(rf"({_DIGITS})(?:\s{{0,9}}\+-\s{{0,9}}({_DIGITS})\s{{0,9}}(%?))?")
_RANGE = re.compile(rf"\[\s{{0,9}}({_DIGITS})\s{{0,9}},\s{{0,9}}({_DIGITS})\s{{0,9}}\]", signs="[")
_FEWEST = 2
_LONGEST_PRAISE = 4
"""Words of what is told for a right answer, as “Well done!”."""
_PLACED_FIRST = ("front matter", "footnotes")
"""Blocks that do not stand in the order of their lines."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a quiz: what it is, whether it is marked as right, its text, and its lines in the file."""

    kind: _Kind
    is_right: bool
    text: Markdown
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Read:
    """The questions of a lesson that are answered, each with its parts, and the lines that are a quiz's beside them."""

    questions: Sequence[Sequence[_Part]]
    beside: Sequence[tuple[int, int]]
    is_named: bool


def with_text2qti(lesson: Block) -> Block:
    """Return a lesson whose questions in the form of text2qti are containers; any other stays as it is."""
    read = _read(lesson.source.split("\n"))
    is_quiz = _may_be_quiz(read.questions) if read.is_named else _has_signs_of_its_own(read.questions)
    if not read.questions or not is_quiz:
        return lesson
    lines = {line for first, last in read.beside for line in range(first, last + 1)}
    lines |= {line for parts in read.questions for line in range(parts[0].first, parts[-1].last + 1)}
    return _with_questions(lesson, read.questions, lines)


def _may_be_quiz(questions: Sequence[Sequence[_Part]]) -> bool:
    """Whether the questions below a quiz's title are more than points below questions, which may be options."""
    parts = [part for question in questions for part in question]
    if any(part.is_right or part.kind in ("number", "feedback", "solution") for part in parts):
        return True
    return all(sum(part.kind == "short" for part in question) <= 1 for question in questions)


def _has_signs_of_its_own(questions: Sequence[Sequence[_Part]]) -> bool:
    """Whether a quiz without a title has numbers that may vary, or, beside marked options, numbers or feedback.

    Stars before letters and in boxes are written elsewhere as well, points with stars below a question anywhere, and a
    line “= 12” stands in many a calculation.
    """
    parts = [part for question in questions for part in question]
    marked = sum(any(part.is_right for part in question) for question in questions)
    numbers = [part for part in parts if part.kind == "number"]
    if any(part.text != _number(part.text) for part in numbers):
        return True
    return bool(marked and numbers) or (marked >= _FEWEST and any(part.kind == "feedback" for part in parts))


# ---------------------------------------------------------------- lines


def _read(lines: Sequence[str]) -> _Read:
    questions: list[Sequence[_Part]] = []
    beside: list[tuple[int, int]] = []
    is_named = False
    held: list[_Part] = []
    for part in [*_parts(lines), None]:
        if part is not None and part.kind not in ("question", "setting"):
            held += [part] if held else []
            continue
        if held and _is_answered(held):
            questions.append(held)
        elif held and held[-1].kind == "open":
            beside.append((held[0].first, held[-1].last))
        held = [part] if part is not None and part.kind == "question" else []
        if part is not None and part.kind == "setting":
            beside.append((part.first, part.last))
            is_named = is_named or lines[part.first - 1].casefold().startswith(_NAME_OF_QUIZ)
    return _Read(questions, beside, is_named)


def _parts(lines: Sequence[str]) -> Iterator[_Part | None]:
    """Yield the parts of a quiz among some lines, and None for text of another kind, which ends a question."""
    last_end = max((at for at, line in enumerate(lines) if line.rstrip() == _END_OF_COMMENT), default=-1)
    place = 0
    while place < len(lines):
        line = lines[place]
        start, place = place, place + 1
        if line.rstrip() == _COMMENT and place <= last_end:
            place = next(at for at in range(place, len(lines)) if lines[at].rstrip() == _END_OF_COMMENT) + 1
            yield _Part("setting", is_right=False, text=Markdown(""), first=start + 1, last=place)
        elif line.startswith(_FENCE):
            place = next((at + 1 for at in range(place, len(lines)) if lines[at].startswith(line[:3])), place)
            yield None
        elif line.strip() and not line[0].isspace():
            kind, found = next(((kind, found) for kind, sign in _PARTS if (found := sign.match(line))), (None, None))
            if kind is None or found is None:
                yield None
                continue
            while place < len(lines) and (not lines[place].strip() or lines[place][0].isspace()):
                place += 1
            last = max(at for at in range(start, place) if lines[at].strip())
            place = last + 1
            below = dedent("\n".join(lines[start + 1 : place]).expandtabs(4))
            is_right = found.groupdict().get("right") == "*"
            text = Markdown(f"{line[found.end() :].strip()}\n{below}".strip())
            yield _Part(kind, is_right, text, start + 1, place)


def _is_answered(parts: Sequence[_Part]) -> bool:
    """Whether a question has options, or answers that are numbers or are written, and all of one kind."""
    told = [part for part in parts[1:] if part.kind not in ("feedback", "solution", "right", "wrong")]
    kinds = {part.kind for part in told}
    if kinds <= {"choice"} or kinds <= {"several"}:
        return len(told) >= _FEWEST
    return kinds == {"short"} or (kinds == {"number"} and len(told) == 1 and _number(told[0].text) != "")


def _number(text: str) -> str:
    """Return a number and how far off an answer may be, as people write it; nothing for other text."""
    if found := _RANGE.fullmatch(text.strip()):
        return f"{found[1]} – {found[2]}"
    if (found := _NUMBER.fullmatch(text.strip())) is None:
        return ""
    is_exact = found[2] is None or not found[2].strip("+-0.")
    return found[1] if is_exact else f"{found[1]} ± {found[2]}{found[3]}"


# ---------------------------------------------------------------- blocks


def _with_questions(lesson: Block, questions: Sequence[Sequence[_Part]], lines: set[int]) -> Block:
    """Return a lesson with questions as containers in their order, and without what of its blocks they are."""
    kept: list[Block] = []
    contexts: dict[int, tuple[str, ...]] = {}
    for block in opened(lesson.children):
        span = range(block.span.first, block.span.last + 1)
        if block.kind in _PLACED_FIRST or lines.isdisjoint(span):
            kept.append(block)
        else:
            contexts |= dict.fromkeys(span, block.context)
    first = [block for block in kept if block.kind in _PLACED_FIRST]
    made = [_container(parts, lesson, contexts.get(parts[0].first, ())) for parts in questions]
    others = sorted([*kept[len(first) :], *made], key=lambda block: block.span.first)
    return replace(lesson, children=folded_anew([*first, *others]))


def _container(parts: Sequence[_Part], lesson: Block, context: tuple[str, ...]) -> Block:
    span = Span(lesson.span.path, parts[0].first, parts[-1].last)
    source = Markdown("\n".join(part.text for part in parts))
    return Block("container", source, span, children=tuple(_entries(parts, span)), context=context, roles=(TEXT2QTI,))


def _entries(parts: Sequence[_Part], span: Span) -> Iterator[Block]:
    """Yield the parts of a question as entries, without what is told to those who chose something wrong."""
    is_of_wrong = False
    for part in parts:
        text, roles = part.text, (RIGHT,) if part.is_right else ()
        if part.kind in ("choice", "several"):
            is_of_wrong = not part.is_right
            yield _entry("option", text, span, *roles)
        elif part.kind in ("short", "number"):
            yield _entry("answer", Markdown(_number(text)) if part.kind == "number" else text, span)
        elif part.kind == "question":
            yield _entry("question", text, span)
        elif not is_of_wrong and _explains(part):
            yield _entry("explanation", text, span)


def _explains(part: _Part) -> bool:
    is_praise = part.kind == "right" and len(part.text.split()) <= _LONGEST_PRAISE
    return part.kind in ("feedback", "solution", "right") and not is_praise


def _entry(info: str, text: Markdown, span: Span, *roles: str) -> Block:
    return Block("entry", text, span, info=info, inline=Inline(text), roles=roles)
