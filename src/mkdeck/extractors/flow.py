"""Stages in a row of arrows, below the title that says of what: `denial → anger → acceptance`."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.facts.guards import addresses_reader, has_pronoun, points_elsewhere
from mkdeck.headings.titles import is_of_occasion
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import escape, to_markdown
from mkdeck.parsing.pieces import covering
from mkdeck.recognition.list_names import bold_title
from mkdeck.wording.numbering import without_number
from mkdeck.wording.words import has_question_mark

READS = ("document", "section")
WITH = ("paragraph",)
SIGNS = ("→", "->", "⟶", "⇒")
ONLY_IN_LESSONS = True
needs_topic = lacks_topic

_FEWEST, _MOST, _LONGEST = 3, 12, 6
_ARROW = re.compile(r"\s*(?:→|⟶|⇒|-{1,2}>)\s*")
_TITLE = re.compile(
    r"(?i)(?:the )?(?P<what>(?:[\w'’-]+ ){0,2}?(?P<noun>stages?|phases?|steps?|path|pathway|order|sequence|cycle|chain"
    r"|course|hierarchy|levels|life ?cycle|flow|route|process) of (?:the |an? )?[^:.!?]{3,60})"
)
_OF_WORK = re.compile(
    r"(?i)\b(?:build|commit|deploy\w*|lint|merge|pull request|push|release|review|sign-?off|tests?)\b"
)
_LEFT_OUT = re.compile(r"…|\.\.\.|^see ")
_OF_DAY = re.compile(
    r"(?i)\b(?:our|my|your|work|visits?|day \d+|trips?|tour|service|turns?|temples|reproduction|requests?|events"
    r"|bands)\b"
)
"""What somebody does on a day, plays or looks for."""
_BEFORE_ROW = re.compile(r"(?P<title>[^:→\n]{6,80}): (?=\S)")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each row of stages that has such a title."""
    for before, child in zip((None, *block.children), block.children, strict=False):
        if child.kind != "paragraph" or "\n" in child.text.strip() or any(map(is_of_occasion, child.context[-1:])):
            continue
        led = _BEFORE_ROW.match(child.text)
        titles = [led["title"]] if led else [bold_title(before), "".join(child.context[-1:]) if _opens(before) else ""]
        found = next(filter(None, (_TITLE.fullmatch(without_number(title).strip(" :")) for title in titles)), None)
        if (
            found is None
            or _OF_DAY.search(found["what"])
            or not _is_row(child.text[led.end() if led else 0 :].strip(" ."))
        ):
            continue
        places = [before, child] if before is not None and not led and bold_title(before) else [child]
        origin = Origin(span=covering(places), context=child.context, evidence="shaped")
        what = f"{found['what'][0].lower()}{found['what'][1:]}"
        be = "are" if found["noun"].lower().endswith("s") else "is"
        in_order = ", in order" if be == "are" else ""
        yield Basic(
            Markdown(f"What {be} the {escape(what)}{in_order}?"),
            to_markdown(child.inline, led.end() if led else 0), origin,
        )  # fmt: skip


def _opens(before: Block | None) -> bool:
    """Whether a row stands right below its heading."""
    return before is None or before.kind == "heading"


def _is_row(text: str) -> bool:
    """Whether a text is nothing but short stages, with arrows between them."""
    parts = _ARROW.split(text)
    if not _FEWEST <= len(parts) <= _MOST or not all(0 < len(part.split()) <= _LONGEST for part in parts):
        return False
    return not (
        has_question_mark(text)
        or _LEFT_OUT.search(text)
        or _OF_WORK.search(text)
        or addresses_reader(text)
        or has_pronoun(text)
        or points_elsewhere(text)
    )
