"""A list whose number is told before it: “… one of two technologies: A or B”, “It has two wires, A and B”.

Where each thing is told of as well, “the luff, which is the front edge; the leech, which …”, the names are deleted. A
sentence that opens with what was spoken of before is asked for in a question that says what that is.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause
from mkdeck.facts.grammar import main_verb, read_tokens
from mkdeck.facts.guards import has_pronoun, is_hedged, is_opinion, points_elsewhere
from mkdeck.facts.introductions import before_list, is_of_moment
from mkdeck.facts.lists import items
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import points_back
from mkdeck.facts.questions import ask
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.parsing.inline import without
from mkdeck.wording.numbers import number_word, read_number

TIER = "default"
TRIGGERS = frozenset(map(number_word, range(2, 13)))
ONLY_IN_LESSONS = True

_COUNT = re.compile(rf"\b(?P<number>{'|'.join(sorted(TRIGGERS))}) (?P<things>[a-z][\w -]*)$", re.IGNORECASE)
_SHARED = re.compile(r"(?:[a-z][\w-]* ){1,3}(?:must|should|can|has to|have to) be ")
"""What all items share: “… four principles: content must be perceivable, operable, …”."""
_OF_WHAT = re.compile(r" (?:of|for|in|to|behind|against|between|from) (?!(?:it|them|this|that|these|those)\b)\w")
_FURTHER = re.compile(r"(?:more|others?|further|additional|new)\b|.* (?:are|were) (?:known|familiar) to ")
"""“Three more”: what were the others? “Three accidents are known to everyone”."""

_IS_OF = re.compile(
    r"There (?:are|were) [a-z]+ (?:[a-z]+ )?(?:causes|reasons|types|kinds|ways|steps|stages|phases|parts|factors"
    r"|effects|advantages|disadvantages|classes|forms|options|rules|conditions|requirements|elements|features|exceptions"
    r"|consequences|results|forms|variants|possibilities|solutions|approaches)"
)
_BRACKETS = re.compile(r" \([^(),;:]{1,30}\)")
"""“Eye opening *(up to 4)*, verbal response *(up to 5)* and …”."""
_LONGEST = 40
_ARTICLE = re.compile(r"(?:and |or )?(?:the |an? )?")


_OPENS_LIST = re.compile(r": |, namely |, called | [—–] | \((?=[^()]*\)$)")
_NAME = r"(?:and |or )?(?:the |an? )?(?P<name>[^,;:()]{1,40}?)"
_TOLD = re.compile(
    rf"(?:^|[,;] |,? and (?=(?:the )?[^,;:()]{{1,40}}, (?:which|who|where) )){_NAME}"
    r"(?:, (?:which|who|whose|where) | \([^()]{8,90}\))"
)
"""“The luff, *which* is the front edge”, “smoking (narrows the vessels)”."""
_LONGEST_NAME = 4


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its list or the names in it deleted, or a question for the list."""
    if found := list(_whole(sentence)):
        yield from found
        return
    if found := list(_names_told(sentence)):
        yield from found
        return
    yield from _asked(sentence) or _asked(with_subject(sentence))


def _asked(sentence: Sentence) -> list[Card]:
    """Return the question for a list behind a dash, in brackets, or in a sentence that goes on about something."""
    body = sentence.body
    found = _OPENS_LIST.search(body.text)
    count = _COUNT.search(body.text[: found.start()]) if found else None
    if found is None or count is None or _FURTHER.match(count["things"]) or len(words_of(body.text)) > _LONGEST:
        return []
    listed = body.part(found.end(), len(body.text) - (found[0] == " ("))
    number = read_number(count["number"])
    if number is None or len(items(listed)) != number:
        return []
    told = before_list(sentence, body.part(0, found.start()), number)
    if told is None or told.number != number or is_hedged(body.text) or is_opinion(body.text):
        return []
    return list(ask(sentence, told.question, listed))


def _names_told(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the names deleted of things that are counted, and of each of which it tells something."""
    body = sentence.body
    head, colon, _ = body.text.partition(": ")
    count = _COUNT.search(head)
    if not colon or count is None or _FURTHER.match(count["things"]) or len(words_of(body.text)) > 2 * _LONGEST:
        return
    told = body.part(len(head) + 2)
    places = [found.span("name") for found in _TOLD.finditer(told.text)]
    places = places if len(places) == read_number(count["number"]) else _at_verbs(told)
    names = [told.part(*place) for place in places]
    if len(names) != read_number(count["number"]) or any(len(name.words) > _LONGEST_NAME for name in names):
        return
    if any(has_pronoun(name.text) for name in names) or (count.start() == 0 and not _OF_WHAT.search(count["things"])):
        return
    if not Clause(body, sentence, None).opens_alone() or not _is_plain(head):
        return
    yield from sentence.clozes(*names)


def _at_verbs(told: Phrase) -> list[tuple[int, int]]:
    """Return where the names stand before the verbs of clauses: “the crust is thin; the mantle flows”."""
    places: list[tuple[int, int]] = []
    at = 0
    for clause in told.text.split("; "):
        opening = _ARTICLE.match(clause)
        start = opening.end() if opening else 0
        tokens = read_tokens(told.part(at + start, at + len(clause)))
        verb = main_verb(tokens)
        if verb is None or not verb or len(tokens) == verb + 1:
            return []
        places.append((at + start, at + start + tokens[verb - 1].end))
        at += len(clause) + 2
    return places if len(places) > 1 else []


def _is_plain(head: str) -> bool:
    """Whether what stands before a list leans on nothing and is no guess or opinion."""
    return not (
        has_pronoun(head)
        or points_elsewhere(head)
        or is_hedged(head)
        or is_opinion(head)
        or points_back(head)
        or is_of_moment(head)
    )


def _whole(sentence: Sentence) -> Iterator[Card]:
    body = sentence.body
    head, colon, _ = body.text.partition(": ")
    count = _COUNT.search(head)
    if not colon or count is None or len(words_of(body.text)) > _LONGEST or ":" in body.text[len(head) + 1 :]:
        return
    if _answers(body.part(0, len(head))):
        return
    shared = _SHARED.match(body.text, len(head) + 2)
    listed = body.part(shared.end() if shared else len(head) + 2)
    if len(items(_without_brackets(listed))) != read_number(count["number"]):
        return
    if count.start() == 0 and _OF_WHAT.search(count["things"]) is None:
        return  # “Two properties matter: stiffness and density”: for what?
    if _FURTHER.match(count["things"]) or (_IS_OF.fullmatch(head) and not _OF_WHAT.search(count["things"])):
        return  # “There are four main causes”: of what?
    if re.search(r"\b(?:the|all|both|other) " + re.escape(count["number"]), head, re.IGNORECASE):
        return
    if not Clause(body, sentence, None).opens_alone() or not _is_plain(head):
        return
    yield from sentence.clozes(listed)


def _answers(head: Phrase) -> bool:
    """Whether what stands before a list but goes on with a question: “From a server, in four messages: …”."""
    tokens = read_tokens(head)
    return tokens[0].kind == "preposition" and main_verb(tokens) is None


def _without_brackets(listed: Phrase) -> Phrase:
    """Return a list without what is told in brackets of its items."""
    spans = [(listed.start + found.start(), listed.start + found.end()) for found in _BRACKETS.finditer(listed.text)]
    left_out = sum(end - start for start, end in spans)
    return Phrase(without(listed.inline, spans), listed.start, listed.end - left_out) if spans else listed
