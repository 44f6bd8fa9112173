"""Paragraphs side by side that open with a marked term and say what it is: “**Agonist.** A molecule …”.

Two at least stand in a section, and each meaning is a phrase that opens with an article, as definitions do; a paragraph
that opens with a stressed word, a warning or a date has no such neighbour, and one that tells of its term in sentences
is read sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.facts.boundaries import up_to
from mkdeck.facts.guards import addresses_reader, points_elsewhere
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import REMARKS
from mkdeck.headings.titles import is_of_occasion
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import cut, escape, opening_mark, to_markdown
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.glossaries import is_moment
from mkdeck.recognition.glosses import of_anybody
from mkdeck.recognition.language import is_english
from mkdeck.wording.words import (
    has_question_mark,
    is_answer_label,
    is_glossary_title,
    is_question_label,
    is_task,
    plain,
    words,
)

READS = ("section", "document")
WITH = ("lead",)
STANDS_ALONE = True

_FEWEST = 2
_LONGEST_TERM = 5
_SHORTEST_MEANING, _LONGEST_MEANING = 4, 60
_SEPARATOR = re.compile(r"[.:]?\s+(?:[–—-]\s+)?")
_ARTICLE = re.compile(r"(?i)(?:an?|the|any) ")
_REMARK = re.compile(rf"(?i)(?:{'|'.join(sorted(REMARKS))})\b")
_THE = re.compile(r"The (?=[A-Z])")
_DIGIT = re.compile(r"\d")


needs_topic = lacks_topic


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each term of such paragraphs."""
    if sum(child.kind == "paragraph" and child.inline.marks != () for child in block.children) < _FEWEST:
        return
    title = "".join(block.children[0].context[-1:] if block.kind == "document" else [block.children[0].text])
    if is_glossary_title(title) or is_of_occasion(title) or plain(title) in words("aside"):
        return
    cards = [card for child in block.children if child.kind == "paragraph" and (card := _card(child))]
    if len(cards) >= _FEWEST:
        yield from cards


def _card(paragraph: Block) -> Basic | None:
    """Read one paragraph of a term and its meaning."""
    text = paragraph.text
    mark = opening_mark(paragraph.inline, "strong", "emphasis")
    if mark is None:
        return None
    term = text[: mark.end].rstrip(" .:")
    parted = _SEPARATOR.match(text, len(term))
    if parted is None or not parted[0].strip() or not _is_term(term):
        return None
    meaning = up_to(cut(paragraph.inline, parted.end(), len(text)), _turns_to_reader)
    is_told = _SHORTEST_MEANING <= len(meaning.text.split()) <= _LONGEST_MEANING
    if not is_told or not _ARTICLE.match(meaning.text) or has_question_mark(meaning.text):
        return None
    if addresses_reader(of_anybody(meaning.text)) or points_elsewhere(meaning.text):
        return None
    from mkdeck.facts.fragments import states  # few lessons have such paragraphs

    if states(Phrase(meaning, 0, len(meaning.text))):
        return None  # “**Images.** The `alt` attribute gives …”, “**ERP.** The letters stand for …”
    origin = Origin(span=paragraph.span, context=paragraph.context, evidence="shaped")
    return Basic(Markdown(_asked(escape(term), meaning.text)), to_markdown(meaning), origin)


def _turns_to_reader(sentence: str) -> bool:
    """Whether a sentence tells what to do or speaks to the reader."""
    return addresses_reader(of_anybody(sentence)) or is_imperative(sentence) or sentence.endswith("!")


def _asked(term: str, meaning: str) -> str:
    """Return the question for a term that is plainly a name, “What is MedWatch?”; any other is asked for as it stands.

    A name has a capital or a digit within, or capitals alone: “AutoCAD”, “Orange Book”.
    """
    name = _THE.sub("", term)
    is_name = has_inner_capital(name) or (" " in name and all(word[0].isupper() for word in name.split()))
    is_thing = is_name and not is_of_person(name)
    return f"What is {_THE.sub('the ', term)}?" if is_thing and is_english(meaning) else term


def _is_term(text: str) -> bool:
    is_label = is_question_label(text) or is_answer_label(text) or _REMARK.match(text) is not None
    is_short = 0 < len(text.split()) <= _LONGEST_TERM and not is_moment(text)
    return is_short and not is_label and not is_task(text) and not has_question_mark(text) and not _DIGIT.search(text)
