"""What is written without the parser is what the parser, its renderer and the sanitiser would have made of it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import lesson_text
from hostile import HOSTILE
from mkdeck.cards import Markdown
from mkdeck.links.media import MediaFile
from mkdeck.render.body import named_media, to_html
from mkdeck.render.page import Page
from mkdeck.render.plain import picture_html
from mkdeck.render.sanitise import sanitise
from mkdeck.render.straight import straight_html
from mkdeck.system.files import stamp_in

DOCUMENTS = sorted(Path(__file__).parent.glob("*/*.md"))


def find(target: str) -> MediaFile | None:
    """Find pictures, as a card carries them."""
    return MediaFile(Path(__file__), ".png", stamp_in(Path(__file__).stat())) if target.endswith(".png") else None


PAGE = Page(find_media=find)

PLAIN = [
    "Text.", "More of it", "**Bold:** and *stressed*.", "`code`", "$a$ is", "$$b$$", "(in brackets)", "“said”", "2 m",
    "10:30", "- item", "- `code` item", "- **bold**", "* star", "+ plus", "1. one", "2. two", "1) one", "7. seven",
    "# Title", "### *Of* it", "| a | b |", "|---|:-:|", "| `c` | **d** |", "| 1 | 2 |", "|---|", "```", "```python",
    "a = '<b>'", "$$", "\\frac{1}{2}", "![A b](c.png)", "- ![](d.png)", "- ![a](missing.jpg)", "a < b > c", "é ü 漢",
    "A {\ufdd01:cloze}\ufdd0} of *one*", "*B* {\ufdd02:**bold**}\ufdd0}", "¿C?", "- $a${\ufdd01:$b$}\ufdd0}",
]  # fmt: skip
OTHER = [
    "a  ", "a\\", " a", "    code", "\ta", "  - inner", "- [x] done", "---", "===", "-", "- ", "-  wide", "- - a",
    "* * *", "1.", "01. a", "1234567890. a", ": defined", "~ defined", "> quoted", "    ```", "   ```", "```` ",
    "~~~", "<b>raw</b>", "[a]", "[a]: b", "*[AB]: c", "AB", "[^1]", "[^1]: note", "&amp;", "x &#31; y", "a_b_c",
    "__a__", "***", "**", "*a", "a^2^", "a ~~b~~",
    "a ==b==", "a == b", "==a==", "| a | b", "a | b", "|\\||", "|", "||", "| a |", "$$a", "b$$", "$",
    "\\(c\\)", "!", "![[a.png]]", "![a](//b/c.png)", "{{c1::x}}", "[sound:a.mp3]", "\xa0", "\u200b", "\ufdd1", "\r",
    "https://a.org", "<https://a>", "## a ##", "#", "#a", "##  wide", "## a\\", "```math", "```a`b", "- # a",
    "- 1. a", "- > a", "1. - a", "٣. a", "٣",
]  # fmt: skip


def texts(lines: list[str]) -> st.SearchStrategy[str]:
    """Draw texts of lines, between which there may be blank ones."""
    pieces = st.tuples(st.sampled_from(lines), st.sampled_from(["\n", "\n\n", "\n\n", "\n\n\n"]))
    return st.lists(pieces, max_size=9).map(lambda found: "".join(line + end for line, end in found).rstrip("\n"))


TEXTS = (
    texts(PLAIN)
    | texts([*PLAIN, *OTHER])
    | st.text("*`$#|-+1.:\\_[]()!<>&~= \n\nab", max_size=30)
    | st.lists(st.sampled_from(PLAIN) | st.text("*_`~<>&#|-+:.\\$\n \"'ab1[]()!{}", max_size=4), max_size=8).map(
        "".join
    )
)


def written(text: str) -> str | None:
    """Return what is written straight from a text, after holding it against the long way."""
    straight = straight_html(text, lambda source, alt: picture_html(source, alt, PAGE))
    if straight is not None:
        assert straight == sanitise(to_html(text, PAGE, Markdown("")))
    named = named_media(text, None)
    if named is not None:
        asked: dict[str, None] = {}
        followed: list[str] = []
        to_html(text, Page("", lambda target: asked.update({target: None}), followed.append), Markdown(""))
        assert list(dict.fromkeys(named)) == list(asked)
        assert asked.keys() >= set(followed)  # where a card goes without a picture it has a link to it
    return straight


@settings(max_examples=2000, deadline=None)
@given(TEXTS)
def test_any_text_is_written_as_the_parser_reads_it(text: str) -> None:
    written(text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_written_as_the_parser_reads_it(text: str) -> None:
    for part in (text, *text.split("\n\n"), *text.split("\n")):
        written(part.encode("utf-8", "ignore").decode())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_documents_are_written_as_the_parser_reads_them(path: Path) -> None:
    text = lesson_text(path)
    blocks = text.split("\n\n")
    pairs = ("\n\n".join(blocks[at : at + 2]) for at in range(len(blocks) - 1))
    for part in dict.fromkeys([text, *blocks, *pairs, *text.split("\n")]):
        written(part)


@pytest.mark.parametrize(
    "text",
    [
        "**Bold**, `code` and a\nline.",
        "So:\n- a\n- *b*\n\nThen this.",
        "3. a\n4. b",
        "| a | b |\n|---|:-:|\n| `1` | 2 |",
        "Run:\n\n```py\na = 1\n\nb = '&<>'\n```",
        "$a$\n\n$$b$$\n\n$$\nc\n$$",
        "# Title\nText\n\n![A b](c.png)",
    ],
)
def test_what_most_cards_hold_is_written_straight(text: str) -> None:
    assert written(text) is not None


@pytest.mark.parametrize("text", OTHER)
def test_what_is_not_plain_is_left_to_the_parser_or_read_alike(text: str) -> None:
    written(text)
    written(f"Text\n{text}")
    written(f"- a\n{text}\n\nText")


@pytest.mark.parametrize(
    "text", ["a <b>", "[a](b)", "- a\n\n- b", "a\n---", "- a\n  b", "    a", "a  \nb", "", "```\na", "$$\n10.\n \n$$"]
)
def test_what_takes_the_parser_is_not_written(text: str) -> None:
    assert straight_html(text, lambda source, alt: source + alt) is None


@pytest.mark.parametrize("piece", ["a\n", "- a\n", "|a|\n", "```\n", "$$\n", "*a* ", "1. a\n", "a\n\n", "$", "`", "!["])
def test_long_texts_take_no_longer_than_their_length(piece: str) -> None:
    text = piece * 20_000
    began = time.process_time()
    straight_html(text, lambda source, alt: source + alt)
    assert time.process_time() - began < 2
