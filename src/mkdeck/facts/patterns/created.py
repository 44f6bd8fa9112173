"""Who developed, founded, wrote or discovered something, and when, told in the passive.

“TensorFlow was developed by Google in 2015” gives a question for the maker and one for the year. “In 1898, radium
was discovered …” tells the year before.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.agents import agent_at, is_institution
from mkdeck.facts.aliases import is_short_for
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.dates import fronted_date
from mkdeck.facts.deed_things import (
    is_first_of_all,
    is_generic_invention,
    is_kind_first_found,
    is_named_thing,
    is_the_one,
)
from mkdeck.facts.deed_verbs import FIRST, VERBS, WORDS_OF_DEEDS
from mkdeck.facts.deeds import ask_deed, is_sure
from mkdeck.facts.grammar import is_many
from mkdeck.facts.guards import is_balanced, is_name, is_noun_phrase, without_article
from mkdeck.facts.memory import found_once
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.spoken_terms import WORDS_FOR_WORDS, spoken_term
from mkdeck.facts.towns import LAND
from mkdeck.facts.words import ARTICLES, word_set

TIER = "default"
is_likely = by_points
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = WORDS_OF_DEEDS | {"work", "brainchild", "creation", "invention"}

_VERB = re.compile(rf" (?P<be>was|were|ha[ds] been)(?: also)?{FIRST} (?P<verb>{VERBS})\b")
_OF_KIND = re.compile(
    r" (?P<be>is|was) an? "
    r"(?:(?:(?!that |which |who )[\w.+#-]+,? ){0,4}(?!and |or )[\w.+#-]+(?:,? (?:that|which) was)?"
    r"|(?:[^,;:()]{2,60} )?[a-z-]+,)"
    rf"{FIRST} (?P<verb>{VERBS})\b(?= (?:by|in) )"
)
"""“React is a JavaScript library developed by Facebook in 2013”."""
_WORK_OF = re.compile(
    r" (?P<be>is|was) (?P<verb>the (?:work|brainchild|creation|invention)) of (?=[A-Z]|the [a-z]+ [A-Z])"
)
_OF_THINGS = word_set("designed written invented developed built composed painted drawn released published")
"""What is not done to people who meet, and may be done to a museum or a studio."""
_OF_PEOPLE = word_set(
    "agency alliance association board commission committee consortium council government league ministry parliament "
    "senate society union"
)
_OF_HOUSES = word_set("founded established")
"""What is done to them, and to firms, which have names without an article."""
_MORE = re.compile(rf",? and(?: (?:was|were|later|then|finally))*{FIRST} (?P<verb>{VERBS})\b(?= )")
_APPOSED = re.compile(r"(?P<before>.+?), (?P<behind>[^,]+|wh(?:ose|ich) [^;:()]+),?")
_DASHED = re.compile(r"(?P<before>[^—–]+?) ?[—–] ?[^—–:;]{2,80}[—–]")
"""“MIDI — Musical Instrument Digital Interface — was introduced in 1983”."""
_OF_WORD = re.compile(
    r"(?P<word>[Tt]he (?:term|expression|word|phrase|acronym) (?!itself)(?:[“\"][^“”\"]+[”\"]|[\w-]+(?: [\w-]+){0,3}?))"
    r"(?: itself)?"
)
_WORD_ALONE = re.compile(rf"[Tt]he (?P<kind>{WORDS_FOR_WORDS})")
_SAYS_KIND = re.compile(
    r"(?:the|an?|whose|which|or|also|now|short|from|of|in|at|near|based|our|my|then|formerly|originally|one of|itself) "
)
_OF_KIND_NAMED = re.compile(r"[Tt]he (?:(?!(?:for|of|in|on|at|from|to|by|with|behind|and) )[a-z-]+ ){1,4}(?=[A-Z])")
"""“The trade group IPC”."""
_JOINED = re.compile(r" (?!(?:is|was) )[a-z]+ [^,;:()]{2,60}(?: and|,)")
"""“Blackboard *dates from 1997 and* was founded by …”."""
_BRACKET = re.compile(r" \([^()]*\)$")
_LEADING = re.compile(r"[A-Z][\w.+#’'-]*(?: [A-Z\d][\w.+#’'-]*)*(?= [a-z]+s )")
_SUBORDINATE = re.compile(r"\b(?:that|which|who|whose|where|when|while|if|because|by)\b")
_ONE = frozenset({"Alps", "Bahamas", "Maldives", "Netherlands", "Philippines", "Times"})
_OF_OWN_WORK = re.compile(r", whose [^,]*$")
_ASIDE = re.compile(r", (?:on the other hand|in contrast|by contrast|however|in turn|meanwhile|for example), ?$")


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions for the maker and for the date of each deed that is told of a thing."""
    for clause in clauses(sentence):
        fronted = fronted_date(clause.phrase)
        date, rest = fronted or (None, clause.phrase)
        main = Clause(rest, sentence, clause.goes_on)
        found, subject = _deed(main)
        if found is None:
            yield from _of_work(main)
            continue
        be = "were" if found["be"] == "were" else "was"
        if subject is None or _OF_OWN_WORK.search(main.text, 0, found.start()):
            continue  # “Mary Shelley, whose *Frankenstein* was published in 1818, …”
        is_of_it = main.text.startswith(("It ", "it ")) or sentence.quote.startswith("It ")
        if is_of_it and not _may_be_it(subject, found["verb"]):
            continue
        if be == "was" and sentence.quote and _are_people(subject) and f"{subject.text} {be}" not in sentence.quote:
            continue
        if not is_the_one(subject, be, sentence) and not is_kind_first_found(subject, found, sentence):
            continue
        deeds = [found, *_MORE.finditer(main.text, found.end())]
        for deed, following in zip_longest(deeds, deeds[1:]):
            told = main.phrase.part(0, following.start() if following else None)
            if is_sure(told.text):
                yield from ask_deed(sentence, subject, be, told, deed, date if deed is found else None)


def _are_people(subject: Phrase) -> bool:
    """Whether a name is that of many: “The Guastavinos put in a new one, and it was finished in 1918” is of none."""
    article, *name = subject.words
    return (
        article.casefold() == "the"
        and len(name) == 1
        and name[0].istitle()
        and is_many(name[0])
        and name[0] not in _ONE
    )


def _may_be_it(subject: Phrase, verb: str) -> bool:
    """Whether a deed may be done to what “it” stands for: a council is not designed, and the Model T not founded.

    “The Council published its trial. It was designed by …”, “The Model T was built by Ford. It was founded in 1903.”
    """
    if verb in _OF_THINGS:
        return _OF_PEOPLE.isdisjoint(map(str.casefold, subject.words))
    if is_institution(subject):
        return True
    is_common = all(word.islower() for word in subject.words[1:] or subject.words)
    return verb not in _OF_HOUSES or not (is_common or subject.words[0].casefold() in ARTICLES)


def _deed(main: Clause) -> tuple[re.Match[str] | None, Phrase | None]:
    """Return where a deed is told, and of what, if that is sure."""
    is_of_kind = " is a" in main.text or " was a" in main.text
    for pattern in (_OF_KIND, _VERB) if is_of_kind else (_VERB,):
        found = pattern.search(main.text)
        if found is not None and is_kind_first_found(main.phrase.part(0, found.start()), found, main.sentence):
            return found, main.phrase.part(0, found.start())
        subject = _subject(main, found) if found else None
        if subject is not None:
            return found, subject
    return found, None


def _of_work(main: Clause) -> Iterator[Card]:
    """Yield “Who created X?” of “X was the work of Y”."""
    found = _WORK_OF.search(main.text)
    subject = _subject(main, found) if found else None
    if found is None or subject is None or not is_named_thing(subject, main.sentence) or not is_sure(main.text):
        return
    agent = agent_at(main.phrase, found.end())
    if agent is not None:
        named = inside(subject.without("strong"), main.sentence)
        yield from ask(main.sentence, f"Who created {named}?", agent)


def _subject(clause: Clause, found: re.Match[str]) -> Phrase | None:
    """Return what was brought about."""
    aside = _ASIDE.search(clause.text[: found.start("be")])
    end = aside.start() if aside else found.start()
    end -= len(" itself") if clause.text.endswith(" itself", 0, end) else 0
    phrase = clause.phrase.part(0, end)
    if phrase.text.endswith((" which", " that", " who")):
        return None  # “The Rover, which was built …, set the pattern”, of which another rule asks
    if is_generic_invention(phrase, found["verb"], clause.sentence):
        return phrase
    if (word := _WORD_ALONE.fullmatch(phrase.text)) is not None:
        return spoken_term(word["kind"], clause.sentence)
    if (spoken := _OF_WORD.fullmatch(phrase.text)) is not None:
        return phrase.part(0, spoken.end("word"))
    verb = clause.verb()
    apposed = _APPOSED.fullmatch(phrase.text)
    if apposed is not None:
        return _of_apposed(phrase, apposed, clause.sentence)
    if (dashed := _DASHED.fullmatch(phrase.text)) is not None:
        named = phrase.part(*dashed.span("before"))
        return named if is_named_thing(named, clause.sentence) else None
    if is_first_of_all(phrase):
        return phrase
    if verb is None or verb[0] != found.start("be"):
        return _of_joined(clause, verb, end)
    if (kind := _OF_KIND_NAMED.match(phrase.text)) is not None:
        named = phrase.part(kind.end())
        return named if named.is_marked("strong") or is_name(named, clause.sentence.vocabulary) else clause.subject(end)
    bracket = _BRACKET.search(phrase.text)
    return clause.subject(bracket.start() if bracket else end) or _of_joined(clause, None, end)


def _of_joined(clause: Clause, verb: tuple[int, int] | None, end: int) -> Phrase | None:
    """Return the subject of a first verb which a deed is joined to: “X began in 1997 and was bought by …”."""
    name = _LEADING.match(clause.text) if verb is None else None
    start = name.end() if name else verb[0] - 1 if verb else 0
    if not start or _SUBORDINATE.search(clause.text, start, end) or not _JOINED.fullmatch(clause.text, start, end):
        return None
    subject = clause.subject(start)
    return subject if subject is not None and (verb or is_named_thing(subject, clause.sentence)) else None


def _of_apposed(phrase: Phrase, found: re.Match[str], sentence: Sentence) -> Phrase | None:
    """Return which of a thing and what is said of it names it: “HL7, the organisation”, “a rewrite, GNU Emacs”."""
    before, behind = phrase.part(*found.span("before")), phrase.part(*found.span("behind"))
    if not is_balanced(before.text):
        return None  # “H.264 (it has a third name, MPEG-4 Part 10), was finished in 2003”
    if LAND.fullmatch(behind.text):
        return before if is_named_thing(before, sentence) else None  # “the Laboratory at Woods Hole, Massachusetts,”
    if is_named_thing(before, sentence) and is_noun_phrase(before) and _SAYS_KIND.match(behind.text):
        return before
    if is_short_for(without_article(before).text, words_of(behind.text)):
        return before  # “the IUEC, International Union of Elevator Constructors”
    is_name_behind = behind.is_marked("strong") or is_name(behind, sentence.vocabulary)
    return behind if is_name_behind and not before.text[:1].islower() else None
