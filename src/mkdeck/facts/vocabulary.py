"""What a lesson tells about its own words: which are names, which are common, which are headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.phrases import split_words

_WORD = re.compile(r"[^\W_]+")
_DRESS = re.compile(r"^(?:\d+(?:\.\d+)*\.? )?(?:an? |the )?| \([^()]*\)$")

_PARTS = re.compile(r": | [—–] | and ")
"""What parts a heading that names several things: “The Federal Judiciary and Judicial Review”."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one lesson.

    `common` are those that stand in small letters somewhere, `names` those with a capital inside a sentence,
    `headings` the casefolded texts of its headings, `heading_words` the parts of their words, `counts` how often each
    word stands in the lesson's prose, as it is written, `bold` how often each casefolded text is bold there.
    """

    common: frozenset[str]
    names: frozenset[str]
    headings: frozenset[str]
    heading_words: frozenset[str]
    counts: dict[str, int]
    bold: dict[str, int]

    def is_common(self, word: str) -> bool:
        """Whether the lesson writes the word, or its singular or plural, in small letters."""
        small = word.lower()
        forms = {small, small + "s", small.removesuffix("s"), small.removesuffix("es")}
        return not forms.isdisjoint(self.common)

    def is_name(self, word: str) -> bool:
        """Whether a word is known to be a name: a capital within it, or within the lesson's sentences."""
        if not word[:1].isupper():
            return has_inner_capital(word)
        return has_inner_capital(word) or (word in self.names and not self.is_common(word))


def has_inner_capital(word: str) -> bool:
    """Whether a word has a capital or a digit behind its first letter, as TensorFlow, HTTP and S3 have."""
    return any(c.isupper() or c.isdigit() for c in word[1:])


def _term(heading: str) -> str:
    """Return a heading without its number, its article and another name in brackets behind it."""
    return _DRESS.sub("", heading.casefold())


def _words_of_subject(heading: str) -> list[str]:
    """Return the parts of a heading's words, if it names something by one word, or by one that is not of every day.

    “The canal” is known from “The Suez Canal”, but “the disease” not from “Counting disease”.
    """
    words = _WORD.findall(heading.casefold())
    return words if len(words) == 1 or any(not is_everyday(word) for word in words) else []


def read_vocabulary(sentences: Iterable[str], headings: Sequence[str], bold: Iterable[str] = ()) -> Vocabulary:
    """Gather the vocabulary of a lesson."""
    spoken = list(map(split_words, sentences))
    counts = Counter(chain.from_iterable(spoken))
    within = set(chain.from_iterable(words[1:] for words in spoken))
    return Vocabulary(
        frozenset(word for word in counts if word[0].islower()),
        frozenset(word for word in within if word[0].isupper()),
        frozenset(_term(part) for heading in headings for part in (heading, *_PARTS.split(heading)))
        | frozenset(map(str.casefold, headings)),
        frozenset(word for heading in headings for word in _words_of_subject(heading)),
        counts,
        Counter(text.casefold() for text in bold),
    )
