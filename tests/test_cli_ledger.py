"""Builds of lessons that change: what `build` says, what `diff` foresees, what happens when something goes wrong."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from commands import Ended, run_mkdeck, start_mkdeck
from mkdeck.ledger import read_ledger
from test_cli import LESSON

ROOT = Path(__file__).parent.parent
Run = Callable[..., Ended]

TWO = LESSON + "\n2. Which river runs through Paris?\n\n   Answer: The Seine, from *Langres* to Le Havre.\n"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run mkdeck in a folder that holds the deck file `decks/rivers.yaml` of `content/rivers.md`."""
    write(tmp_path, "content/rivers.md", TWO)
    write(tmp_path, "decks/rivers.yaml", "deck: Rivers\nlessons: ../content\n")

    return partial(run_mkdeck, tmp_path)


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "decks").iterdir()}


def guids(run: Run, *paths: str) -> list[str]:
    return [card["id"] for card in json.loads(run("show", "--format", "json", *paths).stdout)]


def test_an_unchanged_deck_is_built_byte_for_byte_again(run: Run, tmp_path: Path) -> None:
    assert run("build", SOURCE_DATE_EPOCH="1700000000").returncode == 0
    before = files(tmp_path)
    result = start_mkdeck(tmp_path, "build", SOURCE_DATE_EPOCH="1800000000", TZ="Asia/Tokyo", PYTHONHASHSEED="3")
    assert (result.returncode, result.stdout) == (0, "decks/rivers.apkg: 2 cards (2 basic), no problems\n")
    assert files(tmp_path) == before
    assert sorted(before) == ["rivers.apkg", "rivers.ledger.jsonl", "rivers.yaml"]


def test_a_ledger_stands_beside_the_deck_file_wherever_the_package_goes(run: Run, tmp_path: Path) -> None:
    assert run("build", "decks/rivers.yaml", "-o", "other.apkg").returncode == 0
    assert sorted(files(tmp_path)) == ["rivers.ledger.jsonl", "rivers.yaml"]


def test_a_change_is_dated_and_always_newer_than_the_one_before(run: Run, tmp_path: Path) -> None:
    for answer in ("In the Black Forest.", "In Germany.", "At Donaueschingen."):
        write(tmp_path, "content/rivers.md", TWO.replace("In the Black Forest.", answer))
        result = run("build", SOURCE_DATE_EPOCH="1700000000")
    assert result.stdout.splitlines()[1:] == ["  notes: 1 changed"]
    assert sorted(entry.changed for entry in read_ledger(tmp_path / "decks/rivers.ledger.jsonl")) == [
        1_700_000_000,
        1_700_000_002,
    ]


def test_facts_stay_themselves_when_the_lesson_gets_another_title(run: Run, tmp_path: Path) -> None:
    text = "# {}\n\n**Glacial flour** is carried by meltwater into lakes, where it turns the water green.\n"
    seen = []
    for title in ("Glaciers", "Alpine ice", "Week 3", "Glaciers of the Alps"):
        write(tmp_path, "content/rivers.md", text.format(title))
        assert run("build").returncode == 0
        seen.append(guids(run, "decks/rivers.yaml"))
    assert len(seen[0]) == 1
    assert seen == seen[:1] * len(seen)


def test_statements_stay_themselves_when_their_section_gets_another_name(run: Run, tmp_path: Path) -> None:
    text = "# Glaciers\n\n## {}\n\nUnsorted rock that was left directly by ice is known to all as **till**.\n"
    seen = []
    for section in ("Moraines", "Deposition", "More"):
        write(tmp_path, "content/rivers.md", text.format(section))
        assert run("build").returncode == 0
        seen.append(guids(run, "decks/rivers.yaml"))
    assert len(seen[0]) == 1
    assert seen == seen[:1] * len(seen)


def test_a_number_that_is_no_time_is_told(run: Run) -> None:
    result = run("build", SOURCE_DATE_EPOCH="soon")
    assert (result.returncode, result.stderr) == (
        2,
        "SOURCE_DATE_EPOCH: `soon` is no number of seconds since 1970\n",
    )


def test_cards_stay_themselves_when_words_are_highlighted(run: Run, tmp_path: Path) -> None:
    terms = "\n# Terms\n\n- **Weir**: a low dam\n- **Lock**: a chamber for boats\n- **Ria**: a drowned valley\n"
    write(tmp_path, "content/rivers.md", TWO + terms)
    assert run("build").returncode == 0
    known = guids(run)
    marked = TWO.replace("runs through", "==runs through==") + terms.replace("**", "==")
    write(tmp_path, "content/rivers.md", marked.replace("a low dam", "a ==low *dam*=="))
    assert run("build").returncode == 0
    assert guids(run) == known
    before = files(tmp_path)
    assert run("build", SOURCE_DATE_EPOCH="1800000000").returncode == 0
    assert files(tmp_path) == before


def test_one_change_is_one_line_of_the_ledger(run: Run, tmp_path: Path) -> None:
    run("build")
    ledger = tmp_path / "decks/rivers.ledger.jsonl"
    before = ledger.read_text().splitlines()
    write(
        tmp_path, "content/rivers.md", TWO.replace("## Europe\n", "## Europe\n\nWhat is a river?\n\nAnswer: Water.\n")
    )
    run("build")
    after = ledger.read_text().splitlines()
    assert len([line for line in after if line not in before]) == 1
    assert [line for line in before if line not in after] == []


def test_a_lost_ledger_gives_the_same_guids(run: Run, tmp_path: Path) -> None:
    run("build")
    before = guids(run, "decks/rivers.yaml")
    (tmp_path / "decks/rivers.ledger.jsonl").unlink()
    assert guids(run, "decks/rivers.yaml") == before


def test_show_tells_the_guid_that_a_build_gives_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    run("build")
    before, kept = guids(run, "decks/rivers.yaml"), files(tmp_path)
    write(tmp_path, "content/rivers.md", TWO.replace("Which river runs", "Now, which river runs"))
    assert guids(run, "decks/rivers.yaml") == before
    assert run("check").returncode == 0
    assert run("diff").returncode == 0
    assert files(tmp_path) == kept


def test_build_names_the_cards_that_have_gone_and_how_to_find_them(run: Run, tmp_path: Path) -> None:
    run("build")
    gone = guids(run, "decks/rivers.yaml")[1]
    write(tmp_path, "content/rivers.md", LESSON)
    assert run("build").stdout.splitlines()[1:] == [
        "  notes: 1 retired",
        "  These have gone from the lessons. An import deletes nothing, so they stay in Anki:",
        "    Which river runs through Paris?",
        "  Select them in Anki's browser with",
        f'    "Spare3:re:^({gone})$"',
    ]
    assert len(run("build").stdout.splitlines()) == 1
    assert run("build", "--retire", "tag").stdout.splitlines()[1:] == [
        "  An import tags the retired cards. Select them in Anki's browser with",
        "    tag:mkdeck::retired",
    ]
    write(tmp_path, "decks/rivers.yaml", "deck: Rivers\nlessons: ../content\nretire: tag\n")
    assert "    tag:mkdeck::retired" in run("build").stdout.splitlines()
    assert len(run("build", "--retire", "keep").stdout.splitlines()) == 1
    write(tmp_path, "content/rivers.md", TWO)
    assert run("build").stdout.splitlines()[1:] == ["  notes: 1 returned"]
    assert guids(run, "decks/rivers.yaml")[1] == gone


def test_build_says_what_an_import_does_not_move(run: Run, tmp_path: Path) -> None:
    run("build")
    write(tmp_path, "decks/rivers.yaml", "deck: Big_Rivers\nlessons: ../content\n")
    assert run("build").stdout.splitlines()[1:] == [
        "  notes: 2 moved",
        '  The deck of 2 notes is "Big_Rivers" now, no longer "Rivers". An import moves none of them:',
        "  select them in Anki's browser, and choose Cards, Change Deck",
        '    "deck:Rivers"',
    ]
    write(tmp_path, "decks/rivers.yaml", "deck: big_RIVERS\nlessons: ../content\n")  # Anki compares without case
    assert len(run("build").stdout.splitlines()) == 1


def test_a_lesson_that_cannot_be_read_retires_nothing(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "content/more.md", "Q: Which is the longest river?\nA: The Nile.\n")
    run("build")
    ledger = (tmp_path / "decks/rivers.ledger.jsonl").read_bytes()
    write(tmp_path, "content/more.md", "---\na: [\n---\n")
    result = run("build")
    assert result.returncode == 2
    assert result.stdout == (
        "decks/rivers.apkg: 2 cards (2 basic), 1 error\n  1 lesson could not be read and is left out: content/more.md\n"
    )
    assert (tmp_path / "decks/rivers.ledger.jsonl").read_bytes() == ledger


def test_what_a_build_leaves_out_or_does_not_write_diff_tells(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "content/more.md", "Q: Which is the longest river?\nA: The Nile.\n")
    run("build")
    write(tmp_path, "content/more.md", "---\na: [\n---\n")
    line = "1 lesson could not be read and is left out: content/more.md"
    assert run("diff").stdout == f"decks/rivers.apkg: notes: 2 kept, 1 left out\n  {line}\n"
    told = run("diff", "--format", "markdown").stdout
    assert told == f"### `decks/rivers.apkg`\n\nnotes: 2 kept, 1 left out\n\n{line}\n\n"
    write(tmp_path, "content/rivers.md", "---\na: [\n---\n")
    result, built = run("diff"), run("build")
    assert result.stdout.splitlines()[0] == "decks/rivers.apkg: no package to import"
    assert (result.returncode, result.stderr) == (built.returncode, built.stderr)
    assert "decks/rivers.apkg: not written, since none of its lessons could be read\n" in result.stderr


def test_what_a_build_fetched_from_the_web_is_no_change(run: Run, tmp_path: Path) -> None:
    address = "https://example.org/source.png"
    kept = tmp_path / "caches/mkdeck/media" / f"{hashlib.sha256(address.encode()).hexdigest()[:32]}.png"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"\x89PNG\r\n\x1a\n")  # as if it had been fetched before
    places = {"XDG_CACHE_HOME": str(tmp_path / "caches")}
    write(tmp_path, "content/rivers.md", f"Q: Where does the Rhine rise?\nA: Here: ![source]({address})\n")
    write(tmp_path, "decks/rivers.yaml", "lessons: ../content\nweb_media: fetch\n")
    assert run("build", **places).returncode == 0
    assert run("diff", **places).stdout == "decks/rivers.apkg: notes: 1 kept\n"


@pytest.mark.parametrize("command", ["build", "show", "check", "diff"])
def test_a_broken_ledger_stops_its_deck_and_no_other(run: Run, tmp_path: Path, command: str) -> None:
    write(tmp_path, "decks/other.yaml", "lessons: ../content\n")
    run("build")
    broken = (tmp_path / "decks/rivers.ledger.jsonl").read_text().splitlines(keepends=True)[:-1]
    write(tmp_path, "decks/rivers.ledger.jsonl", "".join(broken))
    before = files(tmp_path)
    write(tmp_path, "content/rivers.md", LESSON)
    result = run(command)
    assert result.returncode == 2
    [error] = [line for line in result.stderr.splitlines() if "ledger" in line]
    assert error.startswith("decks/rivers.ledger.jsonl:3: the ledger was cut short here; restore it from git")
    assert {name: data for name, data in files(tmp_path).items() if name.startswith("rivers")} == {
        name: data for name, data in before.items() if name.startswith("rivers")
    }


@pytest.mark.usefixtures("run")
def test_two_builds_at_once_leave_what_one_leaves(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdeck", "build"]
    running = [subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE) for _ in range(4)]
    assert {process.communicate()[0] for process in running} == {b"decks/rivers.apkg: 2 cards (2 basic), no problems\n"}
    assert sorted(files(tmp_path)) == ["rivers.apkg", "rivers.ledger.jsonl", "rivers.yaml"]
    assert len(read_ledger(tmp_path / "decks/rivers.ledger.jsonl")) == 2


def test_a_build_killed_between_its_two_files_is_made_good_by_the_next(run: Run, tmp_path: Path) -> None:
    run("build")
    before = guids(run, "decks/rivers.yaml")
    write(tmp_path, "content/rivers.md", TWO.replace("Which river runs", "Now, which river runs"))
    code = """
import os, sys
from pathlib import Path
import mkdeck.cli

replace = Path.replace
def kill_at_the_package(path, target):
    if target.suffix == ".apkg":
        os._exit(9)
    return replace(path, target)

Path.replace = kill_at_the_package
mkdeck.cli.main(["build"])
"""
    killed = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False)
    assert killed.returncode == 9
    old = (tmp_path / "decks/rivers.apkg").read_bytes()
    result = run("build")
    assert (result.returncode, result.stdout) == (0, "decks/rivers.apkg: 2 cards (2 basic), no problems\n")
    assert (tmp_path / "decks/rivers.apkg").read_bytes() != old
    assert guids(run, "decks/rivers.yaml") == before


def test_a_ledger_whose_deck_file_was_renamed_is_pointed_at(run: Run, tmp_path: Path) -> None:
    run("build")
    (tmp_path / "decks/rivers.yaml").rename(tmp_path / "decks/streams.yaml")
    (tmp_path / "decks/rivers.apkg").unlink()
    assert run("build").stdout.splitlines()[1:] == [
        "  decks/rivers.ledger.jsonl has no deck file; if this deck had that name, rename the ledger to",
        "  decks/streams.ledger.jsonl and build again",
    ]


def test_a_new_ledger_of_lessons_that_another_one_knows_is_told_of(run: Run, tmp_path: Path) -> None:
    run("build")
    assert run("build", "content/").stdout.splitlines()[1:] == [
        "  decks/rivers.ledger.jsonl knows cards of these lessons, and this package has a ledger of its own now.",
        "  To keep what Anki knows of each card, build and import decks/rivers.yaml instead",
    ]
    assert run("build", "content/").stdout.splitlines()[1:] == []
    (tmp_path / "term").mkdir()
    (tmp_path / "decks/rivers.ledger.jsonl").write_text("<<<<<<< cut off\n", encoding="utf-8")
    assert run("build", "content/", "-o", "term/one.apkg").stdout.splitlines()[1:] == [
        "  content.ledger.jsonl knows cards of these lessons, and this package has a ledger of its own now.",
        "  To keep what Anki knows of each card, build them into content.apkg, with -o, and import that",
    ]
    (tmp_path / "content.apkg").unlink()
    assert run("build", "content/", "-o", "term/two.apkg").stdout.splitlines()[2:] == [
        "  To keep what Anki knows of each card, rename it to term/two.ledger.jsonl and build again",
    ]
    root = str(tmp_path)
    assert run("build", "content/rivers.md", "-o", f"{root}/three.apkg").stdout.splitlines()[1:] == [
        f"  {root}/content.ledger.jsonl knows cards of these lessons, and this package has a ledger of its own now.",
        f"  To keep what Anki knows of each card, rename it to {root}/three.ledger.jsonl and build again",
    ]
    write(tmp_path, "other/seas.md", TWO.replace("Rhine", "Baltic"))
    assert run("build", "other/", "-o", "term/seas.apkg").stdout.splitlines()[1:] == []


# diff


def edited(tmp_path: Path) -> None:
    """Reword one card's question, mend the other's answer, add a third."""
    text = TWO.replace("Which river runs through", "Which famous river flows through").replace("Black Forest", "Alps")
    write(
        tmp_path, "content/rivers.md", text + "\n3. How long is the <b>Rhine</b> | @somebody?\n\n   Answer: 1233 km.\n"
    )


def test_diff_says_why_all_is_new_before_the_first_build(run: Run) -> None:
    result = run("diff")
    told = "decks/rivers.ledger.jsonl: not there yet, so every note is new; `mkdeck build` writes it beside the deck\n"
    assert (result.returncode, result.stderr) == (0, told)


def test_diff_shows_what_the_next_import_will_do(run: Run, tmp_path: Path) -> None:
    run("build")
    edited(tmp_path)
    result = run("diff")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "decks/rivers.apkg: notes: 1 new, 2 changed\n"
        "\n"
        "changed  Where does the Danube rise?\n"
        "  back\n"
        "    - In the Black Forest.\n"
        "    + In the Alps.\n"
        "\n"
        "changed  Which famous river flows through Paris? (same answer, 92% sure)\n"
        "  front\n"
        "    - Which river runs through Paris?\n"
        "    + Which famous river flows through Paris?\n"
        "\n"
        "new      How long is the <b>Rhine</b> | @somebody?\n"
        "  back\n"
        "    + 1233 km.\n"
    )


def test_diff_shows_what_a_long_cloze_hides(run: Run, tmp_path: Path) -> None:
    run("build")
    text = "The river that rises in the Black Forest and crosses ten countries on its way is the {{c1::Danube}}.\n"
    write(tmp_path, "content/more.md", text)
    assert "new      … countries on its way is the {{c1::Danube}}.\n" in run("diff").stdout


def test_diff_of_an_unchanged_deck_is_a_line(run: Run) -> None:
    run("build")
    assert run("diff").stdout == "decks/rivers.apkg: notes: 2 kept\n"


def test_diff_as_json_holds_every_card(run: Run, tmp_path: Path) -> None:
    run("build")
    edited(tmp_path)
    found = json.loads(run("diff", "--format", "json").stdout)
    assert [(one["package"], one["state"], one.get("matched_by")) for one in found] == [
        ("decks/rivers.apkg", "changed", "question"),
        ("decks/rivers.apkg", "changed", "answer"),
        ("decks/rivers.apkg", "new", None),
    ]
    assert found[0]["old"]["back"] == "In the Black Forest."
    assert found[0]["new"]["back"] == "In the Alps."
    assert found[2]["old"] is None


def test_diff_as_markdown_is_a_table_in_which_text_does_nothing(run: Run, tmp_path: Path) -> None:
    run("build")
    edited(tmp_path)
    lines = run("diff", "--format", "markdown").stdout.splitlines()
    assert lines[:6] == [
        "### `decks/rivers.apkg`",
        "",
        "notes: 1 new, 2 changed",
        "",
        "| | card | | was | is |",
        "|---|---|---|---|---|",
    ]
    assert lines[-2] == (
        "| new | <code>How long is the &lt;b&gt;Rhine&lt;/b&gt; &#124; &#64;somebody?</code> | <code>back</code> |  "
        "| <code>1233 km.</code> |"
    )


DATABASES = """\
---
title: {}
---

## Terms

- **Index**: a structure that speeds up lookups in a table
- **View**: a stored query that acts like a table
- **Schema**: the description of the tables of a database

## Questions

Q: What is a foreign key?
A: A column that refers to the primary key of another table.

Q: Which command removes a table?
A: `DROP TABLE`

Q: Which command empties a table?
A: `TRUNCATE`
"""


def test_diff_tells_once_what_is_the_same_for_many_notes(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "db.md", DATABASES.format("Databases"))
    run("build", "db.md")
    text = DATABASES.format("Kept data").replace("`DROP TABLE`", "`DROP TABLE name`")
    write(tmp_path, "db.md", text)
    assert run("diff", "db.md").stdout == (
        "db.apkg: notes: 6 changed and moved\n"
        "\n"
        "6 notes\n"
        "  deck\n"
        "    - Databases\n"
        "    + Kept data\n"
        "\n"
        "3 notes\n"
        "  label\n"
        "    - Databases: …\n"
        "    + Kept data: …\n"
        "\n"
        "changed and moved Which command removes a table?\n"
        "  back\n"
        "    - `DROP TABLE`\n"
        "    + `DROP TABLE name`\n"
    )
    back = "<code>back</code> | <code>&#96;DROP TABLE&#96;</code> | <code>&#96;DROP TABLE name&#96;</code>"
    told = run("diff", "db.md", "--format", "markdown").stdout.splitlines()[6:]
    assert told == [
        "|  | 6 notes | <code>deck</code> | <code>Databases</code> | <code>Kept data</code> |",
        "|  | 3 notes | <code>label</code> | <code>Databases&#58; …</code> | <code>Kept data&#58; …</code> |",
        f"| changed and moved | <code>Which command removes a table?</code> | {back} |",
        "",
    ]
    found = json.loads(run("diff", "db.md", "--format", "json").stdout)
    assert sorted(one["state"] for one in found) == 6 * ["changed"]
    assert all((one["old"]["deck"], one["new"]["deck"]) == ("Databases", "Kept data") for one in found)


def test_diff_tells_the_new_name_of_a_lesson_once_and_what_is_reworded_card_by_card(run: Run, tmp_path: Path) -> None:
    text = DATABASES.format("Databases").replace("title: Databases", "description: none")
    write(tmp_path, "content/db.md", f"# Databases\n{text.split('---')[2]}")
    run("build")
    (tmp_path / "content/db.md").unlink()
    reworded = text.replace("Which command empties", "Which SQL command empties").split("---")[2]
    write(tmp_path, "content/kept.md", f"# Databases\n{reworded}")
    lines = run("diff").stdout.splitlines()
    assert lines[1:9] == [
        "",
        "6 notes",
        "  tags",
        "    - db",
        "    + kept",
        "  lesson",
        "    - ../content/db.md",
        "    + ../content/kept.md",
    ]
    assert lines[9:11] == ["", "changed and moved Which SQL command empties a table? (same answer, 91% sure)"]
    assert lines[11] == "  front"
    assert len(lines) == 14


def test_diff_tells_each_change_of_letters_and_each_card_that_is_there_again(run: Run, tmp_path: Path) -> None:
    lines = [f"Q: what does sql {verb} first?\nA: The {noun}.\n" for verb, noun in VERBS]
    write(tmp_path, "db.md", "\n".join(["# Databases\n", *lines]))
    run("build", "db.md")
    write(tmp_path, "db.md", "\n".join(["# Databases\n", *lines[3:]]))
    run("build", "db.md")
    capitals = [line.replace("what does sql", "What does SQL") for line in lines[3:]]
    write(tmp_path, "db.md", "\n".join(["# Kept data\n", *lines[:3], *capitals]))
    told = run("diff", "db.md").stdout
    assert told.count("\nreturned what does sql ") == 3
    assert told.count("    + What does SQL ") == 3
    assert told.count("    + Kept data\n") == 1


VERBS = [("read", "row"), ("write", "log"), ("parse", "query"), ("plan", "join"), ("lock", "page"), ("sort", "key")]


PAGING = """\
## Paging

The ==page table== maps virtual pages to ==physical frames==.

frame::a block of physical memory
"""
UNTAGGED = "{} the lesson no longer says that it holds flashcards; to keep the card write the tag #flashcards into it"


def test_diff_as_markdown_shows_quotation_marks_and_apostrophes(run: Run, tmp_path: Path) -> None:
    run("build")
    write(
        tmp_path, "content/rivers.md", TWO + '\n3. Where is St. Mary\'s "Hospital" & church?\n\n   Answer: In Rome.\n'
    )

    assert '<code>Where is St. Mary\'s "Hospital" &amp; church?</code>' in run("diff", "--format", "markdown").stdout


def test_cards_that_are_lost_with_the_tag_of_their_lesson_are_told_with_the_reason(run: Run, tmp_path: Path) -> None:
    terms = "## Terms #flashcards\n\nthread :: a path of execution\n\n"
    write(tmp_path, "content/systems.md", f"# Systems\n\n{terms}{PAGING}")
    run("build")
    write(tmp_path, "content/systems.md", f"# Systems\n\n{PAGING}")
    write(tmp_path, "content/other.md", f"# Other\n\n{terms}")
    found = run("diff").stdout
    assert "2 retired" in found
    assert found.count("  " + UNTAGGED.format("content/systems.md:5:")) == 1
    assert found.count("  " + UNTAGGED.format("content/systems.md:7:")) == 1
    assert "<code>reason</code> |  | <code>content/systems.md" in run("diff", "--format", "markdown").stdout
    write(tmp_path, "content/systems.md", f"# Systems #flashcards\n\n{PAGING}")
    assert "retired" not in run("diff").stdout
    write(tmp_path, "content/systems.md", f"# Systems\n\n{PAGING}")
    assert "      " + UNTAGGED.format("content/systems.md:5:") in run("build").stdout
    assert "#flashcards" not in run("build").stdout  # once is enough for those who meant it


def test_cards_that_are_lost_with_their_text_have_no_such_reason(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "content/systems.md", f"# Systems #flashcards\n\n{PAGING}")
    run("build")
    write(tmp_path, "content/systems.md", "# Systems\n\nThe ==frames== have gone, as std::string has.\n")
    found = run("diff").stdout
    assert "2 retired" in found
    assert "#flashcards" not in found


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_diff_against_a_revision_compares_with_what_it_would_build(run: Run, tmp_path: Path) -> None:
    run("build")
    write(tmp_path, ".gitignore", "*.apkg\n")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "one")
    edited(tmp_path)
    foreseen = run("diff", "--format", "json").stdout
    run("build")  # and so the last build knows all
    assert run("diff").stdout == "decks/rivers.apkg: notes: 3 kept\n"
    before = subprocess.run(["git", "status", "--short"], cwd=tmp_path, capture_output=True, check=True).stdout
    against = run("diff", "--against", "HEAD", "--format", "json")
    assert against.returncode == 0
    states = [(one["state"], one["id"]) for one in json.loads(against.stdout)]
    assert states == [(one["state"], one["id"]) for one in json.loads(foreseen)]
    assert run("diff", "--against", "HEAD", "content").stdout.startswith("content.apkg: notes: 1 new, 2 changed\n")
    assert run("diff", "--against", "main", "decks/rivers.yaml").stdout.startswith("decks/rivers.apkg: notes: 1 new")
    assert subprocess.run(["git", "status", "--short"], cwd=tmp_path, capture_output=True, check=True).stdout == before


def test_a_revision_that_is_none_is_one_line(run: Run, tmp_path: Path) -> None:
    result = run("diff", "--against", "HEAD")
    assert (result.returncode, result.stderr) == (2, "--against: this folder is in no git repository\n")
    git(tmp_path, "init")
    result = run("diff", "--against", "--help")
    assert (result.returncode, result.stderr) == (
        2,
        "--against: git knows no revision `--help`; git log lists them\n",
    )


def test_the_ledger_of_the_repository_is_current(tmp_path: Path) -> None:
    for name in (
        "content/21-career-connection.md",
        "decks/career-connection.yaml",
        "decks/career-connection.ledger.jsonl",
    ):
        write(tmp_path, name, (ROOT / name).read_bytes().decode())
    for _ in range(2):
        subprocess.run([sys.executable, "-m", "mkdeck", "build"], cwd=tmp_path, check=True, capture_output=True)
        ledger = (tmp_path / "decks/career-connection.ledger.jsonl").read_bytes()
        assert ledger == (ROOT / "decks/career-connection.ledger.jsonl").read_bytes(), (
            "run make deck, and commit the ledger"
        )
    assert zipfile.is_zipfile(tmp_path / "decks/career-connection.apkg")
