"""Whether a whole sentence can stand on a card, as it must where a part of it is deleted.

A question takes a phrase out of its sentence; a cloze shows all of it, so everything in it has to be clear to
somebody who has not read what came before.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.clauses import first_verb
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import Kind, Token, is_many, main_verb, noun_phrases, opening_end, read_tokens
from mkdeck.facts.grounding import CARRIERS, are_pronouns_bound, is_clear_definite, is_of_past
from mkdeck.facts.guards import (
    has_pronoun,
    is_balanced,
    is_comparative,
    is_dated,
    is_hedged,
    is_opinion,
    may_compare,
    points_elsewhere,
)
from mkdeck.facts.memory import once
from mkdeck.facts.phrases import Phrase, parts_of, words_of
from mkdeck.facts.pointing import points_back
from mkdeck.facts.relations import is_of_else, names_something
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.tracing import guard
from mkdeck.facts.verbs import OF_THIRD_PERSON
from mkdeck.facts.vocabulary import Vocabulary
from mkdeck.facts.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DEMONSTRATIVE,
    FINITE_VERBS,
    GENERIC_HEADS,
    HEDGES,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    word_set,
)
from mkdeck.values import replace

_OTHERS = word_set(
    "others someone someone's somebody somebody's everyone everybody each either both other another neither such same "
    "then thus therefore hence however also instead similarly yes no not inside outside above below what which who how "
    "why some several that's it's here's there's what's related"
)
_MAY_OPEN = word_set("there when while although because once as if since")
_LEANS = (PERSONAL | POSSESSIVE | DEMONSTRATIVE | CONJUNCTIONS | _OTHERS) - _MAY_OPEN
"""What a sentence begins with when it leans on the one before it."""
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b[^,;]*?(?=,|;|$| (?:is|are|was|were) (?:called|known)\b)")
_HARMLESS = re.compile(
    r"\b(?:different|similar to|even numbers?|more than|or more|higher education|one or more|no longer)\b"
)
_WITHIN = re.compile(
    r"(?i)(?<=\w )(?:another|instead|otherwise)\b|\b(?:an?|any|one|no) earlier\b"
    r"|\bover the following (?:centuries|decades|years|months|weeks|days)\b|\bsuch (?:[a-z]+ ){1,3}that\b"
    r"|\bthose (?=who|that|which|of|in|least|with|from|already)"
    r"|(?<=; )this (?=(?:is|was) (?:called |known as |termed )?(?:an? |the )?[a-z-]+(?: [a-z-]+){0,3}$)"
)
"""What points at something that the sentence itself names."""
_WORDS_WITHIN = ("another", "instead", "otherwise", "earlier", "following", "such ", "those ", "this ")
_NEW = re.compile(r"\bnew\b")
_PERMITTED = re.compile(r"\bas \w+ may \w+|\bmust(?! (?:have|surely|be \w+ing)\b)")
"""“As Congress may establish” tells what is allowed, and “must keep clear” what is needed; neither supposes."""
_VERBS = AUXILIARIES | FINITE_VERBS
_PRONOUNS = PERSONAL | POSSESSIVE
_FOUND_OUT = re.compile(r"The [a-z-]+s were (?:first )?(?:observed|discovered|described|isolated|seen)\b")
"""“The capillaries were first observed by …” speaks of all of them."""
_PLURAL_FIRST = re.compile(
    r"(?:Two|Three|Four|Most|Many|All) |(?:When|If) (?:two|[a-z]+s) |(?:[A-Z][\w’-]+ ){0,3}[\w’-]*[a-z]s\b"
)
_MOST_IMPORTANT = ("important", "essential", "crucial", "vital", "central")
_SEQUEL = re.compile(
    r"(?i)(?:(?:soon|shortly|long|immediately|not long) (?:after(?:wards?)?|before|thereafter)"
    r"|(?:afterwards?|later|meanwhile|eventually)"
    r"|(?:a (?:little|short)|some) (?:time |while )?later"
    r"|(?:about |roughly |almost |only |barely )?"
    r"(?:(?:half an?|a|some|two|three|four|five|six|ten|twenty|thirty|forty|fifty"
    r"|many|several) (?:few )?(?:\w+ )?"
    r"(?:years?|months?|decades?|century|centuries|days?"
    r"|weeks?|generations?) (?:later|before|earlier|after(?:wards)?))"
    r"|as an? (?:first|second|third|last|final|further|\w+ line)|by (?:then|that time)"
    r"|at (?:the|that|about that) time)\b"
)
"""Openings that tell when by what was told before."""

_DEFINITE = re.compile(r"\bthe (?P<noun>[a-z][\w-]+)(?! (?:of|that|which|who|where|in(?! \d)|for|at|to) )\b")
_LATER = re.compile(
    r"\b(?:years|decades|centuries|months|weeks|days|generations"
    r"|(?:a|one) (?:century|decade|year|month|week|generation)) (?:later|earlier|before|after)\b"
)
_YEAR = re.compile(r"\d{3,4}|\b(?:birth|death)\b")
_MATTERS = re.compile(r"\b(?:is|are|was|were) (?:very |so |also )?(?:important|essential|crucial|vital|central)$")
"""“The contrast between alerts and hunting is important” tells nothing else."""
_QUIETER = re.compile(r"\b(?:is|was|are|were) the (?P<base>[a-z]{3,})er [a-z]+\b")
"""“He was the quieter poet”: of the two that were named before."""
_FUSSIER = re.compile(
    r"\b(?:are|is|was|were|be|becomes?|grows?|gets?) (?:far |much |even |a little )?\w+[^lrf]ier\b(?! than)"
)
"""A comparative of any adjective: “Blueberries are fussier.”"""
_SIGN_OF_FORMULA = re.compile(r"[?!=×÷√^∙⁰¹²³⁴⁵⁶⁷⁸⁹]| [−+·/] ")
_FRACTION = re.compile(r"\d/\d+[)⁄]|(?<![/\d])1/\d{1,4}\b(?!/)")
_TURN = re.compile(r"; |, (?:and|but|so) ")
_SUBJECTS = [[word] for word in ("it", "they", "this", "these", "he", "she", "there", "here", "that")]
_SHORTENED = re.compile(r"['’](?:s|re|ve|d|ll)$")
_OPENERS = [["with"], ["without"], ["in"], ["at"], ["on"], ["by"], ["from"], ["for"]]
_BUT = re.compile(r", (?:but|so) |; ")
_NOT_CLOSED = re.compile(
    r"\b(?:not only|(?:not|n['’]t) (?:simply|just|merely)|either|neither|both)\b"
    r"|^(?i:although|though|while)\b(?![^,]*,)"
)
"""What waits for the clause behind the turn."""

_FEWEST_BEFORE_TURN, _FEWEST_BEFORE_COLON = 7, 5
_CALLED = re.compile(
    r"(?:Called|Named|Nicknamed|Dubbed|Known as) (?:[^,]+\.?$|[^,]+, (?:since|because|as|which|for|after)\b)"
)
"""A note without its subject: “Called the barber's pole worm, since …”."""
_FOUND = re.compile(
    r"(?:Found|Built|Written|Born|(?:[A-Z][a-z]+ed)(?= (?:in|by|at|on|from|via|with|again|after|for|to|of) ))\b"
    r"(?!(?:(?!\b(?:when|after|because|where)\b)[^.,;])*, (?:the|an?|[A-Z][\w’'-]*) )"
)
"""“Found again in 1978 when workers hit a disk.”"""
_ANSWERS = re.compile(r"(?:With|By|Through|In) [^,;:]{3,40}, which [^,;:]+(?:, and [^,;:]+)?\.?$")
"""“With a **service**, which gives pods a name.” answers what was asked before it."""
_JUDGING = word_set(
    "popular common classic classical typical usual well-known famous celebrated textbook standard important sad good "
    "best worst main real obvious nice favourite favorite beloved notable striking dramatic"
)
"""What is said of a thing that was named before, or of one of many."""
_LONG = 24
_LONGEST_OF_ROW = 3
"""Words of one thing in a row of them."""
_STORY = re.compile(
    r"(?i)^(?:imagine|suppose|consider|let us|recall|note)\b|^if [\w ]{2,30} were\b"
    r"|\b(?:every|any|no) (?:story|list|tour|account|conversation)"
    r" (?:of|about|on)\b|^out of \d|\b(?:for example|for instance|e\.g\."
    r"|another example|provides? an example|\d[^.]* thus"
    r"|wanted|liked|smiled|laughed)\b"
)
"""Signs of an example or an anecdote, which a card would tell without its point."""
_OF_STORY = word_set(
    "imagine suppose consider let recall note were story list tour account conversation out example instance g thus "
    "wanted liked smiled laughed"
)
_OF_LATER = word_set("later earlier before after")
"""Words of which one stands in each text in which these expressions find something."""


_IT_IS_THERE = re.compile(r"(?:In|On|At|For|With|Among) [A-Za-z][^,;:]{1,30}?,? (?:it|they)['’](?:s|re) (?=[A-Z])")
"""“In Europe it's EN 81-20”, which says nothing of what that is."""


def stands_alone(body: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether a sentence leans on nothing before it, and is neither a guess, an opinion nor an example."""
    return states(body) and not leans(body, vocabulary)


@guard("leans on what was said before it", refuses=True)
def leans(body: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether a sentence needs one before it to be understood."""
    text = body.text
    later = None if _OF_LATER.isdisjoint(parts_of(text)) else _LATER.search(text)
    if later is not None and _YEAR.search(text, 0, later.start()) is None:
        return True
    named = _WITHIN.sub("", text) if _may_be_within(text) else text
    if points_elsewhere(named) or points_back(text) or _SEQUEL.match(text):
        return True
    if _IT_IS_THERE.match(text):
        return True
    return not (_opens_alone(body, vocabulary) and are_bound(body)) or _carries_on(text)


def _may_be_within(text: str) -> bool:
    small = text.lower()
    return not text.isascii() or any(word in small for word in _WORDS_WITHIN)


def states(body: Phrase) -> bool:
    """Whether a sentence states something for good: no guess, no opinion, no example, no formula that broke."""
    text = body.text
    main = _RELATIVE.sub("", text)
    if is_dated(_NEW.sub("", main) if "new" in main else main):
        return False
    if not HEDGES.isdisjoint(parts_of(main)) and is_hedged(_PERMITTED.sub("", main)):
        return False
    if (
        _judges(main)
        or is_opinion(main)
        or (may_compare(main) and is_comparative(_HARMLESS.sub("", main)))
        or not is_balanced(text)
    ):
        return False
    if (not _OF_STORY.isdisjoint(parts_of(text)) and _STORY.search(text)) or _is_formula(_without_code(body)):
        return False
    return ": " not in text or _states_before_colon(body)  # “Background: a slide shows …”


def _judges(text: str) -> bool:
    """Whether a text only says that something matters, or compares by an adjective of any kind."""
    if "ier" in text and _FUSSIER.search(text):
        return True
    end = text.rstrip(".")
    if end.endswith(_MOST_IMPORTANT) and _MATTERS.search(end):
        return True
    quieter = _QUIETER.search(text) if "er " in text else None
    return quieter is not None and is_everyday(quieter["base"])


def _is_formula(text: str) -> bool:
    return _SIGN_OF_FORMULA.search(text) is not None or ("/" in text and _FRACTION.search(text) is not None)


def _states_before_colon(body: Phrase) -> bool:
    """Whether what stands before a colon is a statement, or leads up to a term that the rest explains."""
    before = body.part(0, body.text.index(": "))
    if main_verb(read_tokens(before)) is not None:
        return True
    words = len(words_of(before.text))
    ends_in_term = any(mark.kind == "strong" and mark.end == before.end for mark in body.inline.marks)
    return words >= _FEWEST_BEFORE_COLON and (
        _holds_verb(before.text) or (ends_in_term and _PLURAL_FIRST.match(before.text) is not None)
    )


def _without_code(body: Phrase) -> str:
    """Return the text without its code, whose signs are no sign of a formula that broke."""
    places = [(m.start - body.start, m.end - body.start) for m in body.inline.marks if m.kind == "code"]
    parts: list[str] = []
    at = 0
    for start, end in places:
        parts.append(body.text[at : max(at, start)])
        at = max(at, end)
    return "".join([*parts, body.text[at:]])


@once
def standing(sentence: Sentence) -> Sentence | None:
    """Return a sentence that stands alone, or what of it does before a clause that leans; None where nothing does.

    “A whale is a **mammal**, and this one …” is read up to its comma, as a long sentence is where a pronoun goes on.
    """
    body = sentence.body
    if is_of_else(body.text) and not names_something(sentence.context):
        return None
    is_whole = stands_alone(body, sentence.vocabulary)
    for turn in reversed(list(_TURN.finditer(body.text))):
        begun = body.part(0, turn.start())
        if len(words_of(begun.text)) < _FEWEST_BEFORE_TURN or not _holds_verb(begun.text):
            continue
        if _NOT_CLOSED.search(begun.text) or not _begins_clause(turn, body) or _lacks_verb(begun):
            continue
        if turn[0] == ", and " and not _begins_with_subject(body.part(turn.end())) and _ends_in_row(begun):
            continue
        if is_whole and (not has_pronoun(body.text[turn.end() :]) or len(words_of(body.text)) <= _LONG):
            continue
        if stands_alone(begun, sentence.vocabulary):
            return replace(sentence, phrase=replace(sentence.phrase, end=begun.end))
    return sentence if is_whole else None


def before_semicolon(sentence: Sentence) -> Sentence | None:
    """Return a sentence up to its first semicolon, where that stands alone."""
    body = sentence.body
    place = body.text.find("; ")
    begun = body.part(0, place) if place > 0 else None
    if begun is None or len(words_of(begun.text)) < _FEWEST_BEFORE_TURN or not _holds_verb(begun.text):
        return None
    stands = not _NOT_CLOSED.search(begun.text) and stands_alone(begun, sentence.vocabulary)
    return replace(sentence, phrase=replace(sentence.phrase, end=begun.end)) if stands else None


def _lacks_verb(begun: Phrase) -> bool:
    """Whether the last clause before a turn still waits for its verb: “…, but his division into A, who own all”."""
    *_, last = [begun, *(begun.part(turn.end()) for turn in _BUT.finditer(begun.text))]
    return last is not begun and main_verb(read_tokens(last)) is None


def _ends_in_row(begun: Phrase) -> bool:
    """Whether what stands before a turn is a row that goes on behind it: “keeps A, collects it”, “holds A, B”."""
    tokens = read_tokens(begun)
    commas = [place for place, token in enumerate(tokens[:-1]) if token.text == ","]
    verb = main_verb(tokens)
    if not commas or verb is None or verb > commas[-1]:
        return False
    last = tokens[commas[-1] + 1 :]
    is_open = not any(token.kind == "conjunction" or _is_verb(token) for token in last)
    return _is_verb(last[0]) or (is_open and len(last) <= _LONGEST_OF_ROW)


def _is_verb(token: Token) -> bool:
    return token.kind in ("verb", "auxiliary") or any(
        form.form in ("third", "past") and form.certainty != "seldom" for form in token.forms
    )


def _begins_clause(turn: re.Match[str], body: Phrase) -> bool:
    """Whether what follows has a subject and a verb of its own: “, and Z” ends a list."""
    rest = body.part(turn.end())
    if _begins_with_subject(rest) or first_verb(rest.text) is not None:
        return True
    opens = turn[0] == "; " and words_of(rest.text)[:1] in _OPENERS
    return opens and main_verb(read_tokens(rest)) is not None


def _begins_with_subject(clause: Phrase) -> bool:
    """Whether a clause begins with a pronoun: “they are …”, “it's …”."""
    return [_SHORTENED.sub("", word) for word in words_of(clause.text)[:1]] in _SUBJECTS


def _opens_alone(body: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether the first words need nothing before them: no pronoun, and no “the N” that was named earlier."""
    tokens = read_tokens(body)
    if not tokens:
        return False
    opening, verb = opening_end(tokens), main_verb(tokens)
    if _tells_what(body, tokens):
        return True
    if leans_at(tokens, 0) or (tokens[opening].kind != "relative" and leans_at(tokens, opening)):
        return False
    first = tokens[0].small
    if _praises(tokens, opening) or _ANSWERS.match(body.text) or _CALLED.match(body.text) or _FOUND.match(body.text):
        return False
    if _lacks_subject(tokens, verb):
        return False
    if first.endswith("ing") and first not in PREPOSITIONS | {"according"} and opening:
        return False
    if _FOUND_OUT.match(body.text[tokens[opening].start :]):
        return True
    for found in noun_phrases(tokens):
        is_first = found.first == opening or found.first <= 1
        is_of_subject = is_first or (verb is not None and opening <= found.first < verb)
        is_definite = tokens[found.first].small == "the" and is_of_subject
        is_of_story = found.last == found.first + 1 and found.first == opening and is_of_past(tokens)
        strict = is_first or is_of_story  # “In 1937 the studio tried out …”
        if is_definite and not is_clear_definite(body, tokens, found, vocabulary, strict=strict):
            return False
    return True


def _lacks_subject(tokens: Sequence[Token], verb: int | None) -> bool:
    """Whether a note begins with its verb: “Makes an island arc.”, “Won the crown at Bosworth.”, “Was called …”."""
    first = tokens[0]
    behind = tokens[1].kind if tokens[1:] else None
    is_third = first.small in OF_THIRD_PERSON
    is_done = is_third or any(form.form == "past" and form.certainty != "seldom" for form in first.forms)
    if first.kind == "auxiliary" or (is_done and behind in ("article", "possessive")):
        return True
    if is_third:  # “Breeds in cells.”, but “Works by Bach were found.”
        return verb in (None, 0) and behind in ("preposition", "adverb")
    return is_done and (verb in (None, 0) or behind == "number")  # “Died on 12 March 1955.”


def _praises(tokens: Sequence[Token], place: int) -> bool:
    """Whether a sentence opens with an everyday noun that is only judged: “The usual fix is”, “A popular way in”."""
    if tokens[place].kind != "article":
        return False
    found = next((found for found in noun_phrases(tokens[place:]) if found.first == 0), None)
    if found is None:
        return False
    own = [token.small for token in tokens[place + 1 : place + found.last + 1]]
    behind = tokens[place + found.last + 1] if place + found.last + 1 < len(tokens) else None
    judged = [word for word in own if word in _JUDGING]
    is_told = behind is None or not (behind.kind == "auxiliary" or behind.small in ("in", "for"))
    return bool(judged) and len(own) - len(judged) == 1 and all(map(is_everyday, own)) and not is_told


def _tells_what(body: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether a sentence says by what a term is: “What is left over to perfection is the **error budget**”."""
    marks = (mark for mark in body.inline.marks if mark.kind in ("strong", "emphasis"))
    return tokens[0].small == "what" and any(mark.end == body.end for mark in marks)


_OF_ONE: dict[str, frozenset[Kind]] = {
    "each": frozenset({"auxiliary", "preposition", "verb"}),
    "one": frozenset({"auxiliary", "preposition", "verb", "noun"}),
}
"""What follows “each” or “one” where it is one of those that were named."""


_NEAR = 6
"""Words within which “no” and its noun have their verb."""


def leans_at(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word that a sentence or its subject begins with stands for something that was named before."""
    first = tokens[place].small
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is None or first == "there":
        return following is None or (place == 0 and following.kind != "auxiliary")
    if first in ("each", "one"):
        return following.kind in _OF_ONE[first]  # “One version has …”, but “One AU is …”
    if first == "no" and following.kind in ("noun", "name"):
        return "can" not in [
            token.small for token in tokens[place + 2 : place + _NEAR]
        ]  # “No turbine can extract more”
    if first == "all":
        if following.kind == "number":
            return not _is_counted_group(tokens, place + 2)
        return following.kind in ("auxiliary", "preposition", "verb")
    return first in _LEANS and not (first == "some" and following.kind == "number")  # “Some 17,000 people …”


def _is_counted_group(tokens: Sequence[Token], place: int) -> bool:
    """Whether what “all fifty” counts has a name, or an “of”: “All fifty US states”, “All three kinds of bee”."""
    named, kind = tokens[place : place + 3], [token.kind for token in tokens[place : place + 2]]
    is_of = kind == ["noun", "preposition"] and named[1].small == "of" and named[-1].kind in ("noun", "name")
    return is_of or (kind[:1] == ["name"] and is_many(next((t.text for t in named if t.kind == "noun"), "")))


def _holds_verb(text: str) -> bool:
    words = words_of(text)
    return not _VERBS.isdisjoint(words) or any(word.endswith("ed") for word in words)


def are_bound(body: Phrase) -> bool:
    """Whether each pronoun has something before it in the sentence that it can stand for."""
    return are_pronouns_bound(read_tokens(body))


def is_empty(noun: str) -> bool:
    """Whether “the NOUN” says nothing without what was named before, as “the device” does."""
    return noun in CARRIERS or noun in GENERIC_HEADS


def _carries_on(text: str) -> bool:
    """Whether the sentence speaks of “the device” without having named one."""
    for found in _DEFINITE.finditer(text):
        noun = found["noun"]
        if noun in CARRIERS and noun.rstrip("s") not in text[: found.start()]:
            return True
    return False
