"""A build that takes over what stands of the last one gives what one gives that makes all anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdeck.cli import main
from mkdeck.incremental import former
from mkdeck.ledger import Found
from mkdeck.reading import LessonCards
from mkdeck.render import Page
from mkdeck.system.caches import cache_folder

PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d49484452")

CARDS = [
    "## Where does the {0} rise?\n\nIn the {1}.",
    "## Which cities lie on the {0}?\n\n1. {1}\n2. Linz\n3. The city of {0}",
    "Q: Who named the {0}?\nA: The {1}.\n",
    "The {{{{c1::{0}}}}} meets the {{{{c2::{1}}}}} of the south.",
    "The {0} Canal was opened in 18{2}.",
    "## What is a {0}?\n\nA {1} that runs by itself, with **much** water.\n\n![It](spring.png)",
    "{0}\n: A {1} that runs by itself.",
    "A {0} is a {1} that carries water to the sea.",
    "Q: Why does the {0} turn? <!-- id: turn-{0} -->\nA: The {1} is in its way.\n",
    "## When was the {0} dammed?\n\n![The dam](dam-{1}.png)",
    "Q: 18{2}\nA: A year of the {0}.\n",
]
"""Forms of cards, some of which ask the same as others of one river do."""
RIVERS = ["Danube", "weir", "Elbe", "Main", "lock", "Inn", "mill", "Oder", "Po"]
PLACES = ["forest", "sea", "Roman", "ice", "northern"]


@st.composite
def written_cards(draw: st.DrawFn) -> str:
    number = draw(st.integers(10, 12))
    return draw(st.sampled_from(CARDS)).format(draw(st.sampled_from(RIVERS)), draw(st.sampled_from(PLACES)), number)


Lessons = dict[str, list[str]]
NAMES = ["a", "b", "c", "d", "sub/e"]
cards_of_lesson = st.lists(written_cards(), max_size=4)


@st.composite
def edited(draw: st.DrawFn, lessons: Lessons) -> Lessons:
    """Return lessons with some of them edited as people edit them."""
    lessons = {name: list(cards) for name, cards in lessons.items()}
    name = draw(st.sampled_from(sorted(lessons)))
    cards = lessons[name]
    place = draw(st.integers(0, len(cards)))
    match draw(st.sampled_from(["card", "card", "more", "less", "order", "lesson", "remove", "rename", "move"])):
        case "card" if place < len(cards):
            cards[place] = draw(written_cards())
        case "less" if place < len(cards):
            del cards[place]
        case "order":
            lessons[name] = draw(st.permutations(cards))
        case "lesson":
            lessons[draw(st.sampled_from(NAMES))] = draw(cards_of_lesson)
        case "remove" if len(lessons) > 1:
            del lessons[name]
        case "rename":
            lessons[draw(st.sampled_from(NAMES))] = lessons.pop(name)
        case "move" if cards:
            lessons[draw(st.sampled_from(sorted(lessons)))].append(cards.pop())
        case _:
            cards.insert(place, draw(written_cards()))
    return lessons


@st.composite
def histories(draw: st.DrawFn) -> list[Lessons]:
    """Return what a course holds at each of several builds; what has gone may come back."""
    history = [{name: draw(cards_of_lesson) for name in NAMES[: draw(st.integers(2, 5))]}]
    for _ in range(draw(st.integers(2, 5))):
        history.append(draw(st.sampled_from(history)) if draw(st.integers(0, 4)) == 0 else draw(edited(history[-1])))
    return history


def write_course(folder: Path, lessons: Lessons) -> None:
    content = folder / "content"
    for path in content.rglob("*.md"):
        if path.relative_to(content).with_suffix("").as_posix() not in lessons:
            path.unlink()
    for name, cards in lessons.items():
        path = content / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"# Rivers {name}\n\n" + "\n\n".join([f"## Section {len(cards) % 2}", *cards]) + "\n"
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, encoding="utf-8")


def build(folder: Path, *options: str) -> Result:
    with chdir(folder):
        return CliRunner().invoke(main, ["build", *options])


def made(folder: Path) -> list[bytes | None]:
    files = (folder / "decks" / name for name in ("course.apkg", "course.ledger.jsonl"))
    return [file.read_bytes() if file.exists() else None for file in files]


def assert_alike(projects: tuple[Path, Path], *options: str) -> None:
    kept, anew = build(projects[0], *options), build(projects[1], "--no-cache", *options)
    assert kept.exception is None or isinstance(kept.exception, SystemExit)
    assert (kept.exit_code, kept.stdout, kept.stderr) == (anew.exit_code, anew.stdout, anew.stderr)
    assert made(projects[0]) == made(projects[1])


def new_projects(folder: Path, settings_of_deck: str) -> tuple[Path, Path]:
    for name in ("kept", "anew"):
        (folder / name / "content/sub").mkdir(parents=True)
        (folder / name / "decks").mkdir()
        (folder / name / "decks/course.yaml").write_text(f"lessons: [../content]\n{settings_of_deck}", encoding="utf-8")
        for picture in ("spring.png", "dam-sea.png", "sub/spring.png"):
            (folder / name / "content" / picture).write_bytes(PICTURE)
    return folder / "kept", folder / "anew"


@given(
    history=histories(),
    deck=st.sampled_from(["deck: Course\n", "subdecks: section\n", "retire: tag\n", "facts: more\nsubdecks: folder\n"]),
    pictures=st.lists(st.sampled_from([b"", PICTURE, PICTURE + b"more"]), min_size=6, max_size=6),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_what_is_taken_over_is_what_would_be_made(
    monkeypatch: pytest.MonkeyPatch, history: list[Lessons], deck: str, pictures: list[bytes]
) -> None:
    with TemporaryDirectory() as folder:
        projects = new_projects(Path(folder), deck)
        for time, (lessons, picture) in enumerate(zip(history, pictures, strict=False)):
            monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_700_000_000 + 1000 * time))
            for project in projects:
                write_course(project, lessons)
                if picture:
                    (project / "content/spring.png").write_bytes(picture)
            assert_alike(projects)


RIVERS_COURSE: Lessons = {
    "a": ["## Where does the Danube rise?\n\nIn the forest.", "The {{c1::Danube}} meets the {{c2::sea}} of the south."],
    "b": ["Q: Who named the Elbe?\nA: The Celts.\n", "## What is a weir?\n\nA dam.\n\n![It](spring.png)"],
    "c": ["Q: Why does the Inn turn? <!-- id: turn -->\nA: The ice is in its way.\n"],
    "d": ["## Which cities lie on the Oder?\n\n1. Opole\n2. Szczecin"],
}
DAMMED = "Q: Who dammed the Oder?\nA: Engineers."


@pytest.fixture
def projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two projects that are alike, and built."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    projects = new_projects(tmp_path, "deck: Course\n")
    change(projects)
    assert_alike(projects)
    return projects


@pytest.fixture
def standing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the lessons that stood, joined, for each build that asked."""
    found: list[str] = []
    ask = former.FormerBuild.standing

    def asked(
        self: former.FormerBuild, lessons: Sequence[LessonCards], cards: Sequence[Found], pages: Mapping[str, Page]
    ) -> former.Standing:
        answer = ask(self, lessons, cards, pages)
        found.append("".join(Path(path).stem for path in answer.lessons))
        return answer

    monkeypatch.setattr(former.FormerBuild, "standing", asked)
    return found


def change(projects: tuple[Path, Path], **lessons: list[str]) -> None:
    for project in projects:
        write_course(project, RIVERS_COURSE | lessons)


@pytest.mark.parametrize(
    ("lessons", "names"),
    [
        pytest.param({"d": [DAMMED]}, "abc", id="another lesson"),
        pytest.param({"0": [DAMMED]}, "abcd", id="a lesson before all others"),
        pytest.param({"d": ["Q: Who named the Elbe?\nA: A king."]}, "ac", id="a question of another lesson"),
        pytest.param({"d": ["Q: Who named the Elbe?\nA: The Celts."]}, "ac", id="a card of another lesson"),
        pytest.param({"d": ["Q: Who? <!-- id: turn -->\nA: Engineers."]}, "ab", id="an id of another lesson"),
        pytest.param({"d": ["The Danube meets the {{c1::sea}} of the south."]}, "bc", id="a cloze of another lesson"),
    ],
)
def test_what_others_ask_as_well_does_not_stand(
    projects: tuple[Path, Path], standing: list[str], lessons: Lessons, names: str
) -> None:
    change(projects, **lessons)
    assert_alike(projects)
    assert standing == [names]


def test_what_the_ledger_knows_of_another_lesson_does_not_stand(
    projects: tuple[Path, Path], standing: list[str]
) -> None:
    named = ["Q: Who named the Main?\nA: The Celts."]
    change(projects, d=named)
    assert_alike(projects)
    change(projects, b=named, d=[])
    assert_alike(projects)
    change(projects, d=[])
    assert_alike(projects)
    change(projects, a=named, d=[])
    assert_alike(projects)
    change(projects, a=named)
    assert_alike(projects)
    assert standing == ["abc", "ac", "ac", "bc", "abc"]


def test_a_picture_that_changes_does_not_stand(projects: tuple[Path, Path], standing: list[str]) -> None:
    for project in projects:
        (project / "content/spring.png").write_bytes(PICTURE + b"more")
    assert_alike(projects)
    assert standing == ["acd"]


def rewrite(name: str, old: bytes, new: bytes) -> Callable[[Path], object]:
    def edit(folder: Path) -> None:
        path = folder / "decks" / name
        data = path.read_bytes()
        assert old in data
        path.write_bytes(data.replace(old, new))

    return edit


@pytest.mark.parametrize(
    "edit",
    [
        rewrite("course.ledger.jsonl", b"2023-11-14", b"2022-11-14"),
        rewrite("course.ledger.jsonl", b"}\n", b"} \n"),
        rewrite("course.apkg", b"collection.anki2", b"collection.anki3"),
        lambda folder: (folder / "decks/course.apkg").write_bytes(b"x"),
        lambda folder: (folder / "decks/course.apkg").unlink(),
        lambda folder: (folder / "decks/course.ledger.jsonl").unlink(),
        lambda folder: (folder / "decks/course.yaml").write_text("lessons: [../content]\ntags: [a]\n", "utf-8"),
    ],
)
def test_nothing_stands_beside_files_that_the_last_build_did_not_write(
    projects: tuple[Path, Path], standing: list[str], edit: Callable[[Path], object]
) -> None:
    for project in projects:
        edit(project)
    change(projects, d=[DAMMED])
    assert_alike(projects)
    assert standing == []


def swapped(data: bytes) -> bytes:
    """Return what is kept of a build with two cards' guids in one another's place, so that it can still be read."""
    (guids,) = (made[2] for made in map(json.loads, data.splitlines()[1:-1]) if made[0] == "content/b.md")
    first, second = (guid.encode() for guid in guids)
    return data.replace(first, b"?").replace(second, first).replace(b"?", second)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-9],
        lambda _: b"",
        lambda _: b"[]",
        lambda data: b"\n" + data,
        lambda data: data + b"\n",
        swapped,
    ],
)
def test_nothing_stands_that_is_damaged(
    projects: tuple[Path, Path], standing: list[str], damage: Callable[[bytes], bytes]
) -> None:
    folder = cache_folder()
    assert folder is not None
    (kept,) = folder.glob("*.former.json")
    kept.write_bytes(damage(kept.read_bytes()))
    change(projects, d=[DAMMED])
    assert_alike(projects)
    assert standing == []


def test_nothing_stands_for_programs(projects: tuple[Path, Path], standing: list[str]) -> None:
    change(projects, d=[DAMMED])
    assert_alike(projects, "--json")
    assert standing == []
