"""IntMK as `make run` starts it, in a folder of its own, and people who sign in there with one click and write."""

import http.client
import itertools
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode

import psutil
import psycopg

ROOT = Path(__file__).resolve().parent.parent
CSRF = "a" * 32
LAST_LINE = "Beenden mit Strg+C."
STARTED_WITHIN = 600  # seconds
PATIENCE = 30


class Installation:
    """One start. `said` is what it printed; the data stay where they are when it ends."""

    def __init__(self, data: Path, **changes: str):
        self.data, self.said, self.serves = data.resolve(), [], Event()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        given = {"PORT": str(self.port), "POSTGRES_DATA": str(data), "DEMO": "1"} | changes
        kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "MAKELEVEL"}}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "intmk.launch"],
            cwd=ROOT,
            env=kept | given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.listener = Thread(target=self._listen)
        self.listener.start()

    def _listen(self) -> None:
        with self.process.stdout:
            for line in self.process.stdout:
                self.said.append(line.rstrip())
                if self.said[-1] == LAST_LINE:
                    self.serves.set()
        self.serves.set()

    def wait(self) -> "Installation":
        if not self.serves.wait(STARTED_WITHIN) or LAST_LINE not in self.said:
            raise SystemExit("\n".join(["IntMK did not start:", *self.said]))
        return self

    def end(self, how: int = signal.SIGTERM) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.process.pid, how)
        self.process.wait(60)
        self.listener.join()

    def workers(self) -> list[int]:
        return [child.pid for child in psutil.Process(self.process.pid).children() if child.is_running()]

    def postmaster(self) -> int:
        return int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])

    def ask(self, sql: str, *values) -> list[tuple]:
        """What the database says, asked past the application; waits for one that is coming back."""
        give_up_at = time.monotonic() + PATIENCE
        while True:
            try:
                folder = (self.data / "postmaster.pid").read_text().split("\n")[4]
                with psycopg.connect(host=folder, user="postgres", dbname="intmk") as connection:
                    return connection.execute(sql, values).fetchall()
            except (OSError, psycopg.OperationalError):
                if time.monotonic() > give_up_at:
                    raise
                time.sleep(0.2)


class Person:
    """Somebody of the demo with a session of her own."""

    def __init__(self, site: Installation, role: str, land: str):
        self.site = site
        found = site.ask(
            "SELECT appointment.id FROM accounts_appointment appointment JOIN accounts_user person"
            " ON person.id = user_id WHERE role = %s AND land_id = %s AND email LIKE '%%.example' ORDER BY 1 LIMIT 1",
            role,
            land,
        )
        self.cookies = {"csrftoken": CSRF}
        status, answer = self.send("/demo/anmelden/", person=found[0][0])
        if status != 302 or "sessionid" not in self.cookies:
            raise SystemExit(f"Nobody signed in as {role} of {land}: {status} {answer}")

    def send(self, path: str, /, **form) -> tuple[int, str]:
        """The status of the answer and where it leads. OSError or HTTPException where there was no answer."""
        body = urlencode(form | {"csrfmiddlewaretoken": self.cookies["csrftoken"]}) if form else None
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=PATIENCE)
        try:
            connection.request("POST" if form else "GET", path, body, headers)
            response = connection.getresponse()
            response.read()
        finally:
            connection.close()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";", 1)[0].split("=", 1)
            self.cookies[name] = value
        return response.status, response.headers.get("Location", "")


@dataclass
class Written:
    """What people sent while something happened, and when the answers came."""

    acknowledged: list[str] = field(default_factory=list)
    failures: Counter = field(default_factory=Counter)
    answered_at: list[float] = field(default_factory=list)

    def wait_for_more(self) -> None:
        """Until one more is acknowledged."""
        known, give_up_at = len(self.acknowledged), time.monotonic() + STARTED_WITHIN
        while len(self.acknowledged) == known:
            if time.monotonic() > give_up_at:
                raise SystemExit(f"Nothing is written any more: {dict(self.failures)}")
            time.sleep(0.1)

    def longest_pause(self) -> float:
        """Seconds from one acknowledged write to the next, of anybody."""
        moments = sorted(self.answered_at)
        return max(after - before for before, after in itertools.pairwise(moments))


class Load:
    """Several people who comment on one proposal without a pause, each with a word of its own, until `stop`."""

    def __init__(self, people: list[Person], address: str, name: str):
        self.written, self.over = Written(), Event()
        self.threads = [
            Thread(target=self._write, args=(person, address, f"{name}-{place}")) for place, person in enumerate(people)
        ]
        for thread in self.threads:
            thread.start()

    def _write(self, person: Person, address: str, name: str) -> None:
        turn = 0
        while not self.over.is_set():
            turn += 1
            word = f"Probe {name}-{turn}."
            try:
                status, _ = person.send(f"{address}kommentare/", text=word, circle="all", block_id="")
            except (OSError, http.client.HTTPException) as error:
                self.written.failures[type(error).__name__] += 1
                time.sleep(0.05)
                continue
            if status == 302:
                self.written.acknowledged.append(word)
                self.written.answered_at.append(time.monotonic())
            else:
                self.written.failures[str(status)] += 1
                time.sleep(0.05)

    def stop(self) -> Written:
        self.over.set()
        for thread in self.threads:
            thread.join()
        return self.written
