"""A dataset that answers questions. The SQL of a search is in vnru.matching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from vnru.conditions import known, where, where_figures
from vnru.dates import LAST, Span
from vnru.errors import NotFoundError, QueryError
from vnru.index import Index, marks
from vnru.query import Query, Row, Rows, When, decode, in_language, listed, make_query

if TYPE_CHECKING:
    from datetime import date

    from vnru.model import Event, Fact, Figure
    from vnru.search import Words


class Found(NamedTuple):
    """The answer to a search: hits, best first, and what was looked for."""

    hits: Rows[Any]
    words: Words


class Archive:
    """A dataset that answers questions. Made by ``vnru.load()``; close it, or use ``with``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._index = Index(path)
        self._labels: dict[tuple[str, str], dict[str, str]] = {}

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index file."""
        self._index.close()

    def timeline(
        self, query: Query | None = None, *, today: date | None = None, **filters: Any
    ) -> Rows[Event]:
        """The events that pass the filters, in order of date.

        Give a Query, or its filters by name: ``since``, ``until`` and ``within`` as people write
        dates, ``categories``, ``tags``, ``people``, ``places``, ``sources``, ``milestones``,
        ``limit``, ``reverse``.

        Raises:
            DateError, QueryError: a filter cannot be understood.
            NotFoundError: the dataset knows no such person, place or source.
        """
        query = _asked(query, today, filters)
        sql, values = where(self._index, query)
        return Rows(self._rows(f"kind = 'event'{sql}", values, query.limit, query.reverse))

    def search(
        self,
        words: str,
        query: Query | None = None,
        *,
        any_word: bool = False,
        today: date | None = None,
        **filters: Any,
    ) -> Found:
        """Events, facts and figures that match, best first; the syntax is in vnru.search.

        The whole part of a score says how the words matched (3 exactly as typed, 2 whole words,
        1 beginnings of words), the fraction ranks by bm25, the title weighing most.

        Raises:
            QueryError: a filter cannot be understood, or there are only words to exclude.
            NotFoundError: nothing matches; ``close_matches`` holds the query with nearest words.
        """
        from vnru.matching import load_aliases, rank_hits
        from vnru.search import parse_words

        query = _asked(query, today, filters)
        if not words.strip():
            raise QueryError("nothing to look for; write a word")
        aliases, names = load_aliases(self._index, words)
        understood = parse_words(words, aliases, any_word, names)
        if not understood.terms:
            from vnru.suggest import explain_nothing

            raise explain_nothing(words, understood, False, self._index)
        sql, values = where(self._index, query)
        limit = -1 if query.limit is None else query.limit
        hits = rank_hits(self._index, understood, sql, values, limit)
        if not hits:
            from vnru.suggest import explain_nothing

            raise explain_nothing(words, understood, bool(sql), self._index)
        return Found(Rows(hits[::-1] if query.reverse else hits), understood)

    def figures(
        self,
        indicators: Sequence[str] = (),
        *,
        bases: Sequence[str] = (),
        statuses: Sequence[str] = (),
        within: When = None,
        disputed: bool = False,
    ) -> Rows[Figure]:
        """The figures of some indicators, or of all, by indicator and period.

        Raises:
            DateError, QueryError: the range cannot be read; there is no such basis or status.
            NotFoundError: there is no such indicator.
        """
        sql, values = where_figures(self._index, indicators, bases, statuses, within)
        return Rows(self._rows(sql + " AND disputed" * disputed, values))

    def facts(self, topics: Sequence[str] = (), *, until: When = None) -> Rows[Fact]:
        """The facts of some topics, or of all, that were known by the end of a date.

        Raises:
            DateError, QueryError: the date cannot be read; there is no such topic.
        """
        sql, values = "kind = 'fact' AND end <= ?", [make_query(until=until).span.end or LAST]
        if topics:
            names = known(self._index, "topic", listed(topics))
            sql, values = sql + f" AND category IN ({marks(names)})", [*values, *names]
        return Rows(self._rows(sql, values))

    def latest_figures(
        self,
        topics: Sequence[str] = (),
        *,
        bases: Sequence[str] = (),
        statuses: Sequence[str] = (),
        within: When = None,
        until: When = None,
    ) -> Rows[Figure]:
        """For each indicator its latest figure, of a period that had ended by the end of a date.

        Actual figures come before estimates, and nothing else counts; whole years come before
        their parts, in a series that mostly counts in years. Of several bases the first counts.

        Raises:
            DateError, QueryError: as figures; there is no such topic.
        """
        sql, values = where_figures(self._index, (), bases, statuses, within)
        sql += f" AND status IN ('actual', 'estimate') AND end < '{LAST}' AND end <= ?"
        values = [*values, make_query(until=until).span.end or LAST]
        if topics:
            names = known(self._index, "topic", listed(topics))
            sql += " AND category IN (SELECT id FROM term WHERE section = 'indicators' "
            sql += f"AND json_extract(json, '$.topic') IN ({marks(names)}))"
            values = [*values, *names]
        ranked = (
            "SELECT n, row_number() OVER (PARTITION BY category ORDER BY status, "
            "NOT yearly AND years >= 0.5, end DESC, start, n) AS place FROM "
            "(SELECT *, avg(yearly) OVER (PARTITION BY category) AS years FROM "
            "(SELECT *, substr(start, 5) = '-01-01' AND end = substr(start, 1, 4) || '-12-31' "
            f"AS yearly FROM record WHERE {sql}))"
        )
        return Rows(self._rows(f"n IN (SELECT n FROM ({ranked}) WHERE place = 1)", values))

    def observations(self) -> dict[str, int]:
        """How many figures each indicator has."""
        return dict(
            self._index.rows(
                "SELECT category, count(*) FROM record WHERE kind = 'figure' GROUP BY category"
            )
        )

    def stats(self) -> list[tuple[str, str, int, float]]:
        """What the dataset holds: group, name, number, share of the group's whole."""
        return self._index.rows("SELECT grp, name, number, share FROM stat ORDER BY rowid")

    def uses(self, kind: str) -> list[tuple[str, str, int, float]]:
        """How many events have each tag, person or place, most first, in the form of stats."""
        return self._index.rows(
            "SELECT name, value, count(*), round(1.0 * count(*) / (SELECT count(*) FROM record "
            "WHERE kind = 'event'), 4) FROM link WHERE name = ? GROUP BY value "
            "ORDER BY count(*) DESC, value",
            (kind,),
        )

    def disputes(self, query: Query | None = None) -> tuple[Rows[Event], Rows[Figure]]:
        """The events and the figures that sources disagree about.

        Limit and order of the query are the caller's: several figures are one dispute.
        """
        query = query or Query()
        sql, values = where(self._index, query)
        events = self._rows(f"kind = 'event' AND disputed{sql}", values)
        # Only the dates of the filters say anything about a figure; any other asks for events.
        if query._replace(span=Span(), limit=None, reverse=False) != Query():
            return Rows(events), Rows([])
        return Rows(events), self.figures(within=query.span, disputed=True)

    def ids(self, kinds: Sequence[str], start: str) -> list[str]:
        """The ids of some kinds of records that begin with a text."""
        sql = (
            f"SELECT DISTINCT id FROM record WHERE kind IN ({marks(kinds)}) AND id >= ? AND id < ?"
        )
        return [row[0] for row in self._index.rows(sql, (*kinds, start, start + "\U0010ffff"))]

    def all_sources(self) -> list[tuple[Row, int]]:
        """Every source, with the number of records that rest on it."""
        return [
            (Row(kind, text), count)
            for kind, text, count in self._index.rows(
                "SELECT kind, json, (SELECT count(*) FROM link WHERE name = 'source' "
                "AND value = record.id) FROM record JOIN body ON body.n = record.n "
                "WHERE kind = 'source' ORDER BY record.n"
            )
        ]

    def resting_on(self, source: str) -> Rows[Any]:
        """The events, figures and facts that name a source."""
        return Rows(
            self._rows("n IN (SELECT n FROM link WHERE name = 'source' AND value = ?)", (source,))
        )

    def in_months(self, months: Sequence[int]) -> Rows[Event]:
        """The events whose first day lies in some months of any year, in order of date."""
        sql = f"kind = 'event' AND substr(start, 6, 2) IN ({marks(months)})"
        return Rows(self._rows(sql, [f"{month:02}" for month in months]))

    def on_date(self, span: Span) -> tuple[Rows[Any], Rows[Any]]:
        """The events that touch a span of days, and the figures whose period lies inside it."""
        values = (span.start or "", span.end or "~")
        events = self._rows("kind = 'event' AND end >= ? AND start <= ?", values)
        figures = self._rows("kind = 'figure' AND start >= ? AND end <= ?", values)
        return Rows(events), Rows(figures)

    def find(self, name: str) -> Rows[Any]:
        """The records with an id, or the figures of ``indicator/period`` or of an indicator."""
        return Rows(self._rows("id = ? OR kind = 'figure' AND category = ?", (name, name)))

    def get(self, name: str) -> Rows[Any]:
        """Like find.

        Raises:
            NotFoundError: nothing is called so; ``close_matches`` holds the nearest ids.
        """
        if found := self.find(name):
            return found
        from vnru.suggest import nearest_ids

        raise NotFoundError(f"no record is called {name}", nearest_ids(name, self._index))

    def sources(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The sources with these ids, as plain data."""
        return {row.data["id"]: row.data for row in self._by_ids("source", ids)}

    def around(self, event: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The events related to one, in either direction: earlier ones, later ones."""
        n = self._index.rows("SELECT n FROM record WHERE kind = 'event' AND id = ?", (event,))[0][0]
        found = self._index.rows(
            "SELECT record.n, json FROM record JOIN body ON body.n = record.n WHERE kind = 'event' "
            "AND (record.id IN (SELECT value FROM link WHERE name = 'related' AND n = ?) OR "
            "record.n IN (SELECT n FROM link WHERE name = 'related' AND value = ?)) "
            "ORDER BY record.n",
            (n, event),
        )
        earlier = [decode(text) for number, text in found if number < n]
        return earlier, [decode(text) for number, text in found if number > n]

    def nearest_events(self, span: Span) -> list[dict[str, Any]]:
        """The last event before a span and the first one after it."""
        last = "SELECT n FROM record WHERE kind = 'event' AND end < ? ORDER BY end DESC LIMIT 1"
        before = self._rows(f"n = ({last})", (span.start,))
        after = self._rows("kind = 'event' AND start > ?", (span.end,), limit=1)
        return [row.data for row in (*before, *after)]

    def labels(self, section: str, language: str) -> dict[str, str]:
        """The names of a vocabulary's terms in a language, by id, in the vocabulary's order."""
        found = self._labels.get((section, language))
        if found is None:
            terms = self.terms(section).items()
            found = {name: in_language(term["label"], language) or name for name, term in terms}
            self._labels[section, language] = found
        return found

    def terms(self, section: str) -> dict[str, dict[str, Any]]:
        """The terms of a vocabulary section as plain data, by id, in the vocabulary's order."""
        rows = self._index.rows(
            "SELECT id, json FROM term WHERE section = ? ORDER BY place", (section,)
        )
        return {name: decode(text) for name, text in rows}

    def _rows(
        self,
        condition: str,
        values: Sequence[Any],
        limit: int | None = None,
        reverse: bool = False,
    ) -> list[Row]:
        """The records that meet a condition, in their order; only numbers are sorted, no texts."""
        order = "DESC" if reverse else "ASC"
        rows = self._index.rows(
            "SELECT kind, json FROM record JOIN body ON body.n = record.n WHERE body.n IN "
            f"(SELECT n FROM record WHERE {condition} ORDER BY n {order} LIMIT ?) "
            f"ORDER BY body.n {order}",
            (*values, -1 if limit is None else limit),
        )
        return [Row(kind, text) for kind, text in rows]

    def _by_ids(self, kind: str, ids: Iterable[str]) -> Iterator[Row]:
        wanted = list(dict.fromkeys(ids))
        for at in range(0, len(wanted), 500):
            part = wanted[at : at + 500]
            yield from self._rows(f"kind = ? AND id IN ({marks(part)})", (kind, *part))


def _asked(query: Query | None, today: date | None, filters: dict[str, Any]) -> Query:
    """The query that was given, or else one of the filters that were."""
    if query is None:
        return make_query(today=today, **filters)
    if today or filters:
        raise QueryError("give a query or filters by name, not both")
    return query
