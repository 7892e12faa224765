"""The README keeps its word: what it shows is what the program prints."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from vnru.archive import Archive
from vnru.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


def run(line: str) -> str:
    """What a terminal of 80 columns shows for a command line, or a shell for a pipe."""
    env = os.environ | {"COLUMNS": "80", "TERM": "xterm-256color"}
    vnru = f"{shlex.quote(sys.executable)} -m vnru"
    if "|" in line:
        command = ["bash", "-c", re.sub(r"\bvnru\b", vnru, line, count=1)]
    else:
        command = [sys.executable, "-m", "vnru", *shlex.split(line)[1:]]
        env["FORCE_COLOR"] = "1"
    done = subprocess.run(
        command, cwd=ROOT, env=env, check=False, encoding="utf-8", stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )  # fmt: skip
    return ESCAPE.sub("", done.stdout)


def fill(block: str) -> str:
    """A console block with the present output under each of its commands."""
    lines = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"$ {line}\n{run(line)}" for line in lines)


def test_the_console_blocks_show_what_the_commands_print() -> None:
    # Renew them with VNRU_GOLDEN=update.
    text = README.read_text(encoding="utf-8")
    renewed = BLOCK.sub(lambda match: f"```console\n{fill(match[1])}```", text)
    if os.environ.get("VNRU_GOLDEN") == "update":
        README.write_text(renewed, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == renewed


@pytest.mark.parametrize("guide", ["data/README.md", "CONTRIBUTING.md"])
def test_the_records_in_the_guides_are_those_of_the_dataset(guide: str, shipped: Archive) -> None:
    """What a sample leaves out may be there; what it shows is as it stands."""
    block = re.compile(r"^```yaml\n(  - .*?)^```$", re.MULTILINE | re.DOTALL)
    blocks = block.findall((ROOT / guide).read_text("utf-8"))
    compared = 0
    for sample in (record for block in blocks for record in yaml.load(block, yaml.BaseLoader)):
        name = sample.get("id") or f"{sample.get('indicator')}/{sample.get('period')}"
        for record in (row.data for row in shipped.find(name).rows):
            compared += 1
            for key, value in sample.items():
                if isinstance(value, dict):
                    assert record[key] | value == record[key], (name, key)
                elif isinstance(value, list):
                    assert record[key] == value, (name, key)
                else:
                    assert str(record[key]) == value, (name, key)
    assert compared


def test_the_field_guide_counts_the_milestones(shipped: Archive) -> None:
    guide = (ROOT / "data" / "README.md").read_text("utf-8")
    assert f"of them, today {len(shipped.timeline(milestones=True))}, which" in guide


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_table(command: str) -> None:
    assert f"| `vnru {command}" in README.read_text(encoding="utf-8")


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    example = re.search(r"```python\n([^`]*)```", README.read_text(encoding="utf-8"))
    assert example
    exec(compile(example[1], "README.md", "exec"), {})
    assert "2001-03-01" in capsys.readouterr().out


def test_ci_runs_the_readme_s_test_command() -> None:
    line = re.search(r"<!-- tests -->\n```sh\n(.+)\n```", README.read_text(encoding="utf-8"))
    assert line
    assert line[1].endswith("python tests/all.py")
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    shown = subprocess.run(
        ["bash", "-c", script.replace('cd "$(dirname "$0")/.."', ":").replace("eval", "echo")],
        cwd=ROOT, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    assert shown.stdout.strip() == line[1]


def test_files_that_the_readme_links_to_exist() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
