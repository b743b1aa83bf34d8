"""`make run`: check the port, start the database, bring its tables up to date, fill the demo year, serve.

| variable       | meaning                                                         | default         |
|----------------|-----------------------------------------------------------------|-----------------|
| `PORT`         | port on 127.0.0.1                                               | 8000            |
| `DEMO`         | with the demo year: 1 or 0                                      | 1               |
| `DATABASE_URL` | a PostgreSQL of your own                                        | embedded server |

This process holds the embedded database until it ends and hands its address to its children. It is the web
server's master as well: should it be killed, the workers end by themselves, and the next start finds the
database.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import psycopg
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.util import import_app

from intmk.database import data_folder, database_url

ROOT = Path(__file__).resolve().parent.parent
SECRET = ROOT / "var" / "secret-key"
HOST = "127.0.0.1"
OLDEST_SERVER = 15  # the first PostgreSQL whose unique constraints can count two empty values as the same
NO = {"0", "off", "false", "no", ""}


def main() -> None:
    signal.signal(signal.SIGTERM, _end)
    try:
        port = free_port(os.environ.get("PORT") or "8000")
        _say("Die Datenbank wird gestartet …")
        os.environ["DATABASE_URL"] = reachable_database()
        os.environ["SECRET_KEY"] = os.environ.get("SECRET_KEY") or lasting_secret()
        demo = os.environ.setdefault("DEMO", "1").lower() not in NO
        _manage("migrate", task="Die Tabellen werden auf den neuesten Stand gebracht")
        _manage("collectstatic", "--noinput", task="Schriften, Bilder und Formate werden bereitgelegt")
        welcome = f"\nIntMK läuft: http://{HOST}:{port}/\n"
        if demo:
            _manage("load_demo", "--if-empty", task="Das Musterjahr wird geladen, falls noch nichts da ist")
            welcome += "\n" + _demo_logins()
        Server(port, welcome + "\nBeenden mit Strg+C.").run()
    except KeyboardInterrupt:
        sys.exit("\nAbgebrochen.")


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


def reachable_database() -> str:
    """The database's address, after one look at it, or the end with one sentence."""
    try:
        url = database_url()
    except (OSError, RuntimeError, subprocess.SubprocessError, psycopg.Error):
        sys.exit(f"Die eingebaute Datenbank startet nicht. Woran es liegt, steht in {data_folder() / 'log'}.")
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
    if not SECRET.exists():
        SECRET.parent.mkdir(parents=True, exist_ok=True)
        SECRET.touch(mode=0o600)
        SECRET.write_text(secrets.token_urlsafe(64))
    return SECRET.read_text()


def _manage(*command: str, task: str) -> None:
    _say(f"{task} …")
    if _django(*command, "--verbosity", "0").returncode:
        sys.exit(f"Das ist fehlgeschlagen: {task}. Die Meldungen darüber nennen den Grund.")


def _demo_logins() -> str:
    return _django("demo_logins", stdout=subprocess.PIPE).stdout


def _django(*command: str, stdout: int | None = None) -> subprocess.CompletedProcess[str]:
    """In a session of its own: Strg+C reaches this process alone, which then ends the child."""
    manage = [sys.executable, str(ROOT / "manage.py"), *command]
    return subprocess.run(manage, stdout=stdout, text=True, start_new_session=True, check=False)


class Server(BaseApplication):
    """The web server on this machine's own address."""

    def __init__(self, port: int, welcome: str) -> None:
        self.port = port
        self.welcome = welcome
        super().__init__()

    def load_config(self) -> None:
        chosen = {
            "bind": f"{HOST}:{self.port}",
            "worker_class": "intmk.worker.Worker",
            "limit_request_line": 8190,
            "workers": 2,
            "threads": 4,
            "graceful_timeout": 8,
            "loglevel": "warning",
            "proc_name": "intmk",
            "control_socket_disable": True,
            "when_ready": lambda arbiter: _say(self.welcome),
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Callable:
        return import_app("intmk.wsgi:application")

    def run(self) -> None:
        Master(self).run()


class Master(Arbiter):
    """Ends with the terminal, and with the `make` that started it even if that was killed."""

    handle_hup = Arbiter.handle_term
    parent = os.getppid() if "MAKELEVEL" in os.environ else None

    def wait_for_signals(self, timeout: float = 1.0) -> list[int]:
        if self.parent and os.getppid() != self.parent:
            return [signal.SIGTERM]
        return super().wait_for_signals(timeout)


if __name__ == "__main__":
    main()
