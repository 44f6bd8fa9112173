"""Where things are kept that may be deleted at any time."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path | None:
    """Return the folder for mkdeck's caches where the system has them, or None without a home.

    https://specifications.freedesktop.org/basedir-spec/latest/ is asked first on every system.
    """
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if given.is_absolute():
        return given / "mkdeck"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local, "mkdeck", "Cache") if local else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "mkdeck"
