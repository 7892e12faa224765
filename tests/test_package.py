"""What people install: the wheel, the sdist, an editable install and a plain checkout all answer.

Building and installing fetch the build backend and the dependencies from PyPI, as any pip does.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

import vnru
from support import SAMPLE, environment

ROOT = Path(__file__).resolve().parents[1]
DATA = {"timeline.yaml", "figures.yaml", "facts.yaml", "sources.yaml", "vocabulary.yaml"}


def call(*command: str | Path, env: dict[str, str] | None = None) -> str:
    """What a command prints; it must end with 0."""
    own = environment(env)
    if not env or "PYTHONPATH" not in env:
        own.pop("PYTHONPATH", None)  # what is tested is what was installed
    done = subprocess.run(
        [*map(str, command)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=own,
        cwd=os.sep,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--outdir", folder, ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (file,) = built.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of a new environment into which the wheel was installed."""
    return install(tmp_path_factory.mktemp("fresh"), wheel)


def install(folder: Path, *what: str | Path) -> Path:
    """Make an environment, install something into it, and return the folder of its scripts."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    call(scripts / "python", "-m", "pip", "install", "-q", "--no-compile", *what)
    return scripts


def test_wheel_holds_the_program_its_types_and_its_data(wheel: Path) -> None:
    """Nothing more than what runs: every module, ``py.typed``, and the dataset with its licence."""
    names = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    modules = {file.relative_to(source).as_posix() for file in source.rglob("*.py")}
    assert {name for name in names if name.endswith(".py")} == modules
    assert "vnru/py.typed" in names
    assert {f"vnru/data/{name}" for name in DATA | {"LICENSE"}} <= names


def test_wheel_names_its_version_licences_and_script(wheel: Path) -> None:
    """The version is that of ``vnru.__version__``, the one place where it is written."""
    with zipfile.ZipFile(wheel) as archive:
        folder = f"vnru-{vnru.__version__}.dist-info"
        meta = message_from_string(archive.read(f"{folder}/METADATA").decode())
        scripts = archive.read(f"{folder}/entry_points.txt").decode()
    assert meta["Version"] == vnru.__version__
    assert meta["Requires-Python"] == ">=3.11"
    assert meta.get_all("License-File") == ["LICENSE", "data/LICENSE"]
    assert "vnru = vnru.__main__:main" in scripts


def test_data_in_the_wheel_is_the_data_of_the_checkout(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in DATA:
            assert archive.read(f"vnru/data/{name}") == (ROOT / "data" / name).read_bytes()


def test_sdist_holds_data_and_tests(built: Path) -> None:
    """Whoever packages vnru can test it; the wheel above was built from nothing else."""
    (file,) = built.glob("*.tar.gz")
    with tarfile.open(file) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"data/{name}" for name in DATA} <= names
    assert {f"tests/{path.name}" for path in (ROOT / "tests").glob("test_*.py")} <= names
    assert "tests/data/sample/timeline.yaml" in names
    assert {"pyproject.toml", "README.md", "LICENSE", "data/LICENSE"} <= names
    assert not any("__pycache__" in name or ".venv" in name for name in names)


def test_installed_wheel_answers_from_its_own_data(installed: Path) -> None:
    """In a new environment, the script works at once."""
    assert call(installed / "vnru", "--version") == f"vnru {vnru.__version__}\n"
    assert call(installed / "vnru", "timeline", "-n", "1").count("\n") == 1
    where = call(
        installed / "python", "-c", "from vnru.places import shipped_data; print(shipped_data())"
    )
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_installed_wheel_needs_no_more_than_it_says(installed: Path) -> None:
    """All dependencies are there and fit together."""
    assert call(installed / "python", "-m", "pip", "check") == "No broken requirements found.\n"


def test_plain_checkout_answers_from_its_own_data(tmp_path: Path) -> None:
    """``PYTHONPATH=src python -m vnru`` needs no installation; here with the sample as its data."""
    shutil.copytree(ROOT / "src" / "vnru", tmp_path / "src" / "vnru")
    shutil.copytree(SAMPLE, tmp_path / "data")
    env = {"PYTHONPATH": str(tmp_path / "src")}
    stdout = call(sys.executable, "-m", "vnru", "timeline", env=env)
    assert stdout.splitlines()[0].split()[3] == "1950-diplomatic-relations"
    assert len(stdout.splitlines()) == 15


def test_checkout_without_data_says_what_is_missing(tmp_path: Path) -> None:
    """No data beside the package and none above it: an error that helps, and exit code 4."""
    shutil.copytree(ROOT / "src" / "vnru", tmp_path / "src" / "vnru")
    done = subprocess.run(
        [sys.executable, "-m", "vnru", "timeline"],
        capture_output=True,
        text=True,
        env=environment({"PYTHONPATH": str(tmp_path / "src")}),
        cwd=tmp_path,
        check=False,
    )
    data = tmp_path / "src" / "vnru" / "data"
    assert (done.stdout, done.returncode) == ("", 4)
    assert done.stderr == (
        f"vnru: error: {data}: the shipped dataset is missing; install vnru again\n"
    )


def test_editable_install_answers_from_the_checkout(tmp_path: Path) -> None:
    """The data of the checkout is what is used; here of a copy that has the sample as its data."""
    checkout = tmp_path / "checkout"
    for name in ("src", "docs"):
        shutil.copytree(ROOT / name, checkout / name)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, checkout)
    shutil.copytree(SAMPLE, checkout / "data")
    shutil.copy(ROOT / "data" / "LICENSE", checkout / "data")
    scripts = install(tmp_path / "fresh", "--editable", checkout)
    assert len(call(scripts / "vnru", "timeline").splitlines()) == 15
