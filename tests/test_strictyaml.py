"""YAML without its surprises."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vnru.strictyaml import Map, read_yaml

Fault = tuple[int, str, str]

ANCHOR = "anchors and aliases are not allowed; write the value out"
LAUGHS = "a: &a [ha, ha]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{last}'] * 9)}]\n"
    for last, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.fixture(autouse=True, scope="module", params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test runs with libyaml and, as where PyYAML was built without it, in pure Python."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vnru.strictyaml._Loader", getattr(yaml, request.param))
        yield


def read(text: str | bytes) -> tuple[Any, list[Fault]]:
    """What is read, and the faults reported on the way."""
    faults: list[Fault] = []
    value = read_yaml(
        text.encode() if isinstance(text, str) else text, lambda *fault: faults.append(fault)
    )
    return value, faults


@pytest.mark.parametrize(
    "text",
    ["NO", "yes", "on", "~", "null", "true", "1950-01-30", "1950-01", "1950", "007", "0x1F", "0b1",
     "1_000", "1e3", ".inf", "12:30:45", "=", "2014-Q1", "1979~", "../1955", "Điện Biên Phủ"],
)  # fmt: skip
def test_every_scalar_stays_the_text_that_was_written(text: str) -> None:
    assert read(f"key: {text}\n{text}: value") == ({"key": text, text: "value"}, [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a:\nb: ''\n", {"a": "", "b": ""}),
        ("a: [x, {b: y}, []]", {"a": ["x", {"b": "y"}, []]}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("a: 'one\n  two'", {"a": "one two"}),
        ("\ufeffa: x", {"a": "x"}),
        ("a: x\r\nb: y\r\n", {"a": "x", "b": "y"}),
        ("--- {a: x}\n...\n", {"a": "x"}),
        ("- x\n- y", ["x", "y"]),
        ("word", "word"),
        ("---", ""),
        ("<<: {a: x}", {"<<": {"a": "x"}}),
    ],
    ids=repr,
)
def test_a_document_is_read_as_mappings_lists_and_texts(text: str, value: Any) -> None:
    assert read(text) == (value, [])


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", "# only a comment\n"], ids=repr)
def test_a_file_without_a_document_is_nothing_and_no_fault(text: str) -> None:
    assert read(text) == (None, [])


FAULTY = [
    # text, what can still be read, faults
    ("a: x\na: y\nb: z\na: z", {"a": "x", "b": "z"}, [
        (2, "duplicate-key", "a is written twice; the first is on line 1"),
        (4, "duplicate-key", "a is written twice; the first is on line 1")]),
    ("- {a: x,\n   'a': y}", [{"a": "x"}], [
        (2, "duplicate-key", "a is written twice; the first is on line 1")]),
    ("a: &name x\nb: *name", {"a": "x", "b": ""}, [(1, "anchor", ANCHOR), (2, "anchor", ANCHOR)]),
    ("a: &name\n  <<: *name", {"a": {"<<": ""}}, [(1, "anchor", ANCHOR), (2, "anchor", ANCHOR)]),
    ("*name", "", [(1, "anchor", ANCHOR)]),
    ("&name key: x", {"key": "x"}, [(1, "anchor", ANCHOR)]),
    ("a: !!python/object/apply:os.system [ls]", {"a": ["ls"]}, [
        (1, "wrong-type", "tags as tag:yaml.org,2002:python/object/apply:os.system are not "
                          "allowed; write the value alone")]),
    ("a: x\nb: !date 1950", {"a": "x", "b": "1950"}, [
        (2, "wrong-type", "tags as !date are not allowed; write the value alone")]),
    ("a: x\n[b]: y", {"a": "x"}, [(2, "wrong-type", "a key must be a plain word")]),
    ("? {b: x}\n: y", {}, [(1, "wrong-type", "a key must be a plain word")]),
    ("a: x\n---\nb: y", {"a": "x"}, [
        (2, "yaml-syntax", "a second document begins; put it in a file of its own")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "faults"), FAULTY, ids=[repr(row[0]) for row in FAULTY])
def test_a_fault_is_told_with_its_line_and_the_rest_is_read(
    text: str, value: Any, faults: list[Fault]
) -> None:
    assert read(text) == (value, faults)


STOPPED = [
    ("a: x\nb: [y\n", 3),
    ("a: x\n b: y", 2),
    ("a: x\n\tb: y", 2),
    ("a: x\nb: 'y", 2),
    ("%YAML 3.0\n---\na: x", 1),
    ("a: x\nb: \x07", 2),
    (b"a: x\nb: y\nc: \xff\n", 3),
    ("a: x\nb: café au lait".encode("latin-1"), 2),
]
DEEP = [
    ("- " * 100_000, 1),
    ("? " * 100_000, 1),
    ("a: x\nb: " + "[" * 12 + "]" * 12, 2),
    ("a:\n" + "".join(f"{' ' * n}- \n" for n in range(40)), 13),
]


@pytest.mark.parametrize(("text", "line"), STOPPED, ids=[repr(row[0]) for row in STOPPED])
def test_what_is_not_yaml_is_one_fault_with_its_line(text: str | bytes, line: int) -> None:
    value, faults = read(text)
    assert value is None
    assert [fault[:2] for fault in faults] == [(line, "yaml-syntax")]
    assert faults[0][2]


@pytest.mark.parametrize(("text", "line"), DEEP, ids=[repr(row[0][:12]) for row in DEEP])
def test_deep_nesting_is_one_fault_with_its_line(text: str, line: int) -> None:
    fault = (line, "yaml-syntax", "nested more than 12 levels deep")
    assert read(text) == (None, [fault])


@pytest.mark.parametrize("bracket", ["[", "{", "[{", "{a: "])
def test_a_hundred_thousand_open_brackets_are_one_fault_and_no_crash(bracket: str) -> None:
    value, faults = read(bracket * 100_000)
    assert value is None
    assert [(line, rule) for line, rule, _ in faults] == [(1, "yaml-syntax")]


def test_a_billion_laughs_stay_as_small_as_they_were_written() -> None:
    value, faults = read(LAUGHS)
    assert {name: len(items) for name, items in value.items()} == {"a": 2} | dict.fromkeys(
        "bcdefghi", 9
    )
    assert len(json.dumps(value)) < 1000
    assert {rule for _, rule, _ in faults} == {"anchor"}
    assert len(faults) == 9 + 8 * 9


def test_mappings_and_lists_know_the_line_of_each_thing_in_them() -> None:
    value, _ = read(
        "# comment\n\nevents:\n  - id: one\n    tags:\n      - a\n      - b\n  - {id: two}\n"
    )
    events = value["events"]
    assert isinstance(value, Map)
    assert value.lines == {"events": 3}
    assert events.lines == [4, 8]
    assert events[0].lines == {"id": 4, "tags": 5}
    assert events[0]["tags"].lines == [6, 7]
    assert events[1].line == 8


KEYS = st.text("abc-_", max_size=4)
TREES: st.SearchStrategy[Any] = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def depth(tree: Any) -> int:
    inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else None
    return 0 if inside is None else 1 + max(map(depth, inside), default=0)


@given(TREES.filter(lambda tree: depth(tree) <= 12), st.booleans())
def test_what_pyyaml_writes_of_texts_is_read_back_as_it_was(tree: Any, flow: bool) -> None:
    class Plain(yaml.SafeDumper):
        """Writes the same list twice rather than an alias."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    written = yaml.dump(tree, Dumper=Plain, default_flow_style=flow)
    assert read(written) == (tree, [])


@given(
    st.binary(max_size=60) | st.text("[]{}:,-?&*!|>'\"%@` \n\tab#~", max_size=60).map(str.encode)
)
def test_whatever_bytes_a_file_holds_reading_ends_without_an_exception(text: bytes) -> None:
    _, faults = read(text)
    assert all(line >= 1 and rule and message for line, rule, message in faults)
