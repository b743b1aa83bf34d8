from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import Permission
from intmk import clock
from intmk.acting import say
from proposals.access import get_proposal
from proposals.amendments.access import get_amendment
from proposals.amendments.models.amendment import Amendment
from proposals.amendments.models.amendment_sponsor import AmendmentSponsor
from proposals.amendments.pages import amendment_page, amendments_page, breadcrumb
from proposals.amendments.synopsis import synopsis


@require_safe
def index(request, reference):
    """All amendments to a proposal, each with its redline and in words, and the collisions among them."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    page = amendments_page(proposal, request.user, start=request.GET.get("ab", ""))
    context = {"page": page, "proposal": proposal, "breadcrumb": breadcrumb(proposal)}
    return render(request, "proposals/amendments/amendments.html", context)


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
    """The synopsis: the text on the left, what the Länder want on the right; made for paper too."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    amendments = list(proposal.amendments.visible_to(request.user, proposal).filed().for_page())
    rows = synopsis(proposal, amendments)
    context = {
        "proposal": proposal,
        "amendments": amendments,
        "now": clock.now(),
        "rows": rows,
        "collisions": [collision for row in rows for collision in row.collisions],
        "is_empty": not any(row.wanted or row.stale for row in rows),
        "breadcrumb": breadcrumb(proposal, ("Synopse", None)),
    }
    return render(request, "proposals/amendments/synopsis.html", context)


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
