"""The stage and the people of the demo year: real calendar, themes and older conferences; fictitious people."""

import csv
import tomllib
from datetime import date, datetime, time
from pathlib import Path

from django.utils import formats

from accounts.models import Appointment, Land, Ministry, User
from conferences import verbs
from conferences.kinds import DeadlineKind, MeetingKind
from conferences.models import (
    AgendaItem,
    Conference,
    Contact,
    Deadline,
    GroupMember,
    Meeting,
    ProcedureRules,
    TextTemplate,
    Theme,
    WorkingGroup,
)
from intmk import clock
from journal.models import record

DATA = Path(__file__).resolve().parent / "data"
NUMBER = 20
TERMS = {20: (date(2024, 7, 1), date(2025, 6, 30)), 21: (date(2025, 7, 1), date(2026, 6, 30))}
SPECIAL_DAY = date(2025, 2, 12)
_MEETINGS = {
    "autumn_meeting": MeetingKind.AUTUMN,
    "pre_conference": MeetingKind.PRE,
    "main_conference": MeetingKind.MAIN,
}
_DEADLINES = {
    "topic_deadline": DeadlineKind.TOPIC,
    "proposal_deadline": DeadlineKind.PROPOSAL,
    "agenda_sent": DeadlineKind.AGENDA,
    "amendment_deadline": DeadlineKind.AMENDMENT,
}


def build() -> Conference:
    """Create everything but the proposals. The database must hold no conference yet."""
    _conferences()
    conference = Conference.objects.get(pk=NUMBER)
    _calendar(conference)
    _themes(conference)
    _groups(conference)
    _agenda(conference)
    _at_hand(conference)
    _ministries()
    _people()
    return conference


def facts(name):
    with (DATA / "facts" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def toml(name):
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def _conferences():
    for row in facts("conferences.csv"):
        number = int(row["number"])
        starts_on, ends_on = TERMS.get(number, (None, None))
        conference = Conference.objects.create(
            number=number,
            title=f"{number}. Integrationsministerkonferenz",
            motto=row["motto"],
            chair_land_id=row["chair"] or None,
            starts_on=starts_on,
            ends_on=ends_on,
            archive_date=_period(row["starts_on"], row["ends_on"]),
            archive_place=row["place"],
            is_confirmed=row["certainty"] == "official",
        )
        if starts_on:
            ProcedureRules.objects.create(conference=conference)


def _period(start: str, end: str) -> str:
    """„23.–24. April 2025“, „Juni 2009“ or „2016“: as exact as the source is."""
    if len(start) < 10:
        return formats.date_format(date.fromisoformat(f"{start}-01"), "F Y") if len(start) == 7 else start
    first, last = date.fromisoformat(start), date.fromisoformat(end or start)
    long = formats.date_format(last, "j. F Y")
    return long if first == last else f"{first.day}.–{long}"


def _calendar(conference):
    for row in facts("conference20_milestones.csv"):
        starts_on, ends_on = date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"])
        if row["kind"] in _MEETINGS:
            Meeting.objects.create(
                conference=conference,
                kind=_MEETINGS[row["kind"]],
                starts_on=starts_on,
                ends_on=ends_on,
                place=row["place"],
            )
        if row["kind"] in _DEADLINES:
            Deadline.objects.create(
                conference=conference,
                kind=_DEADLINES[row["kind"]],
                due_at=clock.end_of(ends_on),
                is_confirmed=row["certainty"] == "official",
            )
    Meeting.objects.create(
        conference=conference,
        kind=MeetingKind.SPECIAL,
        starts_on=SPECIAL_DAY,
        ends_on=SPECIAL_DAY,
        place="als Videokonferenz",
        is_example=True,
    )


def _themes(conference):
    for row in facts("conference20_themes.csv"):
        Theme.objects.create(
            conference=conference,
            number=row["number"],
            slug=row["slug"],
            title=row["short_title"],
            wording=row["wording_in_press_release_of_2024_07_03"],
            coordinate_with="Arbeits- und Sozialministerkonferenz (ASMK)" if row["number"] == "4" else "",
        )


def _groups(conference):
    themes = {theme.slug: theme for theme in conference.themes.all()}
    for row in toml("groups.toml")["group"]:
        group = WorkingGroup.objects.create(
            conference=conference,
            slug=row["slug"],
            name=row["name"],
            task=row["task"],
            lead_land_id=row["lead"],
            is_standing=row.get("standing", False),
        )
        group.themes.set(themes[slug] for slug in row["themes"])
        GroupMember.objects.bulk_create(
            GroupMember(group=group, land_id=code, joined_on=conference.starts_on) for code in row["members"]
        )


def _agenda(conference):
    for row in toml("agenda.toml")["item"]:
        meeting = conference.meetings.get(kind=row["meeting"])
        AgendaItem.place(meeting, row["number"], row["title"], kind=row["kind"])


def _ministries():
    for row in toml("ministries.toml")["ministry"]:
        Ministry.objects.create(
            land_id=row["land"],
            name=row["name"],
            valid_from=row.get("valid_from"),
            valid_to=row.get("valid_to"),
            is_confirmed=row.get("certainty") == "A",
        )


def _at_hand(conference):
    """Contacts and templates of the office: for every Land a mailbox, the rest from a file."""
    for land in Land.objects.all():
        email = f"integration@{land.pk.lower()}.example"
        Contact.objects.create(
            conference=conference, list_name="Fachebene", land=land, office="Referat Integration", email=email
        )
    kept = toml("office.toml")
    for row in kept["contact"]:
        Contact.objects.create(conference=conference, **{"land_id": row.pop("land", None)} | row)
    for row in kept["template"]:
        TextTemplate.objects.create(conference=conference, title=row["title"], words=row["words"].strip())


def _people():
    """One person may hold several appointments. Nobody has a password: the demo signs in by one click.

    The journal tells of all appointments on the first day of the year, also of those that begin later.
    """
    with clock.at(datetime.combine(TERMS[NUMBER][0], time(8))):
        for row in toml("people.toml")["person"]:
            _appoint(row)


def _appoint(row):
    user = User.objects.filter(email=row["email"]).first() or User.objects.create_user(row["email"], name=row["name"])
    appointment = Appointment.objects.create(
        user=user,
        role=row["role"],
        land=Land.objects.get(pk=row["land"]) if row.get("land") else None,
        starts_on=row["starts_on"],
        ends_on=row.get("ends_on"),
    )
    words = {"appointment": appointment}
    record(appointment, verbs.APPOINTED, words=words, rows=[appointment], user=user.pk)
