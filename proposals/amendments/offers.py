from django.urls import reverse

from accounts.permissions import Permission
from proposals.amendments.pen import authority_to_merge
from proposals.amendments.rules import is_amendable, not_mergeable
from proposals.offer import Offer


def offers(user, proposal):
    """To merge what lies open, or to file an amendment."""
    if proposal.undecided and authority_to_merge(proposal, user) and not_mergeable(proposal) is None:
        yield Offer(
            "Änderungsanträge zusammenführen",
            f"Ziffer für Ziffer wählen, was in den Text kommt. Offen: {', '.join(proposal.undecided)}.",
            reverse("proposals:merge", args=[proposal.reference]),
        )
    appointment = proposal.open_authority(user, Permission.AMEND)
    if appointment and is_amendable(proposal, appointment.land_id):
        yield Offer(
            "Änderungsantrag einbringen",
            f"Sie ändern den Text; der Unterschied wird der Antrag des Landes {appointment.land.name}.",
            reverse("proposals:amend", args=[proposal.reference]),
            is_awaited=False,
        )
