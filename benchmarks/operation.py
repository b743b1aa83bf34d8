"""What breaks while people write, and what is left afterwards: `python -m benchmarks.operation`, by hand.

Starts IntMK as `make run` does, with a demo year in `var/bench-operation`, kills its processes while four people write
without a pause, sends the same form several times at once, and prints a table in Markdown. Takes some minutes.
„lost“ are writes that were acknowledged and are not in the database; „doubled“ such as are in it twice.
"""

import argparse
import http.client
import os
import secrets
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

from benchmarks.visitors import ROOT, Installation, Load, Person

DATA = ROOT / "var" / "bench-operation" / "postgres"
LAENDER = ("BY", "HH", "SN", "NI")
HEAD = """| what | times | acknowledged | lost | doubled | without an answer | back by itself |
|---|--:|--:|--:|--:|---|---|"""
STORED = "SELECT text, count(*) FROM proposals_comment WHERE text LIKE %s GROUP BY text"
OPEN = "SELECT reference FROM proposals_proposal WHERE state = 'tabled' ORDER BY id"
RUN = secrets.token_hex(2)  # in all that this call writes
SAME = 4  # so many send the same form at once


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how often each process is killed")
    parser.add_argument("--keep", action="store_true", help="take the demo year that an earlier call has made")
    arguments = parser.parse_args()
    times = arguments.times
    if not arguments.keep:
        shutil.rmtree(DATA.parent, ignore_errors=True)
    print(HEAD, flush=True)
    site = Installation(DATA).wait()
    kills(site, "kill -9 of the embedded PostgreSQL (postmaster)", times, lambda: [site.postmaster()])
    kills(site, "kill -9 of one web worker of two", 2 * times, lambda: site.workers()[:1])
    kills(site, "kill -9 of both web workers", times, site.workers)
    races(site)
    site.end()
    for how, what in ((signal.SIGKILL, "kill -9 of the master, then a new start"), (signal.SIGTERM, "restart")):
        restarts(what, how, max(times // 2, 2))
    recycling()
    first_starts(max(times // 2, 2))


def say(what: str, times, acknowledged, lost, doubled, unanswered, back) -> None:
    print(f"| {what} | {times} | {acknowledged} | {lost} | {doubled} | {unanswered} | {back} |", flush=True)


def first_starts(times: int) -> None:
    """Two starts at once on a folder that does not exist yet."""
    served = faults = 0
    for turn in range(times):
        data = DATA.parent / f"first-{turn}" / "postgres"
        sites = [Installation(data, DEMO="0") for _ in range(2)]
        for site in sites:
            served += len(site.wait().ask("SELECT 1"))
            site.end()
            faults += "Traceback" in "\n".join(site.said)
    back = f"{served} of {2 * times} serve, {faults} tracebacks"
    say("two first starts at once", times, "–", "–", "–", "–", back)


def people(site: Installation) -> list[Person]:
    return [Person(site, "official", land) for land in LAENDER]


def kills(site: Installation, what: str, times: int, whom: Callable[[], list[int]]) -> None:
    name = what.split(" (")[0].replace(" ", "") + RUN
    load = Load(people(site), f"/vorschlaege/{site.ask(OPEN)[0][0]}/", name)
    for _ in range(times):
        time.sleep(3)
        for pid in whom():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(3)
        load.written.wait_for_more()
    time.sleep(3)
    written = load.stop()
    told(site, what, times, written, name, f"yes; longest time without an answer {written.longest_pause():.1f} s")


def told(site, what, times, written, name, back) -> None:
    stored = dict(site.ask(STORED, f"Probe {name}-%"))
    lost = [word for word in written.acknowledged if word not in stored]
    doubled = [word for word, count in stored.items() if count > 1]
    more = len(set(stored) - set(written.acknowledged))
    failed = ", ".join(f"{count} {kind}" for kind, count in sorted(written.failures.items())) or "0"
    failed += f" ({more} of them stored)" if more else ""
    say(what, times, len(written.acknowledged), len(lost), len(doubled), failed, back)


def restarts(what: str, how: int, times: int) -> None:
    """The whole goes down while people write; the next start finds what was acknowledged."""
    words, failures, name = [], Counter(), f"restart{how}-{RUN}"
    for turn in range(times):
        site = Installation(DATA).wait()
        load = Load(people(site), f"/vorschlaege/{site.ask(OPEN)[0][0]}/", f"{name}-{turn}")
        time.sleep(4)
        site.end(how)
        written = load.stop()
        words += written.acknowledged
        failures.update(written.failures)
    site = Installation(DATA).wait()
    load = Load([], "", "")
    load.written.acknowledged, load.written.failures = words, failures
    told(site, what, times, load.stop(), name, f"{times} of {times} starts serve")
    site.end()


def recycling() -> None:
    """Workers make room for new ones all the time while people write."""
    site = Installation(DATA, WORKER_REQUESTS="20").wait()
    load, seen = Load(people(site), f"/vorschlaege/{site.ask(OPEN)[0][0]}/", f"recycling-{RUN}"), set()
    end = time.monotonic() + 60
    while time.monotonic() < end and len(load.written.acknowledged) < 600:
        seen.update(site.workers())
        time.sleep(0.05)
    written = load.stop()
    what = "workers replaced after 20 requests each (WORKER_REQUESTS=20)"
    told(site, what, len(seen) - 2, written, f"recycling-{RUN}", "yes")
    site.end()


def at_once(people: list[Person], path: str, **form) -> Counter:
    """All send the same form at one moment; how often each status came. 302 leads to what is stored now."""
    barrier = Barrier(len(people))

    def one(person):
        barrier.wait()
        try:
            return str(person.send(path, **form)[0])
        except (OSError, http.client.HTTPException) as error:
            return type(error).__name__

    with ThreadPoolExecutor(len(people)) as threads:
        return Counter(threads.map(one, people))


def races(site: Installation, rounds: int = 25) -> None:
    bayern, hamburg = ([Person(site, "official", land) for _ in range(SAME)] for land in ("BY", "HH"))
    ideas(site, bayern, rounds)
    positions(site, hamburg, rounds)
    votes(site)


def ideas(site: Installation, people: list[Person], rounds: int) -> None:
    """The same idea sent at once, then shared at once, then saved at once."""
    (theme,) = site.ask("SELECT id FROM conferences_theme WHERE conference_id = 20 ORDER BY number LIMIT 1")[0]
    form = {"kind": "ordinary", "theme": theme, "lead_land": "BY", "origin": "talk", "ziffern": "1. Ein Text."}
    begun, shared, saved = [], [], []
    for turn in range(rounds):
        title = f"Rennen {RUN} {turn}"
        begun.append(at_once(people, "/vorschlaege/neu/", **form, title=title))
        shared.append(at_once(people, f"{address(site, title)}schritt/share/", x="1"))
        changed = {"title": title, "ziffern": "1. Ein anderer Text.", "base": 1}
        saved.append(at_once(people, f"{address(site, title)}bearbeiten/", **changed))
    about = f"FROM proposals_proposal WHERE title LIKE 'Rennen {RUN} %%'"
    raced(site, "an idea", about, begun)
    steps = f"FROM journal_entry WHERE verb = 'share' AND subject IN (SELECT 'proposals.proposal:' || id {about})"
    raced(site, "a step (share an idea)", steps, shared)
    versions = f"FROM proposals_version WHERE number > 1 AND proposal_id IN (SELECT id {about})"
    raced(site, "a version", versions, saved)


def address(site: Installation, title: str) -> str:
    return f"/vorschlaege/{site.ask('SELECT reference FROM proposals_proposal WHERE title = %s', title)[0][0]}/"


def positions(site: Installation, people: list[Person], rounds: int) -> None:
    sent, to = [], f"{address(site, f'Rennen {RUN} 0')}position/"
    for turn in range(rounds):
        stance = "supports" if turn % 2 else "examining"
        sent.append(at_once(people, to, stance=stance, note=f"Rennen {RUN} {turn}"))
    raced(site, "a position", f"FROM proposals_position WHERE note LIKE 'Rennen {RUN} %%'", sent)


def votes(site: Installation) -> None:
    """Every roll call that is open on the first day of the conference."""
    Person(site, "secretariat", "NI").send("/demo/uhr/", zeitpunkt="hauptkonferenz")
    office = [Person(site, "secretariat", "NI") for _ in range(SAME)]
    form = dict.fromkeys((code for (code,) in site.ask("SELECT code FROM accounts_land")), "yes")
    (newest,) = site.ask("SELECT coalesce(max(id), 0) FROM voting_ballot")[0]
    sent = [at_once(office, f"/vorschlaege/{number}/abstimmung/", **form) for (number,) in site.ask(OPEN)]
    raced(site, "a roll call", f"FROM voting_ballot WHERE id > {newest}", sent)


def raced(site: Installation, what: str, sql: str, sent: list[Counter]) -> None:
    """A round counts as acknowledged where at least one of the clicks was sent on to the page that shows the result."""
    (stored,) = site.ask(f"SELECT count(*) {sql}")[0]
    acknowledged = sum(bool(answers["302"]) for answers in sent)
    answers = ", ".join(f"{count} × {status}" for status, count in sorted(sum(sent, Counter()).items()))
    what = f"{what}: the same form sent {SAME} times at once ({answers})"
    say(what, len(sent), acknowledged, max(acknowledged - stored, 0), max(stored - acknowledged, 0), "0", "–")


if __name__ == "__main__":
    main()
