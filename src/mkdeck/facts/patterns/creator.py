"""Who made something, and when, told in the active: “Ada Lovelace wrote the first program for …”.

So does a relative clause: “**Stata**, which William Gould first released in 1985”. The maker must be a proper name, and
what was made must be named too: a name, a title, or “the first … of …”. “Newton built a telescope” has many right
answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.dates import Date, dates_in, exact_date, fronted_date
from mkdeck.facts.deed_verbs import PARTICIPLE
from mkdeck.facts.deeds import OF_OWNERS, is_generic_invention, is_the_one, thing_before
from mkdeck.facts.grammar import is_many
from mkdeck.facts.guards import (
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
from mkdeck.facts.makers import WITH_OTHERS, read_makers
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, has_common_suffix, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import AUXILIARIES, word_set

TIER = "default"
_VERBS = word_set(
    "acquired announced began bought built co-founded coined composed conceived created designed developed devised "
    "discovered drew established formed formulated founded introduced invented isolated launched open-sourced opened "
    "painted patented pioneered popularised popularized presented produced proposed proved published recorded released "
    "sculpted started synthesised synthesized unveiled wrote"
)
TRIGGERS = _VERBS

_VERB = re.compile(rf" (?:(?P<first>first|originally|independently|jointly) )?(?P<verb>{'|'.join(sorted(_VERBS))}) ")
_RELATIVE = re.compile(
    r"(?:, which|(?:, an? (?!(?:term|word|name|phrase)\b)[^,;:()]{2,60}? (?:that|which))) "
    r"(?P<maker>(?:the )?[A-Z][^,;:()]{1,60}?) (?:(?P<first>first|originally|jointly) )?"
    rf"(?P<verb>{'|'.join(sorted(_VERBS))})\b(?= (?:in|for|at|as|on|with|under|from)\b|[,.;)]|$)"
)
_WHO_MADE = re.compile(
    r"(?P<maker>[A-Z][\w.&’'-]*(?: (?:of )?[A-Z][\w.&’'-]*){0,4}), (?:which|who) (?:had )?"
    rf"(?:(?P<first>first|originally) )?(?P<verb>{'|'.join(sorted(_VERBS))}) "
)
_TOLD_ELSE = re.compile(r"(?:[,;:]|,? and) (?!(?:al)?though|but|perhaps|possibly|probably|or\b|even|\d)")
_MOST_DATES = 3
_SUBORDINATE = re.compile(
    r"\b(?:after|before|while|when|until|since|because|that|which|who|where|as(?! (?:an?|the)\b))\b"
)
"""What a date may belong to, other than the deed: “which Sun released after Oak failed in 1994”."""
_CLAUSE_END = re.compile(r"[;:()]|,(?! \d)| and (?:which|that)\b")
_END = re.compile(r"[;:()]|, | (?:in|on|at|after|before|while|when|during|by|as|to|with|from|which|who|because|and) ")
_OF_WORD = re.compile(r"the (?:term|word|phrase|expression|name) ")
_END_OF_WORD = re.compile(rf"{_END.pattern}| for ")
_AS = re.compile(r" as (?:open source|open-source software|free software|a public beta)\b| (?:publicly|commercially)\b")
_CALLED = re.compile(r"an? (?:[a-z-]+ ){1,4}(?:called|named) (?=[A-Z])")
"""“A project called RepRap”."""
_OF_KIND = re.compile(r"the (?:[a-z-]+ ){1,4}(?=[A-Z])")
"""“The programming language Kotlin”."""
_PART_OF_FIRM = re.compile(r"[A-Z][\w.-]*['’]s? (?:[a-z-]+ ){0,3}(?:business|division|unit|arm|branch|stake)")
"""“Toshiba's medical business”."""
_OF_STATE = re.compile(
    r"\b(?:Act|Law|Treaty|Agreement|Accords?|Convention|Constitution|Charter|Bill|Decree|Edict|Amendment)\b"
)
"""What brings something about and is nobody."""
_NATURAL = word_set("discovered isolated invented synthesized synthesised")
_OF_ONE = word_set("first only theory law laws principle concept structure term word phrase")
_HAS_SCOPE = re.compile(r" (?:of|for) (?!(?:the|its|their|his|her|this|that|a|an)\b)|\b(?:term|word|phrase) ")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who invented X?” and “In which year was X invented?”."""
    for clause in clauses(sentence):
        fronted = fronted_date(clause.phrase)
        date, rest = fronted or (None, clause.phrase)
        found = _VERB.search(rest.text)
        if found is None or not AUXILIARIES.isdisjoint(words_of(rest.text[: found.start()])):
            continue  # “was invented” is told in the passive
        maker = read_makers(_without_also(rest.part(0, found.start())), sentence)
        thing = _thing(rest, found, sentence)
        if maker is None or thing is None or WITH_OTHERS.match(thing.inline.text, thing.end):
            continue
        when = date or _date(rest, thing)
        told = _deed(clause.phrase, max(thing.end, when.phrase.end if when else 0))
        if not (is_hedged(told) or is_dated(told) or dates_in(told) > _MOST_DATES):
            yield from _cards(sentence, maker, thing, found, when)
    yield from _relative(sentence)
    yield from _of_maker(sentence)


def _of_maker(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions of “Hewlett Packard Enterprise, which bought Cray in 2019”."""
    body = sentence.body
    for found in _WHO_MADE.finditer(body.text) if ", wh" in body.text else ():
        maker = read_makers(body.part(*found.span("maker")), sentence)
        thing = _thing(body, found, sentence)
        if maker is None or thing is None or WITH_OTHERS.match(thing.inline.text, thing.end):
            continue
        when = _date(body, thing)
        told = _deed(body, max(thing.end, when.phrase.end if when else 0))[found.start() :]
        if not (is_hedged(told) or is_dated(told)):
            yield from _cards(sentence, maker, thing, found, when)


def _without_also(phrase: Phrase) -> Phrase:
    return phrase.part(0, -len(" also")) if phrase.text.endswith(" also") else phrase


def _deed(clause: Phrase, end: int) -> str:
    """Return the text of a clause up to where something else is told behind `end`, but for what takes it back."""
    behind = _TOLD_ELSE.search(clause.text, max(0, end - clause.start))
    return clause.text[: behind.start() if behind else None]


def _relative(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions of “**Stata**, which William Gould first released in 1985”."""
    body = sentence.body
    for found in _RELATIVE.finditer(body.text) if ", which " in body.text or ", a" in body.text else ():
        thing = thing_before(body, found.start(), sentence, has_kind=True)
        maker = read_makers(body.part(*found.span("maker")), sentence)
        end = _CLAUSE_END.search(body.text, found.end())
        clause = body.part(found.end("verb"), end.start() if end else None)
        deed = _SUBORDINATE.split(clause.text)[0]
        if thing is None or maker is None or is_hedged(deed) or not is_the_one(thing, "was", sentence):
            continue
        is_of_deed = dates_in(clause.text) == 1 and _SUBORDINATE.search(clause.text) is None
        dates = exact_date(clause, 0) if is_of_deed else None
        yield from _cards(sentence, maker, thing, found, dates)


def _cards(sentence: Sentence, maker: Phrase, thing: Phrase, found: re.Match[str], date: Date | None) -> Iterator[Card]:
    bare = thing.without("strong")
    is_title = thing.is_marked("strong", "emphasis") or thing.start != sentence.body.start
    behind = _AS.match(thing.inline.text, thing.end)
    extra = behind[0] if behind else ""
    named = bare.markdown if is_title else inside(bare, sentence, named=True)  # “The Prince” keeps its article
    first = f" {found['first']}" if found["first"] else ""
    is_work = bare.is_marked("emphasis") or found["verb"] != "released"
    if not (found["verb"] in ("published", "released", "produced", "opened") and is_work):  # others do these to a work
        asked = "What" if _OF_STATE.search(maker.text) else "Who"
        verb = "started" if found["verb"] == "began" else found["verb"]
        when = f" {date.told}" if date is not None and verb in OF_OWNERS else ""
        yield from ask(sentence, f"{asked}{first} {verb} {named}{extra}{when}?", maker)
    is_of_interest = date is not None and not date.is_century and found["verb"] not in OF_OWNERS
    if date is not None and is_of_interest and date.phrase.text not in thing.text:
        participle = "started" if found["verb"] == "began" else PARTICIPLE.get(found["verb"], found["verb"])
        last = thing.words[-1]
        are_many = len(thing.words) == 1 and is_many(last) and (last[0].islower() or last[1:2] == "-")
        be = "were" if are_many and not thing.is_marked("strong", "emphasis") else "was"  # “X-rays were discovered”
        yield from ask(sentence, f"{date.question} {be} {named}{first} {participle}{extra}?", date.phrase)


def _thing(rest: Phrase, found: re.Match[str], sentence: Sentence) -> Phrase | None:
    """Return what was made, where its name tells which it is."""
    start = found.end()
    mark = next(
        (m for m in rest.inline.marks if m.kind in ("strong", "emphasis", "code") and m.start == rest.start + start),
        None,
    )
    end = (_END_OF_WORD if _OF_WORD.match(rest.text, start) else _END).search(
        rest.text, mark.end - rest.start if mark else start
    )
    thing = rest.part(start, end.start() if end else None)
    text = thing.text
    words = words_of(text)
    if not any(sign.isalpha() for sign in text):
        return None  # “**Great Green Wall**: launched 2007 by …”
    if mark is not None and mark.end == thing.end:
        return thing
    if (called := _CALLED.match(text)) is not None:
        return thing.part(called.end())
    if not is_noun_phrase(thing, 10) or points_elsewhere(text) or is_comparative(text) or is_opinion(text):
        return None
    if is_name(thing, sentence.vocabulary) or is_generic_invention(thing, found["verb"], sentence):
        return thing
    if words[0] != "the":
        is_part = found["verb"] in OF_OWNERS and _PART_OF_FIRM.fullmatch(text) is not None
        is_substance = found["verb"] in _NATURAL and has_common_suffix(text.capitalize())
        return thing if is_part or is_substance else None
    if is_name(without_article(thing), sentence.vocabulary) and len(words) > 2:
        return thing
    kind = _OF_KIND.match(text)
    if kind is not None and is_name(thing.part(kind.end()), sentence.vocabulary):
        return thing
    if not _HAS_SCOPE.search(text):
        return None
    is_the_one = not _OF_ONE.isdisjoint(words[1:2]) or not is_anaphoric(thing, sentence.vocabulary)
    return thing if is_the_one else None


def _date(rest: Phrase, thing: Phrase) -> Date | None:
    """Return the date that stands right behind what was made, or behind a place."""
    behind = thing.end - rest.start
    date = exact_date(rest, behind)
    between = _AS.sub("", rest.text[behind : date.start]) if date else ""
    return date if re.fullmatch(r"(?: (?:in|at) (?:[A-Z][\w’'-]+ ?)+)? ?", between) else None
