from collections import Counter

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from dossier.offers import actions_for
from dossier.similar import similar_to
from journal.models import Entry
from proposals.access import get_proposal
from proposals.comments.commenting import open_matters
from proposals.crumbs import crumbs
from proposals.drafting.checklist import checklist_of
from proposals.lineage.family import relatives
from proposals.models import Attachment, Visit
from proposals.positions.board import board_of
from proposals.states import UNDER_WAY
from proposals.trail import trail_of
from proposals.versions.shelf import shelf_of, since_last_visit
from proposals.views.jump import to_ziffer
from resolutions.models import PriorReference
from text.lines import lines_of
from voting.results import results_of

LAST_ENTRIES = 40


@require_safe
def show(request, reference):
    """One proposal with everything about it: text, possible steps, positions, votes, history.

    It stands on this floor because it shows floors 4 to 6. The Bund's guests and the press read text and outcome only.
    """
    proposal = get_proposal(request.user, reference, along=("resolution",))
    if "ziffer" in request.GET:
        return to_ziffer(request, proposal.text.read())
    negotiates = proposal.authority(request.user, Permission.READ_NEGOTIATION) is not None
    positions = board_of(proposal, request.user) if negotiates else None
    comments, amendments = open_matters(proposal, request.user) if negotiates else (Counter(), 0)
    kin = relatives(request.user, proposal, with_rivals=negotiates)
    context = {
        "proposal": proposal,
        "lines": lines_of(proposal.text.read(), comments),
        "actions": actions_for(request.user, proposal),
        "results": results_of(proposal, by_land=proposal.authority(request.user, Permission.READ_VOTES) is not None),
        "may_open_to_guests": _may_open_to_guests(request.user, proposal),
        "relatives": kin,
        "trail": trail_of(proposal, request.user, request.GET.get("aus")),
        "breadcrumb": crumbs(proposal),
    }
    if negotiates:
        context |= {
            "positions": positions,
            "comments": comments.total(),
            **_drafting(request.user, proposal, comments.total(), kin),
            "open_amendments": amendments if proposal.is_under_way else 0,
            "attachments": Attachment.objects.visible_to(request.user, proposal).current(),
            "priors": PriorReference.objects.around(proposal, request.user),
            "history": Entry.objects.about(proposal).for_reading()[:LAST_ENTRIES],
            **_reading(request, proposal),
        }
    return render(request, "dossier/proposal.html", context)


def _may_open_to_guests(user, proposal) -> bool:
    """What has ended can only be closed to them."""
    is_something_left = proposal.state in UNDER_WAY or proposal.is_open_to_guests
    return is_something_left and proposal.open_authority(user, Permission.OPEN_TO_GUESTS) is not None


def _drafting(user, proposal, open_comments, kin) -> dict:
    """What helps those who write the text, while it can change."""
    checklist = checklist_of(proposal, user, open_comments=open_comments, kin=kin)
    return {"checklist": checklist, "similar": similar_to(user, proposal)} if checklist else {}


def _reading(request, proposal) -> dict:
    """The versions, and what is new since the reader was last here.

    This GET writes: what she has seen now is not new next time, and no click could say so. It is her own mark, seen by
    nobody else, the same however often it is set. Who only looks ahead (HEAD, a browser that prefetches) has seen
    nothing.
    """
    shelf = shelf_of(proposal, request.user)
    since = since_last_visit(shelf, proposal.current_positions, request.user)
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    if request.method == "GET" and "prefetch" not in purpose:
        Visit.note(proposal, request.user)
    drafts = {"draft_at": shelf.draft_at, "amendment_draft": shelf.amendment_draft}
    return {"versions": shelf.versions, "since": since} | drafts
