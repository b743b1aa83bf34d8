"""What the page of a conference shows to one reader."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from accounts.permissions import Permission
from conferences.calendar import Standing, days_left, span, standing, timeline_of
from conferences.kinds import DeadlineKind, MeetingKind
from conferences.models import Deadline, GroupMember, Meeting, WorkingGroup
from conferences.timeline import Timeline
from journal.models import Entry

ENTRIES = 10


@dataclass(frozen=True, slots=True)
class YearPage:
    """The chair year: as a picture, in dates, and what happened last."""

    timeline: Timeline
    standing: Standing
    term: str
    meetings: list[tuple[Meeting, str, str]]  # its dates, what it is for
    deadlines: list[tuple[Deadline, str, str]]  # the time it leaves, and what becomes of what comes later
    lacks_deadline: bool
    may_steer: bool
    entries: QuerySet[Entry]


def year_page(conference, user) -> YearPage:
    """Reads meetings, deadlines, themes and groups of the conference, and leaves them with it for the templates."""
    members = Prefetch("members", GroupMember.objects.current().select_related("land"))
    groups = WorkingGroup.objects.select_related("lead_land").prefetch_related(members, "themes")
    prefetch_related_objects([conference], "meetings", "deadlines", "themes", Prefetch("groups", groups))
    timeline = timeline_of(conference)
    return YearPage(
        timeline=timeline,
        standing=standing(timeline),
        term=span(conference.starts_on, conference.ends_on),
        meetings=[_line(meeting) for meeting in conference.meetings.all()],
        deadlines=[(d, days_left(d), d.afterwards(conference.rules)) for d in conference.deadlines.all()],
        lacks_deadline=len(conference.deadlines.all()) < len(DeadlineKind),
        may_steer=conference.authority(user, Permission.STEER_CONFERENCE) is not None,
        entries=Entry.objects.about(conference).for_reading()[:ENTRIES],
    )


def _line(meeting) -> tuple[Meeting, str, str]:
    return meeting, span(meeting.starts_on, meeting.ends_on), MeetingKind(meeting.kind).sentence
