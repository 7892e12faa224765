"""Whole screens and pipes of the commands for facts and figures, as files in ``golden/facts/``.

They are renewed as those of test_golden.py are:

    VNRU_GOLDEN=update pytest tests/test_golden_facts.py; git diff tests/golden
"""

from pathlib import Path

import pytest

from support import SAMPLE, run, run_in_terminal
from test_golden import GOLDEN, compare

SERIES = SAMPLE.parent / "series"
FROM_SAMPLE = {
    "facts-80": "facts",
    "facts-topic-80": "facts trade",
    "facts-40-vi": "facts energy education --lang vi",
    "figures-80": "figures",
    "on-80": "on 07-20 --days 75 --today 2027-01-01",
    "on-40-ru": "on 07-20 --days 75 --today 2027-01-01 --lang ru",
    "disputes-80": "disputes",
    "sources-80": "sources",
    "source-80": "sources mid-2020-anniversary",
    "source-40": "sources mid-2020-anniversary",
    "stats-80": "stats",
}
FROM_SERIES = {
    "figures-one-80": "figures turnover",
    "figures-one-40": "figures turnover",
    "figures-notes-80-ru": "figures turnover --basis VN-customs --notes --lang ru",
    "figures-negative-80": "figures balance",
    "figures-chart-80": "figures turnover --chart",
    "figures-chart-40-vi": "figures balance --chart --lang vi",
    "on-leap-day-80": "on 02-28 --today 2027-01-01 --days 2",
}
pytestmark = pytest.mark.usefixtures("common_cache")
SCREENS = {name: (SAMPLE, args) for name, args in FROM_SAMPLE.items()}
SCREENS |= {name: (SERIES, args) for name, args in FROM_SERIES.items()}
PIPES = {
    "facts-pipe": "facts",
    "facts-pipe-md": "facts energy education -f md",
    "figures-pipe": "figures",
    "figures-pipe-md": "figures -f md --lang ru",
    "figures-pipe-csv": "figures -f csv",
    "figures-one-pipe": "figures trade-turnover",
    "figures-one-pipe-md": "figures trade-turnover --since 2014 -f md --lang vi",
    "on-pipe": "on 07-20 --days 75 --today 2027-01-01",
    "disputes-pipe": "disputes",
    "sources-pipe": "sources --country RU",
    "sources-pipe-md": "sources --kind news --kind academic -f md",
    "source-pipe": "sources mid-2020-anniversary",
    "cite-text": "cite trade-turnover/2014 first-strategic-partner tuoitre-2000-debt",
    "cite-bibtex": "cite 2000-debt-settlement 2024-putin-visit --style bibtex",
    "cite-csl-json": "cite 2000-debt-settlement evn-1950-recognition --style csl-json",
    "stats-pipe": "stats",
}


@pytest.mark.parametrize("name", SCREENS)
def test_screen_looks_as_it_did(name: str) -> None:
    """On a terminal of the width in the name, without colour."""
    dataset, args = SCREENS[name]
    options: list[str | Path] = ["--no-color", "--no-pager", "--data", dataset]
    columns = 40 if "-40" in name else 80
    done = run_in_terminal(*args.split(), *options, columns=columns)
    assert (done.stderr, done.code) == ("", 0)
    compare(f"facts/{name}", done.stdout)


@pytest.mark.parametrize("name", PIPES)
def test_text_in_a_pipe_is_what_it_was(name: str) -> None:
    done = run(*PIPES[name].split(), "--data", SAMPLE)
    assert (done.stderr, done.code) == ("", 0)
    compare(f"facts/{name}", done.stdout)


def test_every_golden_file_is_compared() -> None:
    """No file is left over from a screen that is gone."""
    assert {file.stem for file in (GOLDEN / "facts").glob("*")} == {*SCREENS, *PIPES}
