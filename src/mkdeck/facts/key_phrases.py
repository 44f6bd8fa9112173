"""Which phrases of a sentence are the ones to remember.

A name, a date, a number is known or not known, and so is a word that belongs to the subject; a phrase of everyday words
could be any other one. Each phrase is cut where nobody would cut it otherwise: a name without what it is the name of
(“the physicist *Lise Meitner*”), a number without what it counts (“about *209,000* cubic metres”).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.akin import akin, gives_away
from mkdeck.facts.aliases import with_alias
from mkdeck.facts.asked import SAYS_LITTLE, TELLING, Asked, has_digit, is_in_brackets, is_quoted, is_specific, is_topic
from mkdeck.facts.asked_names import asked_name
from mkdeck.facts.asked_numbers import MEASURED, asked_numbers
from mkdeck.facts.asked_terms import asked_explanation, asked_list, asked_subject, asked_term
from mkdeck.facts.grammar import Token, is_many, main_verb, opening_end, read_tokens
from mkdeck.facts.noun_groups import noun_groups
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.tracing import guard
from mkdeck.facts.words import word_set
from mkdeck.values import dataclass

_MOST, _MOST_STRONG = 2, 4
_BESIDE = 2.2
"""The weight of a phrase that is asked for beside another one."""
_KNOWN = 2.4
"""The weight of what is known or not known: a name, a date, a number."""
_TOLD_WHAT = 2.0
"""The weight of a subject of which its sentence says what it is."""
_SURE, _FEWEST_SURE = 3.2, 2
"""The weight of a term that is marked or named, and of a list that is complete."""
_STRONG = 2.6
"""The weight of a phrase that is asked for even where two others are."""
_FEWEST_LEFT = 3
_OF_CHANGE = word_set("rose fell grew dropped increased declined shrank doubled tripled climbed sank")
_YEAR = re.compile(r"\b\d{4}\b")
_RESPECTIVELY = re.compile(r"\b(?:each|respectively)\b")
_MORE_YEARS = re.compile(r"\d{4}, \d{4}")
_TWO_YEARS = re.compile(r"\d{4}(?: and | or | to |, ?| ?[–-] ?)\d{4}")
_OPENS_CLAUSE = word_set("although because but if so though when whereas which while who whom whose")
"""Words that open a clause wherever they stand."""
_MAY_END = re.compile(r"; |, (?:and|but|so) ")
"""Where what leans may be left out of a sentence."""
_OPENS_NAME = word_set("north south east west central new old great upper lower deep inner outer")
"""What a name may open with: “*North* Atlantic Deep Water”."""
_NAMING_KINDS = frozenset({"noun", "name", "pronoun", "gerund", "number"})


@dataclass(frozen=True, slots=True)
class KeyPhrases:
    """The phrases of a sentence that a card could ask for, in their order, and how likely they are its point.

    `are_sure` where one of them is marked, named or a whole list, or several of them are known or not known; of a lone
    number or name only a reader can say whether it is the point. `weight` is that of the likeliest.
    """

    phrases: Sequence[Phrase]
    are_sure: bool
    weight: float = 0.0


def is_known(found: KeyPhrases) -> bool:
    """Whether the likeliest phrase is one that is known or not known, or a subject that is told what it is."""
    return found.weight >= _KNOWN or found.weight == _TOLD_WHAT


@guard("holds nothing that a card could ask for", refuses=False)
def holds_key_phrase(body: Phrase, phrases: Sequence[Phrase]) -> bool:  # noqa: ARG001 - told to who asks why
    """Whether phrases worth asking for were found in a sentence."""
    return bool(phrases)


def key_phrases(sentence: Sentence, most: int = _MOST, fewest_left: int = _FEWEST_LEFT) -> KeyPhrases:
    """Return the phrases of a sentence that are worth asking for: so many, and one more that is sure.

    `fewest_left` is how many telling words the rest of the sentence must have.
    """
    body = sentence.body
    tokens = read_tokens(body)
    verb = main_verb(tokens)
    if verb is None or _announces(tokens, verb) or not _has_subject(tokens[:verb]):
        return KeyPhrases((), are_sure=False)
    kept = _kept(tokens, _candidates(sentence, tokens, verb), most, fewest_left)
    chosen = (
        Phrase(body.inline, body.start + tokens[part.first].start, body.start + tokens[part.last].end)
        for part in sorted(kept, key=lambda part: part.first)
    )
    named = (named for phrase in chosen if (named := with_alias(body, phrase)) is not None)
    phrases = [phrase for phrase in named if is_whole_gap(sentence, phrase)]
    are_several = len(phrases) > 1
    phrases = _years_together(body, phrases)
    if len(phrases) > 1 and tokens[verb].small in _OF_CHANGE and all(_YEAR.search(phrase.text) for phrase in phrases):
        return KeyPhrases((), are_sure=False)  # “rose from 700,000 in 1790 to four million in 1860”
    are_sure = bool(kept) and (kept[0].weight >= _SURE or (are_several and kept[0].weight >= _KNOWN))
    return KeyPhrases(phrases, are_sure, kept[0].weight if kept else 0.0)


def may_tell_one_thing(sentence: Sentence) -> bool:
    """Whether a sentence, or what of it may be shown, can be one that `tells_one_thing`, as its words alone tell."""
    text = sentence.body.text
    is_plain = not sentence.phrase.inline.marks and _MAY_END.search(text) is None
    return not is_plain or _OPENS_CLAUSE.isdisjoint(words_of(text))


def tells_one_thing(sentence: Sentence) -> bool:
    """Whether a sentence has one clause."""
    return not any(map(_opens_clause, read_tokens(sentence.body)))


def _years_together(body: Phrase, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return phrases with years side by side as one, for each gives the other away: “in *1949 and 1950*”."""
    if _RESPECTIVELY.search(body.text) or _MORE_YEARS.search(body.text):
        return list(phrases)  # “wrote one each, in 1893 and 1903”
    together: list[Phrase] = []
    for phrase in phrases:
        before = together[-1] if together else None
        if before is not None and _YEAR.fullmatch(phrase.text) and _YEAR.fullmatch(before.text):
            both = body.part(before.start - body.start, phrase.end - body.start)
            if _TWO_YEARS.fullmatch(both.text):
                together[-1] = both
                continue
        together.append(phrase)
    return together


def _opens_clause(token: Token) -> bool:
    return token.kind in ("relative", "subordinator") or token.small in ("but", "so")


def _kept(tokens: Sequence[Token], candidates: Iterable[Asked], most: int, fewest_left: int) -> list[Asked]:
    """Return what is asked for of the candidates, the likeliest first."""
    kept: list[Asked] = []
    for part in sorted(candidates, key=lambda part: (-part.weight, -part.first)):
        if kept and part.weight < _BESIDE:
            break  # what is less sure stands alone, or not at all
        is_apart = all(
            (part.last < other.first or other.last < part.first) and not _are_akin(tokens, part, other)
            for other in kept
        )
        is_wanted = len(kept) < most or (len(kept) < _MOST_STRONG and part.weight >= _STRONG)
        fewest = min(fewest_left, _FEWEST_SURE) if part.weight >= _SURE else fewest_left
        if is_wanted and is_apart and leaves_a_cue(tokens, part, fewest):
            kept.append(part)
    return kept


def _are_akin(tokens: Sequence[Token], part: Asked, other: Asked) -> bool:
    """Whether one answer gives another away: “`a.root.net`” beside “`m.root.net`”, “sculling” beside “sculls”."""
    return akin(tokens[part.last].small, tokens[other.last].small)


def _candidates(sentence: Sentence, tokens: Sequence[Token], verb: int) -> Iterator[Asked]:
    explained = asked_explanation(tokens, verb)
    if explained is not None:
        yield explained
    yield from asked_numbers(tokens)
    for group in noun_groups(tokens):
        own = tokens[group.first : group.last + 1]
        if is_topic(sentence, own) or is_quoted(tokens, group.first) or is_in_brackets(tokens, group.first):
            continue
        if tokens[0].kind == "subordinator" and group.last < opening_end(tokens):
            continue  # “When the CPU moves on, …” tells when, and the rest what
        found = asked_list(tokens, group) or asked_name(tokens, group) or asked_term(sentence, tokens, group, verb)
        if found is not None and not is_topic(sentence, tokens[found.first : found.last + 1]):
            yield found
    subject = asked_subject(sentence, tokens, verb)
    if subject is not None:
        yield subject


def _has_subject(before: Sequence[Token]) -> bool:
    """Whether something stands before the verb that it can be the verb of; “Mechanically rides on …” is a note."""
    return any(token.kind in _NAMING_KINDS or token.small == "there" for token in before)


def _announces(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a sentence only counts what the next ones tell: “Historians see two causes”, “Two methods help”."""
    opening = opening_end(tokens)
    ends = [t for t in tokens if t.kind != "sign"][-3:]
    is_counted = any(t.kind == "number" and not has_digit(t) for t in ends[:-1])
    says_little = ends[-1].small in SAYS_LITTLE or (is_many(ends[-1].text) and tokens[verb].kind != "verb")
    counts_last = is_counted and says_little and ends[-1].small not in MEASURED
    opens = tokens[opening:verb]
    counts_first = len(opens) > 1 and opens[0].kind == "number" and not has_digit(opens[0])
    is_open = not any(t.text == ":" or t.kind == "name" or has_digit(t) for t in tokens[verb:])
    goes_on = len(opens) > 0 and opens[-1].small == "then"
    return counts_last or (counts_first and is_open) or goes_on


def leaves_a_cue(tokens: Sequence[Token], part: Asked, fewest: int) -> bool:
    """Whether enough of the sentence is left to know a phrase by, and it does not stand there once more."""
    asked = tokens[part.first : part.last + 1]
    own = [t.small for t in asked if is_specific(t)] or [t.small for t in asked if t.kind in TELLING]
    rest = [t.small for t in (*tokens[: part.first], *tokens[part.last + 1 :]) if t.kind in TELLING]
    shown = [t.text for t in (*tokens[: part.first], *tokens[part.last + 1 :])]
    if any(has_digit(t) and any(t.text in other for other in shown if len(other) > len(t.text)) for t in asked):
        return False  # “SHA-256 gives 256 bits”
    if "named" in rest and any(t.kind == "name" and t.small in rest for t in asked):
        return False  # “the Iwakura Mission, named after Iwakura Tomomi”
    if asked[-1].kind == "name" and len(asked[-1].text) > 1 and asked[-1].small in rest:
        return False  # who knows the surname knows the name
    return len(rest) >= fewest and not all(any(gives_away(word, other) for other in rest) for word in own)


def is_whole_gap(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase can be deleted by itself: nothing of a name or of a row stands before or behind it."""
    if phrase.splits_a_mark():
        return False
    tokens = read_tokens(sentence.body)
    start, end = phrase.start - sentence.body.start, phrase.end - sentence.body.start
    before = [token for token in tokens if token.end <= start][-2:]
    behind = next((token for token in tokens if token.start >= end), None)
    if before and " and " in phrase.text:
        is_last_of_row = before[-1].text == "," and before[0].kind in ("name", "noun") and len(before) > 1
        joins = phrase.text.count(",") == 1 and ", and " in phrase.text
        is_clause = joins and behind is not None and behind.kind == "auxiliary"
        if is_last_of_row or is_clause:
            return False  # “Japan, *Korea and the Philippines*”, “of *two chains, and the tips* are what …”
    if not phrase.text[0].isupper():
        return True
    if before and before[-1].end == start - 1 and _is_of_name(before[-1]):
        return False
    if behind is None or behind.start > end + 1:
        return True
    return not (behind.kind == "name" or (behind.kind in ("noun", "number") and phrase.text[-1].isalpha()))


def _is_of_name(token: Token) -> bool:
    if token.kind == "name":
        return True
    return token.text[0].isupper() and (token.kind == "noun" or token.small in _OPENS_NAME)
