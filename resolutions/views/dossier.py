from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from journal.models import Entry
from proposals.access import get_proposal
from proposals.models import Proposal
from proposals.positions import board_of
from proposals.reading import lines_of
from resolutions.actions import actions_for
from voting.results import results_of

LAST_ENTRIES = 40


@require_safe
def show(request, reference):
    """One proposal with everything about it: text, possible steps, positions, votes, history.

    It stands on this floor because it shows floors 4 to 6. The Bund's guests and the press read text and outcome only.
    """
    proposal = get_proposal(request.user, reference)
    context = {
        "proposal": proposal,
        "lines": lines_of(proposal.text.read()),
        "actions": actions_for(request.user, proposal),
        "results": results_of(
            proposal, by_land=proposal.authority(request.user, Permission.READ_VOTES) is not None
        ),
        "may_open_to_guests": proposal.authority(request.user, Permission.OPEN_TO_GUESTS) is not None,
        "relatives": _relatives(request.user, proposal),
        "breadcrumb": [("Vorschläge", reverse("proposals:list")), (reference, None)],
    }
    if proposal.authority(request.user, Permission.READ_NEGOTIATION):
        context |= {
            "positions": board_of(proposal),
            "versions": proposal.versions_seen_by(request.user)
            .select_related("saved_by")
            .order_by("-number"),
            "history": Entry.objects.about(proposal).for_reading()[:LAST_ENTRIES],
        }
    return render(request, "resolutions/dossier.html", context)


def _relatives(user, proposal):
    """Where the text comes from and goes on, as far as the user may see it."""
    visible = Proposal.objects.visible_to(user)
    related = visible.filter(pk=proposal.predecessor_id or 0) | visible.filter(predecessor=proposal)
    return list(related.select_related("conference").order_by("pk"))
