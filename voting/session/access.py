"""The doors to a session: unknown is 404, forbidden is 403."""

from django.core.exceptions import PermissionDenied
from django.db.models import BigIntegerField
from django.http import Http404

from accounts.permissions import Permission
from conferences.kinds import DECIDING
from conferences.models import Meeting
from intmk.statement import Statement
from voting.session.models.session import Session


def get_meeting(user, pk: int, *, to: Permission = Permission.READ_SESSION) -> Meeting:
    """A meeting of the ministers with its conference, rules and session, if it has been opened.

    Meetings at working level decide nothing and have no session: 404.
    """
    meeting = next(iter(_MEETING(pk=pk)), None)
    if meeting is None:
        raise Http404
    if meeting.conference.authority(user, to) is None:
        raise PermissionDenied
    if session := session_of(meeting):
        session.meeting = meeting
    return meeting


def get_session(user, pk: int, *, to: Permission = Permission.READ_SESSION) -> Session:
    """The session of a meeting; 404 while it has not been opened."""
    session = session_of(get_meeting(user, pk, to=to))
    if session is None:
        raise Http404
    return session


def _meeting(pk):
    rows = Meeting.objects.select_related("conference__rules", "conference__chair_land", "session__current_item")
    return rows.filter(pk=pk, kind__in=DECIDING)


# Asked for by everybody who follows, every few seconds: Django needs longer to make the SQL than PostgreSQL to answer.
_MEETING = Statement(_meeting, pk=BigIntegerField())


def session_of(meeting) -> Session | None:
    return getattr(meeting, "session", None)
