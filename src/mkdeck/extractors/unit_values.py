"""Units and what they are in others, on lines of their own: `1 inch = 2.54 cm`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.headings.titles import is_of_occasion
from mkdeck.parsing.inline import escape, split_lines
from mkdeck.parsing.pieces import line_span, paragraph
from mkdeck.recognition.tables import says_nothing

READS = ("document", "section", "item", "quote", "container")
WITH = ("list", "lines", "paragraph")
SIGNS = ("=", "≈")
ONLY_IN_LESSONS = True
GIVES_WAY = True

_FEWEST = 2
_LINE = re.compile(
    r"(?:1|[Oo]ne) (?P<unit>[A-Za-zµΩ°][A-Za-z°²³/ -]{0,24}?) ?(?P<sign>=|≈) ?"
    r"(?P<much>\d[\d.,  ]*(?:[×·x*] ?10(?:\^?[-−]?\d{1,2}|[⁻⁰-⁹¹²³]{1,3}) ?)?[A-Za-zµΩ°][A-Za-zµΩ°²³⁻¹/·. -]{0,24})\.?"
)
_NO_UNIT = re.compile(
    r"(?i)\b(?:point|credit|person|ticket|euro|dollar|pound sterling|share|vote|EUR|USD|GBP|box|square)s?\b|€|\$"
)


_OF_SCALE = re.compile(r"(?i)\b(?:maps?|scale|time ?sheets?|work|game|rules|recipe|pancakes|drawing|plans?|model)\b")
"""Titles above what holds on a map, at work or in a game alone."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each line of a series of such lines, points or paragraphs."""
    run: list[Block] = []
    for child in (*block.children, None):
        if child is not None and child.kind == "paragraph" and "\n" not in child.text and _LINE.fullmatch(child.text):
            run.append(child)
            continue
        yield from _cards(run)
        run = []
        if child is not None and child.kind == "paragraph":
            lines = enumerate(split_lines(child.inline))
            yield from _cards([paragraph(line, child, line_span(child, place)) for place, line in lines])
        elif child is not None and child.kind == "list":
            yield from _cards([item.children[0] for item in child.children if len(item.children) == 1])


def _cards(lines: Sequence[Block]) -> Iterator[Card]:
    """Yield the cards of those lines that tell what a unit is; none where there is but one."""
    told = [(line, found) for line in lines if (found := _LINE.fullmatch(line.text.strip()))]
    if len(told) < max(_FEWEST, len(lines) / 2) or any(is_of_occasion("".join(line.context[-1:])) for line in lines):
        return
    if any(map(_OF_SCALE.search, lines[0].context)) or len({found["unit"] for _, found in told}) < len(told):
        return  # a map has a scale of its own
    for line, found in told:
        if _NO_UNIT.search(found[0]) or says_nothing(found["much"]):
            continue
        origin = Origin(span=line.span, context=line.context, evidence="shaped")
        yield Basic(Markdown(f"How much is 1 {escape(found['unit'].strip())}?"), escape(found["much"].strip()), origin)
