"""A glossary whose terms are headings: below a heading such as "Glossary", each heading is a term.

Below any other one headings are, where at least three in a row have but a gloss for their text: “### Scion” and “The
shoot that is grafted onto a rootstock.”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Origin, Problem
from mkdeck.facts.guards import addresses_reader
from mkdeck.parsing.inline import to_markdown
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.answers import is_unwritten
from mkdeck.recognition.glossaries import titled_entries
from mkdeck.recognition.list_names import announces_terms, bold_title, last_sentence
from mkdeck.recognition.questions import bold_lead, without_label
from mkdeck.wording.words import has_question_mark, is_glossary_title, plain, question_label, words

READS = ("section", "document")
WITH = ("section",)

_LONGEST_TERM, _FEWEST_OF_GROUP = 8, 2
_SEPARATOR = re.compile(r"(?:\s?\([^()]{1,30}\))?(?:\s?:\s|\s[–—-]\s)")
_TERM = re.compile(r"[^:–—\n]{1,60}(?:: | [–—-] )")


def needs_topic(card: Card) -> bool:
    """Whether the term is an acronym, which may stand for many things: “TAILS”."""
    return isinstance(card, Basic) and card.front.isupper()


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each section below a glossary's heading; one for each letter or group is passed through."""
    if block.kind == "document" or not is_glossary_title(block.children[0].text):
        yield from _with_glosses(block)
        return
    sections = [child for child in block.children[1:] if child.kind == "section"]
    if 2 * sum(_is_run(section.children[1:]) for section in sections) > len(sections):
        return  # “Tempo” and “Dynamics”, below which the terms stand in paragraphs of their own
    for section in sections:
        is_passed = len(plain(section.children[0].text)) == 1 or _holds_terms(section)
        for term in section.children[1:] if is_passed else [section]:
            if term.kind == "section":
                yield from _card(term)


def _with_glosses(block: Block) -> Iterator[Card]:
    """Yield a card for each heading of those that have but a gloss for their text."""
    sections = [child for child in block.children if child.kind == "section"]
    above = next((child for child in block.children[::-1] if child.kind != "section"), None)
    is_told = is_glossary_title(bold_title(above)) or announces_terms(last_sentence(above))
    for section, entry in titled_entries(sections, is_known=is_told):
        heading = section.children[0]
        origin = Origin(span=entry.span, context=heading.context, evidence="shaped")
        yield Basic(to_markdown(without_label(heading.inline)), to_markdown(entry.gloss), origin)


def _holds_terms(section: Block) -> bool:
    """Whether a heading stands over several with a text, as “Organs” over “Lymph node”, and has no text of its own.

    Terms that other rules read may stand above those.
    """
    heading = section.children[0]
    own = [child for child in section.children[1:] if child.kind != "section"]
    below = [child for child in section.children[1:] if child.kind == "section"]
    if is_glossary_title(heading.text) or plain(heading.text) in words("aside") or len(below) < _FEWEST_OF_GROUP:
        return False  # a glossary within is looked at by itself
    if own and own[0].kind != "definitions" and not _is_group(own):
        return False
    meanings = [child.children[1:] for child in below]
    return any(meanings) and all(map(_is_text, filter(None, meanings)))


def _is_text(meaning: Sequence[Block]) -> bool:
    """Whether what stands below a heading opens with a paragraph, and has no headings of its own."""
    return meaning[0].kind == "paragraph" and all(child.kind not in ("section", "definitions") for child in meaning)


def _is_run(meaning: Sequence[Block]) -> bool:
    """Whether most of what stands below a heading are paragraphs of a term in bold and what it means."""
    terms = [child for child in meaning if child.kind == "paragraph" and _opens_with_term(child)]
    return len(terms) >= _FEWEST_OF_GROUP and 2 * len(terms) > len(meaning)


def _opens_with_term(paragraph: Block) -> bool:
    mark = bold_lead(paragraph) if paragraph.inline.marks else None
    return mark is not None and _SEPARATOR.match(paragraph.text, mark.end) is not None


def _is_group(meaning: Sequence[Block]) -> bool:
    """Whether a heading stands over a group of terms, which other rules read: a table, or points that open with one."""
    first = meaning[0] if meaning else None
    if first is None or first.kind not in ("list", "table"):
        return False
    items = [item.children[0] for item in first.children if item.children]
    return first.kind == "table" or (
        len(items) > 1 and all(bold_lead(item) or _TERM.match(item.text) for item in items)
    )


def _card(section: Block) -> Iterator[Card | Problem]:
    heading, meaning = section.children[0], section.children[1:]
    if plain(heading.text) in words("aside"):
        return
    if (
        has_question_mark(heading.text)
        or addresses_reader(heading.text)
        or not 0 < len(heading.text.split()) <= _LONGEST_TERM
    ):
        return
    if any(child.kind in ("definitions", "section") for child in meaning) or _is_group(meaning):
        return
    if question_label(heading.text) and not any(child.kind == "paragraph" for child in meaning):
        return  # “### 2. Mutations” below “Key concepts”, over notes in points
    if is_unwritten(meaning):
        yield Problem(heading.span, "a term without a definition")
        return
    front = to_markdown(without_label(heading.inline))
    origin = Origin(span=section.span, context=heading.context, evidence="shaped")
    yield Basic(front, joined(child.source for child in meaning), origin)
