"""What a term is, in a phrase that stands behind it: “**MedWatch.** The FDA program through which …”.

The phrase may also stand behind what letters stand for: “`CORS` — cross-origin resource sharing. The mechanism …”.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.definitions import meaning
from mkdeck.facts.fragments import states
from mkdeck.facts.guards import addresses_reader, indefinite, is_opinion
from mkdeck.facts.meanings import is_meaning, is_of_a_person, leans
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.term_leads import LEADS, is_term_of_lead, lead_right_before, with_small_letter
from mkdeck.facts.threads import WORKS
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import ARTICLES, word_set
from mkdeck.recognition.advice import is_imperative

TIER = "default"
OF_PARTS = True
TRIGGERS = word_set("a an the one own that which for with written used")

_SHORTEST, _FEWEST = 5, 8
_APART = re.compile(r"(?: \([^()]{1,40}\))?(?::| [–—-]{1,2}) ")
_COLON = re.compile(r"(?: \([^()]{1,40}\))?: ")
_OPENS = re.compile(r"(?:An?|The|One of the|an?|the|one of the) (?=[\w“\"])")
_OF_OWNER = re.compile(r"(?:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2}['’]s?|Its own) (?:own )?(?=[a-z])")
_BARE_KIND = re.compile(
    r"(?!(?:An?|The|This|That|These|Those|Any|Some|Each|Every|Another|Your|Our|My|Its?) )(?:[\w’'+#./-]+,? ){0,4}"
    rf"(?:{WORKS}|editor|server|client|renderer|compiler|simulator|system) "
    r"(?=(?:for|that|which|with|written|used|made|built|based|by which|in which|on which) )"
)
"""A kind without its article: “JavaScript library for interactive maps”."""
_ONE = ("a ", "an ")
_OF_WORK = re.compile(rf"an? (?:[\w’'+#./-]+ ){{0,5}}?(?:{WORKS}|system|brand|company|firm|agency|website|site|file)\b")
_SETS_APART = re.compile(
    r"(?:an?|the|one of the) (?:[\w’'.-]+ ){1,6}?(?:that|which|whose"
    r"|(?:in|by|through|with|on|at|from|for|to|under) which"
    r"|used|made|built|where|for [a-z]+ing) "
)
_THAT_ONE_MUST = re.compile(
    r"(?:an?|the) (?:[\w’'-]+ ){1,4}?(?:an?|the|people) (?:[\w’'-]+ ){0,2}?"
    r"(?:must|can|may|has to|have to|needs? to) [a-z]"
)
"""“The distance a building must keep from the street”."""
_WHEN = re.compile(
    r"[Ww]hen (?:an?|the|two|people|somebody|someone|something) [^,;:.]{5,60}, (?=(?P<then>[^;:]{10,90}$))"
)
"""“When a road is widened, new traffic comes to fill it”."""
_PLACED = re.compile(
    r"(?:an?|the) (?:[\w’'-]+ ){1,3}?(?:around|at|behind|below|beneath|between|inside|on|under|within) (?:an?|the|two) "
)
"""“The tool at the end of the arm”, which tells a part of something by its place."""
_WHICH = re.compile(r",? (?:that|which|for|used|made|with|in|to) ")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X?”."""
    body = sentence.body
    term = lead_right_before(sentence) or _set_apart(body)
    if term is None or not is_term_of_lead(term) or sentence.is_behind_label:
        return
    apart = None if body.start else _APART.match(body.text, term.end)
    told = _written_small(body.part(apart.end() if apart else 0))
    if told is None:
        return
    if (then := _WHEN.match(told.text)) is not None:
        yield from _what_happens(sentence, term, told, told.part(then.start("then")))
        return
    if states(told):
        return
    answer = meaning(told, 0, term, _SHORTEST)
    is_made = term.is_marked("code") or any(map(has_inner_capital, term.words)) or _BARE_KIND.match(told.text)
    if answer is not None and (is_made or not is_of_a_person(answer)) and _tells_what(answer):
        yield from ask(sentence, _question(term, answer, sentence), answer)


def _what_happens(sentence: Sentence, term: Phrase, told: Phrase, then: Phrase) -> Iterator[Card]:
    """Yield “What is meant by “induced demand”?”, which happens when something else does."""
    spoken = words_of(told.text)
    is_said = not (set(words_of(term.text)) - ARTICLES).isdisjoint(spoken)
    if is_said or not states(then) or is_imperative(then.text) or addresses_reader(told.text):
        return
    if not leans(told.part(0, then.start - told.start)) and not is_opinion(told.text):
        bare = inside(term.without("strong").without("emphasis"), sentence)
        is_plain = not any(map(has_inner_capital, term.words)) and not term.is_marked("code")
        if is_plain and term.text[1:].islower() and not sentence.vocabulary.is_name(term.words[0]):
            bare = bare[:1].lower() + bare[1:]
        yield from ask(sentence, f"What is meant by {f'“{bare}”' if is_plain else bare}?", told)


def _question(term: Phrase, answer: Phrase, sentence: Sentence) -> str:
    """Return the question for a term: “What is MedWatch?”, “What is a Gantt chart?”, “What is meant by `responsive`?”.

    What is one of many has an article where only its first word has a capital, as at the beginning of a line; of a
    single word nobody knows whether it has one, unless it is that of something that was made: “Figma”.
    """
    bare = inside(term.without("strong").without("emphasis"), sentence)
    words = term.words
    if term.is_marked("code"):
        is_of_language = all(word.isalpha() and word.islower() for word in words)
        return f"What {'is meant by' if is_of_language else 'is'} {bare}?"
    is_small = not any(map(has_inner_capital, words)) and len(words) == 1
    if is_small and answer.text.startswith(_ONE) and _OF_WORK.match(answer.text) is None:
        return f"What is meant by “{bare}”?"
    if term.text.islower() and _PLACED.match(answer.text) and answer.text.startswith("the "):
        return f"What is meant by “{bare}”?"  # one of many has an article that nobody tells
    is_one = len(words) > 1 and words[1:] == [word.lower() for word in words[1:]] and answer.text.startswith(_ONE)
    article = f"{indefinite(bare)} " if is_one else ""
    return f"What is {article}{bare}?"


def _set_apart(body: Phrase) -> Phrase | None:
    """Return the term that a sentence opens with and sets apart by a colon, or code by any sign.

    “**Loupe**: a lens that …”, “`overcoil` – a last turn …”; a dash behind bold is that of an apposition.
    """
    if body.start:
        return None
    term = body.lead(*LEADS)
    if term is None:
        return None
    found = (_APART if term.is_marked("code") else _COLON).match(body.text, term.end)
    return term if found is not None else None


def _written_small(told: Phrase) -> Phrase | None:
    """Return a phrase with a small letter for its article; None where it opens with none, and with no owner."""
    if _OF_OWNER.match(told.text) or _BARE_KIND.match(told.text):
        return told
    if _OPENS.match(told.text) is None and _WHEN.match(told.text) is None:
        return None
    return with_small_letter(told)


def _tells_what(answer: Phrase) -> bool:
    """Whether an answer tells the kind of a thing and what sets it apart from others."""
    if " who " in answer.text or leans(answer):
        return False
    if _OF_OWNER.match(answer.text):
        return _WHICH.search(answer.text) is not None
    if _BARE_KIND.match(answer.text):
        return True
    is_long = len(answer.words) >= _FEWEST
    is_apart = any(form.match(answer.text) for form in (_SETS_APART, _PLACED, _THAT_ONE_MUST))
    return is_meaning(answer, "is", marked=True) or (is_long and is_apart)
