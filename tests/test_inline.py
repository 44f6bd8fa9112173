"""Text with marks, cut and written as Markdown again, reads as it did."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdeck.cards import Inline, Mark
from mkdeck.parsing.inline import cut, escape, to_markdown, without
from mkdeck.parsing.inline_tokens import read_inline
from mkdeck.parsing.markdown import card_parser
from mkdeck.parsing.quick_tokens import spelled_out


def inline_of(text: str) -> Inline:
    """Read running text as a card's Markdown is read, behind a paragraph so that nothing begins the text."""
    tokens = spelled_out(card_parser().parse("x\n\n" + text))[3:]
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return Inline("NOT A PARAGRAPH")
    return read_inline(tokens[1].children or [])


PLAIN = st.text(string.ascii_letters + string.digits + " .,*_`[]()<>&;#!|~^:=+-$\\\"'é字", min_size=1).map(
    lambda text: " ".join(text.split())
)


@given(PLAIN.filter(bool))
@example("~ 0")
@example("0~0~")
@example("a^2^ and *b*^3^^4^")
@example("==a==")
@example("ab==cd==ef")
@example(":::")
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    assert inline_of(escape(text)) == Inline(text)


def test_only_what_markdown_would_read_is_escaped() -> None:
    plain = "C++, snake_case, a < b? 3 - 2 (really), $5, 100%, AT&T: “ok”."
    assert escape(plain) == plain.replace("<", "\\<")


def test_a_part_keeps_the_markup_that_lies_on_it() -> None:
    inline = inline_of("Answer: the **big *red* book** of `a|b` and [*links*](http://x.y/z)")
    start = inline.text.index("the")
    assert to_markdown(inline, start) == "the **big *red* book** of `a|b` and [*links*](http://x.y/z)"
    assert to_markdown(inline, inline.text.index("red"), inline.text.index(" of")) == "***red* book**"


def test_a_stretch_is_taken_out_and_marks_move_along() -> None:
    inline = inline_of("The **nucleus** ([link](#fig)) holds *chromosomes* ([link](#tab)).")
    places = [(start, start + len(" (link)")) for start in (11, 36)]
    assert to_markdown(without(inline, places)) == "The **nucleus** holds *chromosomes*."


@given(PLAIN, st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=3))
def test_what_is_taken_out_is_all_that_is_missing(text: str, lengths: list[tuple[int, int]]) -> None:
    places, at = [], 0
    for skipped, length in lengths:
        start = min(at + skipped, len(text))
        at = min(start + length, len(text))
        places.append((start, at))
    marks = tuple(Mark("strong", start, start + 1) for start in range(len(text)))
    left = without(Inline(text, marks), places)
    gone = {place for start, end in places for place in range(start, end)}
    assert left.text == "".join(character for place, character in enumerate(text) if place not in gone)
    assert [(mark.start, mark.end) for mark in left.marks] == [(at, at + 1) for at in range(len(left.text))]


def test_a_mark_that_was_cut_off_leaves_nothing() -> None:
    inline = inline_of("**Answer:** yes")
    assert cut(inline, 7, len(inline.text)) == Inline("yes")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("A: ![](x.png) a map", "![](x.png) a map"),
        ("A:![](x.png) a map", "![](x.png) a map"),
        ("A: ![](x.png)a map", "![](x.png) a map"),
        ("A: ![](x.png) ![](y.png) a map", "![](x.png)![](y.png) a map"),
        ("A: ![](x.png)", "![](x.png)"),
        ("A: ![](x.png) **a** map", "![](x.png) **a** map"),
        ('A: <img src="x.png"> a map', '<img src="x.png"> a map'),
        ('A: <audio src="x.mp3"></audio> a song', '<audio src="x.mp3"></audio> a song'),
        ("A: <b>a</b> map", "<b>a</b> map"),
        ("A: ![a sketch](x.png) a map", "![a sketch](x.png) a map"),
        ("A: a map ![](x.png)", "a map![](x.png)"),
        ("![](x.png) A: a map", "a map"),
    ],
)
def test_a_picture_without_a_description_opens_what_stands_behind_a_label(text: str, answer: str) -> None:
    inline = inline_of(text)
    label = re.search(r"A:\s*", inline.text)
    assert label
    assert to_markdown(inline, label.end()) == answer


def test_a_picture_that_ends_a_question_is_not_its_answer() -> None:
    inline = inline_of("Which river is this?![](x.png)\nThe Danube")
    assert to_markdown(inline, 0, inline.text.index("\n")) == "Which river is this?![](x.png)"
    assert to_markdown(inline, inline.text.index("\n")) == "The Danube"


def test_code_with_backticks_and_links_with_spaces() -> None:
    assert to_markdown(inline_of("a `` b`c `` d")) == "a ``b`c`` d"
    assert to_markdown(inline_of("[a](<b c>)")) == "[a](b%20c)"


@given(
    st.lists(
        st.sampled_from(
            [
                "**a**",
                "*b*",
                "`c`",
                "[d](e)",
                "f_g",
                "![h](i)",
                "~~j~~",
                "==n **o**==",
                "p == q",
                "==r",
                "k < l",
                "m",
                "$n_1*o*$",
                "$p",
                "6$",
            ]
        ),
        min_size=1,
    )
)
def test_written_and_read_again_it_is_the_same(pieces: list[str]) -> None:
    inline = inline_of(" ".join(pieces))
    assert inline_of(to_markdown(inline)) == inline


def test_formulas_are_kept_and_escaped_dollars_stay_so() -> None:
    for text in ("$a_1*b*c$ and \\$5", r"\(x_1*y*\), $$a [b](c)$$", r"\$5 **and** 6\$"):
        assert to_markdown(inline_of(text)) == text
    assert to_markdown(inline_of(r"\$5 or more")) == "$5 or more"


@pytest.mark.parametrize("text", [r"wow\![a](b)", r"a \![**c**](d)", "![[g.png|300]]", "see the ![[a b/h.png]] now"])
def test_links_and_embeds_are_written_as_they_were(text: str) -> None:
    assert to_markdown(inline_of(text)) == text


def test_a_tag_is_closed_within_the_markup_in_which_it_was_opened() -> None:
    text = "a **<u>b</u>** c"
    assert to_markdown(inline_of(text)) == text
