"""What every test gets: a cache folder of its own and none of the caller's settings."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Slow machines are no failures; and what CI tries is the same for everyone.
settings.register_profile("person", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "person")
SETTINGS = ("VNRU_DATA", "VNRU_LANG", "NO_COLOR", "FORCE_COLOR", "PAGER", "COLUMNS")


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reads or writes the cache, the dataset or the look that the caller has chosen."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VNRU_CACHE", str(tmp_path / "cache"))
