"""How two things differ: “X …, whereas Y …”, “X …; Y …”, “In X …, while in Y …”.

Each side is a clause about a thing that names itself, of the same form as the other: two names, two kinds, two
abbreviations. What they have in common with others, or what somebody did, sets nothing against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import first_verb
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import is_many, main_verb, read_tokens
from mkdeck.facts.grounding import DEVICES, are_pronouns_bound
from mkdeck.facts.guards import (
    TO_READER,
    is_dated,
    is_hedged,
    is_name,
    is_noun_phrase,
    is_opinion,
    points_elsewhere,
    why_no_fact,
    without_article,
)
from mkdeck.facts.memory import once
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import points_back
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import is_signed_name
from mkdeck.facts.towns import LAND
from mkdeck.facts.words import ARTICLES, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, QUANTIFIERS, RELATIVES, word_set
from mkdeck.values import cached_property, dataclass

TIER = "more"
OF_ADVICE = True
TRIGGERS: frozenset[str] = frozenset()

_COMPARES = word_set("while whereas")
_SEMICOLON = re.compile(r"; ")
_SURE = re.compile(r",? (?:while|whereas) ")
_BUT = re.compile(r", but ")
_FRONTED = re.compile(r"(?:While|Whereas) (?P<first>[^,;:]+), ")
_OPENS = re.compile(r"(?:(?:and|but|while|whereas) )?")
_LEAD = re.compile(
    r"(?:The|One) (?:[a-z]+ )?difference\b[^,;:]{0,60}?(?: is(?: simple)?(?:: | this: | that )|: )",
    signs=("difference",),
)
_COLON = re.compile(r"[^;:]{4,90}: (?=[A-Za-z])", signs=(": ",))
_WHERE = re.compile(r"(?i)(?P<where>In|On|With|At|Under) (?P<article>(?:the |an? )?)")
_NAMED = re.compile(
    r"(?P<name>[^,;:()]{2,40}?)(?: \([^()]*\))?(?:, | (?=(?:the|a|an|you|one|it|each|there|everyone|everything)\b))"
)
_ASIDE = re.compile(r"(?: \([^()]*\)|, [^,;:]{2,80},)$")
_IN_YEAR = re.compile(r"\bin (?:[A-Z][a-z]+ |the |early |late )*(?:1\d|20)\d\d\b")
_THE_NOUN = re.compile(r"\bthe ([a-z][\w-]+)(?! (?:of|that|which|who|where|in|for|at|to)\b)")
_TENDS = re.compile(
    r"\b(?:tends? to\b|no such\b|of the two\b|(?:is|are) there\b"
    r"|\b(?:anyone|anybody|what (?:you|one|they)|that (?:you|one)) may\b"
    r"|\bthe (?:[a-z]+ )?ones? (?=(?:that|who|which|for|you)\b)|\b(?:a|an) (?:bad|good|poor|hard|easy) (?=[a-z]))"
)
"""What takes nothing back where one thing is set against another."""
_IT = re.compile(r"(?<=[a-z]) it\b")
"""Bound within the clauses, which is asked of the whole pair."""
_NUMBER = re.compile(r"(?<=[A-Za-z][ -])\d+[a-z]?$")
_LETTER = re.compile(r"^[A-Z](?=-[a-z])")
_LABELS = re.compile(r"(?i)(?:level|type|phase|stage|class|category|step|version|part|group|grade|mode|tier) [\dIVX]+$")
"""“Level 1 and Level 2”: of what?"""
_TO_SOMEBODY = re.compile(r"(?i)\b(?:I|we|us|me|our|my|should|must|ought|please|let[’']s)\b")
_OTHERS = word_set("both neither either same too others another former latter")
_NO_NAME = _OTHERS | QUANTIFIERS | word_set("and or not one ones anyone someone everyone nobody somebody")
_SIGN = re.compile(r"(?:The |An? )?[\w-]*[A-Z0-9][A-Z0-9]")
_OPENS_ELSE = re.compile(
    r"(?i:It|They|This|These|That|Those|There|He|She|We|You|I|If|When|Because|However|For example|For instance|Thus"
    r"|Therefore|Many|Most|Some|As|To|Although|While|Since|After|Before|During|Its|Their|Our|Your|His|Her|One|Each|All"
    r"|What|How|Why|Another|Other|Here|Now|So|And|But)\b"
)
_PLACES = ("In", "On", "With", "At", "Under")
_EXPANDS = re.compile(r"(?:stands?|stood|is short|are short) for |(?:is|are) (?:called|named|known as) |means ")
"""What tells only what letters stand for, or how something is called."""
_IS_CALLED = re.compile(r"(?:is|are) (?:also |usually |often )?(?:called|named|known as|termed) ")
_OF_ORIGIN = re.compile(r"\b(?:fork|port|version|descendant|successor|spin-off|clone|superset|subset|part) of ")
_TURNS = word_set("but whereas unlike instead rather similar")
_LITTLE = ARTICLES | AUXILIARIES | PREPOSITIONS | CONJUNCTIONS | RELATIVES
_NEAR = 60
"""Characters in which the names and verbs of two sentences stand that are set against each other."""
_RESPECTS = {
    "licenses": re.compile(r"\b(?:[Ll]icen[cs]e[ds]?|A?GPL|LGPL|MIT|BSD|CC0|public domain)\b"),
    "costs": re.compile(r"(?i)\b(?:prices?|priced|cheap(?:er)?|expensive|costs?|fees?|free)\b"),
    "taste": re.compile(r"(?i)\b(?:tastes?|tasted|flavou?rs?)\b"),
    "speed": re.compile(r"(?i)\b(?:fast(?:er)?|slow(?:er)?|quick(?:er|ly)?|speed)\b"),
}
"""What tells in which respect two things differ."""
_LAND = re.compile(rf"(?:the )?(?:(?:North|South|Latin) America|Europe|Asia|Africa|Australia|{LAND.pattern})")
_LITTLE_TOLD = 4
_HOW_MANY = word_set("few many more less fewer most")
_TWO, _FEWEST, _LONGEST, _LONGEST_NAME = 2, 3, 44, 5


_IS_A = re.compile(r"(?:The|An?) [a-z][^,;:]{2,40} is an? ")
_DEFINES = re.compile(r"(?:The|An?) (?:[a-z-]+ ){1,3}is (?:the|an?) [a-z -]+ (?:that|which|who) ")


@dataclass(frozen=True, slots=True)
class Side:
    """What a clause is about, and what it says of that; `where` is “in” of “In Revit one places …”."""

    name: Phrase
    told: Phrase
    where: str


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “How do X and Y differ?”."""
    if _may_compare(sentence):
        told = with_subject(sentence)
        for pair, parts, is_sure in _pairs(told.body):
            first = read_side(parts[0], told)
            second = read_side(parts[1], told) if first is not None else None
            if first is None or second is None or not _are_alike(first, second, told, is_sure=is_sure):
                continue
            if is_clear(pair):
                yield from _asked(told, first, second, pair)
            return
    if sentence.before is not None and sentence.before.phrase.inline is sentence.phrase.inline:
        yield from _of_two(sentence.before, sentence)


def _may_compare(sentence: Sentence) -> bool:
    text = sentence.text
    return "; " in text or ", but " in text or not _COMPARES.isdisjoint(sentence.words)


def _asked(sentence: Sentence, first: Side, second: Side, pair: Phrase) -> Iterator[Card]:
    one = name_within(first, sentence, common=second.name.text[:1].islower())
    other = name_within(second, sentence, common=one[:1].islower())
    if any(_LAND.fullmatch(side.name.text) for side in (first, second)):
        return  # “North America uses X12, while Europe uses EDIFACT”, of which they are told, differ in much else
    in_what = _in_what(first, second)
    if in_what is not None:
        yield from ask(sentence, f"How do {one} and {other} differ{in_what}?", pair)


def _in_what(first: Side, second: Side) -> str | None:
    """Return in what two things are told to differ, “” where in all; None where in one respect that nothing names.

    Two things differ in many ways, and “runs on GPUs” against “is CPU only” is but one of them.
    """
    told = [side.told.text for side in (first, second)]
    for respect, words in _RESPECTS.items():
        if all(words.search(text) for text in told):
            return f" in their {respect}"
    is_little = all(len(side.told.words) <= _LITTLE_TOLD for side in (first, second))
    if is_little and any(not _HOW_MANY.isdisjoint(words_of(text)) for text in told):
        return None  # “take on few people”, “take on many”
    do_the_same = len({words_of(text)[0] for text in told}) == 1
    return None if is_little and not do_the_same else ""


def _of_two(before: Sentence, sentence: Sentence) -> Iterator[Card]:
    """Yield what sets a sentence against the one before: “A WMS …. A WFS …”."""
    if not _may_go_together(before, sentence):
        return
    second = _side_of(sentence)
    first = _side_of(before) if second is not None else None
    if first is None or second is None or not _go_together(first, second, sentence):
        return
    if all(_DEFINES.search(one.body.text) for one in (before, sentence)) or _IS_A.match(sentence.body.text):
        return  # each is asked for itself
    if why_no_fact(before) not in (None, TO_READER):
        return
    further = before.before and _side_of(before.before)
    if further and (_are_of_a_kind(further, first) or further.name.text == second.name.text):
        return  # there are three of them, or it is told of them in turn
    pair = Phrase(sentence.phrase.inline, before.body.start, sentence.body.end).part(0)
    if is_clear(pair):
        yield from _asked(sentence, first, second, pair)


@once
def _side_of(sentence: Sentence) -> Side | None:
    return read_side(sentence.body, sentence)


def _may_go_together(before: Sentence, sentence: Sentence) -> bool:
    """Whether two sentences begin alike enough to be read: by a word of both, two signs, or the same preposition."""
    other = _beginning(sentence)
    one = other if other.is_of_else else _beginning(before)
    if one.is_of_else:
        return False
    if one.first_word in _PLACES and one.first_word == other.first_word:
        return True
    if one.is_signed and other.is_signed:
        return True
    if one.words.isdisjoint(other.words):
        return False
    first, second = _opening(before), _opening(sentence)
    if not first or not second:
        return False
    return first[-1] == second[-1] or first[0] == second[0] or first[-2:-1] == second[-2:-1]


@dataclass(frozen=True)  # without slots, so that words are read of few
class _Beginning:
    """How a sentence begins: whether it leans there, its first word, and whether a sign stands there."""

    body: Phrase
    is_of_else: bool
    first_word: str
    is_signed: bool

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that tell something."""
        return frozenset(words_of(self.body.text[:_NEAR])) - _LITTLE


@once
def _beginning(sentence: Sentence) -> _Beginning:
    body = sentence.body
    is_signed = _SIGN.match(body.text) is not None or body.holds("strong") or body.holds("emphasis")
    return _Beginning(body, _OPENS_ELSE.match(body.text) is not None, body.text.partition(" ")[0], is_signed)


@once
def _opening(sentence: Sentence) -> list[str]:
    """Return the words of a sentence up to its verb, if that is near, and the verb."""
    text = sentence.body.text
    verb = first_verb(text[:_NEAR])
    words = words_of(text[: verb[1]]) if verb else []
    words = words[words[:1] != [] and words[0] in ARTICLES :]
    return words if len(words) <= _LONGEST_NAME + 1 else []


def _are_of_a_kind(one: Side, other: Side) -> bool:
    """Whether two sides name two things of one kind, as “dry ice” and “wet ice” do."""
    names = [words_of(without_article(side.name).text) for side in (one, other)]
    return names[0] != names[1] and not set(names[0]).isdisjoint(names[1])


def _go_together(first: Side, second: Side, sentence: Sentence) -> bool:
    """Whether two sentences tell of things that belong together: of one kind, or of which they tell by one verb."""
    if not _are_alike(first, second, sentence, is_sure=True):
        return False
    names = [without_article(side.name) for side in (first, second)]
    one, other = (words_of(name.text) for name in names)
    if set(one) <= set(other) or set(other) <= set(one):
        return False  # “Large quantities of chlorine” and “chlorine”
    if one[-1] == other[-1] or (one[0] == other[0] and all(is_signed_name(name) for name in names)):
        return True
    if _are_numbered_alike(*names):
        return True
    if first.where:
        return all(form_of(side.name, sentence) == "a" or is_signed_name(side.name) for side in (first, second))
    told = [words_of(side.told.text) for side in (first, second)]
    if told[0][0] != told[1][0]:
        return False
    are_terms = all(name.is_marked("strong", "emphasis") for name in names)
    is_set_against = told[0][:_TWO] == told[1][:_TWO] or not _TURNS.isdisjoint(told[1])
    return told[0][0] not in AUXILIARIES or (are_terms and is_set_against)


def _are_numbered_alike(one: Phrase, other: Phrase) -> bool:
    """Whether two names differ in a number or a letter only: “MSG-2” and “MSG-3”, “a J-cut” and “an L-cut”."""
    return any(len({_part(name.text) for name in (one, other)}) == 1 for _part in (_without_number, _without_letter))


def _without_number(name: str) -> str:
    return _NUMBER.sub("", name)


def _without_letter(name: str) -> str:
    return _LETTER.sub("", name)


def _pairs(body: Phrase) -> Iterator[tuple[Phrase, Sequence[Phrase], bool]]:
    """Yield the stretches of a sentence that set two clauses against each other, the clauses, and whether they do."""
    lead = _LEAD.match(body.text) or _COLON.match(body.text)
    whole = body.part(lead.end() if lead else 0)
    parts = _split(whole, _SEMICOLON)
    for part in parts:
        if (fronted := _FRONTED.match(part.text)) is not None:
            yield part, (part.part(*fronted.span("first")), part.part(fronted.end())), True
        sure = _split(part, _SURE)
        if len(sure) == _TWO:
            yield part, sure, True
    if len(parts) == _TWO:
        yield whole, parts, True
    elif len(parts) == 1 and len(both := _split(whole, _BUT)) == _TWO:
        yield whole, both, False


def _split(phrase: Phrase, turn: re.Pattern[str]) -> list[Phrase]:
    """Cut a phrase at each turn, and leave out the word that opens what follows."""
    places = [found.span() for found in turn.finditer(phrase.text)]
    starts, ends = [0, *(end for _, end in places)], [*(start for start, _ in places), len(phrase.text)]
    parts = (phrase.part(start, end) for start, end in zip(starts, ends, strict=True))
    return [part.part(found.end() if (found := _OPENS.match(part.text)) else 0) for part in parts]


def name_within(side: Side, sentence: Sentence, *, common: bool = False) -> str:
    """Write what a clause is about as it stands within a question."""
    return inside(side.name.without("strong"), sentence, common=common, many=is_many(side.name.words[-1]))


def read_side(clause: Phrase, sentence: Sentence) -> Side | None:
    """Read a clause; None where it is not plain what it is about."""
    if _OPENS_ELSE.match(clause.text):
        return None
    found = _WHERE.match(clause.text)
    if found is not None and (named := _named_behind(clause, found)) is not None:
        name, rest = named
        is_clause = main_verb(read_tokens(rest)) is not None
        return Side(name, rest, found["where"].casefold()) if is_clause and names_a_thing(name, sentence) else None
    for verb in _verbs(clause):
        subject = _ASIDE.sub("", clause.text[:verb].rstrip())
        name, told = clause.part(0, len(subject)), clause.part(verb)
        if names_a_thing(name, sentence):
            return Side(name, told, "") if len(told.words) >= _FEWEST else None
    return None


def _named_behind(clause: Phrase, where: re.Match[str]) -> tuple[Phrase, Phrase] | None:
    """Return what a preposition is followed by, a marked term or what ends at a comma or an article, and the rest."""
    start = where.start("article")
    at = clause.start + where.end()
    marked = next((m.end for m in clause.inline.marks if m.kind in ("strong", "emphasis") and m.start == at), None)
    if marked is not None:
        return clause.part(start, marked - clause.start), clause.part(marked - clause.start)
    found = _NAMED.match(clause.text, where.end())
    return (clause.part(start, found.end("name")), clause.part(found.end())) if found is not None else None


def _verbs(clause: Phrase) -> Iterator[int]:
    """Yield where the verb of a clause may begin, with the adverbs before it."""
    place = first_verb(clause.text)
    if place is not None:
        yield place[0]
    tokens = read_tokens(clause)
    verb = main_verb(tokens)
    if verb:
        while verb > 1 and tokens[verb - 1].kind == "adverb":
            verb -= 1
        yield tokens[verb].start
    if tokens[1:] and any(form.form == "third" for form in tokens[1].forms):
        yield tokens[1].start  # “Splunk hands you …”


def names_a_thing(name: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase names a thing by itself: a name, an abbreviation, a kind; not “the driver”, and nobody."""
    if not is_noun_phrase(name, _LONGEST_NAME) or points_elsewhere(name.text) or is_of_person(name.text):
        return False
    words = words_of(name.text)
    if _LABELS.match(name.text) and not name.is_marked("strong", "emphasis"):
        return False
    if name.splits_a_mark() or not _NO_NAME.isdisjoint(words) or not re.search("[^\\W\\d]", name.text):
        return False
    own = without_article(name)
    if name.text.casefold().startswith("the ") and form_of(name, sentence) != "name":
        return own.is_marked("strong", "emphasis") or not is_everyday(words_of(own.text)[-1])
    return True


def is_sure_name(name: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase, given without its article, is a name beyond doubt, and not only a word that is seldom said."""
    return name.is_marked("code") or is_signed_name(name) or is_name(name, sentence.vocabulary)


def form_of(name: Phrase, sentence: Sentence) -> str:
    """Return in which form a phrase names something: by a name, or as a kind of many, one or no number."""
    own = without_article(name)
    if is_sure_name(own, sentence):
        return "name"
    if name.text.casefold().startswith("the "):
        return "name" if own.text[0].isupper() else "one"  # “the Library of Congress scheme”
    if len(own.words) == 1 and own == name and not is_everyday(own.text.casefold()) and not is_many(own.text):
        return "name"  # “exocad”, and “Koha” where a sentence begins
    return "many" if is_many(name.words[-1]) else "mass" if own == name else "a"


def _are_alike(first: Side, second: Side, sentence: Sentence, *, is_sure: bool) -> bool:
    """Whether two sides name different things in the same form, so that the one can be set against the other."""
    names = [words_of(without_article(side.name).text) for side in (first, second)]
    if set(names[0]) <= set(names[1]) or set(names[1]) <= set(names[0]) or first.where != second.where:
        return False  # “Apache Flink”, and the word “flink”
    if any(_comes_of(one, other) for one, other in ((first, second), (second, first))):
        return False  # “Betaflight is a fork of Cleanflight; Cleanflight came from Baseflight”
    told = [side.told.text for side in (first, second)]
    if all(map(_EXPANDS.match, told)) or any(map(_IS_CALLED.match, told)):
        return False  # “the number of columns is the degree, and that of rows *is known as* the cardinality”
    if all(side.told.holds("strong") or side.told.holds("emphasis") for side in (first, second)):
        return False  # “Force 6 is a *strong breeze*; force 8 is a *gale*” tells what to call them
    forms = {form_of(side.name, sentence) for side in (first, second)}
    if first.where:
        return True
    if len(forms) > 1:
        return False
    if not set(names[0]).isdisjoint(names[1]):
        return True
    if not is_sure:
        return all(is_sure_name(without_article(side.name), sentence) for side in (first, second))
    do_the_same = words_of(first.told.text)[0] == words_of(second.told.text)[0]
    return do_the_same or forms.isdisjoint(("many", "mass"))


def _comes_of(one: Side, other: Side) -> bool:
    """Whether a thing is told to be a fork, a port or the like of the other."""
    found = _OF_ORIGIN.search(one.told.text)
    return found is not None and one.told.text.startswith(other.name.text, found.end())


def _is_vague(text: str) -> bool:
    """Whether a text speaks of “the device” without having named one."""
    nouns = ((found[1], found.start()) for found in _THE_NOUN.finditer(text))
    return any(noun in DEVICES and noun.rstrip("s") not in text[:at] for noun, at in nouns)


def is_clear(pair: Phrase, *, is_named: bool = False) -> bool:
    """Whether two clauses say by themselves what they speak of, and state it for good.

    `is_named` tells that a question names what their pronouns stand for.
    """
    text = _TENDS.sub("", pair.text)
    if len(pair.words) > _LONGEST or not _OTHERS.isdisjoint(words_of(text)) or _IN_YEAR.search(text):
        return False
    if points_elsewhere(text) or points_back(_IT.sub("", text)):
        return False
    if is_hedged(text) or is_dated(text) or is_opinion(text):
        return False
    if _TO_SOMEBODY.search(text) or _is_vague(text):
        return False
    return is_named or are_pronouns_bound(read_tokens(pair))
