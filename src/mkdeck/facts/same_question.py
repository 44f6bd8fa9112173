"""Whether two cards ask the same: a fact yields to a question of the author's that does.

Fronts are compared by what they ask for (who, when, why, …) and by their content words, so “In a few words, what is a
neural network?” asks what “What are neural networks?” asks. Only the words of English are known: in another language
two fronts ask the same where all their words are equal.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import assert_never

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Choice, Cloze
from mkdeck.clozes import CLOZE_OPENING, DELETION
from mkdeck.facts.words import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DEMONSTRATIVE,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    RELATIVES,
    word_set,
)
from mkdeck.values import cached_property, dataclass
from mkdeck.wording.normalise import normalised, plain_text

_ASKING = (
    ("when", r"in (?:which|what) (?:year|month|decade|century)|(?:what|which) (?:year|century)|when"),
    ("where", r"where"),
    ("why", r"why|for what reasons?|what (?:is|are|was|were) the reasons?"),
    ("who", r"whom?|by whom|which (?:person|people|company|companies|scientist|organi[sz]ation)"),
    ("number", r"how (?:many|much)"),
    ("manner", r"how"),
    ("what", r"what|which|define|name|list"),
)
_ASKED = re.compile(r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _ASKING) + r")\b")
_WORD = re.compile(r"\w+(?:[-'.]\w+)*")
_CAPITALISED = re.compile(r"(?<![\w'’])[^\W\d_a-zß-öø-ÿ][\w.+#-]*\w")
_SILENT = (
    ARTICLES | AUXILIARIES | CONJUNCTIONS | DEMONSTRATIVE | PERSONAL | POSSESSIVE | PREPOSITIONS | RELATIVES
) | word_set(
    "be it's not any some briefly explain describe define definition meaning mean means meant term terms called name "
    "named list give state words word few own please so s year reason reasons many much"
)
_HALF = 0.5
"""The share of a fact's words that a question must speak of to ask the same, where it has the same answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a card asks: for what kinds of thing, about which words and names, and the words that answer it."""

    kinds: frozenset[str]
    words: frozenset[str]
    answer: frozenset[str]
    names: frozenset[str] = frozenset()


class AuthorsQuestions:
    """The questions that authors ask, found by their words, so that asking for one does not look at all of them."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._cards = [card for card in cards if card.origin.evidence != "stated" and not isinstance(card, Cloze)]

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[Asked, Card]]]:
        """The questions by each of their words; made only when the first fact comes."""
        by_word: dict[str, list[tuple[Asked, Card]]] = defaultdict(list)
        for card in self._cards:
            asked = asked_by(card)
            for word in asked.words:
                by_word[word].append((asked, card))
        return by_word

    def same_as(self, fact: Card) -> Card | None:
        """Return the first card that asks what a fact asks, if there is one."""
        asked = asked_by(fact)
        told = sorted(word for word in asked.words if word in self._by_word)  # a set has another order in each run
        known = sorted((self._by_word[word] for word in told), key=len)
        for questions in known[:_RAREST]:
            for question, card in questions[:_OFTEN]:
                if isinstance(fact, Cloze):
                    if question.words <= asked.words | asked.answer and asked.answer <= question.answer:
                        return card
                elif _is_same(asked, question):
                    return card
        return None


_RAREST, _OFTEN = 4, 50
"""How many of a fact's words, rarest first, and how many questions with each of them are looked at."""


def _is_same(fact: Asked, question: Asked) -> bool:
    if not fact.kinds & question.kinds:
        return False
    if fact.words == question.words:
        return True
    if fact.names and question.names and fact.names.isdisjoint(question.names):
        return False  # “In which language is Kaldi written?”, “In which language is NATS written?”
    shared = len(fact.words & question.words)
    return bool(fact.answer) and fact.answer <= question.answer and shared >= _HALF * len(fact.words)


def asked_by(card: Card) -> Asked:
    """Return what a card asks; a cloze asks for its deletions, whatever they are."""
    match card:
        case Basic(front=front, back=back):
            return Asked(_kinds(front), content_words(front), content_words(back), _names(front))
        case Choice(front=front, options=options, correct=correct):
            answer = content_words(" ".join(options[at] for at in correct))
            return Asked(_kinds(front), content_words(front), answer, _names(front))
        case Cloze(text=text):
            deleted = " ".join(DELETION.findall(text))
            rest = plain_text(DELETION.sub(" ", text)) if CLOZE_OPENING.search(text) else text
            return Asked(frozenset(), content_words(rest), content_words(deleted))
        case _:
            assert_never(card)


def _kinds(front: str) -> frozenset[str]:
    """Return the kinds of thing a front asks for; one without an asking word is a term, and asks what it is."""
    return frozenset(found.lastgroup or "" for found in _ASKED.finditer(normalised(front))) or frozenset({"what"})


def _names(front: str) -> frozenset[str]:
    """Return the words with a capital of what a front asks, the first word and the topic before it left out."""
    asked = plain_text(front).rpartition(": ")[2].partition(" ")[2]
    return frozenset(_singular(found[0].casefold()) for found in _CAPITALISED.finditer(asked)) - _SILENT


def content_words(text: str) -> frozenset[str]:
    """Return the words that carry a text's meaning, without the endings of the plural."""
    return frozenset(singular_words(text)) - _SILENT


def singular_words(text: str) -> list[str]:
    """Return the words of a text as they are compared: casefolded, without the endings of the plural."""
    return list(map(_singular, _WORD.findall(normalised(text))))


def words_counted(document: Block) -> WordsCounted:
    """Return how often each word stands in the running text of a lesson."""
    texts = (normalised(block.text) for block in document.walk() if block.text)
    return WordsCounted(Counter(chain.from_iterable(map(_WORD.findall, texts))))


@dataclass(frozen=True, slots=True)
class WordsCounted:
    """How often each word stands in a text, as words are compared; they are counted `as_written`.

    The forms of one are put together when it is asked for, which few are.
    """

    as_written: Counter[str]

    def __getitem__(self, word: str) -> int:
        ends = {word, f"{word}s", f"{word.removesuffix('y')}ies"}
        forms = (form for end in ends for form in (end, f"{end}'s"))
        return sum(self.as_written[form] for form in forms if _singular(form) == word)

    def total(self) -> int:
        """Return how many words the lesson has."""
        return self.as_written.total()


def _singular(word: str) -> str:
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s") if len(word) > 3 and not word.endswith(("ss", "us", "is")) else word
