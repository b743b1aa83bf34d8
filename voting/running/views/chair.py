from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from conferences.crumbs import crumbs
from intmk.following import followed
from voting.running.mark import mark_of
from voting.running.pages.chair import chair_page
from voting.session.access import get_meeting, session_of


@require_safe
def show(request, pk):
    """What the chair says now, what comes next, what is needed and who asked for what."""
    meeting = get_meeting(request.user, pk, to=Permission.HOLD_SESSION)

    def context():
        day = reverse("voting:session", args=[meeting.pk])
        way = crumbs(meeting.conference, ("Sitzung", day), ("Leitung", None))
        return {"meeting": meeting, "page": chair_page(meeting, request.user), "breadcrumb": way}

    mark = mark_of(meeting, session_of(meeting), with_votes=True)
    return followed(request, "voting/running/chair.html", mark, context)
