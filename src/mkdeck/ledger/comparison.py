"""Two texts word by word: which words they share, which came and went, and which are but slips of the pen."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from mkdeck import lazy_re as re
from mkdeck.values import dataclass
from mkdeck.wording.words import words

_TOKEN = re.compile(
    r"`[^`\n]+`"
    r"|[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]"  # scripts that put no space between words
    r"|\w+(?:['’.-]\w+)*"
    r"|[+*/=<>≤≥≠±×÷^%€$£°-]"
)
ANSWER_TOKEN = re.compile(_TOKEN.pattern + r"|[^\w\s.,;:'\"’‘“”„«»…]")
"""In an answer other signs tell as well, as in “n!” and “f(x)”; those that close and part sentences do not."""
_SHORTENED = re.compile(
    r"\b(?:(do|does|did|is|are|was|were|has|have|had|could|should|would|must|need|ca|wo)n['’]?t|(can)not)\b",
    re.IGNORECASE,
)
_IN_FULL = {"ca": "can", "wo": "will"}
_YEAR = re.compile(r"[12]\d{3}")
_PLAIN_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_ENDS_OF_SENTENCES = (".", "?", "!", ":")
_DIGIT = re.compile(r"\d")
_NAMING = re.compile(r"^\W|\d")
_ENDINGS = (
    ("ing", 3), ("'s", 1), ("es", 3), ("ed", 3), ("en", 5), ("er", 5), ("em", 5),
    ("s", 3), ("d", 3), ("n", 5), ("e", 5),
)  # fmt: skip
"""What the same word ends with in another sentence, and how many letters must stand before it."""
_SHORTEST_TYPO = 5
_MOST_WORDS = 40
"""Of those that differ, more are not compared with each other."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question; `names` tells that it is a name, a number, code or a sign: what the question is about.

    `parts` are the words that hyphens join in it.
    """

    text: str
    stem: str
    names: bool
    parts: tuple[Word, ...] = ()


def words_in(text: str, token: re.Pattern[str] = _TOKEN) -> tuple[Word, ...]:
    """Return the words of a text, as an expression finds them."""
    found = []
    opens_sentence = True
    text = _SHORTENED.sub(_in_full, text)
    for match in token.finditer(text):
        found.append(_word(match[0], opens_sentence=opens_sentence))
        opens_sentence = text[match.end() : match.end() + 1] in _ENDS_OF_SENTENCES
    return tuple(found)


def _in_full(shortened: re.Match[str]) -> str:
    """Return “do not” for “don't”, and for “dont”: a negation that was there before has not come."""
    verb = shortened[1] or shortened[2]
    return f"{_IN_FULL.get(verb.casefold(), verb)} not"


@lru_cache(maxsize=1 << 16)
def _word(token: str, *, opens_sentence: bool) -> Word:
    text = token.casefold().replace("’", "'")
    names = token[1:] != token[1:].lower() or (not token.isalpha() and bool(_NAMING.search(token)))
    names = names or (len(token) == 1 and token.isascii() and text not in words("slight"))
    if token[0].isupper() and not names:
        names = not opens_sentence or not _opens_questions(text)
    joined = token.split("-") if "-" in token else []
    parts = tuple(
        _word(part, opens_sentence=opens_sentence and not place)
        for place, part in enumerate(joined)
        if all(map(str.isalpha, joined))
    )
    return Word(text, text.removesuffix("'s") if names else stem_of(text), names, parts)


def folded(word: Word) -> Word:
    """Return a word as it is without the capital that makes a name of it."""
    return replace(word, stem=stem_of(word.text), parts=tuple(map(folded, word.parts)))


def in_parts(side: Iterable[Word]) -> Iterator[Word]:
    """Yield words, and the parts of those that hyphens join in their place."""
    for word in side:
        yield from word.parts or (word,)


def stems(normalised_text: str) -> set[str]:
    """Return the stems of a normalised text's words, quickly: what code and signs are in it does not matter."""
    return set(map(stem_of, _PLAIN_WORD.findall(normalised_text)))


def _opens_questions(word: str) -> bool:
    return any(word in words(table) for table in ("asking", "task", "slight", "negation", "opposite"))


@lru_cache(maxsize=1 << 16)
def stem_of(word: str) -> str:
    """Return a word without one of the endings that the same word takes in another sentence."""
    for ending, shortest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word.removesuffix(ending)
    return word


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two questions have in common.

    `ratio` is the share of equal words, 0 to 1, with a mended typo counted as equal. `kept`, `gone` and `come` are the
    old one's words that the new one has, those that it lacks, and those that only it has; `slips` are the words with
    mended typos, as they were and are. `contradicts` tells that a negation came or went, or that what names the fact
    took the place of something else; `same_gist` that they differ in endings, slight words and typos only.
    """

    ratio: float
    kept: tuple[Word, ...]
    gone: tuple[Word, ...]
    come: tuple[Word, ...]
    slips: tuple[tuple[Word, Word], ...]
    contradicts: bool
    same_gist: bool


Lenient = Callable[[Word, Word], bool]


def compare(old: Sequence[Word], new: Sequence[Word], lenient: Lenient = lambda _, __: False) -> Comparison:
    """Compare the words of two questions; for some a wrong letter, or a slip in code, is a typo too (`lenient`)."""
    old, new = _parted_as(old, new), _parted_as(new, old)
    gone, come = _difference(old, new), _difference(new, old)
    slips = []
    for word in gone[:_MOST_WORDS]:
        mended = next((other for other in come[:_MOST_WORDS] if _is_same_word(word, other, lenient)), None)
        if mended:
            come.remove(mended)
            gone.remove(word)
            slips.append((word, mended))
    kept = _difference(old, gone)
    return Comparison(
        ratio=2 * len(kept) / max(len(old) + len(new), 1),
        kept=tuple(kept),
        gone=tuple(gone),
        come=tuple(come),
        slips=tuple(slips),
        contradicts=is_negated(gone, come) or _is_of_another(gone, come) or not _in_same_order(old, new),
        same_gist=all(word.text in words("slight") for word in (*gone, *come)) and _gist_in_same_order(old, new),
    )


def _parted_as(side: Sequence[Word], others: Sequence[Word]) -> Sequence[Word]:
    """Return words with those in parts that hyphens join here and spaces part there."""
    if not any(word.parts for word in side):
        return side
    stems = {word.stem for word in others}

    def parted(word: Word) -> tuple[Word, ...]:
        is_there = word.stem in stems or any(part.stem not in stems for part in word.parts)
        return (word,) if is_there else word.parts or (word,)

    return [part for word in side for part in parted(word)]


def _difference(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """Return the words that the others lack, as often as they lack them."""
    left = Counter(word.stem for word in others)
    missing = []
    for word in words:
        if left[word.stem]:
            left[word.stem] -= 1
        else:
            missing.append(word)
    return missing


def is_negated(gone: Sequence[Word], come: Sequence[Word]) -> bool:
    """Whether a negation came or went."""
    return any(word.text in words("negation") or word.text.endswith("n't") for word in (*gone, *come))


def _is_of_another(gone: Sequence[Word], come: Sequence[Word]) -> bool:
    """Whether a name, or a word with an opposite, took the place of another one."""
    return all(any(word.names or word.text in words("opposite") for word in in_parts(side)) for side in (gone, come))


def _in_same_order(old: Sequence[Word], new: Sequence[Word]) -> bool:
    """Whether the names that both questions hold come in one order: "Did A defeat B?" is not "Did B defeat A?"."""
    names = {word.stem for word in old if word.names} & {word.stem for word in new if word.names}
    names = {name for name in names if not _YEAR.fullmatch(name)}  # which stands at either end: "In 1998, who …?"
    first, second = (dict.fromkeys(word.stem for word in side if word.stem in names) for side in (old, new))
    return list(first) == list(second)


def _gist_in_same_order(old: Sequence[Word], new: Sequence[Word]) -> bool:
    shared = {word.stem for word in old} & {word.stem for word in new}
    slight = words("slight")
    orders = [[word.stem for word in side if word.stem in shared and word.text not in slight] for side in (old, new)]
    return orders[0] == orders[1]


def in_order(old: Sequence[Word], new: Sequence[Word]) -> bool:
    """Whether the words that two texts share come in one order in both."""
    old, new = _parted_as(old, new), _parted_as(new, old)
    sides = [[word.stem for word in side if not is_slight(word)] for side in (old, new)]
    gone, come = Counter(sides[0]) - Counter(sides[1]), Counter(sides[1]) - Counter(sides[0])
    left = deque(sides[1])
    for stem in sides[0]:
        while left and left[0] != stem and come[left[0]]:
            come[left.popleft()] -= 1
        if left and left[0] == stem:
            left.popleft()
        elif gone[stem]:
            gone[stem] -= 1
        else:
            return False
    return True


def _is_same_word(old: Word, new: Word, lenient: Lenient) -> bool:
    """Whether one word is the other with a typo mended: a letter too many or too few, or two that changed places.

    A letter in place of another is no typo: Zambia is not Gambia, and an afferent nerve not an efferent one. Where
    one is `lenient` it is, behind the first letter of a longer word.
    """
    short, long = (old.text, new.text) if len(old.text) <= len(new.text) else (new.text, old.text)
    if len(long) < _SHORTEST_TYPO or len(long) - len(short) > 1 or (short[:2] != long[:2] and short[-2:] != long[-2:]):
        return False
    if _DIGIT.search(short + long) or (short.startswith("`") and not lenient(old, new)):
        return False
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at + 1 : at + 2] + short[at : at + 1] + short[at + 2 :] == long[at:]
    return swapped or (at > 0 and short[at + 1 :] == long[at + 1 :] and lenient(old, new))


def is_slight(word: Word) -> bool:
    """Whether a word may come and go and the text stays the same."""
    return word.text in words("slight") or word.text in words("relative")
