"""What stands behind the addresses of a year and its plan, and what their forms send."""

from accounts.models import Land
from conferences.models import Deadline, Meeting, Permit, Theme
from tests.conferences.permits import permit

KEY = Meeting


def behind(proposal, somebody) -> dict:
    """A theme without a proposal, which may be changed and dropped, and a permit with the same key."""
    theme, _ = Theme.objects.get_or_create(conference_id=20, number=9, slug="ohne-vorschlag", title="Ohne Vorschlag")
    if not Permit.objects.filter(pk=theme.pk).exists():
        deadline = Deadline.objects.get(conference=20, kind="proposal")
        made = permit(deadline, Land.objects.get(pk="HE"), somebody("geschaeftsstelle"))
        Permit.objects.filter(pk=made.pk).update(id=theme.pk)
    return {"part": "themen", "pk": theme.pk}


def sent(conference) -> dict:
    return {
        "conferences:open": {"title": "21. Integrationsministerkonferenz"},
        "conferences:entitle": {"title": "21. IntMK", "motto": "Ein Motto"},
        "conferences:grant_permit": {"land": "HE", "reason": "Regierungsbildung."},
        "conferences:plan": {"number": "3", "title": "Frauen"},
        "conferences:replan": {"number": "3", "title": "Frauen"},
    }
