"""What says that true and false statements follow, and how the two verdicts on them are written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.inline import blanked
from mkdeck.values import dataclass
from mkdeck.verdicts import WEAK, false_words, true_words
from mkdeck.words import asks, has_question_mark, plain, question_label, truth_exercises, truth_pairs, words

_LONGEST_CUE = 400
_LONGEST_WHOLE = 4
"""Letters; a word for false that is no longer has no stem: with “fout” begins no “four”."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Cue:
    """What says that true and false statements follow: how it calls them, in words and by letters."""

    full: tuple[str, str] | None
    letters: tuple[str, str] | None


def cue_of(block: Block) -> Cue | None:
    """Return how a heading or a paragraph calls true and false statements that follow; None where it does not."""
    text = block.text.strip()
    if block.kind not in ("heading", "paragraph") or len(text) > _LONGEST_CUE:
        return None
    if not text.isascii() and (pair := _of_exercise(text.casefold())):
        return Cue(pair, None)
    found = list(_WORD.finditer(text))
    folded = [part[0].casefold() for part in found]
    if (true_words() | false_words()).isdisjoint(folded) or _holds_code(block.inline, text):
        return None
    letters = next((pair for pair in _letter_pairs() if _stand_in(pair, found)), None)
    full = _either(text, found, folded)
    if full and _are_letters(full):
        return Cue(_named_in(folded), full)
    if full is None and letters and _speaks_of_falsehood(folded):
        return Cue(_named_in(folded), letters)
    if full and (block.kind == "heading" or full != ("true", "false") or _is_asked(text, full)):
        return Cue(full, letters)
    named = _named_in(folded)
    return Cue(named, letters) if named and not WEAK.issuperset(named) and asks(text) else None


def _of_exercise(text: str) -> tuple[str, str] | None:
    """Return the words of the language in which a text names an exercise of true and false statements."""
    return next((pair for name, pair in truth_exercises().items() if name in text), None)


@cache
def _letter_pairs() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(filter(_are_letters, truth_pairs())))


def _holds_code(inline: Inline, text: str) -> bool:
    return bool(inline.marks) and blanked(inline, "code").strip() != text


def _stand_in(pair: tuple[str, str], found: Sequence[re.Match[str]]) -> bool:
    parts = {part[0] for part in found}
    return pair[0].upper() in parts and pair[1].upper() in parts


def _either(text: str, found: Sequence[re.Match[str]], folded: Sequence[str]) -> tuple[str, str] | None:
    """Return the pair between which it is asked: “true or false”, “V/F”."""
    for place, first in enumerate(found):
        for behind in (place + 1, place + 2):
            if behind >= len(found):
                continue
            pair = (folded[place], folded[behind])
            pair = pair if pair in truth_pairs() else (pair[1], pair[0])
            if pair not in truth_pairs() or (_are_letters(pair) and not (first[0] + found[behind][0]).isupper()):
                continue
            between = text[first.end() : found[behind].start()].strip(" ()*_\"'“”«»")
            if between in ("/", "|") or between.casefold() in words("either"):
                return pair
    return None


def _named_in(folded: Sequence[str]) -> tuple[str, str] | None:
    """Return the pair of words that stand in a text somewhere."""
    known = set(folded)
    return next((pair for pair in sorted(truth_pairs()) if known.issuperset(pair) and not _are_letters(pair)), None)


def _speaks_of_falsehood(folded: Sequence[str]) -> bool:
    """Whether a text that names letters says what they stand for: “F para as falsas”."""
    stems = tuple(word[:-1] for word in false_words() if len(word) > _LONGEST_WHOLE)
    return any(word.startswith(stems) or (len(word) > 1 and word in false_words()) for word in folded)


def _is_asked(text: str, pair: tuple[str, str]) -> bool:
    """Whether English asks for it, and does not tell what a value may be: “returns True or False”."""
    begins = plain(text[question_label(text) :]).startswith(pair)
    return begins or has_question_mark(text) or asks(text)


def pair_of(values: set[str], cue: Cue | None) -> tuple[str, str] | None:
    """Return how the two verdicts are written: in words where the lesson has them, else by letters."""
    named = {value for value in values if value.isalpha()}
    if named != values and (cue is None or not (cue.full or cue.letters)):
        return None
    full = {value for value in named if len(value) > 1 or not value.isascii()}
    of_cue = (cue.full or cue.letters) if cue else None
    if not full:
        letters = next((pair for pair in _letter_pairs() if named <= set(pair)), None)
        if cue and cue.full and named <= {word[0] for word in cue.full}:
            return _written(cue.full)
        return _written(of_cue if of_cue and (named <= set(of_cue) or letters is None) else letters or of_cue)
    if of_cue and full <= set(of_cue):
        return _written(of_cue)
    pairs = [pair for pair in sorted(truth_pairs()) if full <= set(pair) and named <= {*pair, pair[0][0], pair[1][0]}]
    if len(pairs) == 1 or (pairs and cue and not of_cue):
        return _written(pairs[0])
    return _written(of_cue)


def _are_letters(pair: tuple[str, str]) -> bool:
    return len(pair[0]) == len(pair[1]) == 1 and pair[0].isascii()


def _written(pair: tuple[str, str] | None) -> tuple[str, str] | None:
    return (pair[0][:1].upper() + pair[0][1:], pair[1][:1].upper() + pair[1][1:]) if pair else None
