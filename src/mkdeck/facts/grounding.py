"""Whether what a phrase or a pronoun of a sentence means is told by the sentence itself.

“The device” is one that was named before; “the aorta”, “the Brier score” and “the rate of decay” say what they are. A
pronoun is clear where something of its number stands before it in its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import NounPhrase, Token, is_many, main_verb, noun_phrases, opening_end
from mkdeck.facts.guards import POINTING, UNIQUE
from mkdeck.facts.names import NO_PERSON
from mkdeck.facts.noun_groups import noun_groups
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.vocabulary import Vocabulary
from mkdeck.facts.words import GENERIC_HEADS, POSSESSIVES, TO_BE, VAGUE, word_set
from mkdeck.values import dataclass

CARRIERS = word_set(
    "company firm method result results device experiment author authors study team group problem idea question matter "
    "issue answer book case example approach tool project program file files page command output function variable "
    "picture diagram image code script server user users app application student students man woman men women exercise "
    "latter former reaction mixture solution patient table graph researchers scientists participants town city village "
    "country event game story article text sentence list scheme title post office rest number "
    "alternative alternatives phenomenon effect dynasty fix remedy cure trick workaround replacement upshot drawback "
    "catch downside war ratio interior exterior contest invasion fight struggle revolt uprising campaign division "
    "bill mainstay newcomer incumbent leader contender challenger recipe rival"
)
"""Nouns that say nothing without what was named before."""
DEVICES = CARRIERS - word_set(
    "patient patients user users student students participants man woman men women app apps application program case"
)
"""Those of them that are no roles: “while the patient is in the chair” is of any patient."""
_EMPTY = CARRIERS | GENERIC_HEADS | VAGUE | word_set("name names")

_OF_SOMETHING = word_set("amount number rate process ability practice study")
"""What there is one of, once it is told of what."""
_ALONE_OF_ITS_KIND = UNIQUE - _OF_SOMETHING
_TELLING = word_set("of that which who whom whose where between in for from to by with at on")
_RANKING = word_set("first last second third final only most least main chief largest biggest oldest next")
_FEW, _LONGEST_OF_HEADING, _SHORT = 2, 3, 3
_OF_PEOPLE = word_set("he him his himself she her herself hers")
_OF_MANY = word_set("they them their themselves")
_OF_ONE = word_set("it its itself")
_PRONOUNS = _OF_PEOPLE | _OF_MANY | _OF_ONE
_SAYING = word_set(
    "teach taught say said says state states stated argue argued argues show showed shows think thought believe "
    "believed believes claim claimed claims find found know knew knows mean means meant suggest suggested suggests "
    "propose proposed go goes conclude concluded realise realised realize realized notice noticed observe observed "
    "recognise recognised recognize recognized note noted discover discovered demonstrate demonstrated prove proved"
)


@dataclass(frozen=True, slots=True)
class _Definite:
    """A noun phrase that begins with “the”, in its sentence; `strict` where it opens that."""

    phrase: Phrase
    tokens: Sequence[Token]
    found: NounPhrase
    vocabulary: Vocabulary
    strict: bool

    @property
    def own(self) -> Sequence[Token]:
        """What stands behind the article."""
        return self.tokens[self.found.first + 1 : self.found.last + 1]

    @property
    def words(self) -> list[str]:
        """The same, casefolded."""
        return [token.small for token in self.own]

    @property
    def behind(self) -> Token | None:
        """What follows the phrase."""
        place = self.found.last + 1
        return self.tokens[place] if place < len(self.tokens) else None


def is_clear_definite(
    phrase: Phrase, tokens: Sequence[Token], found: NounPhrase, vocabulary: Vocabulary, *, strict: bool = True
) -> bool:
    """Whether “the N”, a noun phrase of a sentence's tokens, says what it means.

    Not `strict` is for what does not open the sentence: there only a noun that says nothing by itself is unclear. The
    first of the rules that tells holds.
    """
    definite = _Definite(phrase, tokens, found, vocabulary, strict)
    if not definite.own:
        return False
    return next((told for rule in _RULES if (told := rule(definite)) is not None), not strict)


def _is_told_behind(definite: _Definite) -> bool | None:
    """Look behind it: “the rate of decay”, “the point at which …”."""
    behind, first = definite.behind, definite.words[0]
    if behind is None or behind.small not in _TELLING or not _is_told(definite.tokens, definite.found.last + 1):
        return None
    return first not in _POINTING_BACK or (first == "same" and not definite.strict)


def _points_back(definite: _Definite) -> bool | None:
    """Refuse “the other metal”; “the same key” within a sentence is clear."""
    if definite.words[0] not in _POINTING_BACK:
        return None
    is_same = definite.words[0] == "same" and not definite.strict
    return is_same and all(token.kind == "noun" for token in definite.own)


def _is_marked_or_named(definite: _Definite) -> bool | None:
    """Take “the Doppler effect” and “the **aorta**”."""
    part = definite.phrase.part(definite.own[0].start, definite.own[-1].end)
    is_marked = part.holds("strong") or part.holds("emphasis") or part.holds("code")
    return True if is_marked or any(token.kind == "name" for token in definite.own) else None


def _is_cut(definite: _Definite) -> bool | None:
    """Read on: “the volume ejected by …”, “the phrase “user experience””."""
    behind = definite.behind
    is_cut = behind is not None and (behind.kind == "participle" or behind.small == "ever" or behind.text in ('"', "“"))
    is_most = behind is not None and definite.words in (["most"], ["least"]) and behind.kind == "adverb"
    return True if is_cut or is_most else None


def _is_counted(definite: _Definite) -> bool | None:
    """Look at what counts: “the two” were named before, “the last sultan, Mehmed VI,” is named behind."""
    first = definite.words[0]
    if first.endswith("'s") and first.removesuffix("'s") in _EMPTY:
        return False  # “the company's electrician, Wildman Whitehouse,”
    if (first in POINTING and first not in _RANKING) or definite.words == ["result"]:
        return False
    if _is_named_behind(definite.tokens, definite.found.last + 1):
        return True
    return len(definite.words) > _FEW if first in _RANKING else None


def _is_one_of_a_kind(definite: _Definite) -> bool | None:
    """Take “the Moon” and “the brain”."""
    return True if definite.words[0] in _ALONE_OF_ITS_KIND or definite.words[-1] in _ALONE_OF_ITS_KIND else None


def _says_nothing(definite: _Definite) -> bool | None:
    """Refuse “the device”."""
    *before, head = definite.words
    return False if head in _EMPTY and all(map(is_everyday, before)) else None


def _is_of_the_lesson(definite: _Definite) -> bool | None:
    """Take what a heading names, or what the author marks as a term elsewhere."""
    words, vocabulary = definite.words, definite.vocabulary
    text, head = " ".join(words), words[-1]
    is_heading = len(words) <= _LONGEST_OF_HEADING and not vocabulary.heading_words.isdisjoint(_forms(head))
    is_term = text in vocabulary.bold or head in vocabulary.bold or text in vocabulary.headings
    if is_heading and head not in vocabulary.heading_words and definite.strict and is_of_past(definite.tokens):
        is_heading = False  # “the empire” of a lesson about “Maurya and Gupta Empires”
    return True if is_heading or is_term else None


def _is_of_the_subject(definite: _Definite) -> bool | None:
    """Take “the praetor” and “the mitral valve”; but one word alone in a story may be somebody of it."""
    words = definite.words
    if len(words) == 1 and definite.strict and is_of_past(definite.tokens):
        return None
    if _SUPERLATIVE.search(words[0]) is not None:
        return None  # “the innermost layer” is one of something
    return True if any(not is_everyday(word) for word in words) else None


_SUPERLATIVE = re.compile(r"\w{3}(?:most|est)$")


def _was_named(definite: _Definite) -> bool | None:
    """Take “the attacker” in “In an injection attack, the attacker …”."""
    earlier = definite.tokens[: definite.found.first]
    head = definite.words[-1]
    return True if any(_are_akin(t.small, head) for t in earlier if t.kind in ("noun", "name")) else None


_RULES: tuple[Callable[[_Definite], bool | None], ...] = (
    _is_told_behind,
    _points_back,
    _is_marked_or_named,
    _is_cut,
    _is_counted,
    _is_one_of_a_kind,
    _says_nothing,
    _is_of_the_lesson,
    _is_of_the_subject,
    _was_named,
)


def is_of_past(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells what happened once, so that “the fortress” is one of a story."""
    verb = main_verb(tokens)
    if verb is None:
        return False
    return tokens[verb].small in ("was", "were", "had", "did") or any(f.form == "past" for f in tokens[verb].forms)


def _are_akin(word: str, other: str) -> bool:
    """Whether one word is made of the other: “attack” and “the attacker”."""
    short, long = sorted((word, other), key=len)
    return len(short) > _SHORT and long.startswith(short)


_POINTING_BACK = word_set(
    "same other opposite another former latter above following previous said aforementioned both ones one"
)


def _forms(word: str) -> set[str]:
    return {word, word.removesuffix("s"), word + "s", word.removesuffix("es")}


def _is_told(tokens: Sequence[Token], place: int) -> bool:
    """Whether what follows tells which one is meant, and is not itself told before (“of the device”, “of it”)."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    if behind is None or behind.kind in ("pronoun", "demonstrative", "sign"):
        return False
    if tokens[place].small in ("in", "for", "from", "to", "by", "with", "at", "on") and behind.kind == "relative":
        return True
    if behind.kind == "article" and behind.small == "the":
        word = tokens[place + 2].small if place + 2 < len(tokens) else ""
        return word not in _EMPTY and word not in _POINTING_BACK
    return True


def _is_named_behind(tokens: Sequence[Token], place: int) -> bool:
    """Whether a name or a term follows between commas or in brackets: “the last sultan, Mehmed VI, …”."""
    if place + 1 >= len(tokens) or tokens[place].text not in (",", "("):
        return False
    following = tokens[place + 1]
    if following.kind == "article" and place + 2 < len(tokens):
        following = tokens[place + 2]
    if following.kind == "conjunction" or following.kind == "relative":
        return False
    closes = next((t.text for t in tokens[place + 2 : place + 10] if t.text in (",", ")")), "")
    return following.kind == "name" or (closes != "" and following.kind == "noun" and not is_everyday(following.small))


def are_pronouns_bound(tokens: Sequence[Token]) -> bool:
    """Whether each pronoun has something before it in its sentence that it can stand for."""
    return not any(token.small in _PRONOUNS for token in tokens) or _are_bound(tokens)


def _are_bound(tokens: Sequence[Token]) -> bool:
    phrases, groups = list(noun_phrases(tokens)), noun_groups(tokens)
    verb = main_verb(tokens)
    opening = opening_end(tokens)
    if verb is not None and verb and tokens[verb - 1].small in ("it", "they", "he", "she"):
        return False  # the subject itself
    behind = tokens[verb + 1].small if verb is not None and verb + 1 < len(tokens) else ""
    if verb is not None and tokens[verb].small in TO_BE and behind in POSSESSIVES and _is_bare(tokens[opening:verb]):
        return False  # “Storage is its retention”, “Francesco Borromini (1599–1667) was his opposite”
    for place, token in enumerate(tokens):
        small = token.small
        if small not in _PRONOUNS:
            continue
        # “Four points of light” are what “it” cannot be, but “the luminosity of stars” holds what “their” may be of.
        whole = phrases if token.kind == "possessive" else groups
        before = _before(place, whole, phrases, is_reflexive=small.endswith(("self", "selves")))
        if place < opening and small in POSSESSIVES and verb is not None and verb > opening:
            before += [found for found in phrases if opening <= found.first < verb]  # “With its long neck, a giraffe …”
        if _is_object(tokens, place, verb):
            before = [found for found in before if verb is not None and found.first > verb]
        elif _is_object_of_relative(tokens, place):
            before = [found for found in before if _is_parted(tokens, found.last, place)]
        if not any(_can_stand_for(tokens, phrases, found, small) for found in before):
            return False
        if small in ("it", "they", "he", "she") and _is_object_of_saying(tokens, place):
            return False
    return True


def _before(
    place: int, whole: Sequence[NounPhrase], phrases: Sequence[NounPhrase], *, is_reflexive: bool
) -> list[NounPhrase]:
    """Return what a pronoun at a place may stand for; what stands right before it is a verb: “lakes and turns them”."""
    if any(found.last == place - 1 for found in whole) and not is_reflexive:
        return [found for found in phrases if found.last < place - 1]
    return [found for found in whole if found.last < place]


def _is_bare(subject: Sequence[Token]) -> bool:
    """Whether a subject is one word, or a name, of which something in brackets may be told."""
    own = [token for token in subject if token.kind not in ("number", "sign")]
    return len(own) == 1 or all(token.kind == "name" for token in own)


def can_be_meant(pronoun: Token, before: Sequence[Token]) -> bool:
    """Whether a pronoun can stand for something that the tokens before it name."""
    phrases = list(noun_phrases(before))
    return any(_can_stand_for(before, phrases, found, pronoun.small) for found in phrases)


def _is_parted(tokens: Sequence[Token], last: int, place: int) -> bool:
    """Whether a sign parts a noun phrase from a relative clause, which is then about something else."""
    return any(token.text in (",", ";", ":") for token in tokens[last + 1 : place - 2])


def _is_object_of_relative(tokens: Sequence[Token], place: int) -> bool:
    """Whether “it” is what a relative clause does something to: “an article that called it …”."""
    return (
        tokens[place].small in ("it", "them", "him")
        and place > 1
        and tokens[place - 1].kind in ("verb", "participle")
        and tokens[place - 2].kind == "relative"
    )


_OWNED = frozenset({"noun", "name", "participle", "gerund", "number"})


def _is_object(tokens: Sequence[Token], place: int, verb: int | None) -> bool:
    """Whether “it” or “them” stands in the clause of the main verb, whose subject it cannot be."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    is_her = tokens[place].small == "her" and (following is None or following.kind not in _OWNED)
    is_object = tokens[place].small in ("it", "them", "him") or is_her
    if verb is None:
        return is_object and place > 0 and tokens[place - 1].small.endswith("ed")
    if place < verb or not is_object:
        return False
    between = tokens[verb + 1 : place]
    return not any(token.kind in ("relative", "subordinator", "verb") or token.text in (";", ":") for token in between)


def _can_stand_for(tokens: Sequence[Token], phrases: Sequence[NounPhrase], found: NounPhrase, pronoun: str) -> bool:
    head = tokens[found.head]
    is_listed = [t.small for t in tokens[found.last + 1 : found.last + 2]] == ["and"] and any(
        other.first == found.last + 2 for other in phrases
    )
    if head.kind == "number" and not is_listed:
        return False
    if found.first == found.last and found.first and tokens[found.first - 1].small in TO_BE and head.kind == "noun":
        return False  # “distances are easy to tell”
    if pronoun in _OF_PEOPLE and len(head.text) > 1 and head.text.isupper():
        return False  # “IBM took its time”
    if pronoun in _OF_PEOPLE:
        opens = found.head == 0 and is_everyday(head.small)  # “Tradition gives the credit to his adviser”
        may_be_name = head.kind == "name" or (head.text[0].isupper() and not opens)
        is_noun = not is_everyday(head.small) and pronoun in POSSESSIVES
        return may_be_name or is_noun or head.small in _PERSONS or _OF_PERSONS.search(head.small) is not None
    if pronoun in _OF_MANY:
        return is_many(head.text) or is_listed or head.small in _COLLECTIVES
    named = tokens[found.first : found.last + 1]
    is_person = len(named) > 1 and all(token.kind == "name" for token in named)
    is_person = is_person and NO_PERSON.search(" ".join(token.text for token in named)) is None  # “Scotland Yard”
    return not is_person and (head.kind == "name" or not is_many(head.text))


_OF_PERSONS = re.compile(
    r"(?:er|or|ist|ian|eer|ess|man|men|woman|wright|smith|monk|nun|pope|saint|poet|judge|general)$"
)
"""What nouns of persons end in, for which “he” may stand; “his” may be of any noun that is not of every day."""
_PERSONS = word_set(
    "man woman person king queen emperor president physicist chemist astronomer mathematician philosopher writer "
    "painter composer poet engineer doctor nurse patient teacher student mother father son daughter brother sister "
    "husband wife child author scientist minister officer ruler artist sailor farmer worker consumer customer buyer "
    "seller heir nephew great-nephew niece uncle aunt cousin widow widower friend pupil boy girl chief duke prince lord"
)
_COLLECTIVES = word_set("people police army government team family group staff population public each every")


def _is_object_of_saying(tokens: Sequence[Token], place: int) -> bool:
    """Whether a pronoun is what somebody speaks of: “Galen had taught that it was made in the liver”."""
    if place < 2 or tokens[place - 1].small != "that":
        return False
    return tokens[place - 2].small in _SAYING
