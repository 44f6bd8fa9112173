"""A sentence that is shown behind those before it in its paragraph, so that its card says what it speaks of.

“It stores a hash.” leans on the sentence before it, and so does “Red oak comes in at about 1,290 pounds-force.”, which
does not say what of it was measured. Nothing has to be put in other words where the author's own stand before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.alone import leans, leans_at, standing, states
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import Token, main_verb, noun_phrases, opening_end, read_tokens
from mkdeck.facts.grounding import are_pronouns_bound, can_be_meant
from mkdeck.facts.guards import is_balanced, why_no_fact
from mkdeck.facts.memory import once
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import MOST_BEFORE, Sentence
from mkdeck.facts.words import PERSONAL, POSSESSIVE, word_set
from mkdeck.parsing.inline import beside, cut
from mkdeck.values import replace

_PRONOUNS = PERSONAL | POSSESSIVE
_SUPPOSED = re.compile(r"(?:Imagine|Suppose)\b")
_OF_A_WHOLE = word_set("part parts half end ends side sides top bottom rest")
_WRITTEN = word_set("paper book article study report survey measure")
_FEWEST_LEADING, _MOST_LEADING = 4, 60
_OF_COURSE = re.compile(
    r"(?i)\b(?:i|i'm|i've|i'll|me|my|mine|we|we'll|we've|us|our|let's|today|tonight|yesterday|tomorrow"
    r"|weeks?|lessons?|lectures?"
    r"|course|class|quiz|exam|homework|reading|chapter|remember|question|answer)\b|\b(?:though|too|either|instead)\.$"
    r"|\b(?:another|a different) (?:route|approach|path|way|tack|view|tool|option)\b"
)
_FAR_BACK = re.compile(
    r"(?i)\b(?:figure|table|chapter|lesson|section|above|below|following|here|another|former|latter)\b"
    r"|\bthe (?:two|three) (?:populations|groups|camps|sides|teams|ideas|parties)\b(?! (?:of|that|in|called|known)\b)"
    r"|^(?:but |and |so )?(?:neither|both|each|others?|another|some|many|most|also|too"
    r"|the (?:first|second|third|last|others?|rest|two|three))\b"
    r"|^(?:this|that|these|those) (?:is|are|was|were) (?:just|only|one|not|why|how|what|where|because|also)\b"
    r"|, too,|\b(?:to|of|for|in|from|by|with) (?:them|both|each)[.,]?$"
)
"""What leans on more than one sentence, or on one further back."""


def in_passage(sentence: Sentence) -> tuple[Sentence, int] | None:
    """Return a sentence behind what it goes on from in its paragraph, and how far its text has moved.

    Where it leans on the sentence before it, and where it stands alone, that one is shown if it can stand alone itself;
    else all that opens the paragraph is, where that is short. None where nothing can be shown before it.
    """
    whole = standing(sentence)
    found = _continuing(sentence) if whole is None else _following(sentence, whole)
    if found is not None or sentence.is_introduction:
        return found
    if whole is not None:
        return _behind_opening(whole, may_speak=False)
    return _behind_opening(sentence) if states(sentence.body) and not _FAR_BACK.search(sentence.text) else None


@once
def _continuing(sentence: Sentence) -> tuple[Sentence, int] | None:
    """Return a sentence behind the one that it leans on, where that stands alone, and how far its text has moved.

    “A well-run system never stores the password. It stores a hash.” can stand on a card, and nothing in it has to be
    put in other words. The one before may lean on another one itself.
    """
    before = sentence.before
    if before is None or sentence.is_introduction or _FAR_BACK.search(sentence.text):
        return None
    if not states(sentence.body) or not _may_lead(before):
        return None
    named = with_subject(before)
    if not leans(named.body, named.vocabulary):
        if not (_names_something(named.body) and _agrees(sentence.body, named.body)):
            return None  # “There are two schools.”
        return _put_behind(named.phrase, sentence)
    further = _continuing(before)
    return _put_behind(further[0].phrase, sentence) if further is not None else None


def _following(sentence: Sentence, whole: Sentence) -> tuple[Sentence, int] | None:
    """Return what stands alone of a sentence behind the one before it all the same."""
    before = sentence.before
    if before is None or not _may_lead(before) or why_no_fact(before) is not None:
        return None
    named = with_subject(before)
    if not leans(named.body, named.vocabulary):
        return _put_behind(named.phrase, whole)
    further = _continuing(before)
    return _put_behind(further[0].phrase, whole) if further is not None else None


def _behind_opening(sentence: Sentence, *, may_speak: bool = True) -> tuple[Sentence, int] | None:
    """Return a sentence behind all those before it, from the one that opens the paragraph, where these are few.

    They `may_speak` to their reader where the sentence needs them.
    """
    passage: list[Sentence] = []
    before = sentence.before
    while before is not None:
        passage.insert(0, before)
        before = before.before
    if not 0 < len(passage) <= MOST_BEFORE - 1 or not all(map(_may_lead, passage)):
        return None
    tokens = read_tokens(passage[0].body)
    if leans_at(tokens, 0) or leans_at(tokens, opening_end(tokens)):
        return None
    if not any(_names_something(one.body) for one in passage):
        return None
    if not may_speak and not all(why_no_fact(one) is None for one in passage):
        return None
    shown = passage[0].phrase
    for one in passage[1:]:
        shown = _put_behind(shown, one)[0].phrase
    if may_speak and _points_back(sentence.body) and not _agrees(sentence.body, shown):
        return None
    found = _put_behind(shown, sentence)
    return found if are_pronouns_bound(read_tokens(found[0].phrase)) else None


def _points_back(body: Phrase) -> bool:
    """Whether a sentence begins with what stands for something before it."""
    first = read_tokens(body)[0]
    return first.kind in ("pronoun", "possessive", "demonstrative") or first.small in ("the", "there")


def _put_behind(shown: Phrase, sentence: Sentence) -> tuple[Sentence, int]:
    """Return a sentence behind what is shown before it, and how far its text has moved."""
    first = cut(shown.inline, shown.start, shown.end)
    second = cut(sentence.phrase.inline, sentence.phrase.start, sentence.phrase.end)
    both = beside(first, second)
    moved = len(first.text) + 1 - sentence.phrase.start
    return replace(sentence, phrase=Phrase(both, 0, len(both.text)), quote=sentence.text), moved


def _agrees(body: Phrase, before: Phrase) -> bool:
    """Whether what leans may stand for something in the sentence before, as “this track” for one with a track."""
    tokens, earlier = read_tokens(body), read_tokens(before)
    if not tokens:
        return False
    opens = tokens[0].kind in ("pronoun", "possessive", "demonstrative") or tokens[0].small == "the"
    if tokens[0].kind in ("pronoun", "possessive") and not can_be_meant(tokens[0], earlier):
        return False
    if not (opens or _points_out(tokens)):
        return False  # it leans on something else than the sentence before
    if tokens[0].small in ("it", "its") and _is_of_several_people(earlier):
        return False
    if tokens[0].small == "there" and tokens[1:2] and tokens[1].text == ",":
        return any(token.kind == "name" for token in earlier)
    people = [token for token in tokens if token.small in ("he", "she", "his")]
    if people and not (are_pronouns_bound(tokens) or can_be_meant(people[0], earlier)):
        return False
    named = {token.small.removesuffix("s") for token in earlier}
    if tokens[0].small == "the" and not _is_of_before(tokens, named):
        return False
    pointed = [tokens[at + 1] for at, t in enumerate(tokens[:-1]) if t.kind == "demonstrative" and at > 0]
    return all(t.kind != "noun" or t.small.removesuffix("s") in named for t in pointed)


def _is_of_several_people(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says what several people were, of whom “it” is none: “Ann Lee and Bo Ek were engineers”."""
    verb = main_verb(tokens)
    if verb is None or tokens[verb].small not in ("are", "were"):
        return False
    subject = tokens[opening_end(tokens) : verb]
    return any(token.small == "and" for token in subject) and subject[0].kind == "name"


def _is_of_before(tokens: Sequence[Token], named: set[str]) -> bool:
    """Whether “the N” that opens a sentence may be what the one before told of; “the standard reference” is not."""
    found = next(iter(noun_phrases(tokens)), None)
    if found is None or found.first:
        return True
    words = [token.small.removesuffix("s") for token in tokens[1 : found.last + 1]]
    head = tokens[found.head].small
    if head in _WRITTEN and head not in named:
        return False  # “The paper appeared in 2015”
    return len(words) == 1 or not named.isdisjoint(words) or head in _OF_A_WHOLE or head.endswith("est")


def _points_out(tokens: Sequence[Token]) -> bool:
    """Whether a pronoun, or a “the N” before the verb, may stand for something outside a sentence."""
    verb = main_verb(tokens) or 0
    has_pronoun = any(token.small in _PRONOUNS for token in tokens)
    return has_pronoun or any(token.small == "the" for token in tokens[:verb])


def _may_lead(before: Sentence) -> bool:
    """Whether a sentence can be shown before another one; it may be a guess, or advice, but not speak of the course."""
    if not any(token.kind == "auxiliary" or token.forms for token in read_tokens(before.body)):
        return False  # “The grandparent of the family.”
    if not before.text.endswith(".") or before.introduced is not None or _SUPPOSED.match(before.text) is not None:
        return False
    if why_no_fact(before) is None and len(words_of(before.text)) >= _FEWEST_LEADING:
        return True
    is_whole = is_balanced(before.text) and before.text[0].isupper()
    is_whole = is_whole and _FEWEST_LEADING <= len(words_of(before.text)) <= _MOST_LEADING
    return is_whole and not before.phrase.holds("image") and _OF_COURSE.search(before.text) is None


def _names_something(body: Phrase) -> bool:
    """Whether a sentence names what it speaks of: by a name, a marked term, or a word that is not of every day."""
    words = [token for token in read_tokens(body) if token.kind in ("name", "noun", "gerund")]
    if body.holds("strong") or body.holds("emphasis") or any(token.kind == "name" for token in words):
        return True
    return len(words) > 1 and any(not is_everyday(token.small) for token in words)
