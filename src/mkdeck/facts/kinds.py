"""Phrases that name a kind of thing, or one that has a name, though the lesson marks neither: “a slicer”, “Kerning”.

What is said of “a slicer” is said of each of them, so that a question can speak of it without the lesson.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.asked import is_specific
from mkdeck.facts.everyday import is_everyday, is_listed
from mkdeck.facts.grammar import Kind, Token, is_many, read_tokens
from mkdeck.facts.guards import (
    holds_for_good,
    is_generic,
    is_noun_phrase,
    without_article,
)
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.terms import is_heading, is_signed_name
from mkdeck.facts.vocabulary import Vocabulary
from mkdeck.facts.words import ADVERBS, VAGUE, word_set

_LONGEST, _LONG_WORD = 5, 7
_OF_KIND: frozenset[Kind] = frozenset({"noun", "name", "gerund", "participle", "number"})
_ENDS_KIND: frozenset[Kind] = frozenset({"noun", "name", "gerund"})
_NO_START: frozenset[Kind] = frozenset({"possessive", "demonstrative", "quantifier", "adverb", "pronoun"})
"""What stands before a noun that is not named by itself: “its memory”, “very dark glass”."""
_JUDGED = word_set(
    "good bad typical usual classic common popular simple proper decent modern old new big small large young "
    "certain single second third further little careful skilled trained experienced real true ordinary famous "
    "well-known early late special optional additional extra whole local quick rough short long high low recent "
    "present perfect successful complete full"
)
"""“A good technician reads …” is advice, “a modern balance” one of several."""
_OF_NOUNS = re.compile(
    r"(?:[^s]s|ing|tion|sion|ment|ness|ism|ity|sis|phase|ance|ence|ure|age|cy|ship|gen|ium|graphy|metry|ware|ology|logue|meter|scope|gram|or|er|ry)$|-"
)
_ORDINALS = word_set("fourth fifth sixth seventh eighth ninth tenth")
_TELLS_APART = frozenset({"relative", "participle", "preposition", "gerund", "to", "sign", "verb"})
_MARKS = ("strong", "emphasis")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) $")
_FIRM = re.compile(
    r"\b(?:compan(?:y|ies)|firm|student|teacher|person|man|woman|people|team|group|reader|user|customer)$"
)


def is_kind(phrase: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether a phrase with “a” or “an” is a kind of thing that belongs to a subject: “a line array”, “a slicer”."""
    words = words_of(phrase.text)
    if len(words) < 2 or words[0] not in ("a", "an") or words[1] in _JUDGED:
        return False
    if not is_noun_phrase(phrase, _LONGEST) or _leans(phrase) or _FIRM.search(phrase.text):
        return False
    own = read_tokens(phrase)[1:]
    if any(token.kind not in _OF_KIND for token in own) or is_generic(words[1:]):
        return False
    head = own[-1].small
    if is_heading(without_article(phrase).text, vocabulary):
        return True
    if len(own) == 1:
        return _is_rare(own[0])
    return any(map(_is_rare, own)) or (
        head not in VAGUE and all(token.kind == "noun" for token in own) and _is_known(own, vocabulary)
    )


def is_named_kind(phrase: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether a phrase names one thing by itself: “Fairtrade”, “the STL format”, “the Brinell test”.

    People and what everyday words say have no such names.
    """
    name = without_article(phrase)
    words = name.words
    if not words or len(words) > _LONGEST or _leans(phrase) or not is_noun_phrase(phrase, _LONGEST):
        return False
    if is_of_person(name.text) or words_of(phrase.text)[0] in ADVERBS:
        return False
    if is_signed_name(phrase) or (name == phrase and is_heading(name.text, vocabulary)):
        return True
    if name != phrase:
        return words_of(phrase.text)[0] == "the" and words[0][0].isupper() and not is_generic(words_of(name.text))
    return all(word[0].isupper() or word[0].isdigit() for word in words) and not is_listed(words[0].casefold())


def is_noun(phrase: Phrase) -> bool:
    """Whether a bare word is a noun by its form or its marks, and no adjective: “attenuation”, but not “immune”."""
    words = phrase.words
    return len(words) > 1 or phrase.text[:1].isupper() or _OF_NOUNS.search(phrase.text) is not None


def are_things(answer: Phrase) -> bool:
    """Whether many things are told apart: “single steel tubes driven into the seabed”, but not “at right angles”."""
    tokens = read_tokens(answer)
    end = next((place for place, token in enumerate(tokens) if token.kind in _TELLS_APART), 0)
    return end > 0 and tokens[end - 1].kind == "noun" and is_many(tokens[end - 1].text)


def marked_before(body: Phrase, end: int) -> Phrase | None:
    """Return the bold or italic term that ends at a place of a text, with its article."""
    mark = next((m for m in body.inline.marks if m.kind in _MARKS and m.end == body.start + end), None)
    if mark is None or mark.start < body.start:
        return None
    article = _ARTICLE.search(body.text, 0, mark.start - body.start)
    phrase = body.part(article.start() if article else mark.start - body.start, end)
    return phrase if is_noun_phrase(phrase, _LONGEST) and not _leans(phrase) else None


def term_before(body: Phrase, end: int, vocabulary: Vocabulary) -> Phrase | None:
    """Return what a text names right before a place, with its article, if that belongs to a subject or has a name."""
    tokens = [token for token in read_tokens(body) if token.end <= end]
    if not tokens or tokens[-1].end != end or tokens[-1].kind not in _ENDS_KIND:
        return None
    first = len(tokens)
    while first and len(tokens) - first < _LONGEST - 1 and _may_be_own(tokens[first - 1]):
        first -= 1
    while len(tokens) - first > 1 and _is_verb(tokens, first):
        first += 1  # “had been using quota sampling”, “had long practised variolation”
    own, before = tokens[first:], tokens[first - 1] if first else None
    if not own or (before is not None and _may_belong(before)):
        return None
    has_article = before is not None and before.kind == "article"
    phrase = body.part((before if has_article and before else own[0]).start, end)
    return phrase if phrase.words and _is_term(phrase, own, vocabulary) else None


def _is_verb(tokens: Sequence[Token], place: int) -> bool:
    """Whether the first of what may be a name is a verb, whose object the rest is."""
    token = tokens[place]
    if token.small == "using" or (token.kind == "gerund" and is_everyday(token.small)):
        return True
    if token.kind == "noun" and tokens[place + 1].kind == "participle":
        return True  # “long practised variolation”
    return token.kind == "participle" and any(t.kind == "auxiliary" for t in tokens[max(0, place - 2) : place])


def _may_be_own(token: Token) -> bool:
    return token.kind in _OF_KIND and not (token.kind == "number" and token.text.isalpha())


def _may_belong(before: Token) -> bool:
    """Whether a word that is not read as part of a name may be one: “reverse osmosis”, “its memory”."""
    return before.kind in _NO_START or (
        before.kind in ("verb", "infinitive")
        and any(form.form == "base" and form.certainty != "always" for form in before.forms)
    )


def _is_term(phrase: Phrase, own: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a phrase is a kind of thing or a name, or “the X” whose X is no word of every day."""
    if words_of(phrase.text)[0] in ("a", "an"):
        return is_kind(phrase, vocabulary)
    if is_signed_name(phrase):
        return True
    if _leans(phrase) or not is_noun_phrase(phrase, _LONGEST) or _FIRM.search(phrase.text):
        return False
    if is_heading(without_article(phrase).text, vocabulary):
        return True
    if any(token.small in _JUDGED or token.small in _ORDINALS for token in own) or is_generic([own[-1].small]):
        return False
    if words_of(phrase.text)[0] == "the" and len(own) == 1 and len(own[0].text) < _LONG_WORD:
        return False  # “the bus” is the one that was taken, “the ophthalmoscope” any
    is_common = all(token.text.islower() or token.start == 0 for token in own)
    is_doing = len(own) > 1 and own[-1].small.endswith("ing") and words_of(phrase.text)[0] != "the"
    return is_common and (is_doing or (any(map(_is_rare, own)) and _is_rare_or_plain(own)))


def _is_rare_or_plain(own: Sequence[Token]) -> bool:
    """Whether the last word is rare itself, or says by itself what kind of thing it is."""
    return _is_rare(own[-1]) or own[-1].small not in VAGUE


def _leans(phrase: Phrase) -> bool:
    return not holds_for_good(phrase.text)


def _is_rare(token: Token) -> bool:
    """Whether a word is no word of every day: “slicer” is one though “slice” is."""
    return is_specific(token) or (token.kind in ("noun", "gerund") and not is_listed(token.small))


def _is_known(own: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether the lesson speaks again of what two everyday words name: “a base receiver”."""
    return vocabulary.counts.get(own[-1].text, 0) > 1 and vocabulary.counts.get(own[0].text, 0) > 1
