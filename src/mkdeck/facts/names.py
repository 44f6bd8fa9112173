"""Which names may be somebody's, two words or more with capitals, and which bold texts are the names of things."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Inline
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.phrases import Phrase, split_words, words_of
from mkdeck.facts.vocabulary import Vocabulary, has_inner_capital
from mkdeck.facts.words import word_set

FULL_NAME = re.compile(
    r"(?P<name>\b(?!The |In |On |At |By |From |As |An? |When |After |Before |While |Although |During |For )"
    r"[A-ZÀ-ÖØ-Þ](?:[\w’-]+|\.)"
    r"(?: (?:(?:van|von|de|der|da|di|du|la|le|ibn|al) )*"
    r"(?:[IVX]+\b|(?![IVX]+\b)[A-ZÀ-ÖØ-Þ](?:[\w’-]+|\.(?:[A-Z]\.)*)))+)"
)
NO_PERSON = re.compile(
    r"\b(?:Islands?|Rivers?|Sea|Ocean|Mountains?|Valley|City|Street|Avenue|University|Museum|War|Wars|Revolution"
    r"|Century|States|Kingdom|Republic|Empire|Act|Law|Age|Era|Church|Party|Council|Committee|Assembly|Court|Bank"
    r"|Company|Union|Nations|Prize|Institute|Club|Band|Orchestra|Theatre|Theater|Symphony|Concerto|Opera|Sonata"
    r"|Year|Day|Cathedral|Palace|Bridge|Canal|Lake|Mount|Treaty|Battle|Siege|Edict|Bay|Port|Hill|Society"
    r"|Association|Foundation|Group|Corporation|Team|Laborator(?:y|ies)|Labs|Theor(?:y|em)|Army|House|Library"
    r"|School|College|Academy|January|February|March|April|June|July|August|September|October|November|December|Europe"
    r"|America|Africa|Asia|Figure|Table|Chapter|Part|Section|Step|Appendix|North|South|East|West|New|Great"
    r"|Middle|Saint|San|St|Systems?|Control|Standards?|Protocol|Frameworks?|Programme|Program|Project|Format|Language"
    r"|Model|Test|Method|Scale|Index|Engine|Service|Agency|Authority|Board|Commission|Federation|Office|Ministry"
    r"|Department|Organi[sz]ation|Cent(?:re|er)|Consortium|Alliance|Initiative|Technolog(?:y|ies)|Software|Games|Robotics|Instruments|Networks|Studios?|Industries"
    r"|Motors|Electronics|Solutions|Interactive|Entertainment|Media|Energy|Analytics|Digital|Pictures|Airlines|Foods"
    r"|Cloud|Maps|Docs|Sheets|Server|Desktop|Online|Photos|Player|Browser|Yard|Hospital|Railway"
    r"|Railroad|Airways|Exchange|Bureau|Parliament|Congress|Senate|Navy|Airport|Festival|Observatory|Archives?"
    r"|Search|Store|Drive|Pro|Live|Tools?|Suite"
    r"|Workspace|Assistant|Explorer|Manager|Designer|Editor|Viewer|Watch)\b"
)
_HOUSES = word_set(
    "adobe airbnb alibaba amazon android apache arduino atari autodesk aws azure baidu bosch canon cisco cloudflare "
    "debian docker "
    "dropbox ericsson esri facebook github google huawei ibm intel java kodak linkedin linux lotus meta microsoft "
    "mozilla netflix netscape nikon nintendo nokia nvidia oracle philips python salesforce samsung sap sega siemens "
    "sony spotify tencent tesla toyota twitter uber ubuntu windows xerox yahoo"
)
"""Firms, and what is widely known, by whose names other things are called: “Google Chrome”, “Amazon Polly”."""
_TITLES = word_set("king queen pope emperor empress saint president sir lady lord prince princess duke captain doctor")
_SHORT, _LONGEST_NAME, _NEAR = 3, 5, 30
_PERSON_BEFORE = re.compile(r"\b(?:by|engineer|founder|programmer|scientist|professor|director|named|called) $")
_PLACES = re.compile(r"\b(?:in|at|from|near) $")
_WITHIN = ("of", "the")
_NAME_GOES_ON = re.compile(r" (?:(?:and|&|for|of)|(?:of|for) the) [A-Z]")
_GIVEN = re.compile(r"\b[A-Z][a-z]+(?: [A-Z]\.)?$")


def is_house(name: str) -> bool:
    """Whether a name is that of a firm, or of another thing, that is widely known."""
    return name.casefold() in _HOUSES


def goes_on(name: Phrase) -> bool:
    """Whether a name goes on behind a phrase: “Centers *for Disease Control*”."""
    return _NAME_GOES_ON.match(name.inline.text, name.end) is not None


def is_of_person(text: str) -> bool:
    """Whether a text is a name of several words that may be somebody's."""
    return FULL_NAME.fullmatch(text) is not None and may_be_person(text)


def may_be_person(name: str) -> bool:
    """Whether a name of several words may be somebody's: none of them names a thing."""
    if NO_PERSON.search(name) or name.endswith(("'s", "’s")):
        return False
    before = [word.casefold() for word in split_words(name)[:-1]]
    if before and before[0] in _HOUSES:
        return False
    return not any(is_everyday(word) and len(word) > _SHORT and word not in _TITLES for word in before)


def persons_in(text: str) -> Iterator[str]:
    """Yield the full names in a text that may be somebody's."""
    return (found["name"] for found in FULL_NAME.finditer(text) if may_be_person(found["name"]))


def with_full_names(told: Phrase, vocabulary: Vocabulary) -> Phrase:
    """Return names of persons in full, “Stallman and Nathan Sobo”, where the lesson tells each only so."""
    named = _JOINED.split(told.text)
    if not all(_ONE_NAME.fullmatch(name) or is_of_person(name) for name in named) or told.holds("link"):
        return told
    full = [_full_name(name, vocabulary) for name in named]
    text = " and ".join(full)
    return told if text == told.text else Phrase(Inline(text), 0, len(text))


_JOINED = re.compile(r" and ")
_ONE_NAME = re.compile(r"(?:(?:[Vv]on|[Vv]an|[Dd]e) )?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:-[A-Z][a-z]+)?")


def _full_name(name: str, vocabulary: Vocabulary) -> str:
    """Return the one full name that a lesson has for a surname, or the name as it is."""
    if _ONE_NAME.fullmatch(name) is None:
        return name
    known = vocabulary.full_names.get(name.rpartition(" ")[2], frozenset())
    return next(iter(known)) if len(known) == 1 else name


def is_surname(name: str, told: str) -> bool:
    """Whether a text has told a person's name that ends in a word: “Daniels” of “George Daniels devised it”."""
    if not name.isalpha() or not name[0].isupper() or has_inner_capital(name):
        return False
    at = told.find(f" {name}")
    while at >= 0:
        given = _GIVEN.search(told, max(0, at - _NEAR), at)
        is_whole = not told[at + 1 + len(name) : at + 2 + len(name)].isalpha()
        if given is not None and is_whole and is_of_person(f"{given[0]} {name}"):
            return True
        at = told.find(f" {name}", at + 1)
    return False


def is_thing(phrase: Phrase, body: Phrase) -> bool:
    """Whether bold text is a name, and no person's: “**dbt**”, “**Apache Airflow**”, not “a **reverse proxy**”."""
    words = phrase.words
    if not 1 <= len(words) <= _LONGEST_NAME or not any(letter.isalpha() for letter in phrase.text):
        return False
    at = phrase.start - body.start
    before = body.text[max(0, at - _NEAR) : at].casefold()
    if _PERSON_BEFORE.search(before) or _PLACES.search(before) or before.endswith((" a ", " an ")):
        return False
    if all(word[0].isupper() or word[0].isdigit() or has_inner_capital(word) or word in _WITHIN for word in words):
        return True
    is_new = not before.endswith((" one ", " two ", " the ", " this ", " each ", " every ", " its ", " their "))
    return len(words) == 1 and is_new and not is_everyday(words_of(phrase.text)[0])
