"""How plainly a phrase behind a term says what that is, as a gloss does: “the movement of water through a membrane”.

A statement, an order, a time, a price or a name says no such thing, though it may stand behind a bold word as well.
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Inline
from mkdeck.facts.guards import addresses_reader
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.verb_forms import is_third_person, names_of_forms, verb_forms
from mkdeck.facts.words import AUXILIARIES, PERSONAL, POSSESSIVE, word_set
from mkdeck.recognition.advice import is_imperative
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import SENTENCE_END, has_question_mark, is_task, words

AGAINST, NONE, WEAK, FAIR, STRONG = -2, 0, 1, 2, 3
"""What speaks against a glossary, says nothing, or says what a term is, more and more plainly."""

_ONE = re.compile(r"(?i)(?:an?|any|each of|either of|one of|some(?:thing|one|body)|any(?:thing|one|body)) ")
_ANYTHING = re.compile(
    r"(?i)(?:some|any)(?:thing|one|body) (?:that|who|which|whose|of|in|to|with|[a-z]+ed|[a-z]+ing)\b"
)
_ANYBODY = re.compile(r"(?i)(?:some|any)(?:one|body) who ")
"""“Someone who likes people”, as those who are looked for do."""
_TELLS_APART = re.compile(
    r"\b(?:that|which|who|whose|whom|where|when|of|for|with|without|against|used|made|by|to|from|between|on|in|at|into"
    r"|through|around|over|under|within|along|behind|across|than|as|like|[a-z]{3,}ing|[a-z]{2,}(?:ed|wn|nt)|cut"
    r"|put|left"
    r"|held|kept|read|shown)\b"
)
_CLAUSE = re.compile(
    r"\b(?:that|which|who|whose|whom|of|where|used (?:to|for|in|by)|made (?:of|from|by|up|to)|between|by which"
    r"|in which)\b"
)
_THE = re.compile(r"(?i)the (?=[a-z])")
_FREE = re.compile(
    r"(?i)(?:what|how|when|where|who(?:ever)?|why) (?!(?:is|are|was|were|do|does|did|can|could|will|would"
    r"|should|has|to)"
    r" |['’]s )[a-z’']+ "
)
"""“what the presenter says”, “how long a request takes”, and no question."""
_CONTACT = re.compile(
    r"(?i)(?:the|an?) [a-z]+ (?:an?|the|people|some(?:body|one)) [a-z-]+ (?:have|are|can|must|may|do|[a-z]+s) [a-z]"
)
"""“The time a response has been in a cache”."""
_DOING = re.compile(
    r"(?i)(?!(?:during|thing|king|ring|string|spring|nothing|morning|evening|being|bring|according|including|depending"
    r"|using|considering|meeting|training|parking)\b)[a-z]{2,}ing (?!(?:room|at \d)\b)[a-z’']+"
)
_INFINITIVE = re.compile(r"(?i)to (?!(?:the|a|an|my|your|be) )[a-z]+ [a-z]")
_OF = re.compile(
    r"(?i)(?:of|said of|used of|describ(?:es|ing)|relating to|having|able to|unable to) (?:an?|the|[a-z]+) "
)
_OCCASION = re.compile(
    r"(?i)\b(?:bring|tomorrow|today|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|homework|appointments?|p\.m\."
    r"|a\.m\.|noon|o['’]clock|https?|www|per person|each (?:child|pupil|student|person|group|team|pair|of us)"
    r"|every(?:one|body)|enough|downstairs|upstairs|next door|please|thanks|(?:chapters?|pages?) (?:\d|one|two"
    r"|three|four|five)|years? at "
    r"|this (?:week|year|term|month)|last (?:week|year|night)|defaults?(?: to)?|free of charge)\b|@|\S/\S"
)
_FIGURE = re.compile(r"__|[$€£]|\b\d{1,2}[:.h]\d\d\b|^\W*\d|\b\d+ ?(?:g|kg|ml|l|am|pm|min|h|%|€)\b|\b(?:19|20)\d\d\b")
_NO = word_set(
    "no not never always yes only just too very more most less fewer also because so but and or if then there "
    "here it this "
    "these those that its we i you he she they my our your his her their all both many few several plenty lots "
    "with without "
    "in on at under over behind beside near from for by after before during between about until via since two "
    "three four "
    "five six seven eight nine ten good bad great nice easy hard cheap fast slow free new old well better best ready"
)
"""Words that no gloss opens with."""
_KINDLESS = re.compile(
    r"(?i)(?:an?|the) (?:(?:good|great|bad|big|nice|must|lot|bit|few|little|couple|pair|large|small|light|warm"
    r"|long|short"
    r"|first|second|third|last|next|same|other|new|old|best|only) )*(?:one|ones|lot|bit|few|little|couple|must"
    r"|pair|dozen"
    r"|way|place|thing|idea|time|day|week|year|hour|minute|problem|reason|risk|chance|matter|question|example)\b"
)
"""“a pair of boots”, “a light one for two people”."""
_AMOUNT = re.compile(
    r"(?i)(?:an?|one|half an?|half) (?:pinch|cup|pound|spoon(?:ful)?|tablespoon|teaspoon|handful|clove|knob"
    r"|dash|tin|bag"
    r"|crate|bottle|packet|jar|litre|liter|kilo|gram) of "
)
_PLACE = re.compile(
    r"(?i)(?:an?|the) (?:[a-z]+ )?(?:room|building|hall|floor|house|wing|corner|door|cupboard|shelf|drawer"
    r"|garden|yard|car"
    r" park|street|table|hut|tent|shed)s? (?:behind|at|next|of|in|on|near|opposite|beside|under|above|below"
    r"|with|down|up)\b"
)
"""“the hall next to the car park”, which is told of one house alone."""
_COUNTS = re.compile(r"\b(?:that|which|who|whose|in which)\b")
"""Stands in “two lines of verse that rhyme”, and not in “two large ones, cut into rings”."""
_OF_ANYBODY = re.compile(
    r"\b(?P<link>before|after|when|where|while|until|if|as|that|which|what|[a-z]{3,}s) you"
    r"(?: (?:can|may|could|have to))? [a-z]+"
    r"|(?<=[a-z] )your (?!answers?|books?|class|course|group|homework|notebooks?|notes?|own words|partner"
    r"|school|teacher|team|turn|tutor)[a-z]+"
)
"""“everything weighed and at hand before you begin”, “runs your containers”, of whoever it may be."""
_NUMBERED = re.compile(r"\b\d+ [a-z]+s\b")
"""“100 beats”, which is no deed."""
_OR_MORE = re.compile(r"(?i)(?:one|two|three|four) or more ")
_OF_PAST_OR_FUTURE = word_set("was were had will would shall did should")
_LEANING_CLAUSE = re.compile(r",? (?:as|when|while|until|after|before|because|if|so that|once|unless|though) [a-z]")
_SURE_OF = re.compile(r"^[A-Za-z]+ (?:[a-z]+ )?[a-z]+s of [a-z]+ [a-z]+ [a-z]+")
"""“two bars of three beats heard as …”."""
_COUNTED = word_set("two three four five six seven eight nine ten several")
_LONGEST_NOUN = 7
_FEWEST, _FEWEST_OF_NOUN, _MOST = 2, 3, 60
_RELATIONS = word_set(
    "of that which who whose between with used made for in on to from by where into at through around before after "
    "under over above below against within without along across as left cut put held kept laid read shown"
)
_SURE = word_set("of that which who whose between used made where")
"""Words that seldom stand behind a noun but to tell what it is; others may say where, when or for whom as well."""
_NEAR = 4


def plainness(gloss: Inline) -> int:
    """Return how plainly a text behind a term says in English what that is, from `AGAINST` to `STRONG`."""
    text = " ".join(gloss.text.split())
    first = SENTENCE_END.split(text)[0].partition("; ")[0]
    spoken = words_of(first)
    if has_question_mark(text) or is_missing(text) or _OCCASION.search(first) or _FIGURE.search(first):
        return AGAINST
    if is_task(first) or not {"i", "we", "us", "our", "my", "me"}.isdisjoint(spoken):
        return AGAINST
    is_of_anybody = addresses_reader(first)
    if is_of_anybody and addresses_reader(of_anybody(first)):
        return AGAINST
    if not _FEWEST <= len(spoken) <= _MOST or first.endswith("!"):
        return NONE
    opening = _plainness(first, spoken)
    if opening <= NONE and _orders(first, spoken):
        return AGAINST
    if opening > AGAINST and _states(gloss, first):
        return _of_clause(first, spoken)
    return min(opening, WEAK) if is_of_anybody else opening


def of_anybody(text: str) -> str:
    """Return a gloss with “you”, where that is anybody, in other words: “the smallest thing that you can deploy”."""
    return _OF_ANYBODY.sub(lambda found: f"{found['link'] or 'of'} somebody does", text)


def _of_clause(first: str, spoken: list[str]) -> int:
    """Judge a statement: “a transaction sees data that another one has written”, of whatever is such a thing."""
    if not _OF_PAST_OR_FUTURE.isdisjoint(spoken[:_LONGEST_NOUN]) or not (PERSONAL - {"it", "they"}).isdisjoint(spoken):
        return NONE
    if _ONE.match(first) or spoken[0] == "one":
        return FAIR
    is_bare = spoken[0] not in _NO and spoken[0] not in ("the", "each", "every") and spoken[0] not in AUXILIARIES
    return WEAK if spoken[0] in _COUNTED or (is_bare and len(spoken) > _FEWEST_OF_NOUN) else NONE


def _plainness(first: str, spoken: list[str]) -> int:
    if _FREE.match(first) or _ANYTHING.match(first):
        return FAIR if _ANYBODY.match(first) else STRONG
    if _CONTACT.match(first):
        return FAIR
    if _AMOUNT.match(first) and not _COUNTS.search(first):
        return AGAINST
    if _PLACE.match(first) or (_KINDLESS.match(first) and not _CLAUSE.search(first)):
        return NONE
    return _of_opening(first, spoken)


def _of_opening(first: str, spoken: list[str]) -> int:
    """Judge a phrase by the word that it opens with."""
    if _ONE.match(first):
        return STRONG if _CLAUSE.search(first) and len(spoken) > _FEWEST_OF_NOUN else FAIR if len(spoken) > 2 else WEAK
    if _OR_MORE.match(first):
        return FAIR
    if spoken[0] in _COUNTED:
        return FAIR if _COUNTS.search(first) else WEAK if _SURE_OF.search(first) else NONE
    if _THE.match(first):
        return _of_the(first, spoken)
    if _DOING.match(first):
        return FAIR
    if _OF.match(first) or _INFINITIVE.match(first):
        return WEAK
    return _of_noun(first, spoken)


def _of_the(first: str, spoken: list[str]) -> int:
    """Judge a phrase that opens with “the”, which may as well say where something is: “the room behind the stage”."""
    apart = _CLAUSE.search(first)
    if apart is None:
        return WEAK if len(spoken) > _FEWEST_OF_NOUN and _TELLS_APART.search(first) else NONE
    return FAIR


def _of_noun(first: str, spoken: list[str]) -> int:
    """Judge a phrase without an article: “cell structure that builds proteins”, “time between two trains”."""
    if spoken[0] in _NO or spoken[0] in AUXILIARIES | PERSONAL | POSSESSIVE or len(spoken) <= _FEWEST_OF_NOUN:
        return NONE
    forms = names_of_forms(spoken[0])
    if forms and forms <= {"past", "participle"}:
        # “built with care”, but “crushed grapes with their skins”
        is_of_noun = spoken[1].endswith("s") and not spoken[1].endswith(("ss", "us")) and spoken[1] not in _RELATIONS
        return WEAK if is_of_noun and not _RELATIONS.isdisjoint(spoken[2:_LONGEST_NOUN]) else NONE
    if is_third_person(spoken[0]) and len(spoken) > _FEWEST_OF_NOUN and spoken[1] not in _RELATIONS:
        return FAIR if spoken[1] in ("which", "how", "whether") else WEAK
    if first[1:2].isalpha() and any(word[:1].isupper() for word in first.split()[1:3]):
        return NONE  # a name
    for place, word in enumerate(spoken[1 : _LONGEST_NOUN + 1], 1):
        if word in AUXILIARIES | PERSONAL | POSSESSIVE:
            return NONE
        if word in _RELATIONS or word.endswith(("ed", "ing")) or names_of_forms(word) == {"past", "participle"}:
            before = spoken[:place]
            is_enumerated = any(sign in first.partition(f" {word}")[0] for sign in (",", " and ", " or ", " & "))
            if is_enumerated and len(before) > 2:
                return WEAK if word in ("of", "that", "which", "used") else NONE
            return FAIR if not _SURE.isdisjoint(spoken[place : place + _NEAR]) else WEAK
    return NONE


def _orders(first: str, spoken: list[str]) -> bool:
    """Whether a text tells what to do: “run the installer”."""
    return is_imperative(first) and any(
        form.form == "base" and form.certainty != "seldom" for form in verb_forms(spoken[0])
    )


def _states(gloss: Inline, first: str) -> bool:
    """Whether a text is a sentence of its own: “the train leaves at nine”."""
    if _FREE.match(first) or _DOING.match(first) or _CONTACT.match(first):
        return False
    from mkdeck.facts.fragments import states  # few lessons ask for it

    clause = _LEANING_CLAUSE.search(gloss.text)  # “the state of soil *as it bears on sowing*”
    told = Inline(_NUMBERED.sub("them", gloss.text[: clause.start() if clause else None]))
    return states(Phrase(told, 0, len(told.text)))


_REST_OF_NAME = re.compile(r"\b(?:d[aeio]l?|della|do|dos) (?=[A-Z])")
_RELATIVE = re.compile(
    r"(?i)(?:[\w-]+ ){0,2}[\w-]+, (?:(?:in|an|auf|mit|bei|durch|von|zu|aus) )?(?:de[rnms]|die|das|dessen|deren"
    r"|welche[rsnm]?) [\w-]+"
)
"""“Land, das allen im Dorf gehörte”."""
_WITHOUT_ELISION = str.maketrans("'’", "  ")
_WHOSE = frozenset(["qui", "que", "che", "dont", "cui", "die", "dat"])


def plainness_elsewhere(gloss: Inline) -> int:
    """Return how plainly a text behind a term says what that is, as `plainness` does, in another language."""
    text = " ".join(gloss.text.split())
    first = SENTENCE_END.split(text)[0].partition("; ")[0].translate(_WITHOUT_ELISION)
    spoken = first.casefold().rstrip(".").split()
    if has_question_mark(text) or is_missing(text) or _FIGURE.search(first) or "!" in text or "://" in text:
        return AGAINST
    if not words("speaks_to").isdisjoint(spoken):
        return AGAINST
    if not _FEWEST < len(spoken) <= _MOST or _REST_OF_NAME.search(first):
        return NONE
    places = [place for place, word in enumerate(spoken[1 : _LONGEST_NOUN + 1], 1) if word in words("tells_apart")]
    verb = next((place for place, word in enumerate(spoken) if word in words("finite")), None)
    if verb is not None and not any(word in _WHOSE or word.endswith(",") for word in spoken[:verb]):
        return NONE
    if spoken[0] in words("one"):
        return STRONG if places and len(spoken) > _FEWEST_OF_NOUN else FAIR
    if spoken[0] in words("article"):
        return FAIR if places and places[-1] > 1 and len(spoken) > _FEWEST_OF_NOUN else NONE
    if spoken[0] in words("tells_apart"):
        return NONE
    if _RELATIVE.match(first) or (places and spoken[0].endswith(tuple(words("noun_ending")))):
        return FAIR
    relative = next((place for place in places if spoken[place] in _WHOSE), 0)
    if relative and not any(word.endswith(",") for word in spoken[: relative - 1]):
        return FAIR
    return WEAK if places and places[0] <= _FEWEST and spoken[places[0]] in words("of") else NONE
