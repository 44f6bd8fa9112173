"""How things are asked for what tells them apart: “What do XRF and FTIR contain?”.

A question of their own is made of labels whose grammar is sure; the others are told as they stand behind the things
that are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import indefinite
from mkdeck.facts.phrases import words_of
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import ARTICLES, AUXILIARIES, PERSONAL, PREPOSITIONS, word_set
from mkdeck.headings.headers import as_asked, looks_like_adjective, names_quality, within
from mkdeck.headings.titles import is_plural
from mkdeck.values import dataclass
from mkdeck.wording.words import words

_DOES = word_set(
    "add affect allow carry cause change contain cover create eat enable give handle have hold include keep know make "
    "need offer own prevent produce protect provide receive reduce release remove require return send serve show store "
    "suit support"
)
"""Verbs that want an object, so that one asks what things do."""
_DEEDS = word_set("built created designed developed founded introduced invented launched made released started")
"""What is asked for with “who”, if those who did it have names."""
_DATED = _DEEDS | word_set("announced begun discovered opened published written")
_STILL = word_set("caused controlled driven governed limited maintained owned powered run used")
"""What is done to things as long as they are there: “run by”."""
_MADE = word_set(
    "based built coated composed configured connected controlled covered derived driven filled heated made measured "
    "named needed powered prescribed produced programmed sealed served sold stored treated used written"
)
"""What is done to things, and never by them, in front of a preposition: “filled with”, not “fought in”."""
_MADE_SO = frozenset({"as", "after", "for", "from", "in", "of", "on", "to", "with"})
_OBJECTIVE = frozenset({"about", "against", "at", "from", "in", "into", "like", "of", "on", "to", "with"})
"""What stands between a verb and a thing, and is seldom an adverb as in “breaks down”."""
_YEAR = re.compile(r"(?:c\. ?|about )?\d{4}\b.*")
_DATE = re.compile(r"\b\d{4}\b")
_RELEASE = re.compile(
    r"(?P<first>first|initial)? ?(?:public |stable |official )?(?:release(?:d|s)?|version)(?: date| year)?"
)
_OF_EACH = re.compile(r"(?:main|chief|primary|principal|largest|smallest|highest|lowest|official) [a-z]+(?: [a-z]+)?")
"""“Main rock”, of which each has one."""
_MEASURED = re.compile(r"(?:about |around |up to |over |under |below |above |[~≈<>≤≥] ?)?\d")
_OF_IT = re.compile(
    r"(?P<asks>(?:what|how|where|when|why|which [a-z ]{1,30}?)) (?P<does>does|do|did|is|are|was|were)"
    r" (?:it|they)\b(?P<rest>[^?]*)\?",
    signs=(" it", " they"),
)
_OF_SEVERAL = {"does": "do", "is": "are", "was": "were"}
_CIRCUMSTANCE = PREPOSITIONS - {"of", "by", "to", "per", "as", "from"} | {"when", "while", "if"}
"""What opens a label that tells where or when things differ: “when cut”."""
_ASKING = word_set("what who whom whose which where when how why")
_IN_FULL = frozenset(["full name", "long form", "in full", "stands for", "short for", "long name"])
_EXAMPLE = re.compile(r"(?:(?P<which>[a-z-]+) )?(?P<noun>examples?)")
_LEANING = word_set("it its he his him she her they them their this these")
_AMOUNTS = word_set("few fewer many more several some none low high slow fast much little less yes no cheap costly")
_COUNTS = word_set("few fewer many more several some none")
_MUCH = frozenset({"much", "little", "less", "a lot", "lots", "a little", "plenty"})
"""How much there is of what is not counted."""
_STATES = word_set(
    "old new hot cold warm cool big small large soft hard loud quiet fast slow cheap dear wet dry wide narrow deep "
    "high low open closed free safe strong weak light heavy good bad easy sure ready rich poor alive dead full empty "
    "raw ripe pure true wild tame sweet sour bitter round flat sharp blunt smooth rough thick thin tall short long "
    "young"
)
"""What something is like, in words that look like nouns."""
_MANNERS = word_set("well badly long longer again once twice always never often together alone here there apart soon")
_QUALITIES = word_set(
    "appearance behaviour behavior budget cost culture economy economics environment evolution flexibility growth "
    "history lifetime light maintenance memory metabolism mood movement noise output performance popularity power "
    "price quality reliability safety scope smell storage strength stretch syntax timing vocabulary warmth wear weather"
)
"""Nouns that tell in what things differ, and count nothing: “in price”, but not “in wife”."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NOUN = re.compile(r"[a-z]{3,}")
_MOST_FOLLOWING = 50
"""Words behind another one that are looked at."""


def of_them(names: Sequence[str], label: str, values: Sequence[str]) -> str:
    """Return the question that a label asks of several things whose values have been told.

    The label is written as within a sentence. Where nobody knows what it asks of them it stands behind the question;
    “” where it speaks of something else: “stands for it”.
    """
    them = _listed(names)
    small = label.casefold().rstrip(".… ")
    if small in _IN_FULL:
        return f"What do {them} stand for?"
    if small in ("e.g", "eg", "e g"):
        return f"What are examples of {them}?"
    if found := _EXAMPLE.fullmatch(small):
        kind = f"{found['which']} {found['noun']}" if found["which"] else found["noun"]
        if is_plural(kind):
            return f"What are {kind} of {them}?"
        article = "the" if kind.startswith(("best", "most")) else indefinite(kind)
        return f"What is {article} {kind} of {_listed([names[0], *(f'of {name}' for name in names[1:])])}?"
    if _OF_EACH.fullmatch(label) and not is_plural(small) and not _names_measure(small.rpartition(" ")[2]):
        return f"What is the {label} of {_listed([names[0], *(f'of {name}' for name in names[1:])])}?"
    return (
        _asked_of_deed(them, label, values)
        or _asked_of_verb(names, them, label, values)
        or _told_apart(them, label, values)
        or compared(names, label)
    )


def compared(names: Sequence[str], label: str) -> str:
    """Ask how things compare, with a label of any grammar; “” where it speaks of something else."""
    spoken = words_of(label.casefold())
    if not spoken or (spoken[0] not in _ASKING and not _LEANING.isdisjoint(spoken)):
        return ""
    first, _, rest = label.partition(" ")
    small = first.lower()
    is_word = first[1:].islower() and bool(verb_forms(small) or small in PREPOSITIONS | AUXILIARIES | _ASKING)
    told = f"{small}{rest and ' '}{rest}" if is_word else label
    return f"How do {_listed(names)} compare: {told}?"


def tells_property(label: str) -> bool:
    """Whether a label surely tells what things are like or do, and names no other thing: “Mutability”, “Made of”."""
    spoken = words_of(label.casefold())
    return bool(spoken) and (
        spoken[0] in PREPOSITIONS | AUXILIARIES | _ASKING
        or any(form.form != "base" and form.certainty != "seldom" for form in verb_forms(spoken[0]))
        or _names_measure(spoken[-1])
        or spoken[-1].endswith("able")
    )


def _names_measure(word: str) -> bool:
    return word in _QUALITIES or word in words("attribute") or names_quality(word)


def _asked_of_deed(them: str, label: str, values: Sequence[str]) -> str:
    """Return what a label asks that begins with what was done: “developed by”, “built from”, “released”."""
    done, _, rest = label.partition(" ")
    if rest == "by" and done in _DEEDS:
        are_named = all(value[:1].isupper() for value in values)
        return f"Who {done} {them}?" if are_named else f"By whom or what were {them} {done}?"
    if rest == "by" and done in _STILL:
        return f"By whom or what are {them} {done}?"
    if label == "based in":
        return f"Where are {them} based?"
    if done in _MADE and rest in _MADE_SO and _are_objects(values):
        return f"What are {them} {label}?"
    if (first := _RELEASE.fullmatch(label)) is not None and all(map(_DATE.search, values)):
        return f"When were {them} {'first ' if first['first'] else ''}released?"
    is_dated = not rest and done in _DATED and all(map(_YEAR.match, values))
    return f"When were {them} {done}?" if is_dated else ""


def _asked_of_verb(names: Sequence[str], them: str, label: str, values: Sequence[str]) -> str:
    """Return what a label asks that says what each does or is: “tells you”, “how it works”, “good at”."""
    verb, _, rest = label.partition(" ")
    third = next((form for form in verb_forms(verb) if form.form == "third"), None)
    found = _OF_IT.fullmatch(as_asked(label)) if rest else None
    if found and not (third is not None and found["asks"] == "what"):  # “grows up”
        does = _OF_SEVERAL.get(found["does"], found["does"])
        asked = f"{found['asks'].capitalize()} {does} {them}{found['rest']}?"
        return asked if _are_objects(values) or found["asks"] != "what" else ""
    if not _are_objects(values):
        return ""
    wants_object = third is not None and not rest and third.base in _DOES
    is_followed = third is not None and third.certainty != "seldom" and rest in _OBJECTIVE | {"you", "us"}
    if third is not None and (wants_object or is_followed):
        return f"What do {them} {third.base}{rest and ' '}{rest}?"
    is_base = verb in _DOES and not rest and not is_everyday(verb)
    if is_base and all(is_plural(name.casefold()) for name in names):
        return f"What do {them} {verb}?"
    return ""


def _are_objects(values: Sequence[str]) -> bool:
    """Whether what is told may be things; it is not when, where, how or how much something is done."""
    return not any(map(_tells_manner, values))


def _tells_manner(value: str) -> bool:
    first, _, rest = value.casefold().partition(" ")
    return (
        first in _CIRCUMSTANCE | {"to", "by", "as", "from", "not"}
        or (not rest and first in _AMOUNTS)
        or first in _MANNERS
        or first.endswith("ly")
        or _YEAR.match(value) is not None
    )


def _are_amounts(values: Sequence[str]) -> bool:
    """Whether it is told how much or how many there are, or whether there are any."""
    return any(value.casefold() in _AMOUNTS or value[:1].isdigit() for value in values)


def _are_counts(values: Sequence[str]) -> bool:
    """Whether it is told how many there are: “Writes | few | many” speaks of no deed."""
    return all(value.casefold() in _COUNTS or (value.isdecimal() and not _YEAR.match(value)) for value in values)


def _told_apart(them: str, label: str, values: Sequence[str]) -> str:
    """Return how things are told apart by what a noun names, or under a circumstance; “” of what is neither."""
    spoken = words_of(label)
    if not spoken or not PERSONAL.isdisjoint(spoken):
        return ""
    if spoken[0] in _CIRCUMSTANCE and spoken[1:2] not in ([], ["to"]) and spoken[-1] not in PREPOSITIONS:
        return f"How do {them} differ {label}?"
    if not AUXILIARIES.isdisjoint(spoken) or not PREPOSITIONS.isdisjoint((spoken[0], spoken[-1])):
        return ""
    is_counted = len(spoken) == 1 and _are_counts(values)
    is_deed = _may_be_verb(spoken[0]) and not is_counted and not _names_measure(spoken[0])
    if spoken[0] in _ASKING or is_deed:
        return ""
    last = spoken[next((at for at, word in enumerate(spoken) if at and word in PREPOSITIONS), len(spoken)) - 1]
    are_told = len(spoken) > 1 or _are_objects(values) or _are_amounts(values)  # not “leaks | when cold”
    if is_plural(last) and not _is_quality(last) and are_told:
        return f"How do {them} differ in their {label}?"
    is_named = len(spoken) > 1 and last in ("name", "lifetime", "time", "life", "point", "number")
    is_process = len(spoken) == 1 and any(form.form == "gerund" for form in verb_forms(last))  # “cleaning”
    is_measured = all(_MEASURED.match(value) and not _YEAR.match(value) for value in values) or any(
        value.casefold() in _MUCH for value in values
    )  # “caffeine: about 1.2%”, “land: a lot”
    is_sure = _names_measure(last) or is_named or is_process or (is_measured and not _is_quality(last))
    if is_sure:
        return f"How do {them} differ in {label}?"
    return f"How do {them} differ in their {label}?" if _names_part(label, values) else ""


def _names_part(label: str, values: Sequence[str]) -> bool:
    """Whether one word surely names something that each thing has, “crust”, and not what it is like or does."""
    may_be_noun = label.isalpha() and label.islower() and label not in _STATES and not is_plural(label)
    may_be_noun = may_be_noun and not _is_quality(label)
    is_noun = may_be_noun and not any(form.form != "base" or form.certainty == "mostly" for form in verb_forms(label))
    return is_noun and not any(value[:1].isupper() or value.casefold() in ("yes", "no") for value in values)


def _may_be_verb(word: str) -> bool:
    return any(form.form not in ("base", "gerund") for form in verb_forms(word)) or word in ("born", "not")


def _is_quality(word: str) -> bool:
    """Whether a word says what something is like, so that no noun is compared: “typical”, “drained”."""
    return looks_like_adjective(word) or word.endswith("able") or _participle(word)


def _participle(word: str) -> bool:
    return any(form.form in ("participle", "past") and form.certainty != "seldom" for form in verb_forms(word))


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says of the words that name things: which there are, in their letters, and what follows each."""

    spoken: frozenset[str]
    following: dict[str, tuple[str, ...]]


@lru_cache(maxsize=4)
def told(text: str) -> Told:
    """Read once what a text says, for all the tables that stand in it."""
    found = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    following: dict[str, list[str]] = {}
    for at, ((word, _, end), (after, start, _)) in enumerate(pairwise(found)):
        if not _is_gap(text, end, start):
            continue
        if after in ("and", "or") and at + 3 < len(found):  # “ionic and covalent bonds”
            _, from_other, to_other = found[at + 2]
            after, from_noun, _ = found[at + 3]
            if not _is_gap(text, found[at + 1][2], from_other) or not _is_gap(text, to_other, from_noun):
                continue
        nouns = following.setdefault(word.lower(), [])
        if len(nouns) < _MOST_FOLLOWING and _is_noun(after.lower()):
            nouns.append(after.lower())
    return Told(frozenset(word for word, _, _ in found), {word: tuple(nouns) for word, nouns in following.items()})


def _is_gap(text: str, start: int, end: int) -> bool:
    return end == start + 1 and text[start] in " \n"


def _is_noun(word: str) -> bool:
    return (
        _NOUN.fullmatch(word) is not None
        and word.removesuffix("s") not in _NO_NOUNS
        and not word.endswith("ing")
        and not word.endswith("ings")
        and not any(form.certainty == "mostly" for form in verb_forms(word.removesuffix("s")))
    )


def written_together(names: Sequence[str], text: Told) -> Sequence[str]:
    """Return the names of things as they stand within a sentence; none where they say only what something is like.

    `text` is what the lesson says beside them. Its small letters tell words from names, and it may say what there is
    dynamic and static: “a dynamic microphone”, and “static microphones”.
    """
    small = [_within(name, text) for name in names]
    if any(name[:1].isupper() for name in small):
        small = list(names)  # “Arabica and Robusta”, though there is *Coffea arabica*
    are_like = [" " not in name and _is_quality(name.casefold()) for name in names]
    if not any(are_like):
        return small
    if noun := _noun_behind(names, text):
        lowered = [name if name[1:] != name[1:].lower() else name.lower() for name in names]
        return [*lowered[:-1], f"{lowered[-1]} {noun}"]
    return () if all(are_like) else small


def _noun_behind(names: Sequence[str], text: Told) -> str:
    """Return the noun, for several things, that a text sets most often behind each of some words."""
    found = [
        Counter(noun if is_plural(noun) else f"{noun}s" for noun in text.following.get(name.casefold(), ()))
        for name in names
    ]
    behind_each = set(found[0]).intersection(*found[1:])
    return min(behind_each, key=lambda noun: (-sum(nouns[noun] for nouns in found), noun), default="")


_NO_NOUNS = PREPOSITIONS | AUXILIARIES | ARTICLES | PERSONAL | word_set("and but nor than that which who one only too")


def _within(name: str, text: Told) -> str:
    """Write a name as it stands within a sentence: one word is small where the text has it so.

    Lamps of which the text speaks are several: “halogen lamps”.
    """
    first, _, rest = name.partition(" ")
    if not first[1:].islower() or rest != rest.lower():
        return name
    if rest:
        is_counted = not is_plural(rest) and f"{rest.rpartition(' ')[2]}s" in text.spoken
        return f"{within(name)}{'s' if is_counted else ''}"
    return first.lower() if first.lower() in text.spoken else name


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}"
