"""How sure it is that a card which reads differently is still the same card.

What is alike is easily measured; what matters is what differs. A question in which a name, a number, a piece of code
or a word with an opposite took the place of another one asks for another fact, however alike the words are, and a
false match costs more than a lost history: it gives a card the schedule of something else.

A card whose two sides changed at once is the same one where what changed are slips of the pen, on both sides and at
one place: a question that asks for another thing has another answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, assert_never

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Choice, Cloze
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.identity.sides import kind_of
from mkdeck.ledger.comparison import (
    ANSWER_TOKEN,
    Comparison,
    Word,
    compare,
    folded,
    in_order,
    in_parts,
    is_negated,
    is_slight,
    stem_of,
    words_in,
)
from mkdeck.render.cloze import find_deletions
from mkdeck.values import cached_property
from mkdeck.wording.normalise import normalised
from mkdeck.wording.words import words

_BLANK = "…"
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)([^*_\n]+)(?<=\S)\1(?!\w)")
_DIGIT = re.compile(r"\d")
_GAP = re.compile(r"(?:\\?_){2,100}")
_ENDS = ".!;:"
_FEWEST_BESIDE = 3
"""Words of a sentence beside its gap, which a back must hold to be that sentence."""


_FEWEST_KEPT = 3
"""Words that say something and stay in a gap's sentence, of which others took each other's place."""

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
    def _filled(self) -> tuple[str, tuple[str, ...]] | None:
        return _filled(self.card.front, self.card.back) if isinstance(self.card, Basic) else None

    @property
    def is_filled(self) -> bool:
        """Whether the answer is the question's sentence with its gap filled."""
        return self._filled is not None

    @cached_property
    def _sides(self) -> tuple[str, tuple[str, ...]]:
        """What is asked, as Markdown, and the parts of the answer."""
        match self.card:
            case Basic(front, back):
                return self._filled or (front, (back,))
            case Choice(front, options, correct):
                return front, tuple(options[place] for place in correct)
            case Cloze(text):
                return _blanked(text)
            case _:
                assert_never(self.card)

    @cached_property
    def question(self) -> str:
        """What is asked, normalised; of a cloze what is left when its deletions are blank, as of a gap's sentence."""
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
    def answer_beginning(self) -> str:
        """The first paragraph of an answer in one part, normalised; nothing of another one."""
        parts = self._sides[1]
        return normalised(parts[0].partition("\n\n")[0]) if len(parts) == 1 else ""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the question, in order."""
        return words_in(self._sides[0])

    @cached_property
    def gist(self) -> tuple[str, ...]:
        """The question's words without their endings, and without those that a question may gain or lose."""
        return tuple(word.stem for word in in_parts(self.words) if word.text not in words("slight"))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The question's words without their endings."""
        return frozenset(word.stem for word in in_parts(self.words))

    @cached_property
    def answer_words(self) -> tuple[Word, ...]:
        """The words of the answer, in order; a capital letter makes no other word of one."""
        found = (word for part in self._sides[1] for word in words_in(_EMPHASIS.sub(r"\2", part), ANSWER_TOKEN))
        return tuple(map(folded, found))

    @cached_property
    def answer_gist(self) -> tuple[str, ...]:
        """The answer's words without their endings, and without those that say nothing."""
        return tuple(word.stem for word in in_parts(self.answer_words) if not is_slight(word))

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


def _filled(front: str, back: str) -> tuple[str, tuple[str, ...]] | None:
    """Return a sentence with a blank for its gap, and what fills that where the back is the whole sentence; else None.

    Both sides of such a card say the same words, so whoever rewords the sentence changes both: what is answered is the
    word in the gap.
    """
    if "__" not in front and "\\_" not in front:  # as in most
        return None
    before, *behind = _GAP.split(front)
    if len(behind) != 1:
        return None
    told = _EMPHASIS.sub(r"\2", back).strip().rstrip(_ENDS)
    opening, ending = (_EMPHASIS.sub(r"\2", part).strip() for part in (before, behind[0].rstrip().rstrip(_ENDS)))
    is_sentence = len(f"{opening} {ending}".split()) >= _FEWEST_BESIDE
    opens, ends = told[: len(opening)], told[len(told) - len(ending) :]
    if not is_sentence or normalised(opens) != normalised(opening) or normalised(ends) != normalised(ending):
        return None
    filling = told[len(opening) : len(told) - len(ending)].strip()
    return (f"{before}{_BLANK}{behind[0]}", (filling,)) if any(map(str.isalnum, filling)) else None


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
        frequency = max(usual()[stem_of(word.text)], usual()[stem_of(other.text)])
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
    return _reworded(old, new, seen, usual(), is_strong=strong, unique_answer=unique_answer)


_OF_PLACE = frozenset(["in", "at", "on", "near"])
_SAID_BESIDE = frozenset(["first", "originally", "term", "word"])
"""Words that a question may have beside what it asks for: “Who coined *agile*?”, “Who coined the term *agile*?”."""
_SAID_ALIKE = frozenset(["presented", "introduced"])
"""What a question may say for a verb of its sentence: “Who first presented Safari?”, “Who introduced Safari?”."""


def asks_for_no_other(old: Traits, new: Traits) -> bool:
    """Whether two questions about one sentence, with one answer, differ in slight words or in a place or date only.

    “In which year was Splunk founded in San Francisco?” names the place as well. Another verb, role or name asks for
    another fact: “Who wrote Kafka?”, “Who released Kafka?”.
    """
    seen = compare(old.words, new.words)
    if seen.contradicts or not any(word.names for word in seen.kept):
        return False
    gone, come = _apart(seen.gone, seen.come)
    return _adds_a_place(old.words, gone) and _adds_a_place(new.words, come)


def _apart(gone: Sequence[Word], come: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Return the words that only one question has, without those that say the same of one sentence."""
    alike = {word.text for word in gone} | {word.text for word in come}
    same = _SAID_ALIKE if alike >= _SAID_ALIKE else frozenset()
    return [word for word in gone if word.text not in same], [word for word in come if word.text not in same]


def _adds_a_place(question: Sequence[Word], added: Sequence[Word]) -> bool:
    """Whether the words that only one question has are slight, or a name or a date that it may leave out.

    That of a place or a time stands behind “in”; who did it behind “did”, where the other question says “was it done”.
    """
    stems, before = {word.stem for word in added}, ""
    for word in question:
        if word.stem in stems and not is_slight(word) and word.text not in _OF_PLACE | _SAID_BESIDE:
            if before not in _OF_PLACE | {"did"} or not (word.names or _DIGIT.search(word.text)):
                return False
            continue  # so that “San Francisco” stands behind “in” as a whole
        before = word.text
    return True


def _is_hardly_another(old: Traits, new: Traits) -> bool:
    """Whether a question of its own differs from another in articles, hyphens and endings only."""
    is_its_own = new.kind == "basic" and new.question_is_telling
    return is_its_own and old.gist == new.gist and old.question != new.question


_ASIDES = (
    *(("as", who, verb) for who in ("we", "you") for verb in ("saw", "know", "learned", "learnt", "said", "noted")),
    ("also", "known", "as"),
    ("also", "called"),
)
"""What leads in an aside behind a statement, which is as true or false with it."""


def _reworded(
    old: Traits, new: Traits, seen: Comparison, usual: Mapping[str, int], *, is_strong: bool, unique_answer: bool
) -> float:
    """Return how sure it is that a question in other words is the same one, with the same answer."""
    kept, gone = _rarest(seen.kept, usual), _rarest(seen.gone, usual)
    if kept >= _SERIES > gone:
        return 0  # of one question in a series the very word has gone that told it from the others
    if new.is_filled and _states_another(seen):
        return 0
    if is_strong:
        return 0.7 + 0.3 * seen.ratio
    if seen.ratio < BAR:
        return 0
    is_verdict = new.answer_is_trivial or new.answer in words("truth")
    if is_verdict and any(word.text in words("limiting") for word in (*seen.gone, *seen.come)):
        return 0  # “Bats are *almost* blind.”
    if unique_answer and not new.answer_is_trivial:
        return seen.ratio
    if kept < _SERIES and _says_as_much(old, new, seen):
        return seen.ratio
    return seen.ratio if seen.gone and kept < gone >= _SERIES else 0


def _states_another(seen: Comparison) -> bool:
    """Whether of a gap's sentence too little stayed to be the same fact, where a word took the place of another.

    A question that asks otherwise for the same answer may mean the same; a sentence of a few words states another fact.
    """
    gone, come, kept = ([word for word in side if not is_slight(word)] for side in (seen.gone, seen.come, seen.kept))
    return bool(gone and come) and len(kept) < _FEWEST_KEPT


def _says_as_much(old: Traits, new: Traits, seen: Comparison) -> bool:
    """Whether of two statements one has words that the other lacks, and is as true or false as that one.

    “Fermentation needs oxygen *to run*.” is; “It needs oxygen *in bread*.” and “*Slow* fermentation needs oxygen.” are
    narrower statements. A word that has gone was one too many, unless it tells something.
    """
    if (seen.gone and seen.come) or any(map(_tells_besides_to, (*seen.gone, *seen.come))):
        return False
    longer, more = (old, seen.gone) if seen.gone else (new, seen.come)
    if len(seen.gone) == 1 and longer.words[-1:] != seen.gone:
        return True
    at_end = longer.words[-len(more) :]
    if not more or [word.stem for word in at_end] != [word.stem for word in more]:
        return False
    texts = tuple(word.text for word in more)
    if any(texts[: len(aside)] == aside for aside in _ASIDES):
        return len(texts) == len(_ASIDES[0]) if texts[0] == "as" else _OF_PLACE.isdisjoint(texts)
    purpose = verb_forms(texts[1]) if len(texts) == 2 and texts[0] == "to" else ()
    return any(form.form == "base" and form.certainty != "seldom" for form in purpose)


def _tells_besides_to(word: Word) -> bool:
    return word.text != "to" and _tells(word)  # “to” is the opposite of “from” only where it stood in its place


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
    other = [word for word in (*seen.gone, *seen.come) if not is_slight(word)]
    if (
        seen.ratio < _NEAR
        or any(map(_tells, other))
        or any(map(_begins_anew, seen.slips))
        or not in_order(old.answer_words, new.answer_words)
    ):
        return None
    only_slips = not other and not any(map(_is_another_letter, seen.slips))
    return "slight" if new.answer_is_strong and only_slips else "near"


def _is_extended(old: Traits, new: Traits) -> bool:
    """Whether one of two answers is the beginning of the other, and the question tells what it asks for."""
    short, long = sorted((old.answer_gist, new.answer_gist), key=len)
    return new.question_is_telling and 0 < len(short) < len(long) and long[: len(short)] == short


def _is_mended(question: Comparison) -> bool:
    """Whether what differs in a question may have been mended: no word that says something took another one's place."""
    differs = question.gone, question.come
    replaced = all(any(not is_slight(word) and not _asks(word) for word in side) for side in differs)
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
    return word.names or bool(_DIGIT.search(word.text)) or word.text in words("opposite") or is_negated([word], ())


def holds_all_of(old: Traits, new: Traits) -> bool:
    """Whether one of two questions holds the words of the other, and none besides that turns what it asks."""
    if not (old.stems <= new.stems or new.stems <= old.stems):
        return False
    differing = old.stems ^ new.stems
    more = [word for word in (*old.words, *new.words) if word.stem in differing]
    return not any(
        _DIGIT.search(word.text) or word.text in words("opposite") or is_negated([word], ()) for word in more
    )


def _asks(word: Word) -> bool:
    return word.text in words("asking") or word.text in words("task")


def _rarest(side: Sequence[Word], usual: Mapping[str, int]) -> int:
    """Return in how many questions the rarest of some words stands that say something; many, without such a word."""
    return min((usual[stem_of(word.text)] for word in side if word.text not in words("slight")), default=_MANY)
