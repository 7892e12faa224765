"""A file or folder of YAML -> records, and every fault found on the way."""

from pathlib import Path
from typing import Any

import pytest

from vnru.dataset import find_files, load_dataset
from vnru.errors import DatasetError
from vnru.model import FORMAT, VOCABULARY
from vnru.records import Draft

VALID = Path(__file__).parent / "data" / "valid.yaml"


def load(path: Path, text: str | bytes) -> Draft:
    """The dataset of one file with this text."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_dataset(path)


def faults(draft: Draft) -> list[tuple[int, str]]:
    return [(issue.line, issue.rule) for issue in draft.issues]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "dataset.yaml"


def test_a_record_is_read_with_every_field_of_the_format_and_nothing_converted_but_numbers() -> (
    None
):
    draft = load_dataset(VALID)
    assert draft["sources"][1].data == {
        "id": "statistics-2013",
        "title": "[Yearbook of 2013]",
        "publisher": "Statistics Office",
        "via": "",
        "country": "NO",
        "kind": "official",
        "url": "",
        "published": "",
        "language": "vi",
    }
    assert draft["events"][1].data == {
        "id": "2013-return",
        "date": "2013-11~",
        "title": {"en": "The return visit"},
        "summary": {"en": "The president comes to Hanoi."},
        "category": "diplomacy",
        "tags": [],
        "people": [],
        "places": [],
        "importance": 2,
        "sources": ["vna-2012-visit"],
        "related": [],
        "disputed": {},
    }
    assert draft["sources"][0].data["published"] == "2012-07-28"
    assert draft["facts"][0].data["as_of"] == "2021"
    assert draft["aliases"][0].data == {"words": ["FTA", "free trade agreement"]}
    assert [figure.data["value"] for figure in draft["figures"]] == [3660000000, -12.5]


def test_an_entry_knows_its_name_and_the_lines_of_its_fields() -> None:
    entry = load_dataset(VALID)["figures"][1]
    assert entry.name == "trade-turnover/2012-Q1"
    assert (entry.line, entry.lines["indicator"], entry.lines["value"]) == (47, 47, 49)


def test_every_section_of_the_format_is_in_the_valid_dataset() -> None:
    draft = load_dataset(VALID)
    assert all(draft[section] for section in FORMAT)
    assert draft.own == set(VOCABULARY)


VALUES = [
    # section, field, what is written, the value
    ("figures", "value", "0", 0),
    ("figures", "value", "-5", -5),
    ("figures", "value", "'3900000000'", 3900000000),
    ("figures", "value", "57.25", 57.25),
    ("events", "importance", "1", 1),
    ("events", "date", "1950-01-30", "1950-01-30"),
    ("events", "date", "1950", "1950"),
    ("events", "category", "NO", "NO"),
    ("events", "tags", "[1945, yes, ~]", ["1945", "yes", "~"]),
    ("events", "title", "{en: 007, vi: true}", {"en": "007", "vi": "true"}),
    ("events", "tags", "[]", []),
    ("events", "tags", "", []),
    ("events", "disputed", "{}", {}),
    ("sources", "country", "NO", "NO"),
    ("sources", "published", "2012-07", "2012-07"),
    ("sources", "via", "''", ""),
]


@pytest.mark.parametrize(
    ("section", "field", "written", "value"), VALUES, ids=[f"{f}: {w}" for _, f, w, _ in VALUES]
)
def test_a_field_is_read_as_its_kind_says(
    file: Path, section: str, field: str, written: str, value: Any
) -> None:
    read = load(file, f"{section}:\n  - {field}: {written}\n")[section][0].data[field]
    assert (read, type(read)) == (value, type(value))


WRONG = [
    ("figures", "value", "3.9e9", "value: 3.9e9 is not a plain number; "
                                  "write digits only, as in 3900000000"),
    ("figures", "value", "3 900", "value: 3 900 is not a plain number; "
                                  "write digits only, as in 3900000000"),
    ("figures", "value", "１２", "value: １２ is not a plain number; "
                               "write digits only, as in 3900000000"),
    ("figures", "value", "1234567890123456789", "value: 1234567890123456789 is not a plain number; "
                                                "write digits only, as in 3900000000"),
    ("figures", "value", "[1]", "value: write one plain value"),
    ("events", "importance", "high", "importance: high is not a whole number"),
    ("events", "importance", "1.0", "importance: 1.0 is not a whole number"),
    ("events", "importance", "{a: 1}", "importance: write one plain value"),
    ("events", "date", "[1950]", "date: write one plain value"),
    ("events", "tags", "visit", "tags: write a list, as in [one, two]"),
    ("events", "tags", "{a: b}", "tags: write a list, as in [one, two]"),
    ("events", "tags", "[a, '']", "tags: the list holds something else than text"),
    ("events", "tags", "[a, [b]]", "tags: the list holds something else than text"),
    ("events", "related", "null", "related: write a list, as in [one, two]"),
    ("events", "title", "A visit", "title: write it by language, as in {en: ...}"),
    ("events", "title", "[A visit]", "title: write it by language, as in {en: ...}"),
    ("events", "title", "{en: A visit, vi: }", "title: every language needs a text"),
    ("events", "title", "{en: A visit, vi: [x]}", "title: every language needs a text"),
    ("events", "title", "{en: Trade, oil}", "title: every language needs a text"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("section", "field", "written", "message"), WRONG, ids=[f"{f}: {w}" for _, f, w, _ in WRONG]
)
def test_a_field_of_another_shape_is_a_fault_that_says_what_to_write(
    file: Path, section: str, field: str, written: str, message: str
) -> None:
    issues = load(file, f"{section}:\n  - {field}: {written}\n").issues
    assert [i.message for i in issues if i.rule == "wrong-type"] == [message]


SHAPES = [
    # a whole file, the faults as line and rule
    ("", []),
    ("# nothing yet\n", []),
    ("---\n", []),
    ("events:\nfacts:\n", []),
    ("events: []\n", []),
    ("- id: one\n", [(1, "wrong-type")]),
    ("[]", [(1, "wrong-type")]),
    ("just words", [(1, "wrong-type")]),
    ("events: many\n", [(1, "wrong-type")]),
    ("events: {id: one}\n", [(1, "wrong-type")]),
    ("facts:\nevents:\n  - one\n  - [two]\n", [(3, "wrong-type"), (4, "wrong-type")]),
    ("event:\n  - id: one\n", [(1, "unknown-section")]),
    ("aliases:\n  - words\n", [(2, "wrong-type")]),
    ("aliases:\n  - []\n", [(2, "missing-field")]),
    ("aliases:\n  - [a, b]\naliases:\n  - [c, d]\n", [(3, "duplicate-key")]),
    (b"facts:\n# caf\xe9\n", [(2, "yaml-syntax")]),
    ("[" * 100_000, [(1, "yaml-syntax")]),
    (b"\xef\xbb\xbffacts:\n", []),
    ("facts:\n".encode("utf-16"), []),
    (b"\0" * 10, [(1, "yaml-syntax")]),
]


@pytest.mark.parametrize(("text", "expected"), SHAPES, ids=[repr(text[:25]) for text, _ in SHAPES])
def test_a_file_of_any_shape_is_read_or_has_its_faults_told(
    file: Path, text: str | bytes, expected: list[tuple[int, str]]
) -> None:
    assert faults(load(file, text)) == expected


def test_all_faults_are_reported_at_once_in_order_of_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("facts:\n  - id: A\n    tpoic: x\n", "utf-8")
    (tmp_path / "a.yaml").write_text("events:\n  - {id: b, date: 2001-13}\nfigure:\n", "utf-8")
    issues = load_dataset(tmp_path).issues
    assert [(i.file.name, i.line) for i in issues] == sorted((i.file.name, i.line) for i in issues)
    assert {(i.file.name, i.line, i.rule) for i in issues} == {
        ("a.yaml", 2, "missing-field"),
        ("a.yaml", 2, "date"),
        ("a.yaml", 3, "unknown-section"),
        ("b.yaml", 2, "id-shape"),
        ("b.yaml", 2, "missing-field"),
        ("b.yaml", 3, "unknown-field"),
    }


def test_an_unknown_field_is_told_with_the_name_of_its_record(file: Path) -> None:
    issues = load(file, "figures:\n  - {indicator: trade, period: 2001, size: 3}\n").issues
    assert [i.record for i in issues if i.rule == "unknown-field"] == ["trade/2001"]


def test_a_record_with_a_fault_is_not_blamed_for_what_follows_from_it(file: Path) -> None:
    # Two figures without a readable value are not the same value twice.
    text = VALID.read_text("utf-8").replace("value: 3660000000", "value: much")
    text = text.replace("value: -12.5", "value: more").replace("period: 2012-Q1", "period: 2012")
    text = text.replace("qualifier: exact", "qualifier: approx").replace("estimate", "actual")
    assert faults(load(file, text)) == [(41, "wrong-type"), (49, "wrong-type")]


def test_a_folder_is_read_as_one_dataset_in_order_of_file_name(tmp_path: Path) -> None:
    whole = VALID.read_text("utf-8")
    cut = whole.index("figures:")
    (tmp_path / "2.yml").write_text(whole[:cut], "utf-8")
    (tmp_path / "1.yaml").write_text(whole[cut:], "utf-8")
    (tmp_path / "notes.txt").write_text("not: [read", "utf-8")
    (tmp_path / "old.yaml.bak").write_text("not: [read", "utf-8")
    assert [file.name for file in find_files(tmp_path)] == ["1.yaml", "2.yml"]
    draft, single = load_dataset(tmp_path), load_dataset(VALID)
    assert draft.issues == []
    for section in FORMAT:
        assert [e.data for e in draft[section]] == [e.data for e in single[section]]


def test_an_id_is_unique_over_all_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(VALID.read_text("utf-8"), "utf-8")
    issues = load_dataset(tmp_path).issues
    assert {issue.file.name for issue in issues if issue.rule == "id-unique"} == {"b.yaml"}
    taken = [i.message for i in issues if i.record == "first-partner" and i.rule == "id-unique"]
    assert taken == ["the id is taken at a.yaml:55"]


def test_a_dataset_without_a_vocabulary_uses_the_shipped_one(file: Path) -> None:
    text = VALID.read_text("utf-8")
    records = text[: text.index("categories:")]
    draft = load(file, records)
    assert draft.issues == []
    assert draft.own == set()
    assert {"diplomacy", "trade"} <= set(draft.names("categories"))
    changed = records.replace("category: diplomacy\n    tags", "category: parades\n    tags")
    assert faults(load(file, changed)) == [(23, "category-unknown")]


def test_a_vocabulary_section_of_its_own_replaces_the_shipped_one(file: Path) -> None:
    draft = load_dataset(VALID)
    assert draft.names("categories") == ["diplomacy"]
    text = VALID.read_text("utf-8").replace(
        "category: diplomacy\n    importance", "category: trade\n    importance"
    )
    assert [rule for _, rule in faults(load(file, text))] == ["category-unknown"]


def error(path: Path) -> str:
    with pytest.raises(DatasetError) as caught:
        load_dataset(path)
    assert caught.value.exit_code == 4
    assert caught.value.issues == ()
    return str(caught.value)


def test_a_path_without_a_dataset_is_an_error_that_says_why(tmp_path: Path) -> None:
    missing = tmp_path / "missing.yaml"
    assert error(missing) == f"{missing}: there is no such file or folder"
    assert error(tmp_path) == f"{tmp_path}: the folder holds no *.yaml file"
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    assert error(tmp_path) == f"{folder}: is a directory"


def test_a_path_that_cannot_be_looked_at_is_an_error_that_says_why(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 300)
    assert error(long) == f"{long}: file name too long"
    (tmp_path / "file.yaml").write_text("")
    below = tmp_path / "file.yaml" / "data.yaml"
    assert error(below) == f"{below}: not a directory"


def test_a_link_that_leads_nowhere_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "nowhere")
    assert error(tmp_path) == f"{link}: no such file or directory"


def test_the_error_of_a_faulty_dataset_counts_the_faults_and_shows_the_first(file: Path) -> None:
    issues = load(file, "facts:\n  - id: A\nfact:\n").issues
    one, several = DatasetError(file, issues[:1]), DatasetError(file, issues)
    first = "dataset.yaml:2 A: topic: a topic of the vocabulary"
    assert str(one) == f"{file}: 1 fault, the first in {first}; run: vnru check {file}"
    assert (
        str(several)
        == f"{file}: {len(issues)} faults, the first in {first}; run: vnru check {file}"
    )
