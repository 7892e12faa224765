"""What every test gets: a cache folder of its own and none of the caller's settings."""

from pathlib import Path

import pytest

SETTINGS = ("VNRU_DATA", "VNRU_LANG", "NO_COLOR", "FORCE_COLOR", "PAGER", "COLUMNS")


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reads or writes the cache, the dataset or the look that the caller has chosen."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VNRU_CACHE", str(tmp_path / "cache"))
