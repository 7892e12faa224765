"""Completion in real shells knows the data, and keeps quiet when it cannot."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parent / "data" / "sample"


@pytest.fixture
def bin_folder(tmp_path: Path) -> Path:
    """A folder for PATH with vnru as a program of its own."""
    folder = tmp_path / "bin"
    folder.mkdir()
    vnru = folder / "vnru"
    vnru.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vnru "$@"\n', encoding="utf-8")
    vnru.chmod(0o755)
    return folder


def ask(shell: list[str], script: str, folder: Path, **env: str) -> str:
    """What a shell prints for a script, with vnru in its PATH."""
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [*shell, script], check=False, capture_output=True, encoding="utf-8",
        env=os.environ | {"PATH": path, "HOME": str(home)} | env,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


def in_bash(words: str, folder: Path, **env: str) -> list[str]:
    """The completions that bash finds for the last word of a command line."""
    script = f"""
        eval "$(vnru --show-completion bash)"
        COMP_WORDS=({words}) COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
        _vnru_completion vnru
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    return ask(["bash", "--norc", "-c"], script, folder, **env).split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("vnru time", "timeline"),
        ("vnru show 2001", "2001-strategic-partnership"),
        ("vnru timeline --category tre", "treaty"),
        ("vnru facts dip", "diplomacy"),
        ("vnru figures trade-t", "trade-turnover"),
        ("vnru timeline --format js", "jsonl"),
        ("vnru timeline --lang v", "vi"),
        ("vnru figures --status tar", "target"),
        ("vnru cite trade-turnover/2014", "trade-turnover/2014"),
        ("vnru sources --kind off", "official"),
    ],
)
def test_bash_completes_what_the_dataset_knows(words: str, expected: str, bin_folder: Path) -> None:
    assert expected in in_bash(words, bin_folder)


def test_bash_completes_from_the_dataset_in_the_environment(bin_folder: Path) -> None:
    found = in_bash("vnru show 20", bin_folder, VNRU_DATA=str(SAMPLE))
    written = (SAMPLE / "timeline.yaml").read_text(encoding="utf-8")
    assert found
    assert [name for name in found if f"id: {name}\n" not in written] == []


def test_completion_is_silent_where_the_dataset_cannot_be_read(bin_folder: Path) -> None:
    assert in_bash("vnru show 2012", bin_folder, VNRU_DATA="/does/not/exist") == []


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
def test_fish_completes_event_ids(bin_folder: Path) -> None:
    script = 'vnru --show-completion fish | source; complete -C "vnru show 2001-strat"'
    assert "2001-strategic-partnership" in ask(["fish", "--no-config", "-c"], script, bin_folder)


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh_is_given_event_ids(bin_folder: Path) -> None:
    # zsh completes only at a prompt; this is what its function asks for.
    script = '_VNRU_COMPLETE=complete_zsh _TYPER_COMPLETE_ARGS="vnru show 2001-strat" vnru'
    assert "2001-strategic-partnership" in ask(["zsh", "-f", "-c"], script, bin_folder)
