"""What lies below the fold of the page of a proposal. It is read when somebody opens it, or as a page of its own."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from dossier.page import similar_beside
from journal.models import Entry
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.lineage.family import relatives
from proposals.positions.board import history_of
from resolutions.models import PriorReference

LAST_ENTRIES = 40


@require_safe
def history(request, reference):
    """What has happened to a proposal, the last first."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    entries = Entry.objects.about(proposal).for_reading()[:LAST_ENTRIES]
    return _part(request, proposal, "Verlauf", "dossier/_history.html", entries)


@require_safe
def positions(request, reference):
    """Every position that was ever released, also those that do not count any more."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    found = history_of(proposal)
    return _part(request, proposal, "Verlauf der Positionen", "proposals/positions/_position_history.html", found)


@require_safe
def similar(request, reference):
    """For the office that checks: what was proposed and resolved before on the same matter."""
    proposal = get_proposal(request.user, reference, to=Permission.CHECK)
    priors = PriorReference.objects.around(proposal, request.user)
    found = similar_beside(proposal, request.user, priors, relatives(request.user, proposal, with_rivals=True))
    may_link = proposal.open_authority(request.user, Permission.LINK) is not None
    return _part(request, proposal, "Ähnliche Texte", "dossier/_similar.html", found, may_link=may_link)


def _part(request, proposal, title, template, found, **more):
    """Only the part where the page of the proposal asks for it, else a page with it."""
    context = {"proposal": proposal, "found": found} | more
    if request.htmx:
        return render(request, template, context)
    context |= {"title": title, "template": template, "breadcrumb": crumbs(proposal, (title, None))}
    return render(request, "dossier/below.html", context)
