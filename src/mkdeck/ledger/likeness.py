"""How sure it is that a card which reads differently is still the same card.

What is alike is easily measured; what matters is what differs. A question in which a name, a number, a piece of code
or a word with an opposite took the place of another one asks for another fact, however alike the words are, and a
false match costs more than a lost history: it gives a card the schedule of something else.

A card whose two sides changed at once is the same one where what changed are slips of the pen, on both sides and at
one place: a question that asks for another thing has another answer.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal, assert_never

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Choice, Cloze
from mkdeck.normalise import normalised
from mkdeck.render.cloze import find_deletions
from mkdeck.sides import kind_of
from mkdeck.values import cached_property, dataclass
from mkdeck.words import words

_BLANK = "…"
_TOKEN = re.compile(
    r"`[^`\n]+`"
    r"|[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]"  # scripts that put no space between words
    r"|\w+(?:['’.-]\w+)*"
    r"|[+*/=<>≤≥≠±×÷^%€$£°-]"
)
_ANSWER_TOKEN = re.compile(_TOKEN.pattern + r"|[^\w\s.,;:'\"’‘“”„«»…]")
"""In an answer other signs tell as well, as in “n!” and “f(x)”; those that close and part sentences do not."""
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)([^*_\n]+)(?<=\S)\1(?!\w)")
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

_TELLING_WORDS = 3
_STRONG_WORDS, _STRONG_LETTERS = 4, 20
_TRIVIAL_LETTERS = 2

_NEAR = 0.8
"""The share of words that two answers have in common which may be one, mended."""


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
        return tuple(word.stem for word in _in_parts(self.words) if word.text not in words("slight"))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The question's words without their endings."""
        return frozenset(word.stem for word in _in_parts(self.words))

    @cached_property
    def answer_words(self) -> tuple[Word, ...]:
        """The words of the answer, in order; a capital letter makes no other word of one."""
        found = (word for part in self._sides[1] for word in _words(_EMPHASIS.sub(r"\2", part), _ANSWER_TOKEN))
        return tuple(map(_folded, found))

    @cached_property
    def answer_gist(self) -> tuple[str, ...]:
        """The answer's words without their endings, and without those that say nothing."""
        return tuple(word.stem for word in _in_parts(self.answer_words) if not _is_slight(word))

    @cached_property
    def answer_stems(self) -> frozenset[str]:
        """The answer's words without their endings, each once."""
        return frozenset(self.answer_gist)

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
    """A word of a question; `names` tells that it is a name, a number, code or a sign: what the question is about.

    `parts` are the words that hyphens join in it.
    """

    text: str
    stem: str
    names: bool
    parts: tuple[Word, ...] = ()


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


def _words(text: str, token: re.Pattern[str] = _TOKEN) -> tuple[Word, ...]:
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
    return Word(text, text.removesuffix("'s") if names else _stem(text), names, parts)


def _folded(word: Word) -> Word:
    return replace(word, stem=_stem(word.text), parts=tuple(map(_folded, word.parts)))


def _in_parts(side: Iterable[Word]) -> Iterator[Word]:
    """Yield words, and the parts of those that hyphens join in their place."""
    for word in side:
        yield from word.parts or (word,)


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
        contradicts=_is_negated(gone, come) or _is_of_another(gone, come) or not _in_same_order(old, new),
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


def _is_negated(gone: Sequence[Word], come: Sequence[Word]) -> bool:
    return any(word.text in words("negation") or word.text.endswith("n't") for word in (*gone, *come))


def _is_of_another(gone: Sequence[Word], come: Sequence[Word]) -> bool:
    """Whether a name, or a word with an opposite, took the place of another one."""
    return all(any(word.names or word.text in words("opposite") for word in _in_parts(side)) for side in (gone, come))


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
    hardly_another = same_place and not same_answer and _is_hardly_another(old, new)
    if not same_answer and not hardly_another and not (same_place and _is_worth_reading(old, new)):
        return 0
    mending = None if same_answer else _mending(old, new)
    close = same_answer or mending == "slight"
    strong = close and unique_answer and new.answer_is_strong

    def lenient(word: Word, other: Word) -> bool:
        if strong and same_place:
            return True
        frequency = max(usual()[_stem(word.text)], usual()[_stem(other.text)])
        return close and same_place and not (word.names or other.names) and frequency >= _USUAL

    seen = compare(old.words, new.words, lenient)
    if seen.contradicts:
        return 0
    if hardly_another:
        return 0.9
    if not same_answer and not (mending and _is_mended(seen)):
        return 0
    if not close:
        return 0.75 if seen.same_gist and not any(map(_is_another_letter, seen.slips)) else 0
    if seen.same_gist and len(new.gist) > 1:
        return 0.9 if same_answer else 0.85
    if not (same_place or (strong and seen.ratio >= _STRONG_RATIO)):
        return 0
    return _reworded(new, seen, usual(), is_strong=strong, unique_answer=unique_answer)


_OF_PLACE = frozenset(["in", "at", "on", "near"])


def asks_for_no_other(old: Traits, new: Traits) -> bool:
    """Whether two questions about one sentence, with one answer, differ in slight words or in a place or date only.

    “In which year was Splunk founded in San Francisco?” names the place as well. Another verb, role or name asks for
    another fact: “Who wrote Kafka?”, “Who released Kafka?”.
    """
    seen = compare(old.words, new.words)
    if seen.contradicts or not any(word.names for word in seen.kept):
        return False
    return _adds_a_place(old.words, seen.gone) and _adds_a_place(new.words, seen.come)


def _adds_a_place(question: Sequence[Word], added: Sequence[Word]) -> bool:
    """Whether the words that only one question has are slight, or a name or a date that it may leave out.

    That of a place or a time stands behind “in”; who did it behind “did”, where the other question says “was it done”.
    """
    stems, before = {word.stem for word in added}, ""
    for word in question:
        if word.stem in stems and not _is_slight(word) and word.text not in _OF_PLACE | {"first", "originally"}:
            if before not in _OF_PLACE | {"did"} or not (word.names or _DIGIT.search(word.text)):
                return False
            continue  # so that “San Francisco” stands behind “in” as a whole
        before = word.text
    return True


def _is_hardly_another(old: Traits, new: Traits) -> bool:
    """Whether a question of its own differs from another in articles, hyphens and endings only."""
    is_its_own = new.kind == "basic" and new.question_is_telling
    return is_its_own and old.gist == new.gist and old.question != new.question


def _reworded(
    new: Traits, seen: Comparison, usual: Mapping[str, int], *, is_strong: bool, unique_answer: bool
) -> float:
    """Return how sure it is that a question in other words is the same one, with the same answer."""
    kept, gone = _rarest(seen.kept, usual), _rarest(seen.gone, usual)
    if kept >= _SERIES > gone:
        return 0  # of one question in a series the very word has gone that told it from the others
    if is_strong:
        return 0.7 + 0.3 * seen.ratio
    if seen.ratio < BAR:
        return 0
    if unique_answer and not new.answer_is_trivial:
        return seen.ratio
    return seen.ratio if seen.gone and kept < gone >= _SERIES else 0


def _is_worth_reading(old: Traits, new: Traits) -> bool:
    """Whether two cards have so much in common that they may be one that was mended; told without reading closely."""
    lengths = len(old.answer_words), len(new.answer_words)
    is_near = min(lengths) >= _NEAR * max(lengths) or _is_extended(old, new)
    shared = len(old.stems & new.stems)
    return is_near and shared > 0 and 2 * shared >= min(len(old.stems), len(new.stems))


def _mending(old: Traits, new: Traits) -> Literal["slight", "near"] | None:
    """Return how an answer may have been mended, None for one that says something else.

    `slight`: in signs, endings and words that say nothing, or of a long one in letters that were too many or too few,
    or in what is said behind it. `near`: in a letter, in what is said behind a short one, or in a few words of many,
    none of which is a name, a number, a negation or has an opposite.
    """
    if old.answer_gist == new.answer_gist:
        return "slight" if new.answer_gist else None
    if _is_extended(old, new):
        return "slight" if old.answer_is_strong and new.answer_is_strong else "near"
    if new.answer_is_strong and len(old.answer_stems & new.answer_stems) < _STRONG_RATIO * len(new.answer_stems):
        return None
    seen = compare(old.answer_words, new.answer_words, lambda _, __: True)
    other = [word for word in (*seen.gone, *seen.come) if not _is_slight(word)]
    if (
        seen.ratio < _NEAR
        or any(map(_tells, other))
        or any(map(_begins_anew, seen.slips))
        or not _in_order(old.answer_words, new.answer_words)
    ):
        return None
    is_slight = new.answer_is_strong and not other and not any(map(_is_another_letter, seen.slips))
    return "slight" if is_slight else "near"


def _is_extended(old: Traits, new: Traits) -> bool:
    """Whether one of two answers is the beginning of the other, and the question tells what it asks for."""
    short, long = sorted((old.answer_gist, new.answer_gist), key=len)
    return new.question_is_telling and 0 < len(short) < len(long) and long[: len(short)] == short


def _is_mended(question: Comparison) -> bool:
    """Whether what differs in a question may have been mended: no word that says something took another one's place."""
    differs = question.gone, question.come
    replaced = all(any(not _is_slight(word) and not _asks(word) for word in side) for side in differs)
    tells = any(map(_tells, (*question.gone, *question.come)))
    return not replaced and not tells and not any(map(_begins_anew, question.slips))


def _begins_anew(slip: tuple[Word, Word]) -> bool:
    """Whether a word begins with another letter: ethanol and methanol, symmetric and asymmetric."""
    old, new = slip
    return old.text[0] != new.text[0]


def _is_another_letter(slip: tuple[Word, Word]) -> bool:
    """Whether a letter took the place of another one, which makes other words more often than slips do."""
    old, new = (word.text for word in slip)
    return len(old) == len(new) and sorted(old) != sorted(new)


def _tells(word: Word) -> bool:
    return word.names or bool(_DIGIT.search(word.text)) or word.text in words("opposite") or _is_negated([word], ())


def _asks(word: Word) -> bool:
    return word.text in words("asking") or word.text in words("task")


def _is_slight(word: Word) -> bool:
    return word.text in words("slight") or word.text in words("relative")


def _in_order(old: Sequence[Word], new: Sequence[Word]) -> bool:
    """Whether the words that two texts share come in one order in both."""
    old, new = _parted_as(old, new), _parted_as(new, old)
    sides = [[word.stem for word in side if not _is_slight(word)] for side in (old, new)]
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


def _rarest(side: Sequence[Word], usual: Mapping[str, int]) -> int:
    """Return in how many questions the rarest of some words stands that say something; many, without such a word."""
    return min((usual[_stem(word.text)] for word in side if word.text not in words("slight")), default=_MANY)
