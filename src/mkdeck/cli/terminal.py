"""Cards in colours for a person at a terminal, with code and tables as they are meant."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Iterator
from typing import assert_never

import click
from rich.console import Console, Group, RenderableType
from rich.markdown import Markdown
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from mkdeck.cards import Basic, Card, Choice, Cloze
from mkdeck.cards import Markdown as CardMarkdown
from mkdeck.parsing.commonmark import Token
from mkdeck.parsing.mathematics import MATH
from mkdeck.render.body import parse_side
from mkdeck.render.cloze import outline_clozes

_WIDEST = 100


def show_cards(lessons: Iterable[tuple[str, list[Card]]], *, colour: bool) -> None:
    """Print the cards of lessons, each lesson by its path; more than a screen goes through the pager."""
    size = shutil.get_terminal_size()
    pages = io.StringIO()
    console = Console(file=pages, force_terminal=True, width=min(size.columns, _WIDEST), no_color=not colour)
    for path, cards in lessons:
        console.print(Rule(Text(path, "bold"), align="left", style="dim"))
        for card in cards:
            console.print(_card(card))
    text = pages.getvalue()
    if text.count("\n") < size.lines:
        click.echo(text, nl=False, color=True)
    else:
        click.echo_via_pager(text, color=True)


def _card(card: Card) -> RenderableType:
    """Return a card: where it stands and which rule made it, then its sides, each behind a letter."""
    span = card.origin.span
    lines = f"{span.first}" if span.first == span.last else f"{span.first}-{span.last}"
    place = " › ".join(card.origin.above)
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2, justify="right")
    grid.add_column()
    for sign, side in _sides(card):
        grid.add_row(sign, _markdown(side, card.origin.definitions))
    return Group(Text("  ".join(filter(None, [lines, card.origin.extractor, place])), "dim"), grid, "")


def _sides(card: Card) -> Iterator[tuple[Text, str]]:
    match card:
        case Basic(front, back, both_ways=both_ways):
            yield Text("⇄" if both_ways else "Q", "bold cyan"), front
            yield Text("A", "bold green"), back
        case Cloze(text):
            yield Text("C", "bold cyan"), outline_clozes(text)
        case Choice(front, options, correct, back):
            yield Text("Q", "bold cyan"), front
            for place, option in enumerate(options):
                yield (Text("☑", "bold green") if place in correct else Text("☐", "dim")), option
            if back:
                yield Text("A", "bold green"), back
        case _:
            assert_never(card)


def _markdown(text: str, definitions: CardMarkdown) -> Markdown:
    """Return Markdown as rich prints it, read as cards are read; a formula is shown as it is written."""
    shown = Markdown("", code_theme="ansi_dark", hyperlinks=False)
    shown.parsed = list(_printable(parse_side(text, definitions)[0]))
    return shown


def _printable(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the parser's tokens with those that rich does not know as others that look alike."""
    lead = ""
    term = False
    for token in tokens:
        match token.type:
            case kind if kind == MATH:
                yield Token("code_inline", "code", 0, content=token.markup + token.content + token.info)
            case "footnote_ref":
                yield Token("text", "", 0, content=f"[{token.meta['id'] + 1}]")
            case "footnote_open":
                lead = f"[{token.meta['id'] + 1}] "
            case "list_item_open" if "checked" in token.meta:
                lead = "☑ " if token.meta["checked"] else "☐ "
                yield token
            case "dt_open" | "dt_close":
                term = token.nesting > 0
                yield Token(token.type.replace("dt", "paragraph"), "p", token.nesting)
            case "inline":
                children = list(_printable(token.children or []))
                token.children = [Token("text", "", 0, content=lead), *children] if lead else children
                if term:
                    token.children = [Token("strong_open", "strong", 1), *children, Token("strong_close", "strong", -1)]
                lead = ""
                yield token
            case kind if kind.startswith(("dl_", "dd_", "footnote_")):
                pass
            case _:
                yield token
