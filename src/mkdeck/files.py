"""Writing a file so that nobody ever finds half of it, nor loses what was there before."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path

from mkdeck.errors import MkdeckError


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to a file.

    The file appears as a whole or not at all: on a failure an older file stays as it was. A link stays one, and
    leads to the new file. Raises `MkdeckError` where it cannot be written; only a file is ever replaced.
    """
    target = Path(os.path.realpath(path))
    try:
        _check_replaceable(target, target.parent if path.is_symlink() else path.parent)
        aside = target.with_name(f".mkdeck-{secrets.token_hex(8)}.tmp")
        try:
            aside.write_bytes(data)
            aside.replace(target)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        raise MkdeckError(f"{path}: cannot be written: {error.strerror}") from error


def _check_replaceable(target: Path, folder: Path) -> None:
    """Raise an OSError that says why, if there is anything but a file that may be written, or no `folder` for it."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        if not folder.is_dir():
            raise OSError(errno.ENOENT, f"there is no folder {folder}") from None
        return
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is no regular file")
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(target, os.W_OK):
        raise OSError(errno.EACCES, "the file is write-protected")
