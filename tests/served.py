"""The application as a web server runs it, with nothing of the test client in between."""

from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client, RequestFactory

from intmk.wsgi import application

TOKEN = "t" * 32


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


class Served(RequestFactory):
    """`Served().get("/")`: an `Answer`. With a user it is her browser, which has a token against forged forms."""

    def __init__(self, user=None, **defaults):
        super().__init__(**defaults)
        if user:
            client = Client()
            client.force_login(user)
            self.cookies.update(client.cookies)
        self.cookies["csrftoken"] = TOKEN

    def generic(self, method, path, data=b"", *args, **more) -> Answer:
        """The body stands as it is, whatever length the request claims."""
        return super().generic(method, path, data, *args, **{"wsgi.input": BytesIO(data)} | more)

    def request(self, **request) -> Answer:
        begun = []
        with _kept_connection():
            body = application(self._base_environ(**request), lambda status, headers: begun.append((status, headers)))
            try:
                content = b"".join(body)
            finally:
                body.close()
        status, headers = begun[-1]
        return Answer(int(status.split()[0]), dict(headers), content)


@contextmanager
def _kept_connection():
    """A test stands in one transaction, so the end of a request must not end the connection."""
    around = (request_started, request_finished)
    for moment in around:
        moment.disconnect(close_old_connections)
    try:
        yield
    finally:
        for moment in around:
            moment.connect(close_old_connections)
