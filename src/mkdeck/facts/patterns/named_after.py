"""After whom or what something is named: “The Golgi apparatus is named after Camillo Golgi”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.clauses import clauses
from mkdeck.facts.guards import (
    EPONYMOUS,
    answers_itself,
    has_pronoun,
    is_anaphoric,
    is_hedged,
    is_name,
    is_noun_phrase,
    names_vaguely,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.named_before import named_before
from mkdeck.facts.names import FULL_NAME, NO_PERSON, is_of_person, is_surname
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.self_contained import names_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.told_of_things import told_of_things
from mkdeck.facts.words import AUXILIARIES, word_set

TIER = "default"
OF_STATEMENTS = True
TRIGGERS = frozenset({"named", "name"})

_NAMING = re.compile(
    r" (?P<be>is|are|was|were)(?: (?:also|originally))? named (?P<link>after|for|in hono(?:u)?r of) "
    r"(?P<name>.+?)(?=[;:(]|, (?:who|which|whose|and|but|that|where|when|because|an?|the|one)\b"
    r"|,? (?:who|which|because|when|in \d)|$)"
)
_NAMED_IT = re.compile(
    r"(?:^(?:He|She|They)|,? and(?: (?:he|she|they))?) named it (?P<link>after|for) (?P<name>[^,;:()]+?)(?=[,;:(]|$)"
)
"""“Mike Muuss wrote it in 1983, and he named it after the sound of sonar.”"""
_TOOK_NAME = re.compile(
    r"(?:, for its part,)? (?P<verb>got|takes|took|owes|has) its name (?:from|to) (?P<name>[^;:()]+?)"
    r"(?=$|[;:(]|, (?:from|in|where|which|who|whose|and|but|that|a|an|the)\b)"
)
"""“MultiWii got its name from the Nintendo Wii”."""
_IN_PASSING = re.compile(
    r", (?:(?:first |originally )?[a-z]+(?:ed|own|ilt|gun|ade)(?: [^,;:()]{2,40})? and )?"
    r"named (?P<link>after|for|in hono(?:u)?r of) (?P<name>[^,;:()]+?)(?=[,;(]|$)"
)
"""“The Maillard reaction, named after the French chemist Louis-Camille Maillard, …”."""
_BEFORE_COMMA = re.compile(r"(?:^|(?<= ))(?P<thing>[Tt]he (?:[A-Z][\w’'-]*|\d+) [a-z]+)$")
"""“… by the Maillard reaction”: a name and what it is the name of."""
_ROLE = re.compile(
    r"(?:(?:the|an?|its|their) )?(?:(?:[\w-]+(?:,? (?:and )?|-))*?)"
    r"(?P<role>[a-z]+(?:er|or|ist|ian|eer|man|woman|ess)|god|saint|king|queen|duke|prince|monk|poet|priest|bishop|nun"
    r"|hero|nymph|pioneer|chemist|pilot|saint|pope|general|captain|nurse|count|baron|surgeon|physicist|botanist|critic|sculptor|founder"
    r"|father|mother|son|daughter|wife|husband|sister|brother|merchant|architect|cleric|knight|sailor|pirate|martyr)"
    r" (?P<who>(?:al-)?[A-ZÀ-Þ][^,;:()]*)"
)
"""“The French chemist Louis-Camille Maillard”, and who that is."""
_THING = re.compile(r"(?:the|an?) (?:[A-Z][a-z]+ )?(?P<kind>[a-z][\w-]+)(?: [a-z]+)* ")
_RULER = re.compile(
    r"(?:the|an?) (?:[A-Z][a-z]+ )?(?:god(?:dess)?|king|queen|patron saint|emperor|empress|hero|heroine|daughter|son"
    r"|wife|founder|inventor|discoverer) (?:of|who) "
)
"""“The Roman god of the underworld” is somebody, though no name follows."""
_NO_ROLE = word_set(
    "river tower water flower letter character number computer paper master border chapter center corner order power "
    "quarter summer winter theater color colour door floor harbor harbour motor mirror factor error vector sector "
    "tractor meteor reactor manor list mist fist feast coast crater chamber layer matter monster"
)
"""Words that end as those for people do."""
_OF_PLACE = re.compile(r"(?:Les|Los|Las|La|Le|El|Monte|Fort|Loch|Ben|Rio|Puerto|Villa|Bad|Porto|Costa) ")
_SOMEBODY = re.compile(r"(?:an?|the) (?:[A-Z][a-z]+(?: |-))?[a-z][a-z -]*")
"""“A French engineer”, who is not named."""
_SAME = re.compile(r"\bsame\b")
_NAMED_THEN = re.compile(r"\bnamed (?:it|them)\b")
_LONGEST = 14
_FEWEST_LETTERS = 4


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who is X named after?”, or “what”."""
    yield from _named_it(sentence)
    yield from _took_name(sentence)
    yield from _in_passing(sentence)
    for clause in clauses(sentence):
        found = _NAMING.search(clause.text)
        verb = clause.verb()
        if found is None or verb is None or verb[0] != found.start("be") or is_hedged(clause.text):
            continue
        subject = clause.subject(found.start())
        answer = clause.phrase.part(*found.span("name"))
        if subject is None or not _is_clear(answer) or not AUXILIARIES.isdisjoint(words_of(answer.text)):
            continue
        if words_of(subject.text)[-1] in words_of(answer.text):
            continue  # “the Langstroth is named after Lorenzo Langstroth”
        thing = inside(subject.without("strong"), sentence, many=found["be"] in ("are", "were"))
        yield from _ask(sentence, f"{_asker(answer)} {found['be']} {thing} named after?", answer)


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether the question asks rightly with “who” or “what”, and the answer tells more than the name already does."""
    if not isinstance(card, Basic) or card.front.startswith(_EITHER) or _NAMED_THEN.search(sentence.text):
        return False
    if not asks_plainly(card, sentence) or not names_all(card.front):
        return False
    shown = set(words_of(card.front))
    if set(words_of(card.back)) - {"hms", "the", "uss"} <= shown:
        return False  # “the Challenger Deep” of HMS *Challenger*
    return not _shows_name(card.front, card.back) or _ROLE.match(card.back) is not None


def may_be_certain(sentence: Sentence) -> bool:
    """Whether a sentence tells after whom or what something is named by itself, and not that somebody named it."""
    return _NAMED_THEN.search(sentence.text) is None


_EITHER = ("Who or what", "From whom or what")


def _asker(answer: Phrase) -> str:
    """Return the word that asks: “Who” for somebody, “What” for a thing, “Who or what” where no word tells."""
    text = answer.text
    role = _ROLE.match(text)
    if role is not None and role["role"] not in _NO_ROLE and NO_PERSON.search(role["who"]) is None:
        return "Who"
    if _RULER.match(text) is not None or (is_of_person(text) and _OF_PLACE.match(text) is None):
        return "Who"
    kind = _THING.match(f"{text} ")
    is_thing = kind is not None and _ROLE.match(f"{kind[0]}X") is None and FULL_NAME.search(text) is None
    return "What" if is_thing or NO_PERSON.search(text) is not None else "Who or what"


def _shows_name(front: str, back: str) -> bool:
    """Whether a question shows the name for which it asks: “the Maillard reaction”, “the volt” of Volta."""
    shown = words_of(front)
    names = [word for name in back.split(" ") if name[:1].isupper() for word in words_of(name)]
    return any(name in shown or any(_begins_alike(name, word) for word in shown) for name in names)


def _begins_alike(name: str, word: str) -> bool:
    return len(word) >= _FEWEST_LETTERS and name.startswith(word[:_FEWEST_LETTERS])


def _is_clear(answer: Phrase) -> bool:
    text = answer.text
    leans = has_pronoun(text) or points_elsewhere(text) or names_vaguely(text) or _SAME.search(text)
    is_unnamed = _SOMEBODY.fullmatch(text) is not None and _RULER.match(text) is None
    return (
        not leans
        and not is_unnamed
        and len(answer.words) <= _LONGEST
        and any(word[0].isupper() for word in answer.words)
    )


def _ask(sentence: Sentence, front: str, answer: Phrase) -> Iterator[Card]:
    """Yield the question; a name that shows whose it is does not tell who that was: “the Golgi apparatus”."""
    if front.startswith("Who ") and not answers_itself(front, answer):
        yield sentence.basic(front, answer)
    else:
        yield from ask(sentence, front, answer)


def _in_passing(sentence: Sentence) -> Iterator[Card]:
    """Yield the card of what is told between commas behind a name."""
    body = sentence.body
    found = _IN_PASSING.search(body.text)
    if found is None or is_hedged(found[0]):
        return
    thing, answer = _thing_before(body, found.start(), sentence), body.part(*found.span("name"))
    if thing is None or not _is_clear(answer) or words_of(thing.text)[-1] in words_of(answer.text):
        return
    shown = inside(thing.without("strong"), sentence)
    yield from _ask(sentence, f"{_asker(answer)} is {shown} named after?", answer)


def _thing_before(body: Phrase, end: int, sentence: Sentence) -> Phrase | None:
    """Return what has a name right before a comma: what opens the sentence, or is told apart by a name or by bold."""
    opening = body.part(0, end)
    if "," not in opening.text and is_noun_phrase(opening) and not is_anaphoric(opening, sentence.vocabulary):
        name = without_article(opening)
        is_named = is_name(name, sentence.vocabulary) or name.is_marked("strong", "emphasis")
        if is_named or opening.words[0] == "The":
            return opening
    found = _BEFORE_COMMA.search(opening.text)
    if found is None or words_of(found["thing"])[-1] not in EPONYMOUS:
        return None
    return body.part(*found.span("thing"))


def _took_name(sentence: Sentence) -> Iterator[Card]:
    """Yield the card of what got its name from somebody or something."""
    for told in told_of_things(sentence, _TOOK_NAME, "verb"):
        answer = told.clause.phrase.part(*told.found.span("name"))
        if not _is_clear(answer) or not answer.words[-1][0].isupper():
            continue
        did = "did" if told.found["verb"] in ("got", "took") else "does"
        asker = _asker(answer)
        if asker == "Who":
            yield from _ask(sentence, f"Who {'was' if did == 'did' else 'is'} {told.thing} named after?", answer)
        elif asker == "What":
            yield from ask(sentence, f"What {did} {told.thing} take its name from?", answer)
        else:
            yield from ask(sentence, f"From whom or what {did} {told.thing} take its name?", answer)


def _named_it(sentence: Sentence) -> Iterator[Card]:
    """Yield the card of a maker who named something after something: “it” is what the sentence before tells of."""
    found = _NAMED_IT.search(sentence.body.text)
    if found is None:
        return
    answer = sentence.body.part(*found.span("name"))
    thing = named_before(sentence, maker=sentence.body.text)
    if thing is None or is_surname(thing.text, thing.inline.text):
        return
    if len(answer.words) > _LONGEST or has_pronoun(answer.text) or points_elsewhere(answer.text):
        return
    front = f"{_asker(answer)} is {inside(thing.without('strong'), sentence)} named after?"
    yield from ask(sentence, front, answer)
