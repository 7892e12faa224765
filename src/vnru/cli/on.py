"""``vnru on``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from vnru.cli.options import Output, TodayOption, output, read_date, takes
from vnru.cli.screen import say, show
from vnru.errors import DateError, QueryError
from vnru.export import Export

if TYPE_CHECKING:
    from vnru.view.lines import Line

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_MAX_DAYS = 366


@app.command()
@takes(output)
def on(
    out: Output,
    day: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DATE]", show_default=False,
                       help="A day: 2027-01-30, 01-30, 30 January; today if left out."),
    ] = None,
    days: Annotated[int, typer.Option("--days", metavar="N", help="Look N days ahead.")] = 0,
    only_round: Annotated[
        bool, typer.Option("--round", show_default=False,
                           help="Only 5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 100 years.")
    ] = False,
    today: TodayOption = "",
) -> None:  # fmt: skip
    """Anniversaries: what happened on this day of the year.

    An event of which only the month is known stands under its month, never on an invented day.
    """
    if not 0 <= days <= _MAX_DAYS:
        raise QueryError(f"--days: {days}; write 0 to {_MAX_DAYS}")
    now = _day("--today", today, date.today()) if today else date.today()  # noqa: DTZ011 (user's day)
    first = _day("DATE", " ".join(day), now) if day else now
    with out.open() as archive:
        from vnru.anniversaries import find_anniversaries

        months = sorted({(first.month - 1 + n) % 12 + 1 for n in range(days // 28 + 2)})
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

        show(out, lambda: Export(rows, archive, ("event",), out.language), view)


def _day(option: str, text: str, today: date) -> date:
    """One day; a day without its year is taken in the year of ``today``.

    Raises:
        DateError: the text is not one day.
    """
    if match := re.fullmatch(r"(?:--)?(\d\d)-(\d\d)", text):
        text = f"{today.year:04}-{match[1]}-{match[2]}"
    elif re.search(r"[^\W\d]{3}", text) and not re.search(r"\d{3}|ago|day", text):
        text = f"{text} {today.year:04}"
    span = read_date(option, text, today)
    if not span.start or span.start != span.end:
        raise DateError(f"{option}: {text} is not one day; write it as in 2027-01-30 or 01-30")
    return date.fromisoformat(span.start)
