"""What a term or a named thing does, as a relative clause says: “*Nanite*, which lets artists use …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause
from mkdeck.facts.guards import why_no_fact
from mkdeck.facts.kinds import term_before
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.predicates import ask_for_deed, predicate
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.simple import DONE_BY
from mkdeck.facts.terms import agrees, is_term, signed_name_before
from mkdeck.facts.verbs import ACTIONS, DOING, third_person

TIER = "more"
OF_PARTS = True
TRIGGERS = frozenset({"which"})

_RELATIVE = re.compile(r", which (?P<where>(?:is|are) where )?(?P<verb>[a-z]+)\b")
_GOES_ON = re.compile(
    r",? and (?:which|that|who)\b|, and (?=[^,;]{1,40}, which\b)"
    r"|, (?:or|is|are|was|were|has|have|can|will|may|do|does)\b"
)
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) $")
_THIRD = frozenset(map(third_person, DOING))
_SHORTEST = 3
_MORE_SO = re.compile(r"[a-z]+ier")
_WHEN = re.compile(r" at (?:[a-z]+ ){0,2}(?:time|level|speed|once|work)$")
"""“Deal with missing values at compile time, which prevents crashes” tells what the dealing does."""


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X do?” or “What happens in X?”."""
    body = sentence.body
    for found in _RELATIVE.finditer(body.text):
        term = _subject(sentence, found)
        if term is None:
            continue
        end = _GOES_ON.search(body.text, found.end())
        clause = Clause(body.part(found.start("verb"), end.start() if end else None), sentence, None)
        answer = predicate(clause, 0, shortest=_SHORTEST)
        many = found["verb"] in ACTIONS
        thing = inside(term.without("strong"), sentence, many=many, common=many)
        if answer is None:
            continue
        if found["where"]:
            if why_no_fact(sentence) is not None:
                continue  # “we visited the **apiary**, which is where bees are kept”
            yield from ask(sentence, f"What happens in {thing}?", answer)
        elif many or found["verb"] in _THIRD:
            yield from ask_for_deed(sentence, thing, answer, found["verb"], many=many)


def _subject(sentence: Sentence, found: re.Match[str]) -> Phrase | None:
    """Return what a relative clause tells of: a marked term, or of what it does also a name or a kind of thing."""
    term = _term_before(sentence.body, found.start())
    if term is not None and is_term(term, sentence):
        return term
    if found["where"] or found["verb"] not in _THIRD:
        return None
    name = signed_name_before(sentence.body, found.start())
    if name is not None and DONE_BY.search(sentence.body.text, 0, name.start - sentence.body.start):
        return None
    if name is not None:
        return name
    if _WHEN.search(sentence.body.text, 0, found.start()):
        return None
    kind = term_before(sentence.body, found.start(), sentence.vocabulary)
    if kind is not None and _MORE_SO.fullmatch(kind.text):
        return None  # “is stricter and wordier, which …”
    return kind if kind is not None and agrees(kind, "is") else None


def _term_before(body: Phrase, end: int) -> Phrase | None:
    """Return the marked term that ends at `end`, with its article."""
    marked = [m for m in body.inline.marks if m.kind in ("strong", "code") and m.end == body.start + end]
    if not marked:
        return None
    start = marked[0].start - body.start
    article = _ARTICLE.search(body.text, 0, start)
    return body.part(article.start() if article else start, end)
