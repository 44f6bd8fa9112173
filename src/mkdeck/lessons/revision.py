"""The files of a git revision, checked out aside for a while."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdeck.errors import MkdeckError


@contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    """Yield the folder that is the current one as it was at a git revision, without touching the repository.

    An index of its own takes the revision in, and git writes the files from it, so that line ends and filters are as
    in a checkout: https://git-scm.com/docs/git-checkout-index#_examples. A mark tells where the project begins. Where
    the folder was not there at that revision, the path leads nowhere. Raises `MkdeckError` outside of a repository, and
    for a revision that it lacks.
    """
    top = Path(_git(["rev-parse", "--show-toplevel"], "this folder is in no git repository"))
    wanted = f"{revision}^{{commit}}"
    commit = _git(
        ["rev-parse", "--verify", "--quiet", "--end-of-options", wanted],
        f"git knows no revision `{revision}`; git log lists them",
    )
    with tempfile.TemporaryDirectory(prefix="mkdeck-") as folder:
        tree = Path(folder, top.name or "root")  # a folder's name may be that of its deck
        index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
        failed = f"git could not check `{revision}` out"
        _git(["read-tree", commit], failed, top, index)
        _git(["checkout-index", "--all", f"--prefix={tree}/"], failed, top, index)
        (tree / ".git").mkdir(parents=True, exist_ok=True)  # it is a project of its own, as the repository is
        yield tree / Path.cwd().resolve().relative_to(top.resolve())


def _git(arguments: list[str], failed: str, folder: Path | None = None, more: Mapping[str, str] | None = None) -> str:
    """Run git and return the line that it prints. Raises `MkdeckError` with the line that says what `failed`."""
    try:
        result = subprocess.run(  # noqa: S603 - the user's own git, and no argument that could be an option
            ["git", *arguments],  # noqa: S607
            cwd=folder,
            env={**os.environ, **(more or {})},
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise MkdeckError("--against: git is not installed") from error
    if result.returncode:
        raise MkdeckError(f"--against: {failed}")
    return os.fsdecode(result.stdout).strip()
