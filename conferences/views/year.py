from django.db.models import Prefetch, prefetch_related_objects
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from conferences.access import get_conference
from conferences.calendar import days_left, span, standing, timeline_of
from conferences.crumbs import crumbs
from conferences.kinds import DeadlineKind, MeetingKind
from conferences.models import WorkingGroup
from journal.models import Entry

ENTRIES = 10


@require_safe
def show(request, number):
    """A conference: the chair year as a picture, themes, groups, meetings, deadlines, and what happened last."""
    conference = get_conference(request.user, number)
    groups = WorkingGroup.objects.select_related("lead_land").prefetch_related("members__land", "themes")
    prefetch_related_objects([conference], "meetings", "deadlines", "themes", Prefetch("groups", groups))
    timeline = timeline_of(conference)
    context = {
        "conference": conference,
        "timeline": timeline,
        "standing": standing(timeline),
        "term": span(conference.starts_on, conference.ends_on),
        "meetings": [_line(meeting) for meeting in conference.meetings.all()],
        "lacks_deadline": len(conference.deadlines.all()) < len(DeadlineKind),
        "deadlines": [(deadline, days_left(deadline)) for deadline in conference.deadlines.all()],
        "may_steer": conference.authority(request.user, Permission.STEER_CONFERENCE) is not None,
        "entries": Entry.objects.about(conference).for_reading()[:ENTRIES],
        "breadcrumb": crumbs(conference),
    }
    return render(request, "conferences/detail.html", context)


def _line(meeting):
    return meeting, span(meeting.starts_on, meeting.ends_on), MeetingKind(meeting.kind).sentence
