"""Commands and what each of them does, side by side: “`git commit` – records what is staged”.

Keywords of a language in capitals and functions with their brackets are commands as well. Below a title that calls
them so, “Commands”, a noun says enough of one. Names of settings and options
belong to a manual, and what is to be typed in a lesson to that lesson.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.facts.guards import addresses_reader, points_elsewhere
from mkdeck.facts.phrases import words_of
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.headings.titles import is_of_occasion
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import to_markdown
from mkdeck.recognition.glossaries import Entry, Group
from mkdeck.recognition.groups_of_lesson import groups_beside
from mkdeck.recognition.language import is_english
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.wording.numbering import without_number
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, plain, words

READS = ("document",)
ANYWHERE = ("list", "lines", "lead")
SIGNS = ("`",)
ONLY_IN_LESSONS = True
needs_topic = lacks_topic

_FEWEST, _MOST, _LONGEST_TOLD = 3, 25, 25
_COMMAND = re.compile(r"[a-z][\w-]* [\w<{\[./:-]+.*|[A-Z]{2,}(?:[ _][A-Z]{2,})*|[\w.]+\(.*\)|:[a-z]+!?|\.[a-z]+ .*")
"""“git add”, “GROUP BY”, “len()”, “:wq”; a name alone may be that of a setting."""
_OF_MANUAL = re.compile(
    r"(?i)\b(?:install\w*|set-?up|usage|options?|settings?|param(?:eter)?s?|arguments?|props|config\w*|flags?|api"
    r"|endpoints?|environment|variables|scripts|makefile|targets|to-?do|exercises?|homework|tasks?|steps?|try"
    r"|build|development|contribut\w+|deploy\w*|changelog|releases?|troubleshooting|errors?|your?|our|we|lab)\b"
)
"""Titles of manuals, and of what a reader is to type in."""
_OF_PROJECT = re.compile(r"(?:npm|yarn|pnpm|bun) (?:run|test|start|dev|lint|build)\b|(?:make|just|rake|tox) ")
"""What a project calls its own scripts by."""
_FILE = re.compile(
    r"(?<![\w-])[\w-]{1,60}\.(?:py|js|ts|sh|md|json|ya?ml|toml|html|css|csv|txt|sql|rb|java|c|h|go|rs)\b|https?:"
)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each such command of a lesson."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of the commands that do not stand on the answered lines."""
    for group in groups_beside(block, answered):
        if _are_commands(group) and is_english(block.source):
            called = any(map(_calls_them_so, _titles(group)))
            asked = (entry for entry in group.entries if _may_be_told(entry) and (called or _tells_deed(entry)))
            yield from (_card(entry, group) for entry in asked)


def _are_commands(group: Group) -> bool:
    """Whether all terms of a group are commands, what is behind nearly all tells what they do, and it is to know."""
    entries = group.entries
    if not _FEWEST <= len(entries) <= _MOST or any("code" not in entry.dress for entry in entries):
        return False
    titles = _titles(group)
    if any(_OF_MANUAL.search(title) or is_of_occasion(title) or plain(title) in words("aside") for title in titles):
        return False
    terms = [entry.term.text.strip() for entry in entries]
    if (
        any(map(_OF_PROJECT.match, terms))
        or any(map(_FILE.search, terms))
        or not all(map(_COMMAND.fullmatch, terms))
        or len(set(terms)) < len(terms)
    ):
        return False
    are_called_so = any(map(_calls_them_so, titles))
    return sum(map(_may_be_told if are_called_so else _tells_deed, entries)) >= len(entries) - 1


def _titles(group: Group) -> list[str]:
    return [*map(without_number, group.context[-1:]), group.above]


def _calls_them_so(title: str) -> bool:
    """Whether a title says that commands stand below."""
    return plain(title).rpartition(" ")[2] == "commands"


def _tells_deed(entry: Entry) -> bool:
    """Whether what stands behind a command begins with what it does: “records what is staged”, “stage changes”."""
    spoken = words_of(entry.gloss.text)
    return _may_be_told(entry) and any(form.form in ("base", "third") for form in verb_forms(spoken[0]))


def _may_be_told(entry: Entry) -> bool:
    """Whether what stands behind a command says something of it, and to nobody."""
    text = entry.gloss.text.strip()
    if not 0 < len(words_of(text)) <= _LONGEST_TOLD or entry.below or has_question_mark(text) or is_missing(text):
        return False
    return not (addresses_reader(text) or points_elsewhere(text) or text.endswith("!") or text.startswith("same "))


def _card(entry: Entry, group: Group) -> Basic:
    origin = Origin(span=entry.span, context=group.context, evidence="shaped")
    does = _tells_deed(entry) and words_of(entry.gloss.text)[0] != "own"  # “own addresses”
    front = f"What does {to_markdown(entry.term)} do?" if does else f"What is {to_markdown(entry.term)} for?"
    return Basic(Markdown(front), to_markdown(entry.gloss), origin)
