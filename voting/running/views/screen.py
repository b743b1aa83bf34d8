from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from intmk.following import followed
from voting.running.mark import mark_of
from voting.running.pages.screen import screen_page
from voting.session.access import get_meeting, session_of


@require_safe
def show(request, pk):
    """What is projected in the room; opened by the office that holds the session, read by everybody there."""
    meeting = get_meeting(request.user, pk, to=Permission.HOLD_SESSION)

    def context():
        return {"meeting": meeting, "conference": meeting.conference, "page": screen_page(meeting, request.user)}

    mark = mark_of(meeting, session_of(meeting), with_votes=True)
    return followed(request, "voting/running/screen.html", mark, context)
