"""Which sentences with their key phrases deleted are sure enough for the default tier.

Any sentence may have a phrase that could be deleted. Those cards are kept that hide a marked term with which a sentence
opens, or a date beside something else, of what is told of something with a name; and that hide whole names.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Card, Cloze
from mkdeck.clozes import DELETION
from mkdeck.facts.certain_gaps import OF_NAME, goes_on_with_nothing, is_general, may_tell_by_itself
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import ADVERBS, AUXILIARIES, CONJUNCTIONS, PERSONAL, PREPOSITIONS, RELATIVES

_OF_TODAY = re.compile(
    r"\b(?:alone|still|corresponding|present|current|original|usual|first place)\b"
    r"|\bwithin (?:hours|days|weeks|months|years)\b|\bcompleted the [a-z]+ "
)
"""“Boston Dynamics alone”, “still carries the name”, “the original scale”: what was told of before."""
_ONE_OF_LESSON = re.compile(r"(?:The |In the |At the )(?P<word>[A-Z][a-z]+) (?=[a-z])")
"""“The Scheme began in 1997”, a word of every day with a capital: which one, its lesson has told."""
_NOTE = re.compile(r"\}\}[*_`]*(?: ?[–—]|, for |:)|^[^:]{1,30}: |^[^:]*,[^:]*: ")
"""“{{Vox pop}} – street interviews”, “Screwdrivers, tweezers: {{Bergeon}}”, which are no sentences."""
_NAME_BEFORE = re.compile(r"(?:[a-z,)\d] |^The |^An? )[A-ZÀ-Þ][\w’'-]*\.? [*_`]*$")
_NAME_BEHIND = re.compile(r"[*_`\"”]* (?:(?:for|of|on|and) (?:the )?)?[A-ZÀ-Þ]")
"""What a name goes on with: “the {{International Regulations}} *for Preventing Collisions*”."""
_ACT_OF = re.compile(r"(?!(?:In|By|Around|About|Since|Until|From|Before|After) )\b[A-ZÀ-Þ][\w’'-]* $")
"""“The Constitutional Reform Act {{2005}}”, whose year is a part of its name."""
_NEXT = re.compile(r"[*_`\"”]* (?P<word>[a-z][\w-]*)")
_TERM = re.compile(r"(?:The |An? )?\{\{c1::\*[^{}]*\}\}(?!,[^,]*$)")
_DATE = re.compile(r"\b(?:1\d{3}|20\d\d)\b")
_OF_NAME = re.compile(
    r"(?:(?:In|On|By|Around|About|During|Since) (?:the |late |early |about )?(?:\d[\w ]* of )?"
    r"(?:\{\{c1::)?(?:[A-Z][a-z]+ )?\d[^{}]{0,20}(?:\}\})?,? )?"
    r"(?:In (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2},? )?"
    r"(?:(?:[Tt]he )?(?:\{\{c\d::)?[*_\"“]{0,3}"
    r"(?!(?:There|The|In|On|At|By|Begin|Some|Many|Most|Two|Three|Four|Five|Six|Women|Men|People|An?|[A-Z][a-z]+s) )"
    r"(?:[A-ZÀ-Þ]|[a-z]+[A-Z])"
    r"|(?:[Tt]he )first (?!in |of |on |to )(?:[\w’'-]+ ){3})"
)
_IS_SOMETHING = re.compile(r" (?:is|are) (?:the|an?|what) ")
_NAMES_SUBJECT = re.compile(
    r"(?:The |An? )?\{\{c1::[^{}`]+\}\}[*_]* (?:is|are) (?:(?:the|what) (?:[^ ]+ ){3}|an? (?:[^ ]+ ){7})"
)
"""What is hidden is the only one of its kind, or more is told of it than of which kind it is."""
_FARTHEST_BE = 60
_NO_YEAR = re.compile(r"\d(?<!\d{4})(?!\d)")
_SECOND = re.compile(r"[.!?][*_`\"”)]* [A-Z]")
_TELLS_NUMBER = re.compile(r" [A-Z]*\d")
_MEASURE = re.compile(r"[<>~±+−-]?\d.*")
_UNTOLD_MEASURE = re.compile(
    r"\b[Ss]omething like\b|^(?:In the end|Every|An? (?:level|number|reading|score|total|value)\b|There )|^[*\"“]"
    r"|\b(?:[Aa]rticle|[Cc]lass|[Gg]rade|[Ll]evel|[Nn]umber|[Pp]hase|[Ss]tage|[Ss]tep|[Tt]ype|[Vv]ersion) \{\{"
)
"""“A total of {{5}} or more”: of what? “There are {{72}} …” """
_DIGIT = re.compile(r"\d")
_CLAUSES = re.compile(r": |\bwas an? \d")
_NUMBER = re.compile(r"[+−-]?[\d.,]+")
_YEAR = re.compile(r"1\d{3}|20\d\d")
_FEWEST_BEHIND = 8
_PRONOUNS = PERSONAL - {"i", "her"}
"""“I” is that of “Book I” in a sentence that does not speak of its author, and “her” is a possessive."""
_FARTHEST = len("The ")
_SMALL = ADVERBS | AUXILIARIES | CONJUNCTIONS | PREPOSITIONS | RELATIVES


def by_points(card: Card, sentence: Sentence) -> bool:  # noqa: ARG001 - the form of all that tell what is likely
    """Return True: of all cards of a rule its points say whether they are worth it, where it is not certain."""
    return True


def never(card: Card, sentence: Sentence) -> bool:  # noqa: ARG001 - the form of all that tell what is certain
    """Return False: a rule whose cards are worth it by their points alone is certain of none."""
    return False


def may_hide_whole_phrases(sentence: Sentence) -> bool:
    """Whether a sentence may be one that `hides_whole_phrases`: it opens with a marked term, or tells a year."""
    if _DATE.search(sentence.text) is None:
        start = sentence.phrase.start
        marks = sentence.phrase.inline.marks
        if not any(m.kind in ("strong", "emphasis") and start <= m.start <= start + _FARTHEST for m in marks):
            return False
    return may_tell_by_itself(sentence)


def hides_whole_phrases(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence says all by itself, and each of its gaps is a whole name, a whole date or a number of things.

    “{{New York}} licensing examination” hides what says which one, and “RFC {{7348}}” a part of a name.
    """
    if not isinstance(card, Cloze) or not may_tell_by_itself(sentence) or not hides_whole(card, sentence):
        return False
    return _opens_with_term(card.text) or _dates_what_has_name(card.text, DELETION.findall(card.text))


def may_hide_all_of_its_kind(sentence: Sentence) -> bool:
    """Whether a sentence may be one that `hides_all_of_its_kind`: it opens with a name, or “it”, and has a number."""
    text = sentence.text
    opens = text.startswith("It ") or _OF_NAME.match(text) is not None
    return opens and _TELLS_NUMBER.search(text) is not None and has_no_pronoun(sentence)


def has_no_pronoun(sentence: Sentence) -> bool:
    """Whether a sentence tells of nothing by a pronoun but whose it is; what “it” is that it opens with, is known."""
    opens, *others = sentence.words
    return len(others) >= _FEWEST_BEHIND and _PRONOUNS.isdisjoint(others) and (opens == "it" or opens not in _PRONOUNS)


def hides_all_of_its_kind(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence of what has a name says all by itself, and hides every number that it has.

    “A candle has 1,900 K, a lamp {{3,200}} K” asks for one of two.
    """
    if not isinstance(card, Cloze) or not may_hide_all_of_its_kind(sentence) or not hides_whole(card, sentence):
        return False
    shown = DELETION.sub("X", card.text)
    return _OF_NAME.match(card.text) is not None and _DIGIT.search(shown) is None


def tells_of_whole_name(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence that hides who did something says all by itself, but what is his or hers."""
    return isinstance(card, Cloze) and has_no_pronoun(sentence) and hides_whole(card, sentence)


def may_tell_point(sentence: Sentence) -> bool:
    """Whether a sentence may be one that `tells_point`: it says what something is, or has a number that is no year."""
    text = sentence.text
    is_described = _IS_SOMETHING.search(text, 0, _FARTHEST_BE) is not None
    if not (is_described or _NO_YEAR.search(text) is not None) or not has_no_pronoun(sentence):
        return False
    return (is_described or _UNTOLD_MEASURE.search(text) is None) and is_general(text)


def tells_point(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence tells in general what the thing is that it hides and opens with, or how much something is.

    Nobody doubts what to remember of “{{Norovirus}} is the leading cause of …” and of “Oceanic crust is about {{7}} km
    thick”, where a number of a story is soon forgotten.
    """
    if not isinstance(card, Cloze) or not has_no_pronoun(sentence) or _SECOND.search(card.text):
        return False
    if not (_NAMES_SUBJECT.match(card.text) or _measures(card.text)):
        return False
    return is_general(sentence.text) and hides_whole(card, sentence)


def _measures(text: str) -> bool:
    """Whether a sentence hides all numbers that it has, each of something that is counted or measured."""
    hidden = DELETION.findall(text)
    if not all(map(_MEASURE.fullmatch, hidden)) or any(map(_YEAR.fullmatch, hidden)) or _UNTOLD_MEASURE.search(text):
        return False
    return _DIGIT.search(DELETION.sub("X", text)) is None


def hides_whole(card: Cloze, sentence: Sentence) -> bool:
    """Whether a sentence says all by itself, and each of its gaps is whole."""
    return tells_all_beside(card, sentence) and all(
        _is_whole(card.text[: gap.start()], gap[1], card.text[gap.end() :]) for gap in DELETION.finditer(card.text)
    )


def tells_all_beside(card: Cloze, sentence: Sentence) -> bool:
    """Whether a sentence with gaps says all by itself, and tells no news."""
    if not goes_on_with_nothing(card, sentence):
        return False
    shown = DELETION.sub("X", card.text)
    if _OF_TODAY.search(shown) or _NOTE.search(card.text):
        return False
    named = _ONE_OF_LESSON.match(shown)
    return named is None or not is_everyday(named["word"].casefold())


def _opens_with_term(text: str) -> bool:
    """Whether a sentence tells of a marked term: “A {{c1::*multirotor*}} has several propellers”."""
    return _TERM.match(text) is not None and OF_NAME.match(text) is None


def _dates_what_has_name(text: str, hidden: Sequence[str]) -> bool:
    """Whether a sentence that opens with a name, or with when it was, hides a date and something else."""
    has_date = any(_DATE.search(told) for told in hidden)
    return (
        has_date
        and len(hidden) > 1
        and _OF_NAME.match(text) is not None
        and _CLAUSES.search(DELETION.sub("X", text)) is None
    )


def _is_whole(before: str, hidden: str, behind: str) -> bool:
    """Whether nothing of a name stands before or behind a gap, and a number counts or measures something."""
    shown = DELETION.sub("0", before)
    following = _NEXT.match(behind)
    is_small = following is None or following["word"] in _SMALL or _is_verb(following["word"])
    if _YEAR.fullmatch(hidden):
        return is_small and _ACT_OF.search(shown) is None
    if _NAME_BEFORE.search(shown) is not None:
        return False
    if _NUMBER.fullmatch(hidden):
        return not is_small
    if hidden[-1].isdigit():
        return is_small
    return _NAME_BEHIND.match(behind) is None and (is_small or hidden[-1:] in "*`_" or hidden[0].islower())


def _is_verb(word: str) -> bool:
    return any(form.form in ("third", "past") for form in verb_forms(word))
