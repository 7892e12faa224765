"""The options that commands share, and how they become a Query and an Output."""

import inspect
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

import vnru
from vnru.archive import Archive
from vnru.cli.complete import (
    complete_category,
    complete_language,
    complete_person,
    complete_place,
    complete_source,
    complete_tag,
)
from vnru.dates import Span, parse_period
from vnru.errors import DateError, QueryError
from vnru.export import Format
from vnru.query import Query

LANGUAGES = ("en", "vi", "ru")


class Output(NamedTuple):
    """How an answer is to be shown, and from which dataset."""

    format: Format
    language: str
    dataset: Path | None
    colour: bool | None
    pager: bool

    def open(self) -> Archive:
        """The dataset that was asked for."""
        return vnru.load(self.dataset)


def takes(*groups: Callable[..., Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of some groups; it gets, first, what each group makes of them.

    A group is a function whose parameters are Typer options: its signature is added to the
    command's, and its result is the command's next positional argument.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = list(_parameters(command).values())[len(groups) :]
        shared = [list(_parameters(group).values()) for group in groups]

        def run(**values: Any) -> None:
            made = [
                group(**{option.name: values[option.name] for option in options})
                for group, options in zip(groups, shared, strict=True)
            ]
            command(*made, **{option.name: values[option.name] for option in own})

        options = [*own, *(option for group in shared for option in group)]
        run.__name__, run.__doc__, run.__module__ = (
            command.__name__, command.__doc__, command.__module__,
        )  # fmt: skip
        run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [option.replace(kind=inspect.Parameter.KEYWORD_ONLY) for option in options]
        )
        run.__annotations__ = {option.name: option.annotation for option in options}
        return run

    return decorate


def _parameters(function: Callable[..., Any]) -> Any:
    return inspect.signature(function, eval_str=True).parameters


def _text(*names: str, help: str, **more: Any) -> Any:
    return typer.Option(*names, help=help, show_default=False, **more)


SinceOption = Annotated[
    list[str] | None,
    _text("--since", metavar="DATE", help="What ended on or after the date's first day."),
]
UntilOption = Annotated[
    list[str] | None,
    _text("--until", metavar="DATE", help="What began on or before the date's last day."),
]
WithinOption = Annotated[
    list[str] | None,
    _text("--in", metavar="RANGE", help="Both at once: 2001..2012, 1990s, June 2000."),
]
TodayOption = Annotated[
    str | None, _text("--today", metavar="DATE", help="The day that relative dates count from.")
]
DataOption = Annotated[
    Path | None,
    _text("--data", "-d", envvar="VNRU_DATA", metavar="PATH",
          help="Another dataset: a YAML file, or a folder of them."),
]  # fmt: skip


def filters(
    since: SinceOption = None,
    until: UntilOption = None,
    within: WithinOption = None,
    categories: Annotated[
        list[str] | None,
        _text("--category", "-c", metavar="NAME", help="A category; repeat for more.",
              autocompletion=complete_category),
    ] = None,
    tags: Annotated[
        list[str] | None,
        _text("--tag", "-t", metavar="NAME", help="A tag; repeat for more.",
              autocompletion=complete_tag),
    ] = None,
    people: Annotated[
        list[str] | None,
        _text("--person", metavar="NAME", autocompletion=complete_person,
              help="A person, in any language; part of a name will do."),
    ] = None,
    places: Annotated[
        list[str] | None,
        _text("--place", metavar="NAME", help="A place, in any language.",
              autocompletion=complete_place),
    ] = None,
    sources: Annotated[
        list[str] | None,
        _text("--source", metavar="ID", help="What rests on a source.",
              autocompletion=complete_source),
    ] = None,
    milestones: Annotated[
        bool, _text("--milestones", "-m", help="Only milestones (importance 1).")
    ] = False,
    limit: Annotated[
        int | None, _text("--limit", "-n", metavar="N", help="At most N records.")
    ] = None,
    reverse: Annotated[bool, _text("--reverse", "-r", help="Last ones first.")] = False,
    today: TodayOption = None,
) -> Query:  # fmt: skip
    """The filters as a Query."""
    span = read_span(since, until, within, today)
    if limit is not None and limit < 0:
        raise QueryError(f"--limit: {limit} is negative; write 0 or more")
    return Query(
        span,
        categories or (),
        tags or (),
        people or (),
        places or (),
        sources or (),
        milestones,
        limit,
        reverse,
    )


def output(
    format: Annotated[
        Format, typer.Option("--format", "-f", help="How to write the answer.")
    ] = Format.TABLE,
    language: Annotated[
        str,
        typer.Option("--lang", "-l", envvar="VNRU_LANG", metavar="en|vi|ru",
                     help="Language of texts and headings.", autocompletion=complete_language),
    ] = "en",
    dataset: DataOption = None,
    color: Annotated[
        bool | None,
        typer.Option("--color/--no-color", show_default=False,
                     help="Colours even in a pipe, or none; NO_COLOR and FORCE_COLOR are obeyed."),
    ] = None,
    pager: Annotated[
        bool, typer.Option("--pager/--no-pager", show_default=False,
                           help="Page what is longer than the screen (PAGER), or never.")
    ] = True,
) -> Output:  # fmt: skip
    """The output options as an Output."""
    if language not in LANGUAGES:
        raise QueryError(f"--lang: {language}; choose from {', '.join(LANGUAGES)}")
    return Output(format, language, dataset, color, pager)


def read_span(
    since: list[str] | None,
    until: list[str] | None,
    within: list[str] | None,
    today: str | None = None,
) -> Span:
    """The range of days that ``--since``, ``--until`` and ``--in`` leave.

    Raises:
        DateError: one cannot be read or stands twice, or no day is left; the message names it.
    """
    now = read_day("--today", today)
    start = read_date("--since", _once("--since", since), now).start if since else None
    end = read_date("--until", _once("--until", until), now).end if until else None
    if start and end and start > end:
        raise DateError(f"--since {start} is later than --until {end}; exchange them")
    span = Span(start, end)
    if not within:
        return span
    from vnru.userdates import parse_range

    return span.intersect(_named("--in", parse_range, _once("--in", within), now))


def _once(option: str, values: list[str]) -> str:
    """The one value of an option of which several could only contradict each other."""
    if len(values) > 1:
        raise DateError(
            f"{option} stands {len(values)} times; write one (a range: --in 2001..2012)"
        )
    return values[0]


def read_day(option: str, text: str | None) -> date:
    """The day of an option; the user's own day where it is left out.

    Raises:
        DateError: the text is not one day.
    """
    now = date.today()  # noqa: DTZ011 (the user's day)
    if text is None:
        return now
    span = read_date(option, text, now)
    if not span.start or span.start != span.end:
        raise DateError(f"{option}: {text} is not one day; write it as in 2027-01-30")
    return date.fromisoformat(span.start)


def read_date(option: str, text: str, today: date | None = None) -> Span:
    """A date as people type it, its error naming the option."""
    try:
        parsed = parse_period(text)
        return Span(parsed.start, parsed.end)
    except DateError:
        from vnru.userdates import parse_user_date

        return _named(option, parse_user_date, text, today)


def _named(
    option: str, parse: Callable[[str, date | None], Span], text: str, today: date | None
) -> Span:
    try:
        return parse(text, today or date.today())  # noqa: DTZ011 (the user's day)
    except DateError as error:
        raise DateError(f"{option}: {error}") from None
