"""A browser that follows a page as `follow.js` does, and measures every answer."""

import http.client
import re
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from benchmarks.visitors import PATIENCE, Installation, Person


@dataclass(frozen=True, slots=True)
class Followed:
    """One answer: when it was there, how long it took, and what it said. Status 0: there was none."""

    at: float
    seconds: float
    status: int
    text: str = ""
    location: str = ""
    is_follow: bool = False


class Visitor(Person):
    """A person of the demo who follows one page at a time."""

    def __init__(self, site: Installation, role: str, land: str):
        super().__init__(site, role, land)
        self.land, self.mark, self.path, self.asked = land, "", "", []

    def every(self, path: str) -> float:
        """How many seconds a page waits before it asks again; from then on its mark is known."""
        content = self.read(path)
        self.path, self.mark = path, re.search(r'data-follow="(\w+)"', content)[1]
        return float(re.search(r'data-follow-every="(\d+)"', content)[1])

    def follow(self, path: str) -> Followed:
        if path != self.path:
            self.path, self.mark = path, ""
        headers = {"X-Follow": "1"} | ({"If-None-Match": f'"{self.mark}"'} if self.mark else {})
        answer, mark = self._ask(path, headers)
        if answer.status != 304:
            self.mark = mark
        return answer

    def read(self, path: str) -> str:
        return self._ask(path, {})[0].text

    def timed(self, path: str, **form) -> Followed:
        return self._ask(path, {}, form)[0]

    def _ask(self, path, headers, form=None) -> tuple[Followed, str]:
        body = urlencode(form | {"csrfmiddlewaretoken": self.cookies["csrftoken"]}) if form else None
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = headers | {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        begin = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=PATIENCE)
        try:
            connection.request("POST" if form else "GET", path, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
        except (OSError, http.client.HTTPException):
            return Followed(time.monotonic(), time.monotonic() - begin, 0, is_follow="X-Follow" in headers), ""
        finally:
            connection.close()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";", 1)[0].split("=", 1)
            self.cookies[name] = value
        end = time.monotonic()
        where, is_follow = response.headers.get("Location", ""), "X-Follow" in headers
        return Followed(end, end - begin, response.status, text, where, is_follow), _mark(response)


def _mark(response) -> str:
    return (response.headers.get("ETag") or "").strip('W/"')
