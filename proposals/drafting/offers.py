from django.urls import reverse

from accounts.permissions import Permission
from proposals.offer import Offer
from proposals.states import EDITABLE, WRITTEN


def offers(user, proposal):
    """To write on the text, or to take one from Word."""
    if proposal.state not in EDITABLE or not proposal.open_authority(user, Permission.EDIT_TEXT):
        return
    yield Offer(
        "Text bearbeiten",
        "Jedes Speichern ist eine neue Fassung; frühere bleiben erhalten.",
        reverse("proposals:write", args=[proposal.reference]),
        is_awaited=proposal.state in WRITTEN,
    )
    yield Offer(
        "Text aus Word übernehmen",
        "Sie sehen zuerst, wie die Datei gelesen wurde; dann wird daraus eine neue Fassung.",
        reverse("proposals:import", args=[proposal.reference]),
        is_awaited=False,
    )
