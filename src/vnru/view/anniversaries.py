"""What happened on a day of the year, with how many years ago."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vnru.anniversaries import Anniversary
from vnru.archive import Archive
from vnru.query import in_language
from vnru.view.detail import SourceNumbers, source_lines
from vnru.view.lines import Line
from vnru.view.timeline import DISPUTE, LIST_BELOW, STAR
from vnru.view.words import month_name, word, years_ago


def anniversary_lines(
    found: Sequence[Anniversary], archive: Archive, language: str, width: int
) -> Iterator[Line]:
    """The whole screen: a heading for each day, months last, then the sources."""
    numbers = SourceNumbers()
    widest = max((len(years_ago(a.years, language)) for a in found), default=0)
    heading = ""
    for anniversary in sorted(found, key=lambda a: not a.day_known):
        on = anniversary.on
        name = month_name(on.month, language, on.day if anniversary.day_known else None)
        if not anniversary.day_known:
            name += f" ({word('day not known', language)})"
        if name != heading:
            heading = name
            yield Line([(name[:1].upper() + name[1:], "heading")])
        event = anniversary.event
        milestone = event["importance"] == 1
        yield Line(
            [
                (f"  {years_ago(anniversary.years, language):<{widest}}  ", "date"),
                (f"{STAR if milestone else ' '} ", "star"),
                (f"{event['date'][:4]} ", "date"),
                (in_language(event["title"], language), "milestone" if milestone else "title"),
                (f" {DISPUTE}" if event["disputed"] else "", "dispute"),
                (f" {numbers(event['sources'])}  {event['id']}", "dim"),
            ],
            widest + 11 if width >= LIST_BELOW else 4,
        )
    yield Line()
    yield from source_lines(archive, numbers)
