"""The words and signs of a sentence, and what kind of word each is by itself.

Closed classes and the form of a word tell most; a word that may be a verb is a noun here, and keeps its forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from mkdeck import lazy_re as re
from mkdeck.facts.verb_forms import VerbForm, verb_forms
from mkdeck.facts.words import ADVERBS, AUXILIARIES, POSSESSIVE, QUANTIFIERS, word_set
from mkdeck.values import dataclass

Kind = Literal[
    "article", "pronoun", "possessive", "demonstrative", "quantifier", "number", "preposition", "conjunction",
    "subordinator", "relative", "auxiliary", "verb", "participle", "gerund", "infinitive", "to", "adverb", "noun",
    "name", "sign",
]  # fmt: skip
"""What a word does in its sentence; “noun” holds adjectives as well, which only a reader of meaning tells apart."""

_ARTICLES = word_set("a an the")
_PRONOUNS = word_set(
    "i you he she it we they me him her us them oneself itself themselves himself herself something anything nothing "
    "everything someone anyone everyone nobody anybody everybody one ones theirs hers mine ours yours"
)
_DEMONSTRATIVES = word_set("this these those")
_PREPOSITIONS = word_set(
    "about above across against along alongside among amongst around as at behind below beneath beside besides "
    "between beyond by despite during except for from in inside into like near of off on onto outside over past per "
    "through throughout toward towards under underneath unlike until up upon via with within without than versus out "
    "down away after before since"
)
_CONJUNCTIONS = word_set("and or but nor yet")
_SUBORDINATORS = word_set(
    "because although though while whereas if unless when whenever wherever once so whether lest provided"
)
_RELATIVES = word_set("that which who whom whose where why how what")
_NEGATIONS = word_set("not never n't")
_ADVERBS = (ADVERBS | _NEGATIONS | word_set(
    "indeed very too quite rather almost nearly about roughly approximately exactly even ever perhaps however "
    "therefore thus instead otherwise together apart well far much later earlier ago sometimes rarely seldom "
    "frequently sharply increasingly more most less least here there twice home abroad forward back east west north "
    "south today"
)) - {"about"}  # fmt: skip
_NO_ADVERBS_IN_LY = word_set(
    "family monopoly supply assembly anomaly ally fly reply rally lily butterfly early daily weekly monthly yearly "
    "only likely unlikely friendly deadly costly orderly italy elderly holy ugly lovely lively lonely worldly "
    "melancholy belly bully jelly hourly quarterly nightly"
)
_NUMBERS = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "trillion half dozen"
)
_TOKEN = re.compile(
    r"[a-z]++(?=[ ,]|\Z)|[A-Z][a-z]++(?=,|\Z| (?!&))"  # most words, which are found as quickly as can be
    r"|[A-Z][\w’'-]*+ & [A-Z][\w’'-]*"
    r"|[–−-]?\d+(?:[.,]\d+)*(?:[:/]\d+)?(?:\w+)?(?:-[^\W\d]\w*)*|(?:[^\W\d_]\.){2,}|[A-Z]\.(?= ?[A-Z])"
    r"|(?:St|Mt|Ft|Dr|Mr|Mrs|Ms|Rev|Prof|Sir)\.(?= [A-Z])|°[CF]"
    r"|(?:(?<![\w.])\.(?=[^\W\d]))?\w+(?:['’./&–-](?:(?<!–)|(?=[^\W\d]))\w+)*(?:\+\+|#(?!\w)|(?<=\d)\+)?|[^\w\s]"
)
_NAME_BEFORE = re.compile(r"(?:\b[A-Z]\w+|\b(?:class|type|part|phase|stage|group|volume|book|act)) $")
_PLURALS = word_set("people men women children bacteria mitochondria mice feet teeth species data")
_YEAR, _SHORT, _FAR = 4, 4, 40
_OFTEN = 4096
"""Words whose kinds are remembered."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign: its text, its place in that of the sentence, its kind, and its forms where it may be a verb.

    `small` is the text, casefolded, with straight apostrophes.
    """

    text: str
    start: int
    end: int
    kind: Kind
    small: str
    forms: tuple[VerbForm, ...] = ()


def is_year(token: Token) -> bool:
    """Whether a token is a year, or a decade: 1905, 1690s; “RFC 9111” has none."""
    year = token.text.rstrip("s")
    return token.kind == "number" and len(year) == _YEAR and year.isdigit() and year.startswith(("1", "20"))


def opens_no_noun_phrase(word: str) -> bool:
    """Whether a word by itself tells that no noun phrase begins with it, whatever follows: “in”, “because”, “it”."""
    return _CLASSES.get(word.casefold()) in _OF_NO_NOUN and _kind_by_sign(word) is None


def is_many(word: str) -> bool:
    """Whether a word looks like many things, or is one of the irregular plurals."""
    small = word.casefold()
    if small in _PLURALS or (small.endswith(("ia", "ae", "gi", "li", "cci")) and len(small) > _SHORT):
        return True
    return small.endswith("s") and not small.endswith(("ss", "us", "is", "'s", "’s"))


def split_tokens(text: str, opaque: Sequence[tuple[int, int]] = ()) -> Iterator[Token]:
    """Yield the tokens of a text; each stretch that is `opaque`, code or a formula, is one name."""
    for found in _around(opaque, text) if opaque else _TOKEN.finditer(text):
        if isinstance(found, tuple):
            start, end = found
            yield Token(text[start:end], start, end, "name", _small(text[start:end]))
            continue
        word, (start, end) = found[0], found.span()
        kind, small, forms = _read(word) if start else _read_first(word)
        if word == "I" and _NAME_BEFORE.search(text, max(0, start - _FAR), start):
            kind = "name"  # “Selim I”, “MHC class I”
        yield Token(word, start, end, kind, small, forms)


def _around(opaque: Sequence[tuple[int, int]], text: str) -> Iterator[re.Match[str] | tuple[int, int]]:
    """Yield what is found of the tokens of a text; each stretch that is opaque by where it begins and ends."""
    at = 0
    while found := _TOKEN.search(text, at):
        cover = next(((start, end) for start, end in opaque if start <= found.start() < end), None)
        if cover:
            start, at = max(at, cover[0]), min(len(text), cover[1])
            yield start, at
            continue
        at = found.end()
        yield found


def _small(word: str) -> str:
    return word.casefold().replace("’", "'")


@lru_cache(_OFTEN)  # which is quickest with one value
def _read(word: str) -> tuple[Kind, str, tuple[VerbForm, ...]]:
    """Return the kind of a word, the word in small letters, and its forms where it may be a verb."""
    small = _small(word)
    kind, forms = _kind_and_forms(word, small, is_first=False)
    return kind, small, forms


@lru_cache(_OFTEN)
def _read_first(word: str) -> tuple[Kind, str, tuple[VerbForm, ...]]:
    """Return the same of the first word of a text, which has a capital anyway."""
    small = _small(word)
    kind, forms = _kind_and_forms(word, small, is_first=True)
    return kind, small, forms


def _kind_and_forms(word: str, small: str, *, is_first: bool) -> tuple[Kind, tuple[VerbForm, ...]]:
    kind = _kind_by_sign(word) or _CLASSES.get(small)
    if kind == "adverb" and word[0].isupper() and not is_first:
        return "name", ()  # “North Africa”, “the First World War”
    if kind is not None:
        return kind, ()
    if small.endswith("n't"):
        return "auxiliary", ()
    if small.endswith("ly") and small not in _NO_ADVERBS_IN_LY and (is_first or word.islower()):
        return "adverb", ()
    is_name = (word[0].isupper() and not is_first) or any(sign.isupper() or sign.isdigit() for sign in word[1:])
    return ("name", ()) if is_name else ("noun", verb_forms(small))


def _kind_by_sign(word: str) -> Kind | None:
    """Return the kind that the signs of a word tell: numbers, initials, punctuation."""
    if word[0] == "°":
        return "noun"
    if not word[0].isalnum() and len(word) == 1:
        return "sign"
    if word in ("May", "US") or (word[-1] == "." and word[0].isupper() and word[-2:-1] != "."):
        return "name"
    if word[0] in "–−-" or word[0].isdigit():
        return "noun" if "-" in word[1:] else "number"  # “a 42-line page”
    return None


_CLASSES: dict[str, Kind] = {}
_IN_ORDER: tuple[tuple[frozenset[str], Kind], ...] = (
    (_ARTICLES, "article"),
    (AUXILIARIES, "auxiliary"),
    (POSSESSIVE - {"whose"}, "possessive"),
    (_DEMONSTRATIVES, "demonstrative"),
    (_NUMBERS, "number"),
    (_PRONOUNS, "pronoun"),
    (frozenset({"to"}), "to"),
    (_CONJUNCTIONS, "conjunction"),
    (_RELATIVES, "relative"),
    (_SUBORDINATORS, "subordinator"),
    (_ADVERBS, "adverb"),
    (_PREPOSITIONS, "preposition"),
    (QUANTIFIERS, "quantifier"),
)
"""The closed classes; a word of two belongs to the first one."""
_OF_NO_NOUN = frozenset({"auxiliary", "pronoun", "to", "conjunction", "subordinator", "preposition"})
for _words, _kind in reversed(_IN_ORDER):
    _CLASSES |= dict.fromkeys(_words, _kind)
