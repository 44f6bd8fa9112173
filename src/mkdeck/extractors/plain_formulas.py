"""Names and their formulas in plain text or in code: `Area of a circle: πr²`.

Several stand side by side, or one has its name in bold. Nothing but signs, numbers and letters for quantities is a
formula: a unit, “km/h”, and what a program assigns are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem, Span
from mkdeck.headings.titles import is_of_occasion
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import cut, escape, opening_mark, to_markdown
from mkdeck.recognition.groups_of_lesson import groups_beside
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.wording.words import has_question_mark, is_answer_label, is_question_label, is_task, plain, words

READS = ("document",)
ANYWHERE = ("list", "lines", "lead")
SIGNS = ("=", "≈", "∝", "≤", "≥", "²", "³", "⁴", "√", "π", "^", "½", "/")
ONLY_IN_LESSONS = True
needs_topic = lacks_topic

_FEWEST, _LONGEST_NAME, _LONGEST, _LONGEST_QUANTITY = 2, 7, 80, 3
"""Entries side by side, words of a name, and letters of a formula and of what stands for a quantity in it."""
_SIGNS = re.compile(r"[-\d.,+−–*/·×÷=≈<>≤≥^²³⁴⁰⁵⁶⁷⁸⁹₀-₉½¼¾⅓()\[\]{}|√Δ∑∫∝∞!%°_'′\sA-Za-zα-ωΑ-Ω]{3,80}")
_LETTERS = re.compile(r"[A-Za-z]+")
_FUNCTIONS = frozenset(["sin", "cos", "tan", "log", "exp", "sqrt", "lim", "max", "min", "det"])
"""Words that may stand in a formula; all others have three letters at most."""
_RELATES = re.compile(r"[A-Za-zα-ωΑ-Ω₀-₉)\]²³] ?(?:=|≈|∝|≤|≥) ?\S|\S ?= ?[A-Za-zα-ωΑ-Ω√(]")
_IS_BUILT = re.compile(r"[²³⁴√π½]|\^\d|[A-Za-zα-ω)]\s?[/·×]\s?[A-Za-zα-ω(√].*[-+−/·×²³(]")
_UNIT = re.compile(r"[kcmµnMGT]?[A-Za-z°]{1,3}(?:[/·^]?[kcmµn]?[a-zA-Z]{1,3}[²³⁻¹]*)?")
_BEHIND_NAME = re.compile(r"\s*[:：]\s+|\s+[–—-]\s+")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each such formula of a lesson."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of the formulas that do not stand on the answered lines."""
    taken: list[Span] = []
    for group in groups_beside(block, answered):
        found = [entry for entry in group.entries if _is_formula(entry.gloss) and _is_name(entry.term.text)]
        if len(found) >= _FEWEST and not _is_of_occasion(group.context):
            taken.append(group.span)
            yield from (_card(entry.term, entry.gloss, entry.span, group.context) for entry in found)
    held = Lines([*taken])
    for child in (child for parent in (block, *block.within("section")) for child in parent.children):
        is_free = not held.cover(child.span) and not answered.cover(child.span)
        if child.kind == "paragraph" and child.inline.marks and is_free and not _is_of_occasion(child.context):
            yield from _of_paragraph(child)


def _of_paragraph(paragraph: Block) -> Iterator[Card]:
    """Yield the card of a paragraph that is a name in bold and its formula."""
    mark = opening_mark(paragraph.inline, "strong")
    text = paragraph.text.rstrip(" .")
    if mark is None or "\n" in text:
        return
    end = len(text[: mark.end].rstrip(" :："))
    sign = _BEHIND_NAME.match(text, end)
    if sign is None:
        return
    name, formula = cut(paragraph.inline, 0, end), cut(paragraph.inline, sign.end(), len(text))
    if _is_formula(formula) and _RELATES.search(formula.text) and _is_name(name.text):
        yield _card(name, formula, paragraph.span, paragraph.context)


_IS_VALUE = re.compile(r"[A-Za-zα-ωΑ-Ω]{1,3} ?= ?[-−]?\d[\d.,]*(?: ?[A-Za-zµ°%/²³]{1,6})?")
"""“n = 42”, which tells a value and no formula."""


def _is_formula(told: Inline) -> bool:
    """Whether a text is nothing but a formula that relates quantities or is built of them."""
    text = told.text.strip(" .")
    if len(text) > _LONGEST or any(mark.kind not in ("code", "emphasis", "strong") for mark in told.marks):
        return False
    if _UNIT.fullmatch(text) or _IS_VALUE.fullmatch(text):
        return False
    is_built = _RELATES.search(text) is not None or _IS_BUILT.search(text) is not None
    if not is_built or "==" in text or _SIGNS.fullmatch(text) is None or not any(map(str.isalpha, text)):
        return False
    return all(len(word) <= _LONGEST_QUANTITY or word in _FUNCTIONS for word in _LETTERS.findall(text))


def _is_name(text: str) -> bool:
    """Whether what stands before a formula may be its name."""
    told = text.strip(" *`:.")
    if not 0 < len(told.split()) <= _LONGEST_NAME or not told[0].isalpha() or has_question_mark(told):
        return False
    is_label = is_question_label(told) or is_answer_label(told) or is_task(told)
    return not is_label and plain(told).partition(" ")[0] not in words("beside_formula") and len(told) > _FEWEST


def _is_of_occasion(context: tuple[str, ...]) -> bool:
    return any(map(is_of_occasion, context[-1:]))


def _card(name: Inline, formula: Inline, span: Span, context: tuple[str, ...]) -> Basic:
    origin = Origin(span=span, context=context, evidence="shaped")
    return Basic(Markdown(f"{escape(name.text.strip(' :.'))}: what is the formula?"), to_markdown(formula), origin)
