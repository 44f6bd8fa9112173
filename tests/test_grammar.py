"""What kind of word each word of a sentence is, where its verb stands, and which words name something."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.cards import Inline, Mark
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import main_verb, noun_phrases, opening_end, read_tokens
from mkdeck.facts.noun_groups import noun_groups
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.pointing import FORMS, points_back
from mkdeck.facts.verb_forms import is_only_past, verb_forms


def phrase(text: str, *marks: Mark) -> Phrase:
    return Phrase(Inline(text, marks), 0, len(text))


@pytest.mark.parametrize(
    ("word", "base", "form"),
    [
        ("stores", "store", "third"),
        ("carries", "carry", "third"),
        ("passes", "pass", "third"),
        ("planned", "plan", "past"),
        ("applied", "apply", "past"),
        ("panicked", "panic", "past"),
        ("storing", "store", "gerund"),
        ("wrote", "write", "past"),
        ("written", "write", "participle"),
        ("led", "lead", "past"),
        ("erupt", "erupt", "base"),
    ],
)
def test_forms_of_verbs(word: str, base: str, form: str) -> None:
    assert (base, form) in {(found.base, found.form) for found in verb_forms(word)}


@pytest.mark.parametrize("word", ["cells", "aorta", "glass", "bus", "king", "bed"])
def test_what_is_no_verb(word: str) -> None:
    assert verb_forms(word) == ()


def test_a_past_that_is_no_participle() -> None:
    assert is_only_past("took")
    assert not is_only_past("led")
    assert not is_only_past("read")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The mitral valve takes its name from the mitre.", "takes"),
        ("Phosphorus supports roots, flowers, and fruit.", "supports"),
        ("Most modern warehouses store data by column.", "store"),
        ("Skin, mucus, stomach acid and lysozyme keep most microbes out.", "keep"),
        ("On 29 May 1453, Mehmed II, aged 21, took Constantinople.", "took"),
        ("Paul Volcker, who chaired the Fed for eight years, fought inflation.", "fought"),
        ("The volume ejected by one ventricle in one beat is the stroke volume.", "is"),
        ("The principle that courts should follow their decisions is known by a Latin name.", "is"),
        ("When a cloud collapses, it heats up.", "heats"),
        ("In the fetus, the lungs are not in use.", "are"),
        ("Carbohydrate and protein each supply four kilocalories.", "supply"),
        ("Serifs, made for the posters of the time, were thick.", "were"),
    ],
)
def test_the_main_verb(text: str, verb: str) -> None:
    tokens = read_tokens(phrase(text))
    place = main_verb(tokens)
    assert place is not None
    assert tokens[place].text == verb


@pytest.mark.parametrize(
    "text", ["Keep the raw copy.", "Blurry kids, gray snow.", "Slides on the course page.", "", "…"]
)
def test_no_main_verb(text: str) -> None:
    assert main_verb(read_tokens(phrase(text))) is None


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("In 1905, Einstein published four papers.", "In 1905 ,"),
        ("In 1905 Einstein published four papers.", "In 1905"),
        ("In a 1956 paper George Miller counted chunks.", "In a 1956 paper"),
        (
            "In isolating languages, such as Vietnamese, most words are short.",
            "In isolating languages , such as Vietnamese ,",
        ),
        ("Einstein published four papers in 1905.", ""),
        ("With iron, copper, and zinc it forms salts.", "With iron , copper , and zinc"),
    ],
)
def test_the_opening(text: str, opening: str) -> None:
    tokens = read_tokens(phrase(text))
    assert " ".join(token.text for token in tokens[: opening_end(tokens)]) == opening


def names(text: str, *marks: Mark) -> list[str]:
    tokens = read_tokens(phrase(text, *marks))
    return [" ".join(t.text for t in tokens[found.first : found.last + 1]) for found in noun_phrases(tokens)]


def groups(text: str) -> list[str]:
    tokens = read_tokens(phrase(text))
    return [" ".join(t.text for t in tokens[found.first : found.last + 1]) for found in noun_groups(tokens)]


def test_noun_phrases() -> None:
    assert names("The right atrium pumps blood into a thin vessel.") == ["The right atrium", "blood", "a thin vessel"]
    assert names("After the conquest of Granada in 1492 eating it was proof.") == [
        "the conquest", "Granada", "1492", "eating", "proof",
    ]  # fmt: skip


def test_code_and_formulas_are_names() -> None:
    assert names("The command git add -p asks.", Mark("code", 12, 22)) == ["The command git add -p"]


def test_groups_take_in_of_and_lists() -> None:
    assert groups("It consists of choroid, ciliary body and iris.") == ["choroid , ciliary body and iris"]
    assert groups("The rate of decay falls.") == ["The rate of decay"]
    assert groups("Voyager 2 passed Uranus in 1986 and Neptune in 1989.") == [
        "Voyager 2", "Uranus", "1986", "Neptune", "1989",
    ]  # fmt: skip
    assert groups("Mars has two small moons, Phobos and Deimos.") == ["Mars", "two small moons", "Phobos and Deimos"]


def test_words_of_every_day() -> None:
    assert is_everyday("wall")
    assert is_everyday("walls")
    assert is_everyday("larger")
    assert not is_everyday("mitral")
    assert not is_everyday("praetor")


@pytest.mark.parametrize("word", ["organised", "coloured", "neighbouring", "travelled", "labelled", "centred", "grey"])
def test_words_of_every_day_may_be_spelt_as_in_britain(word: str) -> None:
    assert is_everyday(word)


@pytest.mark.parametrize("word", ["timbre", "sombre", "analysed", "synagogue"])
def test_what_only_looks_like_british_spelling_is_no_word_of_every_day(word: str) -> None:
    assert not is_everyday(word)


@given(st.text(alphabet="aeItTshw ,.;:()-–'’\"15é\n", max_size=120))
def test_tokens_lie_in_their_text_in_order(text: str) -> None:
    found = read_tokens(phrase(text))
    shown = phrase(text).text
    assert all(shown[token.start : token.end] == token.text for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join(token.text for token in found).replace(" ", "") == "".join(shown.split()).replace("\n", "")


@pytest.mark.parametrize(("example", "form"), [(example, form) for example, (_, form) in FORMS.items()], ids=FORMS)
def test_a_form_that_points_back_is_told_by_its_own_expression(example: str, form: str) -> None:
    assert re.search(form, example, re.IGNORECASE)
    assert points_back(example)


@pytest.mark.parametrize(
    "sentence",
    [
        "Both the liver and the kidney break down alcohol.",
        "The largest of the planets is Jupiter.",
        "He wrote “see Figure 2” below the drawing.",
        "Light travels at the same speed in that medium as in glass.",
        "The two parties of the treaty met in Lisbon.",
    ],
)
def test_what_a_sentence_says_itself_does_not_point_back(sentence: str) -> None:
    assert not points_back(sentence)
