"""Points of a list or paragraphs under numbers, each with a bold lead, and the title that says what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Mark, Markdown, Span
from mkdeck.facts.guards import has_pronoun
from mkdeck.facts.phrases import words_of
from mkdeck.headings.titles import names_topic, several
from mkdeck.parsing.inline import escape, to_markdown
from mkdeck.parsing.pieces import covering, joined
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.list_names import counted_things, owned_things
from mkdeck.recognition.questions import bold_lead
from mkdeck.values import dataclass
from mkdeck.wording.numbering import without_number
from mkdeck.wording.numbers import number_word, read_number
from mkdeck.wording.words import has_question_mark, is_glossary_title, question_label

_FEWEST = 3
_MOST = 12
_LONGEST_LEAD = 14
_LONGEST_TAIL = 4
_NEAR = 6
"""Blocks above the points in which a bold line can be their title."""
_BETWEEN_SERIES = ("section", "heading", "rule", "quote")
_NUMBER = re.compile(r"(\d{1,2})\s*[.):](?!\d)\s*")
_INTRODUCTION = re.compile(
    r"(?i)(?:here|below|these|following|there) (?:are|were) (?:(?:the|our|my|some|a few|his|her|their) )?"
    r"(?P<what>[^.:;!?]{3,90}?)(?:, (?:and|but|so|though|which) [^.:;!?]{3,90})?[.:]$"
)
_COUNT = re.compile(r"(?i)(?:(?:top|best|main|key)[ -])?(?P<count>\w+)[ -](?=\w)")
_AFTER_NOUN = re.compile(r"(?i)\s+(?:for|of|to|in|on|when|that|which|by|from|with|behind|about)\b")
_POINTING = frozenset(["this", "these", "those"])
_OWN = re.compile(r"(?i)\byour?\b|\bour\b")
_YOURS = re.compile(r"(?i)\b(?:yours|ours|mine|theirs)\b")
_WITHOUT_ORDER = ("ways", "methods", "techniques", "tips", "ideas", "things", "tricks", "habits")
_TO_DO = re.compile(
    r"(?:tip|step|rule|habit|practice|principle|way|method|phase|stage|technique|task|action|guideline|idea|thing|trick"
    r"|recommendation)s?|strateg(?:y|ies)"
)
STATES = frozenset(["phase", "phases", "stage", "stages"])
_SEVERAL = re.compile(
    r"(?:kind|type|form|part|reason|cause|effect|benefit|advantage|disadvantage|element|component|characteristic|level"
    r"|layer|standard|pillar|law|role|function|difference|factor|sign|symptom|feature|model|theme|skill|lesson|mistake"
    r"|myth)s"
)
_NO_LESSON = re.compile(
    r"(?i)\b(?:agenda|contents|outline|overview|resources?|references|links|reading|exercises?|questions)\b"
)
_TELLS_OF_WHAT = re.compile(
    r"(?i)^how to |^[^:]*\w (?:of|for|to|in|against|behind|towards?) \w|^\w+(?:[- ]\w+)* rules$"
)
_NOUN_BEHIND = re.compile(r"(?<![.:!?]) [a-z]{3,}(?=, (?:where|which|in which|when) )")
"""“**Divergent** *boundaries*, where plates move apart”."""
_GLOSS = re.compile(r" \([^()]{1,40}\)(?=[:.]| [–—-] )")
"""“**Predominant** (subdominant) – ii, IV”."""
_GOES_ON = re.compile(
    r"(?:, (?:or|also|which|a|an|the)\b| (?:is|are|was|were|has|have|means|shows|marks|lasts|begins)\b)"
)
_ONE = re.compile(r" ones?(?: [a-z]+ly)?$")


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its number, its lead and what is said about it.

    `is_sentence` tells that the lead opens the sentence that says it: “**N1** is the drowsy transition from waking.”
    """

    number: int
    lead: Markdown
    body: Markdown
    span: Span
    is_sentence: bool


@dataclass(frozen=True, slots=True)
class Title:
    """What the points are: "the five tips for a good start" all together, "Tips for a good start" for one of them."""

    all: str
    each: str
    to_do: bool
    explains: bool = False
    """Whether a point is but explained, for nobody knows of what it is one."""


def titled_runs(container: Block) -> frozenset[int]:
    """Return the places among a block's children at which points begin of which this rule makes cards."""
    runs = runs_of_points(container.children)
    return frozenset(start for start, points in runs if title_of_points(container, start, len(points)) is not None)


def are_points(container: Block, place: int) -> bool:
    """Whether a child of a block is a list of numbered points of which this rule makes cards."""
    child = container.children[place]
    if child.kind != "list" or not child.ordered:
        return False
    points = _points_of_list(child)
    return _FEWEST <= len(points) <= _MOST and title_of_points(container, place, len(points)) is not None


def runs_of_points(children: Sequence[Block]) -> Iterator[tuple[int, list[Point]]]:
    """Yield the place at which each run begins, and its points."""
    for start, points in _candidates(children):
        if _FEWEST <= len(points) <= _MOST:
            yield start, points


def _candidates(children: Sequence[Block]) -> Iterator[tuple[int, list[Point]]]:
    """Yield every ordered list of points, and every series of paragraphs numbered 1, 2, 3, …, in one pass."""
    series: list[int] = []
    for place, child in enumerate(children):
        number = _own_number(child) if _lead(child) else None
        if number == 1 or child.kind in _BETWEEN_SERIES:
            yield from _points_of_paragraphs(children, series)
            series = []
        if number == len(series) + 1:
            series.append(place)
        if child.kind == "list" and child.ordered and not series:
            yield place, _points_of_list(child)
    yield from _points_of_paragraphs(children, series)


def _points_of_list(block: Block) -> list[Point]:
    points = [_point(item.children[0], item.children[1:], item.number) for item in block.children if item.children]
    found = [point for point in points if point]
    return found if len(found) == len(block.children) else []


def _points_of_paragraphs(children: Sequence[Block], series: Sequence[int]) -> Iterator[tuple[int, list[Point]]]:
    """Yield the points whose first paragraphs stand at the places in `series`; what follows one belongs to it."""
    if not series:
        return
    points = []
    for place, following in zip(series, [*series[1:], None], strict=True):
        more = children[place + 1 : following] if following else _tail(children[place + 1 : place + 1 + _LONGEST_TAIL])
        point = _point(children[place], more, _own_number(children[place]))
        if point:
            points.append(point)
    yield series[0], points


def _tail(children: Sequence[Block]) -> Sequence[Block]:
    """Return what still belongs to the last point: a list or code, but no paragraph, which may end the topic."""
    end = next((place for place, child in enumerate(children) if child.kind not in ("list", "code")), len(children))
    return children[:end]


def _lead(block: Block) -> Mark | None:
    """Return the bold phrase that a paragraph opens with."""
    if block.kind != "paragraph":
        return None
    return bold_lead(block)


def _own_number(block: Block) -> int | None:
    found = _NUMBER.match(block.text)
    return int(found[1]) if found else None


def _point(block: Block, more: Sequence[Block], number: int | None) -> Point | None:
    mark = _lead(block)
    if mark is None or number is None:
        return None
    found = _NUMBER.match(block.text)
    start = found.end() if found else 0
    gloss = _GLOSS.match(block.text, mark.end) or _NOUN_BEHIND.match(block.text, mark.end)
    end = gloss.end() if gloss else mark.end
    text = block.text[start:end].rstrip()
    if not 0 < len(text.split()) <= _LONGEST_LEAD:
        return None
    if has_question_mark(text):
        return None
    lead = escape(text.rstrip(".:!;,–— "))
    rest = block.text[end:]
    is_sentence = _GOES_ON.match(rest) is not None and block.text[mark.end - 1] not in ".:"
    is_part = is_sentence or (rest.startswith(", ") and not gloss)  # “**Salt**, by hand or in brine”
    body_start = start if is_part else end + len(rest) - len(rest.lstrip(".…,;:–—- \n"))
    body = joined([to_markdown(block.inline, body_start), *(child.source for child in more)])
    return Point(number, lead, body, covering([block, *more]), is_sentence)


def title_of_points(container: Block, start: int, count: int) -> Title | None:
    """Return what the points of a run are, or None where nothing says so."""
    before = container.children[start - 1] if start else None
    if before and before.kind == "paragraph" and not _NO_LESSON.search(before.text):
        last = re.split(r"(?<=[.!?])\s+", before.text)[-1]
        introduced = _INTRODUCTION.match(last)
        what = _OWN.sub("", introduced["what"]) if introduced else ""
        if (
            has_pronoun(what)
            or _YOURS.search(what)
            or not _POINTING.isdisjoint(words_of(what))
            or _ONE.search(what.rstrip())
        ):
            return None  # “five tips for making the most of them”, “four ways to ask for one gracefully”
        if owned := owned_things(last, count):
            order = _order(_names_actions(owned.title) and noun_of(owned.title) not in _WITHOUT_ORDER)
            return Title(f"{owned.title}: name all {number_word(count)}{order}.", owned.title, to_do=False)
        if introduced and (title := _counted(introduced["what"].strip(), count)):
            return _below(without_number(_heading(container, start)), introduced["what"].strip(), title)
    heading = without_number(_heading(container, start))
    is_told = _TELLS_OF_WHAT.search(heading)  # as “The steps”, “Things that'll bite you” does not
    if (
        is_told
        and heading
        and not _NO_LESSON.search(heading)
        and _names_several(heading)
        and not has_question_mark(heading)
        and not is_glossary_title(heading)  # each of the “Words of the trade” has a card of its own
    ):
        to_do = heading.casefold().startswith("how to") or _names_actions(heading)
        in_order = _order(to_do and noun_of(heading) not in _WITHOUT_ORDER)
        return Title(f"{heading}: name all {number_word(count)}{in_order}.", heading, to_do)
    return _of_counted(before, heading, count)


def _below(heading: str, what: str, title: Title) -> Title:
    """Put the heading before what a sentence calls points, “three risk factors”, where it does not say of what."""
    if _AFTER_NOUN.search(what) or not names_topic(heading) or several(heading) is not None:
        return title
    each = heading if title.each.casefold() == heading.casefold() else f"{heading}, {title.each.lower()}"
    return Title(f"{heading}: {title.all[0].lower()}{title.all[1:]}", each, title.to_do)


def _of_counted(before: Block | None, heading: str, count: int) -> Title | None:
    """Read “The paper names four causes:”; the heading above says of what, where the sentence does not."""
    things = counted_things(before, count)
    if not things or not heading or _NO_LESSON.search(heading) or has_question_mark(heading):
        return None
    to_do = _names_actions(things)
    what = f"what are the {number_word(count)} {things}{_order(to_do and noun_of(things) not in _WITHOUT_ORDER)}?"
    return Title(f"{heading}: {what}", heading, to_do=False, explains=True)


def _heading(container: Block, start: int) -> str:
    """Return the title above the points: the nearest line that is bold from end to end, or the heading."""
    for block in reversed(container.children[max(0, start - _NEAR) : start]):
        if block.kind in _BETWEEN_SERIES:
            break
        if is_bold_line(block):
            return block.text[question_label(block.text) :]
    return "".join(container.children[start].context[-1:])


def _counted(what: str, count: int) -> Title | None:
    """Read "top-five tips for …"; another number than that of the points makes it the title of something else."""
    counted = _COUNT.match(what)
    said = read_number(counted["count"]) if counted else None
    if said not in (None, count):
        return None
    each = what[counted.end() :] if counted and said else what
    number = "" if said else f"{number_word(count)} "
    to_do = _names_actions(each)
    return Title(f"What are the {number}{what}{_order(to_do)}?", each[0].upper() + each[1:], to_do)


def _order(to_do: bool) -> str:
    """Ask for the order where it matters: steps have one, kinds are only numbered."""
    return ", in order" if to_do else ""


def _names_several(heading: str) -> bool:
    """Whether a heading is the title of several things: "Kinds of irony", "How to fold a map".

    A noun in the plural alone names a topic ("Transactions") of which the points may be anything.
    """
    noun = noun_of(heading)
    if heading.casefold().startswith("how to") or _names_actions(heading) or _SEVERAL.fullmatch(noun):
        return True
    tells = (" of " in heading and not heading.endswith(" of things")) or read_number(
        heading.partition(" ")[0]
    ) is not None
    return tells and noun.endswith("s") and not noun.endswith("ss")


def _names_actions(phrase: str) -> bool:
    """Whether a phrase is about things to do."""
    return _TO_DO.fullmatch(noun_of(phrase)) is not None


def noun_of(phrase: str) -> str:
    """Return the noun that a phrase is about: the last word before the first preposition."""
    words = _AFTER_NOUN.split(phrase, maxsplit=1)[0].split()
    return words[-1].casefold().strip(".:") if words else ""
