from django.urls import reverse

from accounts.permissions import Permission
from proposals.offer import Offer
from proposals.states import State
from voting.parts.pen import authority_to_take_over


def offers(user, proposal):
    """Where the session decides on the parts: for who records it, and for the lead Land that may take over."""
    if proposal.state != State.TABLED or not proposal.agenda_item.meeting.has_begun:
        return
    url = reverse("voting:parts", args=[proposal.reference])
    if proposal.open_authority(user, Permission.RECORD_VOTE):
        sentence = "In der Reihenfolge der Abstimmung; danach wird der Text festgestellt und als Ganzes abgestimmt."
        yield Offer("Änderungsanträge und Ziffern", sentence, url, is_awaited=bool(proposal.undecided))
    elif proposal.undecided and authority_to_take_over(proposal, user):
        sentence = f"Im Wortlaut, ohne Abstimmung. Offen: {', '.join(proposal.undecided)}."
        yield Offer("Änderungsanträge übernehmen", sentence, url, is_awaited=False)
