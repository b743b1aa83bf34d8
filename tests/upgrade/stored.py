"""The databases that releases have left behind, one file each in `tests/data/upgrade/`.

`make upgrade-data` stores that of the present version anew: a fresh one with the demo year after the conference. The
file of a version that has been released is never written again.
"""

import lzma
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from demo.moments import Moment
from intmk.database import PROGRAMS, database_url
from intmk.launch import ROOT

FOLDER = ROOT / "tests" / "data" / "upgrade"
# What only a server or client as new as the one that wrote the file would understand.
TOO_NEW = re.compile(rb"^(?:\\(?:un)?restrict .*|SET transaction_timeout = 0;)\n", re.MULTILINE)


def main() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    file = FOLDER / f"{version}.sql.xz"
    with scratch() as url:
        manage(url, "migrate", "--verbosity", "0")
        manage(url, "load_demo", "--moment", Moment.AFTER.value)
        manage(url, "seal_journal")
        store(url, file)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} KiB")


@contextmanager
def scratch() -> Iterator[str]:
    """The address of an empty database beside that of the tests, which is gone afterwards."""
    server, name = database_url(), f"test_intmk_{os.getpid()}_upgrade"
    with psycopg.connect(server, dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def store(url: str, file: Path) -> None:
    command = [PROGRAMS / "pg_dump", "--no-owner", "--no-privileges", url]
    dumped = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    file.write_bytes(lzma.compress(TOO_NEW.sub(b"", dumped), preset=9))


def load(file: Path, url: str) -> None:
    command = [PROGRAMS / "psql", "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", url]
    subprocess.run(command, input=lzma.decompress(file.read_bytes()), stdout=subprocess.PIPE, check=True)


def manage(url: str, *command: str) -> str:
    """What a command on that database prints."""
    return run(url, str(ROOT / "manage.py"), *command)


def run(url: str, *arguments: str) -> str:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "intmk.settings",
        "DATABASE_URL": url,
        "DEMO": "1",
        "PGOPTIONS": "",
    }
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


if __name__ == "__main__":
    main()
