"""What stands behind the addresses of related texts, and what their forms send."""

from resolutions.models import PriorReference

KEY = PriorReference


def behind(proposal, somebody) -> dict:
    """A resolution of the archive that the proposal goes back to."""
    archived = {"text": "19. IntMK, TOP 2.3"}
    PriorReference.link(proposal, by=somebody("bayern"), **archived)
    return {"pk": PriorReference.objects.get(proposal=proposal, **archived).pk}


def sent(conference) -> dict:
    return {"dossier:relatives": {"form": "beschluss", "beschluss-text": "19. IntMK, TOP 2.3"}}
