"""What the first page after signing in shows to one person."""

from dataclasses import dataclass

from accounts.permissions import Permission
from accounts.relations import LAND_ROLES
from conferences.access import year_to_open
from conferences.models import Conference, Deadline, Meeting
from conferences.opening import Coming
from notices.after import AfterMain, after_main
from notices.day import Day, day_of
from notices.matters import Matter, Waiting, matters_of
from notices.tasks import (
    Task,
    feedback_waiting,
    positions_missing,
    positions_to_release,
    resolutions_waiting,
    tasks_of,
)
from proposals.models import Position, Proposal
from resolutions.models import Resolution


@dataclass(frozen=True, slots=True)
class TasksPage:
    """What waits for a person, and the dates ahead in the current year; `conference` is None between two years."""

    conference: Conference | None
    conference_url: str | None
    deadlines: list[Deadline]
    meetings: list[Meeting]
    has_dates: bool
    day: Day | None
    tasks: list[Task]
    within: list[Waiting]  # between Referat and approver of her own Land
    matters: list[Waiting]  # what the Länder want of one another
    missing: list[Proposal]
    to_confirm: list[Waiting]
    to_release: list[Position]
    resolutions: list[Resolution]
    feedback: int
    to_open: Coming | None
    after: AfterMain | None
    is_of_a_land: bool
    has_function: bool


def tasks_page(user, conference) -> TasksPage:
    """`conference` is the current one with its rules, deadlines and meetings, or None."""
    matters = matters_of(user)
    return TasksPage(
        conference=conference,
        conference_url=_url_for(user, conference),
        deadlines=[d for d in conference.deadlines.all() if not d.is_past] if conference else [],
        meetings=[m for m in conference.meetings.all() if not m.has_ended] if conference else [],
        has_dates=conference is not None and bool(conference.deadlines.all() or conference.meetings.all()),
        day=day_of(user, conference),
        tasks=tasks_of(user, conference),
        within=[each for each in matters if each.is_within_the_land],
        matters=[each for each in matters if each.kind != Matter.CONFIRM and not each.is_within_the_land],
        missing=positions_missing(user),
        to_confirm=[each for each in matters if each.kind == Matter.CONFIRM],
        to_release=positions_to_release(user),
        resolutions=resolutions_waiting(user),
        feedback=feedback_waiting(user, conference),
        to_open=year_to_open(user, conference),
        after=after_main(user, conference),
        is_of_a_land=any(a.role in LAND_ROLES for a in user.appointments_today),
        has_function=bool(user.appointments_today),
    )


def _url_for(user, conference) -> str | None:
    """The year of the conference, for those who may read it: the guests of the Bund may not."""
    may_read = conference and conference.authority(user, Permission.READ_CONFERENCE)
    return conference.get_absolute_url() if may_read else None
