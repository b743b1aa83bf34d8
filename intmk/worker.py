"""The web server's worker. What it refuses by itself, before any view, is answered in our look as well."""

from csp.utils import build_policy
from django.template.loader import render_to_string
from gunicorn import util
from gunicorn.http.errors import (
    InvalidHeader,
    InvalidHeaderName,
    InvalidHTTPVersion,
    InvalidRequestLine,
    InvalidRequestMethod,
    InvalidResponseHeader,
    InvalidResponseHeaderName,
    LimitRequestHeaders,
    LimitRequestLine,
    ObsoleteFolding,
)
from gunicorn.workers.gthread import ThreadWorker

OUR_FAULT = (InvalidResponseHeader, InvalidResponseHeaderName)
PAGES = (
    (LimitRequestLine, "414 URI Too Long"),
    (LimitRequestHeaders, "431 Request Header Fields Too Large"),
    (
        (
            *(InvalidRequestLine, InvalidRequestMethod, InvalidHTTPVersion),
            *(InvalidHeader, InvalidHeaderName, ObsoleteFolding),
        ),
        "400 Bad Request",
    ),
)


class Worker(ThreadWorker):
    def handle_error(self, req, client, addr, exc):
        status = next((status for kinds, status in PAGES if isinstance(exc, kinds)), None)
        if status is None or isinstance(exc, OUR_FAULT):
            super().handle_error(req, client, addr, exc)
            return
        self.log.warning("Refused a request from %s: %s", addr[0] if addr else "", status)
        try:
            util.write(client, answer(status))
        except OSError:
            self.log.debug("Nobody waits for the answer any more.")


def answer(status: str) -> bytes:
    """The whole answer: the page named like the status, with the headers all our pages have."""
    page = render_to_string(f"{status[:3]}.html").encode()
    headers = {
        "Connection": "close",
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(page)),
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": build_policy(),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + page
