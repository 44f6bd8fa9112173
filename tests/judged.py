"""Judged lessons: prose, and what a reader said of each card that was ever made of it.

`facts/judged/NAME.md` is a lesson, `facts/judged/NAME.toml` the verdicts. Run as a program it shows the cards that
nobody has judged, each below its sentence, and asks for a verdict:

    .venv/bin/python tests/judged.py                judge what is new
    .venv/bin/python tests/judged.py --table        how the rules do, from the verdicts
    .venv/bin/python tests/judged.py --list FILE…   the cards of any lessons beside their sentences, without asking
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from mkdeck.cards import Card, Cloze
from mkdeck.decks.project import Deck
from mkdeck.facts.run import patterns
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.reading import extract
from mkdeck.reports.listing import card_sides

Verdict = Literal["good", "fixable", "bad"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""Good: one keeps it as it is. Fixable: one small edit makes it good. Bad: one throws it away."""

HERE = Path(__file__).parent / "facts" / "judged"


@dataclass(frozen=True, slots=True)
class Judged:
    """A card as it was judged; `reason` says what is wrong with one that is not good."""

    rule: str
    front: str
    back: str
    verdict: Verdict
    reason: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.front, self.back


def lessons() -> list[Path]:
    """Return the judged lessons."""
    return sorted(HERE.glob("*.md"))


def key_of(card: Card) -> tuple[str, str]:
    """Return what tells a card from others: its two sides, or a cloze's text."""
    return (card.text, "") if isinstance(card, Cloze) else (card.front, card.back)


def cards_of(lesson: Path) -> list[Card]:
    """Return the cards that rules make where an author asks nothing: of facts of all tiers, terms, tables, lists."""
    read = parse_lesson(lesson.name, lesson.read_text(encoding="utf-8"))
    assert isinstance(read, Lesson), read
    collected = extract(read, Deck((lesson,), Path("judged.apkg"), facts="more")).collected
    found = (card for card in collected.cards if card.origin.evidence != "marked")
    return [card for card in found if not card.origin.extractor.startswith("question_")]


def verdicts(lesson: Path) -> list[Judged]:
    """Return what was said of a lesson's cards."""
    path = lesson.with_suffix(".toml")
    if not path.exists():
        return []
    found = [Judged(**card) for card in tomllib.loads(path.read_text(encoding="utf-8")).get("card", [])]
    for card in found:
        assert card.verdict in VERDICTS, f"{path}: {card.verdict!r} is no verdict"
        assert card.verdict == "good" or card.reason, f"{path}: say why {card.front!r} is {card.verdict}"
    return found


def write_verdicts(lesson: Path, judged: Iterable[Judged]) -> None:
    """Write the verdicts on a lesson's cards; a JSON string is a TOML string as well."""
    tables = []
    for card in judged:
        pairs = {"rule": card.rule, "front": card.front, "back": card.back, "verdict": card.verdict} | (
            {"reason": card.reason} if card.reason else {}
        )
        lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in pairs.items())
        tables.append("\n".join(["[[card]]", *lines]))
    lesson.with_suffix(".toml").write_text("\n\n".join(tables) + "\n", encoding="utf-8")


def tier_of(rule: str) -> str:
    """Return a rule's tier; cards that the form of a document makes have one of their own."""
    return next((pattern.tier for pattern in patterns() if pattern.name == rule), "structured")


def table(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield how many cards of each tier and rule were judged, and the shares that are good and usable."""
    groups: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for card in judged:
        groups[tier_of(card.rule), card.rule].append(card)
        groups[tier_of(card.rule), ""].append(card)
    yield "| tier | rule | n | good % | usable % |"
    yield "|---|---|---|---|---|"
    for (tier, rule), group in sorted(groups.items()):
        good, usable = share(group, "good"), share(group, "good", "fixable")
        yield f"| {tier} | {rule or 'all'} | {len(group)} | {good:.0%} | {usable:.0%} |".replace("%", "")


def share(judged: Sequence[Judged], *accepted: Verdict) -> float:
    """Return the share of cards that have one of the verdicts."""
    return sum(card.verdict in accepted for card in judged) / len(judged)


def side_by_side(card: Card) -> str:
    """Print a card below the sentence or the lines that it was made of."""
    head = f"{card.origin.span} {card.origin.extractor} ({tier_of(card.origin.extractor)})"
    return "\n".join([head, *([f"    {card.origin.quote}"] if card.origin.quote else []), *card_sides(card)])


def _ask(card: Card) -> Judged | None:
    """Show a card and ask what it is worth; None where the reader passes."""
    print("\n" + side_by_side(card))  # noqa: T201 - a program for people
    answers = {verdict[0]: verdict for verdict in VERDICTS}
    while (answer := input("good, fixable, bad, pass? ").strip()[:1]) != "p":
        if answer in answers:
            verdict = answers[answer]
            reason = "" if verdict == "good" else input("why? ").strip()
            return Judged(card.origin.extractor, *key_of(card), verdict, reason)
    return None


def main(arguments: Sequence[str]) -> None:
    """Judge what is new, or print what was asked for."""
    if arguments[:1] == ["--table"]:
        print("\n".join(table([card for lesson in lessons() for card in verdicts(lesson)])))  # noqa: T201
        return
    if arguments[:1] == ["--list"]:
        for name in arguments[1:]:
            for card in cards_of(Path(name)):
                print(side_by_side(card) + "\n")  # noqa: T201
        return
    for lesson in lessons():
        known = verdicts(lesson)
        seen = {card.key for card in known}
        for card in cards_of(lesson):
            if key_of(card) not in seen and (judged := _ask(card)):
                known.append(judged)
                write_verdicts(lesson, known)


if __name__ == "__main__":
    main(sys.argv[1:])
