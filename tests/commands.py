"""Runs mkdeck as people do: as a process of its own, or within that of the tests, where it need not start anew."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from mkdeck.cli import main

Ended = subprocess.CompletedProcess[str]
"""How a command ended, and what it printed."""


def start_mkdeck(folder: Path, *arguments: str, **environment: str) -> Ended:
    """Run mkdeck in a folder as a process of its own, for what only such a one shows."""
    command = [sys.executable, "-m", "mkdeck", *arguments]
    result = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in result.stderr
    return result


def run_mkdeck(folder: Path, *arguments: str, **environment: str) -> Ended:
    """Run mkdeck in a folder within this process; an error that it does not tell of by itself is raised."""
    with chdir(folder):
        result = CliRunner().invoke(main, arguments, env=environment, prog_name="mkdeck", catch_exceptions=False)
    return subprocess.CompletedProcess(arguments, result.exit_code, result.stdout, result.stderr)
