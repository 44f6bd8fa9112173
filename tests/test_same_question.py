"""When a fact asks what the author asks already, and when it only looks like it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mkdeck.cards import Basic, Card, Choice, Cloze, Evidence, Markdown, Origin, Span
from mkdeck.facts.same_question import AuthorsQuestions, content_words


def origin(evidence: Evidence) -> Origin:
    return Origin(span=Span("a.md", 1, 1), context=(), evidence=evidence)


def question(front: str, back: str, evidence: Evidence = "marked") -> Basic:
    return Basic(Markdown(front), Markdown(back), origin(evidence))


def deletion(text: str) -> Cloze:
    return Cloze(Markdown(text), origin("stated"))


def fact(front: str, back: str) -> Basic:
    return question(front, back, "stated")


NETWORK = fact("What is a neural network?", "a set of small functions that pass on what they compute")
GOOGLE = fact("Who developed TensorFlow?", "Google")
YEAR = fact("In which year was TensorFlow developed?", "2015")


@pytest.mark.parametrize(
    ("stated", "asked"),
    [
        (NETWORK, question("In a few words, what is a neural network?", "Many small functions.")),
        (NETWORK, question("What are neural networks?", "Many small functions.")),
        (NETWORK, question("Neural network", "Many small functions.")),
        (NETWORK, question("Define *neural network*.", "Many small functions.")),
        (GOOGLE, question("Who developed TensorFlow?", "A team at Google.")),
        (GOOGLE, question("TensorFlow was made by whom?", "By Google, for its own research.")),
        (GOOGLE, question("Who developed TensorFlow, and when?", "Google, in 2015.")),
        (YEAR, question("Who developed TensorFlow, and when?", "Google, in 2015.")),
        (YEAR, question("When was TensorFlow developed?", "In 2015.")),
        (deletion("Animals that eat plants are called {{c1::herbivores}}."),
         question("What are animals that eat plants called?", "Herbivores")),
    ],
)  # fmt: skip
def test_a_fact_yields(stated: Card, asked: Card) -> None:
    assert AuthorsQuestions([asked]).same_as(stated) is asked


@pytest.mark.parametrize(
    ("stated", "asked"),
    [
        (NETWORK, question("What is a neural network used for?", "Pictures and texts.")),
        (fact("In which language is Kaldi written?", "C++"), question("In which language is NATS written?", "C++")),
        (NETWORK, question("Why is a neural network called so?", "Its parts are modelled on neurons.")),
        (NETWORK, question("What is a network?", "Machines that are connected.")),
        (GOOGLE, question("When was TensorFlow developed?", "In 2015.")),
        (GOOGLE, question("Who developed PyTorch?", "Facebook")),
        (GOOGLE, question("Who uses TensorFlow?", "Airbnb, Intel")),
        (YEAR, question("When was PyTorch developed?", "In 2016.")),
        (deletion("Animals that eat plants are called {{c1::herbivores}}."),
         question("What are animals that eat meat called?", "Carnivores")),
        (deletion("{{c1::Historically}}, TensorFlow was preferred for production, and {{c2::PyTorch}} for research."),
         question("What was preferred for research?", "PyTorch")),
    ],
)  # fmt: skip
def test_a_fact_stays(stated: Card, asked: Card) -> None:
    assert AuthorsQuestions([asked]).same_as(stated) is None


def test_a_choice_asks_as_well() -> None:
    options = (Markdown("Facebook"), Markdown("Google"))
    choice = Choice(Markdown("Who developed TensorFlow?"), options, (1,), Markdown(""), origin("marked"))
    assert AuthorsQuestions([choice]).same_as(GOOGLE) is choice


def test_facts_do_not_yield_to_one_another() -> None:
    assert AuthorsQuestions([NETWORK, GOOGLE]).same_as(GOOGLE) is None


def test_plurals_and_possessives_are_their_word() -> None:
    assert content_words("Galileo’s theories of the planets") == {"galileo", "theory", "planet"}
    assert content_words("a bus, the process, an analysis") == {"bus", "process", "analysis"}


ASKED_TWICE = """
from test_same_question import AuthorsQuestions, fact, question

asked = [
    question("Who built the old stone bridge?", "Smith"),
    question("Who built the bridge at Bath in Avon?", "Smith"),
]
same = AuthorsQuestions(asked).same_as(fact("Who built the old stone bridge at Bath in Avon?", "Smith"))
print(same and same.front)
"""


def test_each_run_finds_the_same_question() -> None:
    tests = Path(__file__).parent
    found = {
        subprocess.run(
            [sys.executable, "-c", ASKED_TWICE],
            cwd=tests, env=os.environ | {"PYTHONHASHSEED": str(seed)}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in range(5)
    }  # fmt: skip
    assert len(found) == 1
    assert found.pop().startswith("Who built")
