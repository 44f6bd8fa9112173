"""The deck of the lesson in content/, built as a user builds it and imported into the real Anki."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from realanki import RealAnki, ShownCard

ROOT = Path(__file__).parent.parent.parent

FACTS = {
    "Why are many financial services firms adopting neural networks?": "an affordable solution for including",
    "Who developed TensorFlow?": "Google",
    "In which year was TensorFlow developed?": "2015",
    "Is TensorFlow open source or proprietary?": "open source",
    "Name three companies that use TensorFlow.": "Airbnb, Intel, and Twitter",
    "Why does TensorFlow have a significant learning curve?": "it diverges from common Python processes",
    "Which advanced features does TensorFlow offer to create complex topologies?": "Keras Functional API",
    "Who deployed PyTorch to GitHub?": "Facebook",
    "In which year was PyTorch deployed to GitHub?": "2017",
    "Is PyTorch open source or proprietary?": "open source",
    "Why has PyTorch gained popularity?": "dynamic computational graphs, and efficient memory usage",
    "What is TensorFlow’s counterpart to PyTorch’s TorchServe?": "TensorFlow Serving",
}
TIPS = [
    "Reach out one week before your start date",
    "Do a test run",
    "Introduce yourself",
    "Schedule one-to-one chats",
    "Put your phone away",
]
WITH_REASON = ("Introduce yourself", "Put your phone away")
"""What the text says of these begins with why, and not with what to do."""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    for name in ("content", "decks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.apkg"))
    subprocess.run([sys.executable, "-m", "mkdeck", "build"], cwd=folder, check=True, capture_output=True)
    return folder / "decks" / "career-connection.apkg"


@pytest.fixture(scope="module")
def anki(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealAnki]:
    with RealAnki(tmp_path_factory.mktemp("collection") / "anki") as opened:
        imported = opened.import_package(package)
        assert (imported.found, imported.new) == (22, 22)
        yield opened


def asking(anki: RealAnki, question: str) -> ShownCard:
    [card] = [card for card in anki.cards() if question in card.question_text]
    return card


def test_every_note_and_every_card_arrives_in_the_deck_of_the_deck_file(anki: RealAnki) -> None:
    assert (anki.note_count, anki.card_count) == (22, 27)
    assert Counter(card.deck for card in anki.cards()) == {"Career Connection": 27}


def test_nothing_is_amiss_in_the_collection(anki: RealAnki) -> None:
    assert anki.missing_media() == []
    assert anki.empty_cards() == []
    assert anki.database_problems() == ""


def test_a_second_import_finds_only_duplicates(anki: RealAnki, package: Path) -> None:
    imported = anki.import_package(package)
    assert (imported.found, imported.new, imported.updated, imported.duplicate, imported.other) == (
        22,
        0,
        0,
        22,
        0,
    )


def test_an_explicit_question_keeps_its_whole_answer_with_bullets_and_bold(anki: RealAnki) -> None:
    card = asking(anki, "In a few words, what is a neural network?")
    assert card.answer.count("<li>") == 2
    assert "(called <strong>neurons</strong>)" in card.answer
    assert "one of the following:" in card.answer_text
    assert "workflow of the human brain." in card.answer_text
    assert "optimize routes for trucks" in asking(anki, "applications of neural networks").answer_text


@pytest.mark.parametrize(("question", "answer"), FACTS.items())
def test_a_fact_is_asked_alone_and_answered_with_its_sentence(anki: RealAnki, question: str, answer: str) -> None:
    card = asking(anki, question)
    assert answer not in card.question_text or " or " in question
    assert answer in card.answer_text
    assert "content/21-career-connection.md:" in card.answer_text


def test_clozes_hide_what_is_to_be_known(anki: RealAnki) -> None:
    champions = asking(anki, "employ one of two champion technologies: [...]")
    assert "TensorFlow or PyTorch" in champions.answer_text
    assert "Historically, TensorFlow has" in asking(anki, "Historically, [...] has been preferred").answer_text
    assert "while PyTorch has" in asking(anki, "while [...] has been preferred").answer_text


def test_the_tips_are_one_list_and_a_card_each(anki: RealAnki) -> None:
    question = "What are the top-five tips for a successful first day, in order?"
    items = [card for card in anki.cards() if question in card.question_text]
    assert [card.template for card in items] == [0, 1, 2, 3, 4]
    for place, card in enumerate(items):
        assert card.question_text.endswith(" ".join([question, *TIPS[:place], "[...]", *TIPS[place + 1 :]]))
        assert " ".join([question, *TIPS]) in card.answer_text
    for tip in TIPS:
        asked = "explain the advice" if tip in WITH_REASON else "what does the tip"
        assert f"{asked} “{tip}”" in asking(anki, f"“{tip}”").question_text


@pytest.mark.parametrize(
    "words",
    [
        "fun week",
        "agenda",
        "Next Steps",
        "workshop",
        "banner",
        "explicitly cover",
        "becoming quite similar",
        "likely to change",
    ],
)
def test_what_is_no_knowledge_is_on_no_front(anki: RealAnki, words: str) -> None:
    assert [card.question_text for card in anki.cards() if words in card.question_text] == []


def test_new_cards_come_in_the_order_of_the_lesson(anki: RealAnki) -> None:
    lines = [
        int(card.answer_text.split("21-career-connection.md:")[1].split()[0])
        for card in sorted(anki.cards(), key=lambda card: card.due)
    ]
    assert lines == sorted(lines)


def test_tags_name_the_deck_the_lesson_and_the_section(anki: RealAnki) -> None:
    assert anki.note(asking(anki, "Who developed TensorFlow?").guid).tags == [
        "21-career-connection::neural-networks-in-the-workplace",
        "career-connection",
    ]


def test_nothing_is_fetched_from_elsewhere(anki: RealAnki) -> None:
    assert not any("<img" in card.question + card.answer or "<script" in card.answer for card in anki.cards())
