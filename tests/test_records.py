"""The contract of the JSON: every record of every command, over all that ships."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from record_schemas import EXTRAS, RECORDS, schema_of
from vnru.cli import app

Record = dict[str, Any]

SEARCHED = ("kind", "score")
COMMANDS: dict[str, dict[str, tuple[str, ...]]] = {
    "timeline": {"event": ()},
    "search Vietnam": {"event": SEARCHED, "figure": SEARCHED, "fact": SEARCHED},
    "show 2012": {"event": ("kind",), "figure": ("kind",)},
    "show 2014-Q1..2014-Q2": {"event": ("kind",), "figure": ("kind",)},
    "show trade-turnover/2018": {"figure": ("kind",)},
    "show first-strategic-partner": {"fact": ("kind",)},
    "facts": {"fact": ("kind",), "figure": ("kind",)},
    "facts nuclear trade": {"fact": ("kind",), "figure": ("kind",)},
    "facts --as-of 2015": {"fact": ("kind",), "figure": ("kind",)},
    "figures": {"indicator": ()},
    "figures --status target": {"indicator": ()},
    "figures trade-turnover russian-arrivals": {"figure": ()},
    "on --today 2027-01-01 --days 366": {"event": ("on", "years")},
    "on 1 March --days 30 --round --today 2027-01-01": {"event": ("on", "years")},
    "disputes": {"event": ("kind",), "figure": ("kind", "apart")},
    "sources": {"source": ("records",)},
    "show vovworld-2015-65-years": {"source": ()},
    "sources vovworld-2015-65-years": {
        "event": ("kind",),
        "figure": ("kind",),
        "fact": ("kind",),
    },
    "stats": {"stat": ()},
}
"""A call -> the kinds of records it answers with, and what it adds to each."""
pytestmark = pytest.mark.usefixtures("common_cache")


def answer(call: str, format: str = "json") -> str:
    done = CliRunner().invoke(app, [*call.split(), "-f", format], catch_exceptions=False)
    assert (done.stderr, done.exit_code) == ("", 0)
    return done.stdout


def keys(text: str) -> Iterator[tuple[str, list[str]]]:
    """The kind that each record of a JSON array names first, if it does, and all its keys."""
    for pairs in json.loads(text, object_pairs_hook=list):
        yield pairs[0][1] if pairs[0][0] == "kind" else "", [name for name, _ in pairs]


@pytest.mark.parametrize("call", COMMANDS)
def test_every_record_keeps_to_its_schema(call: str) -> None:
    kinds = COMMANDS[call]
    validators = {kind: Draft202012Validator(schema_of(kind, *kinds[kind])) for kind in kinds}
    text = answer(call)
    found = json.loads(text)
    for (kind, _), record in zip(keys(text), found, strict=True):
        errors = validators[kind or next(iter(kinds))].iter_errors(record)
        assert [error.message for error in errors] == []
    assert found


@pytest.mark.parametrize("call", COMMANDS)
def test_keys_come_in_their_order_what_the_answer_adds_first(call: str) -> None:
    kinds = COMMANDS[call]
    for kind, names in keys(answer(call)):
        own = kind or next(iter(kinds))
        assert names == [*kinds[own], *RECORDS[own]]


def test_every_kind_of_record_and_every_added_key_is_looked_at() -> None:
    assert {kind for kinds in COMMANDS.values() for kind in kinds} == set(RECORDS)
    added = {name for kinds in COMMANDS.values() for extras in kinds.values() for name in extras}
    assert added == set(EXTRAS)


@pytest.mark.parametrize("call", COMMANDS)
def test_jsonl_has_the_records_of_the_array_one_a_line(call: str) -> None:
    lines = answer(call, "jsonl").removesuffix("\n").split("\n")
    assert [json.loads(line) for line in lines] == json.loads(answer(call))


@pytest.mark.parametrize(
    "record",
    [
        {"kind": "event"},
        {"on": "30 January"},
        {"years": -1},
        {"score": 0},
        {"apart": "3 %"},
        {"records": 1.5},
    ],
    ids=lambda record: next(iter(record)),
)
def test_schema_is_not_so_wide_that_everything_passes(record: Record) -> None:
    name = next(iter(record))
    schema = schema_of("figure", name)
    assert not Draft202012Validator(schema["properties"][name]).is_valid(record[name])


@pytest.mark.parametrize(
    ("kind", "call"),
    [
        ("event", "timeline"),
        ("figure", "figures trade-turnover"),
        ("fact", "facts"),
        ("source", "sources"),
        ("indicator", "figures"),
        ("stat", "stats"),
    ],
)
def test_schema_asks_for_every_key_and_allows_no_other(kind: str, call: str) -> None:
    first = json.loads(answer(call))[0]
    record = {name: first[name] for name in RECORDS[kind]}
    validator = Draft202012Validator(schema_of(kind))
    assert validator.is_valid(record)
    assert not validator.is_valid(record | {"more": 1})
    for name in record:
        assert not validator.is_valid({key: record[key] for key in record if key != name})
