"""Who made what the sentence before names, and when: “Look at **FreeRTOS**. Richard Barry wrote it in 2003”.

The thing stands as “it”, or as “the company” and the like, behind the verb, or before it: “The company was founded in
1984 by …”.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.certain_questions import names_what_was_made
from mkdeck.facts.dates import Date, dates_in, exact_date, fronted_date
from mkdeck.facts.deed_places import OF_FIRMS, town
from mkdeck.facts.deed_verbs import FIRST, PARTICIPLE, VERBS, WORDS_OF_DEEDS
from mkdeck.facts.deeds import OF_OWNERS, adverb, as_word, ask_deed, ask_year_of_purchase, is_sure, verb_asked
from mkdeck.facts.guards import is_dated, is_hedged, without_article
from mkdeck.facts.makers import WITH_OTHERS, read_makers, without_aside
from mkdeck.facts.memory import found_once
from mkdeck.facts.named_before import FIRMS, WORKS, named_before, only_named
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.spoken_terms import WORDS_FOR_WORDS, spoken_term
from mkdeck.facts.threads import was_called
from mkdeck.facts.words import AUXILIARIES, word_set
from mkdeck.values import replace

TIER = "default"
is_certain = names_what_was_made
OF_PARTS = True
_PAST = word_set(
    "acquired announced bought built co-founded coined conceived created designed developed devised established "
    "formed founded introduced invented launched open-sourced presented published released started unveiled wrote began"
)
TRIGGERS = _PAST | WORDS_OF_DEEDS

_GOES_ON = (
    "in|on|at|for|as|with|from|by|under|to|early|late|around|about|back|only|just|and|but|while|when|after|before|until"
    "|because|since|during|using|again|themselves|himself|herself|together|jointly|[a-z]+ years? later"
)
"""What may stand behind “it” and “the company”: “wrote it off”, “the company's archive” tell of something else."""
_COINED = word_set("coined introduced invented")
_SPECIFIC = word_set("language library framework format service")
"""Nouns of which a thing is one or none, so that they may tell of what was named beside it."""
_IN_DOUBT = re.compile(r",? (?:or so|so|perhaps|possibly|probably|(?:al)?though|legend|it is said|some say)\b")
_DEED = re.compile(
    rf" (?:(?P<first>first|originally|jointly) )?(?P<verb>{'|'.join(sorted(_PAST))}) "
    r"(?P<work>(?:writing|developing|building|work on) )?"
    rf"(?P<thing>it|the (?P<noun>{'|'.join(sorted(FIRMS | WORKS))})"
    rf"|the (?P<word>{WORDS_FOR_WORDS})"
    rf"|this (?:[\w-]+ ){{0,3}}?(?:{'|'.join(sorted(FIRMS | WORKS))}))(?=$|[,.;:()–—]| \d| (?:{_GOES_ON})\b(?! it\b))"
)
_MONEY = re.compile(r"[$€£]\d[\d.,]*")
_PASSIVE = re.compile(
    rf"(?:It|The (?P<noun>{'|'.join(sorted(FIRMS | WORKS))})(?: itself)?) (?:was|had been){FIRST} (?P<verb>{VERBS})\b"
)
_CLAUSE_START = re.compile(r"; |: | [–—] |, (?:and|but|where|when) | (?:where|when|and) ")
_CLAUSE_END = re.compile(r"[;:()–—]|,(?! \d)| (?:and|but|before|after|when|while|until|because|since|which|who|that)\b")


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who wrote FreeRTOS?” and “In which year was FreeRTOS written?”."""
    body = sentence.body
    if told := _PASSIVE.match(body.text):
        is_told = told["noun"] is None and with_subject(sentence) is not sentence  # which another rule reads
        # “SQLite speaks SQL. The language was designed by …”
        is_of_it = told["noun"] not in _SPECIFIC or was_called(told["noun"], sentence)
        is_far = told["noun"] is not None  # “it” may be anything that was told of since
        thing = (
            named_before(sentence, maker="", noun=told["noun"] or "", may_be_far=is_far)
            if is_of_it and not is_told
            else None
        )
        if thing is not None and is_sure(body.text):
            yield from ask_deed(sentence, _definite(thing), "was", body, told)
    for found in _DEED.finditer(body.text):
        end = _CLAUSE_END.search(body.text, found.end())
        rest = body.part(found.end(), end.start() if end else None)
        start, maker, date = _maker(body.part(0, found.start()), sentence)
        if maker is None or is_hedged(body.text[start : rest.end - body.start]) or is_dated(rest.text):
            continue
        if found["word"] and found["verb"] not in _COINED:
            continue  # “published the word” tells of no word
        thing = (
            spoken_term(found["word"], sentence)
            if found["word"]
            else _thing(sentence, start, maker, found["noun"] or "")
        )
        if thing is None or thing.text in maker.text:
            continue
        if WITH_OTHERS.match(rest.text) or _IN_DOUBT.match(body.text, rest.end - body.start):
            continue
        yield from _cards(sentence, maker, thing, found, _when(date, rest))
        if found["verb"] in OF_FIRMS and (where := town(rest, 0)) is not None:
            named = inside(_definite(thing).without("strong"), sentence, named=True)
            yield from ask(sentence, f"Where was {named} {found['verb']}?", where)


def _when(fronted: Date | None, rest: Phrase) -> Date | None:
    """Return the one date that is told of a deed, before its clause or behind its verb."""
    behind = dates_in(_MONEY.sub("", rest.text))
    if fronted is not None:
        return fronted if not behind else None
    return exact_date(rest) if behind == 1 else None


def _definite(thing: Phrase) -> Phrase:
    """Return a thing as a question names it: “SIEM” of “a SIEM”, but “the OpenAPI Specification”."""
    if thing.start == 0 and thing.inline.text[thing.end - 1 : thing.end + 1].find(".") >= 0:
        thing = thing.without("emphasis")  # “*The pH meter.* Arnold Beckman built it”
    return without_article(thing) if thing.text.casefold().startswith(("a ", "an ")) else thing


def _maker(before: Phrase, sentence: Sentence) -> tuple[int, Phrase | None, Date | None]:
    """Return where the clause begins whose subject ends here, its makers, and a date that it opens with."""
    for start in (0, *(found.end() for found in _CLAUSE_START.finditer(before.text))):
        clause = before.part(start)
        date, rest = fronted_date(clause) or (None, clause)
        if start and clause.text != before.text and _joins_names(before.text[:start]):
            continue
        rest = without_aside(rest)  # “A and B, who had both worked at C, started it”
        if not AUXILIARIES.isdisjoint(words_of(rest.text)):
            continue
        maker = read_makers(rest, sentence)
        if maker is not None:
            return start, maker, date
    return 0, None, None


def _joins_names(text: str) -> bool:
    """Whether what stands before a clause may be but the first of several names: “Ann Lee *and* Bo Ek built it”."""
    return text.endswith(" and ") and text[-6] != "," and text.split()[-2][:1].isupper()


def _thing(sentence: Sentence, start: int, maker: Phrase, noun: str) -> Phrase | None:
    """Return what was made: what this sentence names before the clause, or else the sentence before."""
    resolved = with_subject(sentence)
    if start and _OF_THINGS.isdisjoint(words_of(sentence.body.text[:start])):
        return only_named(_before(sentence, start), maker=maker.text)
    if start and resolved is not sentence:
        shift = len(resolved.body.text) - len(sentence.body.text)
        return only_named(_before(resolved, start + shift), maker=maker.text)
    return named_before(sentence, maker=maker.text, noun=noun, may_be_far=start == 0)


_OF_THINGS = word_set("it its they their")
"""Pronouns before a clause by which that goes on about what was named; “his student” is somebody else's."""


def _before(sentence: Sentence, end: int) -> Sentence:
    return replace(sentence, phrase=sentence.body.part(0, end))


def _cards(sentence: Sentence, maker: Phrase, thing: Phrase, found: re.Match[str], date: Date | None) -> Iterator[Card]:
    named = inside(_definite(thing).without("strong"), sentence, named=True)
    first = adverb(found)
    verb = found["verb"]
    if found["work"]:
        yield from ask(sentence, f"Who {verb} {found['work']}{named}?", maker)
        return
    asked, named = verb_asked(verb, named), as_word(named, verb)
    when = f" {date.told}" if date is not None and verb in OF_OWNERS else ""
    yield from ask(sentence, f"Who{first} {asked} {named}{when}?", maker)
    if date is not None and verb in OF_OWNERS:
        yield from ask_year_of_purchase(sentence, maker, verb, named, date)
    if date is not None and not date.is_century and verb not in OF_OWNERS:
        yield from ask(sentence, f"{date.question} was {named}{first} {PARTICIPLE.get(asked, asked)}?", date.phrase)
