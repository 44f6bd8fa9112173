"""Which sentences with a gap are sure enough for the default tier, where a pattern makes others as well.

A gap in the middle leans on other sentences more often than one with which its sentence begins.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Card, Cloze, MarkKind
from mkdeck.clozes import DELETION
from mkdeck.facts.certain_questions import MARKED, OF_DAYS, asks_plainly
from mkdeck.facts.grammar import main_verb, read_tokens
from mkdeck.facts.guards import is_comparative, is_opinion
from mkdeck.facts.memory import once
from mkdeck.facts.names import FULL_NAME, may_be_person
from mkdeck.facts.self_contained import names_all, says_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import PERSONAL, POSSESSIVE, word_set

_OPENS = re.compile(
    r"(?:(?:In|On|By|Around|About|Between|During) (?:[^,;:{}]{0,24}?)\d{3,4}s?(?: and \d{4})?,? )?"
    r"(?:(?:[Tt]he|[Aa]n?) "
    r"(?:(?:[A-Z][a-z]+ )?(?:(?!is |are |was |were )[a-z-]+ ){1,3}(?=\{\{c1::\**[A-ZÀ-Þ]))?)?\{\{c1::"
)
"""A gap that a sentence begins with, behind its article, the role of a person, or the year."""
_NAMES = re.compile(
    r"(?!The (?!(?:[\w-]+ ){1,3}(?:that|which|who|of|between|where)\b)|(?:For|In|At|On|By|From|With|Under) )[^;:{}]*"
    r"\b(?:called|known(?: [^,;:{}]{1,25})? as|termed|named) (?:an?\b |the )?(?:\*\*?|`)?\{\{c1::"
)
"""A gap behind what it names, of which the sentence tells first: “A pool behind a curtain is called a …”."""
_LEANS = re.compile(
    r"(?i)\b(?:it|they|them|corresponding|reverse|inverse|opposite|former|latter)\b"
    r"|\bof the [a-z]+ (?:is|are|was|were) |\bof (?:the|these|those) (?:two|three|four|five|six)\b"
    r"|\binstead\b(?! of\b)|\bof (?:that|this|these|those) |\bhad (?:been |already |just )?[a-z]+(?:ed|en|wn|ilt)\b"
)
_NAMING = frozenset({"called", "known", "named", "termed"})
_FARTHEST = 70
"""Letters of a sentence before which a gap stands that it begins with; an opening, a role and an article are less."""
_OF_HIDDEN = re.compile(r"\b(?:his|her|hers|their)\b")
"""What only the hidden name says whose it is: “{{c1::Charles Richter}} published his scale”."""
_MANY_AND_IT = re.compile(r"^[^{}]*\{\{c1::[^{}]*s[*`_]*\}\}[^.;]* it\b")
"""“It” is none of the many things that are hidden."""
_OF_SOMEBODY = re.compile(r"\b(?:he|she|his|her)\b")
_NAMED = re.compile(r" [A-ZÀ-Þ]")
_HIS = re.compile(r"(?:^|\}\},? )(?:[Aa]n?|[Tt]he) [^,.]*\b(?:his|her)\b")
"""“An Aerobee rocket carried his detectors”: whose?"""
_DENIED = re.compile(r"\}\}[*_`\"”’']* (?:(?:is|are|was|were|does|do|did|has|have)(?:n['’]t| not| never)|never)\b")
"""What something is not, or does not, does not tell what it is."""
_OF_SORT = re.compile(
    r"\}\}[*_`]* (?:is|are|was|were) (?:the|one|a) (?:kind|type|sort|form|one|version|variety)s? (?:that|which)\b"
)
"""“{{c1::*Sexual selection*}} is the kind that …”: of what?"""
_OF_ELSE = re.compile(
    r"\}\}[*_`]* had [a-z]|\}\}[*_`]*, or [\w-]+ for short\b|\}\}[*_`]*, (?:from|short for|for) [“\"]"
    r"|\b(?:branch|directory|file|folder|function|method|variable) (?:called|known as|named) (?:an? |the )?[*_`]*\{\{"
    r"|\}\}[*_`]* (?:is|are|was|were) (?:the|an?) (?:[a-z-]+ ){1,2}(?:of [a-z]+ )?(?:it|they|he|she) [a-z]"
)
"""“{{c1::Ann}} had pressed”, before what? “A {{c1::meteor}} is the streak *it* makes”, “…, or phages for short”."""
_CALLED_SO = re.compile(r"\b(?:call|calls|called) (?:it|them)\b")
_OF_UNNAMED = re.compile(
    r"^(?:An?|The) (?:[a-z-]+ )?(?:rate|kind|type|form|version|case|amount|number|size|one|method|process|value)s? "
    r"(?:is|are|was|were) (?:called|known|termed|named)\b"
)
"""“A fast rate is called {{c1::tachypnoea}}”: of what?"""
_UNCLEAR = (_CALLED_SO, _MANY_AND_IT, _DENIED, _OF_SORT, _OF_ELSE)
_UNPLAIN = re.compile(r"(?:,|\bor)$|^\*\*[\d.]+\*\*$")
_OF_PAST = re.compile(
    r"\b(?:was|were|had|did|saw|took|came|made|began|became|gave|led|won|wrote|built|held|met|got|went|found|bought"
    r"|sold|sent|brought|set|[a-z]{3,}ed)\b|\d{4}"
)
_IS_DONE = re.compile(r"\b(?:is|are|be|been|being|that|which) (?:[a-z]+ly )?[a-z]+ed\b|, (?:called|termed|named)\b")
_UNTOLD = re.compile(
    r"\((?:rhymes|pronounced|say |[a-z]+-[A-Z]{2})|^[A-Za-z] (?:is|are) "
    r"|^[A-Z][a-z]+(?:ed|ought|uilt) (?:by|as) |^[^{}]*\{\{[^{}]*\}\}\s*[,;]? (?:rhymes|sounds) "
)
"""A gap that its sound gives away, “a SOC (rhymes with sock)”; “P is called …”; “Started by two developers, …”."""
_CUT_OFF = re.compile(r"\b(?:and|or|but|the|an?|of|with|for|to)[.…]?$")
_ORDER = re.compile(
    r"(?:Walk|Look|Go|Come|Stand|Turn|Step|Stop|Visit|Take|Cross|Follow|Climb) "
    r"(?:the|an?|at|to|in|into|from|over|up|down|through|past|along|your) "
)
"""“Walk over to the Reliance Building, finished in 1895, and look up.”"""
_FRAGMENT = re.compile(r"[A-Z][\w’'-]*, [a-z]+ed [^,]*$")
"""“War, declared on Austria in April 1792.”"""
_DENIES = re.compile(r"\bfail(?:s|ed)? to\b|\b(?:not|never|no|nothing)\b|n['’]t\b|\b[Mm]ost [a-z]+s\b")
_MOST_COMMAS = 1
"""Commas of what is hidden; a list of more than three is much to remember."""
OF_NAME = re.compile(r"\{\{c1::\*(?!\*)[^}]*\}\}(?:,| (?:was|were|had|broke|won|[a-z]+ed)\b)")
"""What once became of something that has a name: “*Novelty*, the favourite of the crowd, broke down.”"""
_PRONOUNS = PERSONAL | POSSESSIVE | word_set("himself herself itself themselves hers theirs though already yes")
_ENGLISH = word_set("the of is are and by from with to has have were at for on that which")
_COUNTED = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|\\d+"
_OF_STORY = re.compile(
    r"^[A-Z][a-z]+ [a-z]+ (?:in|on|later), |^The [a-z]+, [A-Z]|\bfollowed\b(?! by\b)"
    rf"|\bthe same [a-z]+\b(?! as\b)|\b(?:all|than|only) (?:{_COUNTED})\b(?=$|[,.;])|\bthe usual [a-z]+$"
    r"|\b(?:took|taken|takes) over(?=$|[,.;])|\bhad (?:[a-z]+ )?[a-z]+(?:ed|en|wn|me|ft|nt|ught|lt)\b|\bDr\. [A-Z]|\[\d"
)
"""“Defended the same thesis”, “climbed all fourteen”, “took over”, “had become”, “Ten days in, …”."""


def tells_of_bold(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence with a bold term hidden tells of that, or says all by itself."""
    return tells_of_gap(card, sentence) or tells_by_itself(card, sentence)


def tells_of_gap(card: Card, _sentence: Sentence) -> bool:
    """Whether what a sentence hides is the first thing that it tells of, or the name of that, so that it says what."""
    if not isinstance(card, Cloze):
        return False
    text = card.text.replace("**{{", "{{")
    hidden = DELETION.findall(text)
    if any(map(_UNPLAIN.search, hidden)) or any(form.search(text) for form in _UNCLEAR):
        return False
    if _is_of_else(text, hidden) or not _is_told_in_full(card):
        return False
    names = _NAMES.match(text)
    return _OPENS.match(text) is not None or (names is not None and _LEANS.search(names[0]) is None)


def tells_event_in_full(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence with its date hidden tells of an event, and leaves nothing to those before it."""
    is_event = isinstance(card, Cloze) and OF_DAYS.search(card.text) is None and _HIS.search(card.text) is None
    is_whole = _FRAGMENT.match(sentence.text) is None and _CUT_OFF.search(sentence.text) is None
    return is_event and is_whole and _ORDER.match(sentence.text) is None and tells_in_full(card, sentence)


def tells_in_full(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence with a gap says and names all that it speaks of, as a question must."""
    if not isinstance(card, Cloze):
        return asks_plainly(card, sentence)
    return _is_told_in_full(card)


def tells_by_itself(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence with gaps says and names all, has no pronoun, and goes on with no story."""
    return isinstance(card, Cloze) and may_tell_by_itself(sentence) and goes_on_with_nothing(card, sentence)


def goes_on_with_nothing(card: Cloze, sentence: Sentence) -> bool:
    """Whether a sentence with gaps says and names all and goes on with no story, whatever its pronouns stand for."""
    hidden = DELETION.findall(card.text)
    shown = DELETION.sub("X", card.text)
    if _DENIES.search(shown) or is_comparative(shown) or is_opinion(shown):
        return False
    is_list = any(text.count(", ") > _MOST_COMMAS for text in hidden)
    is_story = is_list or any(map(_UNPLAIN.search, hidden)) or _OF_STORY.search(shown.rstrip(".")) is not None
    return not is_story and _is_told_in_full(card) and _is_statement(sentence)


def _is_statement(sentence: Sentence) -> bool:
    """Whether a sentence has a subject and its verb, and is neither a fragment nor an order."""
    tokens = read_tokens(sentence.body)
    opens = tokens[0].forms if tokens else ()
    is_order = any(form.form == "base" and form.certainty == "always" for form in opens)
    return not is_order and main_verb(tokens) is not None


@once
def may_tell_by_itself(sentence: Sentence) -> bool:
    """Whether an English sentence has neither pronouns nor other words that go on with what was told before."""
    words = sentence.words
    return _PRONOUNS.isdisjoint(words) and not _ENGLISH.isdisjoint(words) and says_all(sentence.text)


def _is_told_in_full(card: Cloze) -> bool:
    """Whether a sentence leaves nothing to those before it."""
    shown = MARKED.sub("X", DELETION.sub("X", card.text.replace("**{{", "{{")))
    if not says_all(shown) or _UNTOLD.search(card.text) is not None or _OF_UNNAMED.match(card.text) is not None:
        return False
    return names_all(shown, in_general=not _tells_once(DELETION.sub(r"\1", card.text)))


def is_general(text: str) -> bool:
    """Whether a text tells what is so in general, and not what happened once."""
    return not _tells_once(text)


def _tells_once(text: str) -> bool:
    """Whether a text tells what happened once, and not what is so in general."""
    return _OF_PAST.search(_IS_DONE.sub("", text)) is not None


def _is_of_else(text: str, hidden: Sequence[str]) -> bool:
    """Whether a sentence that hides a thing tells of “he” or “she”, whom none of its words before names."""
    somebody = _OF_SOMEBODY.search(text)
    if somebody is None or _NAMED.search(text, text.find("}}"), somebody.start()) is not None:
        return False
    return not any((name := FULL_NAME.search(told)) is not None and may_be_person(name[0]) for told in hidden)


def tells_of_doer(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence that hides who did something begins with the name, and does not tell whose the thing was."""
    return (
        isinstance(card, Cloze)
        and tells_of_gap(card, sentence)
        and _OF_HIDDEN.search(DELETION.sub("", card.text)) is None
    )


def may_tell_of_bold(sentence: Sentence) -> bool:
    """Whether a sentence may be one that `tells_of_bold`; which spares the rest to be read."""
    return _may_tell_of(sentence, "strong") or may_tell_by_itself(sentence)


def may_tell_of_italics(sentence: Sentence) -> bool:
    """Whether a sentence may be one that `tells_of_gap`, its gap being in italics."""
    return _may_tell_of(sentence, "emphasis")


def _may_tell_of(sentence: Sentence, kind: MarkKind) -> bool:
    if not _NAMING.isdisjoint(sentence.words):
        return True
    start = sentence.phrase.start
    return any(mark.kind == kind and start <= mark.start < start + _FARTHEST for mark in sentence.phrase.inline.marks)
