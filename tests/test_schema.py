"""The JSON Schema of a dataset file, and the format that it is made from."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft202012Validator

from vnru.checks import RULES
from vnru.model import FORMAT, LANGUAGES, RECORDS, VOCABULARY, Event, read_record
from vnru.places import shipped_data
from vnru.schema import make_schema, schema_text

DATA = Path(__file__).parent / "data"
VALIDATOR = Draft202012Validator(make_schema())

# The rules that one file and a schema are enough for; the others need the whole dataset, or the
# text of the file.
BY_SCHEMA = {"unknown-section", "unknown-field", "missing-field", "wrong-type", "language",
             "kind-unknown", "qualifier-unknown", "status-unknown"}  # fmt: skip


class EditorLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads YAML as the editors that use a schema do (YAML 1.2): dates and NO stay text."""

    yaml_implicit_resolvers: ClassVar = {
        first: [pair for pair in pairs if pair[0].rpartition(":")[2] in ("int", "float", "null")]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def faults(text: str) -> list[str]:
    """Where the schema finds a YAML text at fault: path and message."""
    errors = VALIDATOR.iter_errors(yaml.load(text, EditorLoader))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(make_schema())


def test_the_schema_as_text_is_the_schema() -> None:
    assert json.loads(schema_text()) == make_schema()
    assert schema_text().endswith("}\n")


def test_the_schema_accepts_the_valid_dataset_and_lists_that_are_empty_but_not_the_sources() -> (
    None
):
    valid = (DATA / "valid.yaml").read_text("utf-8")
    assert faults(valid) == []
    assert faults(valid.replace("tags: [visit]", "tags: []")) == []
    empty = valid.replace("sources: [vna-2012-visit, statistics-2013]", "sources: []")
    assert faults(empty) == ["events/0/sources: [] should be non-empty"]


@pytest.mark.parametrize("name", ["timeline", "figures", "facts", "sources", "vocabulary"])
def test_the_schema_accepts_the_shipped_data(name: str) -> None:
    assert faults((shipped_data() / f"{name}.yaml").read_text("utf-8")) == []


@pytest.mark.parametrize("rule", [rule.name for rule in RULES if rule.name not in (
    "yaml-syntax", "anchor", "duplicate-key")])  # fmt: skip
def test_the_schema_refuses_exactly_the_files_whose_rule_it_can_state(rule: str) -> None:
    # Anchors and equal keys are gone when the schema is asked.
    found = faults((DATA / "invalid" / f"{rule}.yaml").read_text("utf-8"))
    assert len(found) == (1 if rule in BY_SCHEMA else 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("events:\n", []),
        ("[]", [": [] is not of type 'object'"]),
        ("events: many", ["events: 'many' is not of type 'array', 'null'"]),
        ("facts: [one]", ["facts/0: 'one' is not of type 'object'"]),
        ("aliases: [[one]]", ["aliases/0: ['one'] is too short"]),
        ("aliases: [[one, [two]]]", ["aliases/0/1: ['two'] is not of type 'string'"]),
        ("tags: [{id: a, label: {vi: b}}]", ["tags/0/label: 'en' is a required property"]),
        ("tags: [{id: a, label: b}]", ["tags/0/label: 'b' is not of type 'object'"]),
        ("tags: [{id: '', label: {en: b}}]", ["tags/0/id: '' should be non-empty"]),
    ],
)
def test_the_schema_says_where_a_file_has_another_shape(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize("section", FORMAT)
def test_the_schema_requires_and_explains_the_fields_of_the_format(section: str) -> None:
    record: dict[str, Any] = make_schema()["properties"][section]["items"]
    if section == "aliases":
        assert record["description"] == FORMAT["aliases"]["words"].meaning
        return
    assert list(record["properties"]) == list(FORMAT[section])
    assert record["required"] == [name for name, field in FORMAT[section].items() if field.required]
    for name, field in FORMAT[section].items():
        assert record["properties"][name]["description"] == field.meaning


def test_the_vocabulary_is_what_is_no_record() -> None:
    assert set(VOCABULARY) == FORMAT.keys() - RECORDS.keys()


# What a record has beside its fields in YAML: the days its date means, and what is worked out.
ADDED = {"events": {"start", "end", "precision"}, "figures": {"start", "end", "unit", "disputed"},
         "facts": {"start", "end"}, "sources": set()}  # fmt: skip


@pytest.mark.parametrize("section", RECORDS)
def test_a_record_type_has_every_field_of_the_format_and_the_days_it_means(section: str) -> None:
    names = {field.name for field in fields(RECORDS[section])}
    assert names == FORMAT[section].keys() | ADDED[section]


def test_a_row_becomes_a_record_that_cannot_be_changed() -> None:
    texts = dict.fromkeys(LANGUAGES, "text")
    data = {field.name: texts if field.name == "title" else "x" for field in fields(Event)}
    event = read_record("events", data)
    assert isinstance(event, Event)
    assert (event.title, event.id) == (texts, "x")
    with pytest.raises(AttributeError):
        event.id = "other"  # type: ignore[misc]
