"""`make run`: check the port, start the database, bring its tables up to date, fill the demo year, serve.

| variable          | meaning                                                                   | default         |
|-------------------|---------------------------------------------------------------------------|-----------------|
| `PORT`            | port on 127.0.0.1                                                         | 8000            |
| `DATABASE_URL`    | a PostgreSQL of your own                                                  | embedded server |
| `DEMO`            | with the demo year: 1 or 0; your own database must be empty or a demo     | 1 if embedded   |
| `WORKER_REQUESTS` | after so many requests a worker process makes room for a new one; 0 never | 1000            |

This process holds the embedded database until it ends, brings it back if it is killed, and hands its address to its
children. It is the web server's master as well: should it be killed, the workers end by themselves, and the next
start finds the database. Two starts at once take turns until the first one serves.
"""

import fcntl
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import IO

import environ
import psycopg

from intmk.database import data_folder, database_url, revive
from intmk.refusal import REFUSED, Refused
from intmk.server import HOST, REQUESTS, Server

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
SECRET = VAR / "secret-key"
OLDEST_SERVER = 15  # the first PostgreSQL whose unique constraints can count two empty values as the same
START_FAILED = (OSError, RuntimeError, subprocess.SubprocessError, psycopg.Error)


def main() -> None:
    signal.signal(signal.SIGTERM, _end)
    try:
        port = free_port(os.environ.get("PORT") or "8000")
        requests = worker_requests(os.environ.get("WORKER_REQUESTS") or str(REQUESTS))
        turn = one_start_at_a_time()
        free_port(str(port))  # again: the start before this one may have taken it
        is_embedded = not os.environ.get("DATABASE_URL")
        welcome = f"\nIntMK läuft: http://{HOST}:{port}/\n" + prepare(with_demo=wants_demo(is_embedded))

        def ready() -> None:
            turn.close()
            _say(welcome + "\nBeenden mit Strg+C.")

        extras = {"tend": Caretaker(data_folder()).tend} if is_embedded else {}
        parent = os.getppid() if "MAKELEVEL" in os.environ else None
        Server(port, requests=requests, ready=ready, parent=parent, **extras).run()
    except KeyboardInterrupt:
        sys.exit("\nAbgebrochen.")


def prepare(*, with_demo: bool) -> str:
    """Everything that must be there before the first request; what there is to say about it."""
    _say("Die Datenbank wird gestartet …")
    os.environ["DATABASE_URL"] = reachable_database()
    os.environ["SECRET_KEY"] = os.environ.get("SECRET_KEY") or lasting_secret()
    os.environ["DEMO"] = "1" if with_demo else "0"
    _manage("migrate", task="Die Tabellen werden auf den neuesten Stand gebracht")
    _manage("collectstatic", "--noinput", task="Schriften, Bilder und Formate werden bereitgelegt")
    if not with_demo:
        return ""
    _manage("load_demo", "--if-empty", task="Das Musterjahr wird geladen, falls noch nichts da ist")
    return "\n" + _demo_logins()


def _end(signum: int, frame: FrameType | None) -> None:
    sys.exit(128 + signum)


def _say(line: str) -> None:
    print(line, flush=True)


def free_port(wanted: str) -> int:
    """The port as a number, or the end with one sentence if it is none or is taken."""
    if not (wanted.isdecimal() and 0 < int(wanted) < 65536):
        sys.exit(f"PORT muss eine Zahl von 1 bis 65535 sein, nicht „{wanted}“.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(wanted)))
        except PermissionError:
            sys.exit(f"Der Port {wanted} ist dem System vorbehalten. Ein anderer geht so: make run PORT=8001")
        except OSError:
            sys.exit(f"Der Port {wanted} ist schon belegt. Ein anderer geht so: make run PORT=8001")
    return int(wanted)


def worker_requests(wanted: str) -> int:
    """After how many requests a worker is replaced, or the end with one sentence."""
    if not (wanted.isdecimal() and int(wanted) < 10**9):
        sys.exit(f"WORKER_REQUESTS muss eine Zahl von 0 (nie) bis 999999999 sein, nicht „{wanted}“.")
    return int(wanted)


def wants_demo(is_embedded: bool) -> bool:
    """By itself only with the embedded database: into a database of one's own the demo comes on request alone."""
    return environ.Env().bool("DEMO", default=is_embedded)


def one_start_at_a_time() -> IO[str]:
    """Wait for another start of this installation. Its turn ends when the file is closed, or with the process."""
    try:
        VAR.mkdir(exist_ok=True)
        turn = (VAR / "start.lock").open("w")
    except OSError:
        sys.exit(f"Im Ordner {VAR} lässt sich nichts anlegen. Darf hier geschrieben werden, ist Platz frei?")
    try:
        fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _say("Ein anderer Start bereitet IntMK gerade vor; dieser wartet auf ihn …")
        fcntl.flock(turn, fcntl.LOCK_EX)
    return turn


def reachable_database() -> str:
    """The database's address, after one look at it, or the end with one sentence."""
    try:
        url = database_url()
    except Refused as refused:
        sys.exit(str(refused))
    except START_FAILED:
        sys.exit(f"Die eingebaute Datenbank startet nicht. Woran es liegt, steht in {log()}.")
    if not url.startswith(("postgresql://", "postgres://")):
        sys.exit("DATABASE_URL muss mit postgresql:// beginnen; IntMK läuft nur mit PostgreSQL.")
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            server = connection.info
            unfit = objection(server.server_version, server.parameter_status("server_encoding"))
    except psycopg.Error as error:
        reason = str(error).splitlines()[0]
        sys.exit(f"Die Datenbank aus DATABASE_URL ist nicht erreichbar: {reason}")
    if unfit:
        sys.exit(unfit)
    return url


def objection(version: int, encoding: str | None) -> str:
    """Why a server cannot carry IntMK, as one sentence; empty if it can. The version as the server counts: 150018."""
    major = version // 10000
    if major < OLDEST_SERVER:
        return f"IntMK braucht PostgreSQL {OLDEST_SERVER} oder neuer; der Server aus DATABASE_URL hat Version {major}."
    if encoding != "UTF8":
        return f"Die Datenbank aus DATABASE_URL speichert Text als {encoding}; IntMK braucht eine mit ENCODING 'UTF8'."
    return ""


def lasting_secret() -> str:
    """The signing key of this installation; it stays, so that a restart signs nobody out."""
    SECRET.touch(mode=0o600)
    if not SECRET.read_text():
        SECRET.write_text(secrets.token_urlsafe(64))
    return SECRET.read_text()


class Caretaker:
    """Brings the embedded database back if it was killed; not for ever, if it does not stay."""

    ATTEMPTS = 5
    WITHIN = 600  # seconds
    PAUSE = 1  # second after an attempt that failed

    def __init__(self, data: Path) -> None:
        self.data = data
        self.attempts: list[float] = []

    def tend(self) -> None:
        """Look once. Raises Refused when there have been too many attempts."""
        try:
            if not revive(self.data):
                return
            _say("Die eingebaute Datenbank war abgebrochen und läuft wieder.")
        except START_FAILED:
            _say("Die eingebaute Datenbank ist abgebrochen und startet nicht.")
            time.sleep(self.PAUSE)
        now = time.monotonic()
        self.attempts = [*(at for at in self.attempts if at > now - self.WITHIN), now]
        if len(self.attempts) > self.ATTEMPTS:
            raise Refused(f"Die eingebaute Datenbank bricht immer wieder ab. Woran es liegt, steht in {log()}.")


def log() -> Path:
    return data_folder() / "log"


def _manage(*command: str, task: str) -> None:
    _say(f"{task} …")
    done = _django(*command, "--verbosity", "0", stderr=subprocess.PIPE)
    if done.returncode == REFUSED:
        sys.exit(done.stderr.splitlines()[-1].removeprefix("CommandError: "))
    sys.stderr.write(done.stderr)
    if done.returncode:
        sys.exit(f"Das ist fehlgeschlagen: {task}. Die Meldungen darüber nennen den Grund.")


def _demo_logins() -> str:
    return _django("demo_logins", stdout=subprocess.PIPE).stdout


def _django(*command: str, **streams: int) -> subprocess.CompletedProcess[str]:
    """In a session of its own: Strg+C reaches this process alone, which then ends the child."""
    manage = [sys.executable, str(ROOT / "manage.py"), *command]
    return subprocess.run(manage, text=True, start_new_session=True, check=False, **streams)


if __name__ == "__main__":
    main()
