"""What stands behind the addresses of editions: one of a Sonderkonferenz, and what approves another."""

from accounts.models import User
from conferences.models import AgendaItem, Conference
from steering.editions.composing import Head, compose
from steering.models import Edition
from tests.world import NOW

KEY = Edition
QUERIES = {"steering:preview_edition": "fuer=laender&versand=2025-03-28"}
DAY = NOW.date()


def meeting_of(kind):
    """A meeting of the 20th with a report on its agenda."""
    conference = Conference.objects.get(pk=20)
    if kind == "special" and not conference.meetings.filter(kind=kind).exists():
        conference.meetings.create(kind=kind, starts_on="2025-05-12", ends_on="2025-05-12", place="Kiel")
    meeting = conference.meetings.select_related("conference__rules", "conference__chair_land").get(kind=kind)
    if not AgendaItem.objects.filter(meeting=meeting).exists():
        AgendaItem.place(meeting, "E1", "Bericht der AG", kind="report")
    return meeting


def digest_of(meeting, *, by, note="", sent_on=DAY) -> str:
    """Of the document that the page shows now."""
    latest = Edition.objects.of(meeting).first()
    return compose(meeting, Head(latest.number + 1 if latest else 1, sent_on, note), by=by).digest


def behind(proposal, somebody) -> dict:
    meeting, office = meeting_of("special"), somebody("geschaeftsstelle")
    known = Edition.objects.of(meeting).first()
    return {"pk": (known or Edition.approve(meeting, DAY, "", reviewed=digest_of(meeting, by=office), by=office)).pk}


def sent(conference) -> dict:
    office = User.objects.get(email="geschaeftsstelle@example.org")
    reviewed = digest_of(meeting_of("main"), by=office)
    day = {"sent_on_tag": DAY.day, "sent_on_monat": DAY.month, "sent_on_jahr": DAY.year}
    return {"steering:approve_edition": {**day, "note": "", "reviewed": reviewed}}
