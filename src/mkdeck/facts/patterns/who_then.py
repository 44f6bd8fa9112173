"""Who did a deed whose year is told: “Charles Brush lit his house with a windmill generator in 1888”.

Any verb of the past may tell the deed, so it must be told apart by more than its year, and by nothing that was told
before. What rules of closed lists of verbs ask for is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.dates import dates_in, exact_date, fronted_date
from mkdeck.facts.guards import has_pronoun, is_balanced, is_hedged, points_elsewhere
from mkdeck.facts.makers import read_makers
from mkdeck.facts.memory import found_by_any
from mkdeck.facts.patterns import bold_term, bought, created, created_aside, creator, happened, made_it, spread, who_did
from mkdeck.facts.patterns.in_which_year import TWO_DEEDS
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import tells_not_of_what
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import WHEN
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import ADVERBS, ARTICLES, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, word_set

TIER = "more"
OF_STATEMENTS = True
TRIGGERS = frozenset({WHEN})

_YEAR = re.compile(r"\d{3}")
_VERB = re.compile(r"(?<=[\w.,]) (?:(?:first|famously) )?(?P<verb>[a-z]+)(?= )")
_LONGEST_SUBJECT = 90
_OF_A_LIFE = word_set(
    "was were had did died born lived worked studied joined moved returned went came left became began started wanted "
    "noticed thought felt said told wrote retired married grew knew saw met spent tried needed hoped decided arrived "
    "received earned got used led ran stayed entered attended graduated trained learned learnt visited settled stood "
    "flooded spilled caught replaced spread hit struck destroyed killed erupted swept damaged caused covered reached "
    "appeared launched debuted opened closed emerged evolved rose fell sank burned burnt exploded collapsed "
    "melted formed crashed called named dubbed"
)
"""What many did, what tells of a life and of nothing that was achieved, or what storms and ships do."""
_INNER = re.compile(r"[.,]([\"”])")
"""What American usage puts before a closing quotation mark."""
_NATURE = re.compile(
    r"\b(?:Hurricane|Cyclone|Typhoon|Storm|Lake|River|Mount|Mt|Volcano|Comet|Death|Plague|Fire|Horizon|Titanic|Windows)\b"
)
"""What does things, but is nobody."""
_END = re.compile(
    r"[;:()—?!]|, |(?<=[.,][\"”]) (?=(?:in )?which |where |that )| (?:but|while|so|because) "
    r"| and (?=[a-z]+ed\b|(?:was|were|then|later|in|began|became|took|made|gave|won|sold|built|rebuilt"
    r"|bought|wrote|sent|left|put) )"
)
_PLACE = re.compile(r"(?P<behind>, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?:, (?=[a-z])| (?=in \d))")
"""“In Cleveland, Ohio, with …”, “in Cleveland, Ohio in 1888”."""
_CLAUSE = re.compile(
    r"\b(?:(?:at|by|for|from|in|of|on|through|to|under|with) (?=which|whom|whoever|what))?"
    r"(?:that|what|how|why|which|whether|whoever|who|whom)\b"
)
_NO_OBJECT = re.compile(
    r"[a-z]+ (?:and|or|in|at|to|on|for|with|from|of|as|by|into|during|after|before|around|about|back to)\b"
)
"""“TrueType, shipped in 1991 and adopted by Microsoft” tells of nobody who shipped something."""
_OWN = re.compile(r"\b(?:his|her|their|its) (?:own )?(?=[a-z])")
_OF_OWN = re.compile(r"\b(?:for|of|on|with|in) (?:his|her|their|its) own\b")
"""“took out a patent for his own process”."""
_OF_ITSELF = re.compile(r"[a-z]+ (?:(?:out|up|off|in|down|over) )?(?:its|their) (?!own\b)")
_UNTOLD = re.compile(
    r"[a-z]+ by |[a-z]+ the [a-z-]+(?=$|[,.;]| (?:in|at|on|by|to|from|during|around|about|with|for) )"
    r"|[a-z]+(?: out)? the (?:first|last|only|second|best|same|most [a-z]+) [a-z-]+(?=$|[,.;]| (?:in|at|on|during) )"
)
"""“Bought the company in 2024”, “carried out the first implant”, and “founded by”, no deed of the name before it."""
_UNTOLD_THERE = re.compile(r"\bthat the [a-z-]+ (?:had|has|have|was|were|is|are|did|do|could|can|[a-z]+ed)\b")
"""“Proposed that the islands had formed one after another”."""
_BROKEN_OFF = re.compile(r"\b(?:that|which|whom) (?:the|an?|his|her|its|their) [a-z-]+(?: in \d{4})?$")
"""“About a tool that his company, dotCloud, used”."""
_SIGN = re.compile(r"[A-Z]|\d")
_FEWEST, _FEWEST_WITH_A_SIGN, _LONGEST = 5, 4, 26
_IS_FOR_MORE = re.compile(r"(?:, and| and|(?P<listed>,)) [a-z]+ (?:it|them|him|her)\b")
_LIST_GOES_ON = re.compile(r", [a-z-]+(?:, [a-z -]{3,30})* and (?![a-z]+ed\b)[a-z -]{3,30}[.;]?$")
"""“With identical means*, variances and correlation*”."""
_PREPARES = word_set("took put placed brought bought collected gathered chose picked")
"""“Took matter from a sore *and scratched it* into the arm of a boy”: the point is yet to come."""
_FEW = 8
"""Words behind which a date is still read with the verb before them."""
_LITTLE = ADVERBS | ARTICLES | AUXILIARIES | CONJUNCTIONS | PREPOSITIONS


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who did it in that year?”."""
    fronted = fronted_date(sentence.body)
    body = fronted[1] if fronted else sentence.body
    found = _maker_and_verb(body, sentence)
    if found is None:
        return
    maker, verb = found
    deed = body.part(verb.start("verb"), _end(body.text, verb.end()))
    if fronted is None and exact_date(deed) is None:
        return
    if not _is_told_apart(deed, sentence) or _is_asked_elsewhere(sentence):
        return
    goes_on = _IS_FOR_MORE.match(sentence.text, deed.end - sentence.phrase.start)
    if _LIST_GOES_ON.match(sentence.text, deed.end - sentence.phrase.start) is not None:
        return
    if goes_on is not None and (goes_on["listed"] is None or verb["verb"] in _PREPARES):
        return
    if dates_in(deed.text) + (fronted is not None) == 1:
        told: str = deed.without("strong").markdown
        if fronted is not None:
            did, rest = told.split(" ", 1)
            told = _dated(did, rest, fronted[0].told)
        told = _INNER.sub(r"\1", told)
        yield from ask(sentence, f"Who {told}?", maker.without("strong"))


def _dated(did: str, rest: str, when: str) -> str:
    """Return a deed with its date: behind all that was done, or before the clause that ends it."""
    clause = _CLAUSE.search(rest)
    if clause is None:
        return f"{did} {rest} {when}"
    before = rest[: clause.start()].rstrip()
    words = before.split()
    is_short = 0 < len(words) <= _FEW and "," not in before and words[0] not in PREPOSITIONS
    return f"{did} {before} {when} {rest[clause.start() :]}" if is_short else f"{did} {when} {rest}"


def _maker_and_verb(body: Phrase, sentence: Sentence) -> tuple[Phrase, re.Match[str]] | None:
    """Return who is told to have done something, by name, and the verb that tells it."""
    for verb in _VERB.finditer(body.text, 0, _LONGEST_SUBJECT):
        if _is_deed(verb["verb"]):
            before = body.part(0, verb.start())
            if words_of(before.text)[-1] in _LITTLE:
                continue  # “the worm that was *discovered* in 2010”, “a *set* of scripts”
            is_aside = body.text[verb.end("verb") :].partition(" was ")[0].rstrip('"”').endswith(",")
            if is_aside or (before.text.endswith(",") and before.text.count(",") == 1):
                return None  # “FHIR, *pronounced* “fire”, was first drafted …”
            maker = read_makers(before, sentence)
            if maker is not None:
                return (maker, verb) if _NATURE.search(maker.text) is None else None
    return None


def _is_deed(verb: str) -> bool:
    return verb not in _OF_A_LIFE and any(form.form == "past" for form in verb_forms(verb))


def _end(text: str, start: int) -> int | None:
    """Return where a deed ends: where another clause or an aside begins."""
    of_places = {at for place in _PLACE.finditer(text) for at in (place.start(), place.end("behind"))}
    return next((end.start() for end in _END.finditer(text, start) if end.start() not in of_places), None)


def _is_told_apart(deed: Phrase, sentence: Sentence) -> bool:
    """Whether a deed leans on nothing, and few could have done it."""
    if _OF_ITSELF.match(deed.text):
        return False  # “Google switched its translation service …”
    told = _OWN.sub("the ", deed.text)
    if has_pronoun(told) or points_elsewhere(told) or is_hedged(told) or not is_balanced(told):
        return False
    if _BROKEN_OFF.search(deed.text) or _OF_OWN.search(deed.text) or tells_not_of_what(deed.text):
        return False
    if "and " in deed.text and TWO_DEEDS.search(deed.text):
        return False  # “gave up its own engine and rebuilt Edge”, of which each is told by itself
    if _NO_OBJECT.match(deed.text) and _CLAUSE.search(deed.text) is None:
        return False
    if len(deed.words) > _LONGEST or _UNTOLD.match(deed.text) or _UNTOLD_THERE.search(deed.text):
        return False
    content = [word for word in words_of(told)[1:] if word not in _LITTLE and not _YEAR.match(word)]
    is_signed = _SIGN.search(re.sub(r"\d{3,4}", "", deed.text)) is not None
    if len(content) < (_FEWEST_WITH_A_SIGN if is_signed else _FEWEST):
        return False
    told_so_far = Phrase(deed.inline, sentence.body.start, deed.end)
    return stands_alone(told_so_far, sentence.vocabulary)


def _is_asked_elsewhere(sentence: Sentence) -> bool:
    """Whether a rule of certain verbs, or of terms in bold, asks for it."""
    others = (bold_term, bought, created, creator, created_aside, made_it, happened, spread, who_did)
    return found_by_any((pattern.find for pattern in others), sentence)
