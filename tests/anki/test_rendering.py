"""A lesson with all that people write, built, imported into the real Anki and compared with what must be shown.

`torture.html` holds both sides of every card as Anki renders them. Read it before you commit it; this writes it anew:
`.venv/bin/pytest --accept tests/anki/test_rendering.py`
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mkdeck.decks.project import Deck
from mkdeck.pipeline import read_deck, render_deck, write_deck
from realanki import RealAnki, ShownCard

HERE = Path(__file__).parent
GOLDEN = HERE / "torture.html"
OPENING = str.maketrans(")]", "([")
SCRIPT = re.compile(r"(?s)<script>\n// Puts the options of a choice .*?</script>")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course")
    (folder / ".git").mkdir()
    (folder / "images").mkdir()
    shutil.copy(HERE / "river.png", folder / "images" / "für torture.png")
    (folder / "images" / "tone.mp3").write_bytes(b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(64))
    shutil.copy(HERE / "torture.md", folder / "torture.md")
    for linked in ("other.md", "../rivers.md"):
        (folder / linked).write_text("", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def anki(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealAnki]:
    patch = pytest.MonkeyPatch()
    patch.chdir(course)
    build = render_deck(read_deck(Deck((Path("torture.md"),), Path("torture.apkg"))), now=1_700_000_000)
    write_deck(build)
    contents = build.contents
    patch.undo()
    assert contents.problems == ()
    with RealAnki(tmp_path_factory.mktemp("collection") / "anki") as opened:
        imported = opened.import_package(course / "torture.apkg")
        assert (imported.new, imported.other) == (len(contents.cards), 0)
        yield opened


def shown(card: ShownCard) -> str:
    sides = (re.sub(r"\n+", "\n", SCRIPT.sub("", side)).strip() for side in (card.question, card.answer))
    question, answer = sides
    title = f"card {card.due}.{card.template + 1}"
    return f"<!-- {title}: question -->\n{question}\n\n<!-- {title}: answer -->\n{answer}\n"


def test_every_card_shows_what_it_must(anki: RealAnki, accepting: bool) -> None:
    found = "\n".join(map(shown, anki.cards()))
    if accepting:
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


class _Elements(HTMLParser):
    """Checks that elements open and close in pairs."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in ("br", "hr", "img", "wbr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_the_html_is_whole(anki: RealAnki) -> None:
    for card in anki.cards():
        for side in (card.question, card.answer):
            elements = _Elements()
            elements.feed(re.sub(r"(?s)<style>.*?</style>|<script>.*?</script>", "", side))
            assert (elements.open, elements.wrong) == ([], []), side


def test_media_arrived_and_none_is_missing(anki: RealAnki) -> None:
    assert anki.missing_media() == []
    names = sorted(path.name for path in Path(anki.collection.media.dir()).iterdir())
    assert [Path(name).suffix for name in names] == [".mp3", ".png"]
    assert all(name.startswith("mkdeck-") for name in names)
    assert [card.sounds for card in anki.cards() if card.sounds] == [1]


def test_mathematics_is_whole_on_both_sides_of_every_card(anki: RealAnki) -> None:
    for card in anki.cards():
        for side in (card.question, card.answer):
            signs = re.findall(r"\\[()\[\]]", side.replace(r"\\", ""))
            assert signs[::2] == [sign.translate(OPENING) for sign in signs[1::2]]


def test_an_item_of_a_list_is_asked_with_the_earlier_ones_before_it(anki: RealAnki) -> None:
    items = [card for card in anki.cards() if 'class="items"' in card.question]
    assert [card.template for card in items] == [0, 1, 2]
    for place, card in enumerate(items):
        spans = re.findall(r'<span class="(cloze(?:-inactive)?)"[^>]*data-ordinal="(\d)">', card.question)
        assert spans == [("cloze" if at == place else "cloze-inactive", str(at + 1)) for at in range(3)]
        # The style sheet hides what stands behind the one asked for, which only siblings can.
        assert re.search(r'(?s)<div class="items" dir="auto">\s*<span', card.question)
        assert "[...]" not in card.answer
