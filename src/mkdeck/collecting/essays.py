"""Questions that make no card: headings that ask as the titles of articles do, and what names nothing it asks for.

“Which piece of paper do you need?” above a page of text: nobody recalls a page, nor knows weeks later what was asked
for. What the page states can make cards of its own. Cards with an id of the author's stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Dropped, Problem, Span
from mkdeck.extractors import AskedBy, extractors
from mkdeck.facts.akin import akin
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.phrases import split_words
from mkdeck.facts.words import word_set
from mkdeck.headings.topics import stem, telling_words
from mkdeck.wording.normalise import plain_text
from mkdeck.wording.words import has_question_mark

ESSAY = 150
"""Words of an answer that is an essay, whatever its question."""
_PAGE = 500
"""Words of an answer that nobody recalls, below one of a few lines that ask."""
_FACTS_OF_ESSAY = 2
_LONG = 80
"""Words of an answer whose question must name what it is about."""
_REMEMBERED = 64
"""Answers whose words have been counted: for each card that is asked several times."""
_MOST = 12
"""Headings that ask; more of them are a list of questions, whose reader looks each one up."""
_SAYS_WHAT = re.compile(
    r"(?i)what(?: is| are|[’']s) (?!it\b|they\b|that\b|this\b|there\b|next\b|new\b)|what does \S+ (?:mean|do|stand)\b"
    r"|why |what causes |how do(?:es)? [^?]+ (?:work|form|happen|arise)\b"
    r"|how (?:to|(?:do|can) (?:i|you|we)) |[^?]*\b(?:difference|differ)\b"
)
"""One that asks what something is, or how to do it, does mean it, however long the answer."""
_OF_ENGLISH = word_set(
    "the a an of to do does did is are was were in on for you i it they we what which who how why when where and with "
    "from that be my your"
)
"""Words of which an English question has two; of others nothing is known here."""
_LEANS = word_set("i you we they it my your our their this these those one ones")
"""Who is spoken to, or what was named before."""
_SHORTEST_WORD, _FEWEST_OF_ENGLISH, _FEWEST_RARE = 4, 2, 2
_NAMES = re.compile(r"(?<=\S )(?:[\"“'‘*`(]*[A-Z]\w|\S*\d|[“\"`*])|^\S*[a-z]\S*[A-Z]")
_OPEN = word_set("one next now so then")
_NOTHING = word_set(
    "a an and are at but did do does else for from here how i in is more next now of on one or so that the then "
    "there this to was we what when where which who why you"
)

_TASK = re.compile(
    # “Hand in”, “Write …”, “Bring evidence”: with a letter first, most of a text is passed over quickly.
    r"[HWB](?:(?<=^.)|(?<=[.!?] .))(?:and in|rite (?:half an?|one|two|an?|your) (?:page|paragraph|sentence|essay)s?"
    r"(?! table)|ring evidence)\b"
)
"""“Hand in two sentences at the door” answers nothing."""
_OF_TASK = ("and in", "rite ", "ring evidence")
"""Pieces of which one stands in each such answer; to look for them is quicker."""
_LONGEST_TASK = 40
"""Words of an answer that is but a task."""


def _sets_task(card: Basic) -> bool:
    """Whether an answer tells what to write, and little else; a long one may tell so by the way."""
    may_set_task = any(map(card.back.__contains__, _OF_TASK))
    return may_set_task and _TASK.search(card.back) is not None and words_of_answer(card) <= _LONGEST_TASK


def asks_by(card: Card, *forms: AskedBy) -> bool:
    """Whether a card was made by a rule whose questions were such of the lesson."""
    return _forms().get(card.origin.extractor) in forms


@cache
def _forms() -> Mapping[str, AskedBy | None]:
    return {rule.name: rule.asks_by for rule in extractors()}


def asks_by_heading(card: Card) -> bool:
    """Whether a card was made of a heading that asks."""
    return isinstance(card, Basic) and asks_by(card, "heading") and has_question_mark(card.front)


def words_of_answer(card: Basic) -> int:
    """Return how many words an answer has."""
    return _number_of_words(card.back)


def is_long(card: Basic, fewest: int) -> bool:
    """Whether an answer has as many words as `fewest`, or more."""
    # Words and the blanks between them take twice as many characters, and those are counted at once.
    return len(card.back) >= 2 * fewest - 1 and words_of_answer(card) >= fewest


@lru_cache(_REMEMBERED)
def _number_of_words(text: str) -> int:
    told = _CODE.sub("", text) if "```" in text or "~~~" in text else text  # nobody reads code as a text
    return len(told.split())


_CODE = re.compile(r"(?ms)^(?P<fence>```|~~~).*?^(?P=fence)")


def without_titles(
    found: Iterable[Card | Problem], title: str, has_id: Callable[[Span], bool]
) -> tuple[list[Card | Problem], list[Dropped]]:
    """Leave out the questions that make no card, from what was found in a lesson with that title.

    `has_id` tells on which lines an author gave a card its id.
    """
    kept = list(found)
    cards = [item for item in kept if not isinstance(item, Problem)]
    dropped = [drop for drop in titles_of_essays(cards, title) if not has_id(drop.card.origin.span)]
    if not dropped:
        return kept, dropped
    told = {id(drop.card) for drop in dropped}
    return [item for item in kept if id(item) not in told], dropped


def titles_of_essays(cards: Sequence[Card], title: str) -> list[Dropped]:
    """Return the cards that ask nobody who has not read on, of a lesson with that title.

    They are headings that name nothing of their own above a long text, questions that name no thing at all, “Next?”,
    and those whose answer tells what to write.
    """
    basics = [card for card in cards if isinstance(card, Basic) and asks_by(card, "heading", "line", "item")]
    if not basics:
        return []
    asking = [card for card in basics if asks_by_heading(card)]
    lines = [card for card in basics if asks_by(card, "line")]
    above = [card for card in lines if _stands_above_essay(card)] if len(lines) <= _MOST else []
    told = telling_words(title)
    found = [Dropped(card, "it names nothing that it asks for") for card in basics if _names_nothing(card)]
    found += [Dropped(card, "its answer sets a task") for card in basics if _sets_task(card)]
    if len(asking) <= _MOST:
        found += [
            Dropped(card, "its heading is the title of a long text")
            for card in asking
            if is_long(card, _LONG) and not _names_nothing(card) and not _says_what(card, told)
        ]
    found += [
        Dropped(card, "it is the title of a long text")
        for card in above
        if not _names_nothing(card) and (is_long(card, _PAGE) or not _says_what(card, told))
    ]
    return found


def _stands_above_essay(card: Basic) -> bool:
    """Whether a line that asks, without a label, stands above as much as a heading does."""
    is_shaped = card.origin.evidence == "shaped" and has_question_mark(card.front)
    return is_shaped and is_long(card, ESSAY)


def _names_nothing(card: Basic) -> bool:
    """Whether a question asks for nothing that it names: “Which one?”; “Why?” may stand below what is meant."""
    if "{{" not in card.front and any(_says_something(word) for word in card.front.split()):
        return False  # as most do
    if any(sign in card.front for sign in '`*_"“‘'):
        return False  # “What does `then` do?”
    words = [word.casefold() for word in split_words(plain_text(card.front))]
    return all(word in _NOTHING for word in words) and not _OPEN.isdisjoint(words)


def _says_something(word: str) -> bool:
    return word.isalpha() and word.casefold() not in _NOTHING


def _says_what(card: Basic, told: Sequence[str]) -> bool:
    """Whether a question says what it is about: by a name, by a word of the title or by a rarer one."""
    front = plain_text(card.front)
    asked = [word.casefold() for word in split_words(front)]
    words = front.split()
    if 2 * sum(word[:1].isupper() for word in words) > len(words):
        front = front[:1] + front[1:].lower()  # “What Do Bridge Engineers Work With?” has no name in it
    if _SAYS_WHAT.match(front) or _NAMES.search(front) or len(_OF_ENGLISH.intersection(asked)) < _FEWEST_OF_ENGLISH:
        return True
    content = [word for word in asked if len(word) >= _SHORTEST_WORD]
    if any(akin(word, other) or word.startswith(stem(other)) for word in content for other in told):
        return True
    rare = [word for word in asked if word not in _NOTHING and not is_everyday(word)]
    return _LEANS.isdisjoint(asked) and (not is_long(card, ESSAY) or len(rare) >= _FEWEST_RARE)


def _is_told_fact(card: Card) -> bool:
    """Whether a card states a fact that a rule knows how to ask, and not what is only likely its point."""
    return card.origin.evidence == "stated" and card.origin.extractor not in ("likely_phrase", "continued")


def essays_with_facts(cards: Iterable[Card]) -> list[Dropped]:
    """Return the cards whose answers are whole essays, where the facts in them make cards."""
    cards = list(cards)
    essays = [card for card in cards if isinstance(card, Basic) and asks_by_heading(card)]
    essays = [card for card in essays if is_long(card, ESSAY) and not _SAYS_WHAT.match(plain_text(card.front))]
    stated = [card.origin.span for card in cards if _is_told_fact(card)] if essays else []
    return [
        Dropped(card, "the facts in its long answer make cards")
        for card in essays
        if sum(card.origin.span.contains(span) for span in stated) >= _FACTS_OF_ESSAY
    ]
