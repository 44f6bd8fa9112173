"""What is written without the sanitiser is what it would have made, and nothing that it would not let through."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import lesson_text
from hostile import HOSTILE
from mkdeck.cards import Basic, Markdown, Origin, Span
from mkdeck.links.media import MediaFile
from mkdeck.parsing.markdown import card_parser
from mkdeck.parsing.parsed import ParsedBlocks
from mkdeck.render import named_by
from mkdeck.render.body import parse_side, to_html, to_safe_html
from mkdeck.render.page import Page
from mkdeck.render.plain import plain_html
from mkdeck.render.sanitise import sanitise
from mkdeck.system.files import stamp_in

DOCUMENTS = sorted(Path(__file__).parent.glob("*/*.md"))


def find(target: str) -> MediaFile | None:
    """Find pictures and films, as a card carries them."""
    is_media = target.endswith((".png", ".mp4"))
    return MediaFile(Path(__file__), Path(target).suffix, stamp_in(Path(__file__).stat())) if is_media else None


PAGE = Page(find_media=find)

LINES = [
    "", "", "Text *with* **bold *within* it**, `co<d>e` & ~~more~~.",
    "It is ==so *and* so==, a == b.", "a \"quoted\" 'word' &lt; &nbsp; &#31; &amp;amp;",
    "- item", "  - inner", "    - innermost", "1. one", "3) three", "- [x] done", "  ```", "      indented", "a  ",
    "b\\",
    "| a | b | c |", "|:--|:-:|--:|", "| `x` | $y$ | **z** |", "|---|---|---|", "```python", "def f(): return '<b>'",
    "```", "~~~html", "<i class=\"x\">", "~~~", "```math", "a < b", "# Heading `c`", "***", "> quoted", "---",
    "Set\n===",
    "$a<b$ and \\(c\\)", "$$", "\\frac{1}{2}", "<b>raw</b>", "<br>", "[link](https://a.org)", "![x](a.png)", "https://a",
    "[sound:a.mp3]", "{{c1::x}}", "\u00a0", "\u200b", "\ufdd1", "\ufdd0", "\u2028", "\t", "\tcode", "e\u0301é漢",
    "Term", "![The *broad* one](a.png)", "![A \"b\" & 'c' <d>](a.png)", "![a::b [c]](b.png \"t\")", "![f](f.mp4)",
    "![[a.png|30]]", "text ![](a.png) and ![Die Brücke, 2 m](x/ü.png)", ": defined", "* * *", "-", "1.", "**",
    "__a__b__",
    "***a***", "****a****", "```js\nlet a = `<${b}>`", "*a **b*** c",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(LINES) | st.text("*_`~=<>&#|-+:.\\$\n\t \"'ab1[]()!{}", max_size=6), max_size=12).map(
    "\n".join
)


def hold_alike(text: str) -> bool:
    """Compare both ways; return whether the shorter one was open to the text."""
    tokens, environment = parse_side(text, Markdown(""))
    plain = None if environment["abbreviations"] else plain_html(tokens, PAGE)
    assert tokens == parse_side(text, Markdown(""))[0], "as they were before"
    sanitised = sanitise(to_html(text, PAGE, Markdown("")))
    assert plain in (None, sanitised)
    assert to_safe_html(text, PAGE, Markdown("")) == sanitised
    card = Basic(Markdown(text), Markdown("b"), Origin(span=Span("a.md", 1, 1), context=(), evidence="shaped"))
    parsed = ParsedBlocks()
    assert named_by(card, parsed) == named_by(card)
    assert to_safe_html(text, PAGE, Markdown(""), parsed) == sanitised
    return plain is not None


@settings(max_examples=1500, deadline=None)
@given(TEXTS)
def test_any_text_is_shown_as_if_it_had_been_sanitised(text: str) -> None:
    hold_alike(text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_as_if_it_had_been_sanitised(text: str) -> None:
    written = text.encode("utf-8", "ignore").decode()  # as a file holds it
    for part in (written, *written.split("\n\n"), *written.split("\n")):
        hold_alike(part)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_documents_are_shown_as_if_they_had_been_sanitised(path: Path) -> None:
    text = lesson_text(path)
    for part in dict.fromkeys([*text.split("\n\n"), *text.split("\n")]):
        hold_alike(part)


@pytest.mark.parametrize(
    "language", ["python", "html", "bash", "pycon", "js", "rust", "yaml", "tex", "diff", "unknown"]
)
@given(code=st.text("abc <>&'\"#$%(){}[]\\/\n\t=-+*0123:;.,édef class return if", max_size=60))
@settings(max_examples=60, deadline=None)
def test_code_is_shown_as_if_it_had_been_sanitised(language: str, code: str) -> None:
    hold_alike(f"````{language}\n{code}\n````")


@pytest.mark.parametrize(
    "text",
    [
        "**Bold**, `code` and a\nline.",
        "- a\n- b\n  - c",
        "| a | b |\n|---|:-:|\n| 1 | 2 |",
        "```py\na = 1\n```",
        "$a$\n\n$$b$$",
        "![A b](c.png)",
    ],
)
def test_what_most_cards_hold_is_written_without_the_sanitiser(text: str) -> None:
    assert hold_alike(text)


def test_the_parser_of_cards_alone_decides_what_is_text() -> None:
    assert plain_html(card_parser().parse("a <b>c</b>"), PAGE) is None
