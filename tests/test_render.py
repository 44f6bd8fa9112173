from __future__ import annotations

import html
import re
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mkdeck.cards import Basic, Card, Choice, Cloze, Html, IdentifiedCard, Markdown, Note, Origin, Problem, Span
from mkdeck.clozes import cloze_numbers
from mkdeck.notetypes import NOTE_TYPES
from mkdeck.render import render_note
from mkdeck.render.cloze import mark_clozes, write_clozes
from mkdeck.render.page import Page

ORIGIN = Origin(span=Span("content/one.md", 3, 5), context=("Lesson", "Part"), evidence="shaped")


def rendered(card: Card) -> Note | Problem:
    return render_note(IdentifiedCard("guid", card, "Deck", ("tag",), 1_700_000_000), due=4)


def note(card: Card) -> Note:
    result = rendered(card)
    assert isinstance(result, Note), result
    return result


def front(text: str) -> str:
    return note(Basic(Markdown(text), Markdown("Answer"), ORIGIN)).fields["Front"]


def cloze(text: str) -> str:
    return note(Cloze(Markdown(text), ORIGIN)).fields["Text"]


def choice(*options: str, correct: tuple[int, ...] = (0,), front: str = "Which?", back: str = "") -> Choice:
    return Choice(Markdown(front), tuple(map(Markdown, options)), correct, Markdown(back), ORIGIN)


def readable(field: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", field))


@given(
    text=st.lists(
        st.sampled_from([*"a<>&; \n\u3000\x85", "<b>", "</b>", "<br>", '<i title=">">', "&nbsp;", "&lt;"])
    ).map("".join)
)
def test_a_side_without_text_makes_no_card(text: str) -> None:
    made = rendered(Basic(Markdown("Why?"), Markdown(text), ORIGIN))
    shown = made.fields.get("Back", "") if isinstance(made, Note) else ""
    assert isinstance(made, Note) == bool(re.sub(r"<[^>]*>", "", shown).strip())


def test_a_basic_card_becomes_a_note() -> None:
    made = note(Basic(Markdown("*Why?*"), Markdown("Because."), ORIGIN))
    assert made == Note(
        guid="guid",
        note_type="mkdeck Basic",
        fields={
            "Front": Html("<em>Why?</em>"),
            "Back": Html("Because."),
            "Context": Html("Lesson › Part"),
            "Source": Html("content/one.md:3 · Lesson › Part"),
        },
        tags=("tag",),
        deck="Deck",
        due=4,
        modified=1_700_000_000,
    )


def test_a_fact_shows_the_sentence_it_comes_from() -> None:
    origin = Origin(span=Span("a&b.md", 1, 1), context=(), evidence="stated", quote="1 < 2 & *not* <b>bold</b>.")
    made = note(Cloze(Markdown("{{c1::1}} < 2."), origin))
    assert made.note_type == "mkdeck Cloze"
    assert made.fields == {
        "Text": "{{c1::1}} &lt; 2.",
        "Quote": "1 &lt; 2 &amp; *not* &lt;b&gt;bold&lt;/b&gt;.",
        "Source": "a&amp;b.md:1",
    }


def test_a_label_is_not_shown_above_once_more_and_the_sentence_not_below() -> None:
    span, context = Span("tides.md", 3, 3), ("1. The tides", "Causes")
    origin = Origin(span=span, context=context, evidence="stated", quote="The Moon pulls at the sea.")
    made = note(Cloze(Markdown("Tides: The {{c1::Moon}} pulls at the sea."), origin))
    assert made.fields == {
        "Text": "Tides: The {{c1::Moon}} pulls at the sea.",
        "Context": "Causes",
        "Source": "tides.md:3 · 1. The tides › Causes",
    }
    of_section = note(Cloze(Markdown("Tides – Causes: The {{c1::Moon}} pulls at the sea."), origin))
    assert "Context" not in of_section.fields
    of_row = note(Cloze(Markdown("Tides – {{c1::1687}}: Newton explains them"), origin))
    assert of_row.fields["Context"] == "Causes"


def test_a_choice_becomes_a_note() -> None:
    made = note(choice("The *Rhine*", "The Danube", "Both", correct=(2, 1), back="So it is."))
    assert made.note_type == "mkdeck Choice"
    assert made.fields == {
        "Question": "Which?",
        "Options": '<ol class="options">\n<li>The <em>Rhine</em></li>\n<li>The Danube</li>\n<li>Both</li>\n</ol>',
        "Solution": '<ol class="options">\n<li>The <em>Rhine</em></li>\n'
        '<li class="correct"><span class="tick">✓</span> The Danube</li>\n'
        '<li class="correct"><span class="tick">✓</span> Both</li>\n</ol>',
        "Correct": "B, C",
        "Explanation": "So it is.",
        "Context": "Lesson › Part",
        "Source": "content/one.md:3 · Lesson › Part",
    }
    assert "Explanation" not in note(choice("a", "b")).fields


@pytest.mark.parametrize("key", ["b", "**B**", "A and C.", "The correct answer is B.", "2"])
def test_a_letter_of_another_order_is_no_explanation(key: str) -> None:
    asked = replace(choice("a", "b"), back=Markdown(key))
    assert "Explanation" not in note(asked).fields
    assert note(asked).fields["Options"].startswith('<ol class="options">')


def test_options_hold_blocks_and_do_not_reach_into_each_other() -> None:
    options = note(choice("```\na<b\n```", "- x\n- y", "<div><b>open", '<li class="correct">y')).fields["Options"]
    assert '<li><div class="code"><pre><code>a&lt;b\n</code></pre></div></li>' in options
    assert "<li><ul>\n<li>x</li>\n<li>y</li>\n</ul></li>" in options
    assert "<li><div><b>open</b></div></li>" in options
    assert "correct" not in options


def test_the_key_of_a_choice_has_the_letters_of_the_list() -> None:
    assert note(choice(*map(str, range(30)), correct=(0, 25, 26, 29))).fields["Correct"] == "A, Z, AA, AD"


@pytest.mark.parametrize(
    ("card", "message"),
    [
        (choice("a", "b", front=" "), "the question is empty"),
        (choice("a", "<!-- b -->"), "option B is empty"),
        (choice("a", "b", correct=()), "none of the options is known to be the right one"),
        (choice("a", "b", correct=(0, 2)), "none of the options is known to be the right one"),
        (choice("a", "b", correct=(-1,)), "none of the options is known to be the right one"),
        (choice(), "none of the options is known to be the right one"),
    ],
)
def test_a_choice_that_cannot_be_answered_is_a_problem(card: Choice, message: str) -> None:
    assert str(rendered(card)).startswith(f"content/one.md:3: {message}")


@pytest.mark.parametrize(
    "card",
    [
        Basic(Markdown("a"), Markdown("b"), ORIGIN),
        Cloze(Markdown("{{c1::a}}"), ORIGIN),
        choice("a", "b", back="c"),
    ],
)
def test_fields_are_those_of_the_note_type(card: Card) -> None:
    made = note(card)
    assert set(made.fields) <= {field.name for field in NOTE_TYPES[made.note_type].fields}


@pytest.mark.parametrize(
    "text",
    [
        "a<b",
        "a < b && b > c",
        "vector<int> and Map<K, V>",
        "if a <b and c> d",
        "List<b>",
        "unique_ptr<std::string>",
        "<T>",
        "What is <T>?",
        "a < <T>",
        "a\n\n<T>",
        "<T>\na",
        "Promise<void> </void>",
        "the <title> and the <input> element",
        "<?php echo 1; ?>",
        "<!DOCTYPE html>",
        "AT&T &c; {{Front}} {{c1::x}}",
        'He said "it\'s"',
        "a\u00a0b – c … “d” 日本語 \U0001f600",
        "[sound:a.mp3] [latex]x[/latex] [$]x[/$] [anki:tts lang=en]x[/anki:tts]",
        "[$$]x[/$$] [[type:Back]] [type:nc:Back]",
    ],
)
def test_text_arrives_as_written_on_both_sides(text: str) -> None:
    made = note(Basic(Markdown(text), Markdown(text), ORIGIN))
    assert made.fields["Front"] == made.fields["Back"]
    assert re.sub(r"\s+", " ", readable(front(text))) == re.sub(r"\s+", " ", text)


@given(st.text("xy<>&/:.=\"'{}()%^+,; ", min_size=1).map(lambda text: f"x{text}x"))
@example("x^2 = y")
def test_any_text_without_markup_arrives_as_written(text: str) -> None:
    assume(text.count("^") < 2 and text.count("==") < 2)  # two may be markup: 10^3^, ==x==
    assert readable(front(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One **bold** `a<b` ~~gone~~", "One <strong>bold</strong> <code>a&lt;b</code> <s>gone</s>"),
        ("==One *two*== a == b", "<mark>One <em>two</em></mark> a == b"),
        ("One\n\nTwo", "<p>One</p>\n<p>Two</p>"),
        ("One  \nTwo", "One<br>\nTwo"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>'),
        ("Term\n: Meaning", "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>"),
        ("> Said", "<blockquote>\n<p>Said</p>\n</blockquote>"),
        (
            "```c++ title\nif (a<b) {{x}}\n```",
            (
                '<div class="code"><div class="language">C++</div>\n<pre><code class="language-c++">'
                '<span class="k">if</span> (a<span class="o">&lt;</span>b) {{x}}\n</code></pre></div>'
            ),
        ),
        ("    indented", '<div class="code"><pre><code>indented\n</code></pre></div>'),
        (
            "| a |\n|--:|\n| 1 |",
            (
                '<div class="scroll">\n<table>\n<thead>\n<tr>\n<th align="right">a</th>\n</tr>\n</thead>\n'
                '<tbody>\n<tr>\n<td align="right">1</td>\n</tr>\n</tbody>\n</table>\n</div>'
            ),
        ),
        (
            "<table><tr><td>x</td></tr></table>",
            '<div class="scroll"><table><tbody><tr><td>x</td></tr></tbody></table></div>',
        ),
        ("H<sub>2</sub>O <b>x</b> <kbd>A</kbd><br>", "H<sub>2</sub>O <b>x</b> <kbd>A</kbd><br>"),
        ("<details open><summary>S</summary>", '<details open=""><summary>S</summary></details>'),
        ("<div>vector<int> if a<b && c</div>", "<div>vector&lt;int&gt; if a&lt;b &amp;&amp; c</div>"),
        ("seen <!-- unseen --> again", "seen  again"),
        ("a <hr> b <wbr> c <col> d", "a <hr> b <wbr> c  d"),
    ],
)
def test_markdown_becomes_html(text: str, expected: str) -> None:
    assert front(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "> [!NOTE]\n> One.\n>\n> - two",
            '<div class="alert note">\n<div class="title">Note</div>\n<p>One.</p>\n<ul>\n<li>two</li>\n</ul>\n</div>',
        ),
        (
            "> [!danger]- *Hot* `x`\n> > said",
            (
                '<div class="alert caution">\n<div class="title"><em>Hot</em> <code>x</code></div>\n'
                "\n<blockquote>\n<p>said</p>\n</blockquote>\n</div>"
            ),
        ),
        ("> [!NOTE]", '<div class="alert note">\n<div class="title">Note</div>\n</div>'),
        ("> [!PARTY]\n> x", "<blockquote>\n<p>[!PARTY]\nx</p>\n</blockquote>"),
        (
            "- [ ] to do\n- [x] done\n- [y] no",
            '<ul>\n<li class="task">☐ to do</li>\n<li class="task">☑ done</li>\n<li>[y] no</li>\n</ul>',
        ),
        (
            "```mermaid\na-->b\n```",
            (
                '<div class="code"><div class="language">mermaid</div>\n<pre><code class="language-mermaid">a--&gt;b\n'
                "</code></pre></div>"
            ),
        ),
        (
            "```{.python .numberLines}\nx\n```",
            (
                '<div class="code"><div class="language">Python</div>\n<pre><code class="language-python">x\n'
                "</code></pre></div>"
            ),
        ),
        ("```text\nif x\n```", '<div class="code"><pre><code>if x\n</code></pre></div>'),
        (
            "```<script>\nx\n```",
            '<div class="code"><pre><code>x\n</code></pre></div>',
        ),
        (
            "A[^1] and B[^b]\n\n[^b]: *See* C.\n[^1]: One\n\n    Two",
            (
                '<p>A<sup class="footnote">1</sup> and B<sup class="footnote">2</sup></p>\n<div class="footnotes">\n'
                "<ol>\n<li><p>One</p>\n<p>Two</p>\n</li>\n<li><p><em>See</em> C.</p>\n</li>\n</ol>\n</div>"
            ),
        ),
        ("A[^9]", "A[^9]"),
        (
            '*[HTML]: Hyper "Text"\n\nHTML, XHTML, `HTML`',
            '<abbr title="Hyper &quot;Text&quot;">HTML</abbr>, XHTML, <code>HTML</code>',
        ),
    ],
)
def test_what_people_write_beyond_commonmark(text: str, expected: str) -> None:
    assert front(text) == expected


def test_code_has_classes_and_no_colours_of_its_own() -> None:
    field = front("```python\nimport this  # now\nprint('a<b')\n```")
    assert '<span class="kn">import</span>' in field
    assert '<span class="c1"># now</span>' in field
    assert "style=" not in field
    assert readable(field) == "Python\nimport this  # now\nprint('a<b')\n"


def test_code_that_is_very_long_is_plain() -> None:
    assert "<span" not in front("```python\n" + "x = 1\n" * 5000 + "```")


def test_definitions_come_with_the_card() -> None:
    origin = replace(ORIGIN, definitions=Markdown("[r]: <https://x.org>\n\n[^1]: Note.\n\n*[AB]: All Bits"))
    made = note(Basic(Markdown("[a][r] AB"), Markdown("    code\n\nb[^1]"), origin))
    assert made.fields["Front"] == f'{link("https://x.org", "a")} <abbr title="All Bits">AB</abbr>'
    assert made.fields["Back"] == (
        '<div class="code"><pre><code>code\n</code></pre></div>\n<p>b<sup class="footnote">1</sup></p>\n'
        '<div class="footnotes">\n<ol>\n<li><p>Note.</p>\n</li>\n</ol>\n</div>'
    )


@pytest.mark.parametrize(
    ("address", "target", "expected"),
    [
        ("https://x.org/a/b.html", "c.md#d", "https://x.org/a/c.md#d"),
        ("https://x.org/a/", "../c.md", "https://x.org/c.md"),
        ("https://x.org/a/", "/c", "https://x.org/c"),
        ("https://x.org/a/b", "#d", "https://x.org/a/b#d"),
        ("https://x.org/a/", "mailto:me@x.org", "mailto:me@x.org"),
        ("https://x.org/a/", "javascript:alert(1)", None),
        ("https://x.org/a/", "ftp://y.org", None),
        ("", "c.md", None),
    ],
)
def test_relative_links_lead_to_where_the_lesson_is_published(address: str, target: str, expected: str | None) -> None:
    card = IdentifiedCard("guid", Basic(Markdown(f"[a](<{target}>)"), Markdown("b"), ORIGIN), "Deck", (), 1)
    html_card = IdentifiedCard(
        "guid", Basic(Markdown(f'<a href="{target}">a</a>'), Markdown("b"), ORIGIN), "Deck", (), 1
    )
    for found in (render_note(card, 1, Page(address)), render_note(html_card, 1, Page(address))):
        assert isinstance(found, Note)
        if expected:
            assert found.fields["Front"] == link(expected, "a")
        else:
            assert "<a" not in found.fields["Front"]


def test_the_source_is_a_link_to_the_published_lesson() -> None:
    card = IdentifiedCard("guid", Basic(Markdown("a"), Markdown("b"), ORIGIN), "Deck", (), 1)
    found = render_note(card, 1, Page("https://x.org/one.html"))
    assert isinstance(found, Note)
    assert found.fields["Source"] == f"{link('https://x.org/one.html', 'content/one.md:3')} · Lesson › Part"


def link(address: str, text: str) -> str:
    return f'<a href="{address}" rel="noopener noreferrer">{text}</a>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](https://x.org/?p=1&q=2)", link("https://x.org/?p=1&amp;q=2", "a")),
        ("<https://x.org/>", link("https://x.org/", "https://x.org/")),
        ("<me@x.org>", link("mailto:me@x.org", "me@x.org")),
        ("[a](//x.org)", link("https://x.org", "a")),
        ("[**a**](b.md) [c](#d) [e](/f) [g](ftp://h)", "<strong>a</strong> c e g"),
        ('<a href="b.md">a</a> <a href="http://x.org">b</a>', f"a {link('http://x.org', 'b')}"),
        ("![A *cat*](https://x.org/cat.png)", link("https://x.org/cat.png", "A cat")),
        ("![](https://x.org/a%20cat.png?v=1)", link("https://x.org/a%20cat.png?v=1", "a cat.png")),
        ("![](//x.org/cat.png)", link("https://x.org/cat.png", "cat.png")),
        ('<img src="https://x.org/cat.png" alt="A cat" width=9>', link("https://x.org/cat.png", "A cat")),
        ("![A <b>](cat.png)", '<span class="image">A &lt;b&gt;</span>'),
        ("![](images/a%20cat.png)", '<span class="image">a cat.png</span>'),
        ("![](data:image/png;base64,AAAA)", '<span class="image">image</span>'),
        (
            "[![cat](https://x.org/cat.png)](https://y.org)",
            link("https://y.org", '<span class="image">cat</span>'),
        ),
        ('[a <a href="https://x.org">b</a> c](https://y.org) d', f"{link('https://y.org', 'a b c')} d"),
        (
            '<a href="https://y.org">a [b](https://x.org) c</a> [d](https://z.org)',
            f"{link('https://y.org', 'a b c')} {link('https://z.org', 'd')}",
        ),
        ('<a href="b.md">a [b](https://x.org) c</a>', f"a {link('https://x.org', 'b')} c"),
    ],
)  # fmt: skip
def test_links_lead_to_the_web_and_images_are_not_fetched(text: str, expected: str) -> None:
    assert front(text) == expected


HOSTILE = [
    "x <script>alert(1)</script>",
    "<script>\nalert(1)\n</script>\n\nx",
    "<script src=https://evil.example/a.js></script>x",
    "x <ScRiPt>alert(1)",
    "x <img src=x onerror=alert(1)>",
    '<img src="x"onerror="alert(1)">x',
    "<svg onload=alert(1)>x</svg>y",
    '<div onclick="alert(1)" style="position:fixed">x</div>',
    '<p style="background:url(https://evil.example/)">x</p>',
    "<style>body{background:url(https://evil.example/)}</style>x",
    '<iframe src="https://evil.example/"></iframe>x',
    '<form action="https://evil.example/"><input name=a><button>x</button></form>',
    '<object data="https://evil.example/"></object><embed src="https://evil.example/">x',
    '<video src="https://evil.example/a.mp4" autoplay></video><audio src=a.mp3>x</audio>',
    '<a href="javascript:alert(1)">x</a> <a href=" javascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "[x](javascript:alert(1)) [x](JaVaScRiPt:alert(1)) [x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox) <javascript:alert(1)>",
    '[x](<https://x.org/" onclick="alert(1)>)',
    '![x](<https://x.org/" onerror="alert(1)>) ![" onerror="alert(1)](x.png)',
    '<a href="https://x.org" target=_blank onmouseover=alert(1) id=answer class=card>x</a>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>x",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">x",
    "<meta http-equiv=refresh content=0><link rel=stylesheet href=//evil.example><base href=//evil.example>x",
    "```\"><script>alert(1)</script>\nx\n```",
    "<!--><script>alert(1)</script>--> x",
    "<b <script>alert(1)</script>",
    "<div><!-- --!><script>alert(1)</script> -->x",
    "| <script>alert(1)</script>x |\n|---|\n| <img src=x onerror=alert(1)> |",
]  # fmt: skip
ALLOWED_TAG = re.compile(
    r'</?[a-z][a-z0-9]*(?: (?:(?:align|class|dir|lang|open|rel|start|title)="[^"]*"|href="(?:https?://|mailto:)[^"]*"))*>'
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markup_is_gone(text: str) -> None:
    for field in (front(f"x\n\n{text}"), cloze(f"{{{{c1::x}}}}\n\n{text}")):
        assert_harmless(field)
    within = rendered(Cloze(Markdown(f"{{{{c1::x {text} }}}}"), ORIGIN))
    if isinstance(within, Note):  # the markup may swallow the end of the deletion
        assert_harmless(within.fields["Text"])


@given(st.lists(st.sampled_from([*HOSTILE, "<", ">", '"', "'", "`", "{{c1::", "}}", "::", "\n\n", "<!--", "&#60;"])))
def test_hostile_markup_in_pieces_is_gone_too(pieces: list[str]) -> None:
    assert_harmless(front("x" + "".join(pieces)))


def assert_harmless(field: str) -> None:
    tags = re.findall(r"<[^>]*>", field)
    assert [tag for tag in tags if not ALLOWED_TAG.fullmatch(tag)] == []
    assert not re.search(
        r"<(?:script|style|iframe|img|svg|form|input|object|embed|video|audio|link|meta|base)\b", field
    )
    assert "<" not in re.sub(r"<[^>]*>", "", field)


@pytest.mark.parametrize(
    "text",
    ["a\x1fb", "a\x00b", "a\x1b[0mb", "a\x7fb", "<div>a&#31;b&#x1b;c</div>", "![](a%1F.png)", "a\ud800b"],
)
def test_control_characters_are_gone(text: str) -> None:
    for field in (front(text), cloze("{{c1::x}}\n\n" + text)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0]", field)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In {{c1::**2015**}}.", "In {{c1::<strong>2015</strong>}}."),
        ("In {{c1::2015::_year_}}.", "In {{c1::2015::<em>year</em>}}."),
        ("**{{c1::a}}** {{c2::b}} {{c12::c}}", "<strong>{{c1::a}}</strong> {{c2::b}} {{c12::c}}"),
        ("`{{c1::x}} = {{c2::5}}`", "<code>{{c1::x}} = {{c2::5}}</code>"),
        ("{{c1::`a}}b`}} c", "{{c1::<code>a&#125;}b</code>}} c"),
        ("{{c1::`{{a}}`}} c", "{{c1::<code>{{a&#125;}</code>}} c"),
        ("{{c1::`std::vector`}}", "{{c1::<code>std&#58;&#58;vector</code>}}"),
        ("{{c1::`a::b`::hint}}", "{{c1::<code>a&#58;&#58;b</code>::hint}}"),
        (r"{{c1::std:\:vector}}", "{{c1::std&#58;&#58;vector}}"),
        ("{{c1::std::vector::hint}}", "{{c1::std&#58;&#58;vector::hint}}"),
        ("std::vector is {{c1::fast}} }} {{", "std::vector is {{c1::fast}} }} {{"),
        (r"\\({{c1::\frac{a}{b}}}\\)", r"\({{c1::\frac{a}{b&#125;}}\)"),
        (r"{{c1::a\}}}", "{{c1::a&#125;}}"),
        ("{{c1::a { b}} {{c2::c}}", "{{c1::a { b}} {{c2::c}}"),
        ("{{c1::a {{c2::b}} c}}", "{{c1::a {{c2::b}} c}}"),
        ("{{c1::a {{c2::b {{c1::c}}}}}}", "{{c1::a {{c2::b &#123;{c1&#58;&#58;c&#125;&#125;}}}}"),
        ("{{c1::[a](https://x.org/b::c)}}", "{{c1::" + link("https://x.org/b&#58;&#58;c", "a") + "}}"),
        ("{{c1::a\ufdd0}}", "{{c1::a}}"),
        ("```\n{{c1::f}}() { {} }\n```", '<div class="code"><pre><code>{{c1::f}}() { {} }\n</code></pre></div>'),
        ("{{c1::::}}", "{{c1::&#58;&#58;}}"),
        ("{{c1::a { b}} {{c1::c { d}} e", "{{c1::a { b}} {{c1::c { d}} e"),
        ("{{c1::a { {{c2::b}} c", "&#123;{c1::a { {{c2::b}} c"),
        ("{{c1::a}}}", "{{c1::a}}}"),
        ("{{{c1::a}}}", "{{{c1::a}}}"),
        ("{{c1::a} b}}", "{{c1::a} b}}"),
        (r"\\{{c1::a}}", r"\{{c1::a}}"),
        ("{{c1::a::see {{c2::b}}}}", "{{c1::a::see &#123;{c2&#58;&#58;b&#125;&#125;}}"),
        ("{{c500::a}} {{c501::b}} {{c01::c}}", "{{c500::a}} &#123;{c501::b}} &#123;{c01::c}}"),
        ("{{c1::a}} {{c1,2::b}}", "{{c1::a}} &#123;{c1,2::b}}"),
        ("{{c1::a}} {{c2::}}", "{{c1::a}} &#123;&#123;c2&#58;&#58;&#125;&#125;"),
        ("{{c1::a}} {{c2::<b></b>}}", "{{c1::a}} &#123;&#123;c2&#58;&#58;<b></b>&#125;&#125;"),
        ("{{c1::image-occlusion:rect}}", "{{c1::&#105;mage-occlusion:rect}}"),
    ],
)  # fmt: skip
def test_clozes_keep_their_own_signs_and_no_others(text: str, expected: str) -> None:
    assert cloze(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{c1::a}} &#123;&#123;c2::b}}", "{{c1::a}} &#123;{c2::b}}"),
        ("{{c1::a}} {&#xFDD0;{c2::b}&#64976;}", "{{c1::a}} {\ufffd{c2::b}\ufffd}"),
        ("{{c1::a}} {&#xFDD0;7:b}&#xFDD0;}", "{{c1::a}} {\ufffd7:b}\ufffd}"),
        ('{{c1::a}} <abbr title="{{c2::b}}">c</abbr>',
         '{{c1::a}} <abbr title="&#123;&#123;c2&#58;&#58;b&#125;&#125;">c</abbr>'),
        ('{{c1::<abbr title="}}::">c</abbr>}}', '{{c1::<abbr title="&#125;&#125;&#58;&#58;">c</abbr>}}'),
        ("{{c1::a}} [b](https://x.org/{{c2::y}})",
         "{{c1::a}} " + link("https://x.org/%7B%7Bc2&#58;&#58;y%7D%7D", "b")),
        ("[b]: https://x.org/{{c2::y}}\n\n{{c1::a}} [b]",
         "{{c1::a}} " + link("https://x.org/%7B&#123;c2&#58;&#58;y%7D%7D", "b")),
        ("{{c1::a}} <!-- {{c2::b}} --> c", "{{c1::a}}  c"),
        ("{{c1::a}} <!-- }} c", "{{c1::a}} &lt;!-- }} c"),
        ("`<b {{c1::class}}='x'>`", "<code>&lt;b {{c1::class}}='x'&gt;</code>"),
        ("{{c1::a<script>::b</script>}}", "{{c1::a}}"),
    ],
)  # fmt: skip
def test_only_what_is_written_as_text_is_a_cloze(text: str, expected: str) -> None:
    assert cloze(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{{c1::<!-- x -->}}",
        "<!-- {{c1::a}} -->",
        "[a](https://x.org/{{c1::y}})",
        '<abbr title="{{c1::a}}">b</abbr>',
        "&#123;&#123;c1::b}}",
        "<script>{{c1::a}}</script> b",
        "{{c1::a <script>}}</script> b",
        "{{c501::a}}",
        "{{c99999999999999999999::a}}",
        "{{c1::{{c2::}}}}",
    ],
)
def test_a_cloze_whose_deletions_are_no_text_is_a_problem(text: str) -> None:
    assert "holds no complete deletion" in str(rendered(Cloze(Markdown(text), ORIGIN)))


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        ("sound:a.mp3", "&#115;ound:a.mp3"),
        ("Anki:tts lang=en_US", "&#65;nki:tts lang=en_US"),
        ("type:Back", "&#116;ype:Back"),
        ("latex", "&#108;atex"),
        ("$", "&#36;"),
        ("[latex", "&#91;latex"),
        ("*so*und:x", "<em>&#115;o</em>und:x"),
        ("a sound", "a sound"),
    ],
)
def test_a_hint_in_brackets_is_no_command(hint: str, expected: str) -> None:
    assert cloze(f"{{{{c1::a::{hint}}}}}") == f"{{{{c1::a::{expected}}}}}"


MACROS = ["href", "style", "class", "cssId", "require", "bbox", "mmlToken"]


@pytest.mark.parametrize("macro", MACROS)
def test_a_formula_with_a_macro_that_reaches_out_is_text(macro: str) -> None:
    text = rf"$x$ and $$\{macro}{{javascript:alert(1)}}{{x}}$$"
    for field in (front(text), cloze(f"{{{{c1::a}}}} {text}")):
        assert not re.search(r"\\(?:<wbr>)*[(\[]", field)
        assert rf"\(x\) and \[\{macro}{{javascript:alert(1)}}{{x}}\]" in readable(field)


@pytest.mark.parametrize(
    "text",
    [
        r"$\hr{{c1::ef{x}{y} z}}$",
        r"\({{c1::\hr}}ef{x}{y}\)",
        r"\({{c1::a::\href{x}{y}}}\)",
        r"\\(\hr{{c1::e::hint}}f{x}{y}\\)",
        r"<i>\(</i>\\hr<b>e</b>f{x}{y}\\) {{c1::a}}",
        r"<div>\(\hr<b>e</b>f{x}{y}\)</div> {{c1::a}}",
        r"<div>\(\hr<wbr>ef{x}{y}\)</div> {{c1::a}}",
        r"\\<wbr>(\href{x}{y}\) {{c1::a}}",
        r"<div>\([<b>sound:a.mp3</b>]\)</div> {{c1::a}}",
    ],
)
def test_a_macro_in_pieces_is_text_too(text: str) -> None:
    assert not re.search(r"\\(?:<wbr>)*[(\[]", cloze(text))


def test_one_such_macro_makes_text_of_all_formulas() -> None:
    assert front(r"\(\frac{1}{2}\) and $$x$$, `\href` in code") == (
        r"\<span></span>(\frac{1}{2}\) and \<span></span>[x\], <code>\href</code> in code"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$a_1 * b_2 * c$ and $x$-axis, the $n$th", r"\(a_1 * b_2 * c\) and \(x\)-axis, the \(n\)th"),
        (r"$\$5$ or $a<b$ & $c$", r"\(\$5\) or \(a&lt;b\) &amp; \(c\)"),
        ("$$x$$ in a line", r"\[x\] in a line"),
        ("$$\na\n+ b\n$$", "\\[\na\n+ b\n\\]"),
        ("\\[\na &= b \\\\[2pt]\n- c\n\\]", "\\[\na &amp;= b \\\\[2pt]\n- c\n\\]"),
        (r"\(a^2\), \\(b_1\\) and \[c=1\]", r"\(a^2\), \(b_1\) and \[c=1\]"),
        ("> $$\n> a\n> > b\n> $$", "<blockquote>\n<p>\\[\na\n&gt; b\n\\]</p>\n</blockquote>"),
        ("```math\na < b\n```", "<p>\\[a &lt; b\\]</p>"),
        ("**$a*b$**", r"<strong>\(a*b\)</strong>"),
        ("[$x$](https://x.org)", '<a href="https://x.org" rel="noopener noreferrer">\\(x\\)</a>'),
        ("| $a$ | $b_1$ |\n|---|---|", None),
    ],
)
def test_formulas_arrive_as_those_of_anki(text: str, expected: str | None) -> None:
    if expected is None:
        assert r"<th>\(a\)</th>" in front(text)
    else:
        assert front(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10, or $20,000.",
        "$5-$10",
        "US$5 or CA$6",
        "echo $HOME and $PATH",
        "$HOME:$PATH and $dir/$file",
        "${A}:${B} and $(pwd)/$(date)",
        "$1 and $ x $",
        "$ a$",
        "a $ b",
        "`$a` and $b `c$`",
        "$_GET[0].$_POST",
        "$$",
        "$$ $$",
    ],
)
def test_prices_and_variables_are_no_formulas(text: str) -> None:
    assert readable(front(text)) == text.replace("`", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\[1\], \[sic\], \[citation needed\], \(optional\), \[x\]", "[1], [sic], [citation needed], (optional), [x]"),
        (r"\$5 and 6\$", "$5 and 6$"),
        (r"a \\( b", r"a \<span></span>( b"),
        (r"`\(x\)` and \\(sic\\)", r"<code>\<span></span>(x\)</code> and \<span></span>(sic\)"),
        (r"\\[ x", r"\<span></span>[ x"),
        ("<b>\\(x^2\\)</b>", r"<b>\(x^2\)</b>"),
        ("<div>\\(x^2\\)</div>", r"<div>\<span></span>(x^2\)</div>"),
    ],
)
def test_what_is_no_formula_in_the_lesson_is_none_in_anki(text: str, expected: str) -> None:
    assert front(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"${{c1::\frac{a}{b}}}$", r"\({{c1::\frac{a}{b&#125;}}\)"),
        (r"{{c1::$\frac{a}{b}$}}", r"{{c1::\(\frac{a}{b}\)}}"),
        (r"{{c1::$e^{x^{2}}$}} is", r"{{c1::\(e^{x^{2&#125;}\)}} is"),
        ("$$a {{c1::= b::what}}$$", r"\[a {{c1::= b::what}}\]"),
        (r"{{c1::$A::B$}}", r"{{c1::\(A&#58;&#58;B\)}}"),
    ],
)
def test_formulas_are_safe_in_clozes(text: str, expected: str) -> None:
    assert cloze(text) == expected


def nested(depth: int) -> str:
    return "".join(f"{{{{c{number % 500 + 1}::" for number in range(depth)) + "x" + "}}" * depth


def test_deletions_nested_too_deep_for_anki_are_text() -> None:
    for depth in (10, 11, 1200):
        field = cloze(nested(depth))
        assert cloze_numbers(field) == set(range(1, 11))
        assert field.count("}}") == 10
    assert_harmless(cloze(f'{{{{c1::a}}}} <b title="{nested(1200)}">x</b>'))


@pytest.mark.parametrize(
    "make",
    [
        lambda size: "{{c1::a { b}} " * size,
        lambda size: "{{c1::" * size,
        lambda size: "{{c1::" * size + "}}" * size,
        lambda size: "{{c1::a::" * size + "}}" * size,
        lambda size: "{{c1::a}} <!-- " * size,
        lambda size: "{{c1::a " + "` " * size + "}}",
        lambda size: "{{c1::a " + '<a b="' * size + "}}",
        lambda size: "{{c1::a " + "](" * size + "}}",
    ],
)
def test_clozes_take_time_in_proportion_to_their_length(make: Callable[[int], str]) -> None:
    def quickest(text: str) -> float:
        times = []
        for _ in range(5):
            start = time.process_time()
            write_clozes(Html(mark_clozes(text)))
            times.append(time.process_time() - start)
        return min(times)

    assert quickest(make(8000)) <= 10 * quickest(make(2000)) + 0.01  # the clock's own grain


@given(
    st.lists(st.sampled_from(["{{c1::", "{{c2::", "}}", "}", "{", "::", "`", "x", "<b>", "\\", "<!--", "-->", "\n\n"]))
)
def test_as_many_clozes_open_as_close(pieces: list[str]) -> None:
    made = rendered(Cloze(Markdown("".join(pieces) + " {{c3::x}}"), ORIGIN))
    if isinstance(made, Note):
        depth = 0
        for sign in re.findall(r"\{\{c\d+::|\}\}", made.fields["Text"]):
            depth += 1 if sign[0] == "{" else -1 if depth else 0
        assert depth == 0
        assert "\ufdd0" not in made.fields["Text"]


@pytest.mark.parametrize("text", ["", "  ", "<!-- nothing -->", "<script>x</script>", "---", "[a]: https://x.org"])
def test_a_side_that_shows_nothing_is_a_problem(text: str) -> None:
    nothing, something = Markdown(text), Markdown("Something")
    assert str(rendered(Basic(nothing, something, ORIGIN))).startswith("content/one.md:3: the question is empty")
    assert str(rendered(Basic(something, nothing, ORIGIN))).startswith("content/one.md:3: the answer is empty")


@pytest.mark.parametrize("text", ["No deletion", "{{c0::a}}", "{{c1::open", "{{c1:a}}", ""])
def test_a_cloze_without_a_deletion_is_a_problem(text: str) -> None:
    found = str(rendered(Cloze(Markdown(text), ORIGIN)))
    assert found.startswith("content/one.md:3: the cloze text holds no complete deletion")


def test_a_cloze_shows_the_sentence_that_it_is_made_of_once() -> None:
    origin = replace(ORIGIN, quote="The Danube rises in the Black Forest.")
    text = Markdown("The **Danube** rises in the {{c1::Black Forest}}.")
    assert "Quote" in note(Cloze(text, origin)).fields
    assert "Quote" not in note(Cloze(Markdown(text.replace("*", "")), origin)).fields


@given(st.text(min_size=1).map(lambda text: f"x{text}"))
def test_any_text_gives_harmless_html(text: str) -> None:
    assert_harmless(front(text))
