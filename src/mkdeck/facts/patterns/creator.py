"""Who made something, and when, told in the active: “Ada Lovelace wrote the first program for …”.

So does a relative clause: “**Stata**, which William Gould first released in 1985”. The maker must be a proper name, and
what was made must be named too: a name, a title, or “the first … of …”. “Newton built a telescope” has many right
answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.agents import NAMED, OF_STATE, tells_more
from mkdeck.facts.clauses import clauses
from mkdeck.facts.dates import Date, dates_in, exact_date, fronted_date
from mkdeck.facts.deed_places import OF_FIRMS, OF_LANDS, land, where_done
from mkdeck.facts.deed_things import is_first_of_all, is_the_one, thing_before
from mkdeck.facts.deed_verbs import PARTICIPLE
from mkdeck.facts.deeds import OF_OWNERS, adverb, as_word, ask_year_of_purchase, verb_asked
from mkdeck.facts.grammar import is_many
from mkdeck.facts.guards import is_advice, is_dated, is_hedged, is_name, supposes
from mkdeck.facts.made_things import made_thing
from mkdeck.facts.makers import WITH_OTHERS, read_makers, without_aside
from mkdeck.facts.memory import found_once
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.simple import second_deed
from mkdeck.facts.terms import is_signed_name
from mkdeck.facts.towns import LAND
from mkdeck.facts.words import AUXILIARIES, word_set
from mkdeck.values import replace

TIER = "default"
OF_STATEMENTS = True
OF_PARTS = True
OF_ADVICE = True
_VERBS = word_set(
    "acquired announced began bought built co-founded cofounded coined composed conceived created designed developed "
    "devised discovered drew established formed formulated founded introduced invented isolated launched made "
    "open-sourced opened painted patented pioneered popularised popularized presented produced proposed proved "
    "published purchased recorded released sculpted standardised standardized started synthesised synthesized unveiled "
    "wrote"
)
TRIGGERS = _VERBS | {"brought", "set", "took"}

_OF_DEED = "|".join([*sorted(_VERBS), "brought out", "set up", "took over"])
_VERB = re.compile(
    rf"(?<! had)(?<! has)(?<! have) (?:(?P<first>first|originally|independently|jointly) )?(?P<verb>{_OF_DEED}) "
)
_RELATIVE = re.compile(
    r"(?:, which(?: is (?:[a-z-]+ ){1,5}?(?:that|which))?"
    r"|(?:,| (?:is|was)) (?:an?|the(?! (?:first|second|third|last|same|other)\b)) (?!(?:term|word|name|phrase)\b)"
    r"[^,;:()]{2,60}?(?:, [a-z]+ed [^,;:()]{2,30},)? "
    r"(?:that|which)) "
    r"(?P<maker>(?:the (?:[a-z-]+ ){0,3})?[A-Z][^,;:()]{1,60}?) (?:had )?(?:(?P<first>first|originally|jointly) )?"
    rf"(?P<verb>{'|'.join(sorted(_VERBS))})\b(?= (?:in|for|at|as|on|with|under|from|together)\b|[,.;)]|$)"
)
_IS_TOLD = re.compile(
    r" (?:(?:is|was) (?P<thing>the (?!first|second|third|last|very|next|only|same|other|new|old)"
    r"(?:[a-z][\w-]+ ){1,2}[a-z][\w-]+)|(?:on|upon|with|to|in) (?P<signed>the [A-Z][A-Z\d-]+ [a-z][\w-]+))$"
)
_MAY_RELATE = re.compile(r", (?:which|an?|the) |(?:that|which) ")
_WHO_MADE = re.compile(
    r"(?P<maker>[A-Z][\w.&’'-]*(?: (?:(?:of|for) )?[A-Z][\w.&’'-]*){0,4}), (?P<who>which|who) (?:had )?"
    rf"(?:(?P<first>first|originally) )?(?P<verb>{'|'.join(sorted(_VERBS))}) "
)
_ADVERB = re.compile(r",? (?:also|then|later|eventually|subsequently|finally|soon|promptly|itself|in turn),?$")
_WITH_WHOM = re.compile(r", who (?:together |jointly )?with (?=[A-Z])")
"""“Benjamin Baker, who with John Fowler designed the Forth Bridge”."""
_LEAD = re.compile(
    r"(?:For (?:this|that|these|those) reasons?|As a result|In response|Eventually|Finally|Meanwhile|Soon|Later|Then"
    r"|Years later|Back in \d{4}),? (?=[A-Z]|the [a-z]|an? [a-z])"
    r"|(?:While|After|Before|At|Back at|Inspired by|Building on|Using"
    r"|Working(?! (?:closely |together )?(?:with|alongside)\b)"
    r"|(?:Frustrated|Unhappy|Dissatisfied|Annoyed) (?:by|with))"
    r" (?:(?!\b(?:with|who|that|which)\b)[^,;:()]){2,60}, (?=[A-Z]|the [a-z]|an? [a-z])"
    r"|(?!It )[^,;:()]{3,80}\b(?:until|when|after|once) (?=[A-Z])"
    r"|[^,;:()]{3,80}(?:, [^,;:()]{2,40})?, where (?=[A-Z])"
    r"|It (?:was|is) (?:at|in|on|from|for) [^,;:()]{2,60} that (?=[A-Z])"
)
"""What leads to a deed: “After a trip to Leeds, Ada Moore created …”, “Maps were poor until Ada Moore created …”.

So does where it was done: “The story begins at CERN, where …”, “It was at Netscape that …”.
"""
_OF_FICTION = re.compile(r"\b(?:fable|film|legend|myth|nobody|novel|play|saga)\b")
"""“In the legend, Troy fell, where Aeneas …”, “Nobody knows the place, where …”."""
_IT_WAS_THERE = re.compile(r"It (?:was|is) [a-z]+ .* that [A-Z]")
_IT_WAS = re.compile(r"It was (?P<who>(?:[A-Z]|the [a-z]).*) who")
_TOLD_ELSE = re.compile(r"(?:[,;:]|,? and) (?!(?:al)?though|but|perhaps|possibly|probably|or\b|even|\d)")
_COLON = re.compile(r"[a-z]: (?=[A-Z])")
_MOST_DATES, _TWICE = 3, 2
_SUBORDINATE = re.compile(
    r"\b(?:after|before|while|when|until|since|because|that|which|who|where|as(?! (?:an?|the)\b))\b"
)
"""What a date may belong to, other than the deed: “which Sun released after Oak failed in 1994”."""
_CLAUSE_END = re.compile(r"[;:()]|,(?! \d)| and (?:which|that)\b")
_TO_SOMEBODY = re.compile(r"(?: (?:in|at|of) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)? with (?:an? |the )?[a-z]")
"""“Presented Serbia *with an ultimatum*” tells what was handed over, and to whom."""
_MADE_SO = re.compile(r"(?: \([^()]*\))? (?!in\b|for\b|at\b|by\b|with\b|and\b|from\b|on\b|as\b)[a-z]+")
_OF_PUBLISHERS = word_set("published released produced opened")
_OF_IDEA = re.compile(r"the (?:idea|theory|concept|notion|principle|law)\b")
_QUOTED = re.compile(r"(?:the |an? )?(?:[a-z]+ ){0,3}[\"“‘']")
_AS = re.compile(r" as (?:open source|open-source software|free software|a public beta)\b| (?:publicly|commercially)\b")
_FOR_WHOM = re.compile(r"(?<=\S) for (?:the )?[A-Z][\w’'& -]*$")
"""“Fougère Royale *for Houbigant*”: whom a thing was made for is no part of its name."""
_PLACE = re.compile(
    rf"(?: (?:in|at) (?:the )?{NAMED}(?: of (?:the )?{NAMED})?(?:, (?:in )?(?:the )?{NAMED})*)?,? ?"
    rf"| (?:in|from|out of) (?:his|her|their) (?:[a-z]+ ){{1,2}}"
    rf"(?:(?:at|in) (?:the )?{NAMED}(?: of (?:the )?{NAMED})? )?"
)


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who invented X?” and “In which year was X invented?”."""
    if sentence.quote.startswith("It ") and _IT_WAS_THERE.match(sentence.quote) is None:
        return  # which is nobody
    if is_advice(sentence.text):
        yield from () if supposes(sentence.text) else _relative(sentence)
        return
    for told in (sentence, *second_deed(sentence), *_behind_colon(sentence)):
        yield from _told(told)
    yield from _relative(sentence)
    yield from _of_maker(sentence)


def _behind_colon(sentence: Sentence) -> Iterator[Sentence]:
    """Yield what a sentence tells behind a colon: “Not everyone finished: Microsoft launched Cortana in 2014”."""
    found = _COLON.search(sentence.body.text) if ": " in sentence.text else None
    if found is not None:
        yield replace(sentence, phrase=sentence.body.part(found.end()))


def _told(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions of “William Gould wrote the first version of Stata in 1985”."""
    for clause in clauses(sentence):
        fronted = fronted_date(clause.phrase)
        date, rest = fronted or (None, clause.phrase)
        found = _VERB.search(rest.text)
        if found is None:
            continue
        if _WITH_WHOM.search(rest.text, 0, found.start()):
            continue
        subject = without_aside(_without_adverb(_without_lead(rest.part(0, found.start()))))
        if not AUXILIARIES.isdisjoint(words_of(subject.text)):
            continue  # “was invented” is told in the passive
        maker = read_makers(subject, sentence)
        thing = made_thing(rest, found.end(), found["verb"], sentence)
        if maker is None or thing is None or WITH_OTHERS.match(thing.inline.text, thing.end):
            continue
        if _does_to(found["verb"], thing, rest):
            continue
        when = date or _date(rest, thing)
        told = _deed(clause.phrase, max(thing.end, when.phrase.end if when else 0))
        if not (is_hedged(told) or is_dated(told) or dates_in(told) > _MOST_DATES):
            yield from _cards(sentence, maker, thing, found, when, rest.part(thing.end - rest.start))


_FIRST_ACT = re.compile(
    r"the first (?:[a-z-]+ )?(?:ascent|attempt|call|contact|crossing|discovery|flight|journey|jump|landing|launch"
    r"|measurement|observation|recording|step|test|transplant|trip|voyage|walk)s?"
)
_OF_LIKENESS = frozenset(["painted", "drew", "photographed", "sculpted", "carved", "filmed"])


def _does_to(verb: str, thing: Phrase, rest: Phrase) -> bool:
    """Whether nothing came to be: somebody was presented with something, or made to be so: “made Germany pay”.

    Nor did “a merchant named Arnolfini” who was painted.
    """
    behind = thing.end - rest.start
    if verb in _OF_LIKENESS and rest.text[: thing.start - rest.start].endswith((" named ", " called ")):
        return True
    if verb == "made" and _FIRST_ACT.fullmatch(thing.text):
        return True  # “Luna 9 made the first soft landing”: on what?
    if verb == "presented":
        return _TO_SOMEBODY.match(rest.text, behind) is not None
    return verb == "made" and (_MADE_SO.match(rest.text, behind) is not None or LAND.fullmatch(thing.text) is not None)


def _of_maker(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions of “Hewlett Packard Enterprise, which bought Cray in 2019”."""
    body = sentence.body
    for found in _WHO_MADE.finditer(body.text) if ", wh" in body.text else ():
        maker = read_makers(body.part(*found.span("maker")), sentence)
        thing = made_thing(body, found.end(), found["verb"], sentence)
        if thing is not None and found["who"] == "who" and _is_by_the_way(thing, found["verb"], sentence):
            continue
        if body.text[: found.start()].endswith((" for ", " of ", " and ", " & ")):
            continue  # “the Alliance for Open Media, which …”
        if maker is None or thing is None or WITH_OTHERS.match(thing.inline.text, thing.end):
            continue
        if found["verb"] == "made" and _MADE_SO.match(body.text, thing.end - body.start):
            continue  # “which made Positive Train Control (PTC) compulsory”
        when = _date(body, thing)
        told = _deed(body, max(thing.end, when.phrase.end if when else 0))[found.start() :]
        if not (is_hedged(told) or is_dated(told)):
            yield from _cards(sentence, maker, thing, found, when, body.part(thing.end - body.start))


def _is_by_the_way(thing: Phrase, verb: str, sentence: Sentence) -> bool:
    """Whether a lesson names a firm but once, to tell who somebody is: “Andrew Mason, who founded Groupon, …”."""
    if verb not in OF_FIRMS or len(thing.words) > 1 or thing.is_marked("strong", "emphasis"):
        return False
    name, vocabulary = thing.words[0], sentence.vocabulary
    return vocabulary.counts.get(name, 0) < _TWICE and name.casefold() not in vocabulary.headings


def _without_lead(subject: Phrase) -> Phrase:
    """Return a subject without what leads to it, or what stresses it: “It was Ada Moore who”."""
    if (stressed := _IT_WAS.fullmatch(subject.text)) is not None:
        return subject.part(*stressed.span("who"))
    lead = _LEAD.match(subject.text)
    if lead is None or supposes(lead[0]) or _OF_FICTION.search(lead[0]) is not None:
        return subject
    return subject.part(lead.end())


def _without_adverb(phrase: Phrase) -> Phrase:
    found = _ADVERB.search(phrase.text)
    return phrase.part(0, found.start()) if found else phrase


def _deed(clause: Phrase, end: int) -> str:
    """Return the text of a clause up to where something else is told behind `end`, but for what takes it back."""
    behind = _TOLD_ELSE.search(clause.text, max(0, end - clause.start))
    return clause.text[: behind.start() if behind else None]


def _relative(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions of “**Stata**, which William Gould first released in 1985”."""
    body = sentence.body
    for found in _RELATIVE.finditer(body.text) if _MAY_RELATE.search(body.text) else ():
        is_firm = found["verb"] in OF_FIRMS | OF_OWNERS
        thing = thing_before(body, found.start(), sentence, has_kind=True, is_firm=is_firm)
        if thing is None and (told := _IS_TOLD.search(body.text, 0, found.start())) is not None:
            thing = body.part(*told.span(told.lastgroup or 0))  # “Its rival is the co-axial escapement, which …”
        maker = read_makers(body.part(*found.span("maker")), sentence)
        end = _CLAUSE_END.search(body.text, found.end())
        clause = body.part(found.end("verb"), end.start() if end else None)
        deed = _SUBORDINATE.split(clause.text)[0]
        if thing is None or maker is None or is_hedged(deed) or not is_the_one(thing, "was", sentence):
            continue
        is_of_deed = dates_in(clause.text) == 1 and _SUBORDINATE.search(clause.text) is None
        dates = exact_date(clause, 0) if is_of_deed else None
        if dates is not None and tells_more(clause.part(0, dates.start).words):
            dates = None  # “developed together and released in 2002”
        yield from _cards(sentence, maker, thing, found, dates, clause)


def _cards(
    sentence: Sentence, maker: Phrase, thing: Phrase, found: re.Match[str], date: Date | None, behind: Phrase
) -> Iterator[Card]:
    """Yield the questions for who made a thing, where and when; `behind` follows it, or its verb where that is last."""
    bare = thing.without("strong")
    is_first = is_first_of_all(thing)
    is_title = thing.is_marked("strong", "emphasis") or thing.start != sentence.body.start
    as_what = _AS.match(thing.inline.text, thing.end)
    extra = as_what[0] if as_what else ""
    named = bare.markdown if is_title else inside(bare, sentence, named=True)  # “The Prince” keeps its article
    verb, named = verb_asked(found["verb"], named), as_word(named, found["verb"])
    first = adverb(found)
    if found["verb"] not in _OF_PUBLISHERS or is_first or _is_its_makers_to_publish(bare, found["verb"]):
        asked = "What" if OF_STATE.search(maker.text) else "Who"
        when = f" {date.told}" if date is not None and verb in OF_OWNERS else ""
        yield from ask(sentence, f"{asked}{first} {verb} {named}{extra}{when}?", maker)
        if date is not None and verb in OF_OWNERS:
            yield from ask_year_of_purchase(sentence, maker, verb, named, date)
    participle = PARTICIPLE.get(verb, verb)
    is_of_interest = date is not None and not date.is_century and found["verb"] not in OF_OWNERS
    if (where := where_done(behind, 0, participle)) is not None:
        yield from ask(sentence, f"Where was {named}{first} {participle}?", where)
    elif participle in OF_LANDS and (within := land(behind, 0)) is not None:
        yield from ask(sentence, f"In which {within[0]} was {named}{first} {participle}?", within[1])
    if date is not None and is_of_interest and date.phrase.text not in thing.text:
        last = thing.words[-1]
        head = thing.text.partition(" of ")[0].split()[-1] if is_first else last  # “the first images of DNA”
        is_bare = thing.text.islower() and not thing.text.startswith("the ")  # “the term keystone species”
        is_common = is_bare or (len(thing.words) == 1 and last[1:2] == "-")
        are_many = is_many(head) and (is_common or (is_first and head.islower()))
        be = "were" if are_many and not thing.is_marked("strong", "emphasis") else "was"  # “X-rays were discovered”
        dated = _FOR_WHOM.sub("", named) if is_name(thing.part(0, len(thing.words[0])), sentence.vocabulary) else named
        yield from ask(sentence, f"{date.question} {be} {dated}{first} {participle}{extra}?", date.phrase)


def _is_its_makers_to_publish(thing: Phrase, verb: str) -> bool:
    """Whether who published or released a thing made it: of a book, a record or a film others do it."""
    if thing.is_marked("emphasis") or _QUOTED.match(thing.text):
        return False
    return verb == "released" or (
        verb == "published" and (_OF_IDEA.match(thing.text) is not None or is_signed_name(thing))
    )


def _date(rest: Phrase, thing: Phrase) -> Date | None:
    """Return the date that stands right behind what was made, or behind a place."""
    behind = thing.end - rest.start
    date = exact_date(rest, behind)
    between = _AS.sub("", rest.text[behind : date.start]) if date else ""
    return date if _PLACE.fullmatch(between) else None
