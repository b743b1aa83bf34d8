from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.numbers import number_or_404
from proposals.versions.pages import comparison_page
from proposals.versions.shelf import shelf_of


@require_safe
def show(request, reference):
    """What one version (`bis`) says other than another (`von`); without numbers, the newest and the one before."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    shelf = shelf_of(proposal, request.user)
    new = _asked(shelf, request.GET.get("bis")) or shelf.versions[0]
    old = _asked(shelf, request.GET.get("von")) or shelf.older(new.number) or new
    page = comparison_page(proposal, shelf.versions, old, new, view=request.GET.get("ansicht"))
    context = {"page": page, "proposal": proposal, "breadcrumb": crumbs(proposal, ("Vergleich", None))}
    return render(request, "proposals/versions/compare.html", context)


def _asked(shelf, typed: str | None):
    """The version with a number from an address; a number that is none, or none of hers, is 404."""
    if not typed:
        return None
    found = shelf.get(number_or_404(typed))
    if found is None:
        raise Http404
    return found
