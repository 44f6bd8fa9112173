"""What a lesson tells about its own words: which are names, which are common, which are headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.phrases import split_words
from mkdeck.facts.verbs import OF_THIRD_PERSON
from mkdeck.facts.words import AUXILIARIES, FINITE_VERBS
from mkdeck.values import cached_property, dataclass
from mkdeck.wording.numbering import without_number

_WORD = re.compile(r"[^\W_]+")
_DRESS = re.compile(r"^(?:\d+(?:\.\d+)*\.? )?(?:an? |the )?| \([^()]*\)$")

_SIGNS = ("→", "=", "↑", "↓", " – ", " — ", " - ", "&")
_FEWEST, _WITH_SIGNS, _WITH_VERB = 20, 0.1, 0.7
"""Sentences by which notes are known, the share of them with a sign from which, and with a verb below which."""
_SHORTEST, _SHORTEST_PAST = 3, 4
"""Words of a sentence that is counted, and letters of a verb before “-ed” is its ending."""
_MOSTLY = 4
"""How many times as often as in small letters a word stands with a capital where it is a name."""
_OF_FIRM = re.compile(r"\b(?:founded|founder|set up|started|company|firm|business)\b")
_PARTS = re.compile(r": | [—–] | and ")
"""What parts a heading that names several things: “The Federal Judiciary and Judicial Review”."""


@dataclass(frozen=True)  # without slots, so that what is gathered is kept
class Vocabulary:
    """The words of one lesson, each kind of them gathered when it is first asked for.

    `sentences` are those of its prose, `titles` its headings, `stressed` the texts that are bold in it.
    """

    sentences: tuple[str, ...]
    titles: tuple[str, ...]
    stressed: tuple[str, ...]

    @cached_property
    def _spoken(self) -> list[list[str]]:
        return list(map(split_words, self.sentences))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each word stands in the lesson's prose, as it is written."""
        return Counter(chain.from_iterable(self._spoken))

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that stand in small letters somewhere."""
        return frozenset(word for word in self.counts if word[0].islower())

    @cached_property
    def names(self) -> frozenset[str]:
        """The words with a capital inside a sentence."""
        within = set(chain.from_iterable(words[1:] for words in self._spoken))
        return frozenset(word for word in within if word[0].isupper())

    @cached_property
    def is_of_notes(self) -> bool:
        """Whether a lesson is written in notes: many sentences are put together by signs, and many lack a verb."""
        spoken = [words for words in self._spoken if len(words) >= _SHORTEST]
        if len(spoken) < _FEWEST:
            return False
        with_signs = sum(any(sign in sentence for sign in _SIGNS) for sentence in self.sentences)
        if with_signs < _WITH_SIGNS * len(self.sentences):
            return False
        with_verb = sum(any(map(_may_be_verb, words)) for words in spoken)
        return with_verb < _WITH_VERB * len(spoken)

    @cached_property
    def headings(self) -> frozenset[str]:
        """The casefolded texts of the headings, and of their parts without numbers, articles and brackets."""
        titles = (*self.titles, *map(without_number, self.titles))
        terms = frozenset(_term(part) for title in titles for part in (title, *_PARTS.split(title)))
        return terms | frozenset(map(str.casefold, self.titles))

    @cached_property
    def heading_words(self) -> frozenset[str]:
        """The parts of the words of headings that name something."""
        return frozenset(word for title in self.titles for word in _words_of_subject(title))

    @cached_property
    def bold(self) -> Mapping[str, int]:
        """How often each casefolded text is bold."""
        return Counter(map(str.casefold, self.stressed))

    @cached_property
    def full_names(self) -> Mapping[str, frozenset[str]]:
        """The full names of persons by their last word, which the lesson does not say alone before it has told them.

        A firm that is called as its founder is, “Hans Beckhoff founded the company”, is no person.
        """
        from mkdeck.facts.names import persons_in  # which asks here for capitals

        found: dict[str, set[str]] = {}
        spoken: set[str] = set()
        for sentence, words in zip(self.sentences, self._spoken, strict=True):
            persons = list(persons_in(sentence))
            is_of_firm = bool(persons) and _OF_FIRM.search(sentence) is not None
            for name in persons:
                last = name.rpartition(" ")[2]
                is_firm = is_of_firm or last in spoken or words.count(last) > 1
                found.setdefault(last, set()).update(("", name) if is_firm else (name,))
            told = {name.rpartition(" ")[2] for name in persons}
            spoken.update(word for word in words if word[0].isupper() and word not in told | found.keys())
        return {last: frozenset(names) for last, names in found.items()}

    def is_common(self, word: str) -> bool:
        """Whether the lesson writes the word, or its singular or plural, in small letters."""
        small = word.lower()
        forms = {small, small + "s", small.removesuffix("s"), small.removesuffix("es")}
        return not forms.isdisjoint(self.common)

    def is_name(self, word: str) -> bool:
        """Whether a word is known to be a name: a capital within it, or within the lesson's sentences."""
        if not word[:1].isupper():
            return has_inner_capital(word)
        return has_inner_capital(word) or (
            word in self.names and (not self.is_common(word) or self._is_mostly_one(word))
        )

    def _is_mostly_one(self, word: str) -> bool:
        """Whether a word has its capital nearly always: “Flink”, of which a lesson once says what *flink* means."""
        return self.counts[word] > _MOSTLY * sum(self.counts[form] for form in (word.lower(), word.lower() + "s"))


def _may_be_verb(word: str) -> bool:
    small = word.casefold()
    is_past = len(small) > _SHORTEST_PAST and small.endswith("ed")
    return is_past or small in AUXILIARIES or small in FINITE_VERBS or small in OF_THIRD_PERSON


def has_inner_capital(word: str) -> bool:
    """Whether a word has a capital or a digit behind its first letter, as TensorFlow, HTTP and S3 have."""
    behind = word[1:]
    return not (behind.isalpha() and behind.islower()) and any(c.isupper() or c.isdigit() for c in behind)


def _term(heading: str) -> str:
    """Return a heading without its number, its article and another name in brackets behind it."""
    return _DRESS.sub("", heading.casefold())


def _words_of_subject(heading: str) -> list[str]:
    """Return the parts of a heading's words, if it names something by one word, or by one that is not of every day.

    “The canal” is known from “The Suez Canal”, but “the disease” not from “Counting disease”.
    """
    words = _WORD.findall(heading.casefold())
    return words if len(words) == 1 or any(not is_everyday(word) for word in words) else []


def read_vocabulary(sentences: Iterable[str], headings: Iterable[str], bold: Iterable[str] = ()) -> Vocabulary:
    """Return the vocabulary of a lesson with these sentences, headings and bold texts."""
    return Vocabulary(tuple(sentences), tuple(headings), tuple(bold))
