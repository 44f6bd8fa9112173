"""What others call a thing: “a **half step** (British musicians say *semitone*)”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import is_noun_phrase, without_article
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS = frozenset({"say", "call"})

_ASIDE = re.compile(
    r" \((?P<who>(?:in [A-Z][a-z]+, )?[A-Z][a-z]+(?: [a-z]+){0,2}) (?:say|call (?:it|them))"
    r" [“\"‘]?(?P<name>[^()“”\"‘’,;:]{2,40})[”\"’]?\)"
)


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What do the British call a half step?”."""
    body = sentence.body
    for found in _ASIDE.finditer(body.text):
        term = _term_before(body, found.start())
        name = body.part(*found.span("name"))
        if term is not None and len(name.words) <= 4:
            who = found["who"]
            yield from ask(sentence, f"What do {who} call {inside(term.without('strong'), sentence)}?", name)


def _term_before(body: Phrase, end: int) -> Phrase | None:
    """Return the marked term that ends at `end`, with its article."""
    place = body.start + end
    marked = [m for m in body.inline.marks if m.kind in ("strong", "emphasis") and m.end == place]
    if not marked:
        return None
    start = marked[0].start - body.start
    article = re.search(r"\b(?:[Aa]n?|[Tt]he) $", body.text[:start])
    term = body.part(article.start() if article else start, end)
    return term if is_noun_phrase(without_article(term), 5) else None
