"""What somebody made, told behind the verb of a deed: “wrote *Dubliners*”, “bought a firm called Phrase”."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.dates import MONTHS
from mkdeck.facts.deed_things import is_first_of_all, is_generic_invention
from mkdeck.facts.deeds import OF_OWNERS
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import (
    is_anaphoric,
    is_comparative,
    is_name,
    is_noun_phrase,
    is_opinion,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import has_common_suffix
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.towns import LAND, TOWN
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import ARTICLES, POSSESSIVES, QUANTIFIERS, word_set

_END = re.compile(
    r"[;:()]|, | (?:alone|together|single-handed(?:ly)?|by (?:him|her|it)self)(?= |$)"
    r"| (?:in|on|at|around|about|after|before|while|when|during|by|as|to|with|from|which|who|because|and) "
    r"| for (?=(?:(?:about|around|nearly|over|some|more than|roughly) )?(?:an? \w+ )?(?:[$€£¥]|US\$|\d))"
)
_NAME_GOES_ON = re.compile(r" (?:and|to) [A-Z][\w-]*(?: [A-Z][\w-]*| and)+")
"""“The European Coal *and Steel Community*”, “the Company of Scotland Trading *to Africa and the Indies*”."""
_AND_ANOTHER = re.compile(r" and (?!the\b)[A-Z]")
"""“The ports of Shimoda *and Hakodate*”."""
_OF_WORD = re.compile(r"the (?:term|word|phrase|expression|name) ")
_END_OF_WORD = re.compile(rf"{_END.pattern}| for ")
_CALLED = re.compile(r"an? (?:[A-Z][a-z]+ )?(?:[a-z-]+ ){1,4}(?:called|named) (?=[A-Z])")
"""“A project called RepRap”."""
_BEHIND_NAME = re.compile(r" (?:that|which|for|of) ")
_OF_KIND = re.compile(r"the (?:[A-Z][\w-]* )?(?:[a-z-]+ ){1,4}(?=[A-Z])")
"""“The programming language Kotlin”, “the SiC maker GeneSiC”."""
_OF_ITS_KIND = re.compile(r"its (?:[A-Z][\w-]* |[a-z-]+ ){0,5}[a-z-]+, ")
_APPOSED_NAME = re.compile(r"[A-Z][\w.+#-]*(?: [A-Z][\w.+#-]*){0,2}(?=,|$)")
"""“Its free learning site, Trailhead”."""
_NAMED_KIND = re.compile(r"the (?:[A-Z][\w.+#-]* ){1,4}[a-z]+$")
"""“The KRACK attack”, “the Certified Welding Inspector program”."""
_PART_OF_FIRM = re.compile(r"[A-Z][\w.-]*['’]s? (?:[a-z-]+ ){0,3}(?:business|division|unit|arm|branch|stake)")
"""“Toshiba's medical business”."""
_NATURAL = word_set("discovered isolated invented patented synthesized synthesised")
_OF_ONE = word_set("first only theory law laws principle concept structure term word phrase")
_HAS_SCOPE = re.compile(r" (?:of|for) (?!(?:the|its|their|his|her|this|that|a|an)\b)|\b(?:term|word|phrase) ")
_TERM_AND_KIND = re.compile(r"the [\w.+#-]+ [a-z]+")
_SCOPE = re.compile(
    rf" in (?P<scope>(?!(?:{MONTHS}|Spring|Summer|Autumn|Winter)\b)(?:[A-Z][\w.+#-]*\w|[a-z]{{3,}}[^\Ws]s))"
    r"(?=$|[,.;:)]| (?:in|at|by|on|with|and|after|before|during|while)\b)"
)
_HAS_COMPLEMENT = re.compile(r" (?:for|of|in|on|with|against|from|to|between) ")
_LONGEST = 10
_LONGEST_OF_NATURE = 3


def made_thing(phrase: Phrase, start: int, verb: str, sentence: Sentence) -> Phrase | None:
    """Return what was made, behind the verb that ends at `start`, where its name tells which it is."""
    if (told := _OF_ITS_KIND.match(phrase.text, start)) is not None:
        name = _APPOSED_NAME.match(phrase.text, told.end())
        return phrase.part(*name.span()) if name else None
    place = phrase.start + start
    mark = next(
        (m for m in phrase.inline.marks if m.kind in ("strong", "emphasis", "code") and m.start == place),
        None,
    )
    is_word = _OF_WORD.match(phrase.text, start) is not None
    if is_word and verb == "made":
        return None  # “made the term popular”
    end = (_END_OF_WORD if is_word else _END).search(phrase.text, mark.end - phrase.start if mark else start)
    while end is not None and (cut := _mark_over(phrase, end.start())) is not None:
        end = _END.search(phrase.text, cut)  # “the *Atlas of Protein Sequence and Structure*”
    thing = phrase.part(start, end.start() if end else None)
    if (scope := _scope(phrase, thing)) is not None:
        thing = phrase.part(start, scope)
    if not any(sign.isalpha() for sign in without_article(thing).text) or (
        thing.text.islower() and len(thing.text) == 1
    ):
        return None  # “**Great Green Wall**: launched 2007 by …”, “wrote *s* for the long s”
    if mark is not None and mark.end == thing.end:
        return thing
    place = thing.end - phrase.start
    if thing.text.startswith("the ") and _NAME_GOES_ON.match(phrase.text, place) is not None:
        return None
    if " of " in thing.text and _AND_ANOTHER.match(phrase.text, place) is not None:
        return None
    if (called := _CALLED.match(thing.text)) is not None:
        behind = _BEHIND_NAME.search(thing.text, called.end())
        return thing.part(called.end(), behind.start() if behind else None)
    return thing if _tells_which(thing, verb, sentence) else None


def _mark_over(phrase: Phrase, place: int) -> int | None:
    """Return where the marked text ends that a place lies within: a title, a term or code."""
    at = phrase.start + place
    marks = (m for m in phrase.inline.marks if m.kind in ("strong", "emphasis", "code") and m.start < at < m.end)
    return max((mark.end - phrase.start for mark in marks), default=None)


def _scope(phrase: Phrase, thing: Phrase) -> int | None:
    """Return where the phrase ends that tells among what a thing is the first: “the first collision *in SHA-1*”.

    A town or a country may tell only where it was made, which is asked for by itself.
    """
    if not thing.text.casefold().startswith("the first ") or _HAS_COMPLEMENT.search(thing.text):
        return None
    found = _SCOPE.match(phrase.text, thing.end - phrase.start)
    is_place = found is not None and (TOWN.search(found["scope"]) or LAND.fullmatch(found["scope"]))
    return found.end() if found is not None and not is_place else None


def _tells_which(thing: Phrase, verb: str, sentence: Sentence) -> bool:
    text, words = thing.text, words_of(thing.text)
    if len(words) == 1 and has_inner_capital(text):
        return True  # “edX”
    if not is_noun_phrase(thing, _LONGEST) or points_elsewhere(text) or is_comparative(text) or is_opinion(text):
        return False
    if is_name(thing, sentence.vocabulary) or is_generic_invention(thing, verb, sentence) or is_first_of_all(thing):
        return True
    if words[0] != "the":
        is_part = verb in OF_OWNERS and _PART_OF_FIRM.fullmatch(text) is not None
        return is_part or (verb in _NATURAL and _is_of_nature(text, words))
    return _is_named(thing, sentence) or (verb not in OF_OWNERS and _has_scope(thing, sentence))


def _is_of_nature(text: str, words: list[str]) -> bool:
    """Whether a bare noun names one kind of thing in the world: “radium”, “otoacoustic emissions”."""
    if has_common_suffix(text.capitalize()):
        return True
    is_bare = text.islower() and len(words) <= _LONGEST_OF_NATURE and ARTICLES.isdisjoint(words)
    return is_bare and not is_everyday(words[0]) and POSSESSIVES.isdisjoint(words) and QUANTIFIERS.isdisjoint(words)


def _is_named(thing: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase with “the” holds a name: “the Tellurometer”, “the KRACK attack”, “the language Kotlin”."""
    words = words_of(thing.text)
    is_strange = len(words) > 1 and not is_everyday(words[1])
    if is_name(without_article(thing), sentence.vocabulary) and (len(words) > 2 or is_strange):
        return True
    if _NAMED_KIND.match(thing.text) and is_strange:
        return True
    if thing.holds("strong") and _TERM_AND_KIND.fullmatch(thing.text) and not thing.splits_a_mark():
        return True
    kind = _OF_KIND.match(thing.text)
    return kind is not None and is_name(thing.part(kind.end()), sentence.vocabulary)


def _has_scope(thing: Phrase, sentence: Sentence) -> bool:
    """Whether “the N of …” says of what: “the first law of motion”."""
    if not _HAS_SCOPE.search(thing.text):
        return False
    return not _OF_ONE.isdisjoint(words_of(thing.text)[1:2]) or not is_anaphoric(thing, sentence.vocabulary)
