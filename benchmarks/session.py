"""A session with all who follow it: `python -m benchmarks.session --minutes 10`, by hand.

Starts IntMK as `make run` does, with a demo year in `var/bench-session`, opens the Hauptkonferenz and goes through its
agenda: sixteen delegations vote by their devices, a clerk calls, asks and closes, the chair and the wall of the room
follow every second, 200 others every five. All clients are threads of this process and do what `follow.js` does; what
the client itself needs is in the figures. Prints tables in Markdown: what a request took, what became of the votes, how
late the wall was, what the server and the machine had to do.
"""

import argparse
import os
import re
import shutil
import statistics
import time
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from threading import Event, Lock, Thread

import psutil
from lxml import html

from benchmarks.following import Followed, Visitor
from benchmarks.visitors import ROOT, Installation

DATA = ROOT / "var" / "bench-session" / "postgres"
FOLLOWERS = 200
DAY = date(2025, 4, 23)  # where the clock of the demo stands at „hauptkonferenz“
OFFICE = ("secretariat", "NI")
HEAD = "| who asks | requests | of them 304 | median ms | p95 ms | p99 ms | longest ms | without an answer |"
LATENCY = "|---|--:|--:|--:|--:|--:|--:|--:|"
OWN_VOTE = r'href="(/vorschlaege/[\w-]+/abstimmung/\d+/stimme/%s/)"'
VOTES = """SELECT b.id, v.land_id, v.choice FROM voting_vote v JOIN voting_ballot b ON b.id = v.ballot_id
    WHERE b.id > %s ORDER BY v.id"""


@dataclass
class Hall:
    """What all clients share: when it ends, what was measured, what was acknowledged and what happened when."""

    over: Event = field(default_factory=Event)
    lock: Lock = field(default_factory=Lock)
    answers: dict[str, list[Followed]] = field(default_factory=lambda: defaultdict(list))
    cast: dict[tuple[int, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    events: list[tuple[float, str]] = field(default_factory=list)
    seen: list[tuple[float, str]] = field(default_factory=list)

    def note(self, who: str, answer: Followed) -> None:
        with self.lock:
            self.answers[who].append(answer)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--followers", type=int, default=FOLLOWERS)
    parser.add_argument("--keep", action="store_true", help="take the demo year that an earlier call has made")
    arguments = parser.parse_args()
    if not arguments.keep:
        shutil.rmtree(DATA.parent, ignore_errors=True)
    site = Installation(DATA).wait()
    try:
        run(site, arguments.minutes, arguments.followers)
    finally:
        site.end()


def run(site: Installation, minutes: float, followers: int) -> None:
    clerk = Visitor(site, *OFFICE)
    day, newest = begin(site, clerk)
    hall = Hall()
    people = [("chair", Visitor(site, *OFFICE), f"{day}leitung/"), ("wall", Visitor(site, *OFFICE), f"{day}saal/")]
    for role, land in audience(site, followers):
        people.append(("follower", Visitor(site, role, land), day))
    threads = [Thread(target=follow, args=(hall, *person, place)) for place, person in enumerate(people)]
    delegates = [Visitor(site, "delegate", land) for (land,) in site.ask("SELECT code FROM accounts_land")]
    threads += [Thread(target=delegate, args=(hall, person, day, place)) for place, person in enumerate(delegates)]
    print(f"{len(people) + len(delegates)} people have signed in; {minutes:g} minutes.\n", flush=True)
    load, before, began = os.getloadavg(), processor(site), time.monotonic()
    for thread in threads:
        thread.start()
    hold(hall, clerk, day, began + 60 * minutes)
    hall.over.set()
    for thread in threads:
        thread.join()
    spent = time.monotonic() - began
    told(hall, site, newest, (processor(site) - before) / spent, (load, os.getloadavg()))


def begin(site: Installation, clerk: Visitor) -> tuple[str, int]:
    """The address of the day, all Länder present, nothing called that is open; and the newest ballot there is."""
    clerk.send("/demo/uhr/", zeitpunkt="hauptkonferenz")
    ((pk,),) = site.ask("SELECT id FROM conferences_meeting WHERE conference_id = 20 AND kind = 'main'")
    day = f"/sitzungen/{pk}/"
    clerk.send(f"{day}eroeffnen/", x="1")
    clerk.send(f"{day}anwesenheit/alle/", x="1")
    ((newest,),) = site.ask("SELECT coalesce(max(id), 0) FROM voting_ballot")
    return day, newest


def audience(site: Installation, count: int) -> list[tuple[str, str]]:
    """People of the Länder, over and over again: each with a browser of its own."""
    rows = site.ask(
        "SELECT DISTINCT ON (role, land_id) role, land_id, starts_on, ends_on FROM accounts_appointment"
        " JOIN accounts_user person ON person.id = user_id WHERE email LIKE '%%.example'"
        " AND role IN ('official', 'approver', 'delegate') ORDER BY role, land_id, accounts_appointment.id"
    )
    known = [(role, land) for role, land, first, last in rows if first <= DAY and (last is None or last >= DAY)]
    return [known[place % len(known)] for place in range(count)]


def follow(hall: Hall, who: str, person: Visitor, path: str, place: int) -> None:
    """As `follow.js`: the part again every so many seconds, whatever happens."""
    every = person.every(path)
    hall.over.wait(every * (place % 97) / 97)
    while not hall.over.is_set():
        answer = person.follow(path)
        hall.note(who, answer)
        if who == "wall" and answer.status == 200:
            hall.seen.append((answer.at, answer.text))
        hall.over.wait(max(every - answer.seconds, 0))


def delegate(hall: Hall, person: Visitor, day: str, place: int) -> None:
    """Follows the day until she is asked, votes, changes her mind or presses twice, and follows until it is closed."""
    hall.over.wait(place / 16)
    while not hall.over.is_set():
        answer = person.follow(day)
        hall.note("delegate, day", answer)
        if answer.status == 200:
            person.asked = re.findall(
                rf'href="(/vorschlaege/[\w-]+/abstimmung/\d+/stimme/{person.land}/)"', answer.text
            )
        if person.asked:
            vote(hall, person, person.asked[0], place)
            person.asked, person.mark = [], ""
        hall.over.wait(5)


def vote(hall: Hall, person: Visitor, path: str, place: int) -> None:
    ballot = int(path.split("/")[-4])
    wanted = ["no", "yes"] if place % 5 == 0 else ["abstain"] if place == 7 else ["yes"]
    for choice in wanted:
        form = {"choice": choice, "key": str(uuid.uuid4())}
        for _ in range(2 if place % 3 == 0 else 1):  # a third of them press twice
            hall.note("delegate, vote", person.timed(path, **form))
        if "Ihre Stimme: " in person.read(path):
            hall.cast[ballot, person.land].append(choice)
    while not hall.over.is_set():
        answer = person.follow(path)
        hall.note("delegate, ballot", answer)
        if answer.status not in (200, 304) or "Abstimmung ist" in answer.text:
            return
        hall.over.wait(2)


def hold(hall: Hall, clerk: Visitor, day: str, until: float) -> None:
    """The clerk: the next TOP, its ballot, its end; the time is shared out evenly among what is open."""
    while time.monotonic() < until:
        page = html.fromstring(clerk.read(day))
        following = page.xpath("//button[@id='naechster']/ancestor::form")
        if not following:
            break
        open_tops = max(len(page.xpath("//li[contains(@class, 'running__top--ahead')]")), 1)
        turn = time.monotonic() + (until - time.monotonic()) / open_tops
        form = dict(following[0].form_values())
        answer = clerk.timed(following[0].action, **form)
        hall.note("clerk", answer)
        number = re.search(r"TOP [\w.]+", following[0].text_content())[0]
        hall.events.append((answer.at, f">{number}<"))
        decide(hall, clerk, day, number)
        time.sleep(max(turn - time.monotonic(), 1))
    hall.over.wait(max(until - time.monotonic(), 0))


def decide(hall: Hall, clerk: Visitor, day: str, number: str) -> None:
    page = html.fromstring(clerk.read(day))
    ways = [
        a.get("href") for a in page.xpath("//ul[@class='now__offers']//a") if a.get("href").endswith("/abstimmung/")
    ]
    if not ways:
        return
    answer = clerk.timed(f"{ways[0]}eroeffnen/", x="1")
    hall.note("clerk", answer)
    if not re.search(r"/abstimmung/\d+/$", answer.location):
        return
    hall.events.append((answer.at, "Abstimmung offen"))
    ballot = int(answer.location.split("/")[-2])
    give_up_at = time.monotonic() + 20
    while time.monotonic() < give_up_at and len([key for key in list(hall.cast) if key[0] == ballot]) < 16:
        time.sleep(0.2)
    time.sleep(1)
    hall.events.append((close(hall, clerk, answer.location), "tally__verdict"))


def close(hall: Hall, clerk: Visitor, path: str) -> float:
    """First the summary, then again with it; who has not voted is absent. When the result was acknowledged."""
    content = clerk.read(path)
    for _ in range(4):
        form = html.fromstring(content).xpath("//form[@data-rollcall]")
        values = dict(form[0].form_values())
        values |= {box.get("name"): "absent" for box in form[0].xpath(".//input[@value='absent']")} | values
        values.pop("keep", None)
        answer = clerk.timed(path, **values)
        hall.note("clerk", answer)
        if answer.status == 302:
            return answer.at
        content = answer.text
    raise SystemExit(f"The ballot {path} could not be closed: {answer.status}")


def processor(site: Installation) -> float:
    """Seconds of processor time that the server and its database have taken."""
    master = psutil.Process(site.process.pid)
    family = [master, *master.children(recursive=True)]
    database = psutil.Process(site.postmaster())
    family += [each for each in (database, *database.children(recursive=True)) if each not in family]
    return sum(sum(each.cpu_times()[:2]) for each in family if each.is_running())


def told(hall: Hall, site: Installation, newest: int, share: float, loads) -> None:
    print(f"{HEAD}\n{LATENCY}")
    every = [answer for who, answers in hall.answers.items() if who != "clerk" for answer in answers]
    follows = [each for each in every if each.is_follow]
    for who, answers in [*sorted(hall.answers.items()), ("**all who follow**", follows)]:
        print(row(who, answers))
    asked, lost, doubled = votes(hall, site, newest)
    print(
        f"\n| votes acknowledged | lost | double | ballots |\n|--:|--:|--:|--:|\n| {asked} | {lost} | {doubled} |",
        end="",
    )
    print(f" {len({ballot for ballot, _ in hall.cast})} |")
    late = sorted(lateness(hall))
    print("\n| what happened | the wall was late, median s | longest s |\n|--:|--:|--:|")
    print(f"| {len(late)} | {statistics.median(late):.2f} | {late[-1]:.2f} |")
    print(
        f"\nServer and database took {share:.2f} of {os.cpu_count()} processors; load of the machine before and after:"
    )
    print(", ".join(f"{load[0]:.1f}" for load in loads))


def row(who: str, answers: list[Followed]) -> str:
    times = sorted(1000 * answer.seconds for answer in answers if answer.status)
    if not times:
        return f"| {who} | 0 |" + " – |" * 6
    unchanged, failed = sum(a.status == 304 for a in answers), sum(not a.status or a.status >= 400 for a in answers)
    at = [statistics.median(times), *(times[min(int(len(times) * part), len(times) - 1)] for part in (0.95, 0.99, 1))]
    return f"| {who} | {len(answers)} | {unchanged} | {' | '.join(f'{each:.1f}' for each in at)} | {failed} |"


def votes(hall: Hall, site: Installation, newest: int) -> tuple[int, int, int]:
    """How many were acknowledged; of them, how many are not stored as they were sent, and how many twice."""
    stored = defaultdict(list)
    for ballot, land, choice in site.ask(VOTES, newest):
        stored[ballot, land].append(choice)
    sent = sum(len(choices) for choices in hall.cast.values())
    lost = sum(choice not in stored[key] for key, choices in hall.cast.items() for choice in choices)
    doubled = sum(max(len(stored[key]) - len(choices), 0) for key, choices in hall.cast.items())
    return sent, lost, doubled


def lateness(hall: Hall):
    """For each thing that happened, the seconds from its acknowledgement until the wall showed it."""
    for at, sign in hall.events:
        shown = [seen for seen, text in hall.seen if seen > at - 1 and sign in re.sub(r">\s+|\s+<", _tight, text)]
        if shown:
            yield max(shown[0] - at, 0.0)
        elif at < hall.seen[-1][0]:
            yield float("inf")


def _tight(found: re.Match) -> str:
    return found[0].strip()


if __name__ == "__main__":
    main()
