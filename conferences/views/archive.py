from dataclasses import dataclass

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from conferences.access import year_to_open
from conferences.calendar import span, standing, timeline_of
from conferences.kinds import MeetingKind
from conferences.models import Conference


@dataclass(frozen=True, slots=True)
class Row:
    """A conference as a line of the archive: facts, and how sure they are."""

    conference: Conference
    date: str
    place: str
    certainty: str
    may_be_read: bool


@require_safe
def show(request):
    """All conferences, for every signed-in person: the current one first, then the archive."""
    conferences = Conference.objects.select_related("chair_land").prefetch_related("meetings")
    current = conferences.current().first()
    context = {
        "current": _row(current, request.user) if current else None,
        "standing": standing(timeline_of(current)) if current else None,
        "to_open": year_to_open(request.user, current),
        "rows": [_row(conference, request.user) for conference in conferences],
    }
    return render(request, "conferences/list.html", context)


def _row(conference, user):
    main = next(iter(conference.meetings_of(MeetingKind.MAIN)), None)
    date = span(main.starts_on, main.ends_on) if main else conference.archive_date
    return Row(
        conference=conference,
        date=date,
        place=main.place if main else conference.archive_place,
        certainty=_certainty(conference, date),
        may_be_read=conference.authority(user, Permission.READ_CONFERENCE) is not None,
    )


def _certainty(conference, date) -> str:
    if conference.is_confirmed:
        return "amtlich belegt"
    return "Sekundärquelle" if date else "nur nach der Reihenfolge"
