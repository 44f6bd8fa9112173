"""The first, the only or the largest of its kind: “Jupiter is the largest planet in the Solar System”.

Of what it is the first must be said (“of …”, “in …”, “to …”), else the question would have many answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Markdown
from mkdeck.facts.asked import OF_PEOPLES
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.dates import fronted_date
from mkdeck.facts.guards import (
    has_pronoun,
    holds_anaphora,
    is_dated,
    is_hedged,
    is_name,
    is_noun_phrase,
    is_opinion,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.names import FULL_NAME, is_of_person, may_be_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.references import with_subject
from mkdeck.facts.roles import ROLES
from mkdeck.facts.self_contained import names_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.towns import LAND
from mkdeck.facts.words import GENERIC_HEADS, VAGUE, word_set
from mkdeck.values import replace

TIER = "default"
OF_STATEMENTS = True
_DEGREE = (
    r"(?:(?:second|third)[- ])?(?:first|only|last|oldest|earliest|largest|biggest|smallest|longest|shortest|tallest"
    r"|highest"
    r"|lowest|deepest|densest|lightest|heaviest|hardest|fastest|slowest|hottest|coldest|driest|wettest|brightest"
    r"|nearest"
    r"|closest|farthest|strongest|widest|youngest|richest|thickest|thinnest|most (?:abundant|common|populous"
    r"|widely used"
    r"|widespread|massive|electronegative|reactive|malleable|ductile|frequent))"
)
TRIGGERS = word_set(
    "first only last oldest earliest largest biggest smallest longest shortest tallest highest lowest deepest densest "
    "lightest heaviest hardest fastest slowest hottest coldest driest wettest brightest nearest closest farthest "
    "strongest widest youngest richest thickest thinnest most"
)
_SCOPE = (
    r"(?P<scope> (?:of|in|on|to|that|which|who|for|ever|with|known|between|outside|among"
    r"|(?:[a-z]+ed|chosen|sent) (?:as|at|by|for|from|in|on|to|under)) .+)"
)
_IS = re.compile(
    rf" (?P<be>is|are|was|were|became)(?: in \d{{4}}|, in \d{{4}},)? (?:(?P<also>also|by far"
    rf"|still) )?(?P<front>the (?:world[’']s )?{_DEGREE} (?P<kind>[^,;:()]+?){_SCOPE})$"
)
_OF_ALL = re.compile(
    rf" (?P<be>was|became)(?: in \d{{4}}|, in \d{{4}},)? (?P<front>(?:the (?:world[’']s )?|{LAND.pattern}[’']s )first "
    r"(?P<kind>(?:[\w-]+ ){1,5}?[\w-]+))(?=$|[,;:(]| (?:in|on|from|when|after|until|at|and) )"
)
"""“Linda Richards became the first trained American nurse in 1873”, which tells of what kind without more words."""
_APPOSED = re.compile(
    rf"(?P<what>[^,;:()]{{3,60}}), (?P<front>(?:the (?:world[’']s )?|{LAND.pattern}[’']s )first "
    r"(?P<kind>(?:(?!that|which|who|to)[\w-]+ ){1,4}?[\w-]+)"
    r"(?P<scope> (?:of|in|on|to|ever) [^,;:()]{3,50})?), "
    r"(?:was|is|had|came|went|flew|opened|began|died|worked|[a-z]+ed) "
)
"""“Sputnik, the first artificial satellite, was launched …”."""
_APPOSED_LAST = re.compile(
    rf"(?:released|launched|built|published|introduced|opened|made|sold|shipped|started|founded|was|is) "
    rf"(?P<what>(?:the )?[A-Z][^,;:()]{{1,50}}), (?P<front>(?:the (?:world[’']s )?|{LAND.pattern}[’']s )first "
    r"(?P<kind>(?:(?!that|which|who|to)[\w-]+ ){1,4}?[\w-]+)(?P<scope> (?:of|in|on|to|ever) [^,;:()]{3,50})?)[.]?$"
)
"""“In 1979 it released Oracle Version 2, the first commercially available SQL database.”"""
_FIRST_ONE = (
    r"(?P<front>[Tt]he (?:world[’']s )?first (?P<kind>(?:(?!that|which|who|to|[a-z]+ed (?:in|at|on|by))[\w-]+ ){0,4}?"
    r"[\w-]+)(?P<scope> (?:of|in|on|to|ever) [^,;:()\d]{3,50}?)?)(?: in \d{4})?, "
    rf"(?P<what>(?!{LAND.pattern}[,.])(?:the )?[A-Z][^,;:()]{{1,50}})"
)
_NAMED_LAST = re.compile(rf"^{_FIRST_ONE}, (?:was|is|had|came|went|flew|opened|began|died|worked|[a-z]+ed) ")
"""“The first dental college in the world, the Baltimore College of Dental Surgery, was chartered in 1840”."""
_MADE_LAST = re.compile(
    r"(?:released|launched|built|published|introduced|opened|made|sold|shipped|brought out|unveiled|designed"
    rf"|developed) {_FIRST_ONE}(?=[,.;(]|$)"
)
"""“Ampex brought out the first practical videotape recorder, the VRX-1000, …”."""
_WHOLE = re.compile(
    rf"^(?P<front>The (?:world[’']s )?{_DEGREE} (?P<kind>[^,;:()]+?){_SCOPE}?) (?P<be>is|was) (?P<what>[^;:()]+)$"
)
_ENDS = re.compile(
    r"[;:(]|, (?:and|but|so|while|although|though|which|who|with|where|when|after|because|followed|making|covering"
    r"|growing|at)\b"
    r"|,? (?:because|although|when|while|if|after|before) |, "
)
_PEOPLE = ROLES | word_set(
    "african american black bride champion european head human laureate man member person premier winner woman"
)
_OF_PERSON = frozenset({"was", "became"})
_NATURAL = word_set(
    "river mountain lake island desert planet moon ocean sea continent waterfall volcano peak canyon cave glacier reef "
    "peninsula strait valley star galaxy dwarf asteroid organ muscle bone artery vein gland nerve cell joint tendon "
    "element metal gas halogen mineral substance material animal mammal bird fish reptile insect tree flower plant "
    "rodent primate whale bear cat shark snake lizard spider prime integer particle quark constellation "
    "wood vertebrate invertebrate carnivore predator liquid nonmetal isotope alloy crystal country"
)
"""What nobody makes or counts anew, so that the largest of it stays the largest."""
_TELLS_KIND = word_set(
    "artificial commercial commercially electronic electric steam nuclear atomic synthetic man-made human-made "
    "programmable "
    "general-purpose graphical digital mechanical hydraulic crewed powered transatlantic transcontinental antibiotic "
    "modern practical web mass-produced stored-program solid-state steam-powered steam-driven animated feature-length"
)
"""Words by which “the first N” is that of the whole world, and of no story."""
_OF_SERIES = word_set(
    "album single book novel film movie game episode season edition issue release version volume chapter draft version "
    "product model stage phase part step wave round generation attempt success victory win defeat goal job role client "
    "customer contract meeting conference event experiment study trial test report paper post building office branch "
    "store shop station "
    "demonstration appearance performance offering use version language section line years year months days time order "
    "shipment owner wife husband child son daughter"
)
"""What is the first of its kind only of somebody or something."""
_YEAR_BEHIND = re.compile(r" (?:in|on) (?:[A-Z]?[\w ]{0,12}\b)?\d{3,4}$")
_IN_FRONT = re.compile(
    rf"(?P<who>Who|What) (?P<be>is|was) (?P<the>the(?: world[’']s)?|{LAND.pattern}[’']s) "
    rf"(?P<degree>{_DEGREE}) (?P<rest>.*)\?$"
)
_SCOPED = re.compile(_SCOPE)
_DOES = re.compile(r" (?:to (?!be the\b)[a-z]|that |which |who )")
_FEWEST_OF_DEED = 4
"""Words of “to win a Nobel Prize”; “to notice” tells of a story."""
_FEWEST_OF_VAGUE = 4
"""Words of “commercially available SQL database”, where “relational database” is one of many."""
_OF_SOMEBODY = word_set("case victim survivor holder speaker bearer recipient descendant heir member passenger")
"""What is said to be somebody: “the last case of smallpox was Ali Maow Maalin”."""
_TABLES = re.compile(r"\bthe (?:periodic table|(?:human|adult) \w+|animal kingdom|inner ear|middle ear|solar system)\b")
"""What there is one of, and which no capital shows."""
_TWO_CLAUSES = re.compile(r"\b(?:is|are|was|were) the\b|, the (?:second|third|last|next)\b")
"""“The first item is the name, the second is the value.”"""
_OF_WORLD = re.compile(r"\bworld[’']s\b")
_ONE_OF_NAME = re.compile(r"an? (?:[a-z-]+ ){1,3}of (?:[A-Z][\w’'-]*)(?: [\w’'-]+){0,3}")
"""“A pack of Wrigley's chewing gum”."""
_OWN = re.compile(r" (?:its|his|her|their) (?:own )?(?=[a-z])")
"""“The first city to add fluoride to *its* water”, whichever that is."""
_LONGEST = 22


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is the largest X in Y?”."""
    for clause in map(_without_date, clauses(with_subject(sentence))):
        if is_hedged(clause.text) or is_dated(clause.text):
            continue
        cards = [*_is_the(clause), *_the_is(clause)]
        yield from cards or _of_all(clause)
    yield from _apposed(sentence)


def _without_date(clause: Clause) -> Clause:
    """Return a clause without the date that it opens with: “*In 1904* Julia Morgan became the first …”."""
    fronted = fronted_date(clause.phrase)
    return clause if fronted is None else Clause(fronted[1], clause.sentence, clause.goes_on)


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether it is the first one for all times, or the largest that nobody makes, and among which is told in full."""
    if not isinstance(card, Basic) or (found := _IN_FRONT.match(card.front)) is None:
        return False
    rest = _TABLES.sub("X", found["rest"])
    asked = replace(card, front=Markdown(f"{found['who']} {found['be']} X {rest}?"))
    if not asks_plainly(asked, sentence) or not names_all(rest) or not _asks_rightly(found, card.back):
        return False
    scope = _SCOPED.search(card.front)
    if found["degree"] not in ("first", "last") and not (scope and _DOES.match(scope[0]) and found["who"] == "Who"):
        return found["be"] == "is" and _is_natural(found)
    if scope is None:
        return found["be"] == "was" and found["degree"] == "first"
    is_told = len(words_of(scope[0])) >= _FEWEST_OF_DEED or re.search(r"[A-Z-]", scope[0]) is not None
    return found["be"] == "was" and (is_told or _DOES.match(scope[0]) is None)


def _asks_rightly(found: re.Match[str], back: str) -> bool:
    """Whether the question has “who” for somebody with a full name, and “what” for what no name of a person has."""
    if found["who"] == "Who":
        return any(may_be_person(name["name"]) for name in FULL_NAME.finditer(back))
    if FULL_NAME.fullmatch(back) is not None and not _OF_SOMEBODY.isdisjoint(words_of(found["rest"])):
        return False
    return not is_of_person(back) or not _NATURAL.isdisjoint(words_of(_SCOPED.split(found["rest"])[0]))


def _is_natural(found: re.Match[str]) -> bool:
    """Whether the largest of its kind stays so: a country stays the largest, but not the richest."""
    kind = set(words_of(found["rest"].partition(" of ")[0]))
    changes = found["degree"].startswith("most") or found["degree"] in ("richest", "fastest")
    return not _NATURAL.isdisjoint(kind - {"country"} if changes else kind)


def may_be_certain(sentence: Sentence) -> bool:
    """Whether a sentence tells what something is, was or became."""
    return not _CERTAIN.isdisjoint(sentence.words)


_CERTAIN = frozenset({"is", "are", "was", "became", "first"})


def _of_all(clause: Clause) -> Iterator[Card]:
    """Read “X became the first trained American nurse”, of which no scope is told."""
    found = _OF_ALL.search(clause.text)
    verb = clause.verb()
    if found is None or verb is None or verb[0] != found.start("be") or not _is_of_all(found):
        return
    subject = clause.subject(found.start())
    if subject is not None and subject.words[0] not in ("A", "An"):
        front = clause.phrase.part(*found.span("front"))
        who = _asker(found["kind"], subject)
        yield from ask(clause.sentence, f"{who} was {front.without('strong').markdown}?", subject)


def _apposed(sentence: Sentence) -> Iterator[Card]:
    """Read “Sputnik, the first artificial satellite, was launched …”."""
    body = sentence.body
    text = body.text
    found = _APPOSED.match(text) or _APPOSED_LAST.search(text) or _NAMED_LAST.match(text) or _MADE_LAST.search(text)
    if found is None or is_hedged(found[0]) or not (found["scope"] or _is_of_all(found)):
        return
    subject, front = body.part(*found.span("what")), body.part(*found.span("front"))
    name = without_article(subject)
    is_behind = found.re in (_NAMED_LAST, _MADE_LAST) and len(subject.words) == 1
    if is_behind and found["scope"] and found["scope"].split()[-1][0].isupper():
        return  # “the first mill in Leeds, Yorkshire, was …”
    if not (is_name(name, sentence.vocabulary) or name.is_marked("strong", "emphasis") or len(name.words) == 1):
        return
    if not is_noun_phrase(name) or points_elsewhere(front.text) or has_pronoun(front.text) or is_opinion(front.text):
        return
    if not _OF_SERIES.isdisjoint(words_of(found["kind"])) or holds_anaphora(front, sentence.vocabulary):
        return
    told = str(front.without("strong").markdown)
    told = told[0].lower() + told[1:] if told.startswith("The ") else told
    yield from ask(sentence, f"{_asker(found['kind'], subject)} was {told}?", subject)


def _is_of_all(found: re.Match[str]) -> bool:
    """Whether a kind is told without a scope: by a people, a land, or by what sets its first one apart for all."""
    words = found["kind"].split(" ")
    small = [word.casefold() for word in words]
    is_vague = small[-1] in GENERIC_HEADS | VAGUE and len(small) < _FEWEST_OF_VAGUE
    if not _OF_SERIES.isdisjoint(small) or is_vague or small[-1].endswith("ly"):
        return False
    if "’s" in found["front"] or "'s" in found["front"]:
        return True
    of_people = any(OF_PEOPLES.search(word) is not None for word in words[:-1] if word[0].isupper())
    return of_people or not _TELLS_KIND.isdisjoint(small[:-1])


def _is_the(clause: Clause) -> Iterator[Card]:
    """Read “X is the largest …”."""
    found = _IS.search(clause.text)
    verb = clause.verb()
    if found is None or verb is None or verb[0] != found.start("be"):
        return
    subject = (
        clause.subject(found.start())
        or _placed(clause.phrase.part(0, found.start()))
        or _definite(clause.phrase.part(0, found.start()), found["kind"])
    )
    end = _ENDS.search(clause.text, found.start("front"))
    front = clause.phrase.part(found.start("front"), end.start() if end else None)
    if subject is None or subject.words[0] in ("A", "An") or not _is_clear(front, found, clause):
        return
    if found["be"] in _OF_PERSON and (year := _YEAR_BEHIND.search(front.text)) is not None:
        front = front.part(0, year.start())
        if not _is_clear(front, found, clause):
            return  # of what happened in that year there is a question anyway
    who = _asker(found["kind"], subject)
    be = "was" if found["be"] in _OF_PERSON else found["be"]
    yield from ask(clause.sentence, f"{who} {be} {front.without('strong').markdown}?", subject)


_IN_STATE = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?,?")


def _placed(phrase: Phrase) -> Phrase | None:
    """Return a town with its state, whose commas part no clauses: “Grand Rapids, Michigan,”."""
    return phrase.part(0, len(phrase.text.rstrip(","))) if _IN_STATE.fullmatch(phrase.text) else None


def _definite(phrase: Phrase, kind: str) -> Phrase | None:
    """Return “the femur”, which as an answer is clear, unlike “the bone” or “the device”."""
    words = words_of(phrase.text)
    if len(words) != 2 or words[0] != "the" or words[1] in VAGUE | GENERIC_HEADS | set(words_of(kind)):
        return None
    return phrase


def _the_is(clause: Clause) -> Iterator[Card]:
    """Read “The largest … is X”."""
    found = _WHOLE.match(clause.text)
    if found is None:
        return
    front = clause.phrase.part(*found.span("front"))
    end = _ENDS.search(clause.text, found.start("what"))
    answer = clause.phrase.part(found.start("what"), end.start() if end else None)
    name = without_article(answer)
    is_named = name.is_marked("strong", "emphasis") or is_name(name, clause.sentence.vocabulary)
    is_told = found["be"] == "was" and _ONE_OF_NAME.fullmatch(answer.text) is not None
    if not (is_named or is_told) and _definite(answer, found["kind"]) is None:
        return
    if not is_noun_phrase(name) or not _is_clear(front, found, clause):
        return
    text = front.without("strong").markdown
    yield from ask(clause.sentence, f"{_asker(found['kind'], answer)} {found['be']} t{text[1:]}?", answer)


def _asker(kind: str, answer: Phrase) -> str:
    """Return the word that asks: “Who” for people, “Who or what” where the noun may be one."""
    heads = {words[-1] for told in (kind, _HEAD_ENDS.split(kind)[0]) if (words := words_of(told))}
    if not _PEOPLE.isdisjoint(heads) or (not _OF_BOTH.isdisjoint(heads) and is_of_person(answer.text)):
        return "Who"
    return "What" if _OF_BOTH.isdisjoint(heads) else "Who or what"


_HEAD_ENDS = re.compile(r" (?:[a-z]+ed|convicted|chosen|known|under|at|from|by|with|in|of|for|to) ")
"""What ends the noun of “the first person convicted at trial”."""
_OF_BOTH = frozenset({"producer", "consumer", "leader", "inventor", "creator"})


def _is_clear(front: Phrase, found: re.Match[str], clause: Clause) -> bool:
    """Whether the question tells by itself of which kind and among which it asks."""
    text = front.text
    words = words_of(text)
    scope = re.search(_SCOPE, text)
    of_world = _OF_WORLD.search(text) is not None
    if len(words) > _LONGEST or not (of_world or (scope is not None and len(words_of(scope[0])) > 1)):
        return False
    kind = words_of(found["kind"])
    if kind and (kind[0] in ("still", "of", "in", "to", "that") or text.endswith(("do so", "of all", "of them all"))):
        return False  # “the oldest still in existence”, “the first country to do so”
    if not kind or kind[-1] in (
        "number",
        "amount",
        "one",
        "ones",
        "thing",
        "way",
        "step",
        "reason",
        "part",
        "type",
        "kind",
        "example",
        "time",
        "two",
        "three",
    ):
        return False
    if has_pronoun(_OWN.sub(" the ", text)) or points_elsewhere(text) or is_opinion(text) or _TWO_CLAUSES.search(text):
        return False
    return not holds_anaphora(front, clause.sentence.vocabulary)
