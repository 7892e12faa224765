"""What is offered for completion; real shells ask for it in test_completion.py."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from support import event, make_dataset
from vnru.cli import complete
from vnru.model import SourceKind, Status

pytestmark = pytest.mark.usefixtures("sample")


def offered(completer: complete.Completer, start: str, dataset: Path | None = None) -> list[str]:
    context: Any = SimpleNamespace(params={"dataset": dataset})
    return completer(context, start)


@pytest.mark.parametrize(
    ("completer", "start", "names"),
    [
        (complete.complete_event, "201",
         "2012-comprehensive-strategic-partnership 2013-putin-visit 2015-eaeu-agreement"),
        (complete.complete_event, "grad", "graduates"),
        (complete.complete_event, "tass", ""),
        (complete.complete_any, "t",
         "tariff-lines tass-2024-putin-visit tuoitre-2000-debt trade-turnover/2011 "
         "trade-turnover/2012 trade-turnover/2014 trade-turnover/2015-H1 trade-turnover/2015-Q1 "
         "trade-turnover/2016-01/2016-11 trade-turnover/2020"),
        (complete.complete_source, "ta", "tass-2024-putin-visit"),
        (complete.complete_category, "tr", "treaty trade"),
        (complete.complete_tag, "s", "strategic-partnership"),
        (complete.complete_person, "Le", "Leonid~Brezhnev"),
        (complete.complete_place, "M", "Moscow"),
        (complete.complete_topic, "", "diplomacy trade energy education"),
        (complete.complete_indicator, "trade", "trade-turnover"),
        (complete.complete_basis, "VN", "VN-customs"),
        (complete.complete_basis, "vn", ""),
    ],
)  # fmt: skip
def test_names_that_the_dataset_knows_and_that_begin_so_are_offered(
    completer: complete.Completer, start: str, names: str
) -> None:
    assert set(offered(completer, start)) == {name.replace("~", " ") for name in names.split()}


def test_each_name_is_offered_once() -> None:
    found = offered(complete.complete_any, "trade-turnover/2014")
    assert found == ["trade-turnover/2014"]


def test_dataset_of_the_command_line_is_asked_before_that_of_the_environment(
    tmp_path: Path,
) -> None:
    path = make_dataset(tmp_path / "data.yaml", event("2030-only-here"))
    assert offered(complete.complete_event, "20", path) == ["2030-only-here"]


def test_closed_lists_need_no_dataset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNRU_DATA", "/nowhere")
    assert complete.complete_status("") == list(Status)
    assert complete.complete_status("t") == ["target"]
    assert complete.complete_kind("") == list(SourceKind)
    assert complete.complete_kind("t") == ["treaty-text", "think-tank"]
    assert complete.complete_language("") == ["en", "vi", "ru"]


def test_faulty_dataset_offers_nothing_and_says_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = make_dataset(tmp_path / "data.yaml", event("2001-x", importance="7"))
    for dataset in (path, tmp_path / "missing.yaml", tmp_path):
        assert offered(complete.complete_event, "2", dataset) == []
    assert capsys.readouterr() == ("", "")
