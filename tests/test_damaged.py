"""A lesson with a line too few or too many is read like any other."""

from __future__ import annotations

import pytest

from damaged import damaged, read

SLIPS = {
    "a title without words": "| 🇫🇷 | 🇬🇧 |\n---\n",
    "a cell left empty": "| Scheme | In full |\n|---|---|\n| BIS | Bridge Inspection Scheme |\n| NSRC |\n",
    "a statement left empty": "1. Copper rusts.\n2. Gold shines.\n3.\n\n## Answers\n\n1. False.\n2. True.\n3. True.\n",
    "a question left empty": (
        "## Section A\n\n1. Which river flows through Vienna?\n2.\n3. Draw its course.\n4. Mark the Rhône.\n\n"
        "## Answers\n\n**Section A:** 1. the Danube; 2. the Tiber; 3. own choice; 4. see map on the shared drive\n"
    ),
    "a label below a label": (
        "*What they want to know:* have you read any further than the headline?\n\n"
        "**Answer:**\nPossible answer: I begin with what we need.\n"
    ),
    "options of two scripts": "**4.** What does it cost?\n   A) Busan B) Seoul C) Daegu\n   ア 大阪 イ 東京 ウ 京都\n",
    "a reason left empty": (
        "Question\n========\nWhich are woodwinds?\n\nAnswerlist\n----------\n* Oboe\n* Horn\n* Saxophone\n* Viola\n\n"
        "Solution\n========\n\nAnswerlist\n----------\n* True: a reed.\n* False. It is of brass.\n- \n* False\n\n"
        "Meta-information\n================\nexsolution: 1010\n"
    ),
}
GROUPS, OF_ONE = 8, 25


@pytest.mark.parametrize("name", SLIPS)
def test_slips_of_the_pen_are_read(name: str) -> None:
    read(SLIPS[name])


@pytest.mark.parametrize("group", range(GROUPS))
def test_damaged_lessons_are_read(group: int) -> None:
    for number in range(group * OF_ONE, (group + 1) * OF_ONE):
        read(damaged(number))


def test_damage_is_the_same_each_time_and_not_for_all() -> None:
    assert damaged(1) == damaged(1)
    assert len({damaged(number) for number in range(OF_ONE)}) > OF_ONE // 2
