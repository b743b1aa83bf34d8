from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from intmk.rescue import rescues_text
from proposals.access import get_proposal
from voting.ballots.subject import WHOLE
from voting.ballots.views.rollcall import roll_call
from voting.session.attending import away_from


@rescues_text
@require_http_methods(["GET", "POST"])
def show(request, reference):
    """Record how the Länder voted on a proposal; who is not there begins as absent."""
    proposal = get_proposal(request.user, reference, to=Permission.RECORD_VOTE)
    opening = reverse("voting:open_ballot", args=[reference])
    return roll_call(request, proposal, WHOLE, opening=opening, away=away_from)
