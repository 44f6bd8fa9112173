"""Exercises of R exams: Question, Solution, and Meta-information whose `exsolution` tells the answer.

https://www.r-exams.org/intro/dynamic/. The options stand below Answerlist, in the question and again in the solution,
where each says whether it is right, and perhaps why. What R code has yet to fill in makes no card.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Choice, Inline, Markdown, Origin, Problem
from mkdeck.parsing.inline import cut, split_lines, to_markdown
from mkdeck.parsing.pieces import covering, joined
from mkdeck.recognition.answers import EXAM_DATA, is_exam_data, is_unwritten
from mkdeck.recognition.option_verdicts import reason_behind, verdict_on_option
from mkdeck.recognition.questions import front_of
from mkdeck.recognition.right_options import reasons_for
from mkdeck.values import dataclass
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import plain

READS = ("document", "section", "container")
WITH = ("section",)
SIGNS = ("extype", "exsolution")

_FEWEST = 2
_BITS = re.compile("[01]+")
_FILLED_IN = re.compile(r"`r [^`]|##ANSWER", signs=("`r", "##"))
"""A value that R code writes, and the place of a field in a cloze exercise."""
_SHOWS_NO_CODE = re.compile(r"(?i)\b(?:echo|include)\s?=\s?F", signs="=")
_SHOWS_NO_RESULT = re.compile(r"""(?i)\b(?:results\s?=\s?['"]hide|include\s?=\s?F)""", signs="=")
_IS_NOT_RUN = re.compile(r"(?i)\beval\s?=\s?F", signs="=")
_DRAWS = re.compile(r"fig\.|plot\(|hist\(|curve\(|pie\(", signs=".(")
_CHOICES = ("schoice", "mchoice")
_NOTHING = ("", "nil", "na")


@dataclass(frozen=True, slots=True)
class _Part:
    """What a question or a solution says, and the items of its Answerlist."""

    blocks: tuple[Block, ...] = ()
    items: tuple[Block, ...] = ()

    @property
    def is_filled_in(self) -> bool:
        """Whether R code has yet to write some of it."""
        return any(map(_is_filled_in, (*self.blocks, *self.items)))

    @property
    def text(self) -> Markdown:
        """What it says, without the items."""
        return joined(block.source for block in self.blocks)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each exercise whose sections are children of a block."""
    children = block.children
    question = None
    for place, child in enumerate(children):
        name = _name(child)
        if name == "question":
            question = place
        elif question is not None and name == EXAM_DATA and is_exam_data(child):
            yield from _cards(children[question:place], child)
            question = None
        elif name not in ("answerlist", "solution"):
            question = None


def _name(block: Block) -> str:
    return block.children[0].text.strip().casefold() if block.kind == "section" else ""


def _cards(sections: Sequence[Block], data: Block) -> Iterator[Card | Problem]:
    """Yield the card of an exercise, if R code leaves its question as it stands."""
    solved = next((place for place, section in enumerate(sections) if _name(section) == "solution"), len(sections))
    question, solution = _part(sections[:solved]), _part(sections[solved:])
    front = front_of(question.blocks)
    if not front or question.is_filled_in:
        return
    if solution.is_filled_in or is_unwritten(solution.blocks):
        solution = _Part((), () if solution.is_filled_in else solution.items)
    told = [child for child in data.children if child.kind == "paragraph" and "ex" in child.text]
    origin = Origin(span=covering([sections[0], told[-1]]), context=sections[0].context, evidence="marked")
    values = _values(told)
    kind = values["extype"].text if "extype" in values else ""
    key = values.get("exsolution", Inline())
    key = Inline() if key.text.casefold() in _NOTHING or _is_code(key) or is_unwritten_answer(key.text) else key
    if kind in _CHOICES or (not kind and question.items and _BITS.fullmatch(key.text)):
        yield _choice(front, question, solution, key.text, origin)
    else:
        yield _answered(front, question, solution, key, origin)


def _values(told: Sequence[Block]) -> Mapping[str, Inline]:
    """Return the entries of Meta-information, `extype: num`, by their keys."""
    values = {}
    for line in (line for block in told for line in split_lines(block.inline)):
        key, colon, _ = line.text.partition(":")
        if colon:
            values[key.strip().casefold()] = cut(line, len(key) + 1, len(line.text))
    return values


def _is_code(inline: Inline) -> bool:
    """Whether a value is one that R code writes: `r solution`."""
    return any(mark.kind == "code" and inline.text.startswith("r ", mark.start) for mark in inline.marks)


def _part(sections: Sequence[Block]) -> _Part:
    """Return the question or the solution of some sections, of which those named Answerlist hold the items."""
    inner = [child for section in sections if _name(section) != "answerlist" for child in section.children[1:]]
    lists = [section for section in (*inner, *sections) if _name(section) == "answerlist"]
    items = [item for section in lists for child in section.children if child.kind == "list" for item in child.children]
    chunks = [child for section in lists for child in section.children if child.kind == "code"]
    blocks = [child for child in inner if _name(child) != "answerlist" and not _is_hidden(child)]
    return _Part((*blocks, *(chunk for chunk in chunks if not _is_hidden(chunk))), tuple(items))


def _is_hidden(block: Block) -> bool:
    """Whether a block is R code that shows neither itself nor what comes of it."""
    return (
        block.kind == "code"
        and block.info.startswith("{r")
        and _SHOWS_NO_CODE.search(block.info) is not None
        and _SHOWS_NO_RESULT.search(block.info) is not None
        and not _DRAWS.search(block.source)
    )


def _is_filled_in(block: Block) -> bool:
    """Whether R code has yet to write some of a block."""
    if block.kind == "code":
        return block.info.startswith("{r") and not _IS_NOT_RUN.search(block.info)
    return _FILLED_IN.search(block.source) is not None


def _choice(front: Markdown, question: _Part, solution: _Part, key: str, origin: Origin) -> Card | Problem:
    """Return the choice among the options that the key's digits, or else the solution, call right."""
    options = tuple(joined(child.source for child in item.children) for item in question.items)
    verdicts = [verdict_on_option(item) for item in solution.items]
    is_fit = len(verdicts) == len(options)
    rights = [digit == "1" for digit in key] if _BITS.fullmatch(key) and len(key) == len(options) else []
    if not rights and not key and is_fit and None not in verdicts:
        rights = [verdict is True for verdict in verdicts]
    if rights and is_fit and None not in verdicts and rights != verdicts:
        line = solution.items[0].span.first
        return Problem(origin.span, f"the exsolution “{key}” and the Answerlist in line {line} disagree")
    correct = tuple(place for place, right in enumerate(rights) if right)
    if len(options) < _FEWEST or not all(options) or not correct:
        said = f"the exsolution “{key}” does not tell" if key else "no exsolution tells"
        return Problem(origin.span, f"{said} which of {len(options)} options are right")
    told = [(place, solution.items[place]) for place in correct] if is_fit else []
    reasons = reasons_for([(options[place], reason_behind(item, verdicts[place])) for place, item in told])
    return Choice(front, options, correct, joined([solution.text, reasons]), origin)


def _answered(front: Markdown, question: _Part, solution: _Part, key: Inline, origin: Origin) -> Card | Problem:
    """Return the card of an exercise without options: a number, a text, or several of these for the items it asks."""
    answers = key.text.split("|")
    if question.items:
        front = joined([front, _listed(question.items)])
        if solution.blocks or solution.items:
            back = joined([solution.text, _listed(solution.items)])
        elif key.text and len(answers) == len(question.items):
            back = Markdown("\n".join(f"{number}. {answer.strip()}" for number, answer in enumerate(answers, 1)))
        else:
            back = Markdown("")
    else:
        answer = to_markdown(key)
        is_same = plain(solution.text) == plain(answer) and solution.text.strip(" .") == answer
        back = answer if is_same else joined([answer, solution.text])
    if not back:
        return Problem(origin.span, "an exercise without exsolution and Solution", is_unanswered=True)
    return Basic(front, back, origin)


def _listed(items: Sequence[Block]) -> Markdown:
    """Return the items of an Answerlist as a numbered list."""
    indented = (item.source.replace("\n", "\n   ") for item in items)
    return Markdown("\n".join(f"{number}. {source}" for number, source in enumerate(indented, 1)))
