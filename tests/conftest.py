"""What every test gets: a cache folder of its own and none of the caller's settings.

The datasets that many tests use have a cache in common, so that each is compiled once.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from support import SAMPLE, opened
from vnru.archive import Archive

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


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the common cache."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def common_cache(own_settings: None, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands use the common cache."""
    monkeypatch.setenv("VNRU_CACHE", str(cache))


@pytest.fixture
def sample(common_cache: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands answer from the sample unless another dataset is named."""
    monkeypatch.setenv("VNRU_DATA", str(SAMPLE))


@pytest.fixture(scope="session")
def archive(cache: Path) -> Iterator[Archive]:
    """The sample, opened once."""
    yield from opened(SAMPLE, cache)


@pytest.fixture(scope="session")
def shipped(cache: Path) -> Iterator[Archive]:
    """The dataset that ships, opened once."""
    yield from opened(None, cache)
