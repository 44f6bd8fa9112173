"""The ledger as a file: what is written is read again, and what is broken is told with its line."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.cards import Basic, Choice, Cloze, Markdown, Origin, Span
from mkdeck.errors import MkdeckError
from mkdeck.ledger import Entry, ledger_text, lesson_name, read_ledger
from mkdeck.ledger.file import parse_ledger
from mkdeck.wording.normalise import known_by

ORIGIN = Origin(span=Span("../a.md", 0, 0), context=("A", "B"), evidence="marked", quote="q", key="k")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MARKDOWN = TEXT.map(Markdown)
CARDS = st.one_of(
    st.builds(Basic, MARKDOWN, MARKDOWN, st.just(ORIGIN), st.booleans()),
    st.builds(Cloze, MARKDOWN, st.just(ORIGIN)),
    st.builds(Choice, MARKDOWN, st.tuples(MARKDOWN, MARKDOWN), st.just((1,)), MARKDOWN, st.just(ORIGIN)),
)
TIMES = st.integers(0, 4_000_000_000)
ENTRIES = st.builds(
    Entry,
    guid=st.from_regex(r"[A-Za-z0-9_-]{16}", fullmatch=True),
    card=CARDS,
    lesson=st.just("../a.md"),
    place=st.floats(-1000, 1000),
    deck=TEXT.map(lambda text: f"d{text}"),
    tags=st.tuples(TEXT),
    content=st.just("digest"),
    first_seen=TIMES,
    changed=TIMES,
    retired=st.none() | TIMES,
    clozes=st.dictionaries(st.integers(1, 500), st.tuples(TEXT), max_size=2),
    former_front=st.none() | TEXT,
).filter(lambda one: one.former_front != known_by(one.card))


def entry(guid: str, back: str = "Here.") -> Entry:
    return Entry(
        guid=guid, card=Basic(Markdown("Where?"), Markdown(back), ORIGIN), lesson="../a.md", place=1.0,
        deck="D", tags=("t",), content="x", first_seen=0, changed=1_700_000_000,
    )  # fmt: skip


@given(st.lists(ENTRIES, unique_by=lambda one: one.guid, max_size=3))
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    text = ledger_text(entries)
    assert parse_ledger("a", text) == tuple(sorted(entries, key=lambda one: one.guid))
    assert parse_ledger("a", text.replace(b"\n", b"\r\n")) == parse_ledger("a", text)
    assert parse_ledger("a", text.replace(b"\n{", b"\n {")) == parse_ledger("a", text)
    assert text.count(b"\n") == len(entries) + 2


def test_a_line_is_a_card_and_what_is_empty_is_left_out() -> None:
    first, line, last = ledger_text([entry("guid")]).decode().splitlines()
    assert json.loads(first) == {"format": "mkdeck ledger", "version": 1}
    assert json.loads(last) == {"end": "mkdeck ledger"}
    assert json.loads(line) == {
        "guid": "guid", "kind": "basic", "id": "k", "lesson": "../a.md", "place": 1, "front": "where?",
        "sides": {"front": "Where?", "back": "Here."}, "context": ["A", "B"], "quote": "q", "deck": "D", "tags": ["t"],
        "content": "x", "first_seen": "1970-01-01T00:00:00Z", "changed": "2023-11-14T22:13:20Z",
    }  # fmt: skip


GOOD = ledger_text([entry("one"), entry("two")]).decode().splitlines(keepends=True)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], ":1: not a line of a ledger, or one that was cut short; restore it from git, or delete it"),
        (GOOD[:1], ":1: the ledger was cut short here"),
        (GOOD[:3], ":3: the ledger was cut short here"),
        ([*GOOD[:2], GOOD[2][:50]], ":3: not a line of a ledger, or one that was cut short"),
        ([GOOD[0], "<<<<<<< HEAD\n", *GOOD[1:]], ":2: a merge conflict; keep the lines of both sides"),
        ([*GOOD[:2], "=======\n", *GOOD[2:]], ":3: a merge conflict"),
        ([*GOOD, ">>>>>>> other\n"], ":5: a merge conflict"),
        ([*GOOD[:3], GOOD[1], GOOD[3]], ":4: the card one stands at line 2 already; delete one of the two"),
        ([*GOOD, GOOD[1]], ":4: the ledger ends here, but more lines follow"),
        (GOOD[1:], ":1: the first line of a ledger is"),
        (
            [GOOD[0].replace("1", "2"), *GOOD[1:]],
            ":1: this ledger has version 2, and this mkdeck reads 1; update mkdeck",
        ),
        ([GOOD[0], "[1]\n", *GOOD[2:]], ":2: not a line of a ledger"),
        ([GOOD[0], GOOD[1].replace("\n", "{}\n"), *GOOD[2:]], ":2: not a line of a ledger, or one that was cut short"),
        ([GOOD[0], GOOD[1].replace('"basic"', '"map"'), *GOOD[2:]], ":2: not the sides of a card of kind `map`"),
        ([GOOD[0], GOOD[1].replace('"place"', '"plaice"'), *GOOD[2:]], ":2: `place` is missing"),
        ([GOOD[0], GOOD[1].replace('"quote"', '"quot"'), *GOOD[2:]], ":2: unknown key `quot`; a newer mkdeck"),
        ([GOOD[0], GOOD[1].replace("T00:00:00Z", ""), *GOOD[2:]], ":2: `first_seen` is no time of the form"),
        ([GOOD[0], GOOD[1].replace('["t"]', "7"), *GOOD[2:]], ":2: `tags` is no list of texts"),
    ],
)
def test_a_broken_ledger_is_one_error_with_its_line(lines: list[str], message: str) -> None:
    with pytest.raises(MkdeckError) as raised:
        parse_ledger("decks/a.ledger.jsonl", "".join(lines).encode())
    assert str(raised.value).startswith(f"decks/a.ledger.jsonl{message}")
    assert len(raised.value.lines) == 1


@given(
    st.binary(max_size=200) | st.text(max_size=100).map(lambda text: GOOD[0].encode() + text.encode("utf-8", "replace"))
)
def test_whatever_stands_in_a_ledger_it_is_read_or_one_error(data: bytes) -> None:
    assert outcome(data).startswith(("read", "a:"))


def outcome(data: bytes) -> str:
    try:
        return f"read {len(parse_ledger('a', data))}"
    except MkdeckError as error:
        return str(error)


def test_no_file_is_an_empty_ledger_and_a_folder_is_an_error(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "none.jsonl") == ()
    with pytest.raises(MkdeckError, match="cannot be read"):
        read_ledger(tmp_path)


def test_a_lesson_is_named_from_the_ledgers_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert lesson_name("content/a.md", Path("decks/d.ledger.jsonl")) == "../content/a.md"
    assert lesson_name(str(tmp_path / "content/a.md"), Path("decks/d.ledger.jsonl")) == "../content/a.md"


def test_two_people_who_change_different_cards_merge_without_a_conflict(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def commit(entries: list[Entry]) -> None:
        (tmp_path / "a.jsonl").write_bytes(ledger_text(entries))
        git("add", ".")
        git("commit", "-m", "x")

    guids = [f"{number * 7919 % 1000:03}" for number in range(40)]
    cards = [entry(guid) for guid in guids]
    git("init")
    commit(cards)
    git("checkout", "-b", "other")
    commit([entry(guids[3], "There."), *(card for card in cards if card.guid != guids[3]), entry("400x")])
    git("checkout", "main")
    commit([entry(guids[4], "There."), *(card for card in cards if card.guid != guids[4]), entry("800x")])
    git("merge", "other", "-m", "both")
    merged = {one.guid: one.card for one in read_ledger(tmp_path / "a.jsonl")}
    assert len(merged) == 42
    assert merged[guids[3]] == merged[guids[4]] == entry("x", "There.").card
