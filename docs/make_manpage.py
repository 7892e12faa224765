"""Write docs/vnru.1 from the commands themselves: ``python docs/make_manpage.py``."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from vnru import __version__
from vnru.cli import COMMANDS, app
from vnru.cli.options import filters, output

PAGE = Path(__file__).parent / "vnru.1"

DESCRIPTION = """\
vnru answers questions about the relations between Vietnam and Russia (the Soviet Union before 1991)
from a curated dataset in which every event and every figure names its sources. Where sources
disagree, it says so: a \\[!=] marks what is in dispute, a \\[u2605] a milestone."""

DATES = (
    ("2000, 2000-06, 2000-06-15", "a year, a month, a day; each keeps its precision: 2000 is the "
     "whole year"),
    ("2000-Q2, 1990s, 199X", "a quarter, a decade"),
    ("June 2000, 15 June 2000, Jun 15, 2000", "with an English month name"),
    ("today, yesterday, tomorrow, 10 years ago, -10y", "counted from today (or --today); d, w, m "
     "and y are days, weeks, months and years"),
    ("last year, this month, next week", "the whole week, month, year or decade"),
    ("2001..2012, ..1975, 2015..", "a range, for --in; both ends are included; two years may also "
     "be written 2001-2012 or 2001 to 2012"),
    ("01-30, 30 January, 30/01, December", "for on: a day or month without its year is the next "
     "one to come"),
)  # fmt: skip
DATES_TEXT = """\
--since keeps what ended on or after the date's first day, --until what began on or before its last
day; so an event dated 2001 is inside --since 2001-03. A date that can be read in two ways, such as
01/03/2001, is refused. Vietnamese and Russian words are read as well
(th\\[u00E1]ng 7 n\\[u0103]m 2012, 27 \\[u0438]\\[u044E]\\[u043B]\\[u044F] 2012). Dates in the
dataset are EDTF: 1979~ is approximate, 1955/.. is open."""

SEARCH = (
    ("word word", "all words must match, in any order and in any of the three languages; with "
     "--any one is enough"),
    ('"two words"', "a phrase as it stands; quote it for the shell: "
     "vnru search \\(aq\\(dqtwo words\\(dq\\(aq"),
    ("-word", "excluded; after a -- it may stand alone: vnru search -- FTA -2012"),
)  # fmt: skip
SEARCH_TEXT = """\
Case and diacritics are ignored, also that of \\[u0111]; a word typed with its diacritics ranks the
exact form first. English plurals and Russian case endings are cut. Whole words come before
beginnings of words, and aliases of the vocabulary (FTA, free trade agreement) count as the word
itself. Little words and question words (in, of, when; c\\[u1EE7]a; \\[u0432]\\[u043E]) and a
possessive \\(aqs are passed over where other words remain, except in a phrase. A year is first of
all a date: that of what happened in it, or of a figure. Names of people and places in several
words are phrases; one written in one word (camranh) is suggested as it is spelt. Every other
character is just text. Each hit shows the id that show and cite take; without a hit, --format json
writes []."""

ENVIRONMENT = (
    ("VNRU_DATA", "another dataset, as --data"),
    ("VNRU_LANG", "the language, as --lang"),
    ("VNRU_CACHE", "the folder of the compiled index; by default vnru in the user's cache folder"),
    ("VNRU_PAGER, PAGER", "the pager; cat or nothing for none; less with LESS=FRX by default"),
    ("NO_COLOR, FORCE_COLOR, TERM, COLUMNS", "as in other programs"),
)
EXIT = (
    ("0", "answered; an empty timeline is an answer, noted on stderr"),
    ("1", "a bug"),
    ("2", "wrong usage, a date included"),
    ("3", "nothing found: a search without hits, an unknown id"),
    ("4", "the dataset cannot be used"),
    ("130", "interrupted"),
)
EXAMPLES = (
    ("vnru timeline --since 2000 --milestones", "the milestones since 2000"),
    ("vnru timeline --person Путин --category visit -f csv", "visits of one person, for a "
     "spreadsheet"),
    ("vnru search \\(dqhiep dinh thuong mai\\(dq", "in Vietnamese, without diacritics"),
    ("vnru search \\(dqPutin\\(aqs visit to Vietnam in 2024\\(dq", "a question as one asks it"),
    ("vnru show 2012", "one year in full"),
    ("vnru show 2001-putin-first-visit 2024-putin-state-visit -f md", "two events in full, as "
     "Markdown"),
    ("vnru timeline --in \\(dq2020 to 2024\\(dq", "a range of years"),
    ("vnru figures trade-turnover --chart", "a series over time"),
    ("vnru on --days 30 --round", "anniversaries worth an article"),
    ("vnru on next month", "anniversaries of the whole month"),
    ("vnru cite 2012-comprehensive-strategic-partnership --style bibtex", "its sources"),
    ("vnru cite 2012-comprehensive-strategic-partnership -n 1", "the best of them"),
)  # fmt: skip


def make_manpage() -> str:
    """The manual page as troff for man(7)."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    root: Any = typer.main.get_command(app)
    context = root.make_context("vnru", [], resilient_parsing=True)
    yield '.\\" Made by docs/make_manpage.py; do not edit.'
    yield f'.TH VNRU 1 "" "vnru {__version__}" "User Commands"'
    yield ".SH NAME"
    yield "vnru \\- timeline and facts of the relations between Vietnam and Russia"
    yield ".SH SYNOPSIS"
    yield ".B vnru\n.I command\n.RI [ options ]"
    yield f".SH DESCRIPTION\n{DESCRIPTION}"
    yield ".SH COMMANDS"
    for name in COMMANDS:
        yield from _command(name, root.get_command(context, name))
    timeline: Any = root.get_command(context, "timeline")
    for group, title in ((filters, "FILTER OPTIONS"), (output, "OUTPUT OPTIONS")):
        yield f".SH {title}"
        names = inspect.signature(group).parameters
        yield from _options([p for p in timeline.params if p.name in names])
    yield ".SH DATES"
    yield from _terms(DATES)
    yield f".PP\n{DATES_TEXT}"
    yield ".SH SEARCH"
    yield from _terms(SEARCH)
    yield f".PP\n{SEARCH_TEXT}"
    for title, terms in (("ENVIRONMENT", ENVIRONMENT), ("EXIT STATUS", EXIT)):
        yield f".SH {title}"
        yield from _terms(terms)
    yield ".SH EXAMPLES"
    yield from _terms(EXAMPLES)
    yield ".SH COPYRIGHT\nThe program: MIT licence. The dataset: CC BY 4.0."


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    metavars = " ".join(_metavar(argument) for argument in arguments)
    yield f".SS {_escape(f'vnru {name} {metavars}'.strip())}"
    yield from (_escape(line) if line else ".PP" for line in command.help.splitlines())
    own = [param for param in command.params if param not in arguments]
    taken = []
    for group, title in ((filters, "filter options"), (output, "output options")):
        names = inspect.signature(group).parameters
        common = [param for param in own if param.name in names]
        own = [param for param in own if param.name not in names]
        if len(common) == len(names):
            taken.append(f"the {title}")
        elif common:
            flags = ", ".join(param.opts[0] for param in common)
            taken.append(f"{flags} of the {title}")
    yield from _options(own)
    if taken:
        yield ".PP"
        yield _escape(f"Takes {' and '.join(taken)}.")


def _metavar(argument: Any) -> str:
    if argument.metavar:
        return str(argument.metavar)
    name = argument.name.upper() + ("..." if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _options(params: list[Any]) -> Iterator[str]:
    for param in params:
        names = ", ".join([*reversed(param.opts), *param.secondary_opts])
        value = "" if param.is_flag else f" {param.metavar or _choices(param)}"
        yield f".TP\n.B {_escape(names + value)}"
        yield _escape(param.help or "")


def _choices(param: Any) -> str:
    choices = getattr(param.type, "choices", None)
    return "|".join(str(c.value if hasattr(c, "value") else c) for c in choices) if choices else "N"


def _terms(terms: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for name, text in terms:
        yield f".TP\n.B {_escape(name, False)}"
        yield _escape(text, False)


def _escape(text: str, backslashes: bool = True) -> str:
    """Text in which troff takes nothing for a request, and a hyphen is a minus."""
    if backslashes:
        text = text.replace("\\", "\\e")
    text = text.replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    PAGE.write_text(make_manpage(), encoding="utf-8")
