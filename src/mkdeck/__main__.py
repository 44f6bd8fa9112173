"""Runs the command as `python -m mkdeck`."""

from mkdeck.cli import main

main(prog_name="mkdeck")
