"""The forms of words in a table or a list: a conjugation, a declension, irregular verbs: “hablar: yo …?”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.parsing.inline import escape
from mkdeck.parsing.pieces import in_cell
from mkdeck.recognition.form_tables import forms_in, forms_in_lines
from mkdeck.rules.claims import NO_LINES, Lines

READS = ("document",)
ANYWHERE = ("table", "list")
ONLY_IN_LESSONS = True


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each form."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of those tables and lists that do not stand on the answered lines."""
    for table in block.within("table"):
        if answered.cover(table.span):
            continue
        for form in forms_in(table, block.source):
            row = table.children[form.row]
            origin = Origin(span=row.span, context=row.context, evidence="shaped")
            yield Basic(Markdown(form.front), Markdown(in_cell(row.children[form.column])), origin)
    for points in block.within("list"):
        if answered.cover(points.span) or any(len(item.children) != 1 for item in points.children):
            continue
        told = [item.children[0] for item in points.children]
        for at, front, told_form in forms_in_lines([block.text for block in told], points.context):
            origin = Origin(span=told[at].span, context=points.context, evidence="shaped")
            yield Basic(Markdown(front), Markdown(escape(told_form)), origin)
