"""Who may import whom, as CONTRIBUTING.md says, and the libraries that each module knows."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import vnru

SOURCE = Path(vnru.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))

GUIDE = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text("utf-8")
TABLE = GUIDE.partition("| module | holds |")[2].partition("\n\n")[0]
NAMES = [
    name
    for row in re.findall(r"^\| (`[a-z`/, ]+`) \|", TABLE, re.MULTILINE)
    for name in re.findall(r"`([a-z]+)/?`", row)
]
RANK = {name: number for number, name in enumerate(NAMES)}
"""The modules in the order of the guide's table; those of a package count as one."""
# Which modules may import a library; any other library beside the standard one is a mistake.
LIBRARIES = {
    "typer": {"cli"},
    "rich": {"cli", "render"},
    "yaml": {"strictyaml"},
    "dateutil": {"userdates", "anniversaries"},
}


def owner(file: Path) -> str:
    """The module, or the package of modules, that a file belongs to."""
    return file.relative_to(SOURCE).with_suffix("").parts[0]


def imported(tree: ast.AST) -> Iterator[str]:
    """The full name of each module imported when the program runs, at the top or in a function."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        yield from imported(node)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_imports_go_one_way(file: Path) -> None:
    module = owner(file)
    for name in imported(ast.parse(file.read_text("utf-8"))):
        package, _, inner = name.partition(".")
        target = inner.partition(".")[0]
        if package == "vnru" and module not in ("__init__", "__main__", target) and target in RANK:
            assert RANK[target] < RANK[module], f"{module} imports {target}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_library_is_imported_only_where_it_belongs(file: Path) -> None:
    for name in imported(ast.parse(file.read_text("utf-8"))):
        library = name.partition(".")[0]
        if library != "vnru" and library not in sys.stdlib_module_names:
            assert owner(file) in LIBRARIES.get(library, ()), f"{file.name} imports {library}"


def test_every_module_has_its_layer() -> None:
    assert {owner(file) for file in FILES} - {"__init__", "__main__"} == RANK.keys()
