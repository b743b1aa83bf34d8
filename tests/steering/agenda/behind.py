"""What stands behind the addresses of an agenda that is being made, and what its forms send."""

from conferences.arrangement import digest
from conferences.models import AgendaItem, Conference
from conferences.models.arranging import nodes_of

KEY = AgendaItem


def _item() -> AgendaItem:
    """A report on the agenda of the Hauptkonferenz, and another meeting it could go to."""
    conference = Conference.objects.get(pk=20)
    main = conference.meetings.get(kind="main")
    if not conference.meetings.filter(kind="special").exists():
        conference.meetings.create(kind="special", starts_on="2025-05-12", ends_on="2025-05-12", place="Kiel")
    known = AgendaItem.objects.filter(meeting=main, number="A1").first()
    return known or AgendaItem.place(main, "A1", "Bericht der AG", kind="report")


def behind(proposal, somebody) -> dict:
    return {"pk": _item().pk}


def sent(conference) -> dict:
    item = _item()
    special = item.meeting.conference.meetings.get(kind="special")
    order = digest(nodes_of(AgendaItem.objects.of(item.meeting)))
    return {
        "steering:put_item": {"item": item.pk, "spot": "hoch", "opened": order},
        "steering:add_item": {"number": "A2", "title": "Ein Bericht", "kind": "report"},
        "steering:revise_item": {"title": "Ein anderer Titel", "kind": "report", "opened": ""},
        "steering:withdraw_item": {"reason": "Kommt im Herbst."},
        "steering:relocate_item": {"meeting": special.pk, "number": "S1", "reason": "Eilt nicht."},
    }
