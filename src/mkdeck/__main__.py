"""Runs the command as `python -m mkdeck`."""

from mkdeck.cli import run

run()
