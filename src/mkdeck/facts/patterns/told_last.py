"""What a plain clause tells of a term or a name behind its verb: “Loudness is measured in LUFS”; a cloze.

A clause that stands alone says first what it is about, and last what is to be known of that: what is done to what, in
what, from where, or when; names, dates and numbers beside that are asked for as well. It is the last rule to be tried,
and so it need not know the verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import standing
from mkdeck.facts.asked import SAYS_LITTLE, TELLING, Asked, has_digit, is_specific, is_topic
from mkdeck.facts.asked_terms import OF_AGENTS
from mkdeck.facts.certain_gaps import is_general
from mkdeck.facts.certain_phrases import tells_all_beside
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import NounPhrase, Token, is_many, main_verb, opening_end, read_tokens
from mkdeck.facts.guards import is_one_of_several
from mkdeck.facts.key_phrases import key_phrases, leaves_a_cue
from mkdeck.facts.marked_terms import IMPERATIVE, is_of_screen
from mkdeck.facts.noun_groups import noun_groups
from mkdeck.facts.of_moment import is_note, is_of_somebody, is_page_of_lesson, is_told_once
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import TO_BE, word_set

TIER = "more"
TRIGGERS: frozenset[str] = frozenset()
ONLY_IN_LESSONS = True

_FEWEST, _LONGEST, _LONGEST_SHOWN, _MOST_COMMAS = 4, 18, 18, 1
_LONGEST_SUBJECT, _LONGEST_ANSWER = 12, 8
_PERSONS = word_set("i you we your our my us me there this these he she him")
_POINTING = word_set("it they them")
_APART = re.compile(r"[:?!→=]|\be\.g\.|\.\.\.|…")
_OF_SUBJECT = frozenset(
    {"article", "noun", "name", "gerund", "number", "preposition", "participle", "conjunction", "adverb"}
)
_OPENS_ASIDE = frozenset({"relative", "preposition", "article"})
_SIGNS = frozenset({"(", ")", ","})
_NO_SUBJECT = word_set(
    "one two three others another something someone everything everyone nobody nothing question answer reason idea "
    "point key trick rule trouble problem result difference example advantage catch story lesson goal aim job task "
    "work secret danger risk warning note exercise step steps thing things way ways case cases people"
)
"""What tells of what was told before: “the trick is”, “one reason is”."""
_WEAK = word_set(
    "seem appear remain stay look feel think believe want like love help try keep know see say "
    "tell ask go matter deserve face enjoy sound let"
)
_NAMING = word_set("called named termed known dubbed")
_ABOUT = word_set("about around roughly nearly approximately almost only some over")
_VAGUE = word_set("other certain various several different lot lots single another such empirical striking")
_SAYS_LITTLE = word_set("have has had do make take get give find put set learn form name call dub term")
"""Verbs behind which anything may stand."""
_GOES_ON = word_set("against between without")
_SOURCES = word_set("from into by with")
_COMPARES = word_set("more most less least very so too")
_CLAUSE = word_set("when if until where unless")
_AT_END = word_set(
    "into from by with as in at on to under between without through inside against within during for over"
)
_VERBAL = frozenset({"verb", "participle", "auxiliary"})
_SHORTEST_CLAUSE, _LONGEST_CLAUSE, _LONGEST_TAIL = 4, 14, 6
_LEAST, _OFTEN, _MOST = 1.6, 2, 3
_SUPERLATIVE = re.compile(r"(?:most|least|best|worst|[a-z]{3,}est)$")


def may_be_certain(sentence: Sentence) -> bool:
    """Whether a sentence is short enough and has no pronoun of a person, no aside and no second clause."""
    words = sentence.words
    text = sentence.text
    if not _FEWEST <= len(words) <= _LONGEST or not _PERSONS.isdisjoint(words):
        return False
    if not _POINTING.isdisjoint(words[1:]) and _CLAUSE.isdisjoint(words):
        return False
    return text.count(",") <= _MOST_COMMAS and _APART.search(text) is None


_KNOWN = re.compile(r"\d|[A-ZÀ-Þ]")
_DIGIT = re.compile(r"(?<![A-Za-z-])\d")
_LONGEST_PLAIN = 16
_POINTS = re.compile(r"\b(?:it|them|they|he|she|him)\b")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the clause with what it tells last deleted."""
    if not may_be_certain(sentence) or not is_page_of_lesson(sentence):
        return
    told = with_subject(sentence)
    found = _asked(told)
    if found is None:
        return
    whole = standing(told)
    if whole is None or len(words_of(whole.body.text)) > _LONGEST_SHOWN:
        return
    if is_of_screen(whole.text) or IMPERATIVE.match(whole.body.text) or is_one_of_several(whole.text):
        return
    phrases = [phrase for phrase in _phrases(whole, told, found) if _is_whole_gap(whole, phrase)]
    if _shows_number(whole, phrases):
        phrases = [phrase for phrase in phrases if not _DIGIT.search(phrase.text)]
    if phrases and not is_told_once(whole, (phrase.text for phrase in phrases)):
        yield from (card for card in whole.clozes(*phrases) if tells_all_beside(card, sentence))


def _phrases(whole: Sentence, told: Sentence, found: Asked) -> list[Phrase]:
    """Return what is asked for: what the clause tells last, and the names, dates and numbers beside it."""
    tokens = read_tokens(told.body)
    end = tokens[found.last].end
    key = key_phrases(whole)
    if end > len(whole.body.text):
        return []
    last = whole.body.part(tokens[found.first].start, end)
    beside = (
        phrase
        for phrase in key.phrases
        if (phrase.end <= last.start or last.end <= phrase.start) and _KNOWN.search(phrase.text)
    )
    if len(words_of(whole.body.text)) > _LONGEST_PLAIN and not _KNOWN.search(last.text):
        return list(beside)
    return sorted([last, *beside], key=lambda phrase: phrase.start)[:_MOST]


def _shows_number(whole: Sentence, phrases: Sequence[Phrase]) -> bool:
    """Whether a number is left: “grew from 4 million in 1960 to 7 million in 1990” asks for one of four."""
    shown = whole.body.text
    for phrase in phrases:
        shown = shown.replace(phrase.text, "", 1)
    return _DIGIT.search(shown) is not None


def _is_whole_gap(whole: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase can be deleted by itself: nothing of a name stands before or behind it."""
    if phrase.splits_a_mark():
        return False
    tokens = read_tokens(whole.body)
    start, end = phrase.start - whole.body.start, phrase.end - whole.body.start
    before = next((token for token in reversed(tokens) if token.end <= start), None)
    behind = next((token for token in tokens if token.start >= end), None)
    if (
        before is not None
        and before.end == start - 1
        and (before.kind == "name" or (before.kind == "noun" and before.text[0].isupper() and phrase.text[0].isupper()))
    ):
        return False
    if behind is None or behind.start > end + 1:
        return True
    return not (behind.kind == "name" or (behind.kind in ("noun", "number") and phrase.text[-1].isalpha()))


def _asked(sentence: Sentence) -> Asked | None:
    """Return what a clause tells last, where it has a subject that it is about and one verb."""
    tokens = read_tokens(sentence.body)
    verb, opening = main_verb(tokens), opening_end(tokens)
    if verb is None or is_note(sentence, tokens[0]) or not _is_about(sentence, tokens[opening:verb]):
        return None
    if is_of_somebody(sentence, tokens[opening:verb]):
        return None
    if not is_general(sentence.body.text) and not _opens_with_name(sentence, tokens[opening:verb]):
        return None
    start = _behind_verb(tokens, opening, verb)
    if start is None or start >= len(tokens):
        return None
    found = max(_candidates(sentence, tokens, verb, start), key=lambda part: part.weight, default=None)
    if _POINTS.search(sentence.body.text) and (found is None or tokens[found.first].small not in _CLAUSE):
        return None
    if found is None or found.weight < _LEAST or not leaves_a_cue(tokens, found, 2):
        return None
    answer = tokens[found.first : found.last + 1]
    if any(
        token.forms and token.forms[0].certainty == "always" and token.forms[0].form == "base" for token in answer[:1]
    ):
        return None  # “Hash joins *need memory*”
    is_known = any(map(is_specific, answer)) or len(answer) > 1 or sentence.phrase.holds("strong")
    return found if is_known or is_general(sentence.body.text) else None  # “Mirela counted the *coins*”


def _is_about(sentence: Sentence, own: Sequence[Token]) -> bool:
    """Whether a subject is a term, a name, or something that a general statement can be made of."""
    while own and own[-1].kind == "adverb":
        own = own[:-1]
    comma = next((at for at, token in enumerate(own) if token.text == ","), None)
    if comma is not None and own[-1].text == "," and comma < len(own) - 1:
        own = own[:comma]  # “Itaipu, on the border of Brazil and Paraguay, has …”
    is_whole = all(token.kind in _OF_SUBJECT or token.text in _SIGNS or token.small in ("every", "no") for token in own)
    if not 1 <= len(own) <= _LONGEST_SUBJECT or not is_whole:
        return False
    nouns = [token for token in own if token.kind in ("noun", "name", "gerund")]
    head = next((own[at - 1] for at, token in enumerate(own) if at and token.kind == "preposition"), own[-1])
    if not nouns or own[0].small in _NO_SUBJECT or head.small in _NO_SUBJECT or nouns[-1].small.endswith("'s"):
        return False  # “G major's is E minor”
    if any(token.kind == "name" for token in nouns):
        return not any(token.small == "the" and own[at + 1].kind == "noun" for at, token in enumerate(own[1:-1], 1))
    return _is_of_common_nouns(sentence, own, nouns, head)


def _is_of_common_nouns(sentence: Sentence, own: Sequence[Token], nouns: Sequence[Token], head: Token) -> bool:
    """Whether a subject without a name is a term, and not “the dangerous ingredient” or “every part of the plant”."""
    if all(token.small in SAYS_LITTLE for token in nouns) or _SUPERLATIVE.match(own[0].small):
        return False
    if OF_AGENTS.search(head.small) and is_everyday(head.small):
        return False
    is_term = any(map(is_specific, nouns)) or is_topic(sentence, own)
    is_bare = not any(token.kind == "preposition" for token in own)
    if own[0].small == "the" and is_bare and not is_term:
        return False
    following = pairwise(own[1:])
    if any(the.small == "the" and t.kind == "noun" and is_everyday(t.small) for the, t in following):
        return False
    if is_term or len(nouns) > 1:
        return True
    counts = sentence.vocabulary.counts
    is_spoken_of = counts.get(head.text, 0) + counts.get(head.text.casefold(), 0) >= _OFTEN
    return is_spoken_of and own[0].small != "the" and head.small not in SAYS_LITTLE


def _opens_with_name(sentence: Sentence, own: Sequence[Token]) -> bool:
    """Whether a subject has a name, or is what the lesson is about: what once happened to that is remembered."""
    first = own[1:] if own[0].kind == "article" else own
    if not first or is_topic(sentence, own):
        return bool(first)
    opens = first[0]
    is_named = opens.text[0].isupper() and len(first) > 1 and first[1].kind == "name"
    is_rare = len(own) == 1 and not (is_everyday(opens.small) or opens.forms or is_many(opens.text))
    return opens.kind == "name" or is_named or is_rare


def _behind_verb(tokens: Sequence[Token], opening: int, verb: int) -> int | None:
    """Return the place behind the verbs of a clause: “is *measured*”, “was first *standardised*”."""
    place = verb + 1
    last = verb
    if tokens[verb].kind == "auxiliary":
        while place < len(tokens) and tokens[place].kind in ("adverb", "participle", "verb", "auxiliary"):
            if tokens[place].kind != "adverb":
                last = place
            place += 1
    if any(token.small in ("not", "never") or token.small.endswith("n't") for token in tokens[verb : place + 1]):
        return None
    if tokens[last].forms and tokens[last].forms[0].base in _WEAK:
        return None
    if last == verb and tokens[verb].small in TO_BE and place < len(tokens) and tokens[place].kind == "article":
        is_name = any(token.kind == "name" for token in tokens[place + 1 : place + 4])
        if tokens[place].small != "the" or tokens[opening].small != "the" or not is_name:
            return None  # “X is a Y” is a definition, but no “The topmost layer of soil is the A horizon”
    while place < len(tokens) and (tokens[place].kind == "adverb" or tokens[place].small in _ABOUT):
        place += 1
    return place


def _candidates(sentence: Sentence, tokens: Sequence[Token], verb: int, start: int) -> Iterator[Asked]:
    """Yield the phrases behind the verb that may be what is to be known, and the clause that a sentence ends on."""
    clause = next((at for at in range(start, len(tokens)) if tokens[at].small in _CLAUSE), None)
    is_term = any(map(is_specific, tokens[:verb]))
    is_state = tokens[verb].small in TO_BE and start == verb + 1
    groups = noun_groups(tokens)
    inner = clause if clause is not None else len(tokens)
    subject = {token.small for token in tokens[:verb] if token.kind in TELLING}
    for number, group in enumerate(groups):
        if not start <= group.first < inner:
            continue
        own = [token for token in tokens[group.first : group.last + 1] if token.kind in TELLING]
        if is_topic(sentence, own) or all(token.small in subject for token in own):
            continue
        first = group.first + (tokens[group.first].kind == "article")
        is_one = is_state and group.first == start and group.members == 1
        if is_one and (tokens[first].kind == "noun" or tokens[0].small == "the"):
            continue  # “is complementary”, “The elder statesman of compilers is GCC”
        weight = _weight(tokens, group, start, is_term=is_term)
        last = _end_of(tokens, group, start, inner, is_last=number == len(groups) - 1)
        is_cut = last + 1 < inner and not any(map(is_specific, tokens[first : last + 1]))
        if weight < _LEAST + (0.01 if is_cut else 0):
            continue  # “brightens the picture at the price of …”
        if last - first < _LONGEST_ANSWER and _is_closed(tokens, group, last):
            yield Asked(first, last, weight + 0.01 * number)
    own = list(tokens[inner:])
    is_whole = _SHORTEST_CLAUSE <= len(own) <= _LONGEST_CLAUSE and all(token.text != "," for token in own)
    if is_whole and (is_term or any(map(is_specific, own))):
        yield Asked(inner, len(tokens) - 1, _LEAST)


def _end_of(tokens: Sequence[Token], group: NounPhrase, start: int, inner: int, *, is_last: bool) -> int:
    """Return where an answer ends that begins with a noun phrase."""
    last = group.last
    if is_last or _opens_tail(tokens, last + 1):
        last = _with_tail(tokens, last, inner)
    last = _with_place_or_range(tokens, last)
    if group.first == start and not any(map(is_specific, tokens[group.first : last + 1])):
        last = _with_tail(tokens, last, inner, may_open=_GOES_ON)
    return last


def _weight(tokens: Sequence[Token], group: NounPhrase, start: int, *, is_term: bool) -> float:
    """Return how likely a noun phrase behind the verb is what is to be known; nothing where it is no answer."""
    own = tokens[group.first : group.last + 1]
    before = tokens[group.first - 1]
    content = [token for token in own if token.kind in TELLING]
    is_known = any(token.kind == "name" or has_digit(token) for token in content)
    is_object = group.first == start or (group.first == start + 1 and before.kind in ("preposition", "to"))
    if not content or not _may_answer(own, content) or not _is_in_place(group, before, own, start):
        return 0
    if not is_object and (not is_known or group.members > 1 or before.small in ("as", "between")):
        return 0
    if not is_known and (not _VAGUE.isdisjoint((own[0].small, content[0].small)) or _says_little(tokens, start)):
        return 0
    specific = [token for token in content if is_specific(token)]
    is_origin = before.small in _SOURCES and is_object and len(content) > 1
    is_whole_object = is_term and (is_origin or (group.first == start and tokens[start - 1].kind == "verb"))
    if not (specific or is_known or group.members > 1 or is_whole_object):
        return 0
    weight = 1.0 * is_object + 0.6 * (is_whole_object and not specific) + 0.8 * is_known
    weight += 0.8 * (before.small in _SOURCES or before.small == "as")
    return weight + 0.8 * min(2, len(specific)) + 0.4 * min(2, group.members - 1)


def _may_answer(own: Sequence[Token], content: Sequence[Token]) -> bool:
    """Whether a noun phrase says something by itself; “two processes” does not, which the next sentence names."""
    if (
        own[0].kind in ("possessive", "demonstrative")
        or own[0].small in ("each", "every", "any")
        or content[-1].small
        in SAYS_LITTLE
        | {
            "one",
            "ones",
        }
    ):
        return False
    numbers = [token for token in content if token.kind == "number"]
    is_counted = bool(numbers) and not any(map(has_digit, numbers)) and not any(map(is_specific, content))
    return not is_counted and _SUPERLATIVE.match(content[0].small) is None


def _is_in_place(group: NounPhrase, before: Token, own: Sequence[Token], start: int) -> bool:
    """Whether a noun phrase stands right behind the verb, or behind a preposition."""
    if (before.kind == "to" and own[0].forms) or before.small in _COMPARES:
        return False
    return group.first == start or before.small in _AT_END


def _is_closed(tokens: Sequence[Token], group: NounPhrase, last: int) -> bool:
    """Whether an answer is whole, and nothing behind it tells what was to be asked for instead."""
    own = tokens[group.first : last + 1]
    if any(token.text == "," and own[at + 1].kind == "article" for at, token in enumerate(own[:-1])):
        return False  # “keratin, the protein in wool”
    if len(own) == 1 and own[0].kind == "gerund":
        return False
    behind = tokens[last + 1 : last + 3]
    if not behind:
        return True
    if own[-1].kind == "number" and behind[0].kind == "conjunction":
        return False  # “of two or more”
    if group.members > 1 and not (
        behind[0].text == "," and behind[-1].kind in _OPENS_ASIDE and behind[-1].text[0].islower()
    ):
        return False  # “needs an offer and consideration, and *consideration* is …”
    if behind[0].kind in ("to", "infinitive", "article", "possessive", "gerund") or behind[0].small in _NAMING:
        return False  # “advises dental offices to test”, “gives the dough its strength”, “filters called …”
    is_counted = any(token.kind == "number" for token in own) and len(own) > 1
    return not (is_counted and behind[0].text in (",", ":") and behind[-1].kind not in ("relative", "conjunction"))


def _with_place_or_range(tokens: Sequence[Token], last: int) -> int:
    """Return where “Bridgeport, *Connecticut*” and “41°F *to 135°F*” end."""
    behind = tokens[last + 1 : last + 4]
    if len(behind) > 1 and behind[0].text == "," and tokens[last].kind == "name" and behind[1].kind == "name":
        return last + 2 if len(behind) == 2 or behind[2].text in (",", ".") else last
    is_range = len(behind) > 1 and behind[0].small in ("to", "and") and behind[1].kind == "number"
    if not is_range or not any(token.kind == "number" for token in tokens[last - 1 : last + 1]):
        return last
    end = last + 2
    while end + 1 < len(tokens) and tokens[end + 1].kind == "noun" and tokens[end + 1].text[0] == "°":
        end += 1
    return end


def _says_little(tokens: Sequence[Token], start: int) -> bool:
    """Whether the verb right before a place is one behind which anything may stand."""
    before = next((token for token in reversed(tokens[:start]) if token.kind in _VERBAL), None)
    return before is not None and (before.forms[0].base if before.forms else before.small) in _SAYS_LITTLE


def _opens_tail(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and (tokens[place].kind in ("relative", "participle") or tokens[place].small == "of")


def _with_tail(tokens: Sequence[Token], last: int, inner: int, may_open: frozenset[str] = frozenset()) -> int:
    """Return where an answer ends that goes on to the end of its clause: “species *that tolerate drought*”."""
    rest = tokens[last + 1 : inner]
    if any(token.text == "," for token in rest) or len(rest) > _LONGEST_TAIL:
        return last
    is_open = not rest or _opens_tail(tokens, last + 1) or rest[0].small in may_open
    return inner - 1 if is_open else last
