"""Words that are highlighted, and comparisons that only look so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.cards import Inline, Mark
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document
from mkdeck.parsing.highlight import HIGHLIGHT
from mkdeck.parsing.inline import cut, escape, to_markdown
from mkdeck.parsing.markdown import card_parser, lesson_parser, rules_for_cards


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A ==low dam== in a river", "A <mark>low dam</mark> in a river"),
        ("==a **low** dam==", "<mark>a <strong>low</strong> dam</mark>"),
        ("**a ==b== c**", "<strong>a <mark>b</mark> c</strong>"),
        ("**==a== b**", "<strong><mark>a</mark> b</strong>"),
        ("==[a dam](u) here==", '<mark><a href="u">a dam</a> here</mark>'),
        ("[a ==dam==](u)", '<a href="u">a <mark>dam</mark></a>'),
        ("==a==, (==b==); “==c==”.", "<mark>a</mark>, (<mark>b</mark>); “<mark>c</mark>”."),
        ("==Stop!== ==`a==b`==", "<mark>Stop!</mark> <mark><code>a==b</code></mark>"),
        ("==if a==b holds==", "<mark>if a==b holds</mark>"),
        ("==two\nlines==", "<mark>two\nlines</mark>"),
        ("这是==重点，很重要==的", "这是<mark>重点，很重要</mark>的"),
        ("물의 ==이동 경로==은", "물의 <mark>이동 경로</mark>은"),
        ("TCP==首部，长度==是", "TCP<mark>首部，长度</mark>是"),
        ("cyto==plasm== and ==photo==synthesis", "cyto<mark>plasm</mark> and <mark>photo</mark>synthesis"),
        ("two ==low dam==s", "two <mark>low dam</mark>s"),
        ("A {{c1::==weir==}} is ==so {{c2::low}}==", "A {{c1::<mark>weir</mark>}} is <mark>so {{c2::low}}</mark>"),
        ("`==` is for ==equality==", "<code>==</code> is for <mark>equality</mark>"),
    ],
)
def test_what_is_highlighted_is_marked(written: str, shown: str) -> None:
    assert card_parser().render(written) == f"<p>{shown}</p>\n"
    assert lesson_parser().render(written) == f"<p>{shown}</p>\n"


@pytest.mark.parametrize(
    "text",
    [
        "a == b and c == d",
        "x ==y and z",
        "x ==y and z==w",
        "a==b or c==d",
        "f(a)==1, g(b)==(c), x[i]==0.",
        "a!==b, c!==d",
        "use ==, ===, nor ==.",
        "====",
        "== heading",
        "== Heading ==",
        "===a===",
        "{==a whole passage==} of CriticMarkup",
        "a <== b <==",
    ],
)
def test_comparisons_stay_text(text: str) -> None:
    assert "<mark>" not in card_parser().render(text)
    assert escape(text).replace("\\", "") == text.replace("\\", "")
    assert "\\==" not in escape(text)[2:]


def test_a_sign_that_is_escaped_stays_one() -> None:
    assert card_parser().render("\\==a== and ==b\\==") == "<p>==a== and ==b==</p>\n"
    assert card_parser().render("**a ==b** c==") == "<p><strong>a ==b</strong> c==</p>\n"
    assert card_parser().render("==a\n\nb==") == "<p>==a</p>\n<p>b==</p>\n"
    assert escape("it is ==so==") == "it is \\==so\\=="


def test_a_lesson_says_what_is_marked() -> None:
    lesson = parse_lesson("lesson.md", "# Rivers\n\nA ==low **dam**== in a river.\n")
    assert isinstance(lesson, Lesson)

    (paragraph,) = parse_document(lesson).root.within("paragraph")

    assert paragraph.inline == Inline("A low dam in a river.", (Mark("highlight", 2, 9), Mark("strong", 6, 9)))
    assert to_markdown(paragraph.inline, 2, 5) == "==low=="
    assert to_markdown(cut(paragraph.inline, 6, 15)) == "==**dam**== in a"


def test_what_no_longer_reads_as_a_highlight_is_written_without_signs() -> None:
    inline = Inline("a, b c", (Mark("highlight", 1, 4),))
    assert to_markdown(inline) == "a, b c"
    assert to_markdown(inline, 3) == "==b== c"


def test_plain_signs_beside_a_highlight_are_escaped() -> None:
    inline = Inline("x ==y and z", (Mark("highlight", 10, 11),))
    assert to_markdown(inline) == "x \\==y and ==z=="


@given(st.text("aO=*_ `\\[]()字", max_size=30))
def test_nothing_else_changes_without_a_pair_of_signs(text: str) -> None:
    if text.count("==") < 2:
        without = rules_for_cards()
        without.inline.ruler.disable(HIGHLIGHT)
        assert rules_for_cards().render(text) == without.render(text)


def test_many_signs_take_no_longer_than_they_are_many() -> None:
    assert "<mark>" not in card_parser().render("==a " * 20_000)
    assert card_parser().render("==a b== " * 5_000).count("<mark>") == 5_000
