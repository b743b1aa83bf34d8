"""A conference year with one adopted proposal, the offices around it, and resolutions by the dozen."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from accounts.models import Appointment, Land, User
from conferences.models import Conference, GroupMember, Meeting, ProcedureRules, Theme, WorkingGroup
from intmk import clock
from intmk.clock import BERLIN
from proposals.models import Proposal
from proposals.models.writing import Draft
from proposals.search import search_vector
from proposals.text.blocks import build, digest, dump
from resolutions.models import Resolution
from voting.models import Ballot

VOTED_AT = datetime(2025, 4, 24, 11, 20, tzinfo=BERLIN)
NOON = datetime(2025, 4, 24, 12, tzinfo=BERLIN)
TITLE = "Sprachkurse verlässlich finanzieren"
BLOCKS = build(
    ["Die Länder tragen gemeinsam Verantwortung."],
    [(1, "Die IntMK bittet den Bund um Planungssicherheit."), (2, "für drei Jahre und"), (3, "auch auf dem Land.")],
    ["Kurse brechen sonst ab."],
)


@pytest.fixture(autouse=True)
def at(db):
    """The clock, stopped at noon after the vote; call it to set it."""
    clock.stop_at(NOON)
    yield clock.stop_at
    clock.stop_at(None)


@pytest.fixture
def conference(db) -> Conference:
    conference = Conference.objects.create(
        number=20,
        title="20. Integrationsministerkonferenz",
        chair_land_id="NI",
        starts_on=date(2024, 7, 1),
        ends_on=date(2025, 6, 30),
    )
    ProcedureRules.objects.create(conference=conference)
    Meeting.objects.create(
        conference=conference,
        kind="main",
        starts_on=date(2025, 4, 23),
        ends_on=date(2025, 4, 24),
        place="Göttingen",
    )
    theme = Theme.objects.create(conference=conference, number=1, slug="sprachkurse", title="Sprachkurse")
    group = WorkingGroup.objects.create(conference=conference, slug="sprache", name="AG Sprache", lead_land_id="NI")
    group.themes.add(theme)
    GroupMember.objects.create(group=group, land_id="NI")
    return conference


def person(name: str, role: str, land: str | None, starts_on=date(2024, 7, 1)) -> User:
    user = User.objects.create_user(f"{name.lower()}@intmk.example", name=name)
    Appointment.objects.create(user=user, role=role, land_id=land, starts_on=starts_on)
    return user


@pytest.fixture
def geschaeftsstelle(db) -> User:
    return person("Geschäftsstelle", "secretariat", "NI")


@pytest.fixture
def presse(db) -> User:
    return person("Presse", "press", "NI")


@pytest.fixture
def bayern(db) -> User:
    return person("Bayern", "approver", "BY")


@pytest.fixture
def bund(db) -> User:
    return person("Bund", "federal_guest", None)


@pytest.fixture
def proposal(conference, geschaeftsstelle) -> Proposal:
    """On the agenda of the main conference."""
    lead = person("Niedersachsen", "approver", "NI")
    with clock.at(datetime(2025, 3, 3, 10, tzinfo=BERLIN)):
        proposal = Proposal.start(
            conference,
            Draft(TITLE, BLOCKS),
            lead_land=Land.objects.get(pk="NI"),
            by=lead,
            origin="practice",
            addressee="Bundesregierung",
            contact="Referat 301",
        )
        proposal.move("take_up", by=lead, group=conference.groups.get(), theme=conference.themes.get())
        proposal.move("submit", by=lead)
        proposal.move("admit", by=geschaeftsstelle)
        proposal.move(
            "table_directly",
            by=geschaeftsstelle,
            meeting=conference.meetings.get(),
            top="2.3",
            reason="Die Mittel laufen aus.",
        )
    return proposal


@pytest.fixture
def adopted(proposal, geschaeftsstelle) -> Proposal:
    """Adopted by fifteen Länder against one."""
    choices = dict.fromkeys(Land.objects.values_list("code", flat=True), "yes") | {"BY": "no"}
    with clock.at(VOTED_AT):
        Ballot.record(proposal, choices, by=geschaeftsstelle)
    proposal.refresh_from_db()
    return proposal


@pytest.fixture
def resolutions(conference, geschaeftsstelle) -> Callable[..., list[Resolution]]:
    """Makes released and, unless told otherwise, published resolutions with numbers from 101 on."""

    def make(count: int, *, is_published=True, embargo_until=None, title=TITLE, theme="") -> list[Resolution]:
        first = 101 + Resolution.objects.count()
        return [
            _resolution(conference, geschaeftsstelle, f"2025-{number}", is_published, embargo_until, title, theme)
            for number in range(first, first + count)
        ]

    return make


def _resolution(conference, person, reference, is_published, embargo_until, title, theme):
    published = {"published_at": VOTED_AT, "published_by": person, "visible_from": embargo_until or VOTED_AT}
    return Resolution.objects.create(
        proposal=Proposal.objects.create(
            reference=reference, conference=conference, title="Entwurf", lead_land_id="NI", origin="talk"
        ),
        conference=conference,
        reference=reference,
        top="2.3",
        kind="ordinary",
        title=title,
        blocks=dump(BLOCKS),
        digest=digest(title, BLOCKS),
        theme=theme,
        sponsors="Niedersachsen und Bremen",
        meeting="Hauptkonferenz Göttingen",
        decided_at=VOTED_AT,
        wording="einstimmig",
        counts="16 : 0 : 0 (Ja : Nein : Enthaltung)",
        search=search_vector(title, dump(BLOCKS)),
        released_at=VOTED_AT,
        released_by=person,
        embargo_until=embargo_until,
        **(published if is_published else {}),
    )
