"""The page of the day, which everybody in the room follows."""

from django.views.decorators.http import require_safe

from conferences.calendar import span
from conferences.crumbs import crumbs
from intmk.following import followed
from voting.running.mark import mark_of
from voting.running.pages.day import DayPage
from voting.session.access import get_meeting, session_of


@require_safe
def show(request, pk):
    """A meeting of the ministers on its day: what is treated, what was decided, who is there."""
    meeting = get_meeting(request.user, pk)
    mark = mark_of(meeting, session_of(meeting))

    def context():
        return {
            "meeting": meeting,
            "conference": meeting.conference,
            "dates": span(meeting.starts_on, meeting.ends_on),
            "page": DayPage(meeting, request.user, mark),
            "breadcrumb": crumbs(meeting.conference, ("Sitzung", None)),
        }

    return followed(request, "voting/running/day.html", mark, context)
