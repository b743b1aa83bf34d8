"""What stands behind the addresses of packs: one of the office, which nobody else can open."""

from steering.models import Pack
from tests.steering.editions.behind import meeting_of

KEY = Pack


def behind(proposal, somebody) -> dict:
    values = {"land": None, "holds": "agenda", "form": "pdf", "by": somebody("geschaeftsstelle")}
    return {"pk": Pack.order(meeting_of("main"), **values).pk}


def sent(conference) -> dict:
    return {
        "steering:packs": {"meeting": meeting_of("main").pk, "holds": "agenda", "land": "", "form": "pdf"},
    }
