"""How something works, told behind “in which”: “offset lithography, in which the image passes from …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import are_bound
from mkdeck.facts.first_verb import first_verb
from mkdeck.facts.grammar import is_many, main_verb, read_tokens
from mkdeck.facts.guards import (
    addresses_reader,
    holds_for_good,
    names_vaguely,
    without_article,
)
from mkdeck.facts.kinds import marked_before, term_before
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import PERSONAL, POSSESSIVE, word_set

TIER = "more"
OF_PARTS = True
TRIGGERS = frozenset({"which", "is", "are", "was", "were", "called"})

_IN_WHICH = re.compile(r"(?: \([^()]{2,50}\))?, in which (?!case\b)(?P<how>[^;:()–—]+)")
_ENDS = re.compile(
    r", (?:and |but )?(?:(?:which|who|so|while|whereas|although|though|but|and they|and it|and he|and she)\b|there )"
)
_EXPLAINED = re.compile(
    r"[^:;()]{3,110}\b(?:is|are|was|were|called) (?:(?:an?|the) )?[^:;,()]{3,40}(?P<colon>): (?P<how>[a-z][^:;()–—]+)$"
)
"""“The classic machines are drum roasters: a steel cylinder turns over a flame.”"""
_TURNS = re.compile(r", (?:but|so|which|who|whereas|although|though|because|since)\b|, and (?:it|they|its|their|so)\b")
_OPENS_ALONE = re.compile(r"(?:an?|each|every) |(?:[a-z-]+ ){0,2}[a-z]+[^s]s (?!that\b|of\b)")
_WORKS = re.compile(
    r"(?:ing|graphy|metry|cast|scopy|[A-Z]{2,})$|(?:method|technique|system|process|scheme|design|test|model)$"
)
_STANDS_FOR = re.compile(r"\*?[A-Za-z]\*? (?:stands for|is|denotes|means) ")
_WAS = word_set("was were had did")
_QUOTED_FIRST = re.compile(r"[^“\"]{0,6}[“\"]")
_LEANING = PERSONAL | POSSESSIVE
_SHORTEST, _LONGEST = 6, 32


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “How does X work?”, “What happens in X?”."""
    body = sentence.body
    for found in _IN_WHICH.finditer(body.text) if ", in which " in body.text else ():
        how = body.part(*found.span("how"))
        yield from _card(sentence, found.start(), told_whole(how.part(0, _main_clause_at(how)), _ENDS))
    explained = _EXPLAINED.match(body.text) if ": " in body.text else None
    if explained is not None:
        answer = told_whole(body.part(*explained.span("how")), _TURNS)
        if answer is not None and _OPENS_ALONE.match(answer.text) and first_verb(answer.text) is not None:
            yield from _card(sentence, explained.start("colon"), answer, is_way=True)


def _card(sentence: Sentence, end: int, answer: Phrase | None, *, is_way: bool = False) -> Iterator[Card]:
    """Yield the card of what is named right before a place; `is_way` tells that it works in the way that is told."""
    body = sentence.body
    term = marked_before(body, end) or term_before(body, end, sentence.vocabulary)
    if answer is not None and _STANDS_FOR.match(answer.text):
        return  # “MV = PY, in which V stands for the velocity”
    if term is not None and body.text[: term.start - body.start].endswith(" of "):
        return  # “the retrogradation of starch, in which …” tells of that and not of starch
    if term is None or answer is None or (len(term.words[0]) == 1 and term.text[:1] not in ("A", "a")):
        return  # “*m* slots, in which a key is stored”
    name = without_article(term)
    is_common = name.text[1:].islower()
    thing = inside((term.without("emphasis") if is_common else term).without("strong"), sentence)
    many = is_common and name == term and is_many(name.words[-1])
    if is_way and name == term and not many:
        return  # “saddle-stitched: wire staples are driven through the fold”
    if is_past(answer):
        yield from ask(sentence, f"What happened in {thing}?", answer)
    elif many or is_way or _WORKS.search(term.text):
        yield from ask(sentence, f"How {'do' if many else 'does'} {thing} work?", answer)
    else:
        yield from ask(sentence, f"What happens in {thing}?", answer)


def told_whole(how: Phrase, ends: re.Pattern[str]) -> Phrase | None:
    """Return a clause up to where it turns to something else; None where it leans on what is not told there."""
    end = ends.search(how.text)
    told = how.part(0, end.start() if end else None)
    text = told.text
    if not _SHORTEST <= len(words_of(text)) <= _LONGEST or not _LEANING.isdisjoint(words_of(text)[:1]):
        return None
    if not are_bound(told) or (main_verb(read_tokens(told)) is None and first_verb(text) is None):
        return None
    if _QUOTED_FIRST.match(text):
        return None  # “prophase, the “first phase,” the envelope …”
    leans = addresses_reader(text) or names_vaguely(text) or not holds_for_good(text)
    return None if leans else told


def _main_clause_at(told: Phrase) -> int | None:
    """Return where the verb of the sentence around a clause stands, behind the comma that closes it."""
    tokens = read_tokens(told)
    for place, token in enumerate(tokens[:-1]):
        following = tokens[place + 1]
        is_finite = following.kind == "auxiliary" or any(form.form in ("third", "past") for form in following.forms)
        if token.text == "," and is_finite and following.kind in ("auxiliary", "verb"):
            return token.start
    return None


def is_past(answer: Phrase) -> bool:
    """Whether a clause tells what was once done."""
    tokens = read_tokens(answer)
    verb = main_verb(tokens)
    if verb is None:
        return False
    following = tokens[verb + 1].forms if verb + 1 < len(tokens) else ()
    later = (form.form for token in tokens[verb + 1 :] for form in token.forms)
    if tokens[verb].small in ("called", "named", "known") and "third" in later:
        return False  # “a bacterium called *Oenococcus oeni* changes malic acid”
    if any(form.form == "third" for form in following):
        return False  # “the sound of the next shot starts before its picture”
    forms = tokens[verb].forms
    return tokens[verb].small in _WAS or (bool(forms) and all(form.form == "past" for form in forms))
