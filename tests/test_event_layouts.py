"""Every way to write a date and what happened then below any title: all are read right."""

from __future__ import annotations

import pytest

from mkdeck.cards import Cloze
from mkdeck.collecting.collect import collect
from mkdeck.extractors import extractors, run_extractors
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document

EVENTS = {
    "1789": "The Bastille is stormed",
    "1804": "Napoleon is crowned emperor",
    "1815": "The Battle of Waterloo is fought",
    "1848": "The Second Republic is proclaimed",
}
FORMS = {
    "colon": "- {date}: {event}",
    "dash": "- {date} – {event}",
    "hyphen": "- {date} - {event}",
    "arrow": "- {date} → {event}",
    "equals": "- {date} = {event}",
    "bold and colon": "- **{date}:** {event}",
    "bold": "- **{date}** {event}",
    "italics": "- *{date}* – {event}",
    "numbers": "1. {date}: {event}",
    "point below": "- {date}\n  - {event}",
    "point below bold": "- **{date}**\n  - {event}",
    "paragraphs": "**{date}** {event}.\n",
    "lines": "{date}: {event}  ",
    "definitions": "{date}\n: {event}\n",
    "headings": "#### {date}: {event}\n",
    "headings alone": "#### {date}\n\n{event}.\n",
}
BELOW_TITLES = {
    "gap": "- {date} {event}",
    "comma": "- {date}, {event}",
    "brackets behind": "- {event} ({date})",
    "lines without a sign": "{date} {event}  ",
}
TITLES = ("### Key dates", "### Timeline", "**Dates to know**", "Key dates:", "### France in those years", "")


def events_below(title: str, form: str) -> list[str]:
    """Return the texts of the cards of a lesson with the events written alike below a title."""
    told = "\n".join(form.format(date=date, event=event) for date, event in EVENTS.items())
    lesson = parse_lesson("france.md", f"# France\n\n## After the old order\n\nMuch changed.\n\n{title}\n\n{told}\n")
    assert isinstance(lesson, Lesson)
    cards = collect(run_extractors(parse_document(lesson).root, extractors())).cards
    return [card.text.rstrip(".") for card in cards if isinstance(card, Cloze)]


EXPECTED = [f"{{{{c1::{date}}}}}: {event}" for date, event in EVENTS.items()]


@pytest.mark.parametrize("form", FORMS)
def test_events_are_read_below_any_title(form: str) -> None:
    titles = [title for title in TITLES if not ("headings" in form and not title.startswith("#"))]
    assert {title: events_below(title, FORMS[form]) for title in titles} == dict.fromkeys(titles, EXPECTED)


@pytest.mark.parametrize("form", BELOW_TITLES)
def test_a_title_that_says_that_dates_come_stands_in_for_signs(form: str) -> None:
    found = {title: events_below(title, BELOW_TITLES[form]) for title in TITLES}
    assert found == {title: EXPECTED if "ates" in title or "Time" in title else [] for title in TITLES}
