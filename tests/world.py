"""A small world for tests: one conference year, its offices, Länder that work on proposals, and one that looks on.

Personas carry the names of what they are: `bayern` leads, `hamburg` sits in the group, `sachsen` has no part in it.
Every state is reached through the verbs themselves, never by setting a column.
"""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from accounts.models import Appointment, Land, User
from accounts.permissions import Role
from conferences.models import Conference, Deadline, GroupMember, Meeting, ProcedureRules, Theme, WorkingGroup
from intmk import clock
from proposals import starting
from proposals.models import Proposal
from text.parse import parse
from text.text import Text
from voting.ballots.recording import record_roll_call

NOW = datetime(2025, 3, 24, 9, tzinfo=clock.BERLIN)
BEFORE = datetime(2025, 3, 10, 9, tzinfo=clock.BERLIN)  # the Vorkonferenz lies ahead
SESSION = datetime(2025, 4, 24, 10, tzinfo=clock.BERLIN)
ZIFFERN = """1. Die IntMK stellt fest, dass Kurse fehlen.
2. Die IntMK bittet die Bundesregierung um Mittel.
   a) für Kurse,
   b) für Beratung."""
SECRET = "Geheimsache"  # stands in drafts that must not leak

PERSONAS = {
    "bayern": (Role.OFFICIAL, "BY"),
    "bayern_freigabe": (Role.APPROVER, "BY"),
    "hamburg": (Role.OFFICIAL, "HH"),
    "hamburg_freigabe": (Role.APPROVER, "HH"),
    "sachsen": (Role.OFFICIAL, "SN"),
    "stimmfuehrung": (Role.DELEGATE, "SN"),
    "geschaeftsstelle": (Role.SECRETARIAT, "NI"),
    "presse": (Role.PRESS, "NI"),
    "bund": (Role.FEDERAL_GUEST, None),
    "geschaeftsstelle_nw": (Role.SECRETARIAT, "NW"),
    "presse_nw": (Role.PRESS, "NW"),
    "verwaltung": None,
}


@dataclass(frozen=True)
class World:
    """A conference year and the people who work in it."""

    conference: Conference
    people: dict[str, User]

    @classmethod
    def made(cls):
        return cls(year(sixteen()), everybody())

    def somebody(self, name):
        """That person, with nothing cached from an earlier day."""
        return User.objects.get(pk=self.people[name].pk)

    def start(self, title=f"Kurse sichern {SECRET}", *, ziffern=ZIFFERN, **fields):
        """An idea of Bayern with a complete text."""
        details = {"origin": "talk", "addressee": "Bundesregierung", "contact": "Referat 1"} | fields
        text = Text(title, parse("", ziffern, "Weil es nötig ist."))
        lead = Land.objects.get(pk="BY")
        said = {"lead_land": lead, "by": self.somebody("bayern"), "note": "Entwurf"}
        return starting.start(self.conference, text, **said | details)

    def proposal_in(self, state, **fields):
        """A proposal of Bayern brought to that state by the people whose steps they are."""
        return bring(self.start(**fields), state, self)


def sixteen():
    """The Länder by code; put back where a test with real transactions has emptied the tables."""
    if not Land.objects.exists():
        file = Path(__file__).resolve().parent.parent / "accounts" / "data" / "laender.csv"
        with file.open(encoding="utf-8", newline="") as rows:
            Land.objects.bulk_create(Land(**row) for row in csv.DictReader(rows))
    return {land.code: land for land in Land.objects.all()}


def year(laender):
    """The 20th: chair Niedersachsen, calendar, a theme, a group of Bayern (lead) and Hamburg; and a bare 21st."""
    conferences = [
        Conference.objects.create(
            number=number,
            title=f"{number}. Integrationsministerkonferenz",
            chair_land=laender[chair],
            starts_on=date(year, 7, 1),
            ends_on=date(year + 1, 6, 30),
        )
        for number, chair, year in ((20, "NI", 2024), (21, "NW", 2025))
    ]
    for conference in conferences:
        ProcedureRules.objects.create(conference=conference)
    conference = conferences[0]
    for kind, first, last in (
        ("pre", date(2025, 3, 19), date(2025, 3, 20)),
        ("main", date(2025, 4, 23), date(2025, 4, 24)),
    ):
        Meeting.objects.create(conference=conference, kind=kind, starts_on=first, ends_on=last, place="Göttingen")
    Deadline.objects.create(conference=conference, kind="proposal", due_at=clock.end_of(date(2025, 3, 5)))
    theme = Theme.objects.create(conference=conference, number=2, slug="sprachkurse", title="Sprachkurse")
    group = WorkingGroup.objects.create(
        conference=conference, slug="sprache", name="AG Sprache", lead_land=laender["BY"]
    )
    group.themes.add(theme)
    for code in ("BY", "HH"):
        GroupMember.objects.create(group=group, land=laender[code])
    return conference


def everybody():
    """One person for each role, by name; all appointed from 1 July 2024 without end."""
    return {name: appoint(name, *(spec or ())) for name, spec in PERSONAS.items()}


def appoint(name, role=None, land=None):
    user = User.objects.create_user(f"{name}@example.org", name=name.title(), is_superuser=role is None)
    if role:
        Appointment.objects.create(user=user, role=role, land_id=land, starts_on=date(2024, 7, 1))
    return user


def bring(proposal, state, world):
    """Take the steps to a state. In time for the deadline; back at NOW afterwards (votes: at SESSION)."""
    facts = _facts(proposal, world.conference)
    clock.stop_at(datetime(2025, 3, 3, 9, tzinfo=clock.BERLIN))
    for code, who in _way_to(state):
        if code in ("recommend", "table"):
            clock.stop_at(NOW)
        if code == "vote":
            clock.stop_at(SESSION)
            record_roll_call(proposal, choices(state), by=world.somebody(who))
        elif code in ("defer", "refer"):
            clock.stop_at(SESSION)
            proposal.move(code, by=world.somebody(who), **facts[code])
        else:
            proposal.move(code, by=world.somebody(who), **facts.get(code, {}))
        proposal.refresh_from_db()
    clock.stop_at(SESSION if state in ("adopted", "rejected", "no_majority", "deferred", "referred") else NOW)
    return Proposal.objects.get(pk=proposal.pk)


def session_of(user) -> str:
    """The key of a session that was opened without the form."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def choices(result="adopted", **by_land):
    """Sixteen choices that lead to a result under the rule „13 of 16“; single Länder can be set."""
    yes = {"adopted": 16, "no_majority": 12, "rejected": 4}[result]
    codes = list(Land.objects.values_list("code", flat=True))
    return {code: "yes" if place < yes else "no" for place, code in enumerate(codes)} | by_land


def _facts(proposal, conference):
    meetings = {meeting.kind: meeting for meeting in conference.meetings.all()}
    return {
        "take_up": {"group": conference.groups.get(), "theme": conference.themes.get()},
        "return": {"reason": "Ziffer 2 ist unklar."},
        "to_pre_conference": {"meeting": meetings["pre"]},
        "recommend": {"recommendation": "consent"},
        "table": {"meeting": meetings["main"], "top": f"2.{proposal.pk % 900 + 1}"},
        "defer": {"reason": "Es fehlt Zeit."},
        "refer": {"referred_to": "AG Sprache"},
        "withdraw": {"reason": "Erledigt."},
        "carry_over": {"reason": "Bayern hat zugestimmt."},
    }


def _way_to(state):
    drafting = [("share", "bayern"), ("take_up", "bayern")]
    submitted = [*drafting, ("submit", "bayern_freigabe")]
    admitted = [*submitted, ("admit", "geschaeftsstelle")]
    pre = [*admitted, ("to_pre_conference", "geschaeftsstelle")]
    tabled = [*pre, ("recommend", "geschaeftsstelle"), ("table", "geschaeftsstelle")]
    voted = [*tabled, ("vote", "geschaeftsstelle")]
    return {
        "idea": [],
        "exchange": drafting[:1],
        "drafting": drafting,
        "submitted": submitted,
        "returned": [*submitted, ("return", "geschaeftsstelle")],
        "admitted": admitted,
        "pre_conference": pre,
        "tabled": tabled,
        "adopted": voted,
        "rejected": voted,
        "no_majority": voted,
        "deferred": [*tabled, ("defer", "geschaeftsstelle")],
        "referred": [*tabled, ("refer", "geschaeftsstelle")],
        "withdrawn": [*tabled, ("withdraw", "bayern_freigabe")],
        "carried_over": [*drafting, ("carry_over", "geschaeftsstelle")],
    }[state]


@pytest.fixture(autouse=True)
def stopped_clock():
    """Every test stands at 24 March 2025, 9:00, unless it goes elsewhere with `stop_at`."""
    clock.stop_at(NOW)
    yield clock.stop_at
    clock.stop_at(None)


@pytest.fixture
def laender(db):
    """The sixteen by code."""
    return sixteen()


@pytest.fixture
def conference(laender):
    """The 20th, whose chair is Niedersachsen."""
    return year(laender)


@pytest.fixture
def personas(conference):
    """One person for each role, by name."""
    return everybody()


@pytest.fixture
def world(conference, personas):
    return World(conference, personas)


@pytest.fixture
def somebody(world):
    """`somebody("bayern")`: the person, with nothing cached from an earlier day."""
    return world.somebody


@pytest.fixture
def sign_in(client, somebody):
    """`sign_in("bayern")`: the test client as that person; `sign_in(None)` is the public."""

    def signed_in(name):
        client.logout()
        if name:
            client.force_login(somebody(name))
        return client

    return signed_in


@pytest.fixture
def start(world):
    """`start(title=…)`: an idea of Bayern with a complete text."""
    return world.start


@pytest.fixture
def proposal_in(world, stopped_clock):
    """`proposal_in("tabled")`: a proposal of Bayern brought to that state by the people whose steps they are."""
    return world.proposal_in


@pytest.fixture(scope="module")
def shared_world(django_db_setup, django_db_blocker):
    """A world for all tests of a module, which only read it: each changes what it likes in a transaction of its own.

    What is made in fixtures of that scope is there for every test of the module, and gone after the last.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        clock.stop_at(NOW)
        yield World.made()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def visitor(shared_world):
    """`visitor("bayern")`: a browser of that person, signed in once for all tests; `visitor(None)` is the public's."""
    clients = {name: Client() for name in [*PERSONAS, None]}
    keys = {name: session_of(shared_world.somebody(name)) for name in PERSONAS}

    def come(name):
        client = clients[name]
        client.cookies.clear()
        if name:
            client.cookies[settings.SESSION_COOKIE_NAME] = keys[name]
        return client

    return come
