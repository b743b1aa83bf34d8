"""The conference year of the measurement: it lies around the real day, because the server has no other clock."""

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import Appointment, Land, User
from accounts.permissions import Role
from conferences.models import Conference, Deadline, GroupMember, Meeting, ProcedureRules, Theme, WorkingGroup
from intmk import clock

NUMBER = 20
CHAIR = "NI"
THEMES = ("Sprache", "Arbeit", "Bildung", "Wohnen", "Teilhabe", "Verwaltung")
GROUPS = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """What all proposals of the world share."""

    conference: Conference
    pre: Meeting
    main: Meeting
    themes: list[Theme]
    groups: list[WorkingGroup]
    laender: list[str]
    officials: dict[str, User]
    office: User
    press: User

    @property
    def personas(self) -> dict[str, User]:
        return {"bayern": self.officials["BY"], "geschaeftsstelle": self.office, "presse": self.press}


def create() -> Frame:
    """The current conference with its calendar, six themes, eight groups, and one person for each office."""
    laender = list(Land.objects.values_list("code", flat=True))
    conference = _conferences()
    pre, main = _meetings(conference)
    themes = Theme.objects.bulk_create(
        Theme(conference=conference, number=number, slug=title.lower(), title=title)
        for number, title in enumerate(THEMES, 1)
    )
    return Frame(
        conference=conference,
        pre=pre,
        main=main,
        themes=themes,
        groups=_groups(conference, laender),
        laender=laender,
        officials={code: _person(code, (Role.OFFICIAL, Role.APPROVER), code, conference) for code in laender},
        office=_person("geschaeftsstelle", (Role.SECRETARIAT,), CHAIR, conference),
        press=_person("presse", (Role.PRESS,), CHAIR, conference),
    )


def _conferences() -> Conference:
    today = clock.today()
    first_year = today.year if today.month >= 7 else today.year - 1
    for number, chair, year in (
        (NUMBER - 1, "MV", first_year - 1),
        (NUMBER, CHAIR, first_year),
        (NUMBER + 1, "NW", first_year + 1),
    ):
        conference = Conference.objects.create(
            number=number,
            title=f"{number}. Integrationsministerkonferenz",
            chair_land_id=chair,
            starts_on=date(year, 7, 1),
            ends_on=date(year + 1, 6, 30),
        )
        ProcedureRules.objects.create(conference=conference)
    return Conference.objects.get(number=NUMBER)


def _meetings(conference) -> list[Meeting]:
    """Both have begun, so that votes can be recorded; the deadline for proposals lies ahead."""
    today = clock.today()
    Deadline.objects.create(conference=conference, kind="proposal", due_at=clock.end_of(today + timedelta(days=30)))
    return [
        Meeting.objects.create(conference=conference, kind=kind, starts_on=today, ends_on=today, place="Hannover")
        for kind in ("pre", "main")
    ]


def _groups(conference, laender) -> list[WorkingGroup]:
    groups = WorkingGroup.objects.bulk_create(
        WorkingGroup(conference=conference, slug=f"ag-{n}", name=f"Arbeitsgruppe {n}", lead_land_id=laender[2 * n])
        for n in range(GROUPS)
    )
    GroupMember.objects.bulk_create(
        GroupMember(group=group, land_id=laender[(2 * place + step) % 16])
        for place, group in enumerate(groups)
        for step in range(5)
    )
    return groups


def _person(name, roles, land, conference) -> User:
    user = User(email=f"{name.lower()}@example.org", name=f"Person {name}")
    user.set_unusable_password()
    user.save()
    for role in roles:
        Appointment.objects.create(user=user, role=role, land_id=land, starts_on=conference.starts_on)
    return user
