"""What lies below the fold of the page of a proposal. It is read when somebody opens it, or as a page of its own."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from journal.models import Entry
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.positions.board import history_of

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


def _part(request, proposal, title, template, found):
    """Only the part where the page of the proposal asks for it, else a page with it."""
    context = {"proposal": proposal, "found": found}
    if request.htmx:
        return render(request, template, context)
    context |= {"title": title, "template": template, "breadcrumb": crumbs(proposal, (title, None))}
    return render(request, "dossier/below.html", context)
