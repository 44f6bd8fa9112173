"""What people praise or complain about: “Administrators value its configurable workflows”.

Who says so is a plural, and “its” is of what the paragraph goes on about, or of what the sentence begins with.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import is_many, main_verb, read_tokens
from mkdeck.facts.guards import addresses_reader, is_balanced, is_dated, is_hedged, is_name, points_elsewhere
from mkdeck.facts.leads import lead_of
from mkdeck.facts.named_before import is_named
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import points_back
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.threads import thread_after, thread_behind
from mkdeck.facts.words import PEOPLES, PERSONAL, word_set
from mkdeck.values import replace

TIER = "default"
OF_PARTS = True
TRIGGERS = word_set(
    "praise like love value admire appreciate prize criticize criticise dislike complain grumble gripe find mention"
)

_LIKE = "praise|like|love|value|admire|appreciate|prize|criticize|criticise|dislike"
_ABOUT = "complain|grumble|gripe"
_SAYS = re.compile(
    r"(?P<who>(?:(?:[A-Za-z][\w-]* ){0,2}[A-Za-z][\w-]+s|[Pp]eople)(?: (?:in|at|of|on|with) [^,;:()]{3,50}?)?)"
    r"(?:,? (?:especially|above all|also|often|usually|generally|sometimes|frequently|still|however))*,? "
    rf"(?:(?P<verb>{_LIKE})|(?P<loud>{_ABOUT}) (?:about|of)|(?P<find>find)|(?P<critic>mention)) (?P<what>[^;:()]+)"
)
_TURN = re.compile(r"(?:; |, (?:and|but|although|though|while|whereas|yet) )(?:on the other hand, |however, )?")
_GOES_ON = re.compile(
    r", (?:but|so|which|although|though|while|whereas|yet|since|because|for) "
    r"|, and (?:[a-z’'-]+ )?(?:it|they|[A-Z]\w*|[a-z]+s) "
    r"| (?:because|since|but|although|though|whenever|when|while) "
)
_OWN = re.compile(r"\bits\b")
_FOUND = re.compile(
    r"(?P<what>its .+?|the .+ of its .+?) "
    r"(?P<how>(?:(?:too|rather|very|quite) )?(?:painful|confusing|hard|easy|difficult|intuitive|clumsy|stiff|awkward"
    r"|bewildering|slow|fast|tedious|overwhelming|helpful|useful|steep|dated|limiting|frustrating|annoying|complex"
    r"|complicated|pleasant|cluttered|hard to [a-z]+|easy to [a-z]+)(?: and [a-z]+)?)$"
)
_OF_WHERE = re.compile(r" (?:in|at|of|on|with) ")
_OPINIONS = word_set(f"{_LIKE} {_ABOUT} hate".replace("|", " "))
_FEW = word_set("no not few hardly almost nearly others other some none many most")
_CRITICS = word_set("critics reviewers users")
_LEANS = re.compile(r"\b(?:this|that|these|those|such|same|other|another|both|former|latter)\b")
_FEWEST, _LONGEST, _LONGEST_WHO = 2, 20, 8


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What do administrators value about X?”."""
    body = sentence.body
    if _OWN.search(body.text) is None:
        return
    for start in (0, *(found.end() for found in _TURN.finditer(body.text))):
        found = _SAYS.match(body.text, start)
        if found is None or not _is_of_people(found["who"]):
            continue
        asked = _asked(found, body.part(*found.span("what")))
        thing = _thing(sentence, start) if asked else None
        if asked is None or thing is None:
            continue
        named = inside(thing.without("strong"), sentence, named=True)
        before, behind, answer = asked
        yield from ask(sentence, f"{before} {named}{behind}?", answer)


def _asked(found: re.Match[str], told: Phrase) -> tuple[str, str, Phrase] | None:
    """Return what of the question stands before the thing and behind it, and the answer up to the next clause."""
    behind = _GOES_ON.search(told.text)
    answer = told.part(0, behind.start() if behind else None)
    first = found["who"].split()[0].casefold()
    is_name = first.removesuffix("s") in PEOPLES or (" " in found["who"] and not first.endswith("s"))
    is_common = "-" in first or is_everyday(first) or not is_name
    who = first + found["who"][len(first) :] if is_common else found["who"]
    if found["critic"] and words_of(who)[-1] not in _CRITICS:
        return None
    if found["find"]:
        judged = _FOUND.fullmatch(answer.text)
        if judged is None or _OWN.sub("", judged["what"], count=1) != _OWN.sub("", judged["what"]):
            return None  # “its lens loose and its shutter slow”
        if not _stands(answer.part(*judged.span("what"))):
            return None
        return f"What do {who} find {judged['how']} about", "", answer.part(*judged.span("what"))
    if not _stands(answer):
        return None
    if found["critic"]:
        return f"What do {who} of", " mention", answer
    if found["loud"]:
        return f"What do {who} {found['loud']} about in", "", answer
    return f"What do {who} {found['verb']} about", "", answer


def _stands(answer: Phrase) -> bool:
    """Whether what is praised says by itself what it is, but for the thing whose it is, and no second verb follows."""
    text, words = answer.text, words_of(answer.text)
    if main_verb(read_tokens(answer)) is not None or not _OPINIONS.isdisjoint(words):
        return False  # “Libraries like its standard library are rare”, “like its cards and hate its search”
    if (
        words[:1] not in (["its"], ["the"])
        or not _FEWEST <= len(words) <= _LONGEST
        or _OWN.search(text) is None
        or not is_balanced(text)
    ):
        return False
    others = PERSONAL - {"it"}
    leans = not others.isdisjoint(words) or _LEANS.search(text) or points_elsewhere(text) or points_back(text)
    return not (leans or addresses_reader(text) or is_hedged(text) or is_dated(text))


def _is_of_people(who: str) -> bool:
    """Whether a subject is a plural that tells who somebody is."""
    words = words_of(who)
    own = _OF_WHERE.split(who)[0].split()
    is_plural = own[-1].casefold() == "people" or (is_many(own[-1]) and (own[-1].islower() or len(own) == 1))
    is_clear = PERSONAL.isdisjoint(words) and not points_back(who) and _LEANS.search(who.casefold()) is None
    if not _FEW.isdisjoint(words[:2]) and words[0] not in ("many", "most", "some"):
        return False
    return is_plural and is_clear and len(words) <= _LONGEST_WHO and not is_dated(who) and "its" not in words


def _thing(sentence: Sentence, start: int) -> Phrase | None:
    """Return what “its” is of: what the clauses before it go on about, or else the sentences before."""
    topic = sentence.topic
    if start and with_subject(sentence) is sentence:
        turn = next(found.start() for found in _TURN.finditer(sentence.body.text))
        topic = thread_behind(replace(sentence, phrase=sentence.body.part(0, turn))) or topic
    elif lead_of(sentence) is None and (sentence.before is None or thread_after(sentence.before) is None):
        return None  # “JetBrains makes IntelliJ IDEA. Developers love its refactorings.”
    if topic is None or topic.is_plural or not topic.phrase.words:
        return None
    phrase = topic.phrase
    is_sure = is_named(phrase, sentence) or is_name(phrase, sentence.vocabulary)
    return phrase if is_sure and not is_of_person(phrase.text) else None
