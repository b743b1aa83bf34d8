from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.drafting.standing import standing_of
from proposals.numbers import number_in


@never_cache
@require_safe
def show(request, reference):
    """Who writes on the text now, and whether another version holds by now; nothing (204) where a page knows it."""
    proposal = get_proposal(request.user, reference, to=Permission.EDIT_TEXT)
    standing = standing_of(proposal, request.user, base=number_in(request.GET.get("fassung")) or 0)
    if request.GET.get("stand") == standing.mark:
        return HttpResponse(status=204)
    name = "_standing" if "X-Watch" in request.headers else "standing"
    context = {"proposal": proposal, "standing": standing, "breadcrumb": crumbs(proposal, ("Wer schreibt", None))}
    return render(request, f"proposals/drafting/{name}.html", context)
