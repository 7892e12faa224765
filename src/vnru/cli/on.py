"""``vnru on``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from vnru.cli.options import Output, TodayOption, output, read_date, read_day, takes
from vnru.cli.screen import say, show
from vnru.dates import FIRST, LAST, Span
from vnru.errors import DateError, QueryError
from vnru.export import Export

if TYPE_CHECKING:
    from vnru.view.lines import Line

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_MAX_DAYS = 366
_LEAP_GAP = 8
"""Years after which 29 February has come at the latest."""
_DAY_MONTH = re.compile(r"(\d{1,2})[/.](\d{1,2})\.?", re.ASCII)
_MONTH_DAY = re.compile(r"(?:--)?\d\d-\d\d", re.ASCII)
_WITHOUT_YEAR = re.compile(
    r"(?!.*(?:ago|day|tomorrow|week|month|year|decade|\d{3}))(?=.*[^\W\d]{3}).+"
)


@app.command()
@takes(output)
def on(
    out: Output,
    day: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DATE]", show_default=False,
                       help="A day or month: 01-30, 30 January, next month; today if left out."),
    ] = None,
    days: Annotated[int, typer.Option("--days", metavar="N", help="Look N days ahead.")] = 0,
    only_round: Annotated[
        bool, typer.Option("--round", show_default=False,
                           help="Only 5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 100 years.")
    ] = False,
    today: TodayOption = None,
) -> None:  # fmt: skip
    """Anniversaries: what happened on this day of the year.

    An event of which only the month is known stands under its month, never on an invented day.
    """
    if not 0 <= days <= _MAX_DAYS:
        raise QueryError(f"--days: {days}; write 0 to {_MAX_DAYS}")
    now = read_day("--today", today)
    first, last = read_window(" ".join(day), now) if day else (now, now)
    days += (last - first).days
    with out.open() as archive:
        from vnru.anniversaries import find_anniversaries

        end = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
        count = (end.year - first.year) * 12 + end.month - first.month + 1
        months = sorted({(first.month - 1 + n) % 12 + 1 for n in range(count)})
        near = archive.in_months(months).rows
        found = find_anniversaries((row.data for row in near), first, days, only_round)
        rows = [
            near[a.place].plus(on=a.on.isoformat()[: 10 if a.day_known else 7], years=a.years)
            for a in found
        ]
        if not rows:
            say(f"no anniversaries on {first}" + (f" and {days} days after" if days else ""))

        def view(width: int) -> Iterable[Line]:
            from vnru.view.anniversaries import anniversary_lines

            return anniversary_lines(found, archive, out.language, width)

        show(
            out,
            lambda: Export(rows, archive, ("event",), out.language),
            view,
            empty=not rows,
            prose=True,
        )


def read_window(text: str, today: date) -> tuple[date, date]:
    """The first and the last day that a DATE means; without a year, the next ones to come.

    Raises:
        DateError: the text is no day, week, month or year, or can be read in two ways.
    """
    from vnru.datewords import in_english

    text = in_english(text)
    if match := _DAY_MONTH.fullmatch(text):
        one, two = int(match[1]), int(match[2])
        if one <= 12 and two <= 12 and one != two:
            forms = f"{two:02}-{one:02} or {one:02}-{two:02}"
            raise DateError(f"DATE: {text} can be read as two days; write month-day: {forms}")
        text = f"{min(one, two):02}-{max(one, two):02}"
    if _MONTH_DAY.fullmatch(text):
        span = _next(f"{{year}}-{text[-5:]}", today)
    elif _WITHOUT_YEAR.fullmatch(text):
        span = _next(f"{text} {{year}}", today)
    else:
        span = read_date("DATE", text, today)
    first, last = (date.fromisoformat(end) for end in (span.start or FIRST, span.end or LAST))
    if (last - first).days > _MAX_DAYS:
        raise DateError(f"DATE: {text} is longer than a year")
    return first, last


def _next(form: str, today: date) -> Span:
    """The first span from today on that a form means in one of the years to come."""
    error: DateError | None = None
    for year in range(today.year, min(today.year + _LEAP_GAP, 9999) + 1):
        try:
            span = read_date("DATE", form.replace("{year}", f"{year:04}"), today)
        except DateError as raised:
            error = error or raised
        else:
            if (span.end or "") >= today.isoformat():
                return span
    raise error or DateError("DATE: years go from 0001 to 9999")
