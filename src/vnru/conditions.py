"""Filters -> the SQL conditions that keep what passes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vnru.index import Index, marks
from vnru.query import Query, When, listed, make_query


def where(index: Index, query: Query) -> tuple[str, list[Any]]:
    """The conditions of a query, each beginning with AND, and their values.

    Raises:
        QueryError, NotFoundError: there is no such name; see names.resolve_names.
    """
    sql = ""
    values: list[Any] = []
    if query.span.start:
        sql, values = sql + " AND record.end >= ?", [*values, query.span.start]
    if query.span.end:
        sql, values = sql + " AND record.start <= ?", [*values, query.span.end]
    if query.milestones:
        sql += " AND importance = 1"
    if query.categories:
        names = known(index, "category", query.categories)
        sql, values = sql + f" AND category IN ({marks(names)})", [*values, *names]
    for kind, wanted in (
        ("tag", query.tags),
        ("person", query.people),
        ("place", query.places),
        ("source", query.sources),
    ):
        if wanted:
            names = known(index, kind, wanted)
            sql += " AND record.n IN (SELECT n FROM link WHERE name = ? AND value IN "
            sql, values = sql + f"({marks(names)}))", [*values, kind, *names]
    return sql, values


def where_figures(
    index: Index,
    indicators: Sequence[str],
    bases: Sequence[str],
    statuses: Sequence[str],
    within: When,
) -> tuple[str, list[Any]]:
    """The condition that keeps some figures, and its values.

    Raises:
        DateError, QueryError, NotFoundError: the range cannot be read; there is no such name.
    """
    sql, values = where(index, make_query(within=within))
    for kind, column, wanted in (
        ("indicator", "category", indicators),
        ("basis", "basis", bases),
        ("status", "status", statuses),
    ):
        if wanted:
            names = known(index, kind, listed(wanted))
            sql, values = sql + f" AND {column} IN ({marks(names)})", [*values, *names]
    return f"kind = 'figure'{sql}", values


def known(index: Index, kind: str, wanted: Sequence[str]) -> list[str]:
    """The names of the dataset that some typed ones mean."""
    from vnru.names import find_names  # for this only; most answers need no names

    return find_names(index, kind, wanted)
