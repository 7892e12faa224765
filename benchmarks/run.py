"""Times whole vnru processes against ``hello``, side by side, and prints a table of ratios.

It installs vnru and ``hello`` into a temporary environment first. POSIX only: it needs a pty.
"""

from __future__ import annotations

import argparse
import os
import platform
import pty
import shutil
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
SCREEN = (24, 80)  # rows, columns
LISTS = ("timeline --since 2000", "search FTA", "show 2012")
# The day is given, so that the answer does not depend on the day of the measurement.
SHEETS = ("facts", "figures trade-turnover", "on --today 2025-01-30", "stats")


class Row(NamedTuple):
    """One line of the table: a command, how it is started, and how slow it may be."""

    name: str
    arguments: str
    limit: float
    terminal: bool = False
    fresh: bool = False  # without a cache
    completes: str = ""  # what a shell asks it to complete


class Ran(NamedTuple):
    """What came of one process."""

    seconds: float
    code: int
    output: str


class Stand(NamedTuple):
    """The two programs, and the surroundings that both are started in."""

    vnru: Path
    hello: Path
    environment: dict[str, str]

    def run(self, row: Row, arguments: str | None = None) -> Ran:
        """Run the row's command, or vnru with other arguments in the same way."""
        if row.fresh:
            shutil.rmtree(self.environment["VNRU_CACHE"], ignore_errors=True)
        environment = dict(self.environment)
        if row.completes:
            environment |= {"_VNRU_COMPLETE": "complete_bash", "COMP_WORDS": row.completes}
            environment["COMP_CWORD"] = str(row.completes.count(" "))
        words = (row.arguments if arguments is None else arguments).split()
        return run_process([str(self.vnru), *words], environment, row.terminal)

    def run_hello(self, row: Row) -> Ran:
        """Run ``hello`` where the row's command runs: in a pipe or on a terminal."""
        return run_process([str(self.hello), "hello"], self.environment, row.terminal)


def main() -> int:
    """Measure the rows that were asked for; 0 where each one was timed and is within its limit."""
    parser = argparse.ArgumentParser(description="Time vnru against a Typer app that does nothing.")
    new = parser.add_argument
    new("--runs", type=int, default=15, metavar="N", help="counted runs of each (default 15)")
    new("--only", default="", metavar="WORD", help="only the rows that contain it")
    new("--python", type=Path, metavar="PATH", help="of an environment that has vnru already")
    new("--data", type=Path, metavar="PATH", help="another dataset than the shipped one")
    options = parser.parse_args()
    if options.runs < 2:
        parser.error("--runs: 2 or more, or there is no spread")
    if options.data and not options.data.exists():
        parser.error(f"--data: there is no {options.data}")
    rows = [row for row in list_rows() if options.only.lower() in row.name.lower()]
    if not rows:
        parser.error(f"--only: no row contains {options.only}")

    with TemporaryDirectory(prefix="vnru-bench-") as folder:
        stand = prepare_stand(Path(folder), options.python, options.data)
        print(f"{describe_machine(stand)}; {options.runs} runs", end="\n\n")
        print(format_line("what", "seconds", "hello", "ratio", "quartiles", "limit", ""))
        print(format_line("---", "---:", "---:", "---:", ":---:", "---:", "---"))
        noise = Row("hello against itself: the noise", "", float("inf"))
        verdicts = [measure_row(stand, row, options.runs) for row in (noise, *rows)]
    return int(any(verdict != "ok" for verdict in verdicts))


def list_rows() -> Iterator[Row]:
    """The table "Speed" of the design, one row for each process it speaks of."""
    yield Row("--version", "--version", 1.0)
    for command in (*LISTS, *SHEETS):
        yield Row(f"{command} -f json", f"{command} -f json", 1.2)
    for command in (*LISTS, *SHEETS):
        yield Row(f"{command}, pipe", command, 1.3)
    for command in ("timeline -n 50", "timeline -n 250", *LISTS[1:], *SHEETS):
        limit = 2.6 if command.endswith("250") else 1.8
        yield Row(f"{command}, terminal", f"{command} --no-pager", limit, terminal=True)
    yield Row(f"{LISTS[0]} -f json, first use", f"{LISTS[0]} -f json", 12.0, fresh=True)
    for line in ("vnru sho", "vnru show 2012"):
        yield Row(f"{line}, completion", "", 1.5, completes=line)


def measure_row(stand: Stand, row: Row, runs: int) -> str:
    """Print the row's line and give its verdict: ok, over, missing or failed."""
    command = stand.run if row.arguments or row.completes else stand.run_hello
    limit = "" if row.limit == float("inf") else f"{row.limit:.1f}"
    stand.run_hello(row)
    warm_up = command(row)
    if warm_up.code or not warm_up.output.strip():
        verdict, reason = explain_fault(stand, row, warm_up)
        print(format_line(row.name, "", "", "", "", limit, verdict + reason), flush=True)
        return verdict
    theirs, ours = zip(*((stand.run_hello(row), command(row)) for _ in range(runs)), strict=True)
    if any(ran.code for ran in (*theirs, *ours)):
        raise SystemExit(f"{row.name}: failed after its warm-up had gone well")
    ratios = [our.seconds / their.seconds for our, their in zip(ours, theirs, strict=True)]
    low, _, high = quantiles(ratios, n=4, method="inclusive")
    ratio = round(median(ratios), 2)  # what is printed is what is judged
    verdict = "ok" if ratio <= row.limit else "over"
    medians = [f"{median(ran.seconds for ran in rans):.3f}" for rans in (ours, theirs)]
    cells = (f"{ratio:.2f}", f"{low:.2f}-{high:.2f}", limit, verdict if limit else "")
    print(format_line(row.name, *medians, *cells), flush=True)
    return verdict


def explain_fault(stand: Stand, row: Row, ran: Ran) -> tuple[str, str]:
    """Why the row cannot be timed: an error, or no answer, is not to pass for a fast one."""
    if row.completes and ran.code == 0:
        return "missing", ""
    name = row.arguments.partition(" ")[0]
    if ran.code == 2 and stand.run(row, f"{name} --help").code == 2:
        return "missing", ""  # there is no such command
    last = ran.output.strip().splitlines()[-1:] or ["no output"]
    return "failed", f": exit {ran.code}, {last[0]}"


def run_process(command: list[str], environment: dict[str, str], terminal: bool) -> Ran:
    """Start a process, read all it writes, and wait for its end.

    On a terminal all three streams are a pty. In a pipe stdin is empty, and stderr goes to a file
    that is read only when the process failed.
    """
    reader, writer = pty.openpty() if terminal else os.pipe()
    errors = Path(environment["HOME"], "stderr")
    actions: list[tuple[Any, ...]]
    if terminal:
        termios.tcsetwinsize(writer, SCREEN)
        actions = [(os.POSIX_SPAWN_DUP2, writer, stream) for stream in (0, 1, 2)]
    else:
        emptied = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, writer, 1),
            (os.POSIX_SPAWN_OPEN, 2, errors, emptied, 0o600),
        ]
    chunks = []
    start = perf_counter()
    process = os.posix_spawn(command[0], command, environment, file_actions=actions)
    os.close(writer)
    try:
        while chunk := os.read(reader, 65536):
            chunks.append(chunk)
    except OSError:  # how Linux says that nobody holds the other end of a pty any more
        pass
    _, status = os.waitpid(process, 0)
    seconds = perf_counter() - start
    os.close(reader)
    code = os.waitstatus_to_exitcode(status)
    if code and not terminal:
        chunks.append(errors.read_bytes())
    return Ran(seconds, code, b"".join(chunks).decode("utf-8", "replace"))


def prepare_stand(folder: Path, python: Path | None, data: Path | None) -> Stand:
    """Install vnru and ``hello`` so that both start the same way, with compiled bytecode.

    ``hello`` gets the console script that pip wrote for vnru, with another import. An environment
    that was given is left as it is: there ``hello`` lies in the temporary folder.
    """
    python = python.absolute() if python else install_vnru(folder / "env")
    given = folder not in python.parents
    modules = folder if given else Path(ask(python, "sysconfig.get_path('purelib')"))
    module = shutil.copy(HERE / "hello.py", modules)
    subprocess.run([python, "-m", "py_compile", module], check=True)
    vnru = python.parent / "vnru"
    stub = vnru.read_text("utf-8")
    if stub.count("from vnru.__main__ import main") != 1:
        raise SystemExit(f"{vnru} is not the console script that pip writes")
    hello = (folder if given else python.parent) / "hello"
    hello.write_text(stub.replace("from vnru.__main__", "from hello"), "utf-8")
    hello.chmod(0o755)
    # Nothing of the caller's: no PYTHONDONTWRITEBYTECODE, NO_COLOR, COLUMNS, VNRU_LANG.
    environment = {
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", os.defpath),
        "TERM": "xterm-256color",
        "VNRU_CACHE": str(folder / "cache"),
    }
    if data:
        environment["VNRU_DATA"] = str(data.absolute())
    return Stand(vnru, hello, environment)


def install_vnru(folder: Path) -> Path:
    """Make an environment, install the checkout into it as a wheel, and give its Python."""
    print("installing vnru into a temporary environment ...", file=sys.stderr, flush=True)
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / "bin" / "python"
    pip = ("-m", "pip", "install", "-qq", "--disable-pip-version-check", "--compile")
    subprocess.run([python, *pip, HERE.parent], check=True)
    return python


def describe_machine(stand: Stand) -> str:
    """What the figures depend on, in one line."""
    python = stand.vnru.parent / "python"
    version = ask(python, "sys.version.split()[0]")
    typer = ask(python, "importlib.metadata.version('typer')")
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"Python {version}, Typer {typer}; {system}, load {os.getloadavg()[0]:.1f}"


def ask(python: Path, expression: str) -> str:
    """The value of an expression in another Python."""
    code = f"import importlib.metadata, sys, sysconfig; print({expression})"
    answer = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True)
    return answer.stdout.strip()


def format_line(name: str, *cells: str) -> str:
    """One line of a Markdown table, its numbers under each other in a terminal too."""
    numbers = [f"{cell:>9}" for cell in cells[:-1]]
    return f"| {name:<40} | {' | '.join(numbers)} | {cells[-1]:<7} |"


if __name__ == "__main__":
    raise SystemExit(main())
