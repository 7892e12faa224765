"""The index is only a cache: whatever happens to it costs time, never an answer."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import vnru
from support import SAMPLE, command, environment, event, make_dataset
from vnru import index, tables
from vnru.index import cache_file
from vnru.places import PACKAGE

WRITTEN = yaml.safe_load((SAMPLE / "timeline.yaml").read_text(encoding="utf-8"))["events"]
TITLES = [event["title"]["en"] for event in WRITTEN]


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The datasets compiled so far, in order."""
    calls: list[Path] = []
    compile_dataset = tables.compile_dataset

    def count(path: Path) -> object:
        calls.append(path)
        return compile_dataset(path)

    monkeypatch.setattr(tables, "compile_dataset", count)
    return calls


def answers(path: Path = SAMPLE) -> list[str]:
    """The titles of a timeline, after a search and a look at vocabulary and sources."""
    with vnru.load(path) as archive:
        archive.search("agreement")
        archive.labels("categories", "en")
        archive.sources(["kremlin-2012-joint-statement"])
        return [event.title["en"] for event in archive.timeline()]


def test_second_use_opens_the_file_of_the_first(compiled: list[Path]) -> None:
    assert answers() == answers() == TITLES
    assert compiled == [SAMPLE]


def test_every_dataset_has_an_index_of_its_own(tmp_path: Path) -> None:
    """Two datasets with one file name in two folders do not answer for each other."""
    one = make_dataset(tmp_path / "one" / "data.yaml", event("2001-one", "One"))
    two = make_dataset(tmp_path / "two" / "data.yaml", event("2001-two", "Two"))
    for _ in range(2):
        for path, title in ((one, "One"), (two, "Two")):
            assert [event.title["en"] for event in vnru.load(path).timeline()] == [title]


def test_changed_yaml_is_seen_even_with_the_same_size_and_time(tmp_path: Path) -> None:
    """Size and modification time say nothing new, yet the answer is the new one."""
    path = make_dataset(tmp_path / "data.yaml", event("2001-visit", "First"))
    before = path.stat()
    assert [event.title["en"] for event in vnru.load(path).timeline()] == ["First"]
    path.write_text(path.read_text().replace("First", "Other"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert [event.title["en"] for event in vnru.load(path).timeline()] == ["Other"]


def test_change_within_the_same_second_is_seen(tmp_path: Path) -> None:
    """A dataset that changes as fast as it is read never gives an old answer."""
    for title in ("Aaaa", "Bbbb", "Cccc", "Dddd"):
        path = make_dataset(tmp_path / "data.yaml", event("2001-visit", title))
        assert [event.title["en"] for event in vnru.load(path).timeline()] == [title]


@pytest.mark.parametrize("suffix", [".yaml", ".yml"])
def test_file_added_to_the_folder_or_taken_away_is_seen(tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / "dataset"
    make_dataset(folder / "a.yaml", event("2001-visit", "First"))
    more = folder / f"b{suffix}"
    assert len(vnru.load(folder).timeline()) == 1
    make_dataset(more, event("2002-visit", "Second"), categories=[], topics=[], sources=[])
    assert len(vnru.load(folder).timeline()) == 2
    more.unlink()
    assert len(vnru.load(folder).timeline()) == 1


def test_file_swapped_for_one_with_the_same_size_and_time_is_seen(tmp_path: Path) -> None:
    """Editors write a new file and rename it; the new one is read."""
    path = make_dataset(tmp_path / "data.yaml", event("2001-visit", "First"))
    assert vnru.load(path).timeline()[0].title["en"] == "First"
    other = make_dataset(tmp_path / "other.yaml", event("2001-visit", "Other"))
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    assert vnru.load(path).timeline()[0].title["en"] == "Other"


def test_file_from_the_future_is_read_and_its_changes_are_seen(tmp_path: Path) -> None:
    """A clock that was wrong neither blocks nor freezes the answer."""
    for title in ("First", "Other"):
        path = make_dataset(tmp_path / "data.yaml", event("2001-visit", title))
        os.utime(path, (4102444800, 4102444800))
        assert vnru.load(path).timeline()[0].title["en"] == title


def test_changed_program_compiles_again(
    compiled: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An index made by another version of the code that makes it is not used."""
    answers()
    package = tmp_path / "vnru"
    package.mkdir()
    (package / "search.py").write_text("changed\n")
    real = os.stat
    moved = {os.path.join(PACKAGE, "search.py"): str(package / "search.py")}

    def stat(path: Any, **more: Any) -> os.stat_result:
        return real(moved.get(path, path), **more)

    monkeypatch.setattr(os, "stat", stat)
    assert answers() == TITLES
    assert compiled == [SAMPLE, SAMPLE]


def test_every_module_that_decides_what_is_in_the_index_is_watched() -> None:
    """What compiling imports of vnru is what the fingerprint covers."""
    code = "import sys, vnru.tables, vnru.index; print(*(m for m in sys.modules if 'vnru.' in m))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name.removeprefix("vnru.") for name in done.stdout.split()} == set(index._PROGRAM)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _garbage(file: Path) -> None:
    file.write_bytes(b"\x00\xffnot a database\n" * 5000)


def _text(file: Path) -> None:
    file.write_text("SELECT 1;\n")


def _half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _one_page(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:4096])


def _foreign(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        other.execute("INSERT INTO meta VALUES ('fingerprint', 'of another program')")
    other.close()


def _no_events(file: Path) -> None:
    with sqlite3.connect(file) as own:
        own.execute("DROP TABLE record")
    own.close()


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _dangling_link(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.with_name("nowhere"))


@pytest.mark.parametrize(
    "spoil",
    [_empty, _garbage, _text, _half, _one_page, _foreign, _no_events, _folder, _dangling_link],
)
def test_spoilt_cache_file_gives_the_same_answer(
    spoil: Callable[[Path], None], compiled: list[Path]
) -> None:
    """Whatever lies where the index should be, the dataset is compiled again."""
    answers()
    spoil(Path(cache_file(SAMPLE)))
    assert answers() == TITLES
    assert compiled == [SAMPLE, SAMPLE]


@pytest.mark.parametrize("byte", [b"\x00", b"\xff"], ids=["zeros", "ones"])
def test_any_broken_page_gives_the_same_answer(byte: bytes) -> None:
    """Each page of the file in turn is overwritten, and every answer is still right."""
    answers()
    file = Path(cache_file(SAMPLE))
    whole = file.read_bytes()
    pages = len(whole) // 4096
    assert pages > 10
    for page in range(pages):
        file.write_bytes(whole[: page * 4096] + byte * 4096 + whole[(page + 1) * 4096 :])
        assert answers() == TITLES, f"page {page}"


def test_index_that_breaks_while_it_is_open_is_replaced() -> None:
    """A file that is cut short after it was opened is noticed at the next question."""
    answers()
    file = Path(cache_file(SAMPLE))
    with vnru.load(SAMPLE) as archive:
        os.truncate(file, file.stat().st_size // 2)
        assert [event.title["en"] for event in archive.timeline()] == TITLES
    assert answers() == TITLES


def test_faulty_question_to_the_index_is_an_error_and_no_endless_repair() -> None:
    """A mistake of the program's own shows itself, after one attempt to compile again."""
    opened = index.Index(SAMPLE)
    with pytest.raises(sqlite3.OperationalError, match="no such table: nonsense"):
        opened.rows("SELECT * FROM nonsense")
    opened.close()


def _is_a_file(folder: Path) -> None:
    folder.write_text("")


def _parent_is_a_file(folder: Path) -> None:
    folder.parent.rmdir()
    folder.parent.write_text("")


def _is_not_writable(folder: Path) -> None:
    folder.mkdir(mode=0o500)


@pytest.mark.parametrize("obstruct", [_is_a_file, _parent_is_a_file, _is_not_writable])
def test_cache_folder_that_cannot_be_used_gives_the_same_answer(
    obstruct: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a place for the file, the index is made in memory."""
    (tmp_path / "parent").mkdir()
    cache = tmp_path / "parent" / "cache"
    monkeypatch.setenv("VNRU_CACHE", str(cache))
    obstruct(cache)
    assert answers() == answers() == TITLES


def test_full_disk_gives_the_same_answer(
    compiled: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the file cannot be finished, the index is made in memory and nothing is left behind."""
    write_tables = tables.write_tables

    def fill(connection: sqlite3.Connection, *rest: object) -> None:
        (file,) = (row[2] for row in connection.execute("PRAGMA database_list"))
        if file:
            raise sqlite3.OperationalError("database or disk is full")
        write_tables(connection, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(tables, "write_tables", fill)
    assert answers() == TITLES
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize(
    ("platform", "settings", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/elsewhere"}, "/elsewhere/vnru"),
        ("linux", {}, "/home/someone/.cache/vnru"),
        ("darwin", {}, "/home/someone/Library/Caches/vnru"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/vnru"),
        ("win32", {}, "/home/someone/AppData/Local/vnru"),
        ("linux", {"VNRU_CACHE": "/mine", "XDG_CACHE_HOME": "/elsewhere"}, "/mine"),
    ],
)
def test_cache_goes_where_the_system_keeps_caches(
    platform: str, settings: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless VNRU_CACHE names another folder."""
    for name in ("VNRU_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (settings | {"HOME": "/home/someone"}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert Path(cache_file(SAMPLE)).parent == Path(folder)


def test_file_is_swapped_in_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """While an index is written, the old one stays in place; then nothing else is left."""
    path = make_dataset(tmp_path / "data.yaml", event("2001-visit", "First"))
    vnru.load(path).close()
    file = Path(cache_file(path))
    old = file.read_bytes()
    seen: list[bytes] = []
    write_tables = tables.write_tables

    def look(*args: object) -> None:
        write_tables(*args)  # type: ignore[arg-type]
        seen.append(file.read_bytes())

    monkeypatch.setattr(tables, "write_tables", look)
    make_dataset(path, event("2001-visit", "Other"))
    assert vnru.load(path).timeline()[0].title["en"] == "Other"
    assert seen == [old]
    assert list(file.parent.iterdir()) == [file]
    assert file.read_bytes() != old


def test_reader_keeps_its_answer_while_the_file_is_swapped(tmp_path: Path) -> None:
    """Who has an index open goes on reading it; who comes later gets the new one."""
    path = make_dataset(tmp_path / "data.yaml", event("2001-visit", "First"))
    early = vnru.load(path)
    make_dataset(path, event("2001-visit", "Other"))
    late = vnru.load(path)
    assert early.timeline()[0].title["en"] == "First"
    assert late.timeline()[0].title["en"] == "Other"


def test_interrupted_compiling_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tables, "write_tables", interrupt)
    with pytest.raises(KeyboardInterrupt):
        vnru.load(SAMPLE)
    assert list((tmp_path / "cache").iterdir()) == []


def test_faulty_dataset_is_never_cached(compiled: list[Path], tmp_path: Path) -> None:
    """A dataset with faults is refused every time, and answers as soon as they are gone."""
    path = make_dataset(tmp_path / "data.yaml", event("2001-visit", sources=["nobody"]))
    for _ in range(2):
        with pytest.raises(vnru.DatasetError, match="no source is called nobody"):
            vnru.load(path)
    make_dataset(path, event("2001-visit", "Now right"))
    assert vnru.load(path).timeline()[0].title["en"] == "Now right"
    assert compiled == [path] * 3


def test_dataset_that_turns_faulty_is_refused_although_an_index_exists(tmp_path: Path) -> None:
    path = make_dataset(tmp_path / "data.yaml", event("2001-visit"))
    vnru.load(path).close()
    make_dataset(path, event("2001-visit", importance="7"))
    with pytest.raises(vnru.DatasetError, match="write 1 for a milestone"):
        vnru.load(path)


def test_processes_that_start_at_once_on_a_cold_cache_all_answer() -> None:
    """Four first uses at the same time end with four right answers and one file."""
    starts = [
        subprocess.Popen(
            command("timeline", "-f", "csv", "--data", SAMPLE),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        )
        for _ in range(4)
    ]
    ends = [(*process.communicate(), process.returncode) for process in starts]
    assert {errors for _, errors, _ in ends} == {b""}
    assert {code for _, _, code in ends} == {0}
    assert len({output for output, _, _ in ends}) == 1
    assert len(ends[0][0].decode().splitlines()) == 1 + len(TITLES)
    file = Path(cache_file(SAMPLE))
    assert list(file.parent.iterdir()) == [file]
