"""What stands behind the addresses of a year and its plan, and what their forms send."""

from conferences.models import Meeting, Theme

KEY = Meeting


def behind(proposal, somebody) -> dict:
    """A theme without a proposal, which may be changed and dropped."""
    theme, _ = Theme.objects.get_or_create(conference_id=20, number=9, slug="ohne-vorschlag", title="Ohne Vorschlag")
    return {"part": "themen", "pk": theme.pk}


def sent(conference) -> dict:
    return {
        "conferences:open": {"title": "21. Integrationsministerkonferenz"},
        "conferences:entitle": {"title": "21. IntMK", "motto": "Ein Motto"},
        "conferences:plan": {"number": "3", "title": "Frauen"},
        "conferences:replan": {"number": "3", "title": "Frauen"},
    }
