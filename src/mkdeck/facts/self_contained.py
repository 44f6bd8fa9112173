"""Whether what a card shows says all that it speaks of: “the disease”, “an improved version”, “their own” do not.

What rules take for clear by the subject or the headings of a lesson, somebody may not know who meets its card alone,
weeks later. Cards of the tier “default” are held to what their words say.
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.words import PREPOSITIONS, word_set

_OF_BEFORE = re.compile(
    r"(?i)\b(?:then|also|too|again|ones|instead|meanwhile|likewise|afterwards?|earlier|improved|others)\b"
    r"|\bthere\b(?! (?:is|are|was|were|has|have|can|will)\b)|\bas well\b(?! as\b)"
    r"|(?<!\bno )(?<!every )(?<!\bany )\bone(?= (?:was|is|are|were|in|on|by|for|with|that|which|to)\b|[?.,;:]|$)"
    r"|\b(?:such|these|those|this) [a-z]|\bthat [a-z]+(?:\?$| and\b|, )|\b(?:his|her|their|its) own version\b"
    r"|\b(?:an?|the) (?:[a-z]+ )?version\b(?! (?:of|that|which|for|called|known|in)\b| \d)"
    r"|\b(?:days?|weeks?|months?|years?|decades?|centuries|century) (?:later|after|before)\b"
)
"""Words that go on with what was told before."""
_DEFINITE = re.compile(r"\b[Tt]he (?=[^\W_])")
_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_LONGEST = 6
"""Words of which a noun phrase is read."""
_TELLING = word_set("of that which who whom whose where called known named termed for between behind among to")
"""What stands behind a noun and says which one is meant: “the methods *of* social science”."""
_ENDS = PREPOSITIONS | word_set(
    "is are was were be been has have had do does did can could will would may might must and or but nor so than as "
    "when while because if after before until it they he she his her its their then not no also"
)
_RANKS = word_set("first last only second third largest smallest oldest longest highest earliest best most")
_ONE_OF_A_KIND = word_set(
    "world sun moon earth sky sea ground air body brain heart web internet public poor rich west east north south past "
    "future present universe environment blood skin day night dark press media weather climate wind "
    "liver pancreas stomach thyroid hypothalamus pituitary gallbladder bladder spleen retina cornea uterus placenta"
)


def says_all(text: str) -> bool:
    """Whether no word of a text, plain and without markup, goes on with what was told before it."""
    return _OF_BEFORE.search(text) is None


def names_all(text: str) -> bool:
    """Whether each “the N” of a text is named or told apart: “the Nose”, “the methods of …”, and no “the machines”."""
    return all(_is_told(text, found.end()) for found in _DEFINITE.finditer(text))


def _is_told(text: str, start: int) -> bool:
    """Whether the noun phrase behind an article says which one is meant."""
    group: list[str] = []
    for found in _WORD.finditer(text, start):
        word = found[0]
        if word in _TELLING:
            return bool(group)
        if word in _ENDS or not word[0].isalnum() or len(group) == _LONGEST:
            break
        if (word[0].isupper() or word[0].isdigit()) and not _is_adjective(text, found.end(), word):
            return True
        group.append(word)
    if not group:
        return False
    is_ranked = group[0] in _RANKS and len(group) > 2
    return is_ranked or group[-1] in _ONE_OF_A_KIND or _was_named(group[-1], text[: start - len("the ")])


def _is_adjective(text: str, end: int, word: str) -> bool:
    """Whether a capital is that of an adjective before a common noun: “the *American* patent”."""
    return word.endswith(("an", "ish", "ese", "ch")) and text[end : end + 2].strip().islower()


def _was_named(noun: str, before: str) -> bool:
    return re.search(rf"\b{re.escape(noun)}\b", before) is not None
