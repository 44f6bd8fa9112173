"""What a note says of the term that an item opens with: “**Gazebo** – physics simulator for robots.”.

The note is a phrase without an article that tells a thing from others, or what the thing does: “**CTD**: measures
conductivity and depth”, “**Rigger** → builds the skeleton that animators pull on”. Of somebody at work a sentence
behind a full stop tells it as well: “*Stage manager.* Calls the cues from the wings.”
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.aliases import is_short_for
from mkdeck.facts.dates import MONTHS
from mkdeck.facts.definitions import meaning
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.fragments import states
from mkdeck.facts.grammar import noun_phrases, read_tokens
from mkdeck.facts.guards import addresses_reader, has_pronoun, indefinite, is_noun_phrase, without_article
from mkdeck.facts.meanings import is_of_a_person, leans
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import BOLD, ITALICS
from mkdeck.facts.term_leads import LEADS, is_label, is_term_of_lead, lead_right_before, with_small_letter
from mkdeck.facts.trades import is_trade
from mkdeck.facts.verb_forms import is_third_person, verb_forms
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import ARTICLES, COLOURS, word_set

TIER = "default"
TRIGGERS = frozenset({BOLD, ITALICS}) | word_set("a an the and for from of to with")
MAY_STATE = re.compile(r"(?::| [–—=→-]{1,2}) |^[A-Z][a-z]+s ")

_SIGN = re.compile(r"(?: \([^()]{1,40}\))?(?::| [–—-]{1,2}| [=→]) (?=[a-z]|[A-Z]{2,} [a-z])")
_OPENS_WITH_DEED = re.compile(r"[A-Z][a-z]+s \w")
_NEXT = re.compile(r"[;:.]| [–—-] |, (?:which|but|so|and (?:is|are|was|has|so|then|sometimes|often))\b")
_SAYS_LITTLE = re.compile(r"\b(?:things?|stuff|everything|anything|the rest|all of)\b")
_SHORTEST, _FEWEST, _MOST = 3, 4, 24
_SETS_APART = re.compile(
    r"(?:across|against|along|around|at|behind|between|by|for|from|in|made|of|on|that|to|used|where|which|with|without|\w+ing|\w+ed)$"
)
_OF_ADJECTIVE = ("less", "ful", "ous", "able", "ible")
_OF_LIFE = word_set("gets has hates is knows likes lives loves needs plays says sees takes thinks wants works")
"""What somebody is told to do in jest, or besides their work: “lives in airports”."""
_OF_TIME = re.compile(
    rf"(?:{MONTHS}|\w+day|\w+tide|Easter|Christmas|Ramadan|Passover|Diwali|week|month)s?\b", re.IGNORECASE
)


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X?” or “What does X do?”."""
    body = sentence.body
    if not sentence.phrase.inline.marks or sentence.is_behind_label:
        return
    if body.start:
        yield from _behind_stop(sentence)
    term = body.lead(*LEADS)
    found = _SIGN.match(body.text, term.end - body.start) if term is not None else None
    if term is None or found is None or not (_opens_item(sentence) or _opens_paragraph(sentence, found)):
        return
    told = body.part(found.end())
    if told.words[0] in _OF_LIFE or _OF_TIME.match(term.text) is not None:
        return
    if _does(told):
        yield from _ask_for_deed(sentence, term, told)
        return
    is_order = any(form.form in ("base", "third") for form in verb_forms(told.words[0]))  # “say hello to each guest”
    answer = None if is_order or states(told) or not _is_term(term, sentence) else meaning(told, 0, term, _SHORTEST)
    spelt_out = words_of(answer.text) if answer is not None and len(answer.words) <= len(term.text) else []
    if spelt_out and is_short_for(term.text, spelt_out):
        return  # another rule asks what letters stand for
    if answer is not None and _is_noun_set_apart(answer) and not is_of_a_person(answer) and not leans(answer):
        bare = _written(term, sentence)
        is_small = not sentence.in_list and not has_inner_capital(term.words[0])
        is_word = len(term.words) == 1 and (is_small or is_everyday(term.text.casefold()))
        yield from ask(sentence, f"What is meant by “{bare.lower()}”?" if is_word else f"What is {bare}?", answer)


def _opens_item(sentence: Sentence) -> bool:
    """Whether a sentence opens an item, or one of several lines that all open with a marked term."""
    inline, start = sentence.body.inline, sentence.body.start
    if sentence.in_list:
        return not start
    opened = {0, *(place + 1 for place, sign in enumerate(inline.text) if sign == "\n")}
    return len(opened) > 1 and start in opened and opened <= {mark.start for mark in inline.marks if mark.kind in LEADS}


def _opens_paragraph(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether a sentence opens a paragraph, and a colon parts its term from the rest; a dash sets asides apart."""
    return not sentence.body.start and found[0].endswith(": ")


def _is_term(term: Phrase, sentence: Sentence) -> bool:
    """Whether a lead is a term; a word of every day is one where all lines of a paragraph open with their terms."""
    name = without_article(term)
    in_run = not sentence.in_list and is_noun_phrase(name) and not is_label(name)
    return is_term_of_lead(term) or (in_run and not is_of_person(term.text))


def _is_noun_set_apart(answer: Phrase) -> bool:
    """Whether a phrase opens with a noun, without an article, and goes on to set that apart from others."""
    tokens = read_tokens(answer)
    first = next(noun_phrases(tokens), None)
    if first is None or first.first or tokens[0].kind in ("article", "demonstrative", "possessive", "quantifier"):
        return False
    if not first.last and (tokens[0].small in COLOURS or tokens[0].small.endswith(_OF_ADJECTIVE)):
        return False  # “**Litmus**: red in acid and blue in base”
    rest = tokens[first.last + 1 :]
    return bool(rest) and _SETS_APART.match(rest[0].small) is not None


def _does(told: Phrase) -> bool:
    """Whether a note opens with what its term does: “measures conductivity and depth”."""
    return is_third_person(told.words[0])


def _ask_for_deed(sentence: Sentence, term: Phrase, told: Phrase) -> Iterator[Card]:
    """Yield “What does X do?” of a thing, or of whoever works as something."""
    name = without_article(term)
    works = _works(name)
    is_name = term.is_marked("code") or any(map(has_inner_capital, name.words))
    answer = meaning(told, 0, term, _SHORTEST)
    if answer is None or leans(answer) or is_of_person(term.text) or not (works or (is_name and is_term_of_lead(term))):
        return
    asked = _one(name, sentence) if works else _written(name, sentence)
    yield from ask(sentence, f"What does {asked} do?", answer)


def _works(name: Phrase) -> bool:
    """Whether a lead names what somebody works as."""
    return is_trade(name.text) and is_noun_phrase(name) and not is_label(name)


def _behind_stop(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does a stage manager do?” of a lead with a full stop and a sentence behind it without a subject."""
    body = sentence.body
    if _OPENS_WITH_DEED.match(body.text) is None or (lead := lead_right_before(sentence)) is None:
        return
    name = without_article(lead)
    is_one = is_trade(name.text) and is_noun_phrase(name) and (len(name.words) > 1 or not is_label(name))
    told = with_small_letter(body)
    if not is_one or told.words[0] in _OF_LIFE or not (_does(told) or _does_surely(told)):
        return
    end = _NEXT.search(told.text)
    answer = told.part(0, end.start() if end else None)
    is_whole = _FEWEST <= len(answer.words) <= _MOST and not has_pronoun(answer.text)
    if is_whole and not (leans(answer) or _SAYS_LITTLE.search(answer.text) or addresses_reader(answer.text)):
        yield from ask(sentence, f"What does {_one(name, sentence)} do?", answer)


def _does_surely(told: Phrase) -> bool:
    """Whether what may be a noun as well has an object, or stands beside a verb: “cleans and smooths the track”."""
    first, second, *rest = told.words
    is_verb = any(form.form == "third" for form in verb_forms(first))
    return is_verb and (
        second in ARTICLES or (second == "and" and bool(rest) and _does(told.part(len(f"{first} and "))))
    )


def _one(name: Phrase, sentence: Sentence) -> str:
    """Return a trade as one of many: “a stage manager”, “an ML engineer”."""
    bare = _written(name, sentence)
    first = name.words[0]
    is_name = sentence.vocabulary.is_name(first) and not is_everyday(first.casefold())
    return f"{indefinite(bare)} {bare if is_name or has_inner_capital(first) else bare[0].lower() + bare[1:]}"


def _written(term: Phrase, sentence: Sentence) -> str:
    return inside(term.without("strong").without("emphasis"), sentence)
