"""What a card can ask for of a sentence, and which of its words say little, or belong to a subject."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import Token
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import GENERIC_HEADS, VAGUE, word_set
from mkdeck.values import dataclass

SAYS_LITTLE = GENERIC_HEADS | (VAGUE - word_set("virus drug disease vaccine law")) | word_set(
    "place time times role kind sort variety range series group groups set sets lot level levels member members form "
    "forms order basis use terms state means piece pieces work works area areas day days year years century "
    "centuries decade decades month months week weeks hour hours minute minutes second seconds side sides end top "
    "bottom middle center centre beginning start back front whole half rest turn course addition detail details "
    "change changes effect effects cause causes feature features aspect aspects factor factors element elements "
    "component components property properties characteristic characteristics concept concepts topic topics subject "
    "subjects name names term word words event events situation situations condition conditions action actions "
    "activity activities behavior behaviour man men woman women value values size sizes shape shapes position "
    "positions direction directions distance saying story habit meaning meanings stage stages phase phases rule "
    "rules principle principles scholar scholars expert experts author authors historian historians scientist "
    "scientists researcher researchers textbook textbooks"
)  # fmt: skip
"""Words that say little by themselves; a phrase that ends on one is no answer."""

MONTHS = word_set(
    "january february march april may june july august september october november december spring summer autumn winter"
)
OF_PEOPLES = re.compile(
    r"^(?:Western|Eastern|Northern|Southern|Czech|Swiss)$"
    r"|^(?!(?:Japan|Milan|Amman|Iran|Sudan|Oman|Bhutan|Kazan)$)"
    r".*(?:ish|ese|[a-z]ans?|Dutch|German|Sanskrit|French|Latin|Greeks?|Arabs?|Turks?)$"
)
"""Peoples, languages and directions, which many things are of."""
CONTENT = frozenset({"noun", "name", "number", "gerund"})
TELLING = CONTENT | {"verb", "participle", "infinitive"}
"""The kinds of words that tell something."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Tokens `first` to `last`, both within, that a card can ask for, and how much speaks for them."""

    first: int
    last: int
    weight: float


def has_digit(token: Token) -> bool:
    """Whether a token is a number that is written in digits."""
    return token.kind == "number" and any(character.isdigit() for character in token.text)


def is_specific(token: Token) -> bool:
    """Whether a word belongs to a subject, or names or counts something."""
    if token.kind == "name" or has_digit(token):
        return True
    return token.kind in ("noun", "gerund") and token.small not in SAYS_LITTLE and not is_everyday(token.small)


def is_topic(sentence: Sentence, own: Sequence[Token]) -> bool:
    """Whether a phrase only names what the lesson or the section is about."""
    words = sentence.vocabulary.heading_words
    content = [t.small.removesuffix("'s") for t in own if t.kind in CONTENT]
    return all(not words.isdisjoint((word, word + "s", word.removesuffix("s"))) for word in content)


def is_quoted(tokens: Sequence[Token], first: int) -> bool:
    """Whether a place lies within quotation marks."""
    return sum(token.text in ('"', "“", "”") for token in tokens[:first]) % 2 == 1


def is_in_brackets(tokens: Sequence[Token], first: int) -> bool:
    """Whether a place lies within brackets."""
    opened = sum(token.text == "(" for token in tokens[:first])
    return opened > sum(token.text == ")" for token in tokens[:first])
