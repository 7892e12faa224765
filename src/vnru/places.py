"""Where things lie: the data that ships, and the folder for caches."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from vnru.errors import DatasetError

PACKAGE = os.path.dirname(os.path.abspath(__file__))


def shipped_data() -> Path:
    """The folder of the dataset that ships: beside the package, or in the checkout it runs from.

    Raises:
        DatasetError: there is neither.
    """
    for folder in shipped_folders():
        if os.path.isfile(os.path.join(folder, "vocabulary.yaml")):
            return Path(folder)
    reason = "the shipped dataset is missing; install vnru again"
    raise DatasetError(Path(PACKAGE, "data"), reason=reason)


def shipped_folders() -> tuple[str, str]:
    """Where the shipped dataset may lie: in a wheel, in a checkout."""
    root = os.path.dirname(os.path.dirname(PACKAGE))
    return os.path.join(PACKAGE, "data"), os.path.join(root, "data")


def cache_folder() -> str:
    """``$VNRU_CACHE``, or ``vnru`` in the user's cache folder (XDG on Linux)."""
    if folder := os.environ.get("VNRU_CACHE"):
        return folder
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "vnru")
