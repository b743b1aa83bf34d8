"""A process of its own that uses the embedded PostgreSQL."""

import subprocess
import sys
from pathlib import Path

import psycopg

JOIN = """
import sys
from pathlib import Path
from intmk.database import embedded_url
print(embedded_url(Path(sys.argv[1])), flush=True)
sys.stdin.readline()
"""


class Member:
    """A process that uses the embedded server until it is told to leave."""

    def __init__(self, data: Path, *, then: str = "") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error", "-c", JOIN + then, str(data)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def reads(self) -> str:
        return self.process.stdout.readline().strip()

    def goes_on(self) -> None:
        self.process.stdin.write("\n")

    def leaves(self) -> None:
        self.process.communicate("\n", timeout=60)


def ask(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchone()[0]
