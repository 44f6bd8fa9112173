"""When something happened that is told with its date: “Fuji brought computed radiography to market in 1983”.

Any verb of the past may tell it. What is left of the statement without its date must stand alone, name something, and
say more of it than that it was there; what rules of closed lists of verbs ask for is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.certain_questions import asks_of_event
from mkdeck.facts.dates import Date, dates_in, exact_date, fronted_date
from mkdeck.facts.grammar import main_verb, read_tokens
from mkdeck.facts.guards import (
    addresses_reader,
    has_pronoun,
    holds_anaphora,
    is_anaphoric,
    is_balanced,
    is_comparative,
    is_name,
    names_vaguely,
)
from mkdeck.facts.inversion import Statement, read_statement
from mkdeck.facts.names import FULL_NAME, is_of_person, with_full_names
from mkdeck.facts.objects import with_object
from mkdeck.facts.patterns.dated import is_no_event
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import JUST_THAT, points_back, tells_not_of_what, tells_of_some
from mkdeck.facts.questions import ask
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import WHEN
from mkdeck.facts.words import ADVERBS, ARTICLES, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, word_set
from mkdeck.parsing.inline import without
from mkdeck.values import dataclass

TIER = "default"
is_likely = by_points
is_certain = asks_of_event
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = frozenset({WHEN})

_TURN = re.compile(r"; |: |, (?:and|but|so|while|whereas) (?=(?:it|they|he|she|the|in)\b|[A-Z])")
_LEAD_IN = re.compile(r"(?:And|But|So|Yet|Still|Then|Even so),? (?=\w)")
_TAIL = re.compile(r" (?:by|at|as|with|under|for|from|near|of|to|near|on|in) (?!a result|part\b)[^,;:()]*$|$")
_CUT = re.compile(
    r", (?:(?:from|in|of|on|with|by|for|after) (?:which|whom)|and|but|so|which|who|when|where|after|before|because"
    r"|since|as|with|although|the|an?|by|its|his|their) "
    r"| (?:when|because|although|but|while) | and (?=[a-z]+ed\b|(?:was|were|then|later|became|took|made|gave)\b)"
)
"""Where what happened then ends."""
_PARTICIPLE = re.compile(
    r", (?:[a-z]+ly )?(?:[a-z]{3,}ed|[a-z]{2,}ing|begun|bought|built|held|led|made|shown|sold|written) "
)
"""What is told in passing behind a deed: “made on albumen paper, *invented* by a printer in 1850”."""
_WITH = re.compile(r" with an? [a-z -]+ (?:that|which|who) ")
_WITHIN = re.compile(
    r"\b(?:which|who|whom|whose|when|where|that (?:was|were|had|came|[a-z]+ed)|after|before|until)\b"
    r"|, the [a-z]+ that (?=[A-Z])"
)
_DASHED = re.compile(r" [–—] an? ")
"""“AeroPress – a plastic brewer – came out”: no verb stands behind what is said in passing."""
_APPOSED = re.compile(r"(?<=[\w)]), an? [a-z][^,;:()]*$")
_NAMED = re.compile(rf", {FULL_NAME.pattern},")
_APPOSES = re.compile(r", (?:an?|the) ")
_SENT = re.compile(r"\b(?:sent|put|led|brought|took|invited|asked|ordered|forced|helped|made|let) [^,]*[A-Z][\w’'-]*$")
_AND = re.compile(r", (?:and|but|so) ")
_ANOTHER_CAME = re.compile(r",? and [^,;:]{2,40} (?:came|appeared|followed|arrived)\b")
_INNER = re.compile(r"[.,]([\"”] )")
"""What American usage puts before a closing quotation mark."""
_OF_SPAN = re.compile(r"\b(?:starting|beginning|ending|continuing|but|and|or|so|yet) $")
_LIMITS = re.compile(r" (?:only|just|already|finally|again|back)$")
_OF_BEFORE = re.compile(
    r"\b(?:in (?:response|return|turn|reply)|as a result)$"
    r"|\bits (?:approval|blessing|consent|support|verdict)\b(?! (?:to|on)\b)"
)
"""“Founded its centre *in response*”, “gave *its blessing* in …”: to what?"""
_OWN = re.compile(r"(?<= )its (?=\w)")
_ARRIVE = re.compile(r" arrive$")
_APPEARED = word_set("appeared launched debuted opened closed arrived")
TWO_DEEDS = re.compile(
    r"\band (?:[a-z]+ed|was|were|then|began|became|took|made|gave|got|went|won|sold|rebuilt|built|brought"
    r"|bought|wrote|came|grew|left|put|sent|ran)\b"
)
"""Behind which another deed is told, so that no question is asked of the first one with the second in its tail."""
_OF_NO_DATE = word_set(
    "acquired bought sold born died lived worked studied joined retired married was were had seemed looked needed "
    "wanted released received got depended relied used needed preferred parted resulted stemmed arose"
)
"""Verbs of which the year is nothing to learn."""
_PRIZES = word_set("prize award medal")
"""But for what people get once: “received the Nobel Peace Prize”."""
_OF_HISTORY = word_set(
    "abolished assassinated beatified beheaded canonised canonized decommissioned demolished deposed dissolved "
    "executed guillotined liberated nationalised nationalized privatised privatized ratified repealed reunified "
    "reunited signed unified"
)
"""What happens to a state, a treaty or a ruler once, and is what people know of the year."""
_CAME = re.compile(r"(?:came|grew|emerged) (?:out of|from|with)\b|started out\b")
_OWNED = re.compile(
    r"[A-Z][\w.]*['’]s? (?:framework|library|tool|language|format|engine|service|model|product|project|answer"
    r"|take|version|offering|entry|counterpart|equivalent|contender|rival|competitor)$"
)
"""“Google’s framework” names none."""
_LITTLE = ADVERBS | ARTICLES | AUXILIARIES | CONJUNCTIONS | PREPOSITIONS
_OF_BARE_TITLE = re.compile(r"\bdid (?:the )?[*_]?(?:[Tt]he )?[A-Z][a-z]+[*_]? (?:appear|come out)\b")
"""“In which year did *The Wolf* appear?”: a book, of which the question does not say so."""
_LONGEST, _FEWEST, _LONGEST_LABEL = 24, 2, 3


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “In which year did X …?”."""
    whole = with_object(with_subject(sentence))
    for part in _parts(whole.body):
        found = _taken_apart(part)
        if found is None or found.when.is_century or not _may_be_asked(found.event):
            continue
        when, event = found.when, found.event
        statement = read_statement(event, whole)
        if statement is not None and _OF_BARE_TITLE.search(statement.asked):
            continue
        if statement is None or not _happened(statement, event, whole):
            continue
        if not stands_alone(found.told, whole.vocabulary):
            continue
        asked = _INNER.sub(r"\1", f"{statement.asked} ").strip().replace(" also ", " ")
        asked = _in_full(asked, statement.subject, whole)
        if not is_of_person(statement.subject.text):
            asked = _ARRIVE.sub(" appear", asked)
        yield from ask(whole, f"{when.question} {asked}?", when.phrase)


def _in_full(asked: str, subject: Phrase, sentence: Sentence) -> str:
    """Return a question with the full name of the person that it is about, where the lesson tells it once."""
    full = with_full_names(subject, sentence.vocabulary).text if len(subject.words) == 1 else subject.text
    named = _NAMED.match(subject.inline.text, subject.end)
    if named is not None and is_of_person(named["name"]):
        full = f"{subject.text}{named[0]}"  # “the President of France, Sadi Carnot,”
    return asked.replace(f" {subject.text} ", f" {full} ", 1)


def _parts(body: Phrase) -> Iterator[Phrase]:
    """Yield the main clauses of a sentence, each with what hangs on it."""
    start = 0
    for turn in _TURN.finditer(body.text):
        if turn[0] == ": " and len(words_of(body.text[start : turn.start()])) <= _LONGEST_LABEL:
            return  # “Statement 1: …”, “Fake news: …”, “In the film: …”
        yield body.part(start, turn.start())
        start = turn.end()
    yield body.part(start)


@dataclass(frozen=True, slots=True)
class _Event:
    """What happened `when`; `told` is the clause that tells both."""

    when: Date
    event: Phrase
    told: Phrase


def _taken_apart(part: Phrase) -> _Event | None:
    """Return the one date of a clause, and what happened then without it."""
    lead = _LEAD_IN.match(part.text)
    part = part.part(lead.end()) if lead else part
    if (fronted := fronted_date(part)) is not None:
        event = _behind_date(fronted[1])
        return _Event(fronted[0], event, Phrase(part.inline, part.start, event.end)) if event is not None else None
    when = exact_date(part)
    if when is None:
        return None
    after = when.phrase.end - part.start
    end = _CUT.search(part.text, after)
    part = part.part(0, end.start() if end else None)
    told = _before_participle(part)
    if len(told.text) < when.start:
        return None
    part = told  # “opened its Fingerprint Bureau in 1901, using the classification of …”
    if dates_in(part.text) != 1 or _TAIL.match(part.text, after) is None or _WITHIN.search(part.text, 0, when.start):
        return None  # “dropped the gearbox in the E-40, which came out in the 1990s”
    if (aside := _WITH.search(part.text, after)) is not None:
        part = part.part(0, aside.start())  # “became leader in 1985 with an economy that was falling behind”
    start = part.start + when.start
    inline = without(part.inline, [(start - 1, when.phrase.end)])
    event = Phrase(inline, part.start, part.end - (when.phrase.end - start + 1)).part(0)
    if _OF_SPAN.search(part.text, 0, when.start):
        return None  # “was built there starting in 2012”
    if (limits := _LIMITS.search(event.text)) is not None and limits.end() == when.start - 1:
        event = event.part(0, limits.start())  # “was proved only in 1998”
    if (apposed := _APPOSED.search(event.text)) is not None:
        if not part.text[: when.start].rstrip().endswith(","):
            return None  # “with Neptune, a service that became available in 2018”
        event = event.part(0, apposed.start())  # “Vim, an improved version, in 1991”
    return _Event(when, event, part)


def _behind_date(clause: Phrase) -> Phrase | None:
    """Return what happened on the date before a clause; None where it is of another date, or is not told whole."""
    end = _CUT.search(clause.text)
    event = _before_participle(clause.part(0, end.start() if end else None))
    is_open = end is not None and _APPOSES.match(end[0]) is not None and _SENT.search(event.text) is not None
    return None if is_open or dates_in(event.text) else event  # “sent Robert Fortune, a plant collector, into China”


def _before_participle(clause: Phrase) -> Phrase:
    """Return a clause up to a participle behind a comma that comes after its verb."""
    if _PARTICIPLE.search(clause.text) is None:
        return clause
    tokens = read_tokens(clause)
    verb = main_verb(tokens)
    found = _PARTICIPLE.search(clause.text, tokens[verb].end) if verb is not None else None
    return clause.part(0, found.start()) if found else clause


def _may_be_asked(event: Phrase) -> bool:
    """Whether what happened may stand on a card by itself."""
    text = event.text
    if not text or len(event.words) > _LONGEST or not is_balanced(text) or addresses_reader(text):
        return False
    if _COUNTED.match(text) or names_vaguely(text) or is_comparative(text):
        return False
    if tells_not_of_what(text) or tells_of_some(text) or _OF_BEFORE.search(text):
        return False
    if "and " in text and (TWO_DEEDS.search(text) or _ANOTHER_CAME.search(text)):
        return False
    if JUST_THAT.search(text) or _DASHED.search(text) or points_back(text[0].upper() + text[1:]):
        return False
    return not any(_tells_else(event.part(turn.end())) for turn in _AND.finditer(text))


def _tells_else(behind: Phrase) -> bool:
    """Whether what stands behind “, and” is a clause of its own: “licensed it, and *version 1.0 shipped*”."""
    tokens = read_tokens(behind)
    verb = main_verb(tokens)
    if not verb:  # none, or one that goes on with the same subject
        return False
    return tokens[verb].kind == "verb" and any(form.form == "past" for form in tokens[verb].forms)


def _happened(statement: Statement, event: Phrase, sentence: Sentence) -> bool:
    """Whether a statement tells a deed of something with a name, and enough of it."""
    told = words_of(event.text[statement.verb.start :])
    if not told or not _is_deed(statement.asked.partition(" ")[0], told) or "not" in told:
        return False
    if is_anaphoric(statement.subject, sentence.vocabulary):
        return False
    if not _OFTEN.isdisjoint(told):
        return False  # “were mostly made on paper” tells of no one year
    if _CAME.match(event.text, statement.verb.start) or _OWNED.match(statement.subject.text):
        return False
    if holds_anaphora(event.part(statement.verb.end), sentence.vocabulary):
        return False
    if is_no_event(event.text[statement.verb.start :]):
        return False
    content = [word for word in told if word not in _LITTLE]
    tokens = read_tokens(event)
    has_name = any(token.kind == "name" for token in tokens) or is_name(statement.subject, sentence.vocabulary)
    has_name = has_name or event.holds("strong") or event.holds("emphasis")
    names_another = any(token.kind == "name" and token.start > statement.verb.start for token in tokens)
    others = event.text
    if names_another and not is_of_person(statement.subject.text):
        others = _OWN.sub("the ", event.text)  # “launched its first services, S3 and EC2”
    if is_of_person(statement.subject.text) and len(statement.subject.words) > 1:
        others = _OWN_WORK.sub(r"\g<deed> the ", event.text)  # “Joseph Marie Jacquard patented his loom”
    is_told = len(content) > _FEWEST - names_another or told[0] in _APPEARED
    is_told = is_told or (_tells_by_itself(told) and not is_of_person(statement.subject.text))
    return has_name and is_told and not has_pronoun(others)


_OWN_WORK = re.compile(
    r"\b(?P<deed>built|completed|demonstrated|described|formulated|introduced|patented|presented|proposed|published"
    r"|unveiled) (?:his|her) (?!(?:first|last|next|own|second) )"
    r"(?!(?:book|findings?|idea|method|paper|results?|theory|work)s?\b(?! (?:of|on)\b))(?=[a-z])"
)
"""What somebody made is known by its maker, but for their papers."""


def _tells_by_itself(told: list[str]) -> bool:
    """Whether a deed needs no more to be known by: “was reunified”, “became a republic”."""
    if told[0] == "became":
        return len(told) > _FEWEST
    return told[0] in ("was", "were") and len(told) == _FEWEST and told[1] in _OF_HISTORY


def _is_deed(auxiliary: str, told: list[str]) -> bool:
    if auxiliary == "did":
        return told[0] not in _OF_NO_DATE or not _PRIZES.isdisjoint(told)
    verb = next((word for word in told[1:] if word not in ADVERBS), "")
    return auxiliary in ("was", "were") and verb not in _OF_NO_DATE and (verb.endswith("ed") or verb in _PARTICIPLES)


_OFTEN = word_set("mainly mostly usually often generally typically commonly frequently normally widely largely")
_COUNTED = re.compile(r"(?i:two|three|four|five|six|several|many|most|some|one|another) ")
_PARTICIPLES = word_set(
    "made built sold written begun held given taken known set put cut sent found brought shown worn won lost led drawn"
)
