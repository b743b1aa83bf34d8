"""Fill one database and say what to ask of it: sessions, numbers of proposals, SQL statements of every page.

`python -m benchmarks.prepare SIZE` works on the database of `DATABASE_URL` and prints one JSON object.
"""

import json
import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intmk.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from accounts.laender import NAMES  # noqa: E402
from benchmarks import frame, long_text  # noqa: E402
from benchmarks.pages import Pages  # noqa: E402
from benchmarks.world import World  # noqa: E402
from documents.pdf.resolution import resolution_pdf  # noqa: E402
from proposals.models import Proposal  # noqa: E402
from proposals.states import State  # noqa: E402
from resolutions.models import Resolution  # noqa: E402
from resolutions.paper import paper_of  # noqa: E402
from voting.ballots.forms import mark_of  # noqa: E402


def main(size: int) -> None:
    call_command("migrate", verbosity=0)
    if not Proposal.objects.exists():
        world = World(frame.create(), size)
        world.fill()
        long_text.write(world.frame)
    facts = _facts()
    facts |= long_text.forms(client_of(facts, "bayern"), facts["long"])
    facts["statements"] = _statements(Pages(facts))
    facts["typst"] = _typst(facts)
    print(json.dumps(facts))


def _facts() -> dict:
    """Whom and what the pages are asked with; the full proposals are such that everything can be shown of them."""
    users = {name: _session(f"{email}@example.org") for name, email in PERSONAS.items()}
    return {
        "sessions": users,
        "deep_key": _deep_key(Proposal.objects.filter(state=State.TABLED, theme__slug="arbeit"), "changed_at"),
        "full": _full(State.ADOPTED),
        "amended": _full(State.TABLED),
        "drafting": _full(State.DRAFTING),
        "long": Proposal.objects.get(title=long_text.TITLE).reference,
        "votes": VOTES | {"counted": mark_of(VOTES)},
        "submitted": _references(State.SUBMITTED),
        "tabled": _references(State.TABLED),
    }


VOTES = dict.fromkeys(NAMES, "yes")
PERSONAS = {"bayern": "by", "geschaeftsstelle": "geschaeftsstelle", "presse": "presse"}


def _full(state) -> str:
    """The newest with ten versions."""
    return Proposal.objects.filter(state=state, versions__number=10).order_by("-pk").first().reference


def _references(state) -> list[str]:
    """Those on which a step can be taken: no amendment to them is open."""
    ready = Proposal.objects.filter(state=state, amendments__isnull=True)
    return list(ready.order_by("pk").values_list("reference", flat=True))


def _deep_key(rows, moment) -> str:
    """The key nine tenths down the list, as the link to the next page carries it."""
    row = rows.order_by(f"-{moment}", "-pk")[rows.count() * 9 // 10]
    return f"{getattr(row, moment).isoformat()}_{row.pk}"


def _session(email) -> str:
    """A signed-in session made in the database: passwords are slow on purpose and no part of the measurement."""
    user = frame.User.objects.get(email=email)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


def _statements(pages) -> dict[str, int]:
    found = {}
    for page in pages:
        client = client_of(pages.facts, page.persona)
        headers = dict(page.headers)
        if page.is_revisit:
            headers["if-none-match"] = client.get(page.path(0)).headers["ETag"]
        for turn in range(len(page.forms) or 1):
            form = page.form(turn)
            with CaptureQueriesContext(connection) as queries:
                response = (client.post if form else client.get)(page.path(0), form, headers=headers)
            if response.status_code != page.status:
                raise SystemExit(f"{page.name}: {response.status_code} instead of {page.status}")
            found[page.name] = len(queries)
    return found


def client_of(facts, persona) -> Client:
    client = Client(headers={"host": "localhost"})
    if persona:
        client.cookies["sessionid"] = facts["sessions"][persona]
    return client


def _typst(facts) -> float:
    """Milliseconds of the PDF alone, without the request around it: the least of twenty."""
    resolution = Resolution.objects.select_related("conference__chair_land").get(reference=facts["full"])
    paper, times = paper_of(resolution), []
    for _ in range(20):
        begin = time.perf_counter()
        resolution_pdf(paper)
        times.append((time.perf_counter() - begin) * 1000)
    return min(times)


if __name__ == "__main__":
    main(int(sys.argv[1]))
