"""The one named thing that a paragraph has told of so far, whatever its sentences are about.

“**SmartThings** belongs to the other half. After a pipe froze, Alex Hawkinson raised a million on Kickstarter. Samsung
bought the company in 2014.” Who made it, people, and what stands behind a preposition are no candidates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.clauses import number_of
from mkdeck.facts.deed_verbs import PAST
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import Token, is_many, main_verb, noun_phrases, opening_end, read_tokens
from mkdeck.facts.guards import without_article
from mkdeck.facts.memory import once
from mkdeck.facts.names import FULL_NAME, goes_on, is_of_person, may_be_person
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.threads import is_named_thing
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import PEOPLES, PREPOSITIONS, word_set

_SENTENCE_END = re.compile(r"(?<=[.!?])[”’\"')]?\s+")
_SHORTEST, _FARTHEST = 2, 1_200
"""Characters of a paragraph that are looked at; a longer one tells of more than one thing."""
_WITHIN = re.compile(r" (?:is|was) (?:where|when|why|how) ")
"""“Skywalker Sound is where *Rydstrom* worked. It …”."""
_OF_PURCHASES = word_set("paid took acquires buys")
_DEEDS = frozenset(verb.split()[0] for verb in PAST.values()) | _OF_PURCHASES
_BRINGS_UP = re.compile(r"\b(?:with|by|in|on|through|using|for|of|and) an? (?:[a-z-]+ ){0,2}[a-z-]+\.?$")
"""“Surveyors measured the American West with a chain. Edmund Gunter introduced it.”"""
_DENIES = re.compile(r"\b(?:never|not|no)\b|n[’']t\b")
_OF_NO_THING = PEOPLES | word_set("latin sanskrit hebrew arabic english bce ce bc ad")
_ABOUT_IT = re.compile(r"\b(?:it|its|itself|it['’]s|the (?:company|firm|project|product|program|tool|service))\b")


@once
def sole_thing(sentence: Sentence) -> Phrase | None:
    """Return the one thing that was told of in the paragraph before a sentence in which a deed is done to “it”."""
    return _sole(sentence, is_strict=False)


@once
def sole_topic(sentence: Sentence) -> Phrase | None:
    """Return the one thing that was named, in whatever role, in the paragraph before a sentence that begins with it."""
    return _sole(sentence, is_strict=True)


def _sole(sentence: Sentence, *, is_strict: bool) -> Phrase | None:
    inline, end = sentence.phrase.inline, sentence.phrase.start
    if not 0 < end <= _FARTHEST:
        return None
    found: dict[str, Phrase] = {}
    last: Phrase | None = None
    for told in _sentences(Phrase(inline, 0, end)):
        last = told
        for named, is_candidate in _named(told, sentence, is_strict=is_strict):
            name = without_article(named)
            if any(key in name.text or name.text in key for key in found):
                continue
            if found or not is_candidate:
                return None
            found[name.text] = named
    thing = next(iter(found.values()), None)
    if thing is None or last is None or not is_named_thing(thing, sentence):
        return None
    if (
        goes_on(thing)
        or _WITHIN.search(inline.text, last.start, thing.start)
        or (is_strict and _DENIES.search(last.text))
    ):
        return None
    return thing if _is_about(last, thing) else None


def _sentences(told: Phrase) -> Iterator[Phrase]:
    start = 0
    for found in _SENTENCE_END.finditer(told.text):
        yield told.part(start, found.start())
        start = found.end()
    if start < len(told.text):
        yield told.part(start)


def _named(told: Phrase, sentence: Sentence, *, is_strict: bool) -> Iterator[tuple[Phrase, bool]]:
    """Yield the names of things that a sentence has as subjects or objects, and whether “it” may be one of them.

    Where it is strict, those in any other role too: they are not “it”, but show that more is told of.
    """
    tokens = read_tokens(told)
    before: Phrase | None = None
    for found in noun_phrases(tokens):
        phrase = told.part(tokens[found.first].start, tokens[found.last].end)
        behind = tokens[found.first - 1].small if found.first else ""
        is_one = found.last + 1 == len(tokens) or tokens[found.last + 1].small != "and"  # “Tears and saliva”
        is_opening = found.first == 0 and phrase.text[:1].isupper() and is_one
        if len(phrase.text) < _SHORTEST:
            continue  # “H. D. Moore”
        is_name = tokens[found.head].kind == "name" or is_opening
        if (
            not is_name
            or tokens[found.first].small in ("a", "an")
            or (not is_strict and _is_maker(tokens, found.last + 1))
        ):
            before = None  # “the merit of an Englishman”
            continue
        joined, before = before if behind == "and" else None, phrase
        person = None if has_inner_capital(phrase.words[0]) else FULL_NAME.search(phrase.text)  # “LibreOffice Calc”
        if (person and may_be_person(person[0])) or (joined is not None and is_of_person(joined.text)):
            continue  # “Daniel Weinand and Scott Lake”
        name = without_article(phrase).text
        may_be_name = is_opening and len(phrase.words) == 1 and not is_everyday(phrase.text.casefold())
        is_the_one = tokens[found.first].small == "the" and found.last == found.first + 1  # “the Sun”
        if is_the_one or name.casefold() in _OF_NO_THING or not (may_be_name or is_named_thing(phrase, sentence)):
            if is_strict and tokens[found.head].kind == "name":
                yield phrase, False  # “They met at MIT. It …”
            continue
        if joined is not None and is_named_thing(joined, sentence):
            yield joined, True
        if behind not in PREPOSITIONS or phrase.is_marked("strong", "emphasis"):
            yield phrase, True
        elif is_strict:
            yield phrase, False


def _is_maker(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a deed stands at a place that is done to something: “Adobe released *it*”, not “Shopify started with”."""
    if verb + 1 >= len(tokens) or tokens[verb].small not in _DEEDS:
        return False
    return tokens[verb + 1].kind not in ("preposition", "sign", "number")


def _is_about(last: Phrase, thing: Phrase) -> bool:
    """Whether the sentence before goes on about the thing, or about nothing that “it” may stand for."""
    text, name = last.text, without_article(thing).text
    opens = text.startswith((name, f"The {name}"))
    if _BRINGS_UP.search(text) and not opens:
        return False
    if _ABOUT_IT.search(text.casefold()):
        return True
    tokens = read_tokens(last)
    verb, opening = main_verb(tokens), opening_end(tokens)
    if verb is None or verb <= opening:
        return name in text
    if _has_object(tokens, verb):
        return False  # “The telescope photographed the comet, and Jupiter was near. It …”
    if opens or name in text:
        return True
    subject = last.part(tokens[opening].start, tokens[verb - 1].end)
    person = FULL_NAME.match(subject.text)
    is_somebody = person is not None and may_be_person(person[0])
    is_plural = number_of(tokens[verb].text) is True or is_many(tokens[verb - 1].text)
    return is_somebody or is_plural or tokens[opening].small in ("he", "she", "they", "you", "we", "people")


def _has_object(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb is done to one common thing: “photographed *the comet*”, “brought out *one*”."""
    verb += tokens[verb].small == "had"  # “had written a program”
    at = verb + 1 + (verb + 1 < len(tokens) and tokens[verb + 1].small in ("out", "up", "off"))
    if at < len(tokens) and tokens[at].small in ("one", "this", "that"):
        return True
    found = next((found for found in noun_phrases(tokens) if found.first == at), None)
    if found is None or tokens[found.head].kind != "noun":
        return False
    return not is_many(tokens[found.head].text)
