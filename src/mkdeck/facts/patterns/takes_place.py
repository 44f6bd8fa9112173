"""Where a process takes place: “Photosynthesis takes place in the chloroplasts”.

A process has no article, and a place is one of a body, a cell or the world: what took place in a year, in a town or in
three steps is no process of which one asks where.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.guards import (
    has_pronoun,
    is_comparative,
    is_dated,
    is_hedged,
    is_one_of_several,
    is_opinion,
    names_vaguely,
    points_elsewhere,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ARTICLES, AUXILIARIES, RELATIVES, word_set

TIER = "default"
TRIGGERS = word_set("takes take occurs occur")

_TAKES = re.compile(
    r" (?:(?:mainly|mostly|only|chiefly|primarily|largely|usually) )?(?P<verb>takes? place|occurs?)"
    r"(?: (?:mainly|mostly|only|chiefly|primarily|largely))? "
    r"(?P<place>(?:in|inside|within|on|along"
    r"|at(?= [^,;:()]* ?(?:boundar|surface|margin|pole|synap|interface|joint|node)))"
    r"(?: both)? [^,;:()]+?)"
    r"(?=$|[;:(]|, (?:where|which|and|but|so|while|when|a|an)\b|,? (?:where|when|because|while|if) )"
)
_BASE = {"takes place": "take place", "occurs": "occur"}
_PROCESS = re.compile(
    r"(?:[a-z-]+ ){0,2}[a-z-]*(?:sis|lysis|tion|sion|ing|ment|ance|ence|ism|ption|cycle|pathway"
    r"|splicing|reaction|exchange|synthesis|breakdown)"
)
_NO_PROCESS = word_set(
    "nothing everything something anything thing accident meeting training testing learning lesson conversation "
    "action decision interaction exception meaning hearing wedding version situation function session collision "
    "ambition event voting reading writing teaching shooting fighting trading shopping building ceremony "
    "competition election instance difference experience audience sentence absence presence problem moment "
    "development movement comment transition division discussion question evaluation validation authentication "
    "communication processing planning"
)
"""What takes place wherever somebody has it take place."""
_NO_PLACE = word_set(
    "economy market industry case cases stage stages step steps phase phases way ways time times order turn "
    "response parallel series general theory practice context cycle cycles minute minutes second seconds hour hours "
    "day days week weeks month months year years century spring summer autumn winter night morning evening advance "
    "presence absence pairs groups sequence waves rounds bursts isolation situation situations person persons "
    "people men women children patients percent cent humans adults nature populations system systems process place "
    "places everything end beginning start rate rates temperature temperatures pressure speed level levels point "
    "points form forms example combination conjunction concert connection environment environments countries "
    "country world software code application applications background browser server thread memory meeting meetings "
    "conditions condition circumstances"
)
_OF_LAND = re.compile(r"\b(?!(?:Sun|Earth|Moon|Golgi)\b)[A-Z][a-z]")
"""A name: what goes on in the Amazon goes on elsewhere."""
_FEWEST_LETTERS = 6
_LONGEST = 10


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Where does X take place?”."""
    for clause in clauses(sentence):
        if is_hedged(clause.text) or is_dated(clause.text) or is_one_of_several(clause.text):
            continue
        found = _TAKES.search(clause.text)
        verb = clause.verb()
        if found is None or verb is None or verb[0] != found.start("verb"):
            continue
        subject = clause.subject(verb[0])
        place = clause.phrase.part(*found.span("place"))
        if subject is None or not _is_process(subject) or not _is_place(place):
            continue
        many = found["verb"] in ("take place", "occur")
        do, base = ("do", found["verb"]) if many else ("does", _BASE[found["verb"]])
        thing = inside(subject.without("strong"), clause.sentence, many=many, common=True)
        yield from ask(clause.sentence, f"Where {do} {thing} {base}?", place)


def _is_process(subject: Phrase) -> bool:
    """Whether a subject is a process by its form, and no event: “glycolysis”, “the Calvin cycle”."""
    words = words_of(subject.text)
    own = words[1:] if words[0] == "the" else words
    if (
        not own
        or words[0] in ("a", "an")
        or own[-1] in _NO_PROCESS
        or (len(own[-1]) < _FEWEST_LETTERS and own[-1] != "cycle")
    ):
        return False
    if words[0] == "the":
        return subject.words[1][0].isupper() and _PROCESS.fullmatch(own[-1]) is not None
    return _PROCESS.fullmatch(" ".join(own)) is not None


def _is_place(place: Phrase) -> bool:
    """Whether a phrase is a place of a body, a cell or the world: “in the chloroplasts”, and not “in two steps”."""
    text = place.text
    words = words_of(text)
    if not 2 <= len(words) <= _LONGEST or has_pronoun(text) or points_elsewhere(text) or re.search(r"\d", text):
        return False
    if (
        _OF_LAND.search(text) is not None
        or not (AUXILIARIES | RELATIVES).isdisjoint(words)
        or not _NO_PLACE.isdisjoint(words)
    ):
        return False
    if is_opinion(text) or is_comparative(text) or names_vaguely(text):
        return False
    return words[1] in ARTICLES - {"a", "an"} or words[1] == "both" or words[-1].endswith("s") or words[0] != "in"
