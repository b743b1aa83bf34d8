"""What the ballots offer a person at a proposal: to record, and to vote herself."""

from django.urls import reverse

from accounts.permissions import Permission
from proposals.offer import Offer
from proposals.states import State
from voting.ballots.mandate import mandates
from voting.ballots.objections import not_ready


def offers(user, proposal):
    """To record how the Länder voted, and to vote for one where its delegate is asked."""
    if proposal.state != State.TABLED:
        return
    if proposal.authority(user, Permission.RECORD_VOTE):
        yield Offer(
            "Abstimmung erfassen",
            "Eine Stimme je Land in einem Raster; das Ergebnis folgt aus der Geschäftsordnung.",
            reverse("voting:rollcall", args=[proposal.reference]),
            not_ready(proposal),
        )
    yield from _votes(user, proposal)


def _votes(user, proposal):
    """Asked for only on the days of the meeting: nobody pays for it before."""
    meeting, held = proposal.agenda_item.meeting, mandates(user, proposal)
    if not held or not meeting.has_begun or meeting.has_ended:
        return
    running = proposal.ballots.still_open().first()
    for appointment in held if running else ():
        yield Offer(
            f"Für {appointment.land} abstimmen",
            "Die Abstimmung ist offen. Sie können Ihre Stimme ändern, bis sie geschlossen wird.",
            reverse("voting:vote", args=[proposal.reference, running.pk, appointment.land_id]),
        )
