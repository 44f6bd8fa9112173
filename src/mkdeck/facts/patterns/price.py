"""For how much something was bought, or what it cost: “Amazon bought Kiva in 2012 for 775 million dollars”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import first_verb
from mkdeck.facts.dates import DATE
from mkdeck.facts.deed_things import is_named_thing, thing_before
from mkdeck.facts.grammar import main_verb, read_tokens
from mkdeck.facts.guards import has_pronoun, is_hedged, points_elsewhere
from mkdeck.facts.names import is_of_person
from mkdeck.facts.objects import with_object
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
OF_PARTS = True
TRIGGERS = word_set("bought acquired sold buy acquire cost")

_ABOUT = r"(?:about|around|roughly|nearly|almost|some|more than|just over|just under|over|under)"
_AMOUNT = (
    rf"(?P<amount>(?:{_ABOUT} )?(?:(?:US)?[$€£¥] ?\d[\d.,]*\d?(?:(?: |-)(?:million|billion|trillion))?"
    r"|\d[\d.,]*(?: (?:million|billion|trillion))? (?:US |American )?(?:dollars|euros|pounds|francs|marks|yen)))"
    r"(?=$|[.,;:)]| (?:and|but|in|from|after|before|which|as|to|when)\b)"
)
_WHEN = rf"(?: (?:in|on) {DATE})?"
_NAME = r"(?:[A-Z]|\d[A-Z]|[a-z]+[A-Z])[\w.&’'+-]*(?: (?:(?:of|and|the) )?[A-Z\d][\w.&’'+-]*){0,3}"
_BUYER = rf"(?P<buyer>(?:the (?:[A-Z]\w+ )?(?:[a-z-]+ ){{1,3}})?{_NAME})"
_BOUGHT = re.compile(
    rf"(?:[Ii]n {DATE},? )?(?P<who>[^,;:()]{{2,60}}) (?P<verb>bought|acquired|agreed to (?:buy|acquire)) "
    rf"(?P<thing>[^,;:()]{{1,50}}?){_WHEN} for {_AMOUNT}"
)
_SOLD = re.compile(
    rf"(?:[Ii]n {DATE},? )?(?P<thing>[^,;:()]{{2,50}}) was (?P<done>sold to|bought by|acquired by) {_BUYER}{_WHEN}"
    rf" for {_AMOUNT}"
)
_ASIDE = re.compile(rf", (?:which was )?(?P<done>sold to|bought by|acquired by) {_BUYER}{_WHEN} for {_AMOUNT}")
_COST = re.compile(rf"(?:^|, | and )(?:it )?cost {_AMOUNT}")
_ROLE = re.compile(r"[Tt]he (?:[A-Z]\w+ )?(?:[a-z-]+ ){1,3}(?=[A-Z])")
"""“The investment firm KKR”."""
_BASES = {"bought": "buy", "acquired": "acquire"}
_LONGEST = 6


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “For how much did A buy B?” and “For how much was B sold to A?”."""
    told = with_object(with_subject(sentence))
    body = told.body
    yield from _of_cost(told)
    if (found := _BOUGHT.match(body.text)) is not None:
        who, thing = body.part(*found.span("who")), body.part(*found.span("thing"))
        role = _ROLE.match(who.text)
        buyer = who.part(role.end()) if role else who
        if _is_one(buyer, told) and _is_one(thing, told) and not is_hedged(found[0]):
            did = _BASES.get(found["verb"]) or found["verb"].replace("agreed", "agree")
            front = f"For how much did {_named(who, told)} {did} {_named(thing, told)}?"
            yield from ask(told, front, body.part(*found.span("amount")))
        return
    if (found := _SOLD.match(body.text)) is not None:
        sold = body.part(*found.span("thing"))
    elif (found := _ASIDE.search(body.text)) is not None and (named := thing_before(body, found.start(), told)):
        sold = named
    else:
        return
    if _is_one(sold, told) and not is_of_person(sold.text) and not is_hedged(found[0]):
        by = body.part(*found.span("buyer")).without("strong").markdown
        front = f"For how much was {_named(sold, told)} {found['done']} {by}?"
        yield from ask(told, front, body.part(*found.span("amount")))


def _of_cost(told: Sentence) -> Iterator[Card]:
    """Yield “How much did X cost?” of “X ran for ten years and cost three million dollars”."""
    body = told.body
    found = _COST.search(body.text)
    tokens = read_tokens(body) if found else ()
    verb = main_verb(tokens) if tokens else None
    if found is None or not verb or tokens[verb].start > found.start() or is_hedged(body.text[: found.end()]):
        return
    thing = body.part(0, tokens[verb - 1].end)
    if _is_one(thing, told) and first_verb(body.text[: found.start()]) is not None:
        yield from ask(told, f"How much did {_named(thing, told)} cost?", body.part(*found.span("amount")))


def _is_one(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase is the name of a firm, of somebody or of what was bought."""
    is_told = bool(phrase.words) and not has_pronoun(phrase.text) and not points_elsewhere(phrase.text)
    return is_told and len(phrase.words) <= _LONGEST and is_named_thing(phrase, sentence)


def _named(phrase: Phrase, sentence: Sentence) -> str:
    return inside(phrase.without("strong"), sentence, named=True)
