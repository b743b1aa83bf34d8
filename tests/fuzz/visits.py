"""Visits: a few requests of one person, one after another, on what the earlier ones have done. Then all is undone."""

import logging
import traceback
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote, urlencode

from django.db import connection, transaction
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from tests.fuzz import hostile
from tests.fuzz.addresses import Route, address
from tests.fuzz.filling import sent
from tests.fuzz.memory import Memory
from tests.fuzz.pages import Form
from tests.served import TOKEN, Served

BEGINNINGS = ["start", "notices:tasks", "proposals:list", "conferences:list", "resolutions:list", "demo:desk"]
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, complete enough to be sent again."""

    who: str
    method: str
    url: str
    kind: str = ""
    body: bytes = b""
    headers: dict = field(default_factory=dict)

    def __str__(self):
        body = self.body if len(self.body) < 600 else self.body[:500] + b" ... %d bytes" % len(self.body)
        return f"{self.who}: {self.method} {self.url[:500]} {self.kind[:100]!r} {self.headers} {body!r}"


class Failures(logging.Handler):
    """What Django logs when an answer is 500; the same failure is kept once, with the request that brought it."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.found: dict[str, tuple[str, str]] = {}
        self.asked: Asked | None = None

    def emit(self, record):
        self.add("".join(traceback.format_exception(*record.exc_info)) if record.exc_info else record.getMessage())

    def add(self, told: str):
        lines = [line for line in told.splitlines() if line.strip().startswith("File") and "site-packages" not in line]
        kind = told.strip().splitlines()[-1][:80]
        self.found.setdefault(f"{(lines or [''])[-1]} {kind}", (str(self.asked), told))


class Fuzz:
    """Asks until it has asked enough."""

    def __init__(self, people: dict, routes: list[Route], choices: dict[str, list], seed: int):
        self.browsers = {name: Served(user) for name, user in people.items()}
        self.routes, self.choices, self.seed = routes, choices, seed
        self.failures, self.statuses, self.reached = Failures(), Counter(), Counter()
        self.memory = Memory()

    @property
    def asked(self) -> int:
        return sum(self.statuses.values())

    def look_around(self, pages: int) -> None:
        """Each person reads some pages, one link after another, so that the visits know where there is something."""
        for who in self.browsers:
            random = Random(f"{self.seed} {who}")
            waiting, seen = [reverse(name) for name in BEGINNINGS], set()
            while waiting and len(seen) < pages:
                url = waiting.pop(random.randrange(len(waiting)))
                seen.add(url)
                self.memory.learn(who, url, self._ask(Asked(who, "GET", url), random)[1])
                waiting = [path for (name, _), paths in self.memory.paths.items() if name == who for path in paths]
                waiting = sorted(set(waiting) - seen)

    def visit(self, number: int) -> None:
        """The same seed and number make the same choices."""
        random = Random(f"{self.seed} {number}")
        who = random.choice(list(self.browsers))
        with transaction.atomic():
            for _ in range(random.randint(1, 4)):
                if not self._step(who, random):
                    break
            transaction.set_rollback(True)

    def _step(self, who: str, random: Random) -> bool:
        """One request, or two where a form is read first. False: the rest of the visit would stand on ruins."""
        names = self.memory.names(who) if random.random() < 0.6 else []
        route = random.choice([route for route in self.routes if route.name in names] or self.routes)
        self.reached[route.name] += 1
        if random.random() < 0.45 and (offered := self.memory.form(who, route.name, random)):
            return self._send(who, *offered, random)
        url = (self.memory.path(who, route.name, random) if random.random() < 0.8 else None) or address(
            route, self.choices, random
        )
        dice = random.random()
        if dice < (0.3 if route.is_read else 0.05):
            return self._ask(Asked(who, "GET", self._with_query(url, random), headers=_headers(random)), random)[0]
        if dice < 0.38:
            return self._ask(Asked(who, random.choice(hostile.METHODS), url, *_body([], random)), random)[0]
        if dice < 0.45 or not route.is_read:
            return self._send(who, url, Form("", True), random)
        return self._read_and_send(who, url, random)

    def _read_and_send(self, who: str, url: str, random: Random) -> bool:
        is_well, page = self._ask(Asked(who, "GET", url), random)
        forms = self.memory.learn(who, url, page)
        if not is_well or not forms:
            return is_well
        form = random.choice(forms)
        return self._send(who, form.action if form.action.startswith("/") else url, form, random)

    def _send(self, who: str, target: str, form: Form, random: Random) -> bool:
        pairs = sent(form, random)
        if not form.is_post:
            return self._ask(Asked(who, "GET", f"{target.partition('?')[0]}?{_encoded(pairs)}"), random)[0]
        return self._ask(Asked(who, "POST", target, *_body(pairs, random), _headers(random)), random)[0]

    def _ask(self, asked: Asked, random: Random) -> tuple[bool, str]:
        self.failures.asked = asked
        token = {} if random.random() < 0.03 else {"X-CSRFToken": TOKEN}
        try:
            answer = self.browsers[asked.who].generic(
                asked.method, asked.url, asked.body, content_type=asked.kind, headers=token | asked.headers
            )
            self.statuses[answer.status] += 1
            if answer.status < 500:
                connection.check_constraints()  # what a real transaction would find at its end
        except Exception:
            self.statuses["raised"] += 1
            self.failures.add(traceback.format_exc())
            return False, ""
        return answer.status < 500, answer.content.decode(errors="replace")

    def _with_query(self, url: str, random: Random) -> str:
        """A query that a page has offered, or a list of things that mean something somewhere."""
        dice = random.random()
        if dice < 0.3:
            return url
        if dice < 0.5:
            return f"{url.partition('?')[0]}?{self.memory.query(random)}"
        pairs = [(random.choice(hostile.NAMES), hostile.value(random)[:3000]) for _ in range(random.randint(1, 5))]
        return f"{url.partition('?')[0]}?{_encoded(pairs)}" + random.choice(
            ["", "", "", "&%zz=%ff%00", "&=&&;", "#" * 3]
        )


def _headers(random: Random) -> dict:
    return dict(random.choice(hostile.HEADERS) for _ in range(random.choice([0, 0, 0, 1, 1, 3])))


def _body(pairs: list, random: Random) -> tuple[str, bytes]:
    """The fields as one kind of form or the other; seldom as something else."""
    dice = random.random()
    files = [value for _, value in pairs if not isinstance(value, str)]
    if dice < 0.03:
        return random.choice(hostile.TYPES), random.choice(
            [b"", b"a=b", b"\xff\xfe", b"{", b"--x\r\n\r\n", b"x" * 5000]
        )
    if files or dice < 0.3:
        return MULTIPART_CONTENT, _multipart(pairs)
    return FORM, _encoded(pairs).encode()


def _multipart(pairs: list) -> bytes:
    data: dict[str, list] = {}
    for name, value in pairs:
        data.setdefault(_readable(name), []).append(_readable(value) if isinstance(value, str) else value)
    return encode_multipart(BOUNDARY, data)


def _readable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _encoded(pairs: list) -> str:
    named = [(name, value if isinstance(value, str) else value.name) for name, value in pairs]
    return urlencode(named, errors="surrogatepass", quote_via=quote)
