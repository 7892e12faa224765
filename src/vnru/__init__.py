"""Timeline and facts of the relations between Vietnam and Russia; ``load()`` is where to start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import os

    from vnru.archive import Archive
    from vnru.errors import DatasetError, DateError, NotFoundError, QueryError, VnruError
    from vnru.model import Event, Fact, Figure, Source

__version__ = "0.1.0"
__all__ = [
    "Archive",
    "DatasetError",
    "DateError",
    "Event",
    "Fact",
    "Figure",
    "NotFoundError",
    "QueryError",
    "Source",
    "VnruError",
    "__version__",
    "load",
]
_HOMES = {"Archive": "archive", "Event": "model", "Fact": "model", "Figure": "model",
          "Source": "model"}  # fmt: skip


def load(path: str | os.PathLike[str] | None = None) -> Archive:
    """Open a dataset, a YAML file or a folder of them; without a path, the one that ships.

    Raises:
        DatasetError: the dataset cannot be read, or has faults.
    """
    from pathlib import Path

    from vnru.archive import Archive
    from vnru.places import shipped_data

    return Archive(Path(path) if path is not None else shipped_data())


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used, so that importing vnru costs nothing."""
    from importlib import import_module

    if name in __all__:
        return getattr(import_module(f"vnru.{_HOMES.get(name, 'errors')}"), name)
    raise AttributeError(f"module 'vnru' has no attribute {name!r}")
