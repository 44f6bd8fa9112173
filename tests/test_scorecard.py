"""What a fact's card is worth: the points are those that the judged cards give, and they set good cards apart."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.cards import Basic, Block, Card, Cloze, Markdown, Origin, Span
from mkdeck.facts import scorecard
from mkdeck.facts.run import Found, patterns, run_patterns, worth_it
from mkdeck.facts.same_question import WordsCounted
from mkdeck.facts.scorecard import MEASURES, Judge, measured, told_by
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document


def _load(name: str) -> ModuleType:
    path = Path(__file__).parent / "facts" / "scorecard" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


fit = _load("fit")
ROWS = fit.rows()


def test_the_points_are_those_that_the_judged_cards_give() -> None:
    told = "run .venv/bin/python tests/facts/scorecard/fit.py"
    assert fit.POINTS.read_text(encoding="utf-8") == fit.written(fit.fit(ROWS)), told


def test_the_points_set_apart_the_good_cards_of_lessons_that_they_were_not_fitted_to() -> None:
    told = fit.apart(ROWS)
    least = scorecard.scorecard().least
    kept = fit.kept(told, least, sure=True)
    stay = set(map(id, kept))
    left = [row for row, _ in told if row.measures["is sure"] and id(row) not in stay]
    assert len(kept) >= 0.8 * (len(kept) + len(left))
    good, usable, leaning = fit.shares_of(kept)
    assert good >= 0.80
    assert usable >= 0.96
    worse, _, leaning_more = fit.shares_of(left)
    assert worse <= good - 0.15
    assert leaning_more >= 2 * leaning


def test_each_measure_is_one_of_those_that_were_taken_of_the_judged_cards() -> None:
    assert set(MEASURES) == set(ROWS[0].measures) == set(fit.STEPS)


def _card(front: str, back: str = "", rule: str = "created", context: tuple[str, ...] = (), quote: str = "") -> Card:
    origin = Origin(span=Span("caves.md", 3, 3), context=context, evidence="stated", extractor=rule, quote=quote)
    return Basic(Markdown(front), Markdown(back), origin) if back else Cloze(Markdown(front), origin)


def _measures(card: Card, counts: Mapping[str, int] | None = None, before: int = 0) -> dict[str, int]:
    return measured(told_by(card, is_sure=True, before=before, counts=WordsCounted(Counter(counts or {}))))


def test_the_forms_of_a_word_are_counted_together() -> None:
    written = {"cave": 2, "caves": 3, "cave's": 1, "study": 1, "studies": 2, "karst": 1, "bus": 1, "glass": 4}
    counted = WordsCounted(Counter(written))
    told = {word: counted[word] for word in ("cave", "study", "karst", "bus", "glass", "river")}
    assert told == {"cave": 6, "study": 3, "karst": 1, "bus": 1, "glass": 4, "river": 0}
    assert counted.total() == sum(written.values())


def test_what_is_measured_of_a_question() -> None:
    card = _card("Who explored the Škocjan Caves?", "Anton Hanke", context=("Karst", "Caves"), quote="In 1884, so he.")
    assert _measures(card, {"škocjan": 5, "hanke": 2}, before=7) == {
        "is sure": 1,
        "words": 7,
        "words of an answer": 2,
        "words of a meaning": 0,
        "sentences before it": 4,
        "headings above it": 2,
        "commas in its sentence": 1,
        "lesson speaks of it": 5,
        "lesson speaks of its answer": 2,
        "vague words": 0,
        "pointing words": 0,
        "shortened words": 0,
        "begins with the": 0,
    }


def test_what_is_measured_of_a_cloze() -> None:
    told = _measures(_card("The other kind’s author, {{c1::Édouard **Martel**}}, found {{c2::that}} one."))
    assert (told["words"], told["words of an answer"]) == (9, 2)  # two and one, on the mean
    assert (told["vague words"], told["pointing words"], told["shortened words"]) == (1, 2, 1)
    assert told["begins with the"] == 1


def test_that_a_meaning_is_measured_as_such() -> None:
    told = _measures(_card("What is a doline?", "a hollow in karst"))
    assert (told["words of an answer"], told["words of a meaning"]) == (0, 4)


@given(st.text(max_size=60), st.text(max_size=30), st.integers(0, 50))
def test_any_card_can_be_measured(front: str, back: str, before: int) -> None:
    told = _measures(_card(front or "?", back), before=before)
    assert all(number >= 0 for number in told.values())


def document_of(text: str) -> Block:
    lesson = parse_lesson("caves.md", text)
    assert isinstance(lesson, Lesson)
    return parse_document(lesson).root


CAVES = document_of("# Caves\n\nŠkocjan is a cave system. The Škocjan caves were shaped by the Reka.\n")


def test_a_card_needs_its_points() -> None:
    judge = Judge(CAVES)
    good = _card("Which river shaped the Škocjan caves of Slovenia below Škocjan?", "the Reka", "created", ("Caves",))
    poor = _card("What is the answer?", "another one", "plain_definition")
    assert judge.takes(good, is_sure=True, before=0)
    assert judge.why_not(good, is_sure=True, before=0) is None
    assert not judge.takes(poor, is_sure=True, before=4)
    reason = judge.why_not(poor, is_sure=True, before=4)
    assert reason is not None
    assert reason.endswith("points that it needs, the fewest for “vague words” (1)")


def test_that_it_is_certain_counts() -> None:
    judge = Judge(CAVES)
    card = _card("The Reka shaped the caves of {{c1::Škocjan}}.", rule="key_phrase")
    told = {is_sure: judge.told_by(card, is_sure=is_sure, before=2) for is_sure in (True, False)}
    points = {
        is_sure: sum(scorecard.scorecard().given(one.rule, measured(one)).values()) for is_sure, one in told.items()
    }
    assert points[True] > points[False]


@pytest.mark.parametrize("is_sure", [True, False])
def test_a_rule_of_which_few_cards_were_judged_decides_itself(*, is_sure: bool) -> None:
    card = _card("What is the answer?", "another one", "used_by")
    assert "used_by" not in scorecard.scorecard().rules
    assert Judge(CAVES).takes(card, is_sure=is_sure, before=4) is is_sure


DOUBTFUL = "Calcite had built up a **stalagmite** at Postojna within a thousand years of rain."


@pytest.mark.parametrize(
    ("text", "number"),
    [(DOUBTFUL, 1), (DOUBTFUL.replace("a **", "this **"), 0), (DOUBTFUL.replace("at Postojna", "for the answer"), 0)],
)
def test_what_is_not_certain_is_taken_where_it_has_the_points(text: str, number: int) -> None:
    rule = tuple(pattern for pattern in patterns("default") if pattern.name == "bold_term")
    assert all(pattern.is_likely is not None for pattern in rule)
    assert len(list(run_patterns(document_of(f"# Caves\n\n{text}\n"), rule))) == number


def test_decks_that_take_more_ask_for_no_points() -> None:
    text = "# Caves\n\nThe caves are cold. It is wet. It is dark. It drips. The thing was invented by Martel in 1894.\n"
    document = document_of(text)
    taken = {facts: list(run_patterns(document, patterns(facts))) for facts in ("default", "more")}
    assert len(taken["more"]) >= len(taken["default"])


def test_a_card_without_its_points_puts_no_other_aside() -> None:
    poor = _card("What is the answer to the problem?", "a way of one kind", "plain_definition")
    good = _card("In {{c1::1884}} the Škocjan Caves of the Reka were explored by Anton Hanke.", rule="key_phrase")
    judge = Judge(CAVES)
    taken = {rule: judge.takes(card, is_sure=True, before=0) for rule, card in (("poor", poor), ("good", good))}
    assert taken == {"poor": False, "good": True}
    found = [Found(poor, "certain"), Found(good, "certain")]
    assert list(worth_it(found, 0, judge)) == [good]


def test_what_is_certain_stands_before_what_is_not() -> None:
    good = _card("In {{c1::1884}} the Škocjan Caves of the Reka were explored by Anton Hanke.", rule="key_phrase")
    found = [
        Found(_card("The Škocjan Caves {{c1::hold}} the Reka.", rule="bold_term"), "doubtful"),
        Found(good, "certain"),
    ]
    assert list(worth_it(found, 0, Judge(CAVES))) == [good]


def test_judged_cards_are_added_as_they_are_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add = _load("add")
    lesson = tmp_path / "caves.md"
    lesson.write_text("# Caves\n\nThe Suez Canal was opened in 1869. It is long.\n", encoding="utf-8")
    judged = tmp_path / "judged.csv"
    judged.write_text("".join(fit.JUDGED.read_text(encoding="utf-8").splitlines(keepends=True)[:3]), encoding="utf-8")
    monkeypatch.setattr(fit, "JUDGED", judged)
    shown = {"path": str(lesson), "extractor": "created", "back": "1869", "verdict": "good"}
    other = {**shown, "back": "1870", "front": "In which year was the Suez Canal opened?"}
    cards = tmp_path / "cards.json"
    cards.write_text(json.dumps([shown | {"front": "Caves: in which year was the Suez Canal opened?"}, other]), "utf-8")
    add.main([str(cards)])
    *before, added = fit.rows()
    assert len(before) == 2
    assert (added.rule, added.verdict, added.leans, added.page) == ("created", "good", False, before[-1].page + 1)
    assert added.measures == _measures(
        _card("In which year was the Suez Canal opened?", "1869", context=("Caves",)),
        {
            "suez": 1,
            "1869": 1,
        },
    )
