"""What this floor offers for a proposal."""

from django.urls import reverse

from accounts.permissions import Permission
from proposals.kinds import Verdict
from proposals.offer import Offer
from proposals.states import State


def offers(user, proposal):
    """To look at the form of what was submitted."""
    if proposal.state == State.SUBMITTED and proposal.authority(user, Permission.CHECK):
        yield Offer(
            "Form prüfen",
            "Bemerkungen an Titel, Angaben und Ziffern; nach der Rückgabe sehen Sie nur, was sich geändert hat.",
            reverse("steering:check", args=[proposal.reference]),
            is_awaited=proposal.form_verdict != Verdict.FINE,
        )
