"""What every address answers to every persona: one `urls.txt` in each room, reviewed by eye.

A row says how an address is asked for, its name (a step behind a stroke), of what it is, and a status for each persona.

Of what: a state of a proposal („:open“ to the Bund), a released or published resolution, the number of a conference.

Who: BY Bayern (leads), HH Hamburg (in its group), SN Sachsen; „f“ approver, „d“ delegate; secretariat GS and press PR
of the chair, BU the Bund, NW and NWp the same offices of the next chair, VW superuser, – the public.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

from tests.sources import ROOT
from tests.world import PERSONAS

TESTS = ROOT / "tests"
WHO = [*PERSONAS, None]
HEAD = ["how", "address", "of-what", "BY", "BYf", "HH", "HHf", "SN", "SNd", "GS", "PR", "BU", "NW", "NWp", "VW", "–"]


@dataclass(frozen=True)
class Row:
    room: str
    method: str
    address: str
    subject: str
    answers: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.address.partition("/")[0]

    @property
    def code(self) -> str:
        return self.address.partition("/")[2]

    def __str__(self):
        return f"{self.method} {self.address} {self.subject}"


def _read() -> Iterator[Row]:
    for file in sorted(TESTS.rglob("urls.txt")):
        head, *rows = [line.split() for line in file.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
        assert head == HEAD, f"{file}: the columns are {' '.join(HEAD)}"
        room = file.parent.relative_to(TESTS).as_posix()
        yield from (Row(room, method, address, word, tuple(answers)) for method, address, word, *answers in rows)


ROWS = list(_read())
READ = {row.name for row in ROWS if row.method == "GET"}


def patterns(resolver=None, prefix="") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its name."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", pattern
        else:
            yield from patterns(pattern, f"{pattern.namespace}:" if pattern.namespace else prefix)


def room_of(pattern) -> str:
    """The folder of its view: `proposals/drafting` for one in `proposals.drafting.views.edit`."""
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return view.__module__.partition(".views")[0].replace(".", "/")
