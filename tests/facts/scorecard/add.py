"""Adds judged cards to `judged.csv`: what each measure makes of them, with the verdicts of a reader.

    mkdeck show --facts more --format json LESSON… > cards.json
    .venv/bin/python tests/facts/scorecard/add.py cards.json
    .venv/bin/python tests/facts/scorecard/fit.py

Each card of the list that is to count has a `verdict` beside what mkdeck printed, “good”, “fixable” or “bad”, and
`leans` where its front leans on what stands around it in the lesson. Whoever judges sees the sides of the cards and
their sentences, and knows neither the rules nor which one made a card.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import fit

from mkdeck.cards import Card, Cloze
from mkdeck.facts.run import attempts, is_sure_of, read_sentences, with_places
from mkdeck.facts.scorecard import Judge, measured
from mkdeck.lessons.lesson import Lesson, read_lesson
from mkdeck.parsing.document import parse_document


def rows_of(path: Path, judged: Sequence[Mapping[str, Any]], page: int) -> Iterator[fit.Row]:
    """Yield the rows of the judged cards of a lesson that its rules still make; `page` is the lesson's number."""
    lesson = read_lesson(path)
    if not isinstance(lesson, Lesson):
        return
    document = parse_document(lesson).root
    judge = Judge(document)
    for sentence, before in with_places(read_sentences(document)):
        for attempt in attempts(sentence):
            for card in attempt.cards:
                is_sure = is_sure_of(attempt.pattern, card, sentence)
                for one in judged:
                    if _is_same(card, one):
                        measures = measured(judge.told_by(card, is_sure=is_sure, before=before))
                        rule = card.origin.extractor
                        yield fit.Row(page, rule, one["verdict"], bool(one.get("leans")), measures)


def _is_same(card: Card, shown: Mapping[str, Any]) -> bool:
    """Whether a card is the one that was shown, before which its lesson's topic may stand."""
    if card.origin.extractor != shown["extractor"]:
        return False
    if isinstance(card, Cloze):
        return str(shown.get("text", "")).endswith(card.text)
    whole = str(shown.get("front", "")).casefold()
    return shown.get("back") == getattr(card, "back", None) and whole.endswith(card.front.casefold())


def main(arguments: Sequence[str]) -> None:
    """Add the judged cards of the files."""
    known = fit.rows()
    page = max((row.page for row in known), default=0)
    by_lesson: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for name in arguments:
        for card in json.loads(Path(name).read_text(encoding="utf-8")):
            if card.get("verdict"):
                by_lesson[card["path"]].append(card)
    with fit.JUDGED.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for number, (path, judged) in enumerate(by_lesson.items(), page + 1):
            for row in rows_of(Path(path), judged, number):
                told = [row.page, row.rule, row.verdict, int(row.leans)]
                writer.writerow([*told, *(row.measures[name] for name in known[0].measures)])


if __name__ == "__main__":
    main(sys.argv[1:])
