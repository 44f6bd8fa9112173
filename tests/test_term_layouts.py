"""Every way to write a term and its meaning below every title that says that terms come: all are read right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mkdeck.cards import Basic, Card
from mkdeck.collecting.collect import collect
from mkdeck.extractors import extractors, run_extractors
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document

TERMS = {
    "Weir": "a low dam across a river",
    "Meander": "the bend of a river in flat land",
    "Estuary": "the mouth of a river in which the tide runs",
    "Oxbow": "a lake that a river has left behind",
}
ITEMS = {
    "bold and colon": "- **{term}**: {meaning}",
    "colon in bold": "- **{term}:** {meaning}",
    "bold and dash": "- **{term}** – {meaning}",
    "bold with a stop": "- **{term}.** {Meaning}.",
    "bold alone": "- **{term}** {meaning}",
    "bold and comma": "- **{term}**, {meaning}",
    "bold and arrow": "- **{term}** → {meaning}",
    "bold and brackets": "- **{term}** ({meaning})",
    "bold and verb": "- **{term}** is {meaning}.",
    "plain and colon": "- {term}: {meaning}",
    "plain and dash": "- {term} - {meaning}",
    "plain and equals": "- {term} = {meaning}",
    "plain and arrow": "- {term} → {meaning}",
    "plain and brackets": "- {term} ({meaning})",
    "plain and verb": "- {term} is {meaning}.",
    "italics": "- *{term}*: {meaning}",
    "code": "- `{term}` – {meaning}",
    "highlight": "- =={term}==: {meaning}",
    "numbers": "1. **{term}**: {meaning}",
    "point below bold": "- **{term}**\n  - {meaning}",
    "point below": "- {term}\n  - {meaning}",
    "line below bold": "- **{term}**  \n  {meaning}",
    "paragraph below bold": "- **{term}**\n\n  {meaning}\n",
    "lines with a colon": "{term}: {meaning}  ",
    "lines with a dash": "{term} – {meaning}  ",
    "lines with equals": "{term} = {meaning}  ",
    "paragraphs": "**{term}**: {meaning}\n",
    "plain paragraphs": "{term}: {meaning}\n",
    "paragraphs in two lines": "**{term}**\n{Meaning}.\n",
}
TITLES = ("## Glossary", "## 4. Key terms", "## Words to know", "**Key terms**", "Key terms:", "## Glossar")
UNDER_HEADINGS = {
    "bold paragraphs": "**{term}**\n\n{Meaning}.\n",
    "headings": "### {term}\n\n{Meaning}.\n",
    "definitions": "{term}\n: {meaning}\n",
}


def cards_below(title: str, form: str) -> list[Card]:
    """Return the cards of a lesson with the terms written alike below a title."""
    told = (
        form.format(term=term, meaning=meaning, Meaning=meaning[0].upper() + meaning[1:])
        for term, meaning in TERMS.items()
    )
    text = "\n".join([f"# Rivers\n\nWater runs down.\n\n{title}\n", *told, ""])
    lesson = parse_lesson("rivers.md", text)
    assert isinstance(lesson, Lesson)
    return list(collect(run_extractors(parse_document(lesson).root, extractors())).cards)


def told_by(card: Card) -> tuple[str, str]:
    """Return the sides of a card as plain text in small letters."""
    assert isinstance(card, Basic)
    return card.front.strip("*`").lower(), card.back.strip("*.").lower()


EXPECTED = [(term.lower(), meaning) for term, meaning in TERMS.items()]


@pytest.mark.parametrize("form", ITEMS)
def test_terms_are_read_below_any_title(form: str) -> None:
    assert {title: list(map(told_by, cards_below(title, ITEMS[form]))) for title in TITLES} == dict.fromkeys(
        TITLES, EXPECTED
    )


@pytest.mark.parametrize("form", UNDER_HEADINGS)
def test_terms_are_read_below_a_heading(form: str) -> None:
    titles = [title for title in TITLES if title.startswith("#")]
    assert {title: list(map(told_by, cards_below(title, UNDER_HEADINGS[form]))) for title in titles} == dict.fromkeys(
        titles, EXPECTED
    )


@pytest.mark.parametrize(
    "write",
    [
        lambda term: f"- {term}",
        lambda term: f"- **{term}**",
        lambda term: f"- {term} (see week 3)",
        lambda term: f"- [{term}](https://example.org/{term})",
    ],
)
def test_terms_without_meanings_make_no_cards(write: Callable[[str], str]) -> None:
    lesson = parse_lesson("rivers.md", "# Rivers\n\n## Key terms\n\n" + "\n".join(map(write, TERMS)) + "\n")
    assert isinstance(lesson, Lesson)
    assert list(collect(run_extractors(parse_document(lesson).root, extractors())).cards) == []
