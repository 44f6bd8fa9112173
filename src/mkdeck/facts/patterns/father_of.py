"""Who is called the father, the mother or the founder of something: “Orfila is usually called the father of …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import has_pronoun, points_elsewhere
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.self_contained import names_all, says_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import PERSONAL, word_set

TIER = "default"
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = word_set("father fathers mother mothers founder founders grandfather godfather pioneer inventor")

_HOW = r"(?P<how>(?:[a-z]{3,}ly|often|sometimes|also|still) )?"
_NAMING = (
    r"(?P<verb>called|known as|remembered as|regarded as|seen as|hailed as|described as|considered(?: to be)?"
    r"|honou?red as)"
)
_FATHER = (
    r"(?:the )?(?P<father>(?:father|mother|founder|grandfather|godfather|pioneer|inventor)s? of "
    r"(?P<what>(?!(?:his|her|its|their|our|this|that|it|all|two|three|four|five) )[\w’'-]+(?: [\w’'-]+){0,4}?))"
    r"(?=$|[.,;:()]| (?:because|for|and|who|whose|thanks|after|though|although|but|since|in (?:the )?[A-Z]) ?)"
)
_NAME = r"(?P<name>[A-ZÀ-Þ][\w.’'-]*(?: (?:(?:von|van|de|der|da|ibn|al) )?[A-ZÀ-Þ][\w.’'-]*){0,4})"
_IS = re.compile(rf"{_NAME}(?:, [^,;:]{{3,90}},| \([^()]{{2,60}}\))? (?:is|was|has been) {_HOW}{_NAMING} {_FATHER}")
_WITHIN = re.compile(rf"(?:, |\bby ){_NAME},(?: who)? (?:is|was|has been) {_HOW}{_NAMING} {_FATHER}")
"""“Its initiator, Roger Tomlinson, is called the father of GIS”, “… by Roger Tomlinson, who is called …”."""
_ASIDE = re.compile(rf"{_NAME}(?: \([^()]{{2,60}}\))?, (?:who is |who was )?{_HOW}{_NAMING} {_FATHER}")
"""“Joseph Harding, often called the father of cheddar, …”."""
_NOBODY = PERSONAL | word_set("the this that these those another one both many some")
_FEWEST, _LONGEST = 4, 5


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who is usually called the father of X?”."""
    body = sentence.body
    found = _IS.match(body.text) or _ASIDE.match(body.text) or _WITHIN.search(body.text)
    if found is None:
        return
    name, what = body.part(*found.span("name")), found["what"]
    if not _is_somebody(name, found["father"]) or len(words_of(what)) > _LONGEST:
        return
    if has_pronoun(what) or points_elsewhere(what) or not says_all(what) or not names_all(what):
        return
    told = body.part(*found.span("father")).without("strong").markdown
    how = found["how"] if found["how"] not in (None, "also ", "still ") else ""
    yield from ask(sentence, f"Who is {how}{found['verb']} the {told}?", name)


def _is_somebody(name: Phrase, father: str) -> bool:
    """Whether this is the name of a person: a full one, or of a father “Hippocrates”; a town is a mother of many."""
    if len(name.words) > 1:
        return is_of_person(name.text)
    word = name.text.casefold()
    return father.startswith("father ") and len(word) > _FEWEST and word not in _NOBODY and not is_everyday(word)
