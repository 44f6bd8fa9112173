"""Values to know below a title that says so: `Sodium: 135–145 mmol/l`, below “Normal values”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.facts.guards import addresses_reader
from mkdeck.headings.titles import singular
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import escape, to_markdown
from mkdeck.recognition.glossaries import Entry, Group
from mkdeck.recognition.groups_of_lesson import groups_beside
from mkdeck.recognition.language import is_english
from mkdeck.recognition.recorded_facts import may_tell
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.wording.numbering import without_number
from mkdeck.wording.words import has_question_mark

READS = ("document",)
ANYWHERE = ("list", "lines", "lead")
ONLY_IN_LESSONS = True
needs_topic = lacks_topic

_FEWEST, _LONGEST_NAME, _LONGEST_VALUE = 2, 6, 14
_TITLE = re.compile(
    r"(?i)(?:the )?(?P<what>"
    r"(?:(?:normal|reference|typical|target|standard|physical|fundamental|physiological|average) )?"
    r"(?:(?P<plain>constants|values)|ranges|half-lives|(?:melting|boiling|flash|freezing) points|densities"
    r"|wavelengths|atomic (?:numbers|masses)|point values|frequencies))"
    r"(?: (?:of|for|in) [^:.!?]{3,40})?"
)
_VALUE = re.compile(
    r"(?:about |around |roughly |up to |under |over |below |above |[<>≤≥≈~±] ?)?[-−]?\d.*|[^\d]{1,4}= ?\d.*"
)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each such value of a lesson."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of the values that do not stand on the answered lines."""
    for group in groups_beside(block, answered):
        asked = _asked(group)
        if asked and all(map(_is_value, group.entries)) and is_english(block.source):
            yield from (_card(asked, entry, group) for entry in group.entries)


def _asked(group: Group) -> str:
    """Return what the title above a group asks of each of its names; nothing where it is another one."""
    if len(group.entries) < _FEWEST or not may_tell(group.context, ()):
        return ""
    titles = (group.above.strip(" :"), without_number("".join(group.context[-1:])))
    found = next(filter(None, map(_TITLE.fullmatch, titles)), None)
    if found is None or addresses_reader(found[0]):
        return ""
    what = found["what"].lower()
    if found["plain"] and found["plain"].lower() == "constants":
        return "value"
    *modifiers, noun = what.split()
    return " ".join([*modifiers, "half-life" if noun == "half-lives" else singular(noun)])


def _is_value(entry: Entry) -> bool:
    """Whether an entry gives a name its number."""
    name, value = entry.term.text.strip(" :"), entry.gloss.text.strip()
    if not 0 < len(name.split()) <= _LONGEST_NAME or entry.below or has_question_mark(value) or "___" in value:
        return False
    return len(value.split()) <= _LONGEST_VALUE and _VALUE.fullmatch(value) is not None


def _card(asked: str, entry: Entry, group: Group) -> Basic:
    origin = Origin(span=entry.span, context=group.context, evidence="shaped")
    front = f"{escape(entry.term.text.strip(' :'))}: what is the {asked}?"
    return Basic(Markdown(front), to_markdown(entry.gloss), origin)
