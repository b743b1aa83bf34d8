"""A folder for an embedded PostgreSQL of the test's own, and a look at who runs there."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import pytest


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """At a path with blanks and an umlaut, and not below pytest's own folder: run by root, PostgreSQL is a user
    whom that one keeps out."""
    with TemporaryDirectory(prefix="Länder und Bund ") as folder:
        yield Path(folder) / "postgres"


@pytest.fixture(scope="module")
def servers(data: Path) -> Callable[[], list[psutil.Process]]:
    """Tells which servers run on that folder; not their children, which bear the same name for a moment."""

    def look() -> list[psutil.Process]:
        every = psutil.process_iter(["name", "cmdline", "ppid"])
        ours = [it for it in every if it.info["name"] == "postgres" and str(data) in (it.info["cmdline"] or [])]
        return [it for it in ours if it.info["ppid"] not in {parent.pid for parent in ours}]

    return look


@pytest.fixture(scope="module")
def stopped(servers: Callable[[], list[psutil.Process]]) -> Callable[[], bool]:
    """Whether no server runs any more; one that has just been told to stop gets ten seconds."""
    return lambda: psutil.wait_procs(servers(), timeout=10)[1] == []
