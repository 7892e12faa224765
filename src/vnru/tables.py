"""Checked records -> the tables of an index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from vnru.dataset import load_dataset
from vnru.dates import FIRST, LAST, PartialDate, parse_edtf, parse_period
from vnru.errors import DatasetError
from vnru.model import VOCABULARY
from vnru.records import Draft, Entry
from vnru.search import GAP, key, keys, marked_words, split_words
from vnru.series import observation
from vnru.stats import count_records

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE record (
  n INTEGER PRIMARY KEY, kind TEXT, id TEXT, start TEXT, end TEXT, importance INTEGER,
  category TEXT, disputed INTEGER, status TEXT, basis TEXT
);
CREATE TABLE body (n INTEGER PRIMARY KEY, json BLOB);
CREATE TABLE link (name TEXT, value TEXT, n INTEGER, PRIMARY KEY (name, value, n)) WITHOUT ROWID;
CREATE TABLE term (
  section TEXT, place INTEGER, id TEXT, json TEXT, PRIMARY KEY (section, id)
) WITHOUT ROWID;
CREATE TABLE stat (grp TEXT, name TEXT, number INTEGER, share REAL);
CREATE TABLE alias (grp INTEGER, keys TEXT, word TEXT, name INTEGER);
CREATE VIRTUAL TABLE fts USING fts5 (
  title, names, body, exact, content = '', prefix = '3 4',
  tokenize = "unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (fts, row);
"""
_INDEXES = """
CREATE INDEX record_id ON record (id);
CREATE INDEX alias_keys ON alias (keys);
CREATE INDEX alias_grp ON alias (grp);
CREATE INDEX record_end ON record (kind, end);
ANALYZE;
"""
_LINKS = {"tags": "tag", "people": "person", "places": "place", "sources": "source",
          "related": "related"}  # fmt: skip

Row = tuple[str, Entry, dict[str, Any], PartialDate | None]
"""Kind, entry as written, record as it leaves the tool, and its date."""


def compile_dataset(path: Path) -> Draft:
    """Read and check a dataset.

    Raises:
        DatasetError: it has faults; warnings are none.
    """
    draft = load_dataset(path, warnings=False)
    if errors := [issue for issue in draft.issues if issue.level == "error"]:
        raise DatasetError(path, errors)
    return draft


def write_tables(connection: sqlite3.Connection, draft: Draft, stamp: str) -> None:
    """Create and fill all tables of an index from a dataset without faults."""
    connection.executescript(_TABLES)
    terms = _Terms(draft)
    kinds = [list(rows(draft)) for rows in (_events, _figures, _facts, _sources)]
    for number, row in enumerate(chain(*kinds), 1):
        _insert(connection, number, row, terms)
    counts = count_records(*([record for _, _, record, _ in rows] for rows in kinds))
    connection.executemany("INSERT INTO stat VALUES (?, ?, ?, ?)", counts)
    for section in VOCABULARY[:-1]:
        connection.executemany(
            "INSERT OR IGNORE INTO term VALUES (?, ?, ?, ?)",
            (
                (section, place, entry.data["id"], _json(entry.data))
                for place, entry in enumerate(draft[section])
            ),
        )
    connection.executemany("INSERT INTO alias VALUES (?, ?, ?, ?)", _aliases(draft))
    connection.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (stamp,))
    connection.executescript(_INDEXES)
    connection.commit()


def _aliases(draft: Draft) -> Iterator[tuple[int, str, str, bool]]:
    """The alias groups, and one for each person and place with several words in its name.

    The last two words of a longer name are a name too: ``Phú Trọng``.
    """
    names: list[list[str]] = []
    for entry in (*draft["people"], *draft["places"]):
        whole = list(dict.fromkeys([entry.data["id"], *entry.data["label"].values()]))
        whole = [name for name in whole if len(keys(name)) > 1]
        short = [" ".join(name.split()[-2:]) for name in whole if len(keys(name)) > 2]
        names += [whole, short]
    known = {" ".join(keys(name)) for group in names for name in group}
    groups = [entry.data["words"] for entry in draft["aliases"]]
    curated = {" ".join(keys(word)) for words in groups for word in words}
    groups += [words for words in names if curated.isdisjoint(" ".join(keys(w)) for w in words)]
    for group, words in enumerate(groups):
        for word in words:
            phrase = " ".join(keys(word))
            yield group, phrase, word, phrase in known


class _Terms:
    """The labels of vocabulary terms, as words to be found by."""

    def __init__(self, draft: Draft) -> None:
        self._labels = {
            (section, entry.data["id"]): GAP.join([entry.data["id"], *entry.data["label"].values()])
            for section in VOCABULARY[:-1]
            for entry in draft[section]
        }

    def __call__(self, section: str, *names: str) -> list[str]:
        return [self._labels.get((section, name), name) for name in names]


def _events(draft: Draft) -> Iterator[Row]:
    dated = [(parse_edtf(entry.data["date"]), entry) for entry in draft["events"]]
    # Whole years stand before their months and days.
    dated.sort(key=lambda pair: pair[1].data["id"])
    dated.sort(key=lambda pair: pair[0].end or LAST, reverse=True)
    dated.sort(key=lambda pair: pair[0].start or FIRST)
    for date, entry in dated:
        data = dict(entry.data)
        record = {"id": data.pop("id"), "date": data.pop("date"), "start": date.start,
                  "end": date.end, "precision": date.precision, **data}  # fmt: skip
        yield "event", entry, record, date


def _figures(draft: Draft) -> Iterator[Row]:
    units = {entry.data["id"]: entry.data["unit"] for entry in draft["indicators"]}
    order = {name: number for number, name in enumerate(units)}
    values: dict[tuple[str, ...], set[float]] = {}
    for entry in draft["figures"]:
        values.setdefault(observation(entry.data), set()).add(entry.data["value"])
    dated = [(parse_period(entry.data["period"]), entry) for entry in draft["figures"]]
    dated.sort(
        key=lambda pair: (
            order[pair[1].data["indicator"]],
            pair[0].start or FIRST,
            pair[0].end or LAST,
            pair[1].data["status"],
            pair[1].data["basis"],
            pair[1].data["value"],
        )
    )
    for date, entry in dated:
        data = entry.data
        record = {
            "indicator": data["indicator"], "period": data["period"], "start": date.start,
            "end": date.end, "value": data["value"], "unit": units[data["indicator"]],
            "qualifier": data["qualifier"], "status": data["status"], "basis": data["basis"],
            "sources": data["sources"], "note": data["note"],
            "disputed": len(values[observation(entry.data)]) > 1,
        }  # fmt: skip
        yield "figure", entry, record, date


def _facts(draft: Draft) -> Iterator[Row]:
    order = {name: number for number, name in enumerate(draft.names("topics"))}
    # Within a topic the order of the file stays: the curators put first what matters most.
    for entry in sorted(draft["facts"], key=lambda e: order[e.data["topic"]]):
        date = parse_edtf(entry.data["as_of"])
        data = dict(entry.data)
        tail = {"sources": data.pop("sources"), "note": data.pop("note")}
        yield "fact", entry, {**data, "start": date.start, "end": date.end, **tail}, date


def _sources(draft: Draft) -> Iterator[Row]:
    for entry in sorted(draft["sources"], key=lambda e: str(e.data["id"])):
        yield "source", entry, entry.data, None


def _insert(db: sqlite3.Connection, number: int, row: Row, terms: _Terms) -> None:
    kind, entry, record, date = row
    section = entry.data.get("category") or entry.data.get("topic") or entry.data.get("indicator")
    disputed = bool(record.get("disputed"))
    start, end = (date.start or FIRST, date.end or LAST) if date else (None, None)
    db.execute(
        "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            kind,
            entry.name,
            start,
            end,
            record.get("importance"),
            section,
            disputed,
            record.get("status"),
            record.get("basis"),
        ),
    )
    db.execute("INSERT INTO body VALUES (?, ?)", (number, _json(record).encode()))
    db.executemany(
        "INSERT OR IGNORE INTO link VALUES (?, ?, ?)",
        ((_LINKS[k], value, number) for k in _LINKS for value in record.get(k, ())),
    )
    if kind != "source":
        columns = [split_words(GAP.join(texts)) for texts in _searchable(kind, record, terms)]
        title, _, body = columns
        found = [*(" ".join(map(key, words)) for words in columns),
                 " ".join(marked_words([*title, *body]))]  # fmt: skip
        db.execute("INSERT INTO fts (rowid, title, names, body, exact) VALUES (?, ?, ?, ?, ?)",
                   (number, *found))  # fmt: skip


def _searchable(
    kind: str, record: dict[str, Any], terms: _Terms
) -> tuple[Iterable[str], Iterable[str], Iterable[str]]:
    """The texts of a record that a search looks into: title, names, body."""
    if kind == "event":
        names = [record["id"], record["date"], *terms("categories", record["category"])]
        for key in ("tags", "people", "places"):
            names += terms(key, *record[key])
        body = [*record["summary"].values(), *record["disputed"].values()]
        return record["title"].values(), names, body
    if kind == "fact":
        names = [record["id"], *terms("topics", record["topic"])]
        return record["statement"].values(), names, record["note"].values()
    title = terms("indicators", record["indicator"])
    names = [record["period"], record["status"], *terms("bases", record["basis"])]
    return title, names, record["note"].values()


def _json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
