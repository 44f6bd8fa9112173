"""The other name that stands beside a name: “**INR** (international normalised ratio)”, “in-sync replicas, or ISR”.

Whoever sees one of the two knows the other, so a card hides both or neither.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.phrases import Phrase, words_of

_BRACKETS = re.compile(r" \((?:or |also |say )?(?P<name>[^()]{1,60})\)")
_LETTERS = re.compile(r" \((?P<name>[A-Za-z]*[A-Z][\w-]{0,6})\)$")
_SAID = re.compile(r" \((?:or|also) (?:[a-z-]+ ?){1,2}\)")
"""“A **staff** (or stave)”."""
_NUMBER = re.compile(r" \((?:plural|singular|pl\.|sing\.) ?[:=,]? ?[“\"]?[\w’'-]+[”\"]?\)")
"""“A **granum** (plural: grana)”."""
_OR_BEHIND = re.compile(
    r",? or (?:the |simply )?(?P<name>[\w.-]{2,12})(?=[,.;:)]|$)|, or (?:the )?(?P<names>[\w.-]+(?: [\w-]+){1,2})(?=,)"
)
_OR_BEFORE = re.compile(r"(?P<name>[^,;:.()]{3,60}),? or (?:the |simply )?$")
_STANDS_FOR = re.compile(r",? (?:which )?(?:stands|standing|short|an acronym) for (?P<name>[^,;:.()]{3,60})")
_IN_FULL = re.compile(r", the (?P<name>[A-Z][^,;:.()]{3,60})(?=[,.;]|$)")
_FOR = re.compile(r", for (?P<name>[^,;:.()]{3,60})")
"""“An SFP, for small form-factor pluggable”."""
_BEFORE_BRACKET = re.compile(r"(?P<name>[^,;:.()]{3,60}) \($")
_BEFORE = ((_OR_BEFORE, (" or ", " or the ", " or simply ")), (_BEFORE_BRACKET, (" (",)))
"""What stands before a phrase with another name, and how it ends."""
_FEWEST_LETTERS, _MOST_WORDS, _ENDING, _LONG = 2, 3, 3, 5


def with_alias(body: Phrase, phrase: Phrase) -> Phrase | None:
    """Return a phrase of a sentence with the other name right behind it; None where one stands before it."""
    start, end = phrase.start - body.start, phrase.end - body.start
    text = body.text
    for pattern, ends in _BEFORE:
        before = pattern.search(text, 0, start) if text.endswith(ends, 0, start) else None
        if before is not None and is_short_for(phrase.text, words_of(before["name"])[-6:]):
            return None
    told = _IN_FULL.match(text, end)
    told = told or _FOR.match(text, end)
    if _STANDS_FOR.match(text, end) or (told and is_short_for(phrase.text, words_of(told["name"]))):
        return None  # another rule asks what it stands for
    while text[end : end + 1] in ("♭", "♯"):
        end += 1
    if form := _NUMBER.match(text, end):
        return Phrase(body.inline, phrase.start, body.start + form.end())
    for pattern in (_BRACKETS, _OR_BEHIND):
        behind = pattern.match(text, end)
        other = behind[behind.lastgroup or "name"] if behind is not None else ""
        is_spelling = pattern is _BRACKETS and (_SAID.match(text, end) or _are_spellings(phrase.text, other))
        if behind is not None and (is_spelling or _is_other_name(phrase.text, other)):
            closes = pattern is _OR_BEHIND and text[end] == "," and text[behind.end() : behind.end() + 1] == ","
            return Phrase(body.inline, phrase.start, body.start + behind.end() + closes)
    return Phrase(body.inline, phrase.start, body.start + end)


def without_letters(text: str) -> str:
    """Return a name without its letters in brackets behind it: “population stability index” of “… (PSI)”."""
    if not text.endswith(")"):
        return text
    told = _LETTERS.search(text)
    return (
        text[: told.start()]
        if told is not None and is_short_for(told["name"], words_of(text[: told.start()]))
        else text
    )


def _are_spellings(name: str, other: str) -> bool:
    """Whether two words are one, as far as their endings tell: “quipu (or khipu)”."""
    is_short = " " not in name + other and max(len(name), len(other)) <= 2 * _ENDING
    return is_short and name[-_ENDING:].casefold() == other[-_ENDING:].casefold()


def _is_other_name(name: str, other: str) -> bool:
    """Whether two names are of one thing, as far as their letters tell."""
    words, others = words_of(name), words_of(other)
    first = other.partition(",")[0]
    if first != other and is_short_for(first, words):
        return True  # “(ADH, also called vasopressin)”
    if not words or not others or any(character.isdigit() for character in other):
        return False
    if is_short_for(name, words_of(first)) or is_short_for(name, others) or is_short_for(other, words):
        return True
    if len(others) == 1 and len(words) > 1 and len(words[-1]) >= _LONG and others[0].endswith(words[-1]):
        return True  # “control groups (cgroups)”
    if len(words[0]) == 1 and words[-1] == others[-1] and len(words) == len(others) > 1 and others[0][0] == words[0]:
        return True  # “P waves, or primary waves”
    is_symbol = len(others) == 1 and len(other) <= _FEWEST_LETTERS and other[0].isupper()
    is_name = name[0].isupper() and other[0].isupper() and len(others) <= _MOST_WORDS and len(words) <= _MOST_WORDS
    return is_symbol or is_name


def _holds_in_order(text: str, letters: str) -> bool:
    """Whether letters stand in a text one behind the other: “ADH” in “antidiuretic hormone”."""
    at = iter(text)
    return all(letter in at for letter in letters)


def is_short_for(short: str, words: Sequence[str]) -> bool:
    """Whether the letters of an acronym are the first ones of some words: “au” of “astronomical unit”.

    The last letters may stand for something else, as in “DOACs” for “direct oral anticoagulants”.
    """
    letters = re.sub(r"[^a-z]", "", short.removesuffix("s").casefold())
    if len(letters) < _FEWEST_LETTERS or " " in short.strip():
        return False
    if not (short.isupper() or any(c.isupper() for c in short[1:]) or len(letters) <= _MOST_WORDS):
        return False
    parts = [part for word in words for part in re.split(r"[-–]", word) if part]
    initials = "".join(part[0] for part in parts if part not in ("of", "the", "and", "for", "to")).casefold()
    is_long = bool(words) and short.isupper() and len(letters) >= _MOST_WORDS and words[0][0].casefold() == letters[0]
    if is_long and all(part[0].casefold() in letters for part in parts):
        return _holds_in_order("".join(words).casefold(), letters)
    wanted = letters if len(letters) <= _MOST_WORDS else letters[:_MOST_WORDS]
    return wanted in initials
