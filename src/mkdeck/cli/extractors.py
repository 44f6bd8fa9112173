"""`mkdeck extractors`: the rules that make cards."""

from __future__ import annotations

import click

from mkdeck.extractors import Extractor, extractors
from mkdeck.facts.run import Pattern, patterns


@click.command()
def command() -> None:
    """List the ways of writing that become cards.

    Each has a line: its name, by which deck files choose it, and what it recognises.
    """
    rules: list[Extractor | Pattern] = [*extractors(), *patterns()]
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        click.echo(f"{click.style(rule.name.ljust(width), bold=True)}  {rule.summary}")
