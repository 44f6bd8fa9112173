"""Parts or kinds that are counted and named: “The three states of matter are solid, liquid, and gas”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import (
    addresses_reader,
    has_pronoun,
    is_comparative,
    is_dated,
    is_name,
    is_noun_phrase,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.lists import items
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.self_contained import names_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ARTICLES, word_set
from mkdeck.headings.titles import is_plural
from mkdeck.wording.numbers import number_word, read_number

_NUMBERS = tuple(map(number_word, range(2, 13)))

TIER = "default"
TRIGGERS = frozenset([*_NUMBERS, "of", "in", "for", "that"])
ONLY_IN_LESSONS = True
MAY_STATE = re.compile(
    rf"\b(?:{'|'.join(_NUMBERS)}|{'|'.join(map(str.capitalize, _NUMBERS))})\b|^The [^,;:]+ (?:are|were) "
)

_COUNT = "|".join(_NUMBERS)
_LISTED = (
    r" (?P<be>are|were) (?:called |known as |named |the following: )?"
    r"(?P<list>[^;:()]+?)(?=$|, (?:the (?:first|last) of (?:which|these)|each (?:of which|with)|in that order)\b)"
)
_THE_FEW = re.compile(rf"The (?P<number>{_COUNT}) (?P<things>[^,;:()]{{3,70}}?){_LISTED}")
_OWN_FEW = re.compile(
    rf"(?P<owner>[^,;:()]{{2,50}}?)(?:(?<=s)’|['’]s) (?P<number>{_COUNT}) (?P<things>[a-z][^,;:()]{{2,50}}?){_LISTED}"
)
"""“LEED's four levels are …”."""
_THERE_ARE = re.compile(
    rf"There are (?P<number>{_COUNT}) (?P<things>[^,;:()]{{3,70}}?)(?:: |, namely |—| – )(?P<list>[^;:()]+)$"
)
_TELLS_FEW = re.compile(
    r"(?:It|They|He|She|(?:The|That|This) (?:same )?[a-z]+)(?: (?:also|further))? "
    r"(?:lists?|names?|describes?|defines?|distinguish(?:es)?|recogni[sz]es?|identif(?:y|ies)|proposes?|specif(?:y|ies)"
    r"|sets? out|gives?|covers?|listed|named|described|defined|distinguished|identified|proposed|gave) (?:the )?"
    rf"(?P<number>{_COUNT}) (?P<things>[a-z][^,;:()]{{3,60}}): (?P<list>[^;:()]+)$"
)
"""“The same document names four deployment models: …”, where nobody need be told which document."""
_NAMES_THE_FEW = re.compile(
    rf"(?!.* (?:one|any|each|all|two|none) of the (?:{_COUNT}) )[A-Z][^;:()]{{8,120}} the (?P<number>{_COUNT})"
    r" (?P<things>[a-z][^,;:()]{3,50}): (?P<list>[^;:()]+)$"
)
"""“The files come from the three credit bureaus: …”."""
_MAKE_UP = re.compile(
    rf"(?P<number>{_COUNT.title()}|[Tt]he (?:{_COUNT})) (?P<things>[a-z][^,;:()]{{3,40}}?)"
    r" (?P<do>make up|form|determine|define|govern|control|shape|set) (?P<whole>(?:the|an?) [^,;:()]{3,60}?)"
    r": (?P<list>[^;:()]+)$"
)
"""“Three controls make up the exposure triangle: …”."""
_ARE_THE_FEW = re.compile(
    rf"(?P<list>[^;:()]{{5,120}}?) (?P<be>are|were) the (?P<number>{_COUNT}) (?P<things>[^,;:()]{{3,70}})$"
)
"""“Luff, leech and foot are the three edges of a sail”."""
_ALL_OF = re.compile(
    r"The (?P<things>(?:[a-z]+ ){0,2}(?:parts|types|kinds|forms|stages|phases|layers|levels|branches|states|components"
    r"|elements|ingredients|sections|chambers|members|sides|edges|colours|colors|organs|bones|planets|classes|categories|groups"
    r"|principles|properties|functions|signs|symptoms|causes|factors|settings|senses|castes|whorls) (?:of|in|for|that)"
    r" [^,;:()]{3,60}?) (?P<be>are|were) (?:called )?(?P<list>[^;:()]+)$"
)
_NO_LIST = re.compile(
    r"(?i)\b(?:all|both|each|not|often|usually|always|very|quite|too|so|as|more|less|most|mostly|the same|etc|example"
    r"|others?|some|many|such)\b"
)
"""“The parts of a loom are *usually* wood, brass and iron” lists none of them."""
_SO_CALLED = re.compile(r"\bso-called ")
_PLAIN = word_set("main basic key major important common different big great other following remaining big last first")
_FEWEST = 3
"""Items of a list that nobody has counted."""
_NUMBERS_HELD = frozenset(_NUMBERS)
_VAGUE = word_set("things reasons ways points items options steps questions files lines words people cases examples")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What are the N kinds of X?”."""
    body = with_subject(sentence).body
    text = body.text.rstrip(".")
    found = _THE_FEW.match(text) or _THERE_ARE.match(text) or _OWN_FEW.match(text) or _ARE_THE_FEW.match(text)
    if found is None:
        yield from _behind_colon(sentence)
        if not _NUMBERS_HELD.isdisjoint(sentence.words):
            return
        yield from _of_all(sentence)
        return
    listed = body.part(*found.span("list"))
    things = body.part(*found.span("things")).without("link").without("strong")
    asked: str = things.markdown
    if "owner" in found.re.groupindex:
        owner = body.part(*found.span("owner"))
        if (
            things.words[-1].casefold() in _VAGUE
            or has_pronoun(owner.text)
            or points_elsewhere(owner.text)
            or not is_noun_phrase(owner)
        ):
            return
        asked += f" of {inside(owner.without('strong'), sentence)}"
    if len(items(listed)) != read_number(found["number"]) or not _is_clear(asked):
        return
    be = found["be"] if "be" in found.re.groupindex else "are"
    yield from ask(sentence, f"What {be} the {found['number'].lower()} {asked}?", listed)


def _of_all(sentence: Sentence) -> Iterator[Card]:
    """Yield the question for parts or kinds that are named, and not counted: “The edges of a sail are …”."""
    body = sentence.body
    found = _ALL_OF.match(body.text.rstrip("."))
    if found is None or _NO_LIST.search(found["list"]) or not _is_clear(found["things"]):
        return
    listed = body.part(*found.span("list"))
    named = items(listed)
    things = body.part(*found.span("things")).without("link").without("strong")
    if (len(named) >= _FEWEST or (len(named) > 1 and named[0].words[0] in ARTICLES)) and all(
        _is_named(item, sentence) for item in named
    ):
        yield from ask(sentence, f"What {found['be']} the {things.markdown}?", listed)


def _is_named(item: Phrase, sentence: Sentence) -> bool:
    """Whether an item names something: “the luff”, “foot”, and no “dark” or “made of wood”."""
    first = item.words[0].casefold()
    if first in ARTICLES or is_name(item, sentence.vocabulary):
        return True
    return is_noun_phrase(item) and not first.endswith("ed") and not first.endswith("ly")


def _behind_colon(sentence: Sentence) -> Iterator[Card]:
    """Yield the question for what is counted before a colon and named behind it."""
    body = sentence.body
    text = body.text.rstrip(".")
    if made := _MAKE_UP.match(text):
        yield from _of_whole(sentence, made)
        return
    found = _TELLS_FEW.match(text) or _NAMES_THE_FEW.match(text)
    if found is None:
        return
    listed = body.part(*found.span("list"))
    things = body.part(*found.span("things")).without("link").without("strong")
    if len(items(listed)) == read_number(found["number"]) and _are_told_apart(things.text):
        yield from ask(sentence, f"What are the {found['number'].lower()} {things.markdown}?", listed)


def _of_whole(sentence: Sentence, found: re.Match[str]) -> Iterator[Card]:
    """Yield “Which three controls make up the exposure triangle?”."""
    body = sentence.body
    number = read_number(found["number"].rpartition(" ")[2])
    listed = body.part(*found.span("list"))
    whole = _SO_CALLED.sub("", found["whole"])
    is_clear = not has_pronoun(whole) and not points_elsewhere(whole) and names_all(whole)
    if number is not None and len(items(listed)) == number and is_clear and not is_opinion(found["things"]):
        asked = f"Which {number_word(number)} {found['things']} {found['do']} {whole}?"
        yield from ask(sentence, asked, listed)


def _are_told_apart(things: str) -> bool:
    """Whether a phrase says by itself which things are meant: “deployment models”, and not “main parts”."""
    words = words_of(things)
    if has_pronoun(things) or points_elsewhere(things) or is_opinion(things) or is_comparative(things):
        return False
    if addresses_reader(things) or is_dated(things) or not is_plural(words[-1]):
        return False
    return len(words) > 1 and words[-1] not in _VAGUE and not _PLAIN.issuperset(words[:-1])


def _is_clear(things: str) -> bool:
    """Whether the things are told apart by themselves: “states of matter”, and not “files” or “ways”."""
    words = words_of(things)
    if points_elsewhere(things) or has_pronoun(things) or addresses_reader(things):
        return False
    if is_opinion(things) or is_comparative(things) or is_dated(things):
        return False
    if not names_all(things):
        return False  # “parts of the device”
    if not any(sign in words for sign in ("of", "in", "for", "that", "which")):
        return False
    return words[0] not in _VAGUE or len(words) > 3
