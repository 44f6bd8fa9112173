"""What changed in cards, for people and programs: as text for a terminal, as Markdown for a pull request, as JSON."""

from __future__ import annotations

import difflib
import html
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from mkdeck import lazy_re as re
from mkdeck.identity.sides import kind_of, sides_of
from mkdeck.ledger import Change, Entry, Match
from mkdeck.problems import Problem
from mkdeck.render.sanitise import without_control_characters
from mkdeck.values import dataclass

Paint = Callable[[str], str]

_MOST_WORDS = 2000
"""Texts with more are shown whole, since comparing them word by word would take long."""

RENDERING = "rendering"
"""The part that changed where none of the texts did: a newer mkdeck makes other HTML of them."""

_HEADINGS = " › "

_WORD = re.compile(r"\s+|\w+|[^\w\s]")

_ANSWER = ("options", "back")

_MANY = 3
"""Of so many notes the same is told once."""


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


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one card, or once of many for which it is the same."""

    changes: tuple[Change, ...]
    differences: tuple[Difference, ...]


def told_once(changes: Iterable[Change]) -> Iterator[Told]:
    """Yield what became of cards: first what is the same for many, then card by card what is not told by that.

    A title or a file that has another name, other tags, a deck: of these many cards may have the same difference.
    """
    of_cards = [(change, _told_differences(change)) for change in changes]
    having: dict[Difference, list[Change]] = {}
    for change, found in of_cards:
        for shared in filter(None, map(_shared, found)):
            having.setdefault(shared, []).append(change)
    of_many: dict[tuple[str, ...], list[Difference]] = {}
    for shared, those in having.items():
        if len(those) >= _MANY:
            of_many.setdefault(tuple(change.entry.guid for change in those), []).append(shared)
    for _, same in sorted(of_many.items(), key=lambda shared: -len(shared[0])):
        yield Told(tuple(having[same[0]]), tuple(_joined(same)))
    for change, found in of_cards:
        left = tuple(one for one in found if len(having.get(_shared(one) or one, ())) < _MANY)
        if left or not found or change.state == "returned":
            yield Told((change,), left)


def _told_differences(change: Change) -> list[Difference]:
    found = differences(change)
    return found if found or change.state != "changed" else [Difference(RENDERING, "", "")]


def _joined(same: Iterable[Difference]) -> Iterator[Difference]:
    """Yield differences, as one those that are the same in several parts."""
    parts: dict[tuple[str, str], list[str]] = {}
    for one in same:
        parts.setdefault((one.old, one.new), []).append(one.part)
    return (Difference(", ".join(names), old, new) for (old, new), names in parts.items())


def _shared(difference: Difference) -> Difference | None:
    """Return what many cards may have of a difference: that of one heading, one tag or the label; None for the rest."""
    part, old, new = difference.part, difference.old, difference.new
    if part in ("deck", "lesson", RENDERING):
        return difference
    if part == "headings":
        return Difference(part, *map(_HEADINGS.join, _unequal(old.split(_HEADINGS), new.split(_HEADINGS))))
    if part == "tags":
        return Difference(part, *_unequal_tags(old.split(), new.split()))
    labels = _labels(old, new) if part in ("front", "text") else None
    return labels and Difference("label", *(f"{label} …".lstrip() for label in labels))


def _labels(old: str, new: str) -> tuple[str, str] | None:
    """Return what stands before a question, “Glaciers:”, where that is all in which two differ; one may have none.

    Behind a label the first word has no capital.
    """
    before, now = _unequal(old.split(" "), new.split(" "))
    if before and now and before[-1].casefold() == now[-1].casefold():
        before, now = before[:-1], now[:-1]
    labels = " ".join(before), " ".join(now)
    return labels if any(labels) and all(label.endswith(":") or not label for label in labels) else None


def _unequal_tags(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """Return the tags that differ, up to where they do: “db” and “sql” of “db::terms” and “sql::terms”."""
    gone, come = ([tag for tag in one if tag not in other] for one, other in ((old, new), (new, old)))
    if len(gone) == len(come):
        pairs = [_unequal(a.split("::"), b.split("::")) for a, b in zip(gone, come, strict=True)]
        gone, come = (["::".join(pair[side]) for pair in pairs] for side in (0, 1))
    return " ".join(dict.fromkeys(gone)), " ".join(dict.fromkeys(come))


def _unequal(old: Sequence[str], new: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return what stands before the end that two texts have in common."""
    same = 0
    while same < min(len(old), len(new)) and old[-1 - same] == new[-1 - same]:
        same += 1
    return old[: len(old) - same], new[: len(new) - same]


def _parts(entry: Entry | None) -> dict[str, str]:
    if entry is None:
        return {}
    origin = entry.card.origin
    sides = {name: _as_text(side) for name, side in sides_of(entry.card).items()}
    filed = {"headings": _HEADINGS.join(origin.context), "sentence": origin.quote, "tags": " ".join(entry.tags)}
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


def changes_markdown(
    changes: Iterable[Change], name: Callable[[Entry], str], reasons: Mapping[str, Problem]
) -> Iterator[str]:
    """Yield the lines of a table as GitHub shows it; https://github.github.com/gfm/#tables-extension-.

    `reasons` says by guid why cards have gone.
    """
    yield "| | card | | was | is |"
    yield "|---|---|---|---|---|"
    for told in told_once(changes):
        first, *more = told.changes
        who = f" | {len(told.changes)} notes" if more else f"{first.in_words} | {_cell(name(first.entry))}"
        reason = reasons.get(first.entry.guid) if first.state == "retired" else None
        why = [Difference("reason", "", str(reason))] if reason else []
        for difference in [*told.differences, *why] or [Difference("", "", "")]:
            texts = map(_cell, (difference.part, difference.old, difference.new))
            yield f"| {who} | {' | '.join(texts)} |"


def _cell(text: str) -> str:
    """Return text as code within a table, where nothing in it is markup, a link or a mention of somebody."""
    escaped = re.sub(r"[`*_\[\]()!|\\~:$@#]", lambda sign: f"&#{ord(sign[0])};", html.escape(text, quote=False))
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
