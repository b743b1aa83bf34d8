from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import Permission
from documents.tables import file_of
from intmk.acting import say
from intmk.download import download
from proposals.access import get_proposal
from proposals.amendments.access import get_amendment
from proposals.amendments.from_position import amendment_from
from proposals.amendments.listed import amendments_table
from proposals.amendments.models.amendment import Amendment
from proposals.amendments.models.amendment_sponsor import AmendmentSponsor
from proposals.amendments.pages import amendment_page, amendments_page, breadcrumb, synopsis_page
from proposals.positions.access import get_wish


@require_safe
def index(request, reference):
    """All amendments to a proposal, each with its redline and in words, and the collisions among them."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    page = amendments_page(proposal, request.user, start=request.GET.get("ab", ""))
    context = {"page": page, "proposal": proposal, "breadcrumb": breadcrumb(proposal)}
    return render(request, "proposals/amendments/amendments.html", context)


@require_safe
def as_file(request, reference, kind):
    """The same as a file for a spreadsheet."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    return download(**file_of(amendments_table(proposal, request.user), kind))


@require_safe
def show(request, reference, number):
    """One amendment: what it changes, why, who stands behind it, and the dialogue as far as the person reads it."""
    amendment = get_amendment(request.user, reference, number)
    context = {
        "page": amendment_page(amendment, request.user),
        "proposal": amendment.proposal,
        "amendment": amendment,
        "breadcrumb": breadcrumb(amendment.proposal, (amendment.label, None)),
    }
    return render(request, "proposals/amendments/amendment.html", context)


@require_safe
def beside(request, reference):
    """The synopsis: the text on the left, what the Länder want on the right; made for paper too.

    With `?nur=antraege` only the places where somebody wants something.
    """
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    page = synopsis_page(proposal, request.user, is_short=request.GET.get("nur") == "antraege")
    context = {"page": page, "proposal": proposal, "breadcrumb": breadcrumb(proposal, ("Synopse", None))}
    return render(request, "proposals/amendments/synopsis.html", context)


@require_POST
def from_position(request, reference, pk):
    """What one's own Land wants before it supports becomes its amendment."""
    position = get_wish(request.user, reference, pk, to=Permission.AMEND)
    made = say(
        request,
        lambda: amendment_from(position.proposal, position, by=request.user),
        done=lambda amendment: f"{amendment.label} ist eingebracht. Ihre Position verweist darauf.",
    )
    return redirect(made.result if made else reverse("proposals:wish", args=[reference, pk]))


@require_POST
def act(request, reference, number, what):
    """Withdraw one's own amendment, join another's, or leave it."""
    amendment = get_amendment(request.user, reference, number, to=Permission.AMEND)
    verb, done, known = _ACTS[what]
    say(request, lambda: verb(amendment, by=request.user), done=done.format(amendment), known=known)
    return redirect(amendment)


_ACTS = {
    "zurueckziehen": (
        Amendment.withdraw,
        "{} ist zurückgezogen. Andere Änderungsanträge bleiben, wie sie sind.",
        "Der Änderungsantrag war schon zurückgezogen.",
    ),
    "beitreten": (AmendmentSponsor.join, "Ihr Land ist {} beigetreten.", "Ihr Land war schon beigetreten."),
    "verlassen": (AmendmentSponsor.leave, "Ihr Land steht nicht mehr hinter {}.", "Ihr Land stand nicht dahinter."),
}
