"""What reading a lesson costs, and that the cost grows with its length and no faster.

Run it for the table: `.venv/bin/python tests/benchmarks/extraction.py`. It prints, for ordinary lessons of 10 KB,
100 KB and 1 MB and for lessons made to hurt, the seconds of parsing and of extracting at one length and at four times
that.
tests/test_cost.py holds the same lessons to a bound.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

from mkdeck.collecting.collect import collect
from mkdeck.extractors import run_extractors
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document

_WORDS = "river mountain harbour what why how is the of a in to Answer solution valley".split()  # noqa: SIM905


def ordinary(kilobytes: int) -> str:
    """Return a lesson that mixes all ways of writing, the same at each call."""
    choose = random.Random(kilobytes)  # noqa: S311 - nothing secret

    def words(number: int) -> str:
        return " ".join(choose.choice(_WORDS) for _ in range(number))

    def part() -> str:
        return choose.choice(
            [
                f"## {words(4)}?\n\n{words(30)}.\n",
                f"1. {words(6)}?\n\n   Answer: {words(12)}\n",
                f"**{words(5)}?**\n\n{words(20)}.\n",
                f"<details>\n<summary>{words(5)}?</summary>\n\n{words(15)}\n\n</details>\n",
                f"Q: {words(5)}\nA: {words(8)}\n",
                f"- **{words(1)}**: a {words(6)}\n- **{words(1)}**: the {words(6)}\n- **{words(1)}**: a {words(5)}\n",
                f"> {words(6)}?\n\n{words(20)}.\n",
                f"{words(2)}\n: {words(8)}\n",
                f"```py\n{words(10)}\n```\n",
                f"::: exercise\n{words(5)}?\n\n::: solution\n{words(9)}\n:::\n\n:::\n",
                f"| term | meaning |\n|---|---|\n| {words(1)} | {words(5)} |\n",
            ]
        )

    parts: list[str] = []
    size = 0
    while size < kilobytes * 1000:
        parts.append(part())
        size += len(parts[-1]) + 1
    return "\n".join(parts)


NASTY: dict[str, Callable[[int], str]] = {
    "slashes in points": lambda n: "# Verbs\n\n" + f"- Type: {'/' * 80 * n}\n" * 3,
    "commands of dashes": lambda n: "# Git commands\n\n" + f"- `git {'a-b_' * 80 * n}` – shows it\n" * 3,
    "lines of signs": lambda n: "# Biology exam\n\n" + f"{'→ = : ' * 60 * n}\n" * 6,
    "unclosed <details>": lambda n: "<details>\n" * (n * 25) + "\nx\n",
    "<details> in a row": lambda n: "<details>\n<summary>q?</summary>\n\na\n\n</details>\n\n" * (n * 5),
    "nested <details>": lambda n: "<details>\n\n" * (n * 10) + "x\n" + "\n</details>\n" * (n * 10),
    "slides that stand twice": lambda n: (
        "".join(f"# {i // 2}\n\n{'Rain' if i % 2 else 'What?'}\n\n---\n\n" for i in range(n * 12)) + "# 9\n\nx\n"
    ),
    "graded quizzes": lambda n: (
        "**Question 1** 0 / 1 pts\n\nWhich?\n\n- ● a **You Answered**\n- ○ b **Correct Answer**\n\n" * (n * 5)
    ),
    "letters in blanks": lambda n: "".join(f"__B__ {i}. a A. b A. c\n\n" for i in range(1, n * 12)),
    "options in quotations": lambda n: "1\\. a?\n\n> a\\. b\n>\n> [b\\. c]{.mark}\n\n" * (n * 5),
    "quizzes in tags": lambda n: "<Quiz question='a?' options={['a', 'b']} correctIndex={1} />\n\n" * (n * 5),
    "unclosed components": lambda n: "<Quiz a={['b',\n" * (n * 25) + "\n" + "<Quiz a='\n" * (n * 25),
    "unclosed comments of MDX": lambda n: "{/*\n\n" * (n * 25) + "*/} x\n\n" + "- {/*\n" * (n * 25),
    "nested quotations": lambda n: ">" * (n * 25) + " x\n",
    "one long line": lambda n: "word? " * (n * 160),
    "numerals in a name": lambda n: "**Jo " + "II A. " * (n * 10) + "x**: launched in 2008 by Bob Kay. It was sold.\n",
    "letters that part in many ways": lambda n: (
        "# Sums\n\n## Areas\n\n" + f"- area: a = {'α' * 60}?\n- volume: b = {'αβ' * 30} c d?\n" * n + "\nx\n"
    ),
    "a long row of signs": lambda n: "## Areas\n\n- area: " + "a/b " * (n * 60) + "?\n- volume: a/b\n",
    "sentences that go on above lists": lambda n: (
        "Three things" + ", and it is so" * (n * 40) + ":\n\n1. a\n2. b\n3. c\n"
    ),
    "clauses about one thing": lambda n: (
        "**Rust** is a tool. "
        + "It runs code, which is old, and it has a row; its name is Rust, and " * (n * 6)
        + "so.\n"
    ),
    "sentences about it": lambda n: (
        "**Rust** is a tool. " + "The tool was made by us. It is in use as it was. " * (n * 8)
    ),
    "emphasis signs": lambda n: "* " * (n * 50) + "\n" + "**a?** " * (n * 25),
    "unclosed colon fences": lambda n: "::: a\n" * (n * 40),
    "colons in a line": lambda n: "a :: b :: " * (n * 60),
    "answers without questions": lambda n: "Answer: x\n\n" * (n * 12),
    "answers below a heading that asks": lambda n: "## Why?\n\n" + "What?\n\n> **Answer:** y\n\n" * (n * 12),
    "numbers within each answer": lambda n: "".join(
        f"{i}. What is {i}?\n\nAnswer: 1) a 2) b\n\n" for i in range(n * 5)
    ),
    "keys to nothing": lambda n: "**Answers**\n\n1. a\n2. b\n\n" * (n * 4),
    "quizzes": lambda n: "Which is it?\n\na) one\n\nb) two\n\n(Answer: b)\n\n" * (n * 6),
    "points with labels": lambda n: "- Q: What is it?\n- A: That.\n" * (n * 15),
    "pairs": lambda n: "What is x?\n\nAnswer: y\n\n" * (n * 15),
    "labelled lines": lambda n: "Q: x\nA: y\n" * (n * 30),
    "links of a vault": lambda n: (
        "[[Note a|a note]] b\n" * (n * 60) + "\n| a |\n|---|\n| " + "[[a\\|b]] " * (n * 60) + "|\n"
    ),
    "vocabulary": lambda n: "front :: back `c`\n" * (n * 40),
    "questions on a line": lambda n: "a\n?\nb\n" * (n * 40),
    "numbered questions": lambda n: "1. what?\n" * (n * 30),
    "keys": lambda n: "Foo\n\n1. what?\n2. why?\n\n::: solution\n\n1. a\n2. b\n\n:::\n\n" * (n * 4),
    "keys to paragraphs": lambda n: "**1)** what?\n\n**2)** why?\n\n::: solution\n\n1. a\n2. b\n\n:::\n\n" * (n * 4),
    "keys to exercises": lambda n: (
        "## Exercise 1\n\n1. what?\n2. why?\n\n## Answers\n\n**Exercise 1**\n\n1. a\n2. b\n\n" * (n * 3)
    ),
    "letters of a key": lambda n: "1. what?\n2. why?\n\n## Answers\n\n" + "1c – 2a – " * (n * 60) + "x\n",
    "headings": lambda n: "# a?\n\nb\n\n" * (n * 30),
    "stairs of headings": lambda n: "".join("#" * (1 + i % 6) + " a?\n\nb\n\n" for i in range(n * 30)),
    "fences": lambda n: "```\nx\n\n" * (n * 60),
    "braces": lambda n: "{" * (n * 500) + "\n\n" + "{% " * (n * 100) + "\n\n" + "{{c1::" * (n * 80),
    "open tags": lambda n: "<a " * (n * 200) + "\n\n" + "<div " * (n * 100),
    "tags in a line": lambda n: "<div>" * (n * 100) + "x",
    "question marks": lambda n: "?!" * (n * 300) + "x",
    "blanks": lambda n: "Answer" + " " * (n * 900) + "x",
    "digits": lambda n: "1" * (n * 900) + "\n\n" + "1. " * (n * 100),
    "options": lambda n: "What?\n\n" + "a) x\nb) y\n" * (n * 60) + "\nAnswer: a",
    "rows of a table": lambda n: "|term|meaning|\n|-|-|\n" + "|a|b|\n" * (n * 40),
    "records and comparisons": lambda n: (
        "|planet|mass (kg)|\n|-|-|\n" + "|a|b|\n" * (n * 20) + "\n| |a|b|\n|-|-|-|\n" + "|c|d|e|\n" * (n * 20)
    ),
    "years": lambda n: "".join(f"- {1000 + i % 900}: Rome falls\n" for i in range(n * 30)),
    "titles of lists": lambda n: "Kinds of a b:\n\n- **a** (b): c d e\n- **b**: c d e\n\n" * (n * 6),
    "blanks in items": lambda n: "Glossary\n===\n\n- **a**" + " " * (n * 600) + "b\n- a" + " " * (n * 600) + "(b\n",
    "definitions": lambda n: "t\n: d\n\n" * (n * 40),
    "lists in HTML": lambda n: "<ul>\n<li>a <b>b</b>\n</ul>\n\n<ul><li>never closed\n\n" * (n * 20),
    "signs before labels": lambda n: ("✅ " * (n * 60) + "Answer: a\n\n") * 4,
    "words in lines": lambda n: "# Words\n\n" + "der Hund - dog (m, f)\n" * (n * 40),
    "fields in a fence": lambda n: "```csv\n#separator:semicolon\n" + '"a ""b""";c;d\n' * (n * 60) + "```\n",
    "blanks that do not break": lambda n: (
        "Which?\n\nx\n" + "\u00a0" * (n * 200) + "y\n" + "\u00a0 \n" * (n * 40) + "y\n"
    ),
    "terms in bold": lambda n: "|term|meaning|\n|-|-|\n" + "|**a**| |\n|**b**|c|\n" * (n * 30),
    "lines of a key": lambda n: (
        "".join(f"{i}. What?\n" for i in range(1, 99))
        + "\nAnswers: "
        + "".join(f"{i % 90 + 1} b\n" for i in range(n * 100))
    ),
    "parts of a key": lambda n: (
        "1. What?\n2. Why?\n\n## Key\n\n" + "".join(f"{chr(65 + i % 26)} 1) a 2) b\n\n" for i in range(n * 15))
    ),
    "letters of questions": lambda n: (
        "".join(f"{chr(97 + i % 26)}) What is {i}?\n\n" for i in range(n * 20))
        + "## Key\n\n"
        + "".join(f"{chr(97 + i % 26)}. oak {i}\n" for i in range(n * 20))
    ),
    "letters of one exercise each": lambda n: (
        "".join(f"## Task {i}\n\na) What is {i}?\n\nb) Why is {i}?\n\n" for i in range(n * 8))
        + "## Key\n\n"
        + "".join(f"**{i}** a oak; b ash\n\n" for i in range(n * 8))
    ),
    "letters below options": lambda n: "".join(
        f"Which one is {i}?\n\na) x\n\nb) y\n\n**A** – because it is the {i}th of them\n\n" for i in range(n * 6)
    ),
    "letters in bold": lambda n: "**B.** because it is so, as ever.\n\n" * (n * 25),
    "turns of a class": lambda n: "YOU: What is a lens?\nTHEM: A piece of glass.\n\n" * (n * 8),
    "drills": lambda n: "## Rapid fire\n\n" + "".join(f"- prompt {i} → answer {i}\n" for i in range(n * 30)),
    "titles of terms": lambda n: "".join(
        f"## Terms of {i}\n\n- oak {i}: a tree\n- ash {i}: a tree\n\n" for i in range(n * 10)
    ),
    "answers behind arrows": lambda n: "".join(f"**{i}.** What is {i}?\n\n→ oak {i}\n\n" for i in range(n * 15)),
    "statements with labels": lambda n: (
        "True or false?\n\n"
        + "".join(f"**S{i}** Oak {i} is hard.\n\n" for i in range(n * 15))
        + "## Answers\n\n"
        + "".join(f"S{i} – false\n\n" for i in range(n * 15))
    ),
    "named sides": lambda n: "Front: a?\nBack: b\n- c\n\n" * (n * 12),
}


def seconds(text: str, *, repeat: int = 1) -> tuple[float, float]:
    """Return the processor seconds of parsing a lesson and of extracting and collecting, the least of some runs."""
    lesson = parse_lesson("lesson.md", text)
    assert isinstance(lesson, Lesson)
    return min(_once(lesson) for _ in range(repeat))


def _once(lesson: Lesson) -> tuple[float, float]:
    start = time.process_time()
    document = parse_document(lesson)
    parsed = time.process_time()
    collect(run_extractors(document.root))
    return parsed - start, time.process_time() - parsed


def _rows() -> Iterator[str]:
    yield f"{'ordinary lesson':28}{'KB':>6}{'parse':>9}{'extract':>9}"
    for kilobytes in (10, 100, 1000):
        parse, extract = seconds(ordinary(kilobytes))
        yield f"{'':28}{kilobytes:>6}{parse:>9.2f}{extract:>9.2f}"
    yield f"\n{'lesson made to hurt':28}{'KB':>6}{'parse':>9}{'extract':>9}   at four times the length: ratio"
    for name, make in NASTY.items():
        small, large = make(50), make(200)
        before, after = seconds(small), seconds(large)
        ratio = sum(after) / max(sum(before), 0.001)
        longer = len(large) / len(small)
        cost = f"{after[0]:>9.2f}{after[1]:>9.2f}"
        yield f"{name:28}{len(large) // 1000:>6}{cost}{ratio:>8.1f} ({longer:.1f} times longer)"


if __name__ == "__main__":
    for row in _rows():
        print(row, flush=True)  # noqa: T201 - a table is what it is for
