from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import Permission
from intmk import clock
from intmk.acting import say
from proposals.access import get_proposal
from proposals.amendments.access import get_amendment
from proposals.amendments.models.amendment import Amendment
from proposals.amendments.models.amendment_sponsor import AmendmentSponsor
from proposals.amendments.pages import breadcrumb, standpoint
from proposals.amendments.rules import not_mergeable
from proposals.amendments.synopsis import collisions_among, shown, synopsis, told

SIZE = 20


@require_safe
def index(request, reference):
    """All amendments to a proposal, each with its redline and in words, and the collisions among them."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    amendments = list(proposal.amendments.visible_to(request.user, proposal).for_page())
    found = collisions_among(proposal, amendments)
    page, previous_url, next_url = _page(amendments, request.GET.get("ab", ""))
    context = {
        "proposal": proposal,
        "items": shown(proposal, page, found),
        "collisions": found,
        "standpoint": standpoint(request.user, proposal),
        "drafts": proposal.working_copies.of_amendments(request.user),
        "is_over": not proposal.is_under_way,
        "open_count": sum(each.is_open for each in amendments),
        "previous_url": previous_url,
        "next_url": next_url,
        "breadcrumb": breadcrumb(proposal),
    }
    return render(request, "proposals/amendments/amendments.html", context)


@require_safe
def show(request, reference, number):
    """One amendment: what it changes, why, who stands behind it, and the dialogue as far as the person reads it."""
    amendment = get_amendment(request.user, reference, number)
    proposal, stand = amendment.proposal, standpoint(request.user, amendment.proposal)
    others = proposal.amendments.visible_to(request.user, proposal).filed().for_page()
    found = collisions_among(proposal, others) if amendment.is_open else []
    context = {
        "proposal": proposal,
        "amendment": amendment,
        "item": shown(proposal, [amendment], found)[0],
        "standpoint": stand,
        "is_own": stand.is_own(amendment),
        "has_joined": stand.has_joined(amendment),
        "may_act": not_mergeable(proposal) is None,
        "is_over": not proposal.is_under_way,
        "rounds": told(amendment, stand.rounds(amendment)),
        "breadcrumb": breadcrumb(proposal, (amendment.label, None)),
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


def _page(amendments, start):
    """Those from a number on, with the addresses of the pages before and after."""
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 0
    later = [each for each in amendments if each.number >= first]
    earlier = [each for each in amendments if each.number < first][-SIZE:]
    return (
        later[:SIZE],
        f"?ab={earlier[0].number}" if earlier else None,
        f"?ab={later[SIZE].number}" if len(later) > SIZE else None,
    )
