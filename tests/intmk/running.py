"""The installation as somebody starts it at a terminal, with real processes."""

import os
import socket
import subprocess
import sys
import threading
from urllib.request import urlopen

import psutil

from intmk.launch import ROOT

LAUNCH = [sys.executable, "-m", "intmk.launch"]
LAST_LINE = "Beenden mit Strg+C."


def environment(**changes: str) -> dict[str, str]:
    """That of a person at a terminal: nothing of the tests' own."""
    ours = {"MAKELEVEL", "MAKEFLAGS", "MFLAGS", "PGOPTIONS", "DATABASE_URL", "DEMO", "SECRET_KEY"}
    return {name: value for name, value in os.environ.items() if name not in ours} | changes


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def launch(**changes: str) -> subprocess.CompletedProcess[str]:
    """A start that ends by itself."""
    changes = {"PORT": str(free_port())} | changes
    return subprocess.run(
        LAUNCH, cwd=ROOT, env=environment(**changes), capture_output=True, text=True, check=False, timeout=120
    )


class Launched:
    """A start that serves until the `with` statement ends; whatever it says is in `said`."""

    def __init__(self, **changes: str) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            LAUNCH,
            cwd=ROOT,
            env=environment(PORT=str(self.port), **changes),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said: list[str] = []
        self.serves = threading.Event()
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()

    def _listen(self) -> None:
        with self.process.stdout:
            for line in self.process.stdout:
                self.said.append(line.strip())
                if self.said[-1] == LAST_LINE:
                    self.serves.set()
        self.serves.set()  # it will not any more; the test sees it by what was said

    def __enter__(self) -> "Launched":
        assert self.serves.wait(120)
        return self

    def __exit__(self, *error) -> None:
        self.process.terminate()
        self.process.wait()
        self.listener.join()

    def status(self, path: str = "/") -> int:
        with urlopen(f"http://127.0.0.1:{self.port}{path}") as page:
            return page.status

    def workers(self) -> set[int]:
        return {child.pid for child in psutil.Process(self.process.pid).children()}
