"""Terms: what the author marks, what a sentence names or describes, words that belong to a subject, complete lists."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.asked import CONTENT, OF_PEOPLES, SAYS_LITTLE, TELLING, Asked, has_digit, is_specific, is_topic
from mkdeck.facts.grammar import NounPhrase, Token, is_many, opening_end
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import TO_BE, word_set

_MOST_MEMBERS = 5
_LONGEST_TERM, _LONGEST_SUBJECT, _LONGEST_EXPLAINED = 4, 4, 22
_FEWEST_TOLD, _OFTEN = 3, 5
_NAMING = word_set("called named termed dubbed")
_CLOSED = word_set("called of into as")
_OF_NOUNS = re.compile(r"(?:tion|sion|ness|ment|ity|ism|ics|ology|ance|ence|ship|gen|ium|sis|ide|ine)$")
_OF_SCIENCE = re.compile(
    r"(?:ine|ose|ase|gen|ium|itis|osis|lysis|emia|cyte|ide|phage|phyll|plast|oid|ology"
    r"|metry|mycin|illin|phyte|zoa|zoan)s?$"
)
OF_AGENTS = re.compile(r"(?:ers|ors|ists|ians|men|women|people|children|scholars)$")
"""What people are called by what they do; whoever does something is seldom a term."""
_OF_SUBJECT = frozenset({"article", "noun", "name", "gerund"})
_NUMBER_WORDS = {2: "two", 3: "three", 4: "four", 5: "five"}


def asked_term(sentence: Sentence, tokens: Sequence[Token], group: NounPhrase, verb: int) -> Asked | None:
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
    if is_example or (OF_PEOPLES.search(own[0].text) and not part.is_marked("strong")):
        return None
    if is_marked or (is_named and len(own) <= _LONGEST_TERM and not any(t.kind == "name" for t in own)):
        return Asked(first, last, 3.4)
    if group.first < verb or before is None or before.kind == "name" or before.text in (",", "(", "—", "–"):
        return None
    if sentence.vocabulary.counts.get(own[-1].text, 0) >= _OFTEN:
        return None  # what the lesson speaks of all the time
    is_bare = len(own) == 1 and group.first == first
    is_verb = is_bare and own[0].forms  # “on receives the codes”
    is_adjective = is_bare and before.small in TO_BE and not (_OF_NOUNS.search(own[0].small) or is_many(own[0].text))
    behind = tokens[last + 1].small if last + 1 < len(tokens) else ""
    if (
        is_verb
        or is_adjective
        or behind in _NAMING
        or len(own) > _LONGEST_TERM
        or not is_specific(own[-1])
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
    return Asked(first, last, 1.8)


def _is_technical(own: Sequence[Token]) -> bool:
    """Whether words are rare enough to be missed: two that are not of every day, or one with an ending of science."""
    specific = [token for token in own if is_specific(token)]
    return len(specific) > 1 or any(_OF_SCIENCE.search(token.small) for token in specific)


def _is_only_emphasis(part: Phrase) -> bool:
    """Whether nothing else in the paragraph is emphasised: where much is, emphasis marks no term."""
    return sum(mark.kind == "emphasis" for mark in part.inline.marks) == 1


def asked_subject(sentence: Sentence, tokens: Sequence[Token], verb: int) -> Asked | None:
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
    content = [t for t in own if t.kind in CONTENT]
    if any(t.small.endswith(("'s", "s'")) for t in own):
        return None
    if not content or content[-1].small in SAYS_LITTLE or content[-1].small.endswith(("'s", "s'")):
        return None
    part = sentence.body.part(own[0].start, own[-1].end)
    is_marked = part.holds("strong") or part.holds("code")
    is_term = is_marked or any(is_specific(t) for t in content)
    if not is_term or OF_AGENTS.search(content[-1].small) or sentence.quote:
        return None
    told = [t for t in tokens[verb + 1 :] if t.kind in TELLING]
    if "not" in [t.small for t in tokens[verb + 1 : verb + 3]]:
        return None  # “Freud was not the only one to …”
    if _is_description(tokens, verb):
        return Asked(first, last, 2.0) if len(told) >= _FEWEST_TOLD and _is_told_apart(tokens, verb) else None
    is_sure = is_marked or _is_technical(content)
    return Asked(first, last, 1.4) if is_sure and len(told) >= _FEWEST_TOLD and not is_topic(sentence, own) else None


def _is_description(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the sentence says which one or what kind of thing its subject is: “is a …”, “are the …”."""
    behind = next((t for t in tokens[verb + 1 :] if t.kind != "adverb"), None)
    return tokens[verb].small in TO_BE and behind is not None and (behind.kind == "article" or behind.small == "any")


def _is_told_apart(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a description is of one kind of thing alone: by a clause, a superlative, “the … of”."""
    rest = tokens[verb + 1 :]
    is_one = any(t.small == "the" for t in rest[:2])
    return any(
        t.kind in ("relative", "participle", "gerund", "to")
        or (is_one and t.small in ("of", "for", "between", "from"))
        or t.small in ("only", "first", "most")
        or t.small.endswith("est")
        for t in rest
    )


def asked_list(tokens: Sequence[Token], group: NounPhrase) -> Asked | None:
    """Return a list that is complete: what something consists of, is called, or as many as were counted."""
    own = tokens[group.first : group.last + 1]
    if not 1 < group.members <= _MOST_MEMBERS or any(t.kind in ("possessive", "demonstrative") for t in own):
        return None
    before = tokens[group.first - 1] if group.first else None
    if before is None:
        return None
    counted = [t.small for t in tokens[: group.first] if t.kind == "number" and not has_digit(t)]
    is_counted = before.text in (",", ":") and _NUMBER_WORDS.get(group.members) in counted
    is_whole = before.small in _CLOSED and group.members > 2 and _is_made_of(tokens, group.first)
    return Asked(group.first, group.last, 3.2) if is_counted or is_whole else None


def _is_made_of(tokens: Sequence[Token], place: int) -> bool:
    """Whether “of”, “into” or “called” says that all is named: “consists of”, “is divided into”."""
    words = {token.small for token in tokens[max(0, place - 4) : place]}
    return not words.isdisjoint(_MADE_OF)


_MADE_OF = word_set("consist consists consisted composed made divided split called named termed comprises comprise")


def asked_explanation(tokens: Sequence[Token], verb: int) -> Asked | None:
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
    return Asked(colons[0] + 1, len(tokens) - 1, 3.3) if any(t.kind in TELLING for t in own) else None
