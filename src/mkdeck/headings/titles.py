"""What the headings above a table or a list say of what stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.first_verb import first_verb
from mkdeck.facts.guards import addresses_reader, has_pronoun, is_generic, points_elsewhere
from mkdeck.facts.phrases import words_of
from mkdeck.facts.self_contained import ONE_OF_A_KIND
from mkdeck.facts.words import ARTICLES, CONJUNCTIONS, PREPOSITIONS, RELATIVES, VAGUE, word_set
from mkdeck.headings.topics import with_what
from mkdeck.values import dataclass
from mkdeck.wording.capitals import capitalised
from mkdeck.wording.numbering import without_number
from mkdeck.wording.numbers import read_number
from mkdeck.wording.words import has_question_mark, is_glossary_title, is_task, plain, words

_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_START = rf"^(?:(?:there|here|these) (?:are|were) )?(?:the )?(?:(?P<number>{_COUNT}) )?"
_PLAIN = r"(?:main|basic|different|major|common|several|various|key|important|principal) "
_OF_SEVERAL = word_set(
    "kinds types forms sorts stages phases steps ways methods parts components elements layers levels pillars "
    "principles laws branches categories classes models standards techniques schools regions causes factors reasons "
    "effects consequences advantages disadvantages benefits drawbacks functions roles symptoms signs characteristics "
    "features properties rules routes sources theories families groups orders mechanisms strategies devices"
)
_KIND = rf"(?:{'|'.join(sorted(_OF_SEVERAL))})"
_KINDS = re.compile(
    rf"(?i){_START}(?:{_PLAIN})?(?P<kinds>(?P<noun>(?:[\w-]+ ){{0,2}}?{_KIND})"
    r" (?:of|for|to|in|that|which|by which|in which|behind) [^:;,.!?]{3,60})$"
)
_OF = re.compile(rf"(?i){_START}(?:{_PLAIN})?(?P<kinds>(?P<noun>(?:[\w’'-]+ ){{0,2}}?[\w-]+) of [^:;,.!?]{{3,50}})")
_MODIFIED = re.compile(rf"(?i){_START}(?P<kinds>(?P<noun>(?!{_PLAIN}|{_COUNT} |the )[\w’'-]+ (?:[\w-]+ )?{_KIND}))")
_WHOLE = re.compile(
    r"(?i)(?P<subject>[^,;:.]{3,60}?) (?:falls? into|comes? in|(?:is|are|was|were|can be) (?:divided|split|classified"
    r"|grouped|sorted|organi[sz]ed) into) (?:the following )?(?P<number>\w+) (?:[\w-]+ ){0,2}"
    r"(?:kind|type|form|sort|stage|phase|categorie|classe|group|order|familie|branche|layer|level|part|rank|school)s"
)
_LEANING = re.compile(
    r"(?i)\b(?:this|these|those|it|its|them|they|their|his|her|he|she|your?|we|our|us|my|such|each|both|i)\b"
    r"|\b(?:is|are|was|were) of\b"
)
_DEFINITE = re.compile(
    r"\b[Tt]he (?P<words>(?:(?!of\b|for\b|to\b|in\b|on\b|and\b|that\b|by\b|with\b)[\w’'-]+ ?){1,5})(?P<of>of )?"
)
_MANY_OF = word_set(
    "country kingdom empire region town city village island war battle dynasty people tribe group state company course "
    "class lesson module unit lab house club team day week year session trip job"
)
"""Nouns of which a lesson may have named any: “the civil war”."""

_EXPLAINING = word_set(
    "cause factor reason effect consequence advantage disadvantage benefit drawback function role symptom sign source"
)
_NO_LESSON = word_set(
    "examples resources links references exercises questions topics lessons chapters sections articles books pages "
    "options parameters arguments flags settings commands files lines items things facts packages libraries names "
    "dependencies changes issues bugs modules notes exceptions contributors users sponsors authors versions releases "
    "requirements goals objectives tests tasks tutorials videos scenarios caveats limitations tips recommendations "
    "improvements platforms browsers places problems tables commits repositories apis scripts tools plugins activities "
    "days weeks dates times hours terms lots points ideas minutes members pieces bits pictures photos lists"
)
"""Nouns of what belongs to a lesson, a manual or a moment, and not to a subject."""

_IRREGULAR = word_set("people men women children criteria phenomena bacteria media data feet teeth mice species series")
_ONE = word_set("atlas bias canvas gas lens pancreas")
"""Nouns of one thing that end as those of many do."""
_LONGEST, _LONGEST_OF_ONE = 7, 4
_LONGEST_SENTENCE = 300
"""Letters."""
_GOES_ON = re.compile(
    r", (?:and|but|so|which|though|although) "
    r"(?=[^,:]*\b(?:[a-z]+s|is|are|was|were|can|will|do|people|you|we|I|they|it)\b)[^:]*(?=:?$)"
)
"""“Three probes, *and people mix up the first two*:” tells more of what it counts."""
_COUNTED = re.compile(r"(?i)[a-z]+ (?:\d+|[a-z])")
"""“Unit 3”, “Appendix B”."""
_OPENINGS = (
    PREPOSITIONS
    | CONJUNCTIONS
    | RELATIVES
    | word_set("more some other others hello welcome introduction background summary overview basics")
    | word_set("what's what’s who's where's how's")
)


OF_COURSE = (
    r"agenda|homework|schedule|to[ -]?do|next (?:time|week|class|session|lesson)|assignments?|project|lab|install\w*"
    r"|set(?:ting)?[ -]?up|getting started|activit(?:y|ies)|exercises?|discussion|usage|configuration|requirements"
    r"|your (?:turn|task)"
)
"""A part of expressions without case: what titles say of what belongs to a course or a program, not to a subject."""
_OF_EVERYBODY = re.compile(
    r"(?i)^(?:get to know|know|knowing|understand|understanding|choosing|reading|meet) your\b"
    r"|\b(?:behind|beneath|beyond|inside|within|under) your\b"
    r"|(?<=\b[Bb]lood )groups?\b|(?<=\b[Ff]ood )groups?\b|(?<=\b[Ff]unctional )groups?\b|(?<=\b[Mm]uscle )groups?\b"
)


_SIGN_WITH_NOUN = re.compile(r"(?:\S+ )?[A-Z][A-Z\d]{1,6} [a-z]{3,}s")
"""“SQL joins”, where nobody joins anything."""


def names_topic(title: str) -> bool:
    """Whether a heading names a subject by a noun: “Single sign-on”, and not “When it gets out of hand”."""
    spoken = words_of(title)
    if not 1 <= len(spoken) <= _LONGEST or spoken[0] in _OPENINGS or spoken[:2] == ["the", "other"]:
        return False
    if any(sign in title for sign in "?!:;…") or has_question_mark(title) or is_task(title):
        return False
    if first_verb(title) and not _SIGN_WITH_NOUN.fullmatch(title):
        return False
    if addresses_reader(title) or has_pronoun(title) or points_elsewhere(title) or is_generic(spoken):
        return False
    return plain(title) not in words("aside") and not is_glossary_title(title) and not is_of_occasion(title)


def names_one_thing(title: str) -> bool:
    """Whether a heading names one thing, which may have what is listed below: no “Burns and shock”, no “Unit 3”."""
    spoken = words_of(title)
    is_short = 0 < len(spoken) <= _LONGEST_OF_ONE and {"and", "or", "vs", "versus"}.isdisjoint(spoken)
    is_one = is_short and not any(sign in title for sign in ",/&") and _COUNTED.fullmatch(title) is None
    return is_one and names_topic(title)


def is_of_occasion(title: str) -> bool:
    """Whether a heading stands above what belongs to a course, a product or a moment: “Results of the practical”."""
    spoken = plain(title).split()
    pairs = (" ".join(pair) for pair in pairwise(spoken))
    return not words("occasion").isdisjoint([*spoken, *pairs])


def is_of_other_page(title: str) -> bool:
    """Whether a title says that it stands above no lesson: “Minutes of the council”, “Trip to Lisbon”, “For sale”."""
    said = f" {plain(title)} "
    return any(f" {phrase} " in said for phrase in words("other_page"))


def is_of_paper(title: str) -> bool:
    """Whether a title is that of a paper which holds no glossary: a plan, rules of a house, a list of things to buy."""
    said = f" {plain(title)} "
    return is_of_other_page(title) or any(f" {known} " in said for known in words("no_glossary"))


def of_everybody(title: str) -> str:
    """Return a title without a “your” that is of no occasion: “Know your tools”, “The grid behind your map”."""
    return _OF_EVERYBODY.sub("", title)


def of_kind(kind: str, titles: Iterable[str]) -> str:
    """Return the first title that says of what there are the kinds: “Piaget's stages” for “stage”; or nothing."""
    noun = singular(plain(kind).rpartition(" ")[2])
    for title in map(without_number, titles):
        spoken = words_of(title)
        of_several = any(word != singular(word) and singular(word) == noun for word in spoken)
        if of_several and len(spoken) > 1 and names_topic(title):
            return title
    return ""


def singular(noun: str) -> str:
    """Return a noun for one thing, as far as its ending tells: “families” are of one “family”."""
    if noun in _ONE:
        return noun
    if noun.endswith("ies"):
        return noun if noun in ("species", "series") else noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def lesson_topic(document: Block) -> str:
    """Return what the title in a lesson's front matter says the lesson is about: a noun, or a name behind “with”."""
    above = (block for block in document.children if block.kind == "front matter")
    entries = (entry for block in above for entry in block.children if entry.info.casefold() == "title")
    title = without_number(next((entry.text for entry in entries), ""))
    if names_topic(title):
        return title
    return with_what(title, lambda word: words_of(document.source).count(word))


@dataclass(frozen=True, slots=True)
class Several:
    """What a heading or a sentence says of the things below it: a title for them, and their number if it is told."""

    title: str
    number: int | None
    explains: bool = False
    """Whether each is a cause, an advantage or the like, of which one asks how it is, and not what it means."""


def _without_more(text: str) -> str:
    """Return a text of one sentence without what it goes on with; no title and no sentence above a list is longer."""
    return _GOES_ON.sub("", text) if len(text) <= _LONGEST_SENTENCE else text


def several(text: str) -> Several | None:
    """Read of what there are several below: “There are two kinds of irony:”, “Factors fall into three categories:”.

    What leans on something that was named before (“three parts of the device”) says it to nobody.
    """
    text = _without_more(without_number(text)).strip(" :.\n").removesuffix(" are").removesuffix(" as follows").strip()
    if _may_hold(" in", text) and (found := _WHOLE.fullmatch(text)):
        subject = found["subject"]
        is_vague = singular(plain(subject)) in words("kind") | _EXPLAINING
        is_clear = (
            not is_vague and names_topic(subject) and not _leans(subject) and words_of(subject)[0] not in ARTICLES
        )
        return Several(capitalised(subject), read_number(found["number"])) if is_clear else None
    found = _read_several(text)
    if found is None or _leans(found["kinds"]) or is_of_occasion(text):
        return None
    spoken = words_of(found["noun"])
    if spoken[-1] in _NO_LESSON or not is_plural(spoken[-1]) or spoken[0] in _MANY_OF:
        return None
    title = capitalised(found["kinds"])
    return Several(title, read_number(found["number"] or ""), singular(spoken[-1]) in _EXPLAINING)


def _read_several(text: str) -> re.Match[str] | None:
    """Return what one of the expressions finds, of which few texts hold what they look for."""
    has_kind = not text.isascii() or not _OF_SEVERAL.isdisjoint(text.lower().split(" "))
    found = _KINDS.match(text) if has_kind else None
    if found is None and _may_hold(" of ", text):
        found = _OF.fullmatch(text)
    if found is None and has_kind:
        found = _MODIFIED.fullmatch(text)
    return found


def _may_hold(part: str, text: str) -> bool:
    """Whether a text may hold small letters without case; beyond ASCII others may stand for them."""
    return not text.isascii() or part in text.lower()


def is_plural(noun: str) -> bool:
    """Whether a noun is one of many things, as far as its ending tells."""
    return noun in _IRREGULAR or noun.endswith("eaus") or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))


def _leans(text: str) -> bool:
    """Whether a phrase speaks of what was named before: a pronoun, “the device”, but not “the cell cycle”."""
    if _LEANING.search(text):
        return True
    for found in _DEFINITE.finditer(text):
        noun = found["words"].split()[-1].casefold()
        if found["words"].strip().casefold() in ONE_OF_A_KIND:
            continue  # “the heart” is that of anybody
        if " " not in found["words"].strip() and not found["of"] and not found["words"][0].isupper():
            return True
        if noun in VAGUE | _MANY_OF:
            return True
    return False
