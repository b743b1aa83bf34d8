from django.shortcuts import render
from django.views.decorators.http import require_safe

from dossier.page import dossier_of
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.models import Visit
from proposals.views.jump import to_ziffer


@require_safe
def show(request, reference):
    """One proposal with everything about it: text, possible steps, positions, votes, history."""
    proposal = get_proposal(request.user, reference, along=("resolution",))
    if "ziffer" in request.GET:
        return to_ziffer(request, proposal.text.read())
    page = dossier_of(proposal, request.user, came_from=request.GET.get("aus"))
    if page.negotiation and _is_reading(request):
        Visit.note(proposal, request.user)
    context = {"page": page, "proposal": proposal, "breadcrumb": crumbs(proposal)}
    return render(request, "dossier/proposal.html", context)


def _is_reading(request) -> bool:
    """Whether she has the page before her, so that what she has seen now is not new next time.

    This GET writes: no click could say so. It is her own mark, seen by nobody else, the same however often it is set.
    Who only looks ahead (HEAD, a browser that prefetches) has seen nothing.
    """
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return request.method == "GET" and "prefetch" not in purpose
