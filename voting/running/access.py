"""The door to an item of a session: one of another meeting, or unknown, is 404."""

from django.shortcuts import get_object_or_404

from conferences.models import AgendaItem


def get_item(session, pk: int) -> AgendaItem:
    return get_object_or_404(AgendaItem, meeting=session.meeting_id, pk=pk)
