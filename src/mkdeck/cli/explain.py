"""`mkdeck explain`: what became of each block and each sentence of a lesson, and why."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from mkdeck.cli.reporting import FACTS_OPTION, FORMAT_OPTION, PATHS, echo_problems, finish, need_output, read_decks
from mkdeck.identity.sides import sides_of
from mkdeck.reports.explain import Explained, explain
from mkdeck.reports.listing import card_sides
from mkdeck.reports.unescaped import unescaped_card
from mkdeck.rules.tiers import Facts

_WIDTH = 110


@click.command(
    epilog="Examples:\n\n\b\n"
    "  mkdeck explain notes/biology.md                 why these cards, and why no others\n"
    "  mkdeck explain --facts more notes/biology.md    what the second tier of facts would add\n"
    "  mkdeck explain --format json notes/biology.md   for programs"
)
@PATHS
@FORMAT_OPTION
@FACTS_OPTION
@click.option(
    "--no-cache", is_flag=True, expose_value=False, help="Changes nothing here: all lessons are read anew in any case."
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], form: str, facts: Facts | None) -> None:
    """Print why lessons make their cards, and no others.

    Each block and each sentence comes with its cards, or with the reason why there is none. A reason names the rule
    that came nearest and what its guard refused.
    """
    need_output()
    decks, mistakes = read_decks(paths, facts, explains=True)
    if form == "json":
        found = [_as_object(one) for deck in decks for read in deck.lessons for one in explain(read.lesson, deck)]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    for deck in decks if form == "text" else ():
        for read in deck.lessons:
            click.echo(click.style(read.lesson.path, bold=True) + "\n")
            for explained in explain(read.lesson, deck):
                click.echo("\n".join(_lines(explained)) + "\n")
    for deck in decks:
        echo_problems(deck, err=True)
    finish(ctx, decks, mistakes)


def _as_object(explained: Explained) -> dict[str, Any]:
    """Return what docs/json.md describes of one block or sentence."""
    return {
        "path": explained.span.path,
        "first_line": explained.span.first,
        "last_line": explained.span.last,
        "kind": explained.kind,
        "text": explained.text,
        "cards": [{"extractor": card.origin.extractor, **sides_of(unescaped_card(card))} for card in explained.cards],
        "problems": [problem.message for problem in explained.problems],
        "reasons": list(explained.reasons),
    }


def _lines(explained: Explained) -> Iterator[str]:
    """Yield the lines that explain one block or sentence."""
    text = " ".join(explained.text.split())
    yield click.style(f"{explained.span.first} {explained.kind}", bold=True) + "  " + textwrap.shorten(text, _WIDTH)
    for card in explained.cards:
        sides = textwrap.indent("\n".join(card_sides(unescaped_card(card))), "    ")
        yield click.style(f"  → {card.origin.extractor}", fg="green") + "\n" + sides
    for problem in explained.problems:
        yield click.style(f"  ! {problem.message}", fg="red")
    for reason in explained.reasons:
        yield click.style(f"  · {reason}", dim=True)
