"""`mkdeck schema`: what deck files may hold, for editors that complete them."""

from __future__ import annotations

import click

from mkdeck.decks.deckfile import schema_text


@click.command(
    epilog="Example:\n\n\b\n"
    "  mkdeck schema > decks/deck.schema.json\n\n"
    "and in a deck file the first line\n\n\b\n"
    "  # yaml-language-server: $schema=deck.schema.json"
)
def command() -> None:
    """Print the JSON Schema of deck files, for editors."""
    click.echo(schema_text(), nl=False)
