"""Exercises of webexercises in R Markdown: `mcq()`, `longmcq()`, `torf()` and `fitb()` in a sentence or a chunk.

https://psyteachr.github.io/webexercises/. What R would have to compute makes no card. What `hide()` hides is a
container, which other rules read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Choice, Cloze, Inline, Mark, Markdown, Origin, Problem
from mkdeck.parsing.inline import cut, escape, split_lines, to_markdown, without
from mkdeck.parsing.pieces import covering
from mkdeck.parsing.r_calls import Call, Name, Text, Value, read_call, read_value
from mkdeck.problems import Span
from mkdeck.recognition.questions import without_label
from mkdeck.recognition.truth import truth_card
from mkdeck.values import dataclass
from mkdeck.wording.words import asks, has_question_mark

READS = ("document",)
SIGNS = ("mcq(", "torf(", "fitb(")

_CHOICES = ("mcq", "longmcq")
_ALL = (*_CHOICES, "torf", "fitb")
_MAY_CALL = re.compile(rf"(?:{'|'.join(_ALL)})\(")
_DEFINES = re.compile(r"(?m)^[ \t]*([A-Za-z.][\w.]*)\s*(?:<-|=)\s*(?=(?:sample\()?c\()")
_SAYS = re.compile(r"(?m)^[ \t]*(?=cat\()")
_IS_NOT_RUN = re.compile(r"(?i)\b(?:eval|include)\s?[=:]\s?F")
_ENDS_SENTENCE = (".", "?", "!", ":", "。", "？", "！", "：")
_FEWEST = 2
_GAP = "\\_\\_\\_\\_"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A call, what its chunks have named before, and where its card stands."""

    call: Call
    named: Mapping[str, Value]
    origin: Origin


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of all such calls in a lesson, each below what was named before it."""
    named: dict[str, Value] = {}
    pending = [(block, 0)]
    while pending:
        within, place = pending.pop()
        if place >= len(within.children):
            continue
        child = within.children[place]
        pending.append((within, place + 1))
        if child.kind == "code" and child.info.startswith("{r"):
            yield from _of_chunk(child, named)
        elif child.kind == "paragraph":
            yield from _of_paragraph(within.children, place, named)
        elif child.children:
            pending.append((child, 0))


def _of_chunk(chunk: Block, named: dict[str, Value]) -> Iterator[Card | Problem]:
    """Yield the cards of what a chunk puts into the page, and remember what it names."""
    for found in _DEFINES.finditer(chunk.source):
        if (read := read_value(chunk.source, found.end())) is not None:
            named[found[1]] = read[0]
    if _IS_NOT_RUN.search(chunk.source.partition("\n")[0]) or _MAY_CALL.search(chunk.source) is None:
        return
    for found in _SAYS.finditer(chunk.source):
        read = read_value(chunk.source, found.end())
        said = [value for _, value in read[0].arguments] if read and isinstance(read[0], Call) else []
        calls = [value for value in said if isinstance(value, Call) and value.name in _ALL]
        texts = [value.text for value in said if isinstance(value, Text)]
        question = Markdown(" ".join(" ".join(texts).split()).strip("# "))
        if len(calls) == 1 and question and len(said) == len(texts) + 1:
            origin = Origin(span=chunk.span, context=chunk.context, evidence="marked")
            yield from _answered(_Asked(calls[0], named, origin), question)


def _of_paragraph(children: Sequence[Block], place: int, named: Mapping[str, Value]) -> Iterator[Card | Problem]:
    """Yield the card of a paragraph with a call, or those of its lines, where each has one."""
    paragraph = children[place]
    calls = _calls_in(paragraph.inline)
    if not calls:
        return
    origin = Origin(span=paragraph.span, context=paragraph.context, evidence="marked")
    lines = split_lines(paragraph.inline)
    of_lines = [_calls_in(line) for line in lines]
    last = paragraph.span.last - paragraph.span.first + 1
    if len(calls) > 1 and len(lines) == last and all(len(found) == 1 for found in of_lines):
        for number, (line, ((mark, call),)) in enumerate(zip(lines, of_lines, strict=True)):
            at = paragraph.span.first + number
            span = Span(paragraph.span.path, at, at)
            yield from _of_sentence(line, mark, _Asked(call, named, _at(origin, span)))
    elif len(calls) > 1:
        yield from _of_gaps(paragraph.inline, calls, named, origin)
    elif without(paragraph.inline, [(calls[0][0].start, calls[0][0].end)]).text.strip(" *_"):
        yield from _of_sentence(paragraph.inline, calls[0][0], _Asked(calls[0][1], named, origin))
    elif place and children[place - 1].kind == "paragraph" and asks(children[place - 1].text):
        above = children[place - 1]
        asked = _Asked(calls[0][1], named, _at(origin, covering([above, paragraph])))
        if "`r " not in above.source:
            yield from _answered(asked, to_markdown(without_label(above.inline)))


def _at(origin: Origin, span: Span) -> Origin:
    return Origin(span=span, context=origin.context, evidence=origin.evidence)


def _calls_in(inline: Inline) -> list[tuple[Mark, Call]]:
    """Return the calls that stand in code in running text, `r torf(TRUE)`; none where R writes more of it."""
    found: list[tuple[Mark, Call]] = []
    for mark in inline.marks:
        code = inline.text[mark.start : mark.end] if mark.kind == "code" else ""
        if code.startswith("r "):
            call = read_call(code[2:])
            if call is None or call.name not in _ALL:
                return []
            found.append((mark, call))
    return found


def _of_sentence(inline: Inline, mark: Mark, asked: _Asked) -> Iterator[Card | Problem]:
    """Yield the card of a sentence with one call: in it stands a gap, behind its end an answer."""
    before, behind = cut(inline, 0, mark.start), cut(inline, mark.end, len(inline.text))
    rest = without_label(without(inline, [(mark.start, mark.end)]))
    is_apart = not before.text or (before.text.endswith(_ENDS_SENTENCE) and not behind.text)
    if asked.call.name == "torf" or is_apart:
        yield from _answered(asked, to_markdown(rest))
    elif asked.call.name == "fitb":
        yield from _of_gaps(inline, [(mark, asked.call)], asked.named, asked.origin)
    else:
        yield from _answered(asked, _joined(inline, [mark], [_GAP]))


def _of_gaps(
    inline: Inline, calls: Sequence[tuple[Mark, Call]], named: Mapping[str, Value], origin: Origin
) -> Iterator[Card]:
    """Yield a cloze of a sentence in whose gaps calls stand, if all of them tell what belongs there."""
    told = [_right(call, named) for _, call in calls if call.name != "torf"]
    fillings = [text for text in told if text and not any(sign in text for sign in ("{{", "}}", "::"))]
    if len(fillings) < len(calls) or "{{" in inline.text:
        return
    deletions = [f"{{{{c{number}::{text}}}}}" for number, text in enumerate(fillings, 1)]
    yield Cloze(_joined(inline, [mark for mark, _ in calls], deletions), origin)


def _joined(inline: Inline, marks: Sequence[Mark], fillings: Sequence[str]) -> Markdown:
    """Return running text with other Markdown in the place of some of its code."""
    written, at = "", 0
    for mark, filling in zip(marks, fillings, strict=True):
        written += _piece(inline, at, mark.start) + filling
        at = mark.end
    return Markdown((written + _piece(inline, at, len(inline.text))).strip())


def _piece(inline: Inline, start: int, end: int) -> str:
    """Return a part of running text as Markdown, with the blanks at its edges."""
    text = inline.text[start:end]
    if not text.strip():
        return text
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return lead + to_markdown(inline, start, end) + tail


def _answered(asked: _Asked, question: Markdown) -> Iterator[Card | Problem]:
    """Yield the card of a question and the call that answers it."""
    call, origin = asked.call, asked.origin
    if call.name in _CHOICES:
        options = _options(call, asked.named)
        right = tuple(place for place, (name, _) in enumerate(options) if name == "answer")
        if len(options) >= _FEWEST and right:
            yield Choice(question, tuple(text for _, text in options), right, Markdown(""), origin)
        elif options:
            yield Problem(origin.span, f"none of the options of {call.name}() is named `answer`")
    elif (told := _right(call, asked.named)) and question:
        if call.name == "torf" and not has_question_mark(question):
            verdicts = (Markdown("True"), Markdown("False"))
            yield truth_card(Choice(question, verdicts, (verdicts.index(Markdown(told)),), Markdown(""), origin))
        else:
            yield Basic(question, Markdown(told), origin)


def _right(call: Call, named: Mapping[str, Value]) -> str:
    """Return what is right for a call; empty where R would have to compute it."""
    if call.name in _CHOICES:
        return " / ".join(text for name, text in _options(call, named) if name == "answer")
    arguments = dict(reversed([(name or "answer", value) for name, value in call.arguments]))
    value = arguments.get("answer")
    if call.name == "torf":
        name = value.name if isinstance(value, Name) else ""
        return "True" if name in ("TRUE", "T") else "False" if name in ("FALSE", "F") else ""
    if arguments.get("regex") in (Name("TRUE"), Name("T")):
        return ""
    value = named.get(value.name) if isinstance(value, Name) else value
    texts = [item for _, item in value.arguments] if isinstance(value, Call) and value.name == "c" else [value]
    told = [escape(item.text) for item in texts if isinstance(item, Text) and item.text.strip()]
    return " / ".join(told) if len(told) == len(texts) else ""


def _options(call: Call, named: Mapping[str, Value]) -> Sequence[tuple[str, Markdown]]:
    """Return the options of a call, each behind its name; none where one of them is computed."""
    value: Value | None = call.arguments[0][1] if call.arguments else None
    for _ in range(_FEWEST):
        if isinstance(value, Call) and value.name == "sample" and value.arguments:
            value = value.arguments[0][1]
        elif isinstance(value, Name):
            value = named.get(value.name)
    if not isinstance(value, Call) or value.name != "c":
        return ()
    options = [(name, item.text) for name, item in value.arguments if isinstance(item, Text) and item.text.strip()]
    if len(options) < len(value.arguments):
        return ()
    return [(name, Markdown(" ".join(text.split()))) for name, text in options]
