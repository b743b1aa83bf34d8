"""The session is opened, closed and opened again."""

from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.permissions import Permission
from intmk.acting import say
from voting.session.access import get_meeting, get_session
from voting.session.models.session import Session


@require_POST
def open_session(request, pk):
    """Open the meeting; the next thing to do is to note who is there."""
    meeting = get_meeting(request.user, pk, to=Permission.HOLD_SESSION)
    opened = say(
        request,
        lambda: Session.open(meeting, by=request.user),
        done="Die Sitzung ist eröffnet. Halten Sie fest, wer anwesend ist.",
        known="Die Sitzung ist schon eröffnet.",
    )
    return redirect("voting:presence" if opened else "voting:session", pk)


@require_POST
def close(request, pk):
    """End the session."""
    session = get_session(request.user, pk, to=Permission.HOLD_SESSION)
    closed, known = "Die Sitzung ist geschlossen.", "Die Sitzung war schon geschlossen."
    say(request, lambda: session.close(by=request.user), done=closed, known=known)
    return redirect(session)


@require_POST
def reopen(request, pk):
    """Go on with a session that was closed too early."""
    session = get_session(request.user, pk, to=Permission.HOLD_SESSION)
    opened, known = "Die Sitzung ist wieder geöffnet.", "Die Sitzung ist schon offen."
    say(request, lambda: session.reopen(by=request.user), done=opened, known=known)
    return redirect(session)
