"""Cards carry what they cite of their lesson's definitions."""

from __future__ import annotations

from pathlib import Path

from mkdeck.cards import Basic, Collected
from mkdeck.decks.project import Deck
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.reading import extract

LESSON = """# Rivers

## Where does the Danube[^1] rise?

In the [Black Forest][bf], near [Donaueschingen]; see HTML and C++ code.

## Where does the Rhine rise?

In Switzerland.

[^1]: Called *Donau*[^2] there.

    By the [locals][L].
[^2]: In German.
[^3]: Nobody cites this.

[bf]: https://example.org/forest "A \\"forest\\""
[donaueschingen]: <town.md>
[l]: https://example.org/locals

*[HTML]: Hypertext
*[C++ code]: Code
*[XML]: Unused
"""


def extracted(text: str) -> Collected:
    lesson = parse_lesson("rivers.md", text)
    assert isinstance(lesson, Lesson)
    return extract(lesson, Deck((), Path("a.apkg"))).collected


def test_a_card_carries_what_it_cites_and_what_that_cites() -> None:
    danube, rhine = extracted(LESSON).cards
    assert isinstance(danube, Basic)
    assert (danube.front, danube.origin.span.last) == ("Where does the Danube[^1] rise?", 5)
    assert rhine.origin.definitions == ""
    assert danube.origin.definitions.split("\n\n") == [
        '[BF]: <https://example.org/forest> "A \\"forest\\""',
        "[DONAUESCHINGEN]: <town.md>",
        "*[HTML]: Hypertext",
        "*[C++ code]: Code",
        "[^1]: Called *Donau*[^2] there.",
        "    By the [locals][L].",
        "[^2]: In German.",
        "[L]: <https://example.org/locals>",
    ]


def test_a_footnote_states_nothing_and_stands_in_no_answer() -> None:
    text = "## Why?\n\nSo[^1].\n\n[^1]: The **Danube** is a river that rises in the Black Forest.\n"
    (card,) = extracted(text).cards
    assert isinstance(card, Basic)
    assert card.back == "So[^1]."


def test_a_sentence_with_a_footnote_is_a_fact_without_it() -> None:
    (card,) = extracted("A **fugue**[^1] is a piece of music that has several voices.\n\n[^1]: From Latin.\n").cards
    assert isinstance(card, Basic)
    assert "[^" not in card.front + card.back + card.origin.quote


def test_definitions_are_known_within_directives_that_are_written_as_fences() -> None:
    (card,) = extracted("```{note}\n## Why?\n\nSo [it][x] is[^1].\n```\n\n[x]: https://x.org\n[^1]: Yes.\n").cards
    assert isinstance(card, Basic)
    assert card.origin.definitions == "[X]: <https://x.org>\n\n[^1]: Yes."
