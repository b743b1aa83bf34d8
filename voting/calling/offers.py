from django.urls import reverse

from accounts.permissions import Permission
from proposals.offer import Offer
from proposals.sitting import sitting
from voting.calling.objections import is_up_for_motions


def offers(user, proposal):
    """To vote on how to proceed, while the ministers sit."""
    if is_up_for_motions(proposal) and sitting(proposal) and proposal.authority(user, Permission.RECORD_VOTE):
        yield Offer(
            "Zum Verfahren abstimmen",
            "Vertagung, Überweisung, Zulassung oder ein anderer Antrag: Der Schritt folgt aus dem Ergebnis.",
            reverse("voting:motions", args=[proposal.reference]),
            is_awaited=False,
        )
