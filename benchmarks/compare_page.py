"""How long the page with the redline of a long text takes: `DEMO=1 python -m benchmarks.compare_page`.

Works on the demo year within a transaction that is rolled back. Prints median and p95 in milliseconds of whole answers
through Django's test client, without the web server.
"""

import os
import statistics
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intmk.settings")

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402

from accounts.permissions import Role  # noqa: E402
from benchmarks.text_difference import texts  # noqa: E402
from conferences.models import Conference  # noqa: E402
from demo.models import DemoClock  # noqa: E402
from demo.moments import START  # noqa: E402
from demo.telling import someone  # noqa: E402
from intmk import clock  # noqa: E402
from proposals.models import Proposal  # noqa: E402
from proposals.models.writing import Draft  # noqa: E402

TIMES = 30


def main():
    with clock.at(START.at), transaction.atomic():
        DemoClock.turn_to(START, real=clock.datetime.now(clock.BERLIN))
        writer = someone("BY", Role.OFFICIAL)
        conference = Conference.objects.get(pk=20)
        blocks, changed = texts(seed=20)
        land = writer.appointments_today[0].land
        proposal = Proposal.start(conference, Draft("Lang", blocks), lead_land=land, by=writer, origin="talk")
        proposal.revise(Draft("Lang", changed), base=1, by=writer)
        client = Client(headers={"host": "localhost"})
        client.force_login(writer)
        for name in ("", "vergleich/", "vergleich/?ansicht=nebeneinander", "schreiben/"):
            measure(client, f"{proposal.get_absolute_url()}{name}")
        transaction.set_rollback(True)


def measure(client, address):
    took = []
    for _ in range(TIMES):
        start = time.perf_counter()
        response = client.get(address)
        took.append((time.perf_counter() - start) * 1000)
        assert response.status_code == 200, response.status_code
    took.sort()
    print(f"{address:<55} median {statistics.median(took):7.1f} ms   p95 {took[int(TIMES * 0.95)]:7.1f} ms")


if __name__ == "__main__":
    main()
