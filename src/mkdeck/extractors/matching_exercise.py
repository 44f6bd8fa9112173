"""Numbered things beside lettered ones, in a table or in two lists, and the key to which belong together.

Worksheets call it matching; the key says “1–C, 2–A”. Each thing is asked for what belongs to it by the header above
that, as in a table of things. Without a key there is no card.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem
from mkdeck.facts.words import AUXILIARIES, PREPOSITIONS
from mkdeck.headings.headers import as_asked
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.recognition.matching import Key, Matching, is_about, keys_of_pairs, laid_open, matchings, may_hold_matching
from mkdeck.recognition.numbered_questions import Numbered, has_options, questions_in
from mkdeck.recognition.questions import without_label
from mkdeck.values import dataclass
from mkdeck.wording.words import has_question_mark, has_word, plain, words

READS = ("document",)
ANYWHERE = ("ordered", "table")

_FEWEST_FOR_EACH = 3
"""Things for each of which the key does not tell rightly."""
_SHORTEST = 2
"""Letters of a header that says something."""
_PLACE_BEHIND = re.compile(
    r"(?<=[^\s_.…(\[:=–—-])[\s:=–—-]{0,6}(?:_{2,40}|\.{3,80}|…{1,40}|[(\[][ _.…]{0,20}[)\]])\s?[.;]?$",
    signs=("__", "...", "…", "(", "["),
)
"""“Malleus ____”, where the letter of what belongs to it is to be written."""

needs_topic = lacks_topic


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each pair of a lesson's matching exercises that a key tells."""
    if not may_hold_matching(block):
        return
    blocks = list(laid_open(block))
    found = dict(matchings(blocks))
    if not found:
        return
    exercises: list[int] = []
    keys: list[tuple[int, Key]] = []
    for place in range(len(blocks)):
        if place in found:
            if keys:
                yield from _settled({at: found[at] for at in exercises}, keys, blocks)
                exercises, keys = [], []
            exercises.append(place)
        elif exercises:
            keys += [(place, key) for key in keys_of_pairs(blocks, place)]
    yield from _settled({at: found[at] for at in exercises}, keys, blocks)


def _settled(
    exercises: Mapping[int, Matching], keys: Sequence[tuple[int, Key]], blocks: Sequence[Block]
) -> Iterator[Card | Problem]:
    """Yield the cards of exercises and the keys behind them: as many in the same order, or one that fits but one.

    A key that may be one to questions with options between both, or that another one contradicts, makes none.
    """
    keys = [(at, key) for at, key in keys if any(key.tells_of(one) for one in exercises.values())]
    shared: list[Key] = []
    for number, (place, exercise) in enumerate(exercises.items()):
        mine = [(at, key) for at, key in keys if key.tells_of(exercise) and is_about(key, place, blocks)]
        if len(exercises) == len(keys):
            in_order = [one for one in mine if one == keys[number]]
            mine = in_order or [(at, key) for at, key in mine if key.names_heading_of(blocks[place])]
        elif others := [key for _, key in mine if _is_about_other(key, place, exercises, blocks)]:
            shared += others
            continue
        is_named = all(key.names_heading_of(blocks[place]) for _, key in mine)
        behind = blocks[place + 1 : mine[0][0]] if mine else []
        between = [block for block in behind if not is_named or block.context == blocks[place].context]
        yield from _answered(exercise, mine, questions_in(between))
    if shared:
        lines = " and ".join(str(exercise.span.first) for exercise in exercises.values())
        yield Problem(shared[0].block.span, f"the key may be one to any of the exercises in lines {lines}")


def _is_about_other(key: Key, place: int, exercises: Mapping[int, Matching], blocks: Sequence[Block]) -> bool:
    """Whether a key may be one to another exercise than that at a place."""
    return any(key.tells_of(other) and at != place and is_about(key, at, blocks) for at, other in exercises.items())


def _answered(
    exercise: Matching, keys: Sequence[tuple[int, Key]], between: Sequence[Numbered]
) -> Iterator[Card | Problem]:
    """Yield the cards of an exercise and of the keys that may be to it, or a problem of these."""
    rows: list[_Told] = []
    for _, key in keys:
        told = _told(exercise, key, between)
        if told.why_not:
            yield Problem(key.block.span, told.why_not)
            return
        rows.append(told)
    if not rows:
        return
    if any(row.pairs != rows[0].pairs for row in rows):
        lines = " and ".join(str(key.block.span.first) for _, key in keys)
        yield Problem(keys[-1][1].block.span, f"the keys in lines {lines} disagree on {_name(exercise)}")
        return
    yield from _cards(exercise, rows[0])


def _name(exercise: Matching) -> str:
    return f"the exercise in line {exercise.span.first}"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a key tells of an exercise: which label belongs to which, why not to some, or why it tells nothing."""

    pairs: Mapping[str, str] = field(default_factory=dict)
    slips: Mapping[str, str] = field(default_factory=dict)
    why_not: str = ""


def _told(exercise: Matching, key: Key, between: Sequence[Numbered]) -> _Told:
    """Return which labels a key joins; `between` are questions behind the exercise.

    A slip in few of its pairs costs no other.
    """
    by_number = next(iter(exercise.asked.things)).isdecimal()
    pairs = key.pairs if by_number else [(letter, number) for number, letter in key.pairs]
    own = [(label, other) for label, other in pairs if label in exercise.asked.things]
    labels = {label for label, _ in own}
    if any(question.number in labels and has_options(question) for question in between):
        return _Told(why_not=f"the key may be one to {_name(exercise)} or to the questions behind it")
    strange = {label for label, _ in pairs} - labels - {question.number for question in between}
    if strange:
        return _Told(why_not=f"the key tells of {min(strange)}, which {_name(exercise)} does not have")
    unknown = [(label, other) for label, other in own if other not in exercise.answers.things]
    wrong = {label: f"tells {other} of {label}, which the exercise does not have" for label, other in unknown}
    twice = Counter(label for label, other in dict.fromkeys(own))
    wrong |= {label: f"tells twice what belongs to {label}" for label, times in twice.items() if times > 1}
    if wrong and _FEWEST_FOR_EACH * len(wrong) <= len(labels):
        return _Told({label: other for label, other in own if label not in wrong}, wrong)
    if unknown:
        label, other = unknown[0]
        return _Told(why_not=f"the key tells {other} of {label}, which {_name(exercise)} does not have")
    if len(labels) < len(own):
        return _Told(why_not=f"the key tells twice of some things of {_name(exercise)}")
    return _Told(dict(own))


def _cards(exercise: Matching, told: _Told) -> Iterator[Card | Problem]:
    pairs = [(exercise.asked.things[label], exercise.answers.things[other]) for label, other in told.pairs.items()]
    for asked, answer in pairs:
        origin = Origin(span=asked.span, context=asked.context, evidence="marked")
        yield Basic(_front(exercise, asked), answer.source, origin)
    for label, thing in exercise.asked.things.items():
        if label in told.slips:
            yield Problem(thing.span, f"the key {told.slips[label]}")
        elif label not in told.pairs:
            yield Problem(thing.span, f"the key does not tell what belongs to {label}", is_unanswered=True)


def _front(exercise: Matching, asked: Block) -> Markdown:
    front = to_markdown(_without_place(without_label(asked.inline)))
    above, header = exercise.asked.header.text, exercise.answers.header.text
    are_terms = has_word(plain(above), "term") and has_word(plain(header), "meaning")
    if are_terms or _says_no_more(header) or has_question_mark(front):
        return front
    return Markdown(f"{front.rstrip('.:')}: {as_asked(header)}")


def _without_place(asked: Inline) -> Inline:
    """Return a thing without the blank behind it; in “Lima is the capital of ____” that is a gap of the sentence."""
    place = _PLACE_BEHIND.search(asked.text)
    if place is None:
        return asked
    last = plain(asked.text[: place.start()]).rpartition(" ")[2]
    leads_on = last in AUXILIARIES or last in PREPOSITIONS
    leads_on = leads_on or any(last in words(table) for table in ("is", "article", "belonging", "continuing"))
    return asked if leads_on else cut(asked, 0, place.start())


def _says_no_more(header: str) -> bool:
    """Whether a header does not say what belongs to a thing: “Column B”, “Match”."""
    title = plain(header)
    return len(title) < _SHORTEST or has_word(title, "column") or has_word(title, "answer") or title in words("letter")
