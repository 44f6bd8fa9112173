"""Who made something, and when, told in the active: “Ada Lovelace wrote the first program for …”.

So does a relative clause: “**Stata**, which William Gould first released in 1985”. The maker must be a proper name, and
what was made must be named too: a name, a title, or “the first … of …”. “Newton built a telescope” has many right
answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.asked import OF_PEOPLES
from mkdeck.facts.clauses import clauses
from mkdeck.facts.dates import Date, dates_in, exact_date, fronted_date
from mkdeck.facts.deeds import OF_OWNERS, PARTICIPLE, is_generic_invention, is_the_one, thing_before
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import is_many
from mkdeck.facts.guards import (
    has_pronoun,
    is_anaphoric,
    is_comparative,
    is_dated,
    is_hedged,
    is_name,
    is_noun_phrase,
    is_opinion,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, has_common_suffix, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import AUXILIARIES, word_set

TIER = "default"
_VERBS = word_set(
    "acquired bought built coined composed conceived created designed developed devised discovered drew established "
    "formulated founded introduced invented isolated launched opened painted patented pioneered popularised "
    "popularized produced proposed proved published recorded released sculpted synthesised synthesized wrote"
)
TRIGGERS = _VERBS

_VERB = re.compile(rf" (?:(?P<first>first|originally|independently|jointly) )?(?P<verb>{'|'.join(sorted(_VERBS))}) ")
_RELATIVE = re.compile(
    r", which (?P<maker>(?:the )?[A-Z][^,;:()]{1,60}?) (?:(?P<first>first|originally|jointly) )?"
    rf"(?P<verb>{'|'.join(sorted(_VERBS))})\b(?= (?:in|for|at|as|on|with|under|from)\b|[,.;)]|$)"
)
_SUBORDINATE = re.compile(
    r"\b(?:after|before|while|when|until|since|because|that|which|who|where|as(?! (?:an?|the)\b))\b"
)
"""What a date may belong to, other than the deed: “which Sun released after Oak failed in 1994”."""
_CLAUSE_END = re.compile(r"[;:()]|,(?! \d)| and (?:which|that)\b")
_LIFE = re.compile(r" \([^()]*\)$")
_ROLE = re.compile(
    r"(?:[Tt]he |[Aa]n? )?(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)? )?(?:[a-z]+(?:-[a-z]+)? ){0,2}(?P<name>[^\W\d_a-zà-öø-ÿ].*)$"
)
_END = re.compile(r"[;:()]|, | (?:in|on|at|after|before|while|when|during|by|as|to|with|from|which|who|because|and) ")
_OF_NO_NAME = (
    "ly", "men", "women", "ity", "logy", "er", "or", "ism", "tion", "sion", "ment", "ness", "ist", "ian", "ever", "ics"
)  # fmt: skip
"""What common nouns and adverbs end with."""
_NO_MAKER = word_set(
    "same later then soon eventually meanwhile afterwards earlier next when while after before since until once "
    "because if although though where"
)
_OF_STATE = re.compile(
    r"\b(?:Act|Law|Treaty|Agreement|Accords?|Convention|Constitution|Charter|Bill|Decree|Edict|Amendment)\b"
)
"""What brings something about and is nobody."""
_NATURAL = word_set("discovered isolated invented synthesized synthesised")
_OF_ONE = word_set("first only theory law laws principle concept structure term word phrase")
_HAS_SCOPE = re.compile(r" (?:of|for) (?!(?:the|its|their|his|her|this|that|a|an)\b)|\b(?:term|word|phrase) ")
_SOMEBODY = word_set("scientists researchers people engineers developers students somebody someone they he she it we")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who invented X?” and “In which year was X invented?”."""
    for clause in clauses(sentence):
        text = clause.text
        if is_hedged(text) or is_dated(text) or dates_in(text) > 3:
            continue
        fronted = fronted_date(clause.phrase)
        date, rest = fronted or (None, clause.phrase)
        found = _VERB.search(rest.text)
        if found is None or not AUXILIARIES.isdisjoint(words_of(rest.text[: found.start()])):
            continue  # “was invented” is told in the passive
        maker = _maker(rest.part(0, found.start()), sentence)
        thing = _thing(rest, found, sentence)
        if maker is not None and thing is not None:
            yield from _cards(sentence, maker, thing, found, date or _date(rest, thing))
    yield from _relative(sentence)


def _relative(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions of “**Stata**, which William Gould first released in 1985”."""
    body = sentence.body
    for found in _RELATIVE.finditer(body.text) if ", which " in body.text else ():
        thing = thing_before(body, found.start(), sentence)
        maker = _maker(body.part(*found.span("maker")), sentence)
        end = _CLAUSE_END.search(body.text, found.end())
        clause = body.part(found.end("verb"), end.start() if end else None)
        if thing is None or maker is None or is_hedged(clause.text) or not is_the_one(thing, "was", sentence):
            continue
        is_of_deed = dates_in(clause.text) == 1 and _SUBORDINATE.search(clause.text) is None
        dates = exact_date(clause, 0) if is_of_deed else None
        yield from _cards(sentence, maker, thing, found, dates)


def _cards(sentence: Sentence, maker: Phrase, thing: Phrase, found: re.Match[str], date: Date | None) -> Iterator[Card]:
    bare = thing.without("strong")
    is_title = thing.is_marked("strong", "emphasis") or thing.start != sentence.body.start
    named = bare.markdown if is_title else inside(bare, sentence)  # “The Prince” keeps its article
    first = f" {found['first']}" if found["first"] else ""
    if found["verb"] not in ("published", "released", "produced", "opened"):  # other people do these to a work
        asked = "What" if _OF_STATE.search(maker.text) else "Who"
        yield from ask(sentence, f"{asked}{first} {found['verb']} {named}?", maker)
    is_of_interest = date is not None and not date.is_century and found["verb"] not in OF_OWNERS
    if date is not None and is_of_interest and date.phrase.text not in thing.text:
        participle = PARTICIPLE[found["verb"]]
        yield from ask(sentence, f"{date.question} was {named}{first} {participle}?", date.phrase)


def _maker(phrase: Phrase, sentence: Sentence) -> Phrase | None:
    """Return the maker, a role before the name and years of life behind it allowed."""
    life = _LIFE.search(phrase.text)
    phrase = phrase.part(0, life.start() if life else None)
    role = _ROLE.match(phrase.text)
    words = phrase.words
    if role is None or not 1 <= len(words) <= 9 or "," in phrase.text or has_pronoun(phrase.text):
        return None
    if points_elsewhere(phrase.text) or not _SOMEBODY.isdisjoint(words_of(phrase.text)) or words[0] in ("A", "An"):
        return None
    if words_of(words[0])[0] in _NO_MAKER or words_of(phrase.text)[1:2] == ["same"]:
        return None  # “Later that month Eric Raymond …”, “When Linus Torvalds …”
    name = phrase.part(role.start("name"))
    if words[0] == "The" and OF_PEOPLES.fullmatch(words[1]) and words[2:3] and words[2][0].isupper():
        phrase = name = phrase.part(len(f"The {words[1]} "))  # “The Jamaican Marcus Garvey”
    return phrase if is_name(name, sentence.vocabulary) or _is_likely_name(name, sentence) else None


def _is_likely_name(name: Phrase, sentence: Sentence) -> bool:
    """Whether the one word that opens a sentence is a name, as far as it is no word of every day: “Salesforce”."""
    word = name.text
    is_one = len(name.words) == 1 and word[0].isupper() and word[1:].isalpha() and not word.endswith(_OF_NO_NAME)
    return is_one and not (is_everyday(word.casefold()) or is_many(word) or sentence.vocabulary.is_common(word))


def _thing(rest: Phrase, found: re.Match[str], sentence: Sentence) -> Phrase | None:
    """Return what was made, where its name tells which it is."""
    start = found.end()
    mark = next(
        (m for m in rest.inline.marks if m.kind in ("strong", "emphasis", "code") and m.start == rest.start + start),
        None,
    )
    end = _END.search(rest.text, mark.end - rest.start if mark else start)
    thing = rest.part(start, end.start() if end else None)
    text = thing.text
    words = words_of(text)
    if not any(sign.isalpha() for sign in text):
        return None  # “**Great Green Wall**: launched 2007 by …”
    if mark is not None and mark.end == thing.end:
        return thing
    if not is_noun_phrase(thing, 10) or points_elsewhere(text) or is_comparative(text) or is_opinion(text):
        return None
    if is_name(thing, sentence.vocabulary) or is_generic_invention(thing, found["verb"], sentence):
        return thing
    if words[0] != "the":
        is_substance = found["verb"] in _NATURAL and has_common_suffix(text.capitalize())
        return thing if is_substance else None
    if is_name(without_article(thing), sentence.vocabulary) and len(words) > 2:
        return thing
    if not _HAS_SCOPE.search(text):
        return None
    is_the_one = not _OF_ONE.isdisjoint(words[1:2]) or not is_anaphoric(thing, sentence.vocabulary)
    return thing if is_the_one else None


def _date(rest: Phrase, thing: Phrase) -> Date | None:
    """Return the date that stands right behind what was made, or behind a place."""
    behind = thing.end - rest.start
    date = exact_date(rest, behind)
    between = rest.text[behind : date.start] if date else ""
    return date if re.fullmatch(r"(?: (?:in|at) (?:[A-Z][\w’'-]+ ?)+)? ?", between) else None
