"""Which of the words that may be verbs are verbs in their sentence.

A sentence is read from left to right. Each clause has one finite verb, and more behind “and”; a relative or a
subordinate clause stands within another one until its verb has come. What a word is, the rules below tell in order: the
first one that says something holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field

from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.openings import main_verb, opening_end
from mkdeck.facts.tokens import Kind, Token, is_many
from mkdeck.facts.verb_forms import is_only_past, names_of_forms
from mkdeck.facts.words import word_set
from mkdeck.values import dataclass, replace

_BE = word_set("is are was were be been being isn't aren't wasn't weren't")
_HAVE = word_set("has have had having")
_TIMES = word_set("after before since until as")
"""Prepositions that open a clause where a verb follows."""
_FLOATING = word_set("each all both")
_SUBJECTS = word_set("that which who they we you i")
_BEHIND_PARTICIPLES = word_set("by as in from at on for with to")
_OF_NOUN: frozenset[Kind] = frozenset({"article", "possessive", "demonstrative", "number", "quantifier"})
"""What stands before a noun and no verb."""
_LIKE_NOUN: frozenset[Kind] = frozenset({"noun", "name", "pronoun", "number", "gerund", "relative", "quantifier"})
_TAKEN: frozenset[Kind] = frozenset(
    {"article", "possessive", "preposition", "name", "quantifier", "number", "to", "pronoun"}
)
"""What stands behind a verb."""
_PAST = frozenset({"past", "participle"})
_STAYS: frozenset[Kind] = frozenset(
    {"article", "possessive", "quantifier", "number", "pronoun", "name", "to", "participle", "gerund", "infinitive"}
)
"""Kinds of words that neither become another one by their place nor open or end a clause."""
_WORDS_OF_SPECIES = 2
_NEAR = 8
"""Words within which the verb of a clause must come."""


@dataclass(slots=True)
class _Clause:
    """A clause while it is read: whether its verb has come, and whether “, and” may open another like it."""

    has_verb: bool = False
    may_begin_again: bool = False


@dataclass(slots=True)
class _Reading:
    """A sentence while it is read: its tokens, and its open clauses, the innermost last."""

    tokens: list[Token]
    clauses: list[_Clause] = field(default_factory=lambda: [_Clause()])

    @property
    def clause(self) -> _Clause:
        """The innermost clause."""
        return self.clauses[-1]

    def found_verb(self) -> Kind:
        """Note that the verb of the innermost clause has come."""
        self.clause.has_verb = True
        return "verb"

    def close(self) -> None:
        """End the clauses that have their verb, at a comma."""
        while len(self.clauses) > 1 and self.clause.has_verb:
            self.clauses.pop()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that may be a verb, in its place: what stands before it, adverbs left out, and behind it.

    `forms` are those that it can be.
    """

    reading: _Reading
    place: int
    before: Token
    following: Token | None
    forms: frozenset[str]

    @property
    def token(self) -> Token:
        """The word itself."""
        return self.reading.tokens[self.place]

    @property
    def certainty(self) -> str:
        """How often it is a verb."""
        return self.token.forms[0].certainty

    @property
    def is_past(self) -> bool:
        """Whether it can be a past or a participle."""
        return not _PAST.isdisjoint(self.forms)

    @property
    def is_behind_noun(self) -> bool:
        """Whether what it could be the verb of stands right before it."""
        return self.before.kind in _LIKE_NOUN or self.before.text in (")", '"', "”", "’")

    @property
    def takes(self) -> bool:
        """Whether what follows can stand behind a verb."""
        return self.following is not None and self.following.kind in _TAKEN


def with_verbs(tokens: list[Token]) -> Sequence[Token]:
    """Return the tokens of a sentence with the kinds that their places give them."""
    reading = _Reading(tokens)
    for place, token in enumerate(tokens):
        if token.kind not in _STAYS and (token.kind != "noun" or token.forms):
            _read(reading, place)
    return tokens if main_verb(tokens) is not None else _with_likeliest_verb(tokens)


def _read(reading: _Reading, place: int) -> None:
    """Read one token: a noun that may be a verb is told to be one or none; others open or end clauses."""
    tokens = reading.tokens
    token = tokens[place]
    if token.kind == "noun":
        kind = _kind_in_place(reading, place)
        if kind != token.kind:
            tokens[place] = Token(token.text, token.start, token.end, kind, token.small, token.forms)
        return
    if token.kind == "adverb" or token.small in _TIMES or token.small == "that":
        token = tokens[place] = _by_neighbour(tokens, place)
    if token.kind in ("relative", "subordinator"):
        reading.clauses.append(_Clause())
    elif token.kind == "sign":
        if token.text in (";", ":"):
            reading.clauses[:] = [_Clause()]
        elif token.text in (",", "—", "–"):
            reading.close()
    elif token.kind == "auxiliary":
        _end_inner_clauses(reading, place)
        reading.clause.has_verb = True
    elif token.kind == "conjunction" and place and tokens[place - 1].text == "," and len(reading.clauses) == 1:
        reading.clause.may_begin_again = True


def _by_neighbour(tokens: Sequence[Token], place: int) -> Token:
    """Return a token with the kind that its neighbours give it: “that year”, “the first machine”, “after it fell”."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    if token.small == "that" and (before is None or before.text == ","):
        return replace(token, kind="demonstrative")
    if token.kind == "adverb" and before and before.kind in ("article", "possessive"):
        return replace(token, kind="noun")
    if token.small in _TIMES and _opens_clause(tokens, place):
        return replace(token, kind="subordinator")
    return token


def _opens_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether a subject and a verb follow before the next sign."""
    for token in tokens[place + 1 : place + _NEAR]:
        if token.kind in ("sign", "conjunction", "preposition"):
            return False
        is_sure = token.forms and token.forms[0].certainty == "always" and token.forms[0].form in ("past", "third")
        if token.kind == "auxiliary" or is_sure:
            return True
    return False


def _end_inner_clauses(reading: _Reading, place: int) -> None:
    """End the inner clauses before an auxiliary that is the verb of the clause around them."""
    before = reading.tokens[place - 1] if place else None
    if before is None or before.kind in ("conjunction", "auxiliary"):
        return
    if before.kind == "adverb":
        solid = next((t.kind for t in reversed(reading.tokens[:place]) if t.kind != "adverb"), None)
        if solid == "auxiliary":
            return
    reading.close()


def _kind_in_place(reading: _Reading, place: int) -> Kind:
    tokens = reading.tokens
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    solid = place - 1
    while solid >= 0 and tokens[solid].kind == "adverb":
        solid -= 1
    if solid < 0:
        return _at_the_beginning(tokens[place], following)
    word = _Word(reading, place, tokens[solid], following, names_of_forms(tokens[place].small))
    for rule in _RULES:
        if (kind := rule(word)) is not None:
            return kind
    return "noun"


def _at_the_beginning(token: Token, following: Token | None) -> Kind:
    forms = names_of_forms(token.small)
    if "gerund" in forms:
        return "gerund"
    is_participle = not _PAST.isdisjoint(forms) and following is not None and following.kind == "preposition"
    return "participle" if is_participle else "noun"


def _behind_to(word: _Word) -> Kind | None:
    """“to form a layer”, but “access to state”."""
    if word.before.kind != "to":
        return None
    is_followed = word.takes or (word.following is not None and word.following.kind == "noun")
    return "infinitive" if "base" in word.forms and (word.certainty != "seldom" or is_followed) else "noun"


def _behind_auxiliary(word: _Word) -> Kind | None:
    """“is called”, “has grown”, “can stand”, but “is food”."""
    if word.before.kind != "auxiliary":
        return None
    if word.before.small in _BE:
        return "participle" if word.is_past else "gerund" if "gerund" in word.forms else "noun"
    if word.before.small in _HAVE:
        is_object = word.following is not None and word.following.kind in ("noun", "name")
        is_sure = word.certainty != "seldom" or (word.following is not None and not is_object)
        return "participle" if word.is_past and is_sure else "noun"
    return "infinitive" if "base" in word.forms else "noun"


def _behind_article(word: _Word) -> Kind | None:
    """Read “a change”, but “lipids and proteins each form …”."""
    earlier = word.reading.tokens[word.place - 2] if word.place > 1 else None
    is_floating = word.before.small in _FLOATING and earlier is not None and earlier.kind in ("noun", "name")
    if word.before.kind not in _OF_NOUN or word.before.text[-1].isdigit() or is_floating:
        return None
    is_gerund = "gerund" in word.forms and word.following is not None and word.following.kind in ("article", "name")
    return "gerund" if is_gerund else "noun"


def _gerund(word: _Word) -> Kind | None:
    """“by storing energy”, but “the oldest surviving cookbook”."""
    if "gerund" not in word.forms:
        return None
    opens = word.before.kind in ("preposition", "sign", "conjunction")
    if word.following is None or word.following.kind == "sign":
        return "gerund" if opens else "noun"
    governs = word.takes or word.following.kind in ("noun", "adverb")
    may_govern = opens or word.before.kind in ("noun", "name", "verb")
    return "gerund" if may_govern and governs and not _is_within_phrase(word) else "noun"


def _is_within_phrase(word: _Word) -> bool:
    """Whether a word stands between an article and its noun."""
    if word.following is None or word.following.kind not in ("noun", "name"):
        return False
    start = next((t for t in reversed(word.reading.tokens[: word.place]) if t.kind not in ("noun", "adverb")), None)
    return start is not None and start.kind in ("article", "possessive")


def _behind_preposition(word: _Word) -> Kind | None:
    """“of change”."""
    return "noun" if word.before.kind == "preposition" else None


def _only_participle(word: _Word) -> Kind | None:
    """Read “the book written in 1905”."""
    is_participle = word.is_past and word.forms.isdisjoint({"past", "base"})
    return "participle" if is_participle or word.before.small in ("being", "been") else None


def _only_past(word: _Word) -> Kind | None:
    """“took” and “wrote” can be nothing else."""
    return word.reading.found_verb() if is_only_past(word.token.small) and word.before.kind != "conjunction" else None


def _behind_aside(word: _Word) -> Kind | None:
    """“Mehmed II, aged 21, entered …”."""
    reading = word.reading
    is_open = len(reading.clauses) == 1 and not reading.clause.has_verb
    if word.before.text != "," or word.forms.isdisjoint({"past", "third"}) or not is_open:
        return None
    is_agent = word.following is not None and word.following.small in ("by", "for", "from", "in", "with", "to", "as")
    if is_agent and "third" not in word.forms:
        return None  # “serifs, made for posters”
    commas = sum(t.text == "," for t in reading.tokens[opening_end(reading.tokens) : word.place])
    return reading.found_verb() if commas > 1 else None


def _before_noun(word: _Word) -> Kind | None:
    """Read “a red, pointed leaf”."""
    is_adjective = word.is_past and word.following is not None and word.following.kind == "noun"
    return "noun" if is_adjective and not word.is_behind_noun and word.before.kind != "conjunction" else None


def _past_behind_sign(word: _Word) -> Kind | None:
    """“built roads, raised taxes”, “the temple, erected by …”."""
    if word.before.text not in (",", "(", "—", "–") or not word.is_past:
        return None
    tokens = word.reading.tokens
    earlier = next((t for t in reversed(tokens[: word.place]) if t.kind == "verb"), None)
    is_series = earlier is not None and "past" in {form.form for form in earlier.forms}
    goes_on = word.takes and word.following is not None and word.following.small not in ("by", "as")
    return "verb" if word.reading.clauses[0].has_verb and goes_on and is_series else "participle"


def _further(word: _Word) -> Kind | None:
    """Read on where a clause has its verb: “… and releases”, “the cell that divides *grows*”."""
    reading = word.reading
    if not reading.clause.has_verb:
        return None
    if word.before.kind == "conjunction":
        return "verb" if _agrees(word) else "noun"
    otherwise: Kind = "participle" if word.is_past else "noun"
    is_sure = word.is_behind_noun and _is_sure(word)
    if is_sure and len(reading.clauses) > 1:
        reading.clauses.pop()
        if reading.clause.has_verb:
            return otherwise
        return reading.found_verb()
    if is_sure and reading.clause.may_begin_again:
        return "verb"
    if word.before.kind == "sign" and "base" not in word.forms and word.takes:
        return "verb" if _agrees(word) else "noun"
    return otherwise


def _first_of_clause(word: _Word) -> Kind | None:
    """Find the verb of a clause that has none, behind its subject."""
    if not word.is_behind_noun:
        return "noun"
    if not word.is_past:
        return word.reading.found_verb() if _is_sure(word) else "noun"
    is_open = word.following is not None and word.following.small in _BEHIND_PARTICIPLES
    return "participle" if is_open and _has_later_verb(word) else word.reading.found_verb()


_RULES: tuple[Callable[[_Word], Kind | None], ...] = (
    _behind_to,
    _behind_auxiliary,
    _behind_article,
    _gerund,
    _behind_preposition,
    _only_participle,
    _only_past,
    _behind_aside,
    _before_noun,
    _past_behind_sign,
    _further,
    _first_of_clause,
)


def _is_sure(word: _Word) -> bool:
    """Whether the form and the neighbours speak for a verb in the present, or it is a past."""
    if "past" in word.forms:
        return True
    return _has_the_number(word) and _is_followed_as_verb(word)


def _has_the_number(word: _Word) -> bool:
    """Whether a verb agrees with what stands before it: “cells store”, “the cell stores”."""
    behind_many = is_many(word.before.text)
    if "base" in word.forms and not behind_many and word.before.small not in _SUBJECTS:
        return is_listed_before(word.reading.tokens, word.place)
    return not ("third" in word.forms and behind_many and word.before.kind == "noun")


def _is_followed_as_verb(word: _Word) -> bool:
    """Whether what follows can stand behind a verb; what is seldom one needs a sure sign."""
    following = word.following
    if following is not None and following.kind == "auxiliary":
        return False
    if word.before.kind in ("pronoun", "relative") or word.certainty == "always":
        return True
    if following is None or following.kind == "sign":
        return word.certainty == "mostly" and word.before.kind != "name"
    if word.certainty == "mostly":
        return following.kind != "relative" or following.small == "what"
    is_preposition = following.kind == "preposition" and following.small != "of"
    return is_preposition or following.kind in ("article", "possessive", "to", "adverb", "quantifier", "number")


def is_listed_before(tokens: Sequence[Token], place: int) -> bool:
    """Whether “and” joins what stands right before a place: “skin, mucus and lysozyme keep …”."""
    return any(token.small == "and" for token in tokens[max(0, place - 4) : place])


def _agrees(word: _Word) -> bool:
    """Whether a word behind “and” has the form of the verb before it: “stores … and releases”."""
    for token in reversed(word.reading.tokens[: word.place]):
        if token.kind == "verb":
            return not word.forms.isdisjoint(form.form for form in token.forms)
        if token.kind == "infinitive":
            return "base" in word.forms
        if token.kind == "participle":
            return word.is_past
        if token.kind == "auxiliary":
            return "past" in word.forms or (token.small in _BE and "third" in word.forms)
    return False


def _has_later_verb(word: _Word) -> bool:
    """Whether a finite verb comes before the next sign, so that a past before it is a participle."""
    last = word.token
    for token in word.reading.tokens[word.place + 1 :]:
        if token.kind in ("sign", "conjunction", "relative", "subordinator"):
            return False
        may_be = token.forms and token.forms[0].certainty != "seldom" and token.forms[0].form in ("past", "third")
        if token.kind == "auxiliary" or (may_be and last.kind in ("noun", "name")):
            return True
        last = token
    return False


def _with_likeliest_verb(tokens: list[Token]) -> Sequence[Token]:
    """Take the first word for the verb that can be one where nothing surer is found: “Phosphorus supports roots”."""
    start = opening_end(tokens)
    for place in range(start + 1, min(len(tokens) - 1, start + _NEAR)):
        token, before, following = tokens[place], tokens[place - 1], tokens[place + 1]
        if token.kind in ("relative", "subordinator", "auxiliary", "verb"):
            break
        if token.kind != "noun" or not token.forms or before.kind not in ("noun", "name", "adverb"):
            continue
        solid = next((t for t in reversed(tokens[start:place]) if t.kind != "adverb"), before)
        are_many = (is_many(solid.text) and not _is_species(tokens[start:place])) or is_listed_before(tokens, place)
        agrees = token.forms[0].form == ("base" if are_many else "third")
        if agrees and following.kind in ("noun", "name", "article", "number", "quantifier", "possessive"):
            return [*tokens[:place], replace(token, kind="verb"), *tokens[place + 1 :]]
    return tokens


def _is_species(subject: Sequence[Token]) -> bool:
    """Whether a subject is the name of a species, which is one whatever it ends in: “Streptococcus mutans”."""
    return (
        len(subject) == _WORDS_OF_SPECIES
        and subject[0].text.istitle()
        and subject[1].text.islower()
        and not any(is_everyday(token.small) or token.forms for token in subject)
    )
