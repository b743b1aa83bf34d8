from django.urls import reverse

from accounts.permissions import Permission
from proposals.offer import Offer
from proposals.states import State
from voting.ballots.objections import not_open


def offers(user, proposal):
    """To record how the Länder voted."""
    if proposal.state == State.TABLED and proposal.authority(user, Permission.RECORD_VOTE):
        yield Offer(
            "Abstimmung erfassen",
            "Eine Stimme je Land in einem Raster; das Ergebnis folgt aus der Geschäftsordnung.",
            reverse("voting:rollcall", args=[proposal.reference]),
            not_open(proposal),
        )
