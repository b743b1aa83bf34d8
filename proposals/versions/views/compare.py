from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.numbers import number_or_404
from proposals.versions.comparison import comparison_of
from proposals.versions.shelf import shelf_of

VIEWS = {"text": "Im Text", "nebeneinander": "Nebeneinander", "worte": "In Worten"}


@require_safe
def show(request, reference):
    """What one version (`bis`) says other than another (`von`); without numbers, the newest and the one before."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    shelf = shelf_of(proposal, request.user)
    new = _asked(shelf, request.GET.get("bis")) or shelf.versions[0]
    old = _asked(shelf, request.GET.get("von")) or shelf.older(new.number) or new
    texts = proposal.versions.in_bulk([old.pk, new.pk])
    view = request.GET.get("ansicht")
    context = {
        "proposal": proposal,
        "versions": shelf.versions,
        "old": old,
        "new": new,
        "comparison": comparison_of(texts[old.pk].read(), texts[new.pk].read()),
        "view": view if view in VIEWS else "text",
        "views": VIEWS,
        "breadcrumb": crumbs(proposal, ("Vergleich", None)),
    }
    return render(request, "proposals/versions/compare.html", context)


def _asked(shelf, typed: str | None):
    """The version with a number from an address; a number that is none, or none of hers, is 404."""
    if not typed:
        return None
    found = shelf.get(number_or_404(typed))
    if found is None:
        raise Http404
    return found
