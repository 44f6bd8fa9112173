"""A list whose number is told before it: “… one of two technologies: A or B”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause
from mkdeck.facts.grammar import main_verb, read_tokens
from mkdeck.facts.guards import has_pronoun, is_hedged, is_opinion, points_elsewhere
from mkdeck.facts.lists import items
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import points_back
from mkdeck.facts.sentences import Sentence
from mkdeck.parsing.inline import without
from mkdeck.wording.numbers import number_word, read_number

TIER = "default"
TRIGGERS = frozenset(map(number_word, range(2, 13)))

_COUNT = re.compile(rf"\b(?P<number>{'|'.join(sorted(TRIGGERS))}) (?P<things>[a-z][\w -]*)$", re.IGNORECASE)
_SHARED = re.compile(r"(?:[a-z][\w-]* ){1,3}(?:must|should|can|has to|have to) be ")
"""What all items share: “… four principles: content must be perceivable, operable, …”."""
_OF_WHAT = re.compile(r" (?:of|for|in|to|behind|against|between|from) (?!(?:it|them|this|that|these|those)\b)\w")
_FURTHER = re.compile(r"(?:more|others?|further|additional|new)\b|.* (?:are|were) (?:known|familiar) to ")
"""“Three more”: what were the others? “Three accidents are known to everyone”."""

_BRACKETS = re.compile(r" \([^(),;:]{1,30}\)")
"""“Eye opening *(up to 4)*, verbal response *(up to 5)* and …”."""
_LONGEST = 40


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its list deleted."""
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
    if _FURTHER.match(count["things"]):
        return
    if re.search(r"\b(?:the|all|both|other) " + re.escape(count["number"]), head, re.IGNORECASE):
        return
    if (
        not Clause(body, sentence, None).opens_alone()
        or has_pronoun(head)
        or points_elsewhere(head)
        or is_hedged(head)
        or is_opinion(head)
        or points_back(head)
    ):
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
