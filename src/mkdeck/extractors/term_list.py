"""A list in which nearly every item is a bold term and its meaning: `- **Osmosis**: the movement of …`.

Where the sentence or the heading above says of what these are the kinds ("There are two kinds of irony:"), a term is
asked for as one of them, for "Verbal" means little alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from mkdeck.answers import without_links
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem
from mkdeck.inline import cut, escape, to_markdown
from mkdeck.items import acronym
from mkdeck.numbers import read_number
from mkdeck.pieces import joined
from mkdeck.questions import without_label
from mkdeck.words import has_question_mark, is_answer_label, is_glossary_title, is_question_label, plain, words

_FEWEST = 3
_SHARE = 0.8
_LONGEST_TERM = 6
_SHORTEST_MEANING = 3
_SEPARATOR = re.compile(r"\s*(?:[:：]|\s[-–—])\s*")
_KINDS = re.compile(
    r"(?i)^(?:(?:there|here) (?:are|were) )?(?:the )?(?:(?P<number>\w+) )?(?:(?:main|basic|different|major|common) )?"
    r"(?P<kinds>(?:[\w-]+ ){0,2}?(?:kind|type|form|sort|stage|phase|step|way|method|part|component|element|layer|level"
    r"|pillar|principle|law|branche|categorie|classe|model|standard|technique|school|region)s"
    r" (?:of|for|to|in) [^:;,.!?]{3,60})$"
)
_LEANING = re.compile(r"(?i)\b(?:this|these|those|that|it|its|them|their|your?|we|our|us|my|the(?! (?-i:[A-Z])))\b")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_ANNOUNCEMENT = re.compile(
    r"(?i)\b(?:some|key|important|basic|main|new|these|following|few|the|of)"
    r" (?:terms|terminology|definitions|vocabulary)"
    r"(?: (?:first|here|below|to know|to learn|you need|are used|are important)| as follows)?[.:]$"
)
_LONGEST_ANNOUNCEMENT = 14
_LEADS = ("strong", "code", "emphasis")
_GLOSS = re.compile(r"\s{0,3}\([^()]{1,60}\)")
_PLAIN_TERM = re.compile(r"(?P<term>[^:：\n–—]{1,60}?)(?:\s*[:：]\s+|\s+[-–—]\s+)(?=\S)")
_WORK = re.compile(r"\*[^*]+\* \((?:c\. )?\d{3,4}(?: [A-Z]{2,3})?\)")
_ARTICLE = re.compile(r"(?i)\W*(?:an?|the|any|one of)\s")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each term of such lists, unless the heading says that one is a list of links or an agenda."""
    for before, child in pairwise([None, *block.children]):
        if child and child.kind == "list" and plain("".join(child.context[-1:])) not in words("aside"):
            yield from _of_list(before, child)
    if block.kind == "section" and is_glossary_title(block.children[0].text):
        yield from _of_paragraphs(block)


def _of_list(before: Block | None, block: Block) -> Iterator[Card]:
    in_glossary = any(map(is_glossary_title, block.context)) or _announces_terms(_last_sentence(before))
    cards = [card for item in block.children if (card := _card(item, item.children, in_glossary))]
    if len(cards) < _SHARE * len(block.children):
        return
    title = "" if in_glossary else _title(before, block, [card.front for card in cards])
    if title and len(cards) == len(block.children) and not any(map(_is_of_code, cards)):
        for card in cards:
            yield replace(card, front=Markdown(f"{escape(title)}: what is meant by “{card.front}”?"))
    elif len(block.children) >= _FEWEST and (in_glossary or _define(cards)):
        yield from cards


def _of_paragraphs(section: Block) -> Iterator[Card]:
    """Yield the terms of a glossary that is written in paragraphs, one for each term."""
    paragraphs = [child for child in section.children if child.kind == "paragraph"]
    cards = [card for child in paragraphs if (card := _card(child, [child], in_glossary=True))]
    if len(cards) >= max(_FEWEST, _SHARE * len(paragraphs)):
        yield from cards


def _announces_terms(sentence: str) -> bool:
    """Whether a sentence says that terms follow: "But first, some terminology.", "Here are the key terms:"."""
    return len(sentence.split()) <= _LONGEST_ANNOUNCEMENT and _ANNOUNCEMENT.search(sentence) is not None


def _last_sentence(before: Block | None) -> str:
    """Return the sentence that stands right above a list."""
    return _SENTENCE_END.split(before.text.strip())[-1] if before and before.kind == "paragraph" else ""


def _title(before: Block | None, block: Block, terms: Sequence[str]) -> str:
    """Return of what a list gives the kinds, "Kinds of irony", or the acronym that its terms spell.

    The sentence or the heading above it says so.
    """
    sentence, count = _last_sentence(before), len(terms)
    for text in (sentence if sentence.endswith(":") else "", "".join(block.context[-1:])):
        if spelt := acronym(text, terms):
            return spelt
        found = _KINDS.search(text.strip(" :\n").removesuffix(" are").removesuffix(" as follows"))
        number = read_number(found["number"] or "") if found else None
        if found and (number == count or (number is None and count >= _FEWEST)) and not _LEANING.search(found["kinds"]):
            return found["kinds"][0].upper() + found["kinds"][1:]
    return ""


def _define(cards: list[Basic]) -> bool:
    """Whether the meanings define: nearly all open with an article, or say what a work with its year is known for."""
    if any(map(_is_of_code, cards)):
        return False
    if all(_WORK.fullmatch(card.front) for card in cards):
        return True
    return sum(_ARTICLE.match(card.back) is not None for card in cards) >= _SHARE * len(cards)


def _is_of_code(card: Basic) -> bool:
    """Whether the term is code, as the parameters of a function are, which mean little alone."""
    return card.front.lstrip("[").startswith("`")


def _card(item: Block, content: Sequence[Block], in_glossary: bool) -> Basic | None:
    """Read an item or a paragraph of a term and its meaning; the terms of a glossary need not be set off."""
    first = content[0] if content else None
    if first is None or first.kind != "paragraph":
        return None
    found = _term(first, in_glossary)
    if found is None:
        return None
    end, start = found
    term = cut(first.inline, 0, end)
    if not 0 < len(_GLOSS.sub("", term.text).split()) <= _LONGEST_TERM:
        return None
    if has_question_mark(term.text) or is_question_label(term.text) or is_answer_label(term.text):
        return None
    meaning = cut(first.inline, start, len(first.text))
    if len(without_links(meaning).split()) < _SHORTEST_MEANING:
        return None
    back = joined([to_markdown(meaning), *(child.source for child in content[1:])])
    front = to_markdown(without_label(_undressed(term)))
    return Basic(front, back, Origin(span=item.span, context=item.context, evidence="shaped"))


def _undressed(term: Inline) -> Inline:
    """Return a term without the bold that sets it off from its gloss."""
    return Inline(term.text, tuple(mark for mark in term.marks if mark.kind != "strong" or mark.start))


def _term(block: Block, in_glossary: bool) -> tuple[int, int] | None:
    """Return where the term that a paragraph opens with ends, and where its meaning begins."""
    text = block.text
    end = next((mark.end for mark in block.inline.marks if mark.kind in _LEADS and mark.start == 0), None)
    if end is None:
        found = _PLAIN_TERM.match(text) if in_glossary else None
        return (found.end("term"), found.end()) if found else None
    if in_glossary and text[end - 1] == ".":
        return end - 1, end
    end = len(text[:end].rstrip(" :：")) if text[end - 1] in ":： " else end
    gloss = _GLOSS.match(text, end)
    end = gloss.end() if gloss else end
    separator = _SEPARATOR.match(text, end)
    return (end, separator.end()) if separator else None
