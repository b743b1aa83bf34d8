"""A session with an item behind the pages of its running order, and what calling it is sent with."""

from conferences.models import AgendaItem
from conferences.models import Meeting as KEY
from tests.voting.session.behind import behind as opened

__all__ = ["KEY", "behind", "sent"]


def behind(proposal, somebody) -> dict:
    """The Hauptkonferenz of the 20th, opened on its second day, with one item on its agenda."""
    given = opened(proposal, somebody)
    meeting = KEY.objects.get(pk=given["pk"])
    if not AgendaItem.objects.filter(meeting=meeting).exists():
        AgendaItem.place(meeting, "1", "Begrüßung", kind="procedure")
    return given


def sent(conference) -> dict:
    item = AgendaItem.objects.filter(meeting__conference=conference).order_by("pk").last()
    return {"voting:call": {"item": item.pk if item else 1, "seen": ""}}
