"""A definition list: the term is asked, its definitions are the answer.

https://pandoc.org/MANUAL.html#definition-lists, https://kramdown.gettalong.org/syntax.html#definition-lists
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Origin, Problem
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.phrases import words_of
from mkdeck.facts.words import word_set
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import to_markdown
from mkdeck.parsing.pieces import covering, joined
from mkdeck.recognition.answers import is_unwritten
from mkdeck.wording.words import plain

READS = ("definitions",)
STANDS_ALONE = True

_LONGEST_TERM = 12
_OF_ANY_SUBJECT = word_set(
    "block body class control field form group index item key label level line mark member model name node order part "
    "path phase point range rank record role row rule sample scale score set shape sign space stage state step "
    "subject test trial turn type unit view"
)
_POINTER = re.compile(r"(?i)see (?:also )?(?P<term>[^.;:]{1,60})\.?")


def needs_topic(card: Card) -> bool:
    """Whether a term is a word that each subject has for something else, or a numbered one: “Stage 2”, “Control”."""
    if not isinstance(card, Basic) or not lacks_topic(card):
        return False
    first, *rest = words_of(plain(card.front)) or [""]
    return all(map(str.isdecimal, rest)) and (first in _OF_ANY_SUBJECT or (bool(rest) and is_everyday(first)))


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each term of a definition list, with all its definitions."""
    entries = list(_entries(block.children))
    known = {plain(term.text): meanings for terms, meanings in entries for term in terms}
    for terms, meanings in entries:
        yield from _cards(terms, meanings, known)


def _entries(children: Sequence[Block]) -> Iterator[tuple[list[Block], list[Block]]]:
    """Yield the terms that share definitions, with these."""
    terms: list[Block] = []
    meanings: list[Block] = []
    for child in [*children, None]:
        if child is None or (child.kind == "term" and meanings):
            yield terms, meanings
            terms, meanings = [], []
        if child is not None:
            (terms if child.kind == "term" else meanings).append(child)


def _cards(terms: list[Block], meanings: list[Block], known: Mapping[str, Sequence[Block]]) -> Iterator[Card | Problem]:
    for term in terms:
        if not term.text or len(term.text.split()) > _LONGEST_TERM or term.text.endswith("{"):
            continue  # behind a brace the tildes of Moodle's GIFT format are no definitions
        if is_unwritten(meanings):
            yield Problem(term.span, "a term without a definition")
            continue
        told = [meaning.source for meaning in (*meanings, *_elsewhere(meanings, known))]
        origin = Origin(span=covering([term, *meanings]), context=term.context, evidence="shaped")
        yield Basic(to_markdown(term.inline), joined(told), origin)


def _elsewhere(meanings: Sequence[Block], known: Mapping[str, Sequence[Block]]) -> Sequence[Block]:
    """Return the definitions of the term that a definition only points to: “see inert gas”; none where none tells."""
    seen: set[str] = set()
    while (term := _pointed_to(meanings)) and term not in seen:
        seen.add(term)
        meanings = known.get(term, ())
    return meanings if seen and not term else ()


def _pointed_to(meanings: Sequence[Block]) -> str:
    """Return the term that a lone definition sends to, or nothing."""
    found = _POINTER.fullmatch(meanings[0].source.strip()) if len(meanings) == 1 else None
    return plain(found["term"]) if found else ""
