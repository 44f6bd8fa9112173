"""What a law or a treaty does: “The Food and Drug Act of 1938 required makers to show that a new drug was safe”.

Of what somebody has to do one asks by whom: “What did it require makers to do?”.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Markdown
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.dates import fronted_date
from mkdeck.facts.guards import has_pronoun, is_dated, is_hedged, is_opinion, points_elsewhere
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.self_contained import names_all, says_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verbs import third_person
from mkdeck.facts.words import PREPOSITIONS, word_set
from mkdeck.values import replace

TIER = "default"
OF_STATEMENTS = True

_PAST = {
    "abolished": "abolish", "allowed": "allow", "banned": "ban", "ended": "end", "established": "establish",
    "created": "create", "extended": "extend", "granted": "grant", "introduced": "introduce",
    "forbade": "forbid", "guaranteed": "guarantee", "limited": "limit", "obliged": "oblige", "outlawed": "outlaw",
    "prohibited": "prohibit", "protected": "protect", "regulated": "regulate", "required": "require",
    "restricted": "restrict",
}  # fmt: skip
_PRESENT = {third_person(base): base for base in (*_PAST.values(), "cover", "govern")}
TRIGGERS = frozenset({*_PRESENT, *_PAST})
_VERB = re.compile(rf"(?P<aside>, which)? (?P<verb>{'|'.join(sorted(TRIGGERS))}) ")
_THE = re.compile(r"\b[Tt]he (?=[A-Z])")
_KINDS = word_set(
    "Act Amendment Charter Clause Constitution Convention Decree Directive Edict Ordinance Pact Protocol Regulation "
    "Statute Treaty"
)
_OF_PARTIES = re.compile(r"\b(?:National|Democratic|Republican|Party|Labour|Conservative|Annual) Convention\b")
_SMALL = word_set("of on for and the to in against")
_BEHIND = re.compile(r" (?:of|on|for) .*| \([A-Za-z]{2,8}\)$")
"""“The Treaty *of Versailles*”, “the Digital Services Act *(DSA)*”."""
_WHOM = re.compile(
    r"(?P<whom>(?:(?:all|every|each|most|large|small|public|private|foreign) )?"
    r"(?:[a-z-]+s|people|children|women|men|anyone|everyone)) to (?P<do>[a-z].*)"
)
_OF_SOMEBODY = word_set("allow oblige require forbid")
_ENDS = re.compile(
    r"[;:()]| [–—] |, (?:and|but|so|which|while|though|although|because|after|when|where|making|leaving)\b"
    r"| and (?=(?:also )?(?:[a-z]+ed|forbade|gave|made|set|left|put|led|has|had|is|was) )"
    r"| and (?=(?:also )?[a-z]+s (?:the|an?|its|all|every|any|that|how|what|who|people|[a-z]+s) )"
)
_TO_LITTLE = re.compile(r"(?:little|few|nothing|much|less|more) ")
_LIMITS = frozenset({"limit", "restrict"})
_OF_PLACE = re.compile(r" (?:of|on|for) (?:the )?[A-Z]")
_OF_ITSELF = re.compile(r"(?<= )an? [a-z].* (?P<it>it)$")
"""“Show that *a drug* was safe before selling *it*”."""
_MAY = re.compile(r"\bmay\b")
"""What a law allows, and no doubt."""
_LISTED = re.compile(r", (?=(?:and )?[A-Z])")
_NO_NAME = frozenset({"This", "That", "An", "A", "Its", "His", "Their"})
_SHORTEST, _LONGEST = 2, 24


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What did the Act of 1938 require makers to do?”, or “What does the Act regulate?”."""
    told = with_subject(sentence)
    dated = fronted_date(told.body)
    body = dated[1] if dated else told.body
    found = _VERB.search(body.text)
    law = _law_before(body, found) if found else None
    if found is None or law is None:
        return
    end = _ENDS.search(body.text, found.end())
    aside = body.text.find(",", found.end()) if found["aside"] else -1
    ends = [at for at in (end.start() if end else -1, aside) if at >= 0]
    done = body.part(found.end(), min(ends, default=None))
    if not _is_clear(done):
        return
    verb = found["verb"]
    did = "does" if verb in _PRESENT else "did"
    base = _PRESENT.get(verb) or _PAST[verb]
    asked = f"What {did} {inside(law.without('strong'), told)} {base}"
    whom = _WHOM.match(done.text) if base in _OF_SOMEBODY else None
    if whom is not None:
        if len(words_of(whom["do"])) >= _SHORTEST:
            yield from ask(sentence, f"{asked} {whom['whom']} to do?", done.part(whom.start("do")))
    elif words_of(done.text)[0] not in PREPOSITIONS and not (base in _LIMITS and " to " in done.text):
        yield from ask(sentence, f"{asked}?", done)


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether the question is plain, commas within the name aside: “the Food, Drug, and Cosmetic Act”."""
    return isinstance(card, Basic) and asks_plainly(
        replace(card, front=Markdown(_LISTED.sub(" ", card.front))), sentence
    )


def _law_before(body: Phrase, verb: re.Match[str]) -> Phrase | None:
    """Return the law that is the subject of a verb, or of which it tells in passing: “by the Act of 1970, which …”."""
    before = body.part(0, verb.start())
    if verb["aside"] is None:
        return before if _is_law(before) else None
    named = (before.part(the.start()) for the in _THE.finditer(before.text))
    return next(filter(_is_law, named), None)


def _is_law(phrase: Phrase) -> bool:
    """Whether a phrase is the name of a law or a treaty: “The Food, Drug, and Cosmetic Act of 1938”."""
    words = phrase.words
    is_name = all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words)
    named = _BEHIND.sub("", phrase.text).split(" ")
    has_name = " ".join(named[:-1]).casefold() not in ("", "the")
    is_told = has_name or _OF_PLACE.search(phrase.text) is not None
    is_law = named[-1] in _KINDS and _OF_PARTIES.search(phrase.text) is None
    return is_name and is_law and is_told and words[0] not in _NO_NAME


def _is_clear(done: Phrase) -> bool:
    if not _SHORTEST <= len(words_of(done.text)) <= _LONGEST or _TO_LITTLE.match(done.text):
        return False
    text = _OF_ITSELF.sub("", _MAY.sub("", done.text))
    leans = has_pronoun(text) or points_elsewhere(text) or is_hedged(text) or is_dated(text) or is_opinion(text)
    return not leans and says_all(text) and names_all(text)
