"""A list of what its heading has: `- **Cause:** a parasite`, below “Malaria”.

Most of its labels must name what things have, as the headers of a table of facts do, or stand below several headings of
the lesson. What belongs to a course, an event or a recipe, “Instructor”, “Price”, is none of these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.facts.guards import addresses_reader, points_elsewhere
from mkdeck.facts.words import ARTICLES, word_set
from mkdeck.headings.headers import is_attribute, is_begun, of_several, within
from mkdeck.headings.titles import is_plural, names_one_thing, singular
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import escape, to_markdown
from mkdeck.parsing.pieces import covering, paragraph
from mkdeck.recognition.glossaries import Entry, Group
from mkdeck.recognition.groups_of_lesson import groups_of
from mkdeck.recognition.items import Head, as_list
from mkdeck.recognition.language import is_english
from mkdeck.recognition.list_names import bold_title
from mkdeck.recognition.recorded_columns import OF_DATE, OF_SPAN
from mkdeck.recognition.recorded_facts import may_tell
from mkdeck.recognition.recorded_names import are_several
from mkdeck.recognition.recorded_shapes import is_told_of, names_something
from mkdeck.recognition.recorded_wording import worded
from mkdeck.recognition.tables import says_nothing
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.wording.numbering import without_number
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, plain, words

READS = ("document",)
ANYWHERE = ("list", "lines", "lead")
ONLY_IN_LESSONS = True

_FEWEST, _FEWEST_RECURRING, _MOST = 3, 2, 12
_MOSTLY, _PARTLY = 0.6, 0.3
"""Shares of the labels of a list that are known to name what things have, alone and below several headings."""
_LONGEST_LABEL, _LONGEST_TOLD = 4, 25
"""Words."""
_OF_OCCASION = word_set(
    "address agenda aim aims assessment attendance attendees audience author authors bring budget cast contact cost "
    "costs credits deadline deadlines deliverable deliverables department difficulty directions due ects email "
    "equipment estimate exam exercise fee fees feedback feature features goal goals grade grading "
    "homework hours ingredients instructor instructors isbn lecturer level link links materials maintainer "
    "mark marks objective objectives office organizer organiser outcomes owner page pages "
    "participants phone points prep prerequisite prerequisites presenter price prices priority project question "
    "questions rating reading readings registration repo repository required requirements responsible reviewer room "
    "salary schedule score serves servings size solution speaker stars status steps summary supervisor task tasks "
    "teacher tel theme tip tips title todo todos topic topics tutor url venue version versions website weight workload "
    "yield answer answers hint hints todo"
)
"""Labels of what belongs to a course, an event, a recipe or a program."""
_ASIDE = word_set("example examples note notes remark remarks")
"""Labels of what nobody asks for, beside those of facts."""
_FOR_THINGS_AS_WELL = frozenset(["theme", "size", "level"])
"""Those that tell of things as well where they stand before another word: “Level of protection”."""
_OF_THINGS = word_set(
    "case casualties commanders contraindications diagnosis dosage etymology incubation indications inventor "
    "form prevention prognosis sides space transmission use"
)
"""What things have beside what the headers of tables name."""
_OF_MANY = word_set("abbreviations constants facts figures formulas formulae measurements numbers quantities symbols "
                    "terms units values")  # fmt: skip
"""Headings above quantities that are things themselves: “Speed: km/h”, below “Units”."""
_AT_DATE = frozenset(["date", "time", "when", "place", "location", "where", "duration", "language"])
"""Labels of events, which a lesson tells of those long past alone."""
_LONG_PAST = re.compile(r"\b(?:1[0-8]\d\d|19[0-8]\d|\d{3})\b|\bBCE?\b")
_DONE = word_set("born built composed completed created discovered established founded introduced invented launched "
                 "opened painted patented premiered published released signed written")  # fmt: skip
_PAST = {"written": "wrote"}
_ELSEWHERE = re.compile(r"(?i)(?:see|cf\.?|same|ditto|todo|tbd)\b")
_MANY = word_set("causes effects limits measures uses forms types signs costs results tests works symptoms influences")
"""Nouns in the plural that are forms of verbs as well: “Causes”."""
_WRITTEN = word_set("written painted published")
_DIED = "died"
_JOINED = re.compile(r" (?:und|et|y|e|en) |, ")
_VERDICTS = frozenset(["yes", "no", "none", "never", "true", "false"])


def needs_topic(card: Card) -> bool:
    """Whether the heading does not say of which matter its thing is."""
    return lacks_topic(card)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each point of such lists."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of those lists that do not stand on the answered lines."""
    found = [
        (owner, group)
        for before, group in groups_of(block)
        if not answered.cover(group.span) and _may_be_facts(group) and (owner := _owner(before, group))
    ]
    owners = Counter((label, owner) for owner, group in found for label in set(map(_label, group.entries)))
    recurring = Counter(label for label, _ in owners)
    in_english = not (found or block.within("list")) or is_english(block.source)
    for owner, group in found:
        if _are_facts(group, recurring, in_english=in_english):
            cards = (_card(owner, entry, group, in_english=in_english) for entry in group.entries)
            yield from filter(None, cards)
    if not in_english:
        yield from _lists_elsewhere(block, answered)


def _lists_elsewhere(block: Block, answered: Lines) -> Iterator[Card]:
    """Yield the lists below a word for what a thing has, where no pattern of facts reads the language."""
    for parent in (block, *block.within("section")):
        for before, child in zip((None, *parent.children), parent.children, strict=False):
            if child.kind != "list" or before is None or answered.cover(child.span):
                continue
            is_led = before.kind == "heading" or before.text.rstrip().endswith(":") or bool(bold_title(before))
            title = without_number(before.text).strip(" .:")
            above = child.context[:-1] if before.kind == "heading" else child.context
            owner = next((named for named in map(without_number, above[::-1]) if not _is_profile(named)), "")
            if (
                not is_led
                or not _is_profile(title)
                or not names_one_thing(owner)
                or not _FEWEST_RECURRING <= len(child.children) <= _MOST
            ):
                continue
            points = [
                item.children[0] for item in child.children if item.children and item.children[0].kind == "paragraph"
            ]
            if len(points) < len(child.children) or any(has_question_mark(point.text) for point in points):
                continue
            told = as_list([Head(point.inline, False) for point in points], ordered=child.ordered)
            origin = Origin(span=covering([before, child]), context=child.context, evidence="shaped")
            yield Basic(Markdown(f"{escape(owner)}: {escape(title)}?"), told, origin)


def _is_profile(title: str) -> bool:
    """Whether each noun of a title is one for what a thing has: “Vorteile und Nachteile”."""
    told = [plain(part) for part in _JOINED.split(title.strip(" .:"))]
    return all(part in words("profile") for part in told)


def _owner(before: Block | None, group: Group) -> str:
    """Return the one thing that the bold line or the heading above a group names; nothing of an occasion."""
    if not may_tell(group.context, ()):
        return ""
    if title := bold_title(before).strip(" .:"):
        return title if names_one_thing(title) else ""
    title = without_number("".join(group.context[-1:]))
    return title if names_one_thing(title) and plain(title).rpartition(" ")[2] not in _OF_MANY else ""


def _label(entry: Entry) -> str:
    return plain(entry.term.text.strip(" :"))


def _may_be_facts(group: Group) -> bool:
    """Whether no label belongs to an occasion or asks, and the values are short."""
    labels = list(map(_label, group.entries))
    if not _FEWEST_RECURRING <= len(labels) <= _MOST or len(set(labels)) < len(labels):
        return False
    if not all(map(_may_be_label, labels)):
        return False
    is_past = any(_LONG_PAST.search(entry.gloss.text) for entry in group.entries)
    if not is_past and not _AT_DATE.isdisjoint(labels):
        return False
    return all(_may_be_told(entry) for entry in group.entries)


def _may_be_label(label: str) -> bool:
    """Whether a label may name what a thing has: a few words without a number, and none of an occasion."""
    spoken = label.split()
    if not 0 < len(spoken) <= _LONGEST_LABEL or not ARTICLES.isdisjoint(spoken) or any(map(str.isdigit, label)):
        return False
    return not (spoken[-1] in _OF_OCCASION or spoken[0] in _OF_OCCASION - _FOR_THINGS_AS_WELL)


def _may_be_told(entry: Entry) -> bool:
    """Whether what stands behind a label may be a fact."""
    text = entry.gloss.text
    if not 0 < len(text.split()) <= _LONGEST_TOLD or has_question_mark(text) or "_" * 3 in text:
        return False
    kinds = {mark.kind for mark in (*entry.gloss.marks, *entry.term.marks)}
    return kinds.isdisjoint({"link", "image"}) and not addresses_reader(text)


def _are_facts(group: Group, recurring: Counter[str], *, in_english: bool) -> bool:
    """Whether enough of the labels name what things have, fewer where they stand below several headings."""
    labels = [label for entry in group.entries if (label := _label(entry)) not in _ASIDE]
    known = sum(map(_is_known if in_english else words("profile").__contains__, labels))
    again = sum(recurring[label] > 1 for label in labels)
    if again >= max(_FEWEST_RECURRING, _MOSTLY * len(labels)):
        return known >= max(1, _PARTLY * len(labels))
    return len(labels) >= _FEWEST and known >= _MOSTLY * len(labels)


def _is_known(label: str) -> bool:
    """Whether a label surely names what things have: “Cause”, “Boiling point”, “Discovered by”."""
    noun = label.rpartition(" ")[2]
    if noun in _OF_THINGS or label in _AT_DATE:
        return True
    if any(
        not {label, noun}.isdisjoint(words(table)) for table in ("attributes", "quantity", "maker", "asked_plainly")
    ):
        return True
    if is_attribute(label) or is_attribute(singular(label)) or label in _DONE | {_DIED}:
        return True
    return is_begun(label) and len(label.split()) > 1


def _card(owner: str, entry: Entry, group: Group, *, in_english: bool) -> Basic | None:
    """Return the card of a point; None where it says nothing, or nobody could ask for it."""
    text = entry.gloss.text.strip()
    if entry.sign != ":" or entry.below or _label(entry) in _ASIDE or points_elsewhere(text):
        return None
    if is_missing(text) or says_nothing(text) or _ELSEWHERE.match(text) or plain(text) in _VERDICTS:
        return None
    label = " ".join(entry.term.text.strip(" :").split())
    asked = _asked(owner, entry, group) if in_english else f"{{}}: {escape(label)}?"
    origin = Origin(span=entry.span, context=group.context, evidence="shaped")
    return Basic(Markdown(asked.replace("{}", escape(owner), 1)), to_markdown(entry.gloss), origin) if asked else None


def _when(title: str, told: str) -> str | None:
    """Return how a label of time or of a deed is asked; "" where it tells no time, None for any other label."""
    is_dated = OF_DATE.fullmatch(told) is not None
    done = title.removesuffix(" in").removesuffix(" on")
    if done in _DONE:
        return f"When was {{}} {done}?" if is_dated else ""
    if title in words("time"):
        return "{}: when was it?" if is_dated else ""
    if title == _DIED:
        return "When did {} die?" if is_dated else ""
    if title == "time" and OF_SPAN.fullmatch(told) is None:
        return ""  # “Middle Ages”
    return "" if title in _WRITTEN else None


def _asked(owner: str, entry: Entry, group: Group) -> str:
    """Return what a label asks of a thing, `{}` for its name; nothing where it names nothing."""
    named = " ".join(entry.term.text.strip(" :").split())
    title = plain(named)
    when = _when(title, entry.gloss.text.strip())
    if when is not None:
        return when
    if title == "known for":
        return "What is {} known for?"
    if title in _MANY:
        return f"{{}}: what are the {escape(within(named))}?"
    verb, _, by = title.partition(" ")
    if by == "by" and verb.isalpha():
        return f"Who {_PAST.get(verb, verb)} {{}}?" if verb in _DONE else f"What is {{}} {verb} by?"
    noun = title.rpartition(" ")[2]
    if noun in words("maker"):
        return f"{{}}: who was the {escape(within(named))}?"
    if _is_known(title) and (names_something(named) or is_told_of(title)):
        return f"{{}}: what {'are' if is_plural(noun) else 'is'} the {escape(within(named))}?"
    if names_something(named):
        return f"{{}}: {escape(within(named))}?"
    asked = worded(title, named, [paragraph(entry.gloss, group.blocks[0])])
    return of_several(asked) if are_several(owner) else asked
