"""What changed in cards, for people and programs: as text for a terminal, as Markdown for a pull request, as JSON."""

from __future__ import annotations

import difflib
import html
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from mkdeck import lazy_re as re
from mkdeck.ledger import Change, Entry, Match
from mkdeck.render.sanitise import without_control_characters
from mkdeck.sides import kind_of, sides_of
from mkdeck.values import dataclass

Paint = Callable[[str], str]

_MOST_WORDS = 2000
"""Texts with more are shown whole, since comparing them word by word would take long."""

RENDERING = "rendering"
"""The part that changed where none of the texts did: a newer mkdeck makes other HTML of them."""

_WORD = re.compile(r"\s+|\w+|[^\w\s]")

_ANSWER = ("options", "back")


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of a card that changed, and its text before and after; empty where it had or has none."""

    part: str
    old: str
    new: str


def differences(change: Change) -> list[Difference]:
    """Return the parts of a card in which the old and the new one differ; of a new or a retired card the answer."""
    old, new = _parts(change.old), _parts(change.new)
    if change.state == "new":
        old, new = {}, {part: text for part, text in new.items() if part in _ANSWER}
    elif change.state == "retired":
        old, new = {part: text for part, text in old.items() if part in _ANSWER}, {}
    parts = [part for part in dict.fromkeys([*new, *old]) if old.get(part) != new.get(part)]
    return [Difference(part, old.get(part, ""), new.get(part, "")) for part in parts]


def _parts(entry: Entry | None) -> dict[str, str]:
    if entry is None:
        return {}
    origin = entry.card.origin
    sides = {name: _as_text(side) for name, side in sides_of(entry.card).items()}
    filed = {"headings": " › ".join(origin.context), "sentence": origin.quote, "tags": " ".join(entry.tags)}
    parts = {**sides, **filed, "deck": entry.deck, "lesson": entry.lesson}
    return {part: without_control_characters(text) for part, text in parts.items() if text}


def _as_text(side: Any) -> str:
    if isinstance(side, list):
        return "\n".join(map(str, side))
    return "yes" if side is True else str(side)


def marked_words(difference: Difference, gone: Paint, come: Paint) -> tuple[str, str]:
    """Return the old and the new text with the words marked that the other lacks."""
    old, new = _WORD.findall(difference.old), _WORD.findall(difference.new)
    if len(old) + len(new) > _MOST_WORDS or not old or not new:
        return gone(difference.old) if old else "", come(difference.new) if new else ""
    before, after = [], []
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[a:b]), "".join(new[c:d])
        before.append(was if what == "equal" or not was else gone(was))
        after.append(now if what == "equal" or not now else come(now))
    return "".join(before), "".join(after)


def changes_markdown(changes: Iterable[Change], name: Callable[[Entry], str]) -> Iterator[str]:
    """Yield the lines of a table as GitHub shows it; https://github.github.com/gfm/#tables-extension-."""
    yield "| | card | | was | is |"
    yield "|---|---|---|---|---|"
    for change in changes:
        found = differences(change) or [Difference(RENDERING if change.state == "changed" else "", "", "")]
        for difference in found:
            texts = map(_cell, (name(change.entry), difference.part, difference.old, difference.new))
            yield f"| {change.state} | {' | '.join(texts)} |"


def _cell(text: str) -> str:
    """Return text as code within a table, where nothing in it is markup, a link or a mention of somebody."""
    escaped = re.sub(r"[`*_\[\]()!|\\~:$@#]", lambda sign: f"&#{ord(sign[0])};", html.escape(text))
    shown = escaped.replace("www.", "www&#46;").replace("\n", "<br>")
    return f"<code>{shown}</code>" if shown else ""


def changes_json(changes: Iterable[tuple[str, Change, Match | None]]) -> str:
    """Return changes as one JSON array, each with the name of its package and how its card was recognised."""
    return json.dumps([_as_object(*change) for change in changes], ensure_ascii=False, indent=2)


def _as_object(package: str, change: Change, match: Match | None) -> Mapping[str, Any]:
    recognised = {"matched_by": match.by, "confidence": round(match.confidence, 2)} if match and change.old else {}
    return {
        "package": package,
        "state": change.state,
        "id": change.entry.guid,
        "kind": kind_of(change.entry.card),
        **recognised,
        "old": _entry_object(change.old),
        "new": _entry_object(change.new),
    }


def _entry_object(entry: Entry | None) -> Mapping[str, Any] | None:
    if entry is None:
        return None
    origin = entry.card.origin
    filed = {"context": list(origin.context), "tags": list(entry.tags), "deck": entry.deck, "lesson": entry.lesson}
    return {**sides_of(entry.card), **filed, "source": origin.quote}
