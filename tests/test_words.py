"""What the words of a lesson say about its form, in many languages, and what only looks as if it did."""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mkdeck.wording.words as words_module
from mkdeck.recognition.labelled_pairs import pairs_within
from mkdeck.wording.unwritten import is_missing, is_unwritten_answer
from mkdeck.wording.words import (
    answer_marker,
    asks,
    behind_ornament,
    has_question_mark,
    is_answer_label,
    is_exact_answer_label,
    is_question_label,
    is_task,
    labels_of,
    may_begin,
    names_role,
    plain,
    question_label,
    words,
    written_words,
)

ANSWERS = """
    Answer: 42                  answer : 42                 ANSWER:42
    A solution: 42              A solution is: 42           The solution is 42
    Answers: 42                 Answer 3: 42                Answer #3: 42
    Answer (3): 42              Solution 2.1: 42            Ans. 42
    Sol: 42                     Correct answer: 42          The correct answer is: 42
    The answer is: 42           Answer to question 3: 42    My answer: 42
    Answer - 42                 Answer – 42                 Answer— 42
    Answer key: 42              Explanation: 42             [Answer] 42
    Réponse : 42                La réponse est : 42         Corrigé: 42
    Antwort: 42                 Die Lösung ist: 42          Musterlösung: 42
    Respuesta: 42               La respuesta es: 42         Solución. 42
    Resposta: 42                Gabarito: 42                Soluzione: 42
    Antwoord: 42                Uitwerking: 42              Svar: 42
    Fasit: 42                   Vastaus: 42                 Megoldás: 42
    Odpowiedź: 42               Odpověď: 42                 Răspuns: 42
    Cevap: 42                   Απάντηση: 42                Ответ: 42
    Ответ. 42                   Відповідь: 42               Розв’язання: 42
    答案：42                    【答案】42                  答：42
    解析：42                    正解：42                    答え：42
    정답: 42                    답: 42                      คำตอบ: 42
    Đáp án: 42                  Jawaban: 42                 उत्तर: 42
    الإجابة: 42                 תשובה: 42                   پاسخ: 42
"""


def table(text: str) -> list[str]:
    return [cell.strip() for line in text.strip().split("\n") for cell in line.strip().split("  ") if cell.strip()]


@pytest.mark.parametrize("text", table(ANSWERS))
def test_an_answer_begins_behind_its_marker(text: str) -> None:
    start = answer_marker(text)
    assert start is not None
    assert text[start:] == "42"


@pytest.mark.parametrize("text", ["Answer", "Answer:", "Antwort:", "答案：", "Solution 3:", "Ответ"])
def test_a_marker_may_stand_alone(text: str) -> None:
    assert answer_marker(text) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Answering: that is hard.", "Answered: yes", "Answers come on Friday.", "Answer :: a card", "Answer = 42",
        "Answer, if you can: why?", "The answer nobody knows", "Solution-based work", "Solutions of salt conduct.",
        "An answering machine: what for?", "A: 42", "a) 42", "Reply: 42", "What is the answer: 42?", "Antworten Sie!",
        "Lösungsmittel: Wasser", "Réponses-types à voir", "答案在书里", "Ответы на вопросы учеников", "", " ", "42",
        ":", "A solution is a mixture.", "A solution is 3 parts water.", "a solution is B",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_marker(text: str) -> None:
    assert answer_marker(text) is None


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("3. Why?", "Why?"), ("3) Why?", "Why?"), ("(3) Why?", "Why?"), ("[3] Why?", "Why?"), ("1.2. Why?", "Why?"),
        ("Q: Why?", "Why?"), ("q: why?", "why?"), ("Q3: Why?", "Why?"), ("Q3. Why?", "Why?"), ("Q3 Why?", "Why?"),
        ("12. Q: Why?", "Why?"), ("iv. Why?", "Why?"), ("Question: Why?", "Why?"), ("Question 3 Why?", "Why?"),
        ("Exercise 2 – Why?", "Why?"), ("Exercise 2.1: Why?", "Why?"), ("Quiz 3: Why?", "Why?"),
        ("Frage 3: Warum?", "Warum?"), ("Aufgabe 3) Rechne.", "Rechne."), ("Exercice 1 : Pourquoi ?", "Pourquoi ?"),
        ("Pregunta 3: ¿Qué?", "¿Qué?"), ("Вопрос №3: Что?", "Что?"), ("№3. Что?", "Что?"), ("Câu hỏi 3: Gì?", "Gì?"),
        ("Soru 3: Ne?", "Ne?"), ("第3题：为什么？", "为什么？"), ("1.为什么？", "为什么？"),
        ("問題3：なぜ？", "なぜ？"),
        ("問3. なぜ？", "なぜ？"), ("문제 3: 왜?", "왜?"), ("سؤال 3: لماذا؟", "لماذا؟"), ("שאלה 3: למה?", "למה?"),
    ],
)  # fmt: skip
def test_a_question_begins_behind_its_label(text: str, behind: str) -> None:
    assert text[question_label(text) :] == behind


@pytest.mark.parametrize(
    "text",
    [
        "3.5 million people?", "3.14 is what?", "3:30 pm", "2024 was wet", "10 Downing Street?", "1.2.3 is a version",
        "a) Why?", "A. Why?", "(b) Why?", "C. S. Lewis wrote what?", "Question mark: where?", "Questions about it",
        "Task force: who?", "Problem-solving: how?", "Q&A: when?", "Questionable?", "3.", "Q:", "", "Why?", "¿Qué?",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_question_s_label(text: str) -> None:
    assert question_label(text) == 0


@pytest.mark.parametrize(
    "title",
    [
        "Answer", "Answers", "ANSWER", "Answer!", "✅ Answer", "Solution 3", "Solution to exercise 3", "Answer 1.2",
        "Show answer", "Click to reveal the answer", "Show", "Spoiler", "Explanation", "Model answer", "Sol", "Ans",
        "Antwort zu Aufgabe 3", "Lösung", "Musterlösung", "Voir la réponse", "Afficher", "Ver respuesta", "Svar",
        "Odpowiedź", "Ответ", "Показать ответ", "查看答案", "参考答案", "答", "答えを見る", "正解", "정답 보기", "답",
    ],
)  # fmt: skip
def test_titles_that_promise_an_answer(title: str) -> None:
    assert is_answer_label(title)


@pytest.mark.parametrize(
    "title",
    [
        "What is the answer?", "Ist das die Lösung?", "答案是什么？", "Explanation of terms", "Show me the code",
        "Answering machines", "Saline solution", "Hint", "Details", "Resolution", "解释", "", "3", "Ice and water",
        "The solution of the equation is hidden in a very long text",
    ],
)  # fmt: skip
def test_titles_that_promise_none(title: str) -> None:
    assert not is_answer_label(title)


def test_a_title_may_say_answer_and_nothing_else() -> None:
    assert all(map(is_exact_answer_label, ["Answer", "Solution 2", "Show answer", "Réponse", "答案"]))
    assert not any(map(is_exact_answer_label, ["See the long answer", "Answer to exercise 3", "Answers and more", ""]))


def test_titles_that_announce_a_question_and_titles_that_do_not() -> None:
    yes = ["Question", "Question 3", "Exercise 3.1", "Frage", "Aufgabe 7:", "Your turn!", "Q", "Упражнение 4", "练习"]
    no = ["Question of the day", "Practice problems in physics", "What is a question?", "Exercising", "", "3"]
    assert [is_question_label(title) for title in yes] == [True] * len(yes)
    assert [is_question_label(title) for title in no] == [False] * len(no)


@pytest.mark.parametrize("name", ["answer", "exercise-answer", "AnswerBox", "quizAnswer", "model_answer", "solutions"])
def test_names_of_roles(name: str) -> None:
    assert names_role(name, "answer")


@pytest.mark.parametrize("name", ["tip", "answering", "resolution", "explanation", "dissolution", "", "-", "sol"])
def test_names_of_no_role(name: str) -> None:
    assert not names_role(name, "answer")


@pytest.mark.parametrize(
    "text",
    [
        "Why?", "(why?)", "“Why?”", "Why?!", "Why?*", "Why?[1]", "Pourquoi ?", "为什么？", "ماذا؟", "何?ですか",
        "Ինչու՞", "ለምን፧", "So why? Because.", "?",
    ],
)  # fmt: skip
def test_question_marks(text: str) -> None:
    assert has_question_mark(text)
    assert asks(text)


@pytest.mark.parametrize("text", ["Why", "https://ice.example/?a=b", "a?b", "?a=1&b=2", "¿Por qué", "", "...", "¡Ay!"])
def test_signs_that_are_no_question_marks(text: str) -> None:
    assert not has_question_mark(text)


@pytest.mark.parametrize(
    "text",
    [
        "Explain the tides.", "**Explain** the tides.", "3. Describe it.", "Q2: List three seas.", "Write a function",
        "Erkläre die Gezeiten.", "Aufgabe 1: Berechne x.", "Expliquez les marées.", "Calcula el área.",
        "Объясните приливы.", "解释潮汐。", "第3题：简述潮汐。",
    ],
)  # fmt: skip
def test_tasks_ask(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["Explains it well.", "Writing is hard.", "Water.", "Tides explain it.", "", "3. Ice"])
def test_statements_do_not(text: str) -> None:
    assert not asks(text)
    assert not is_task(text)


@pytest.mark.parametrize(
    "text",
    [
        "TODO", "TODO.", "_TODO_", "[TODO]", "TBD", "To be completed.", "Coming soon!", "(answer here)",
        "No answer yet.",
        "…", "...", "-", "—", "", "  ", "?", "see below", "See https://ice.example",
        "https://ice.example", "À compléter",
        "待补充", "略", "準備中", "작성 중", "n/a", "fixme", "Source: https://ice.example",
    ],
)  # fmt: skip
def test_answers_that_say_nothing(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize(
    "text",
    [
        "42", "x", "$x$", "None", "todo lists", "Pending approval", "TODO means to do", "冰", "here", "source", "see",
        "link", "pending", "todo", "to do", "Na", "no", "pendiente", "folgt",
    ],
)  # fmt: skip
def test_answers_that_say_something(text: str) -> None:
    assert not is_missing(text)


@pytest.mark.parametrize(
    "text",
    [
        "TODO", "todo", "Todo.", "to do", "Folgt.", "À venir", "скоро", "tbd", "",
        "(dropped – the map is missing)", "withdrawn, 3 points for everyone", "This question was cancelled.",
        "Answer wanted! Please open a PR.", "Wir suchen noch eine gute Quelle.", "Sketch it on the back.",
        "Discuss the two maps of the town with your partner, then turn over.",
        "We sail there on Sunday, so I'll say nothing here.", "We won't say anything about this yet.",
    ],
)  # fmt: skip
def test_whole_answers_that_say_nothing(text: str) -> None:
    assert is_unwritten_answer(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dropped, because nobody came", "withdrawn", "Cancelled, as all flights were", "The cancelled flight",
        "We are looking for land.", "Draw the rope through the loop.",
        "Write it on the back of the card, then post it.", "On arrest he says: I will say nothing.",
        "She says: “I will say nothing here.”",
    ],
)  # fmt: skip
def test_whole_answers_that_say_something(text: str) -> None:
    assert not is_unwritten_answer(text)


def test_words_that_lead_to_a_link_say_nothing_beside_one() -> None:
    assert not is_unwritten_answer("here")
    assert is_unwritten_answer("here", beside_link=True)
    assert not is_unwritten_answer("the North Sea", beside_link=True)


def test_the_words_of_tables_are_plain() -> None:
    for table in words_module._tables():
        assert words(table) == frozenset(map(plain, written_words(table))), table


def test_apostrophes_of_either_form_are_those_of_a_table() -> None:
    for table in words_module._tables():
        assert not any("’" in word for word in written_words(table)), table  # once is enough
    for said in ("D'accord", "D’accord"):
        assert re.fullmatch(rf"(?i)(?:{labels_of('praise')})", said)
    assert plain("ma’am") == plain("ma'am")
    assert may_begin("d’accord", 0, "praise")


def test_plain_words() -> None:
    assert plain(" **Key-Terms** (I): ") == "key terms i"
    assert plain("📚 GLOSSAIRE\n des  mots…") == "glossaire des mots"
    assert plain("Straße") == plain("STRASSE") == "strasse"
    assert plain("re\u0301ponse") == plain("Réponse") == "réponse"
    assert plain("¿…?") == ""


def test_every_word_of_a_table_is_written_as_it_is_compared() -> None:
    for table_name in ("answer", "reveal", "question", "missing", "term", "meaning", "glossary", "aside"):
        assert words(table_name)
        assert all(word == word.casefold().strip() for word in words(table_name)), table_name


def test_every_word_for_an_answer_and_a_question_marks_one() -> None:
    assert [word for word in written_words("answer") if answer_marker(f"{word}: 42") != len(word) + 2] == []
    assert [word for word in written_words("question") if question_label(f"{word}: 42 seas?") != len(word) + 2] == []


# ---------------------------------------------------------------- any text

FUNCTIONS: tuple[Callable[[str], object], ...] = (
    answer_marker, asks, has_question_mark, is_answer_label, is_exact_answer_label, is_missing, is_question_label,
    is_task, is_unwritten_answer, plain, question_label,
)  # fmt: skip
PIECES = st.sampled_from(
    ["Answer", "the ", "answer key", " to ", " is", ":", "：", "3", ". ", ") ", "(", "Q", "第", "题", "?", " ", "\n",
    "-",
     "*", "答", "I", "x", "№", "Solution ", "à venir", "\u0301", "٣", "²", "İ", "\u2028"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=40)


@given(TEXTS)
def test_places_lie_within_the_text_and_nothing_raises(text: str) -> None:
    marker = answer_marker(text)
    assert marker is None or 0 < marker <= len(text)
    assert 0 <= question_label(text) <= len(text)
    assert question_label(text) < len(text) or not text
    for function in FUNCTIONS:
        function(text)
    assert names_role(text, "answer") in (True, False)


@given(TEXTS)
def test_plain_text_is_as_plain_as_it_gets(text: str) -> None:
    assert plain(plain(text)) == plain(text)


LONG = {
    "a marker's words": "answer to " * 20_000,
    "a number": "Question " + "1." * 50_000,
    "spaces within a marker": "the" + " " * 100_000 + "answer: 42",
    "stars": "Answer: " + "* _" * 50_000 + "x",
    "roman numbers": "ivx" * 50_000,
    "question marks in addresses": "?a" * 50_000,
    "addresses": "https://" * 20_000,
    "brackets": "([" * 50_000,
    "signs": "-" * 200_000,
    "wide letters": "答案" * 50_000,
    "capitals": "aB" * 50_000,
    "one word": "a" * 200_000,
    "lines": "Answer\n" * 30_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_texts_are_no_danger(name: str) -> None:
    start = time.process_time()
    for function in FUNCTIONS:
        function(LONG[name])
    names_role(LONG[name], "answer")
    assert time.process_time() - start < 5


def test_the_words_are_those_of_the_toml_file() -> None:
    file = Path(words_module.__file__).with_name("words.toml")

    read = {table: words_module._rows(table) for table in words_module._tables()}

    assert read == tomllib.loads(file.read_text("utf-8"))


LABELS = st.lists(
    st.sampled_from([*written_words("answer"), *written_words("question"), "the ", "The", "one\n", "Die ", "a", "la "])
    | st.sampled_from(
        [": ", ". ", ") ", "(", "[", " 3", "12", "iii", "xiv", "Q", "q. 7", "№ 5", "第", "ſ", "ı", "K", " "]
    )
    | st.text(max_size=3),
    max_size=5,
).map("".join)


@settings(max_examples=1000)
@given(LABELS | LABELS.map(str.upper) | LABELS.map(str.title))
def test_a_glance_at_the_beginning_leaves_no_label_out(text: str) -> None:
    text = text[behind_ornament(text) :]
    if behind_ornament(text):
        return
    bracket = 1 if text[:1] in ("[", "【") else 0
    found = words_module._answer_marker().match(text, bracket)
    assert answer_marker(text) == (found.end() if found else words_module._slipped_marker(text))

    if not words_module._question_label().match(text):
        assert question_label(text) == 0
    with patch.object(words_module, "may_begin", return_value=True):
        unfiltered = question_label.__wrapped__(text)
    assert question_label(text) == unfiltered


@given(LABELS)
def test_a_label_is_one_behind_signs_that_adorn_it(text: str) -> None:
    text = text.lstrip()
    if behind_ornament(text):
        return
    marker, label = answer_marker(text), question_label(text)
    for signs in ("✅ ", "➡️ ", "👉🏽", "📌🔹 "):
        assert answer_marker(signs + text) == (None if marker is None else len(signs) + marker)
        assert question_label(signs + text) == (len(signs) + label if label else 0)
    assert answer_marker("✅ " * 3 + text) is None
    assert question_label("✅" * 5000 + text) == 0


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        ("Q: Why? A: So.", [("Why?", "So.")]),
        ("Q1. Why? Answer: So.", [("Why?", "So.")]),
        ("Question 2: Name it. Ans. Ice", [("Name it.", "Ice")]),
        ("Q: Why? Answer - So", [("Why?", "So")]),
        ("P: Find x. S: 4", [("Find x.", "4")]),
        ("Frage: Warum? Antwort: Darum.", [("Warum?", "Darum.")]),
        ("问：为什么？答：因为。", [("为什么？", "因为。")]),
        ("Q: Why? A: So. Q: How? A: Thus.", [("Why?", "So."), ("How?", "Thus.")]),
        ("Q: Size of it A: 4", [("Size of it", "4")]),
        ("Q: Why? A: Put Q: before.", [("Why?", "Put Q: before.")]),
    ],
)
def test_pairs_within_a_line(line: str, pairs: list[tuple[str, str]]) -> None:
    assert [(line[a:b].strip(), line[c:d].strip()) for a, b, c, d in pairs_within(line)] == pairs


@pytest.mark.parametrize(
    "line",
    [
        "Q: Why?", "A: So.", "Why? A: So.", "Q: What does drive A: hold?", "Q: Which? A. ice B. fire", "Q: Why? A:",
        "Q: Which? A: ice B: fire", "Quiet: Why? A: So.", "Question of the day? Answer: no", "Q: Why? S: So.", "",
    ],
)  # fmt: skip
def test_lines_that_hold_no_pair(line: str) -> None:
    assert pairs_within(line) == []


@pytest.mark.parametrize("piece", ["Q: a? A: b. ", "Q: a ", "A: b ", "Q: a? ", "Q: a A: b ", "Answer ", "A: ? "])
def test_pairs_within_a_long_line_cost_in_proportion(piece: str) -> None:
    started = time.process_time()
    pairs_within("Q: x " + piece * 20_000)
    assert time.process_time() - started < 3
