"""How sure it is that a card which reads differently is still the same card.

What is alike is easily measured; what matters is what differs. A question in which a name, a number, a piece of code
or a word with an opposite took the place of another one asks for another fact, however alike the words are, and a
false match costs more than a lost history: it gives a card the schedule of something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import assert_never

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Choice, Cloze
from mkdeck.normalise import normalised
from mkdeck.render.cloze import find_deletions
from mkdeck.sides import kind_of
from mkdeck.values import dataclass
from mkdeck.words import words

_BLANK = "…"
_TOKEN = re.compile(
    r"`[^`\n]+`"
    r"|[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]"  # scripts that put no space between words
    r"|\w+(?:['’.-]\w+)*"
    r"|[+*/=<>≤≥≠±×÷^%€$£°-]"
)
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

_TELLING_WORDS = 3
_STRONG_WORDS, _STRONG_LETTERS = 4, 20
_TRIVIAL_LETTERS = 2


class Traits:
    """What a card asks and answers, taken apart to be compared; nothing is computed before it is asked for."""

    def __init__(self, card: Card) -> None:
        self.card = card
        self.kind = kind_of(card)

    @cached_property
    def _sides(self) -> tuple[str, tuple[str, ...]]:
        """What is asked, as Markdown, and the parts of the answer."""
        match self.card:
            case Basic(front, back):
                return front, (back,)
            case Choice(front, options, correct):
                return front, tuple(options[place] for place in correct)
            case Cloze(text):
                return _blanked(text)
            case _:
                assert_never(self.card)

    @cached_property
    def question(self) -> str:
        """What is asked, normalised; of a cloze what is left when its deletions are blank."""
        return normalised(self._sides[0])

    @cached_property
    def parts(self) -> frozenset[str]:
        """The parts of the answer, normalised: a cloze's deletions, the right options of a choice."""
        return frozenset(map(normalised, self._sides[1]))

    @cached_property
    def answer(self) -> str:
        """The whole answer, normalised; the parts in an order that does not depend on theirs."""
        parts = self._sides[1]
        return normalised(parts[0]) if len(parts) == 1 else "\n".join(sorted(self.parts))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the question, in order."""
        return _words(self._sides[0])

    @cached_property
    def gist(self) -> tuple[str, ...]:
        """The question's words without their endings, and without those that a question may gain or lose."""
        return tuple(word.stem for word in self.words if word.text not in words("slight"))

    @cached_property
    def question_is_telling(self) -> bool:
        """Whether the question says by itself what it is about; "What is its capital?" depends on its section."""
        return len(self.gist) > _TELLING_WORDS or any(word.names for word in self.words)

    @cached_property
    def answer_is_strong(self) -> bool:
        """Whether the answer is long enough to tell by itself which fact it is of."""
        return len(self.answer) >= _STRONG_LETTERS and len(self.answer.split()) >= _STRONG_WORDS

    @cached_property
    def answer_is_trivial(self) -> bool:
        """Whether the answer says next to nothing about its question: yes, no, true, 4, B."""
        letters = re.sub(r"\W", "", self.answer)
        return len(letters) <= _TRIVIAL_LETTERS or letters in (
            "yes",
            "true",
            "false",
            "oui",
            "non",
            "nein",
            "sim",
            "não",
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question; `names` tells that it is a name, a number, code or a sign: what the question is about."""

    text: str
    stem: str
    names: bool


def _blanked(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a cloze's text with a blank for each outermost deletion, and what the deletions hold."""
    out, parts, at = [], [], 0
    for found in find_deletions(text):
        if found.opening >= at:
            end = found.close if found.hint is None else found.hint
            parts.append(text[found.content : end])
            out += [text[at : found.opening], _BLANK]
            at = found.close + len("}}")
    return "".join([*out, text[at:]]), tuple(parts)


def _words(text: str) -> tuple[Word, ...]:
    found = []
    opens_sentence = True
    for match in _TOKEN.finditer(text):
        found.append(_word(match[0], opens_sentence=opens_sentence))
        opens_sentence = text[match.end() : match.end() + 1] in _ENDS_OF_SENTENCES
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def _word(token: str, *, opens_sentence: bool) -> Word:
    text = token.casefold().replace("’", "'")
    names = token[1:] != token[1:].lower() or (not token.isalpha() and bool(_NAMING.search(token)))
    names = names or (len(token) == 1 and token.isascii() and text not in words("slight"))
    if token[0].isupper() and not names:
        names = not opens_sentence or not _opens_questions(text)
    return Word(text, text.removesuffix("'s") if names else _stem(text), names)


def stems(normalised_text: str) -> set[str]:
    """Return the stems of a normalised text's words, quickly: what code and signs are in it does not matter."""
    return set(map(_stem, _PLAIN_WORD.findall(normalised_text)))


def _opens_questions(word: str) -> bool:
    return any(word in words(table) for table in ("asking", "task", "slight", "negation", "opposite"))


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """Return a word without one of the endings that the same word takes in another sentence."""
    for ending, shortest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word.removesuffix(ending)
    return word


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two questions have in common.

    `ratio` is the share of equal words, 0 to 1, with a mended typo counted as equal. `kept` and `gone` are the
    old one's words that the new one has, and those that it lacks. `contradicts` tells that a negation came or
    went, or that what names the fact took the place of something else; `same_gist` that they differ in endings,
    slight words and typos only.
    """

    ratio: float
    kept: tuple[Word, ...]
    gone: tuple[Word, ...]
    contradicts: bool
    same_gist: bool


Lenient = Callable[[Word, Word], bool]


def compare(old: Sequence[Word], new: Sequence[Word], lenient: Lenient = lambda _, __: False) -> Comparison:
    """Compare the words of two questions; for some a wrong letter, or a slip in code, is a typo too (`lenient`)."""
    gone, come = _difference(old, new), _difference(new, old)
    for word in gone[:_MOST_WORDS]:
        mended = next((other for other in come[:_MOST_WORDS] if _is_same_word(word, other, lenient)), None)
        if mended:
            come.remove(mended)
            gone.remove(word)
    kept = _difference(old, gone)
    return Comparison(
        ratio=2 * len(kept) / max(len(old) + len(new), 1),
        kept=tuple(kept),
        gone=tuple(gone),
        contradicts=_is_negated(gone, come) or _is_of_another(gone, come) or not _in_same_order(old, new),
        same_gist=all(word.text in words("slight") for word in (*gone, *come)) and _gist_in_same_order(old, new),
    )


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


def _is_negated(gone: Sequence[Word], come: Sequence[Word]) -> bool:
    return any(word.text in words("negation") or word.text.endswith("n't") for word in (*gone, *come))


def _is_of_another(gone: Sequence[Word], come: Sequence[Word]) -> bool:
    """Whether a name, or a word with an opposite, took the place of another one."""
    return all(any(word.names or word.text in words("opposite") for word in side) for side in (gone, come))


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


BAR = 0.6
"""The confidence below which a card is a new one."""

_SERIES = 3
"""In so many questions of a lesson a word stands that tells none of them from the others."""

_USUAL = 5
"""A word that stands in so many is no name of something, and a wrong letter in it a typo."""

_MANY = 1_000_000

_STRONG_RATIO = 0.25
"""Under one long answer that no other card has, this many equal words make the same question, wherever it stands."""


def likeness(
    old: Traits, new: Traits, *, same_place: bool, unique_answer: bool, usual: Callable[[], Mapping[str, int]]
) -> float:
    """Return how sure it is that a card whose question changed is the same card, 0 to 1; see `BAR`.

    `same_place` tells that it stands where the old one stood, between the same cards; `unique_answer` that no other
    card, old or new, has its answer. `usual` counts in how many questions of the old lesson each stem stands.
    """
    same_answer = old.answer == new.answer
    strong = same_answer and unique_answer and new.answer_is_strong

    def lenient(word: Word, other: Word) -> bool:
        if strong and same_place:
            return True
        frequency = max(usual()[_stem(word.text)], usual()[_stem(other.text)])
        return same_answer and same_place and not (word.names or other.names) and frequency >= _USUAL

    seen = compare(old.words, new.words, lenient)
    if seen.contradicts:
        return 0
    if seen.same_gist and same_answer and len(new.gist) > 1:
        return 0.9
    if not same_answer:
        slightly = old.gist == new.gist and old.question != new.question and new.question_is_telling
        return 0.9 if slightly and same_place and new.kind == "basic" else 0
    if not (same_place or seen.ratio >= _STRONG_RATIO if strong else same_place and seen.ratio >= BAR):
        return 0
    kept, gone = _rarest(seen.kept, usual()), _rarest(seen.gone, usual())
    if kept >= _SERIES > gone:
        return 0  # of one question in a series the very word has gone that told it from the others
    if strong:
        return 0.7 + 0.3 * seen.ratio
    if unique_answer and not new.answer_is_trivial:
        return seen.ratio
    return seen.ratio if seen.gone and kept < gone >= _SERIES else 0


def _rarest(side: Sequence[Word], usual: Mapping[str, int]) -> int:
    """Return in how many questions the rarest of some words stands that say something; many, without such a word."""
    return min((usual[_stem(word.text)] for word in side if word.text not in words("slight")), default=_MANY)
