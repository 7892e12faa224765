"""The manual page is made from the commands, and stays so."""

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

from vnru.cli import COMMANDS

DOCS = Path(__file__).resolve().parents[1] / "docs"


def make_manpage() -> str:
    spec = importlib.util.spec_from_file_location("make_manpage", DOCS / "make_manpage.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.make_manpage())


def test_the_page_is_the_one_the_commands_make() -> None:
    # Renew it with: python docs/make_manpage.py
    assert (DOCS / "vnru.1").read_text(encoding="utf-8") == make_manpage()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section(command: str) -> None:
    page = (DOCS / "vnru.1").read_text(encoding="utf-8")
    assert f".SS vnru {command}" in page


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_groff_has_nothing_to_complain_about() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-Kutf8", "-P-cbu", str(DOCS / "vnru.1")],
        capture_output=True, check=True,
    )  # fmt: skip
    assert done.stderr == b""
    assert "Путин" in done.stdout.decode()
