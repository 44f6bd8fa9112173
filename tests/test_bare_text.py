"""What is nothing but text skips the parser and the sanitiser, and comes out as if it had not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdeck.cards import Basic, Markdown, Origin, Problem, Span
from mkdeck.render import Page, render_card

TEXTS = st.lists(
    st.sampled_from(
        [*"aZé9ж漢_ ,;.?!'’“”()/–-:*`#", "1.", "a)", "::", " - ", "www.a.org", "http://a.org", "e\u0301", "ſ"]
    ),
    min_size=1,
    max_size=12,
).map("".join)


def origin(definitions: str = "", context: str = "") -> Origin:
    return Origin(
        span=Span("a.md", 1, 1), context=(context,), evidence="shaped", definitions=Markdown(definitions), quote=context
    )


@settings(max_examples=400)
@given(TEXTS)
def test_a_side_is_rendered_alike_with_and_without_the_parser(text: str) -> None:
    parsed = render_card(Basic(Markdown(text), Markdown("b"), origin("[none]: <https://example.org>")), Page())
    bare = render_card(Basic(Markdown(text), Markdown("b"), origin()), Page())
    if isinstance(parsed, Problem):
        assert parsed == bare
    else:
        assert not isinstance(bare, Problem)
        assert bare.fields["Front"] == parsed.fields["Front"]


@settings(max_examples=400)
@given(TEXTS)
def test_a_heading_is_shown_alike_with_and_without_the_sanitiser(text: str) -> None:
    sanitised = render_card(Basic(Markdown("a"), Markdown("b"), origin(context=text + " <")), Page())
    bare = render_card(Basic(Markdown("a"), Markdown("b"), origin(context=text)), Page())
    assert not isinstance(sanitised, Problem)
    assert not isinstance(bare, Problem)
    for field in ("Context", "Quote"):
        assert sanitised.fields[field].removesuffix("&lt;").strip() == bare.fields.get(field, "").strip()
