"""The web server of `make run`, on this machine's own address."""

import os
import signal
import sys
from collections.abc import Callable

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.util import import_app

from intmk.refusal import Refused

HOST = "127.0.0.1"
REQUESTS = 1000


def nothing() -> None:
    pass


class Server(BaseApplication):
    """Two workers with four threads each.

    A worker makes room for a new one after so many requests (and up to a tenth more, so that the two do not go at
    once; 0: never) and so gives back the memory that costly ones left it with. It answers what it has begun, and what
    arrives on the connections it holds open; all others wait for the next worker.
    """

    def __init__(
        self,
        port: int,
        *,
        requests: int = REQUESTS,
        ready: Callable[[], None] = nothing,
        tend: Callable[[], None] = nothing,
        parent: int | None = None,
    ) -> None:
        """`ready` is called once, when the server listens; `tend` every second, and a refusal of it ends the server.
        So does the end of the process `parent`."""
        self.port, self.requests, self.ready, self.tend, self.parent = port, requests, ready, tend, parent
        super().__init__()

    def load_config(self) -> None:
        chosen = {
            "bind": f"{HOST}:{self.port}",
            "worker_class": "intmk.worker.Worker",
            "limit_request_line": 8190,
            "workers": 2,
            "threads": 4,
            "max_requests": self.requests,
            "max_requests_jitter": self.requests // 10,
            "graceful_timeout": 8,
            "loglevel": "warning",
            "proc_name": "intmk",
            "control_socket_disable": True,
            "when_ready": lambda arbiter: self.ready(),
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

    def wait_for_signals(self, timeout: float = 1.0) -> list[int]:
        if self.app.parent and os.getppid() != self.app.parent:
            return [signal.SIGTERM]
        try:
            self.app.tend()
        except Refused as refused:
            self.stop()
            sys.exit(str(refused))
        return super().wait_for_signals(timeout)
