"""The dataset that ships is without faults, complete and findable."""

from vnru.dataset import load_dataset
from vnru.model import FORMAT
from vnru.places import shipped_data


def test_shipped_dataset_has_no_faults() -> None:
    """``vnru check`` of it is clean; a fault is named here with file, line, record and rule."""
    issues = load_dataset(shipped_data()).issues
    assert [str(issue) for issue in issues if issue.level == "error"] == []


def test_shipped_dataset_fills_every_section_of_the_format() -> None:
    """No command meets an empty section, and the vocabulary is the dataset's own."""
    draft = load_dataset(shipped_data())
    assert [section for section in FORMAT if not draft[section]] == []
