"""Whether a clause tells what holds on some day, in some house or for some people, and is nothing to be learnt.

“The bins are emptied on Tuesdays”, “Hilde moves to Devon” state things as plainly as any lesson does. What tells them
apart is the page on which they stand, a first name or a thing of every day that they are about, and what they tell of
it: a weekday, a price, a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import MarkKind
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import Token
from mkdeck.facts.sentences import Sentence
from mkdeck.wording.words import words

_OF_NO_LESSON = re.compile(
    r"(?i)\b(?:diary|(?:trip|visit|journey) to|newsletter|stand-?up|release (?:notes?|plan)|change ?log|obituary"
    r"|(?:my|our|family|household) (?:budget|journal|plan|garden|trip|house)|interview with|(?:house|camp) rules"
    r"|rules (?:of|for) (?:the|our) (?:house|camp|flat|office|game night)|minutes of|leaflet|fan wiki|itinerary|rota"
    r"|(?:course|wedding|seating|travel|floor|meal|party|lesson|travel) plan|(?:workshop|course|peer) feedback"
    r"|feedback (?:on|from)|job posting|vacancy|readme|about us|sign-?up|to-?do list|concert$|agenda$|: notebook$"
    r"|lab notebook|installing the|installation$|meeting notes|invitation$|curriculum vitae|résumé|cv$"
    r"|guest ?book|team page|short story|^walk \d)"
)
_OF_TASK = re.compile(
    r"(?i)\b(?:wrong|false|incorrect|weak|mistakes?|errors? to find|exercises?|problems$|dictation|translations?"
    r"|fill in|lies?$|myths?|misconceptions?|misbeliefs?|quiz|practice|sample answers?)\b"
)
"""Titles of what is to be worked out, or is not so."""
_TOLD_ONCE = re.compile(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tonight|tomorrow|yesterday)\b"
    r"|\bpages? \d|\b(?:room|building|floor|desk|shelf|gate) (?:[A-Z]|\d+)\b|^(?:by )?default$|^hand$"
    r"|\d (?:euros?|dollars?|pounds?|pence|cents?)$|^(?:any|many|few|some|more|other) "
)
"""Days of a week, places in a house, prices, and what says nothing."""
_DAY_ALONE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?: \d{1,2})?"
)
_KIN = re.compile(
    r"^(?:[Tt]he )?(?:Uncle|Aunt|Auntie|Cousin|Grandma|Grandpa|Granny|Mr|Mrs|Ms|Miss"
    r"|Herr|Frau|Madame|Monsieur|Hotel|Café|Cafe)\b"
)
_LETTERED = re.compile(r"^[*_]*[A-Z][.)] ")
_MARKS: tuple[MarkKind, ...] = ("strong", "emphasis", "code")
_OF_STUDY = re.compile(
    r"[a-z]{3,}(?:ness|ity|age|ment|ism|tion|sion|ure|ics|ogy|graphy|osis|itis|ase|ine|ium|gen|ide|ysis|ance|ence|cy)"
)
"""Nouns that are nobody's name: “loudness”."""
_EACH_YEAR = re.compile(r"\b(?:each|every) year\b|\bDay\b")
_GERMAN = re.compile(r"\b[a-z]+[äöüß][a-zäöüß]+\b")
_OFTEN = 2
_FARTHEST = len("The ")
_SURE = ("always", "mostly")


def is_page_of_lesson(sentence: Sentence) -> bool:
    """Whether no heading above a sentence is of an event, a plan, a household, a task or of what is wrong."""
    return not any(_OF_NO_LESSON.search(title) or _OF_TASK.search(title) for title in sentence.context)


def is_told_once(sentence: Sentence, answers: Iterable[str]) -> bool:
    """Whether one of the answers is a weekday, a day of no year, a price, a place in a house, or says nothing."""
    is_yearly = _EACH_YEAR.search(sentence.text) is not None
    return any(
        _TOLD_ONCE.search(text) is not None or (not is_yearly and _DAY_ALONE.fullmatch(text) is not None)
        for text in answers
    )


def is_note(sentence: Sentence, opens: Token) -> bool:
    """Whether a sentence is a line of a list without its stop, or begins with a verb: “Fix the sorting of types”."""
    start = sentence.phrase.start
    marks = (mark for mark in sentence.phrase.inline.marks if mark.kind in _MARKS)
    is_marked = any(start <= mark.start <= start + _FARTHEST for mark in marks)
    if sentence.in_list and not (is_marked and sentence.text.endswith((".", '"', "”"))):
        return True  # points without a term may be exercises
    is_order = any(form.form in ("base", "past") and form.certainty in _SURE for form in opens.forms)
    if _GERMAN.search(sentence.text):
        return True
    return is_order or opens.small.endswith("ed") or "&" in sentence.text or _LETTERED.match(sentence.text) is not None


def is_of_somebody(sentence: Sentence, own: Sequence[Token]) -> bool:
    """Whether a subject is a first name, a relative, or one everyday thing of which the lesson does not speak again."""
    nouns = [token for token in own if token.kind in ("noun", "name", "gerund")]
    text = " ".join(token.text for token in own)
    if _KIN.match(text) or (len(nouns) == 1 and nouns[0].text.casefold() in words("first_name")):
        return True
    if len(nouns) > 1 or own[0].small in ("a", "an", "every", "no"):
        return False
    return not _is_spoken_of(sentence, nouns[0])


def _is_spoken_of(sentence: Sentence, noun: Token) -> bool:
    """Whether a lesson has a word in a heading, in bold, or more than once; or it is spelt as no common one is."""
    vocabulary = sentence.vocabulary
    if noun.small in vocabulary.heading_words or noun.small.removesuffix("s") in vocabulary.heading_words:
        return True
    if noun.small in vocabulary.bold or any(map(sentence.phrase.holds, _MARKS)):
        return True
    if any(letter.isupper() for letter in noun.text[1:]) or any(letter.isdigit() for letter in noun.text):
        return len(noun.text) > 1
    if _OF_STUDY.fullmatch(noun.small):
        return True
    text = noun.text.removesuffix("s")
    forms = {text, text.casefold(), f"{text}s", f"{text.casefold()}s"}
    return sum(vocabulary.counts.get(form, 0) for form in forms) >= _OFTEN and not (
        is_everyday(noun.small) and text[0].isupper() and noun.kind == "name"
    )
