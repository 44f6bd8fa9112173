"""What a term means, as “that is” tells behind it: “a sinking fund, that is, money that you put by for …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.definitions import LEANS_OUT, OPEN_CLAUSE
from mkdeck.facts.grammar import is_many, main_verb, read_tokens
from mkdeck.facts.guards import without_article
from mkdeck.facts.kinds import are_things, is_noun, marked_before, term_before
from mkdeck.facts.meanings import leans
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import PERSONAL, POSSESSIVE, PREPOSITIONS

TIER = "more"
OF_PARTS = True
TRIGGERS = frozenset({"is", "are", "mean"})

_THAT_IS = re.compile(
    r"(?:(?: \([^()]{2,40}\))?(?:, |; | – |—)that is(?: to say)?, (?P<told>[^;:()–—]+)"
    r"|, which are (?P<are>(?!(?:called|known|named|often|mostly|usually|now)\b)[a-z][^;:()–—]+)"
    r"| \(by which (?:people|we|they|most people) mean(?:, [a-z]+,)? (?P<meant>[^()]+)\))"
)
_ENDS = re.compile(r", (?:and|but|so|which|while|whereas|although|though|because|as|since|where|rather) (?!which\b)")
_OPENS_CLAUSE = frozenset({"relative", "gerund", "participle", "subordinator"})
_SHORTEST, _LONGEST = 4, 30


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X?”."""
    body = sentence.body
    for found in _THAT_IS.finditer(body.text):
        term = marked_before(body, found.start()) or term_before(body, found.start(), sentence.vocabulary)
        group = found.lastgroup or "told"
        told = body.part(*found.span(group))
        before = body.text[: term.start - body.start].split(" ")[-2:-1] if term is not None else []
        if before and before[0] in PREPOSITIONS and told.text.startswith(f"{before[0]} "):
            told = told.part(len(before[0]) + 1)  # “live on chemosynthesis, that is, on energy drawn from …”
        elif words_of(told.text)[:1] and words_of(told.text)[0] in PREPOSITIONS:
            continue  # “reinforced on a schedule, that is, after a number of responses”
        elif group == "told" and before == ["of"]:
            continue  # “the radius of the matrix, that is, the largest value …” tells of the radius
        answer = _meaning(told)
        if term is None or answer is None or not is_noun(term):
            continue
        if group == "are" and not (is_many(term.words[-1]) and are_things(answer)):
            continue  # “which are published by …”
        name = without_article(term)
        term = name if group == "are" else term
        be = "are" if name == term and is_many(name.words[-1]) else "is"
        yield from ask(sentence, f"What {be} {inside(term.without('strong'), sentence)}?", answer)


def _meaning(told: Phrase) -> Phrase | None:
    """Return a kind of thing or a doing, up to where the sentence goes on; None where it is a clause or leans."""
    end = _ENDS.search(told.text)
    found = told.part(0, end.start() if end else None)
    text = found.text
    words = words_of(text)
    if not _SHORTEST <= len(words) <= _LONGEST or words[0] in PERSONAL | POSSESSIVE:
        return None
    if _is_clause(found):
        return None
    if leans(found) and words[0] != "one":
        return None
    is_open = end is not None and OPEN_CLAUSE.search(text) is not None
    return None if is_open or LEANS_OUT.search(text) else found


def _is_clause(found: Phrase) -> bool:
    """Whether a text is a clause of its own: “they catch light”, but not “the edit made before the cut is rebuilt”."""
    tokens = read_tokens(found)
    verb = main_verb(tokens)
    if verb is None or any(token.kind in _OPENS_CLAUSE for token in tokens[:verb]):
        return False
    is_participle = all(form.form == "past" for form in tokens[verb].forms) and tokens[verb].kind != "auxiliary"
    return not (is_participle and tokens[verb + 1 : verb + 2] and tokens[verb + 1].kind == "preposition")
