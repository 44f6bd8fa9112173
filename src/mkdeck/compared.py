"""How things are asked for what tells them apart: “What do XRF and FTIR tell you?”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import has_pronoun
from mkdeck.facts.phrases import words_of
from mkdeck.facts.verb_forms import VerbForm, verb_forms
from mkdeck.facts.words import ARTICLES, AUXILIARIES, PERSONAL, PREPOSITIONS, word_set
from mkdeck.headers import as_asked, looks_like_adjective, within
from mkdeck.titles import is_plural
from mkdeck.words import words

_DOES = word_set(
    "contain eat handle hold keep know need own produce receive require return send serve show store suit support"
)
"""Verbs whose forms of one thing are no nouns, as “reads” and “uses” are."""
_DEEDS = word_set("built created designed developed founded introduced invented launched made released started")
"""What is asked for with “who”, if those who did it have names."""
_DATED = _DEEDS | word_set("announced begun discovered opened published written")
_YEAR = re.compile(r"(?:c\. ?|about )?\d{4}(?: \([^()]*\))?$")
_OF_IT = re.compile(
    r"(?P<asks>(?:what|how|where|when|why|which [a-z ]{1,30}?)) (?P<does>does|do|did|is|are|was|were)"
    r" (?:it|they)\b(?P<rest>[^?]*)\?",
    signs=(" it", " they"),
)
_OF_SEVERAL = {"does": "do", "is": "are", "was": "were"}
_CIRCUMSTANCE = PREPOSITIONS - {"of", "by", "to", "per", "as", "from"} | {"when", "while", "if"}
"""What opens a label that tells where or when things differ: “when cut”."""
_IN_FULL = frozenset(["full name", "long form", "in full", "stands for", "short for", "long name"])
_EXAMPLE = re.compile(r"(?:(?P<which>[a-z-]+) )?(?P<noun>examples?)")
_LEANING = word_set("it its he his him she her they them their this these")
_AMOUNTS = word_set("few fewer many more several some none low high slow fast much little less yes no cheap costly")
_FOLLOWING = r"\b(?:{})[ \n](?P<noun>[a-z]{{3,}})\b"


def of_them(names: Sequence[str], label: str, values: Sequence[str]) -> str:
    """Return the question that a label asks of several things whose values have been told; “” where it asks nothing.

    The label is written as within a sentence.
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
        article = "the" if kind.startswith(("best", "most")) else "an" if kind[0] in "aeiou" else "a"
        return f"What is {article} {kind} of {_listed([names[0], *(f'of {name}' for name in names[1:])])}?"
    return _asked_of_deed(them, label, values) or _asked_of_verb(names, them, label, values) or _told_apart(them, label)


def _asked_of_deed(them: str, label: str, values: Sequence[str]) -> str:
    """Return what a label asks that begins with what was done: “developed by”, “built from”, “released”."""
    done, _, rest = label.partition(" ")
    if not any(form.form in ("participle", "past") or form.base == "run" for form in verb_forms(done)):
        return ""
    if rest == "by" and done in _DEEDS:
        are_named = all(value[:1].isupper() for value in values)
        return f"Who {done} {them}?" if are_named else f"By whom or what were {them} {done}?"
    if rest.rpartition(" ")[2] == "by" and rest.count(" ") <= 1:
        return f"By whom or what are {them} {label.removesuffix(' by')}?"
    if rest in PREPOSITIONS:
        return f"What are {them} {label}?"
    is_dated = not rest and done in _DATED and all(map(_YEAR.match, values))
    return f"When were {them} {done}?" if is_dated else ""


def _asked_of_verb(names: Sequence[str], them: str, label: str, values: Sequence[str]) -> str:
    """Return what a label asks that says what each does or is: “tells you”, “how it works”, “good at”."""
    is_noun = " " not in label and _are_amounts(values)
    whole = "" if is_noun else as_asked(label)
    if found := _OF_IT.fullmatch(whole):
        does = _OF_SEVERAL.get(found["does"], found["does"])
        return f"{found['asks'].capitalize()} {does} {them}{found['rest']}?"
    verb, _, rest = label.partition(" ")
    following = rest.partition(" ")[0]
    third = _form(verb, "third") if _LEANING.isdisjoint(words_of(rest)) else None
    if third is not None and (
        following in PREPOSITIONS - {"of", "per"} | PERSONAL | ARTICLES
        or (not rest and not is_noun and (third.base in _DOES or not is_everyday(third.base)))
    ):
        return f"What do {them} {third.base}{rest and ' '}{rest}?"
    is_base = _form(verb, "base") is not None and not rest and not is_everyday(verb)
    if is_base and all(is_plural(name.casefold()) for name in names):
        return f"What do {them} {verb}?"
    return ""


def _are_amounts(values: Sequence[str]) -> bool:
    """Whether it is told how much or how many there are: “Writes | few | many” speaks of no deed."""
    return any(value.casefold() in _AMOUNTS or value[:1].isdigit() for value in values)


def _told_apart(them: str, label: str) -> str:
    """Return how things are told apart by what a noun names, or under a circumstance; “” of what is neither."""
    spoken = words_of(label)
    if not spoken or has_pronoun(label):
        return ""
    if spoken[0] in _CIRCUMSTANCE and len(spoken) > 1:
        return f"How do {them} differ {label}?"
    last = spoken[next((at for at, word in enumerate(spoken) if at and word in PREPOSITIONS), len(spoken)) - 1]
    is_noun = (
        spoken[0] not in PREPOSITIONS | AUXILIARIES
        and spoken[-1] not in PREPOSITIONS
        and (not _is_quality(last) or last in words("attribute"))
    )
    return f"How do {them} differ in {'their ' if is_plural(last) else ''}{label}?" if is_noun else ""


def _is_quality(word: str) -> bool:
    """Whether a word says what something is like, so that no noun is compared: “typical”, “drained”."""
    return looks_like_adjective(word) or word.endswith("able") or _participle(word)


def _participle(word: str) -> bool:
    return any(form.form in ("participle", "past") and form.certainty != "seldom" for form in verb_forms(word))


def _form(word: str, form: str) -> VerbForm | None:
    return next((known for known in verb_forms(word) if known.form == form and known.certainty != "seldom"), None)


def written_together(names: Sequence[str], text: str) -> Sequence[str]:
    """Return the names of things as they stand within a sentence; none where they say only what something is like.

    `text` is what the lesson says beside them. Its small letters tell words from names, and it may say what there is
    dynamic and static: “a dynamic microphone”.
    """
    small = [_within(name, text) for name in names]
    if any(name[:1].isupper() for name in small):
        small = list(names)  # “Arabica and Robusta”, though there is *Coffea arabica*
    are_like = [" " not in name and _is_quality(name.casefold()) for name in names]
    if not any(are_like):
        return small
    noun = _noun_behind([name for name, is_like in zip(names, are_like, strict=True) if is_like], text)
    if noun:
        lowered = [name if name[1:] != name[1:].lower() else name.lower() for name in names]
        return [*lowered[:-1], f"{lowered[-1]} {noun}"]
    return () if all(are_like) else small


def _noun_behind(names: Sequence[str], text: str) -> str:
    """Return the noun, for several things, that a text sets most often behind one of some words."""
    behind = re.compile("(?i:" + _FOLLOWING.format("|".join(map(re.escape, names))) + ")")
    found = Counter(noun if is_plural(noun) else f"{noun}s" for noun in map(str.lower, behind.findall(text)))
    for noun, _ in found.most_common():
        is_noun = noun.removesuffix("s") not in _NO_NOUNS and not noun.endswith("ings")
        if is_noun and not any(form.certainty == "mostly" for form in verb_forms(noun.removesuffix("s"))):
            return noun
    return ""


_NO_NOUNS = PREPOSITIONS | AUXILIARIES | ARTICLES | PERSONAL | word_set("and but nor than that which who one only too")


def _within(name: str, text: str) -> str:
    """Write a name as it stands within a sentence: one word is small where the text has it so.

    Lamps of which the text speaks are several: “halogen lamps”.
    """
    first, _, rest = name.partition(" ")
    if not first[1:].islower() or rest != rest.lower():
        return name
    if rest:
        is_counted = not is_plural(rest) and re.search(rf"\b{re.escape(rest.rpartition(' ')[2])}s\b", text) is not None
        return f"{within(name)}{'s' if is_counted else ''}"
    return first.lower() if re.search(rf"\b{re.escape(first.lower())}\b", text) else name


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}"
