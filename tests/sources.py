"""The Python files of the house as syntax trees, for the tests that read the code."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = sorted({path.parent.name for path in ROOT.glob("*/__init__.py")} - {"benchmarks"})


def trees(*places: str) -> dict[str, ast.Module]:
    """Every Python file of these folders, and these files themselves, by their paths from the root."""
    files = [file for place in places for file in (sorted((ROOT / place).rglob("*.py")) or [ROOT / place])]
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def imports(tree: ast.AST) -> Iterator[str]:
    """The dotted names a module imports; `from intmk import clock` counts as `intmk.clock`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


SOURCES = trees(*PACKAGES, "manage.py")
