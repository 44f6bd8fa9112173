"""A name in bold and its formula, behind it or right below: `**Ideal gas law:** $PV = nRT$`.

The formula is all that stands there, but for what it holds for: “at constant *T*”.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem, Span
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import cut, escape, opening_mark, split_lines, to_markdown
from mkdeck.parsing.pieces import line_span
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.questions import without_label
from mkdeck.wording.words import has_question_mark, is_answer_label, is_question_label, is_task, labels_of, plain, words

READS = ("document", "section", "item", "quote", "container")
WITH = ("lead",)
GIVES_WAY = True

_LONGEST_NAME, _LONGEST_CONDITION = 6, 8
"""Words."""
_SIGN = re.compile(r"\s*(?:[:：]|[–—-](?=\s))\s*")
_QUANTITY = re.compile(r"[A-Za-zα-ωΑ-Ω]")
_UNIT = re.compile(
    r"\\(?:,|;|text|mathrm|quad|ldots|dots)(?:\{[^{}]*\})?|\d[\d.,]*(?:\s|~|\\[,;])+[A-Za-zµ°%]{1,3}(?![A-Za-z(])"
)
"""What shows no quantity: “3\\,kg”, “12 m”."""
_RELATION = re.compile(r"[=<>≈∝≤≥]|\\(?:approx|propto|leq?|geq?|equiv|to|rightarrow|sim|neq?)\b|\\ce\{")


needs_topic = lacks_topic


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each formula that has a name."""
    for place, child in enumerate(block.children):
        if child.kind == "paragraph" and child.inline.marks:
            below = block.children[place + 1] if place + 1 < len(block.children) else None
            if below is not None and is_bold_line(child) and _is_formula(below):
                yield from _card(
                    child.inline, below.source, child, Span(child.span.path, child.span.first, below.span.last)
                )
            elif any(mark.kind == "math" for mark in child.inline.marks):
                for number, line in enumerate(split_lines(child.inline)):
                    yield from _of_line(line, child, line_span(child, number))


def _of_line(line: Inline, block: Block, span: Span) -> Iterator[Card]:
    """Yield the card of a line that opens with a name in bold and goes on with its formula."""
    name = opening_mark(line, "strong")
    end = len(line.text[: name.end].rstrip(" :：")) if name else 0
    sign = _SIGN.match(line.text, end) if name else None
    formula = next((mark for mark in line.marks if mark.kind == "math"), None)
    if name is None or sign is None or formula is None or formula.start != sign.end():
        return
    behind = line.text[formula.end :].strip(" .")
    if behind and (not _condition().match(line.text, formula.end) or len(behind.split()) > _LONGEST_CONDITION):
        return
    if _relates(line.text[formula.start : formula.end]):
        yield from _card(cut(line, 0, name.end), to_markdown(line, formula.start), block, span)


@cache
def _condition() -> re.Pattern[str]:
    """Return the expression for what opens the words behind a formula."""
    return re.compile(rf",?\s(?:(?:{labels_of('condition')})\s|\()")


def _is_formula(block: Block) -> bool:
    """Whether a paragraph is one formula that tells how things are related."""
    marks = block.inline.marks if block.kind == "paragraph" else ()
    is_whole = len(marks) == 1 and marks[0].kind == "math" and not block.text[marks[0].end :].strip(" .")
    return is_whole and marks[0].start == 0 and _relates(block.text)


def _relates(formula: str) -> bool:
    """Whether a formula relates things, and does not but give one a value: “x = 2”, “m = 3 kg”, “v = ?”."""
    found = _RELATION.search(formula)
    sides = (formula[: found.start()], formula[found.end() :]) if found else ()
    return bool(sides) and all(_QUANTITY.search(_UNIT.sub("", side)) is not None for side in sides)


def _card(name: Inline, formula: Markdown, block: Block, span: Span) -> Iterator[Card]:
    label = without_label(name)
    told = label.text.strip(" :：.=–—-")
    is_label = (
        is_question_label(told)
        or is_answer_label(told)
        or plain(told).partition(" ")[0] in words("beside_formula")
        or is_task(told)
    )
    if not told or is_label or has_question_mark(told) or len(told.split()) > _LONGEST_NAME or not told[0].isalpha():
        return
    yield Basic(escape(told), formula, Origin(span=span, context=block.context, evidence="shaped"))
