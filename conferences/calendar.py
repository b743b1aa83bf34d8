"""The dates of a chair year as its pages tell them: the picture, where we are in it, and dates in words."""

from dataclasses import dataclass
from datetime import date

from django.utils import formats

from conferences.kinds import DeadlineKind
from conferences.timeline import Entry, Event, Kind, Timeline, year
from intmk import clock


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a conference stands today. Each entry is None where there is nothing to say."""

    now: Entry | None
    last_meeting: Entry | None
    next: Entry | None
    next_meeting: Entry | None
    has_dates: bool


def timeline_of(conference) -> Timeline:
    """The year of a conference with a term. Reads prefetched meetings and deadlines where there are any."""
    events = [_meeting(meeting) for meeting in conference.meetings.all()]
    events += [_deadline(deadline) for deadline in conference.deadlines.all()]
    return year(conference.starts_on, conference.ends_on, events, clock.today())


def standing(timeline: Timeline) -> Standing:
    """What is on today, what was last, what comes next; the next meeting only where something else comes before it."""
    past = [entry for entry in timeline.entries if entry.phase == "past" and _is_meeting(entry)]
    ahead = [entry for entry in timeline.entries if entry.phase in ("next", "later")]
    next_meeting = next(filter(_is_meeting, ahead), None)
    return Standing(
        now=next((entry for entry in timeline.entries if entry.phase == "now"), None),
        last_meeting=past[-1] if past else None,
        next=ahead[0] if ahead else None,
        next_meeting=None if next_meeting in ahead[:1] else next_meeting,
        has_dates=bool(timeline.entries),
    )


def days_left(deadline) -> str:
    """How much time a deadline leaves, in words. On its last day the hour counts."""
    if deadline.is_past:
        return "abgelaufen"
    days = (clock.wall(deadline.due_at).date() - clock.today()).days
    return ("heute", "morgen")[days] if days < 2 else f"in {days} Tagen"


def span(starts_on: date, ends_on: date) -> str:
    """„29. April 2021“, „23.–24. April 2025“ or „1. Juli 2024 bis 30. Juni 2025“."""
    last = formats.date_format(ends_on, "j. F Y")
    if starts_on == ends_on:
        return last
    if (starts_on.year, starts_on.month) == (ends_on.year, ends_on.month):
        return f"{starts_on.day}.–{last}"
    return f"{formats.date_format(starts_on, 'j. F Y')} bis {last}"


def _is_meeting(entry: Entry) -> bool:
    return entry.event.kind == Kind.MEETING


def _meeting(meeting) -> Event:
    label = f"{meeting} (Beispiel)" if meeting.is_example else str(meeting)
    return Event(label, meeting.starts_on, meeting.ends_on, Kind.MEETING)


def _deadline(deadline) -> Event:
    day = clock.wall(deadline.due_at).date()
    kind = Kind.OTHER if deadline.kind == DeadlineKind.AGENDA else Kind.DEADLINE
    return Event(deadline.label, day, day, kind, is_assumption=not deadline.is_confirmed)
