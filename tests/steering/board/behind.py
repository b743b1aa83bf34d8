"""What stands behind the addresses of the board: a view that the office has kept."""

from conferences.models import Conference
from steering.models import SavedView

KEY = SavedView


def behind(proposal, somebody) -> dict:
    conference, office = Conference.objects.get(pk=20), somebody("geschaeftsstelle")
    return {"pk": SavedView.keep(conference, "Wartet bei uns", "wen=geschaeftsstelle", is_shared=True, by=office).pk}


def sent(conference) -> dict:
    return {"steering:keep_view": {"name": "Alles", "query": "stand=submitted"}}
