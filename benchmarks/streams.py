"""How many open streams the web server holds: `python -m benchmarks.streams`, by hand.

The same server as `make run` has (two workers with four threads each), with nothing behind it but a stream of
server-sent events, and as many clients as a session has. A stream holds its thread for as long as it is open.
"""

import socket
import subprocess
import sys
import time

from intmk.server import Server

CLIENTS = 219
SECONDS = 10
ASK = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


class Streams(Server):
    def load(self):
        return events


def events(environ, start_response):
    """One event each second, without an end."""
    start_response("200 OK", [("Content-Type", "text/event-stream")])
    while True:
        yield b"data: x\n\n"
        time.sleep(1)


def main() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "benchmarks.streams", str(port)])
    try:
        _wait_for(port)
        clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(CLIENTS)]
        for client in clients:
            client.sendall(ASK)
        time.sleep(SECONDS)
        served = sum(_has_answered(client) for client in clients)
        print(f"{served} of {CLIENTS} streams have sent anything after {SECONDS} seconds; all others wait.")
    finally:
        server.kill()
        server.wait()


def _wait_for(port: int) -> None:
    give_up_at = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            if time.monotonic() > give_up_at:
                raise
            time.sleep(0.2)


def _has_answered(client: socket.socket) -> bool:
    client.setblocking(False)
    try:
        return bool(client.recv(1))
    except BlockingIOError:
        return False


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Streams(int(sys.argv[1])).run()
    else:
        main()
