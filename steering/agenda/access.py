"""The doors to an agenda that is being made: unknown is 404, forbidden is 403."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from conferences.access import get_conference
from conferences.kinds import DECIDING
from conferences.models import AgendaItem, Conference, Meeting


def get_meeting(
    user, number: int, pk: str | None = None, *, to: Permission = Permission.SCHEDULE
) -> tuple[Conference, Meeting | None]:
    """The conference and one of its meetings that decide: the one with this key, or the next to come.

    None where no such meeting is laid down. What is no key of such a meeting is 404.
    """
    conference = get_conference(user, number, to=to)
    meetings = conference.meetings_of(*DECIDING)
    if pk is None:
        coming = (meeting for meeting in meetings if not meeting.has_ended)
        meeting = next(coming, meetings[-1] if meetings else None)
    else:
        meeting = next((meeting for meeting in meetings if str(meeting.pk) == pk), None)
        if meeting is None:
            raise Http404
    if meeting:
        meeting.conference = conference
    return conference, meeting


def get_item(user, number: int, pk: int) -> AgendaItem:
    """An item of this conference, for who may arrange its agenda."""
    conference = get_conference(user, number, to=Permission.SCHEDULE)
    items = AgendaItem.objects.select_related("meeting", "joint_with")
    item = get_object_or_404(items, meeting__conference=conference, pk=pk)
    item.meeting.conference = conference
    return item
