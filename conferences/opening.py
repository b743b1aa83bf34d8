"""A new chair year from the one before it: rules, standing groups and the pattern of dates go on."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import Land
from accounts.permissions import Permission
from accounts.relations import Parties, authority
from conferences import verbs
from conferences.kinds import DeadlineKind, MeetingKind
from conferences.models import (
    Conference,
    Contact,
    Deadline,
    GroupMember,
    Meeting,
    ProcedureRules,
    TextTemplate,
    WorkingGroup,
)
from conferences.models.planned import plain
from conferences.rulebook import values_of
from intmk import clock
from journal.models import record

SAME_WEEKDAY = timedelta(weeks=52)


@dataclass(frozen=True, slots=True)
class Coming:
    """The year after the one that runs: whose it is and when; `conference` once it is laid down."""

    previous: Conference
    number: int
    chair: Land
    starts_on: date
    ends_on: date
    conference: Conference | None = None

    def authority(self, user):
        """The appointment under which a user lays it down, or None: its office, before its first day."""
        parties = Parties(chair=self.chair.pk, term=(self.starts_on, self.ends_on))
        return authority(user.appointments_today, Permission.OPEN_YEAR, parties, clock.today())


@dataclass(frozen=True, slots=True)
class Plan:
    """What the coming office has chosen of the year before, and its own dates."""

    title: str
    motto: str = ""
    meetings: dict[MeetingKind, tuple[date, date, str]] = field(default_factory=dict)
    deadlines: dict[DeadlineKind, datetime] = field(default_factory=dict)
    groups: tuple[WorkingGroup, ...] = ()
    takes_contacts: bool = False
    takes_templates: bool = False


def coming_year() -> Coming | None:
    """The year that is to be opened or has been opened; None where no year has begun yet.

    It follows the last year that has begun; the chair goes on by the name of the Länder (domain §1.3).
    """
    years = Conference.objects.with_term().select_related("chair_land")
    previous = years.filter(starts_on__lte=clock.today()).order_by("-starts_on").first()
    if previous is None:
        return None
    known = years.filter(starts_on__gt=clock.today()).order_by("starts_on").first()
    if known is not None:
        return Coming(previous, known.number, known.chair_land, known.starts_on, known.ends_on, known)
    starts_on = previous.ends_on + timedelta(days=1)
    ends_on = _a_year_later(starts_on) - timedelta(days=1)
    return Coming(previous, previous.number + 1, _next_chair(previous), starts_on, ends_on)


def open_year(coming: Coming, plan: Plan, *, by) -> tuple[Conference, bool]:
    """Lay the coming year down, and whether it is new: two clicks, or two people, make one year."""
    with transaction.atomic():
        previous = Conference.objects.select_for_update().get(pk=coming.previous.pk)
        appointment = coming.authority(by)
        if appointment is None:
            raise PermissionDenied
        if known := Conference.objects.filter(pk=coming.number).first():
            return known, False
        conference = _write(coming, plan, previous)
        facts = {"chair": coming.chair.pk, "previous": previous.pk, "plan": _told(plan)}
        words = {"conference": conference, "previous": previous}
        record(conference, verbs.OPENED_AFTER, by=by, appointment=appointment, words=words, **facts)
    return conference, True


def _write(coming, plan, previous) -> Conference:
    conference = Conference.objects.create(
        number=coming.number,
        title=plan.title,
        motto=plan.motto,
        chair_land=coming.chair,
        starts_on=coming.starts_on,
        ends_on=coming.ends_on,
    )
    ProcedureRules.objects.create(conference=conference, **_rules_of(previous))
    for kind, (starts_on, ends_on, place) in plan.meetings.items():
        Meeting.objects.create(conference=conference, kind=kind, starts_on=starts_on, ends_on=ends_on, place=place)
    for kind, due_at in plan.deadlines.items():
        before = previous.deadline(kind)
        hardness = before.hardness if before else ""
        Deadline.objects.create(conference=conference, kind=kind, due_at=due_at, hardness=hardness)
    for group in plan.groups:
        _continue(group, conference)
    for model, is_taken in ((Contact, plan.takes_contacts), (TextTemplate, plan.takes_templates)):
        rows = model.objects.filter(conference=previous) if is_taken else ()
        model.objects.bulk_create(model(conference=conference, **row.values()) for row in rows)
    return conference


def _rules_of(previous) -> dict:
    """Every parameter with its mark: what is confirmed stays confirmed, what is assumed stays an assumption."""
    rules = ProcedureRules.objects.filter(conference=previous).first()
    return values_of(rules) | {"confirmed": rules.confirmed} if rules else {}


def _continue(group, conference):
    """The same group in the next year, with those who are in it now and since when. Themes are new every year."""
    kept = {name: getattr(group, name) for name in ("slug", "name", "task", "lead_land", "is_standing")}
    row = WorkingGroup.objects.create(conference=conference, continues=group, **kept)
    GroupMember.objects.bulk_create(
        GroupMember(group=row, land_id=member.land_id, joined_on=member.joined_on or group.conference.starts_on)
        for member in group.members.current()
    )


def _told(plan) -> dict:
    """The plan as the journal keeps it."""
    return {
        "title": plan.title,
        "motto": plan.motto,
        "meetings": {
            kind: [str(starts_on), str(ends_on), place] for kind, (starts_on, ends_on, place) in plan.meetings.items()
        },
        "deadlines": plain(plan.deadlines),
        "groups": [group.name for group in plan.groups],
        "taken_over": [
            *(["contacts"] if plan.takes_contacts else []),
            *(["templates"] if plan.takes_templates else []),
        ],
    }


def _next_chair(previous) -> Land:
    order = list(Land.objects.order_by("rotation_index"))
    return order[(order.index(previous.chair_land) + 1) % len(order)]


def _a_year_later(day: date) -> date:
    """The same day of the next year; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)
