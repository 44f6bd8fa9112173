"""Edits that authors make to their decks, at random: those after which a card is still itself, and those that put
another fact in its place, worded alike.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

from benchmarks.subjects import SUBJECTS
from mkdeck.cards import Basic, Card, Choice, Cloze, Markdown
from mkdeck.wording.normalise import known_by

EDITED = 0.15
"""The share of a deck's cards that one edit touches."""


@dataclass(frozen=True, slots=True)
class Item:
    """A card of an edited deck; `truth` is the place in the old deck of the card that it is, None for another fact."""

    truth: int | None
    lesson: str
    card: Card
    edited: bool = False


Edit = Callable[[random.Random, list[Item]], list[Item]]
Change = Callable[[random.Random, str], str]


def sides(change: Change, *, question: bool) -> Edit:
    """Return the edit that changes the question, or the answer, of some cards."""

    def edit(rng: random.Random, items: list[Item]) -> list[Item]:
        edited = []
        for item in items:
            if rng.random() < EDITED:
                card = (_asked if question else _answered)(rng, item.card, change)
                item = replace(item, card=card, edited=card != item.card)
            edited.append(item)
        return edited

    return edit


def _asked(rng: random.Random, card: Card, change: Change) -> Card:
    """Change what a card asks; of a cloze the longest stretch that no deletion covers."""
    if not isinstance(card, Cloze):
        return replace(card, front=Markdown(change(rng, card.front)))
    parts = re.split(r"(\{\{.*?\}\})", card.text)
    longest = max(range(0, len(parts), 2), key=lambda place: len(parts[place]))
    body = parts[longest].strip()
    parts[longest] = parts[longest].replace(body, change(rng, body))
    return replace(card, text=Markdown("".join(parts)))


def _answered(rng: random.Random, card: Card, change: Change) -> Card:
    """Change what a card answers: the back, a wrong option, the text of one deletion."""
    match card:
        case Basic(_, back):
            return replace(card, back=Markdown(change(rng, back)))
        case Choice(_, options):
            return replace(card, options=(*options[:-1], Markdown(change(rng, options[-1]))))
        case Cloze(text):
            found = rng.choice(list(re.finditer(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}", text)))
            return replace(card, text=Markdown(text[: found.start(1)] + change(rng, found[1]) + text[found.end(1) :]))
        case _:
            assert_never(card)


def _is_plain(word: str) -> bool:
    """Whether a word is no name, number or code, not what a question is about, and turns nothing around."""
    bare = word.strip(".,;:?!()\"'")
    return bare.isalpha() and bare.islower() and bare not in _TELLING and bare not in SUBJECTS


_TELLING = frozenset(
    ["not", "no", "never", "without", "from", "to", "over", "under", "before", "after", "first", "last"]
)
_SYNONYMS = {
    "founded": "established", "company": "firm", "main": "chief", "function": "role", "currency": "money", "pay": "buy",
    "people": "residents", "large": "broad", "river": "stream", "flows": "runs", "happened": "took place",
    "country": "state", "work": "operate", "useful": "handy", "option": "flag", "running": "execution",
    "time": "cost", "organism": "creature", "need": "require", "headquarters": "head office", "cities": "towns",
    "body": "organism", "today": "our time", "which": "what", "developed": "created", "what": "which", "does": "will",
    "how": "in what way", "name": "give", "where": "at which place", "when": "in which year", "is": "may be called",
}  # fmt: skip
_ADDED = ["exactly", "actually", "usually", "mainly", "today", "commonly", "in short", "then", "really", "nowadays"]
_FILLER = ["thing", "matter", "given", "kind", "general", "word", "really", "sense", "notion", "subject"]


def reword(rng: random.Random, text: str) -> str:
    """Change up to a third of a text's words: put another in their place, add some, leave some out."""
    words = text.split()
    plain = [place for place, word in enumerate(words) if _is_plain(word)]
    rng.shuffle(plain)
    for place in plain[: max(1, rng.randint(1, max(1, len(words) // 3)))]:
        word = words[place]
        way = rng.random()
        if way < 0.5:
            words[place] = _SYNONYMS.get(word, rng.choice(_FILLER))
        elif way < 0.8:
            words[place] = f"{word} {rng.choice(_ADDED)}"
        elif len(words) > 4:
            words[place] = ""
    return " ".join(filter(None, words))


def retype(rng: random.Random, text: str) -> str:
    """Change a letter of a longer word as a slip of the finger does."""
    places = [found.span() for found in re.finditer(r"\b[A-Za-zé]{5,}\b", text)]
    if not places:
        return text
    start, end = rng.choice(places)
    at = rng.randrange(start + 1, end - 1)
    way = rng.random()
    if way < 0.4:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if way < 0.7:
        return text[:at] + text[at + 1 :]
    if way < 0.9:
        return text[:at] + text[at] + text[at:]
    return text[:at] + rng.choice(string.ascii_lowercase) + text[at + 1 :]


def end(_: random.Random, text: str) -> str:
    """Put a full stop at the end of an answer, or take it away."""
    return text[:-1] if text.endswith(".") else f"{text}."


def extend(rng: random.Random, text: str) -> str:
    """Write more behind an answer: a clause, or a sentence of its own."""
    more = " ".join(rng.choice([*_FILLER, *_ADDED]) for _ in range(rng.randint(2, 8)))
    return f"{text.rstrip('.')}, which is a {more}" if rng.random() < 0.5 else f"{text.rstrip('.')}. It is a {more}."


def both_sides(asked: Change, answered: Change) -> Edit:
    """Return the edit that changes the questions of some cards and, in one go, their answers."""

    def edit(rng: random.Random, items: list[Item]) -> list[Item]:
        edited = []
        for item in items:
            if rng.random() < EDITED:
                card = _asked(rng, _answered(rng, item.card, answered), asked)
                item = replace(item, card=card, edited=card != item.card)
            edited.append(item)
        return edited

    return edit


def rewrite(rng: random.Random, text: str) -> str:
    """Write an answer anew: other words, the same length."""
    return " ".join(rng.choice([*_FILLER, *_ADDED]) for _ in text.split())


def shuffle(rng: random.Random, items: list[Item]) -> list[Item]:
    """Put a deck's cards into another order within their lessons."""
    order = {lesson: place for place, lesson in enumerate(dict.fromkeys(item.lesson for item in items))}
    shuffled = sorted(items, key=lambda item: (order[item.lesson], rng.random()))
    return [replace(item, edited=True) for item in shuffled]


def rename(rng: random.Random, items: list[Item]) -> list[Item]:
    """Rename some lessons, and their headings with them."""
    chosen = {lesson for lesson in dict.fromkeys(item.lesson for item in items) if rng.random() < 0.5}
    items.sort(key=lambda item: item.lesson)
    return [_moved(item, f"part-2/new-{item.lesson}") if item.lesson in chosen else item for item in items]


def split(rng: random.Random, items: list[Item]) -> list[Item]:
    """Split lessons in two at a random place."""
    counts: dict[str, int] = {}
    cut = {item.lesson: rng.randint(1, 20) for item in items}
    edited = []
    for item in items:
        counts[item.lesson] = counts.get(item.lesson, 0) + 1
        edited.append(_moved(item, f"second-{item.lesson}") if counts[item.lesson] > cut[item.lesson] else item)
    return edited


def merge(rng: random.Random, items: list[Item]) -> list[Item]:
    """Put all lessons into one, in another order."""
    lessons = list(dict.fromkeys(item.lesson for item in items))
    rng.shuffle(lessons)
    return [_moved(item, "all.md") for lesson in lessons for item in items if item.lesson == lesson]


def scatter(rng: random.Random, items: list[Item]) -> list[Item]:
    """Move single cards into other lessons."""
    lessons = [item.lesson for item in items]
    moved = [_moved(item, rng.choice(lessons)) if rng.random() < EDITED else item for item in items]
    return sorted(moved, key=lambda item: item.lesson)


def _moved(item: Item, lesson: str) -> Item:
    origin = replace(item.card.origin, context=(lesson, *item.card.origin.context[1:]))
    return replace(item, lesson=lesson, card=replace(item.card, origin=origin), edited=True)


def remove(rng: random.Random, items: list[Item]) -> list[Item]:
    """Leave some cards out."""
    return [item for item in items if rng.random() > EDITED]


def hide_more(rng: random.Random, items: list[Item]) -> list[Item]:
    """Add a deletion to a cloze, or take one away."""
    edited = []
    for item in items:
        if isinstance(item.card, Cloze) and rng.random() < 0.5:
            text = item.card.text
            new = (
                re.sub(r"\{\{c2::(.*?)\}\}", r"\1", text)
                if rng.random() < 0.5
                else re.sub(r"by (.*)\.$", r"by {{c3::\1}}.", text)
            )
            item = replace(item, card=replace(item.card, text=Markdown(new)), edited=new != text)
        edited.append(item)
    return edited


def replaced(change: Callable[[random.Random, Basic], Basic | None]) -> Edit:
    """Return the edit that puts another fact, worded alike, in the place of some cards."""

    def edit(rng: random.Random, items: list[Item]) -> list[Item]:
        edited = []
        for item in items:
            other = change(rng, item.card) if isinstance(item.card, Basic) and rng.random() < EDITED else None
            edited.append(Item(None, item.lesson, other, edited=True) if other else item)
        asked = {known_by(item.card) for item in items}
        return [item for item in edited if item.truth is not None or known_by(item.card) not in asked]

    return edit


_STRANGERS = [
    "Tesla",
    "Kodak",
    "Kenya",
    "Laos",
    "Lava",
    "Irak",
    "Gallia",
    "Zampia",
    "Niagara",
    "Oracle",
    "Auster",
    "Nigel",
]
_TERMS = [
    "glycolysis",
    "cytolysis",
    "apoptosis",
    "plasmolysis",
    "fission",
    "gut",
    "gall bladder",
    "radix sort",
    "symbiosis",
]


def other_name(rng: random.Random, card: Basic) -> Basic | None:
    """Ask of another company, country or command, with another answer."""
    new = re.sub(r"(?<=[a-z] )[A-Z]\w+|`[^`]+`|(?<= )\d{4}", lambda _: rng.choice(_STRANGERS), card.front, count=1)
    return None if new == card.front else replace(card, front=Markdown(new), back=Markdown(rng.choice(_STRANGERS)))


def other_name_same_answer(rng: random.Random, card: Basic) -> Basic | None:
    """Ask of another company, country or command, with the same answer by chance."""
    other = other_name(rng, card)
    return other and replace(other, back=card.back)


def mend(rng: random.Random, text: str) -> str:
    """Change a letter of an answer, or the full stop behind it."""
    new = retype(rng, text)
    return end(rng, text) if rng.random() < 0.5 or new == text else new


def nearly_answered(change: Callable[[random.Random, Basic], Basic | None], answered: Change) -> Edit:
    """Return the edit that puts another fact in the place of some cards, with nearly the same answer."""

    def other(rng: random.Random, card: Basic) -> Basic | None:
        found = change(rng, card)
        return found and replace(found, back=Markdown(answered(rng, card.back)))

    return replaced(other)


def other_term(rng: random.Random, card: Basic) -> Basic | None:
    """Ask of another thing, a word without a capital, with another answer."""
    names = (
        r"\b(?:\w*osis|diffusion|\w+ation|respiration|\w+bolism|heart|liver|kidney|lung|stomach|skin|brain"
        r"|\w+ (?:sort|search))\b"
    )
    new = re.sub(names, lambda _: rng.choice(_TERMS), card.front, count=1)
    return None if new == card.front else replace(card, front=Markdown(new), back=Markdown(rewrite(rng, card.back)))


def other_term_same_answer(rng: random.Random, card: Basic) -> Basic | None:
    """Ask of another thing, a word without a capital, with the same answer by chance."""
    other = other_term(rng, card)
    return other and replace(other, back=card.back)


def alike_term(rng: random.Random, card: Basic) -> Basic | None:
    """Ask of another thing whose name differs by a letter or two, with another answer."""
    pairs = {"mitosis": "meitosis", "meiosis": "miosis", "osmosis": "exosmosis", "endocytosis": "ectocytosis",
             "anabolism": "metabolism", "transcription": "transduction", "lung": "lungs' tip", "Zambia": "Gambela",
             "Niger": "Nigera", "Austria": "Austrasia", "Iran": "Tiran", "merge sort": "merge tree"}  # fmt: skip
    found = next((name for name in pairs if name in card.front), None)
    if not found:
        return None
    return replace(
        card, front=Markdown(card.front.replace(found, pairs[found])), back=Markdown(rewrite(rng, card.back))
    )


def other_number(rng: random.Random, card: Basic) -> Basic | None:
    """Turn the question around: give the year, ask for what happened in it."""
    years = re.findall(r"\b\d{4}\b", card.back)
    if not years:
        return None
    number = rng.choice(["1700", "1812", "1901", "2003"])
    return replace(card, front=Markdown(f"What happened in {number}?"), back=Markdown(rng.choice(_STRANGERS)))


def negated(rng: random.Random, card: Basic) -> Basic | None:
    """Ask for the contrary."""
    verbs = r"\b(is|was|does|work|founded|flows|need)\b"
    new = re.sub(verbs, r"\1 not", card.front, count=1)
    back = card.back if rng.random() < 0.5 else Markdown(rewrite(rng, card.back))
    return None if new == card.front else replace(card, front=Markdown(new), back=back)


def other_question_word(rng: random.Random, card: Basic) -> Basic | None:
    """Ask something else about the same thing."""
    words = {
        "In which year": "In which town", "Who founded": "Who runs", "When was": "Where was", "What is": "Where is",
        "Where in": "Why in", "What happened": "Who fought", "How does": "When does", "What does": "When does",
    }  # fmt: skip
    found = next((word for word in words if card.front.startswith(word)), None)
    if not found:
        return None
    return replace(
        card, front=Markdown(card.front.replace(found, words[found])), back=Markdown(rewrite(rng, card.back))
    )


def contrary_word(rng: random.Random, card: Basic) -> Basic | None:
    """Put a word with an opposite in the place of it."""
    words = {
        "large": "small",
        "worst-case": "best-case",
        "main": "minor",
        "capital": "largest port",
        "useful": "harmful",
    }
    found = next((word for word in words if word in card.front), None)
    if not found:
        return None
    return replace(
        card, front=Markdown(card.front.replace(found, words[found])), back=Markdown(rewrite(rng, card.back))
    )


def swap_answers(rng: random.Random, items: list[Item]) -> list[Item]:
    """Let two cards of a lesson swap their answers: each keeps its question, and so who it is."""
    edited = list(items)
    for place in range(len(items) - 3):
        one, other = edited[place], edited[place + 3]
        if isinstance(one.card, Basic) and isinstance(other.card, Basic) and rng.random() < EDITED / 2:
            edited[place] = replace(one, card=replace(one.card, back=other.card.back), edited=True)
            edited[place + 3] = replace(other, card=replace(other.card, back=one.card.back), edited=True)
    return edited


def lengthen_series(rng: random.Random, items: list[Item]) -> list[Item]:
    """Insert a card into a series that differs from its neighbours by a name, and take another one out."""
    edited = []
    for item in items:
        if rng.random() < EDITED and isinstance(item.card, Basic) and (other := other_name(rng, item.card)):
            edited.append(Item(None, item.lesson, other, edited=True))
        if rng.random() > EDITED / 2:
            edited.append(item)
    unique = {known_by(item.card): item for item in reversed(edited)}
    return [item for item in edited if unique[known_by(item.card)] is item]


def reuse_questions(rng: random.Random, items: list[Item]) -> list[Item]:
    """Take a question that depends on its section from one section, and ask it in another one."""
    edited = []
    for item in items:
        if isinstance(item.card, Basic) and rng.random() < EDITED:
            origin = replace(item.card.origin, context=(item.lesson, "Elsewhere"))
            other = replace(item.card, back=Markdown(rng.choice(_STRANGERS)), origin=origin)
            edited.append(Item(None, item.lesson, other, edited=True))
        else:
            edited.append(item)
    return edited


def all_at_once(rng: random.Random, items: list[Item]) -> list[Item]:
    """Reword, mend, move and remove in one go, and put other facts between."""
    for edit in (sides(reword, question=True), sides(rewrite, question=False), scatter, remove, lengthen_series):
        items = edit(rng, items)
    return items


EDITS: dict[str, Edit] = {
    "answer written anew": sides(rewrite, question=False),
    "typo in an answer": sides(retype, question=False),
    "question reworded": sides(reword, question=True),
    "typo in a question": sides(retype, question=True),
    "typos on both sides": both_sides(retype, retype),
    "a typo, and a full stop behind the answer": both_sides(retype, end),
    "typo in a question, more behind the answer": both_sides(retype, extend),
    "question reworded, more behind the answer": both_sides(reword, extend),
    "cards reordered": shuffle,
    "lessons renamed": rename,
    "lessons split": split,
    "lessons merged": merge,
    "cards moved to other lessons": scatter,
    "cards removed": remove,
    "deletions added and removed": hide_more,
    "answers swapped": swap_answers,
}
"""Edits after which every card is still itself."""

OTHERS: dict[str, Edit] = {
    "another name": replaced(other_name),
    "another name, same answer": replaced(other_name_same_answer),
    "another term": replaced(other_term),
    "another term, same answer": replaced(other_term_same_answer),
    "another name, answer mended": nearly_answered(other_name, mend),
    "another term, answer mended": nearly_answered(other_term, mend),
    "another number, answer mended": nearly_answered(other_number, mend),
    "negated, answer mended": nearly_answered(negated, mend),
    "a word's opposite, answer mended": nearly_answered(contrary_word, mend),
    "another name, more behind the answer": nearly_answered(other_name, extend),
    "another term, more behind the answer": nearly_answered(other_term, extend),
    "negated, more behind the answer": nearly_answered(negated, extend),
    "a word's opposite, more behind the answer": nearly_answered(contrary_word, extend),
    "another term spelt alike": replaced(alike_term),
    "another number": replaced(other_number),
    "the question negated": replaced(negated),
    "another question word": replaced(other_question_word),
    "a word's opposite": replaced(contrary_word),
    "a series longer and shorter": lengthen_series,
    "all at once": all_at_once,
}
"""Edits that put another fact in the place of some cards, or beside them."""
