"""The command line: one module per command, imported when it is asked for."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from vnru import __version__
from vnru.errors import VnruError

COMMANDS = (
    "timeline", "search", "show", "facts", "figures", "on", "disputes", "sources", "cite", "stats",
    "check",
)  # fmt: skip
_CANNOT_WRITE = (errno.ENOSPC, errno.EIO, errno.EFBIG)
_UsageError: Any = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")


class Commands(TyperGroup):
    """The group of commands, and the one border where errors become messages and exit codes."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All commands, in the order of the manual."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:
        """One command; only its module is imported."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"vnru.cli.{cmd_name}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return command  # type: ignore[return-value]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments name, or an error with the nearest one."""
        name = args[0]
        if name == "help":
            if args[1:]:
                return self.resolve_command(ctx, [args[1], "--help"])
            print(ctx.get_help())
            raise typer.Exit
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        close = get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
        verb = "show" if name[:4].isdigit() else "search"
        hint = f"did you mean {close[0]}?" if close else f"to look for it: vnru {verb} {name}"
        raise _stop(2, f"there is no command {name}; {hint}")

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """Read the options of the group; ``--help`` writes here."""
        with _quiet_pipe():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        with _quiet_pipe():
            return super().invoke(ctx)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run; every error ends as one line on stderr and an exit code."""
        for name in ("stdout", "stderr"):  # closed by the caller; print(file=None) means stdout
            if getattr(sys, name) is None:
                setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115
        if not args and "args" not in extra:
            extra["args"] = [_utf8(word) for word in sys.argv[1:]]
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            code = super().main(*args, **(extra | {"standalone_mode": False}))
            with _quiet_pipe():
                sys.stdout.flush()
        except VnruError as error:
            raise _stop(error.exit_code, str(error)) from None
        except _UsageError as error:
            raise _usage_error(error) from None
        except OSError as error:
            if error.filename is not None or error.errno not in _CANNOT_WRITE:
                raise
            _drop_stdout()
            raise _stop(2, f"cannot write the answer: {error.strerror}") from None
        raise SystemExit(code if isinstance(code, int) else 0)


def _utf8(word: str) -> str:
    """An argument as UTF-8, whatever the locale took it for; other bytes become U+FFFD."""
    return word if word.isascii() else os.fsencode(word).decode("utf-8", "replace")


def _usage_error(error: Any) -> SystemExit:
    """Typer's complaint as one line that says where help is."""
    context = error.ctx
    if type(error).__name__ == "NoArgsIsHelpError":
        print(context.get_help(), file=sys.stderr)
        return SystemExit(2)
    path = context.command_path if context else "vnru"
    message = error.format_message().rstrip(".")
    message = message[:1].lower() + message[1:] if message[1:2].islower() else message
    if context and context.parent is None and message.startswith("no such option"):
        message += "; options stand behind the command, as in vnru timeline --since 2000"
    return _stop(2, f"{message}; see {path} --help")


def _stop(code: int, message: str) -> SystemExit:
    from vnru.cli.screen import say

    say(f"error: {' '.join(message.split())}")
    return SystemExit(code)


@contextmanager
def _quiet_pipe() -> Iterator[None]:
    """End with 0 where nobody reads on, as in ``| head``; Typer would end with 1."""
    try:
        yield
    except BrokenPipeError:
        _drop_stdout()
        raise SystemExit(0) from None


def _drop_stdout() -> None:
    """Keep Python from trying once more, at exit, to write what nobody takes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"vnru {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 answered, 2 wrong usage, 3 nothing found, 4 dataset cannot be used.",
)


@app.callback()
def vnru(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Timeline and facts of the relations between Vietnam and Russia, each with its sources."""
