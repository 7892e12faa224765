"""``vnru check``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from vnru.cli.options import DataOption
from vnru.cli.screen import printable, say, write
from vnru.errors import QueryError
from vnru.export import Format

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def check(
    path: Annotated[
        Path | None, typer.Argument(help="A YAML file or a folder of them.", show_default=False)
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema.", show_default=False)
    ] = False,
    rules: Annotated[
        bool, typer.Option("--rules", help="Print the rules.", show_default=False)
    ] = False,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="table, json or jsonl.")
    ] = Format.TABLE,
    dataset: DataOption = None,
) -> None:
    """Validate a dataset: each fault with file, line and rule.

    Ends with 4 where there are faults; warnings alone end with 0.
    """
    if schema:
        from vnru.schema import schema_text

        write(schema_text())
        return
    from vnru.checks import RULES
    from vnru.dataset import load_dataset
    from vnru.export.plain import align
    from vnru.places import shipped_data

    if rules:
        write(align([(rule.name, rule.level, rule.sentence) for rule in RULES]))
        return
    if format not in (Format.TABLE, Format.JSON, Format.JSONL):
        raise QueryError("check writes table, json or jsonl")
    draft = load_dataset(path or dataset or shipped_data())
    issues = draft.issues
    if format is Format.TABLE:
        write(
            align(
                [
                    (f"{printable(os.path.relpath(i.file))}:{i.line}", printable(i.record), i.rule,
                     "warning: " * (i.level == "warning") + printable(i.message))
                    for i in issues
                ]
            )
        )  # fmt: skip
    else:
        import json

        keys = ("file", "line", "record", "rule", "message", "level")
        records = [
            json.dumps(dict(zip(keys, (str(i.file), *i[1:]), strict=True)), ensure_ascii=False)
            for i in issues
        ]
        if format is Format.JSON:
            write("[\n" + ",\n".join(records) + "\n]\n" if records else "[]\n")
        else:
            write("".join(f"{record}\n" for record in records))
    faults = sum(issue.level == "error" for issue in issues)
    held = ", ".join(f"{len(draft[s])} {s}" for s in ("events", "figures", "facts", "sources"))
    found = f"{faults} fault{'s' * (faults != 1)}, {len(issues) - faults} warnings"
    say(f"{found} in {len(draft.files)} file{'s' * (len(draft.files) != 1)} ({held})")
    if faults:
        raise typer.Exit(4)
