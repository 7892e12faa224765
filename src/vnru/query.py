"""What is asked and what comes back: one Query object, and Rows of records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, overload

from vnru.dates import Span
from vnru.errors import QueryError

if TYPE_CHECKING:
    from datetime import date

Record = TypeVar("Record")

When = str | int | Span | None
"""A date or a range, as people write it or as a span."""
SECTIONS = {"event": "events", "figure": "figures", "fact": "facts", "source": "sources"}


class Query(NamedTuple):
    """What to keep: values of one filter widen it, different filters narrow. None: no limit."""

    span: Span = Span()
    categories: Sequence[str] = ()
    tags: Sequence[str] = ()
    people: Sequence[str] = ()
    places: Sequence[str] = ()
    sources: Sequence[str] = ()
    milestones: bool = False
    limit: int | None = None
    reverse: bool = False


class Row:
    """A record as the index holds it: its kind, its JSON in UTF-8, and what an answer adds to it.

    The bytes go to stdout as they are; nothing is decoded that nobody looks at.
    ``extra`` holds keys that belong to the answer and not to the record: a search's ``score``, an
    anniversary's ``years``.
    """

    __slots__ = ("_data", "extra", "kind", "text")

    def __init__(self, kind: str, text: bytes, extra: Mapping[str, Any] | None = None) -> None:
        self.kind = kind
        self.text = text
        self.extra = extra or {}
        self._data: dict[str, Any] | None = None

    @property
    def data(self) -> dict[str, Any]:
        """The record as plain data; decoded once, and not to be changed."""
        if self._data is None:
            self._data = decode(self.text)
        return self._data

    def plus(self, **extra: Any) -> Row:
        """The same record with more keys of the answer."""
        return Row(self.kind, self.text, {**self.extra, **extra})


class Rows(Sequence[Record]):
    """Records in order, decoded when they are looked at."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Rows[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | Rows[Record]:
        if isinstance(at, slice):
            return Rows(self.rows[at])
        from vnru.model import read_record

        row = self.rows[at]
        record: Record = read_record(SECTIONS[row.kind], row.data)
        return record

    def __repr__(self) -> str:
        return f"<Rows: {len(self)} records>"


def make_query(
    since: When = None,
    until: When = None,
    within: When = None,
    *,
    today: date | None = None,
    categories: Sequence[str] = (),
    tags: Sequence[str] = (),
    people: Sequence[str] = (),
    places: Sequence[str] = (),
    sources: Sequence[str] = (),
    milestones: bool = False,
    limit: int | None = None,
    reverse: bool = False,
) -> Query:
    """A Query from filters as people write them; a lone string counts as a list of one.

    Raises:
        DateError: a date cannot be read, or no day lies in all of them.
        QueryError: the limit is negative.
    """
    first, last = _read(since, today).start, _read(until, today).end
    if first and last and first > last:
        raise QueryError(f"since {first} is later than until {last}; exchange them")
    span = Span(first, last).intersect(_read(within, today, ends=True))
    if limit is not None and limit < 0:
        raise QueryError(f"limit: {limit} is negative; write 0 or more")
    return Query(
        span,
        listed(categories),
        listed(tags),
        listed(people),
        listed(places),
        listed(sources),
        milestones,
        limit,
        reverse,
    )


def _read(when: When, today: date | None, ends: bool = False) -> Span:
    """The days that a date means, or with ``ends`` a range; most answers have none to parse."""
    if isinstance(when, int):
        when = f"{when:04}"
    if not isinstance(when, str):
        return when or Span()
    from vnru.userdates import parse_range, parse_user_date

    return (parse_range if ends else parse_user_date)(when, today)


def listed(names: Sequence[str]) -> Sequence[str]:
    """Several names; a lone string counts as a list of one."""
    return (names,) if isinstance(names, str) else tuple(names)


def in_language(texts: dict[str, str], language: str) -> str:
    """A text in a language, or else in English, or else in any; empty where there is none."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


def decode(text: str | bytes) -> dict[str, Any]:
    """A JSON text as plain data; json is imported only here, since JSON output needs none."""
    import json

    record: dict[str, Any] = json.loads(text)
    return record
