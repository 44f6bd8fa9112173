"""Which company another one bought, or merged with: “In 2016 it acquired Navitaire”, “It bought A in 2018”.

Where the buyer is named and buys one company, “Who bought Navitaire in 2016?” asks for the buyer (`creator`). Here the
buyer is spoken of as “it”, or buys several, each in its year, or completes the purchase.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.dates import Date, exact_date, fronted_date
from mkdeck.facts.deeds import OWNS
from mkdeck.facts.grammar import main_verb, read_tokens
from mkdeck.facts.guards import is_hedged, is_name
from mkdeck.facts.makers import read_makers, without_aside
from mkdeck.facts.memory import found_once
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
OF_STATEMENTS = True
OF_PARTS = True
_BASE = {verb: base for verb, base in OWNS.items() if verb != "taken over"}
_BASE_OF = {"acquiring": "acquire", "buying": "buy", "purchasing": "purchase"}
TRIGGERS = word_set("bought acquired purchased took purchase acquisition merged acquiring buying purchasing")

_BUYS = re.compile(rf" (?:(?:also|then|later|eventually|subsequently) )?(?P<verb>{'|'.join(_BASE)}) ")
_BOUGHT = re.compile(
    r"(?:its (?:[\w-]+ )?(?:rival|competitor) )?"
    r"(?P<name>[A-Z][\w.&’'+-]*(?: (?:(?:of|and|the) )?[A-Z\d][\w.&’'+-]*){0,3})"
    r"(?=,? (?:in|for|from) |,|[.;]|$)"
)
_COMPLETED = re.compile(r" (?:completed|closed) (?:its|the) (?:purchase|acquisition) of ")
_MERGED = re.compile(r" (?:later )?merged with (?:an? (?:\w+ )?(?:company|firm) (?:called|named) )?")
_BUYING = re.compile(r"(?: by|,) (?P<verb>acquiring|buying|purchasing) (?:the [a-z]+ (?:company|firm|maker) )?")
_NEXT = re.compile(r",? and |, ")


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Which company did X buy in 2016?” for each company."""
    if not any(form.search(sentence.body.text) for form in (_BUYS, _COMPLETED, _MERGED, _BUYING)):
        return
    resolved = with_subject(sentence)
    body = resolved.body
    date, rest = fronted_date(body) or (None, body)
    buys, completes = _BUYS.search(rest.text), _COMPLETED.search(rest.text)
    buying = None if buys or completes else _BUYING.search(rest.text)
    found = buys or completes or buying or _MERGED.search(rest.text)
    if found is None or is_hedged(body.text):
        return
    end = _end_of_subject(rest) if buying else found.start()
    buyer = read_makers(without_aside(rest.part(0, end)), resolved)
    if buyer is None or words_of(buyer.text)[0] in ("it", "it's", "its"):
        return  # “It’s free. In 2024 it bought …”
    bought = [
        (company, Date(when.start, when.phrase.without("strong")))
        for company, when in _bought(rest, found.end(), date)
        if (is_name(company, sentence.vocabulary) or company.is_marked("strong")) and company.text not in buyer.text
    ]
    named = inside(buyer.without("strong"), resolved, named=True)
    for company, year in bought:
        whom = company.without("strong").markdown
        if buying:
            verb = _BASE_OF[buying["verb"]]
            yield from ask(resolved, f"Which company did {named} {verb} {year.told}?", company)
            yield from ask(resolved, f"{year.question} did {named} {verb} {whom}?", year.phrase)
        elif buys and (resolved is not sentence or len(bought) > 1):
            yield from ask(resolved, f"Which company did {named} {_BASE[buys['verb']]} {year.told}?", company)
        elif completes and resolved is sentence:
            yield from ask(sentence, f"Who bought {whom} {year.told}?", buyer)
            yield from ask(sentence, f"{year.question} did {named} complete its purchase of {whom}?", year.phrase)
        elif not buys and not completes:
            yield from ask(resolved, f"With which company did {named} merge {year.told}?", company)
            yield from ask(resolved, f"{year.question} did {named} merge with {whom}?", year.phrase)


def _end_of_subject(phrase: Phrase) -> int:
    """Return where the subject ends of “Adobe entered this market by acquiring Omniture”; 0 where that is not plain."""
    tokens = read_tokens(phrase)
    verb = main_verb(tokens)
    return tokens[verb].start - 1 if verb else 0


def _bought(rest: Phrase, start: int, fronted: Date | None) -> Iterator[tuple[Phrase, Date]]:
    """Yield each company that is named from a place on, as far as its year is told."""
    while (found := _BOUGHT.match(rest.text, start)) is not None:
        company = rest.part(*found.span("name"))
        behind = _NEXT.search(rest.text, found.end())
        date = fronted or exact_date(rest.part(found.end(), behind.start() if behind else None))
        if date is None or " and " in company.text:
            return
        yield company, date
        if fronted is not None or behind is None:
            return
        start = behind.end()
