"""What tells somebody to do something, and whether what follows says why."""

from __future__ import annotations

from functools import cache

from mkdeck import lazy_re as re
from mkdeck.facts.phrases import words_of
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import ARTICLES, AUXILIARIES, CONJUNCTIONS, POSSESSIVE, PREPOSITIONS, RELATIVES, word_set
from mkdeck.wording.unwritten import is_for_leader
from mkdeck.wording.words import labels_of, may_begin, words

SENTENCE_END = re.compile(
    r"(?<=[.!])(?<!Dr\.)(?<!Mr\.)(?<!Ms\.)(?<!Mrs\.)(?<!St\.)(?<!vs\.)(?<!e\.g\.)(?<!i\.e\.)(?<!U\.S\.)[”’\"']?\s+(?=[A-Z“‘\"'(])"
)
ADVISES = re.compile(
    r"(?i)career fit|\b(?:tips?|advice|surviv\w+|wish|before (?:the|your|you)|tour|visit|interview|trial"
    r"|foot in the door|younger self|getting through|conduct (?:in|on|yourself)|habits|new hire"
    r"|first (?:day|week|month|shift|season|job|year|visit|post))\b"
)
"""What the heading says above a paragraph that gives advice."""
_OF_ADVICE = (
    "career fit", "tip", "advice", "surviv", "wish", "before ", "tour", "visit", "interview", "trial",
    "foot in the door", "younger self", "getting through", "conduct ", "habits", "new hire", "first ",
)  # fmt: skip
"""Pieces of which one stands in each heading that says so; to look for them is quicker."""
_WAITS = word_set("when if before after once unless until while as whenever")
_NEVER = word_set("never don't don’t do always please be just only first stop")
_LEADING = word_set("then and also so but")
_SHORT_PART, _NEAR = 2, 7
_BEFORE_ARTICLES = (
    PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | RELATIVES
    | word_set("all half both not such quite whatever only even like")
)
_MAY_DESCRIBE = word_set("warm cool dry clean slow open empty cold wet loose clear fine")
_ORDERS = word_set("have be do")
_CONTRACTED = word_set("it's that's there's you'll you're they'll they're isn't doesn't don't won't can't")
_JOINING = word_set("and or of")


def advises(heading: str) -> bool:
    """Whether a heading says that the paragraph below it gives advice."""
    small = heading.lower()
    if heading.isascii() and not any(piece in small for piece in _OF_ADVICE):
        return False
    return ADVISES.search(heading) is not None


_OF_SOMEBODY = re.compile(
    r"(?i)\b(?:why (?:do|would|did) you want|why are you (?:leaving|applying|interested)|why should we"
    r"|what (?:is|are|do you think is) your|what(?:['’]s| is) your|where do you see yourself|tell (?:me|us) about"
    r"|have you ever|\bwhich [a-z ]{2,30} (?:do|would|did) you (?:admire|buy|like|prefer|choose)"
    r"|what do you know about (?:us|our)|do you have any questions|your (?:greatest|biggest|salary|strengths|weakness))"
)
_SOMEBODY = ("you ", "your", "why should we", "tell me about", "tell us about")
"""Pieces of which one stands in each such question; to look for them is quicker."""


def _may_be_of_somebody(question: str) -> bool:
    small = question.lower()
    return not question.isascii() or any(map(small.__contains__, _SOMEBODY))


def coaches(question: str, answer: str) -> bool:
    """Whether what stands below a question only tells how to take it, and states nothing.

    “Why do you want to work here?” is about the person who is asked, and below it stands “Tell the truth, briefly.” It
    may tell below any question how to speak to those who ask: “Mention a case of your own.”
    """
    if _may_be_of_somebody(question) and _OF_SOMEBODY.search(question) is not None and is_imperative(answer):
        return True
    if not 0 < len(answer) <= _LONGEST_COACHING:
        return False
    if is_for_leader(answer):
        return True
    begun = answer.rstrip(" \n.!")  # where nothing but the last sentence ends, there is one
    sentences = SENTENCE_END.split(answer) if "." in begun or "!" in begun else [answer]
    return any(map(_coaches, sentences)) and not any(map(_tells, sentences))


_LONGEST_COACHING = 240
_SAYS_LITTLE = 4


def _coaches(sentence: str) -> bool:
    begun = sentence.strip()
    begun = begun[:1].lower() + begun[1:]
    may_open = may_begin(begun, 0, "telling") or may_begin(begun, 0, "coach")
    may_coach = may_open or any(map(begun.__contains__, _questioners()))
    return may_coach and _coaching().match(begun) is not None


@cache
def _questioners() -> frozenset[str]:
    """Return the last words of what those are called who ask."""
    return frozenset(name.split()[-1] for name in words("questioner"))


@cache
def _coaching() -> re.Pattern[str]:
    """Return the expression for a sentence, but for its capital, that tells how to answer somebody who asks."""
    return re.compile(
        rf"(?:{labels_of('telling')})\b[^.!?]{{0,30}}? (?:{labels_of('told')})\b|(?:{labels_of('coach')})\b"
        rf"|[^.!?]{{0,80}}\b(?:{labels_of('questioner')})"
    )


def _tells(sentence: str) -> bool:
    """Whether a sentence of an answer states something, and neither says what to do nor but encourages."""
    return not _coaches(sentence) and len(words_of(sentence)) > _SAYS_LITTLE and not is_imperative(sentence)


def is_imperative(text: str) -> bool:
    """Whether a sentence tells what to do: “Carry a notebook”, “Never share a login”, “Before you go, read it”.

    “Ground softens” begins with a word that is seldom a verb, and goes on with one.
    """
    if _QUOTED.match(text) is not None:
        return False  # ““Cut weight by half” says more than a paragraph.”
    spoken = _led(words_of(text))
    if spoken[:1] and spoken[0] in _WAITS and "," in text:
        spoken = _led(words_of(text.partition(",")[2]))
    if not spoken or spoken[0] in _NEVER:
        return bool(spoken)
    following = spoken[1] if len(spoken) > 1 else ""
    if spoken[0] in _ORDERS and following in ARTICLES | POSSESSIVE:
        return True  # “Have the savings moved”
    if following == "to" and spoken[2:3] == ["your"]:
        return True  # “Link to your best posts”
    if _LISTS_THINGS.match(text) is not None:
        return False  # “Vacation, remote days, and a budget are often easier to grant.”
    bases = [form for form in verb_forms(spoken[0]) if form.form == "base"]
    if following in ARTICLES | POSSESSIVE and spoken[0] not in _BEFORE_ARTICLES and not spoken[0].endswith("ing"):
        return True  # “Research the range”
    if spoken[0] in _MAY_DESCRIBE and any(form.form == "third" for word in spoken[1:4] for form in verb_forms(word)):
        return False  # “Warm dough rises too fast.”
    if bases and bases[0].certainty == "seldom":
        near = spoken[2:_NEAR] if following in PREPOSITIONS else [following]  # “Silence on the phone *sounds* like”
        is_third = any(form.form == "third" for word in near for form in verb_forms(word))
        return not is_third and following not in AUXILIARIES | _JOINING
    return bool(bases) and following not in AUXILIARIES


def _led(spoken: list[str]) -> list[str]:
    while spoken[:1] and spoken[0] in _LEADING:
        spoken = spoken[1:]
    return spoken


_QUOTED = re.compile(r"[“\"][^“”\"]{4,80}[”\"] [a-z]+s? ")
_LISTS_THINGS = re.compile(
    r"[A-Z][a-z]+(?:, [a-z][\w -]{1,30}){1,4},? and (?:(?!what|that|who|how)[\w-]+ ){1,3}"
    r"(?:is|are|was|were|can|will|have|has) "
)


_OPENING = re.compile(
    r"^(?:Underneath|Below|Above|Beside|Behind|Before|After|At|In|On|For|With"
    r"|(?:Even|Then|Next|First|Later|Afterwards)(?= for|,)"
    r"|An? (?:hour|day|week|minute|night|month)|The (?:day|night|week|evening|hour))\b[^,]{0,50}, "
)
"""What may open advice: “Underneath the image, write …”."""


def gives_reason(body: str) -> bool:
    """Whether what is said of a piece of advice tells why, “Pride gets people bitten.”, and not what to do in it."""
    first = SENTENCE_END.split(body, maxsplit=1)[0]
    if is_imperative(_OPENING.sub("", first)):
        return False  # “Underneath the image, write …”, “An hour beforehand, test your camera”
    spoken = words_of(first)
    waits = bool(spoken) and spoken[0] in _WAITS and "," not in first
    return bool(spoken) and spoken[0] != "once" and not waits and _is_sentence(first)


def asked_of(body: str) -> str:
    """Return the question for a piece of advice, `{}` for its lead: what it involves, or also why it is given.

    “Pride gets people bitten.” tells why, and “Two or three days are a normal request.” nearly so; what of it is the
    reason for the advice, and what belongs to it, can seldom be told.
    """
    return "explain the advice “{}”." if gives_reason(body) else "what does “{}” involve?"


def _is_sentence(text: str) -> bool:
    """Whether a text has a verb that may be finite, or says “because”: “Flat drawings, tolerances.” has none."""
    spoken = words_of(text)
    if not {"because", "since"}.isdisjoint(spoken) or not (AUXILIARIES | _CONTRACTED).isdisjoint(spoken):
        return True
    if spoken[0] == "no" or ("," in text and all(len(part.split()) <= _SHORT_PART for part in text.split(","))):
        return False  # “No rings or loose cuffs.”, “Measurements, stitch numbers, trims, tolerances.”
    return any(form.form in ("third", "past", "base") for word in spoken[1:] for form in verb_forms(word))
