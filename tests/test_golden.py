"""Whole screens, kept as files in ``golden/`` to be read and compared.

After a change that is meant to be seen, write them anew and look at the difference:

    VNRU_GOLDEN=update pytest tests/test_golden.py; git diff tests/golden
"""

import os
from pathlib import Path

import pytest

from support import run, run_in_terminal

GOLDEN = Path(__file__).parent / "golden"
TERMINAL = {
    "timeline-80": (80, ["timeline"]),
    "timeline-40": (40, ["timeline", "--since", "2000", "--lang", "vi"]),
    "timeline-200": (200, ["timeline", "--since", "2000", "--lang", "ru"]),
    "show-80": (80, ["show", "2012"]),
    "show-40": (40, ["show", "2013-putin-visit", "--lang", "ru"]),
    "search-80": (80, ["search", "hiệp định"]),
    "search-40": (40, ["search", "partnership"]),
}
PIPE = {
    "timeline-pipe": ["timeline"],
    "search-pipe": ["search", "визит", "Путина"],
    "show-pipe": ["show", "trade-turnover/2014"],
    "timeline-pipe-md": ["timeline", "--milestones", "--since", "2000", "-f", "md"],
}
pytestmark = pytest.mark.usefixtures("sample")
UPDATE = os.environ.get("VNRU_GOLDEN") == "update"


def compare(name: str, text: str) -> None:
    """Hold a text against its file, or write the file where that is asked for."""
    file = GOLDEN / f"{name}.txt"
    if UPDATE:
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TERMINAL)
def test_screen_looks_as_it_did(name: str) -> None:
    """On a terminal of the width in the name, without colour."""
    columns, args = TERMINAL[name]
    done = run_in_terminal(*args, "--no-color", "--no-pager", columns=columns)
    assert (done.stderr, done.code) == ("", 0)
    compare(name, done.stdout)


@pytest.mark.parametrize("name", PIPE)
def test_text_in_a_pipe_is_what_it_was(name: str) -> None:
    done = run(*PIPE[name])
    assert (done.stderr, done.code) == ("", 0)
    compare(name, done.stdout)


def test_every_golden_file_is_compared() -> None:
    """No file is left over from a screen that is gone."""
    assert {file.stem for file in GOLDEN.glob("*.txt")} == {*TERMINAL, *PIPE}
