"""No address may answer 500 to anything: random requests over all addresses and forms (`make fuzz`).

`FUZZ_REQUESTS` says how many (20,000), `FUZZ_SEED` which ones; the seed of a run stands in its report. What a run
finds becomes a test of its own beside the code it broke.
"""

import logging
import os
from datetime import datetime
from random import SystemRandom

import pytest

from intmk.clock import BERLIN
from tests.fuzz.addresses import known, routes
from tests.fuzz.visits import Fuzz
from tests.world import NOW, PERSONAS, SESSION

pytestmark = pytest.mark.fuzz
REQUESTS = int(os.environ.get("FUZZ_REQUESTS", "20000"))
SEED = int(os.environ.get("FUZZ_SEED") or SystemRandom().randrange(10**6))
MOMENTS = [NOW, NOW, NOW, SESSION, datetime(2025, 2, 1, 9, tzinfo=BERLIN), datetime(2025, 7, 2, 9, tzinfo=BERLIN)]


def test_no_address_fails_whatever_is_asked(scene, somebody, stopped_clock, capsys):
    people = {name: somebody(name) for name in PERSONAS} | {"niemand": None}
    fuzz = Fuzz(people, list(routes()), known(), SEED)
    log = logging.getLogger("django.request")
    log.addHandler(fuzz.failures)
    fuzz.look_around(min(60, REQUESTS // 60))
    visit = 0
    while fuzz.asked < REQUESTS:
        stopped_clock(MOMENTS[visit % len(MOMENTS)])
        fuzz.visit(visit)
        visit += 1
    log.removeHandler(fuzz.failures)
    with capsys.disabled():
        print("\n" + report(fuzz))
    assert list(fuzz.failures.found) == []
    assert [status for status in fuzz.statuses if status == "raised" or status >= 500] == []


def report(fuzz: Fuzz) -> str:
    answers = ", ".join(f"{status}: {number}" for status, number in sorted(fuzz.statuses.items(), key=str))
    first = (
        f"FUZZ_SEED={fuzz.seed}: {fuzz.asked} requests, {len(fuzz.reached)} of {len(fuzz.routes)} addresses; {answers}"
    )
    return "\n\n".join([first, *(f"{asked}\n{told}" for asked, told in fuzz.failures.found.values())])
