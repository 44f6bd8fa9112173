"""A list and the sentence that introduces it: “There are three kinds of lever:”, “X consists of:”.

The sentence must say what the listed things are, and where it tells their number, that number must be listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.guards import addresses_reader, is_noun_phrase, points_elsewhere
from mkdeck.facts.introductions import noun_of_things, read_below_heading, read_introduction
from mkdeck.facts.owned_lists import read_owned
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set
from mkdeck.parsing.pieces import covering
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.glosses import of_anybody
from mkdeck.recognition.items import Head, acronym, as_list, heads
from mkdeck.values import replace
from mkdeck.wording.numbers import number_word
from mkdeck.wording.words import is_task, plain, words

TIER = "default"
TRIGGERS = frozenset([":", *map(number_word, range(2, 10))])
OF_ADVICE = True
ONLY_IN_LESSONS = True

_MOST, _LONGEST_BRIEF = 9, 4
_TO_KNOW = re.compile(r" to (?:know|remember|watch|learn|consider|mention|note|meet|recognise|recognize)\b")
_IN_ORDER_OF = re.compile(r", (?:in order|(?:from|in|by) [a-z ]{3,40})\?$")
_OF_ANYTHING = re.compile(
    r"(?i)\b(?:names?|words?|terms?) (?:of|for) (?:some |many |all )?(?:things|everything|parts)$"
)
"""“Names of things” does not say what is listed."""
_OF_CODE = word_set("functions methods classes fields variables properties values keys types features attributes modes")
"""Nouns that, with names in code for items, belong to a manual."""

_IN_ORDER = word_set("step steps stage stages phase phases")
_TO_DO = _IN_ORDER | word_set("way ways rule rules principle principles strategy strategies technique techniques")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the question that the list answers."""
    below = sentence.introduced
    if below is None:
        return
    listed = heads(below)
    if not 2 <= len(listed) <= _MOST or plain("".join(below.context[-1:])) in words("aside"):
        return
    if spelt := acronym(sentence.text, [head.text for head in listed]):
        yield Basic(Markdown(f"What does {spelt} stand for?"), as_list(listed, ordered=False), _origin(sentence, below))
        return
    introduction = read_introduction(sentence, len(listed)) or read_introduction(with_subject(sentence), len(listed))
    if introduction is None or not introduction.says_of_what:
        introduction = read_below_heading(sentence, len(listed)) or read_owned(sentence) or introduction
    if introduction is None or introduction.number not in (None, len(listed)):
        return
    if _OF_ANYTHING.search(introduction.things):
        return
    if introduction.is_bare and not all(map(_is_brief, listed)):
        return
    if _leans(listed) and not introduction.names_owner:
        return
    if _is_for_reader(listed, introduction.things) or _is_of_manual(listed, introduction.things):
        return
    ordered = below.kind == "list" and below.ordered
    in_order = ", in order" if ordered and noun_of_things(introduction.things) in _IN_ORDER else ""
    front = introduction.question.replace("?", f"{in_order}?")
    yield Basic(Markdown(front), as_list(listed, ordered=ordered), _origin(sentence, below))


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether a question is plain but for what it says of the order of the answer."""
    if not isinstance(card, Basic):
        return True
    return asks_plainly(replace(card, front=Markdown(_IN_ORDER_OF.sub("?", card.front))), sentence)


def _is_brief(head: Head) -> bool:
    """Whether an item is a name or a noun phrase, by which a title alone tells what the list holds."""
    text = head.text
    is_short = len(text.split()) <= _LONGEST_BRIEF and not any(sign in text for sign in ".:;!")
    is_named = head.is_lead or is_noun_phrase(Phrase(head.inline, 0, len(text)))
    return is_short and is_named and not is_task(text)


def _origin(sentence: Sentence, below: Block) -> Origin:
    """Return the lines of the sentence and of the list that answers it."""
    span = sentence.span
    return Origin(
        span=type(span)(span.path, span.first, covering([below]).last),
        context=sentence.context, evidence="stated", quote=sentence.text,
    )  # fmt: skip


def _is_of_manual(listed: Sequence[Head], things: str) -> bool:
    """Whether the items are names in code of what a manual lists."""
    in_code = [head for head in listed if any(mark.kind == "code" and mark.start == 0 for mark in head.inline.marks)]
    return noun_of_things(things) in _OF_CODE and len(in_code) > len(listed) / 2


def _leans(listed: Sequence[Head]) -> bool:
    """Whether an item begins with what stands for something else."""
    return any(words_of(head.text)[:1] in (["it"], ["they"], ["this"], ["these"]) for head in listed)


def _turns_to_reader(text: str) -> bool:
    """Whether an item tells the reader what to do, or speaks of more than of anybody: “runs your containers”."""
    return addresses_reader(text) and (is_imperative(text) or addresses_reader(of_anybody(text)))


def _is_for_reader(listed: Sequence[Head], things: str) -> bool:
    """Whether the items tell the reader what to do, as the steps of a tutorial do."""
    if _TO_KNOW.search(things):
        return True  # “two documents to know cold”
    if any(_turns_to_reader(head.text) or points_elsewhere(head.text[:30]) for head in listed):
        return True
    return noun_of_things(things) not in _TO_DO and not any(head.is_lead for head in listed) and is_task(listed[0].text)
