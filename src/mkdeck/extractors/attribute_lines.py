"""What something of a thing is, in lines or points: `Capital of Australia: Canberra`.

What stands before the colon names both, so that it can be asked for as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.facts.guards import addresses_reader, has_pronoun, points_elsewhere
from mkdeck.headings.headers import is_attribute
from mkdeck.headings.titles import is_of_occasion, is_plural
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import escape, to_markdown
from mkdeck.recognition.glossaries import Entry, Group
from mkdeck.recognition.groups_of_lesson import groups_beside
from mkdeck.recognition.language import is_english
from mkdeck.recognition.tables import says_nothing
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, plain, words

READS = ("document",)
ANYWHERE = ("list", "lines", "lead")
ONLY_IN_LESSONS = True
needs_topic = lacks_topic

_FEWEST, _LONGEST_LABEL, _LONGEST_TOLD = 2, 8, 10
_LABEL = re.compile(
    r"(?:[Tt]he )?(?P<asked>(?P<rank>(?:first|last|only|[a-z]{3,}est|most [a-z]+) )?(?P<noun>[a-z]+(?: [a-z]+)?)"
    r" (?P<link>of|in) (?P<owner>(?:the |an? )?(?:[A-Z][\w.'’-]*|[a-z]+)(?: [\w.'’-]+){0,4}))"
)
_NOT_TOLD = re.compile(r"(?i)(?:not|never|see|the same|same)\b")
_OF_MOMENT = re.compile(
    r"(?i)\b(?:class|course|lesson|week|today|meeting|exam|party|trip|menu|room|team|winner|price)\b|[€$£]"
)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each such line of a lesson."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of the lines that do not stand on the answered ones."""
    for group in groups_beside(block, answered):
        if any(map(is_of_occasion, group.context[-1:])):
            continue
        cards = [card for entry in group.entries if (card := _card(entry, group)) is not None]
        if len(cards) >= max(_FEWEST, len(group.entries) - 1) and is_english(block.source):
            yield from cards


def _card(entry: Entry, group: Group) -> Basic | None:
    """Return the card of an entry; None of one that asks for nothing by itself."""
    label, told = " ".join(entry.term.text.strip(" :").split()), entry.gloss.text.strip(" .")
    found = _LABEL.fullmatch(f"{label[:1].lower()}{label[1:]}")
    if found is None or entry.sign != ":" or entry.below or len(label.split()) > _LONGEST_LABEL:
        return None
    noun = plain(found["noun"])
    is_known = is_attribute(noun) or noun.rpartition(" ")[2] in words("maker") or noun in words("attributes")
    if not (found["rank"] or is_known) or not (found["owner"][0].isupper() or found["rank"] or is_known):
        return None
    if not 0 < len(told.split()) <= _LONGEST_TOLD or is_missing(told) or says_nothing(told) or has_question_mark(told):
        return None
    if any(map(addresses_reader, (label, told))) or has_pronoun(label) or points_elsewhere(f"{label} {told}"):
        return None
    if (
        _NOT_TOLD.match(told)
        or _OF_MOMENT.search(f"{label} {told}")
        or any(mark.kind in ("link", "image") for mark in entry.gloss.marks)
    ):
        return None
    who = "Who" if noun.rpartition(" ")[2] in words("maker") else "What"
    verb = "are" if is_plural(noun.rpartition(" ")[2]) else "is"
    origin = Origin(span=entry.span, context=group.context, evidence="shaped")
    return Basic(Markdown(f"{who} {verb} the {escape(found['asked'])}?"), to_markdown(entry.gloss), origin)
