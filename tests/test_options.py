"""The options of a question, and which of them an answer names."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.cards import Block, Inline, Markdown
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document
from mkdeck.recognition.options import Option, is_run_of_options, read_options, split_options
from mkdeck.recognition.right_options import correct_options, explanation, keeps_order


def blocks(text: str) -> tuple[Block, ...]:
    lesson = parse_lesson("lesson.md", text)
    assert isinstance(lesson, Lesson)
    return parse_document(lesson).root.children


def options(text: str) -> list[Option]:
    found = read_options(blocks(text))
    return found[2] if found else []


def inline(text: str) -> Inline:
    found = blocks(text)
    return found[0].inline if found else Inline()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("- A) Red\n- B) Green\n", "a b"),
        ("- a. Red\n- b. Green\n", "a b"),
        ("- (A) Red\n- (B) Green\n", "a b"),
        ("- **A)** Red\n- **B)** Green\n", "a b"),
        ("- A Red\n- B Green\n", "a b"),
        ("A) Red\nB) Green\n", "a b"),
        ("A. Red\n\nB. Green\n", "a b"),
        ("A：Red\nB：Green\n", "a b"),
        ("A、Red\nB、Green\n", "a b"),
        ("【A】Red\n【B】Green\n", "a b"),
        ("1. Red\n2. Green\n", "1 2"),
        ("1) Red\n2) Green\n", "1 2"),
        ("- Red\n- Green\n", " "),
        ("- [ ] Red\n- [x] Green\n", " "),
    ],
)
def test_options_are_read_however_they_are_labelled(text: str, labels: str) -> None:
    assert [(option.label, option.text) for option in options(text)] == list(
        zip(labels.split(" "), ["Red", "Green"], strict=True)
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A Red   B Green   C Blue\n", ["Red", "Green", "Blue"]),
        ("A Red  B Green\n", ["Red", "Green"]),
        ("**A** Red    **B** Green\nC Blue    D Grey\n", ["Red", "Green", "Blue", "Grey"]),
        ("A Red&emsp;B Green&emsp;C Blue\n", ["Red", "Green", "Blue"]),
        ("A Red&nbsp;&nbsp;B Green\n", ["Red", "Green"]),
        ("A Red   B Green   D Blue\n", []),
        ("A red one.  B is green.\n", []),
        ("A Red B Green C Blue\n", []),
        ("The A team   B side\n", []),
        ("A  AB  B  O\n", []),
        ("A\u2003\u20034\u2003\u2003B\u2003\u20036\n", ["4", "6"]),
        ("A is first   B is second\n", []),
    ],
)
def test_bare_letters_open_options_behind_several_blanks(text: str, told: list[str]) -> None:
    assert [option.text for option in options(text)] == told


@pytest.mark.parametrize(
    ("text", "is_run"),
    [
        ("A 4   B 6   D 8", True),
        ("A. Tarn   B. Oxbow", True),
        ("A Green\nB Amber\nC White", True),
        ("A Green\nB Amber", False),
        ("A chord is three tones.  B and D are two.", False),
        ("A boat", False),
        ("See A   B", False),
        ("A   B   C   D   E", False),
        ("A  AB  B  O", False),
        ("A N   B O   C H", True),
        ("A - best\nB - good\nC - fair", False),
        ("A is first.\nB is second.\nC is third.", False),
        ("A plan   B is for backup", False),
        ("A -4   B -6   C 8", True),
    ],
)
def test_a_run_of_options_is_known(text: str, is_run: bool) -> None:
    assert is_run_of_options(text, "Which one is it?") is is_run
    assert not is_run_of_options(text, "What are they?")


@pytest.mark.parametrize("box", ["", "[ ] "])
def test_a_letter_that_does_not_count_is_a_word_of_its_option(box: str) -> None:
    told = ["A cat", "A dog", "Both of them"]
    assert [option.text for option in options("\n".join(f"- {box}{text}" for text in told))] == told


@pytest.mark.parametrize(
    "sign",
    [
        "✅",
        "✔",
        "✔️",
        "✓",
        "☑",
        "☑️",
        "(\\*)",
        "(correct)",
        "(RICHTIG)",
        "(correcto)",
        "(correta)",
        "(✓)",
        "\\*",
        "(juist)",
        "← richtig",
        "← bonne réponse",
    ],
)
def test_a_sign_behind_an_option_marks_the_right_one(sign: str) -> None:
    found = options(f"- Red\n- Green {sign}\n- Blue\n")
    assert [(option.text, option.plain, option.is_checked) for option in found] == [
        ("Red", "Red", False), ("Green", "Green", True), ("Blue", "Blue", False)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "- Red\n",
        "A. Red\nC. Green\n",
        "B) Red\nC) Green\n",
        "A Red\nB Green\n",
        "5. Red\n6. Green\n",
        "Red\nGreen\n",
        "A. Smith painted it red.\n",
        "A) Red\nand more\nB) Green\n",
        "\n".join(f"- option {number}" for number in range(13)),
        "```\nA) Red\nB) Green\n```\n",
        "",
    ],
)
def test_what_is_no_list_of_options(text: str) -> None:
    assert options(text) == []


def test_options_keep_their_markup_and_what_is_indented_below_them() -> None:
    found = options("- A) *Red*, as in `rgb`\n\n  Warm.\n- B) [Green](g.md)\n")
    assert [option.text for option in found] == ["*Red*, as in `rgb`\n\nWarm.", "[Green](g.md)"]
    assert [option.plain for option in found] == ["Red, as in rgb", "Green"]


def test_options_may_be_code() -> None:
    found = options("- ```\n  a\n  ```\n- ```\n  b\n  ```\n")
    assert [(option.label, option.text) for option in found] == [("a", "```\na\n```"), ("b", "```\nb\n```")]


def test_boxes_say_which_options_are_right() -> None:
    found = options("- [ ] Red\n- [x] Green\n- [X] Blue\n- [✓] Grey\n")
    assert [option.is_checked for option in found] == [False, True, True, True]
    assert correct_options(found, Inline("A")) == (1, 2, 3)


def test_the_last_blocks_that_fit_are_the_options() -> None:
    found = read_options(blocks("Which?\n\n- first\n- second\n\nOf these:\n\nA. Red\n\nB. Green\n"))
    assert found is not None
    assert (found[0], found[1], [option.text for option in found[2]]) == (3, 5, ["Red", "Green"])


def test_a_question_and_its_options_in_one_paragraph_are_parted() -> None:
    found = split_options(blocks("Which of *these*\nis warm?\nA) **Red**\nB) Green\n")[0])
    assert [block.source for block in found] == ["Which of *these*\nis warm?", "A) **Red**\nB) Green"]


@pytest.mark.parametrize(
    "text",
    ["A) Red\nB) Green\n", "Which?\nA) Red\n", "Which?\n1) Red\n2) Green\n", "Which?\nB) Red\nA) Green\n", "- a\n"],
)
def test_other_paragraphs_stay_whole(text: str) -> None:
    block = blocks(text)[0]
    assert split_options(block) == [block]


COLOURS = "- A) Red\n- B) Green\n- C) Blue\n"


@pytest.mark.parametrize(
    ("answer", "letters"),
    [
        ("B", "B"), ("b", "B"), ("B.", "B"), ("(B)", "B"), ("[B]", "B"), ("**B**", "B"), ("`B`", "B"),
        ("B) Green", "B"),
        ("B – as in grass", "B"), ("B, because grass is", "B"), ("B is right", "B"), ("B\nbecause", "B"),
        ("Option B", "B"), ("选项 B", "B"), ("The correct answer is B", "B"), ("Answer: B", "B"), ("Respuesta: B", "B"),
        ("B and C", "BC"), ("A, C", "AC"), ("A/B", "AB"), ("B、C", "BC"), ("C, A and B", "ABC"), ("AC", "AC"),
        ("Antwort: B und C", "BC"), ("Réponse : A et C", "AC"), ("Green", "B"),
        ("green.", "B"), ("Green, as grass is", "B"), ("Die richtige Antwort ist B", "B"), ("Buchstabe B", "B"),
        ("La opción correcta es la B", "B"), ("B est juste", "B"), ("A und C sind warm, also B", ""),
    ],
)  # fmt: skip
def test_an_answer_names_options_by_letter_or_by_their_text(answer: str, letters: str) -> None:
    assert "".join("ABC"[place] for place in correct_options(options(COLOURS), inline(answer))) == letters


@pytest.mark.parametrize(
    "answer",
    [
        "", "D", "2", "1, 3", "I", "Because", "Be careful", "A lot of it", "A red one", "Not B", "B or C", "C++",
        "None",
        "All of the above", "Greenish", "Reddish or so", "The colour of grass",
        "A car is not", "A son of colours", "A want of red",
    ],
)  # fmt: skip
def test_an_answer_that_names_none(answer: str) -> None:
    assert correct_options(options(COLOURS), inline(answer)) == ()


def test_numbers_name_numbered_options_and_so_do_the_letters_that_a_page_shows() -> None:
    numbered = options("1. Red\n2. Green\n3. Blue\n")
    assert correct_options(numbered, Inline("2")) == (1,)
    assert correct_options(numbered, Inline("1, 3")) == (0, 2)
    assert correct_options(numbered, Inline("C")) == (2,)
    assert correct_options(numbered, Inline("4")) == ()


def test_the_longer_of_two_options_is_not_the_shorter_one() -> None:
    found = options("- Red\n- Redder\n- Red wine\n")
    assert correct_options(found, Inline("Redder")) == (1,)
    assert correct_options(found, Inline("Red")) == (0,)


def test_true_and_false() -> None:
    found = options("- True\n- False\n")
    assert correct_options(found, Inline("false, since ice floats")) == (1,)
    assert correct_options(found, Inline("TRUE")) == (0,)


@given(
    st.lists(st.sampled_from(["A) ", "- ", "1. ", "B. ", "[x] ", "a", "Red", "\n", "\n\n", "  ", "**", "`", "?"]),
    max_size=25),
    st.lists(st.sampled_from(["A", "b", "1", "12", ", ", " and ", "Answer: ", "(", ")", "\n", "Red", "²", "İ"]),
    max_size=8),
)  # fmt: skip
def test_any_text_names_options_that_there_are(question: list[str], answer: list[str]) -> None:
    asked = blocks("".join(question))
    found = read_options([part for block in asked for part in split_options(block)])
    if found:
        start, end, read = found
        assert 0 <= start < end
        assert len(read) >= 2
        correct = correct_options(read, Inline("".join(answer)))
        assert sorted(set(correct)) == list(correct)
        assert all(0 <= place < len(read) for place in correct)


@pytest.mark.parametrize("text", ["A" * 100_000, "A, " * 50_000, "12" * 50_000, "B " + "x" * 100_000])
def test_long_answers_are_no_danger(text: str) -> None:
    start = time.process_time()
    correct_options(options(COLOURS), Inline(text))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("options", "explanation", "fixed"),
    [
        (["The Rhine", "The Danube"], "A river, and a long one.", False),
        (["The Rhine", "The Danube", "All of the above"], "", True),
        (["Der Rhein", "Die Donau", "Keine der Antworten"], "", True),
        (["莱茵河", "以上都是"], "", True),
        (["The Rhine", "The Danube", "Both A and B"], "", True),
        (["The Rhine", "The Danube"], "B is wrong: it flows east.", True),
        (["A", "B", "C"], "", False),
    ],
)
def test_options_that_speak_of_each_other_keep_their_places(options: list[str], explanation: str, fixed: bool) -> None:
    assert keeps_order(options, explanation) is fixed


CHOICE = "- a) Flute\n- b) Oboe\n- c) C. elegans\n- d) Mercury.\n"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("b", "b"),
        ("**B**", "**B**"),
        ("(b)", "(b)"),
        ("b.", "b."),
        ("Option B", "Option B"),
        ("The correct answer is B.", "The correct answer is B."),
        ("Answer: b", "b"),
        ("Oboe", ""),
        ("b) *Oboe*", ""),
        ("b) Oboe. It has two reeds.", "It has two reeds."),
        ("Oboe: it has *two* reeds.", "it has *two* reeds."),
        ("b: Oboe, because of its reeds", "because of its reeds"),
        ("b) Oboe, with two reeds", "Oboe, with two reeds"),
        ("b) Oboe has two reeds", "Oboe has two reeds"),
        ("b because it has two", "because it has two"),
        ("B is the correct answer because it has two", "because it has two"),
        ("b is played with two reeds", "b is played with two reeds"),
        ("B, and D is a metal", "B, and D is a metal"),
        ("C. elegans", ""),
        ("d", "d"),
        ("b\nIt has two.", "It has two."),
        ("a) Flute and d) Mercury", ""),
        ("A) Flute, B) Oboe: both are blown.", "both are blown."),
        ("a) Flute and then some", "Flute and then some"),
    ],
)
def test_an_explanation_loses_the_letter_and_the_text_of_its_option(answer: str, told: str) -> None:
    key, found = inline(answer), options(CHOICE)
    correct = correct_options(found, key)
    assert correct
    assert explanation(found, correct, Markdown(answer.removeprefix("Answer: ")), key) == told


def test_what_stands_below_the_first_line_of_an_explanation_stays() -> None:
    key, found = inline("__b__"), options(CHOICE)
    assert explanation(found, (1,), Markdown("__b__\n\n- reeds: _two_"), key) == "- reeds: _two_"


def test_a_letter_that_an_explanation_keeps_keeps_the_order() -> None:
    assert keeps_order(["Flute", "Oboe"], "b is played with two reeds")
    assert not keeps_order(["Flute", "Oboe"], "because it has two")
