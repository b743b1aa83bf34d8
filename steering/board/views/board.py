"""The steering board of the year, as a page and as a file."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import Permission
from documents.tables import file_of
from intmk.acting import say
from intmk.download import download
from proposals.access import get_proposal
from steering.access import find_steered, get_steered
from steering.board.forms import ViewForm
from steering.board.models.treatment import Treatment
from steering.board.pages import board_page, table_of


@require_safe
def show(request):
    """All proposals of the year with what each waits for."""
    conference = find_steered(request.user)
    if conference is None:
        return render(request, "steering/board/not_in_office.html")
    page = board_page(request, conference)
    context = {"conference": conference, "page": page, "form": ViewForm(initial={"query": page.query})}
    return render(request, "steering/board/board.html", context)


@require_safe
def as_file(request, kind):
    """The same filters and columns, as a file for a spreadsheet."""
    return download(**file_of(table_of(request, get_steered(request.user)), kind))


@require_POST
def take(request, reference):
    """Take a proposal in hand; who takes it from a colleague is told."""
    proposal = get_proposal(request.user, reference, to=Permission.CHECK)
    say(
        request,
        lambda: Treatment.take(proposal, by=request.user),
        done=lambda row: _taken(reference, row, request.user),
        known=f"{reference} haben Sie schon in Bearbeitung.",
    )
    return redirect(_back(request))


@require_POST
def let_go(request, reference):
    """Nobody has it in hand any more."""
    proposal = get_proposal(request.user, reference, to=Permission.CHECK)
    known = f"{reference} war bei niemandem in Bearbeitung."
    say(request, lambda: Treatment.let_go(proposal, by=request.user), done=f"{reference} ist wieder frei.", known=known)
    return redirect(_back(request))


def _taken(reference, row, user) -> str:
    if row.by == user:
        return f"{reference} ist jetzt bei Ihnen in Bearbeitung."
    return f"{reference} ist jetzt bei Ihnen in Bearbeitung. Bisher hatte es {row.by.name}; sprechen Sie sich ab."


def _back(request) -> str:
    """The page on which the button stood: the board with its filters, or the formal check."""
    asked = request.POST.get("zurueck", "")
    is_ours = asked.startswith(reverse("steering:board")) and url_has_allowed_host_and_scheme(asked, None)
    return asked if is_ours else reverse("steering:board")
