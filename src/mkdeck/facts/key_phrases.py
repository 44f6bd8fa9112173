"""Which phrases of a sentence are the ones to remember.

A name, a date, a number is known or not known, and so is a word that belongs to the subject; a phrase of everyday words
could be any other one. Each phrase is cut where nobody would cut it otherwise: a name without what it is the name of
(“the physicist *Lise Meitner*”), a number without what it counts (“about *209,000* cubic metres”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import NounPhrase, Token, is_many, is_year, main_verb, opening_end, read_tokens
from mkdeck.facts.guards import EPONYMOUS
from mkdeck.facts.noun_groups import noun_groups
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.tracing import guard
from mkdeck.facts.words import GENERIC_HEADS, VAGUE, word_set

_GENERIC = GENERIC_HEADS | (VAGUE - word_set("virus drug disease vaccine law")) | word_set(
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

_MOST, _MOST_MEMBERS = 2, 5
_BESIDE = 2.2
_SURE, _FEWEST_SURE = 3.2, 2
_STRONG = 2.6
"""The weight of a phrase that is asked for even where two others are."""
_FEW, _LONGEST_TERM, _LONGEST_SUBJECT, _LONGEST_EXPLAINED = 2, 4, 4, 22
_FEWEST_LEFT, _FEWEST_TOLD, _SHORT, _OFTEN = 3, 3, 3, 5
_BE = word_set("is are was were")
_MONTHS = word_set(
    "january february march april may june july august september october november december spring summer autumn winter"
)
_LARGE = word_set("hundred thousand million billion trillion")
_NAMING = word_set("called named termed dubbed")
_CLOSED = word_set("called of into as")
_OF_PEOPLES = re.compile(
    r"^(?:Western|Eastern|Northern|Southern)$"
    r"|(?:ish|ese|[a-z]ans?|Dutch|German|Sanskrit|French|Latin|Greeks?|Arabs?|Turks?)$"
)
_ORDINALS = word_set("first second third fourth fifth")
_OF_NOUNS = re.compile(r"(?:tion|sion|ness|ment|ity|ism|ics|ology|ance|ence|ship|gen|ium|sis|ide|ine)$")
_OF_SCIENCE = re.compile(
    r"(?:ine|ose|ase|gen|ium|itis|osis|lysis|emia|cyte|ide|phage|phyll|plast|oid|ology"
    r"|metry|mycin|illin|phyte|zoa|zoan)s?$"
)
_OF_AGENTS = re.compile(r"(?:ers|ors|ists|ians|men|women|people|scholars)$")
_CONNECTORS = word_set("of de del della di da du des la le el al van von der den ibn y the and for in")
_NAMING_KINDS = frozenset({"noun", "name", "pronoun", "gerund", "number"})
_CONTENT = frozenset({"noun", "name", "number", "gerund"})
_TELLING = _CONTENT | {"verb", "participle", "infinitive"}
_OF_SUBJECT = frozenset({"article", "noun", "name", "gerund"})


@dataclass(frozen=True, slots=True)
class _Found:
    """Tokens `first` to `last`, both within, that a card can ask for, and how much speaks for them."""

    first: int
    last: int
    weight: float


@guard("holds nothing that a card could ask for", refuses=False)
def holds_key_phrase(body: Phrase, phrases: Sequence[Phrase]) -> bool:  # noqa: ARG001 - told to who asks why
    """Whether phrases worth asking for were found in a sentence."""
    return bool(phrases)


def key_phrases(sentence: Sentence, most: int = _MOST, fewest_left: int = _FEWEST_LEFT) -> list[Phrase]:
    """Return the phrases of a sentence that are worth asking for, in their order: so many, and one more that is sure.

    `fewest_left` is how many telling words the rest of the sentence must have.
    """
    body = sentence.body
    tokens = read_tokens(body)
    verb = main_verb(tokens)
    if verb is None or _announces(tokens, verb) or not _has_subject(tokens[:verb]):
        return []
    kept: list[_Found] = []
    candidates = sorted(_candidates(sentence, tokens, verb), key=lambda part: (-part.weight, -part.first))
    for part in candidates:
        if kept and part.weight < _BESIDE:
            break  # what is less sure stands alone, or not at all
        is_apart = all(part.last < other.first or other.last < part.first for other in kept)
        is_wanted = len(kept) < most or (len(kept) == most and part.weight >= _STRONG)
        fewest = min(fewest_left, _FEWEST_SURE) if part.weight >= _SURE else fewest_left
        if is_wanted and is_apart and _leaves_a_cue(tokens, part, fewest):
            kept.append(part)
    return [
        Phrase(body.inline, body.start + tokens[part.first].start, body.start + tokens[part.last].end)
        for part in sorted(kept, key=lambda part: part.first)
    ]


def _candidates(sentence: Sentence, tokens: Sequence[Token], verb: int) -> Iterator[_Found]:
    explained = _explained(tokens, verb)
    if explained is not None:
        yield explained
    yield from _numbers(tokens)
    for group in noun_groups(tokens):
        own = tokens[group.first : group.last + 1]
        if _is_topic(sentence, own) or _is_quoted(tokens, group.first) or _in_brackets(tokens, group.first):
            continue
        if tokens[0].kind == "subordinator" and group.last < opening_end(tokens):
            continue  # “When the CPU moves on, …” tells when, and the rest what
        found = _list(tokens, group) or _name(tokens, group) or _term(sentence, tokens, group, verb)
        if found is not None:
            yield found
    subject = _subject(sentence, tokens, verb)
    if subject is not None:
        yield subject


def _has_subject(before: Sequence[Token]) -> bool:
    """Whether something stands before the verb that it can be the verb of; “Mechanically rides on …” is a note."""
    return any(token.kind in _NAMING_KINDS or token.small == "there" for token in before)


def _announces(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a sentence only counts what the next ones tell: “Historians see two causes”, “Two methods help”."""
    opening = opening_end(tokens)
    ends = [t for t in tokens if t.kind != "sign"][-3:]
    counts_last = any(t.kind == "number" and not _has_digit(t) for t in ends) and ends[-1].small in _GENERIC
    opens = tokens[opening:verb]
    counts_first = len(opens) > 1 and opens[0].kind == "number" and not _has_digit(opens[0])
    is_open = not any(t.text == ":" or t.kind == "name" or _has_digit(t) for t in tokens[verb:])
    goes_on = len(opens) > 0 and opens[-1].small == "then"
    return counts_last or (counts_first and is_open) or goes_on


def _leaves_a_cue(tokens: Sequence[Token], part: _Found, fewest: int) -> bool:
    """Whether enough of the sentence is left to know a phrase by, and it does not stand there once more."""
    own = [t.small for t in tokens[part.first : part.last + 1] if t.kind in _TELLING]
    rest = [t.small for t in (*tokens[: part.first], *tokens[part.last + 1 :]) if t.kind in _TELLING]
    return len(rest) >= fewest and not all(any(_are_akin(word, other) for other in rest) for word in own)


def _are_akin(word: str, other: str) -> bool:
    """Whether one word gives the other away: its plural, or what it is made of."""
    short, long = sorted((word.removesuffix("s"), other.removesuffix("s")), key=len)
    return short == long or (len(short) > _SHORT and long.startswith(short))


def _is_topic(sentence: Sentence, own: Sequence[Token]) -> bool:
    """Whether a phrase only names what the lesson or the section is about."""
    words = sentence.vocabulary.heading_words
    content = [t.small.removesuffix("'s") for t in own if t.kind in _CONTENT]
    return all(not words.isdisjoint((word, word + "s", word.removesuffix("s"))) for word in content)


def _is_quoted(tokens: Sequence[Token], first: int) -> bool:
    """Whether a place lies within quotation marks."""
    return sum(token.text in ('"', "“", "”") for token in tokens[:first]) % 2 == 1


def _in_brackets(tokens: Sequence[Token], first: int) -> bool:
    opened = sum(token.text == "(" for token in tokens[:first])
    return opened > sum(token.text == ")" for token in tokens[:first])


def _has_digit(token: Token) -> bool:
    return token.kind == "number" and any(character.isdigit() for character in token.text)


def _numbers(tokens: Sequence[Token]) -> Iterator[_Found]:
    """Yield dates, and numbers in digits with their sign; what they count stays, for it tells what is asked for."""
    place = 0
    while place < len(tokens):
        if not (_has_digit(tokens[place]) or _opens_date(tokens, place)):
            place += 1
            continue
        first, last = place, place
        while last + 1 < len(tokens) and _goes_on_as_number(tokens, last + 1):
            last += 1
        place = last + 1
        if _may_be_asked(tokens, first, last):
            is_date = any(is_year(t) or t.small in _MONTHS for t in tokens[first : last + 1])
            if is_date and not any(map(is_year, tokens)):
                continue  # “on 10 August” of which year?
            yield _Found(first, last, 2.6 if is_date else 2.4)


def _opens_date(tokens: Sequence[Token], place: int) -> bool:
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    is_month = tokens[place].small in _MONTHS and tokens[place].text[0].isupper()
    return is_month and following is not None and _has_digit(following)


def _goes_on_as_number(tokens: Sequence[Token], place: int) -> bool:
    token, before = tokens[place], tokens[place - 1]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.kind == "number" or token.small in _LARGE or token.text in ("%", "°C", "°F"):
        return True
    if token.small in _MONTHS and token.text[0].isupper():
        return True
    opener = next((t.small for t in reversed(tokens[: place - 1]) if t.kind == "preposition"), "")
    joins = token.text in ("–", "-", ",") or token.small == "to" or (token.small == "and" and opener == "between")
    return (
        joins
        and following is not None
        and _has_digit(following)
        and _has_digit(before)
        and (token.text != "," or before.small in _MONTHS or tokens[place - 2].small in _MONTHS)
    )


def _may_be_asked(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number is one of the world, and no part of a name, a title or a count of pages."""
    before = tokens[first - 1] if first else None
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    if (
        _is_quoted(tokens, first)
        or _in_brackets(tokens, first)
        or (before is not None and before.text in ("(", "/", "$", "#", "×", "−"))
    ):
        return False
    if (
        before is not None
        and before.text[0].isupper()
        and not any(t.small in _MONTHS for t in tokens[first : last + 1])
    ):
        return False  # “Apollo 11”, “Article 13”
    if before is not None and before.small in (
        "level",
        "type",
        "class",
        "figure",
        "page",
        "chapter",
        "version",
        "step",
    ):
        return False
    return (
        behind is None
        or behind.text not in ("/", "×", "(")
        or any(t.small in _MONTHS for t in tokens[first : last + 1])
    )


def _list(tokens: Sequence[Token], group: NounPhrase) -> _Found | None:
    """Return a list that is complete: what something consists of, is called, or as many as were counted."""
    own = tokens[group.first : group.last + 1]
    if not 1 < group.members <= _MOST_MEMBERS or any(t.kind in ("possessive", "demonstrative") for t in own):
        return None
    before = tokens[group.first - 1] if group.first else None
    if before is None:
        return None
    counted = [t.small for t in tokens[: group.first] if t.kind == "number" and not _has_digit(t)]
    is_counted = before.text in (",", ":") and _NUMBER_WORDS.get(group.members) in counted
    is_whole = before.small in _CLOSED and group.members > 2 and _is_made_of(tokens, group.first)
    return _Found(group.first, group.last, 3.2) if is_counted or is_whole else None


_NUMBER_WORDS = {2: "two", 3: "three", 4: "four", 5: "five"}


def _is_made_of(tokens: Sequence[Token], place: int) -> bool:
    """Whether “of”, “into” or “called” says that all is named: “consists of”, “is divided into”."""
    words = {token.small for token in tokens[max(0, place - 4) : place]}
    return not words.isdisjoint(
        word_set("consist consists consisted composed made divided split called named termed comprises comprise")
    )


def _name(tokens: Sequence[Token], group: NounPhrase) -> _Found | None:
    """Return the proper name in a noun group, without the words that only say what bears it."""
    run = _run_of_names(tokens, group)
    if run is None:
        return None
    first, last = run
    name = tokens[first : last + 1]
    is_short = len(name) == 1 and (len(name[0].text) == 1 or is_everyday(name[0].small))  # “the Union”, “the Treaty”
    is_of_people = len(name) == 1 and _OF_PEOPLES.search(name[0].text)
    is_example = tokens[group.first].small in ("a", "an") and first == group.first + 1  # “a Blue Jay”
    if is_short or is_of_people or is_example or name[-1].small.endswith(("'s", "s'")) or name[0].small in _MONTHS:
        return None
    before = tokens[group.first - 1] if group.first else None
    if before is None:
        return _Found(first, last, 2.2) if any(map(_is_specific, tokens[last + 1 :])) else None
    if _is_by_the_way(tokens, group.first) or _is_one_of_a_row(tokens, first):
        return None
    return _Found(first, last, 1.6 if before.small == "of" else 3.0)


def _run_of_names(tokens: Sequence[Token], group: NounPhrase) -> tuple[int, int] | None:
    """Return the places of the name that a group ends on: “the physicist *Lise Meitner*”, “the *Doppler effect*”."""
    if group.members > 1 and tokens[group.head].kind != "name":
        return None
    first = group.first
    while first <= group.last and not _opens_name(tokens, first):
        first += 1
    if first > group.last or any(t.kind in ("possessive", "demonstrative") for t in tokens[group.first : first]):
        return None
    last = first
    while last < group.last and _belongs_to_name(tokens, last + 1, group.last):
        last += 1
    rest = tokens[last + 1 : group.last + 1]
    if rest and rest[0].small != "of":
        if rest[-1].kind == "name" and len(rest) > 1:  # “the French chemist Louis-Camille Maillard”
            return _run_of_names(tokens, NounPhrase(last + 1, group.last, group.head))
        is_eponym = len(rest) == 1 and rest[0].small in EPONYMOUS and last - first <= _FEW
        return (first, group.last) if is_eponym and not _OF_PEOPLES.search(tokens[first].text) else None
    if last > first + 1 and _OF_PEOPLES.search(tokens[first].text) and tokens[first + 1].kind == "name":
        first += 1  # “the German Johann David Heinichen”
    return first, last


def _is_by_the_way(tokens: Sequence[Token], place: int) -> bool:
    """Whether what begins at a place is an example, is denied, or is a part of a longer title."""
    before, earlier = tokens[place - 1], tokens[place - 2] if place > 1 else None
    if before.small in ("like", "including", "than", "them", "not", "across") or before.text == ",":
        return True
    if earlier is None:
        return False
    is_of_title = earlier.kind == "name" and before.small in ("for", "on") and tokens[place].kind == "name"
    return earlier.small == "not" or (before.small == "as" and earlier.small == "such") or is_of_title


def _is_one_of_a_row(tokens: Sequence[Token], first: int) -> bool:
    """Whether an ordinal tells a name beside others: “the First Estate …, the Second Estate …”."""
    return tokens[first].small in _ORDINALS and any(token.small in _ORDINALS for token in tokens[:first])


def _opens_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether a name begins at a place; “First” does in “the First World War”."""
    token = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    is_part = place > 0 and token.text[0].isupper() and following is not None and following.kind == "name"
    return token.kind == "name" or (token.kind == "noun" and is_part)


def _belongs_to_name(tokens: Sequence[Token], place: int, end: int) -> bool:
    token = tokens[place]
    if token.kind == "name" or (_has_digit(token) and not is_year(token)):
        return not tokens[place - 1].small.endswith(("'s", "s'"))
    following = tokens[place + 1] if place + 1 <= end else None
    further = tokens[place + 2] if place + 2 <= end else None
    if token.small not in _CONNECTORS or following is None:
        return False
    return (
        following.kind == "name"
        or (following.kind == "article" and further is not None and further.kind == "name")
        or (following.small in _CONNECTORS and further is not None and further.kind in ("name", "article"))
    )


def _is_specific(token: Token) -> bool:
    """Whether a word belongs to a subject, or names or counts something."""
    if token.kind == "name" or _has_digit(token):
        return True
    return token.kind in ("noun", "gerund") and token.small not in _GENERIC and not is_everyday(token.small)


def _is_technical(own: Sequence[Token]) -> bool:
    """Whether words are rare enough to be missed: two that are not of every day, or one with an ending of science."""
    specific = [token for token in own if _is_specific(token)]
    return len(specific) > 1 or any(_OF_SCIENCE.search(token.small) for token in specific)


def _term(sentence: Sentence, tokens: Sequence[Token], group: NounPhrase, verb: int) -> _Found | None:
    """Return a term behind the verb: one that the author marked, one that is named, or a word of the subject."""
    first = group.first + (tokens[group.first].kind == "article")
    last = group.last
    own = tokens[first : last + 1]
    if not own or group.members > 1 or any(t.kind in ("possessive", "demonstrative", "number") for t in own):
        return None
    if own[0].kind == "quantifier" or len(own) > _LONGEST_TERM + 2:
        return None
    part = sentence.body.part(own[0].start, own[-1].end)
    before = tokens[group.first - 1] if group.first else None
    is_marked = part.is_marked("strong", "code") or (_is_only_emphasis(part) and part.is_marked("emphasis"))
    is_named = before is not None and (
        (before.small in _NAMING and before.kind != "verb")
        or (before.small == "as" and group.first > 1 and tokens[group.first - 2].small == "known")
    )
    is_example = group.first > 1 and [t.small for t in tokens[group.first - 2 : group.first]] == ["such", "as"]
    if is_example or (_OF_PEOPLES.search(own[0].text) and not part.is_marked("strong")):
        return None
    if is_marked or (is_named and len(own) <= _LONGEST_TERM and not any(t.kind == "name" for t in own)):
        return _Found(first, last, 3.4)
    if group.first < verb or before is None or before.kind == "name" or before.text in (",", "(", "—", "–"):
        return None
    if sentence.vocabulary.counts.get(own[-1].text, 0) >= _OFTEN:
        return None  # what the lesson speaks of all the time
    is_bare = len(own) == 1 and group.first == first
    is_verb = is_bare and own[0].forms  # “on receives the codes”
    is_adjective = is_bare and before.small in _BE and not (_OF_NOUNS.search(own[0].small) or is_many(own[0].text))
    behind = tokens[last + 1].small if last + 1 < len(tokens) else ""
    if (
        is_verb
        or is_adjective
        or behind in _NAMING
        or len(own) > _LONGEST_TERM
        or not _is_specific(own[-1])
        or not _is_technical(own)
        or before.small in ("of", "like", "as", "than", "and", "or")
    ):
        return None
    if (
        group.first > 0
        and tokens[group.first].small == "the"
        and before.kind not in ("preposition", "verb", "auxiliary")
    ):
        return None
    return _Found(first, last, 1.8)


def _is_only_emphasis(part: Phrase) -> bool:
    return sum(mark.kind == "emphasis" for mark in part.inline.marks) == 1


def _subject(sentence: Sentence, tokens: Sequence[Token], verb: int) -> _Found | None:
    """Return the subject where it is a term, and what is told of it is enough to know it by."""
    first, last = opening_end(tokens), verb - 1
    while last >= first and tokens[last].kind == "adverb":
        last -= 1
    if last >= first and tokens[last].text == ")":
        last = next((place for place in range(first, last) if tokens[place].text == "("), last + 1) - 1
    first += first <= last and tokens[first].kind == "article"
    own = tokens[first : last + 1]
    if not 1 <= len(own) <= _LONGEST_SUBJECT or any(t.kind not in _OF_SUBJECT for t in own):
        return None
    content = [t for t in own if t.kind in _CONTENT]
    if any(t.small.endswith(("'s", "s'")) for t in own):
        return None
    if not content or content[-1].small in _GENERIC or content[-1].small.endswith(("'s", "s'")):
        return None
    part = sentence.body.part(own[0].start, own[-1].end)
    is_marked = part.holds("strong") or part.holds("code")
    is_term = is_marked or any(_is_specific(t) for t in content)
    if not is_term or _OF_AGENTS.search(content[-1].small) or sentence.quote:
        return None
    told = [t for t in tokens[verb + 1 :] if t.kind in _TELLING]
    if _is_description(tokens, verb):
        return _Found(first, last, 2.0) if len(told) >= _FEWEST_TOLD and _is_told_apart(tokens, verb) else None
    is_sure = is_marked or _is_technical(content)
    return _Found(first, last, 1.4) if is_sure and len(told) >= _FEWEST_TOLD and not _is_topic(sentence, own) else None


def _is_description(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the sentence says which one or what kind of thing its subject is: “is a …”, “are the …”."""
    behind = next((t for t in tokens[verb + 1 :] if t.kind != "adverb"), None)
    return tokens[verb].small in _BE and behind is not None and (behind.kind == "article" or behind.small == "any")


def _is_told_apart(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a description is of one kind of thing alone: by a clause, an “of …”, a superlative."""
    rest = tokens[verb + 1 :]
    return any(
        t.kind in ("relative", "participle", "gerund", "to")
        or t.small in ("of", "for", "between", "from", "only", "first")
        or t.small.endswith("est")
        for t in rest
    )


def _explained(tokens: Sequence[Token], verb: int) -> _Found | None:
    """Return what a colon explains at the end of a statement: “two things: *the one and the other*”."""
    colons = [place for place in range(verb + 1, len(tokens)) if tokens[place].text == ":"]
    if len(colons) != 1 or colons[0] + 1 >= len(tokens):
        return None
    own = tokens[colons[0] + 1 :]
    has_clause = any(
        t.kind in ("verb", "auxiliary", "pronoun") or t.small == "see" or t.text in (";", "(", '"', "“", "–", "—", "→")
        for t in own
    )
    is_counted = any(t.kind == "number" for t in tokens[verb : colons[0]])
    members = 1 + sum(t.text == "," or t.kind == "conjunction" for t in own)
    if has_clause or not is_counted or members > _MOST_MEMBERS + 1 or len(own) > _LONGEST_EXPLAINED:
        return None
    return _Found(colons[0] + 1, len(tokens) - 1, 3.3) if any(t.kind in _TELLING for t in own) else None
