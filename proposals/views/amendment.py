from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from intmk.rescue import rescued, rescues_text
from proposals.access import get_proposal
from proposals.amendments.amending import not_mergeable, only_at_the_table
from proposals.amendments.forms import AmendForm
from proposals.amendments.pages import breadcrumb, get_amendment, standpoint
from proposals.amendments.synopsis import collisions_among, redline_between, shown, synopsis, told
from proposals.models import Amendment, AmendmentSponsor
from proposals.states import UNDER_WAY
from proposals.text.amend import apply_unchecked
from proposals.text.parse import plain

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
        "is_over": proposal.state not in UNDER_WAY,
        "open_count": sum(each.is_open for each in amendments),
        "previous_url": previous_url,
        "next_url": next_url,
        "breadcrumb": breadcrumb(proposal),
    }
    return render(request, "proposals/amendments.html", context)


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
        "is_over": proposal.state not in UNDER_WAY,
        "rounds": told(amendment, stand.rounds(amendment)),
        "breadcrumb": breadcrumb(proposal, (amendment.label, None)),
    }
    return render(request, "proposals/amendment.html", context)


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
    return render(request, "proposals/synopsis.html", context)


@rescues_text
@require_http_methods(["GET", "POST"])
def file(request, reference, number=None):
    """Write the text as one's own Land wants it; the difference becomes an amendment. With a number: anew."""
    proposal = get_proposal(request.user, reference, to=Permission.AMEND)
    stand = standpoint(request.user, proposal)
    earlier = get_amendment(request.user, reference, number) if number else None
    if earlier and not stand.is_own(earlier):
        raise PermissionDenied
    form = AmendForm(request.POST) if request.method == "POST" else AmendForm(initial=_initial(proposal, earlier))
    if request.method == "GET":
        _bring_back(request, form)
    form.cancel_url = reverse("proposals:amendments", args=[reference])
    preview = None
    if request.method == "POST" and form.is_valid():
        version = proposal.base_for(request.user, form.cleaned_data["base"]) or proposal.text
        wish = form.wish_on(version)
        if "ansehen" in request.POST:
            preview = redline_between(version.title, version.read(), wish.title, wish.blocks)
        elif amendment := _filed(request, proposal, form, wish, number):
            return redirect(amendment)
    context = {
        "proposal": proposal,
        "earlier": earlier,
        "preview": preview,
        "form": form,
        "land": stand.land,
        "objection": stand.objection,
        "at_the_table": only_at_the_table(proposal),
        "breadcrumb": breadcrumb(proposal, (f"{earlier.label} neu" if earlier else "Neuer Änderungsantrag", None)),
    }
    return render(request, "proposals/amendment_form.html", context)


@require_POST
def act(request, reference, number, what):
    """Withdraw one's own amendment, join another's, or leave it."""
    amendment = get_amendment(request.user, reference, number, to=Permission.AMEND)
    verb, done, known = _ACTS[what]
    try:
        is_new = verb(amendment, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done.format(amendment)) if is_new else messages.info(request, known)
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


def _filed(request, proposal, form, wish, number):
    try:
        base = form.cleaned_data["base"]
        amendment = Amendment.file(proposal, wish, base=base, by=request.user, replaces=number)
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
    messages.success(request, f"{amendment.label} ist eingebracht. Alle, die den Vorschlag sehen, lesen ihn.")
    return amendment


def _bring_back(request, form):
    """What was typed when the session had ended, kept while the person signed in again."""
    typed = rescued(request)
    if typed is not None:
        form.initial |= typed.dict()
        messages.warning(
            request,
            "Ihre Anmeldung war abgelaufen. Ihr Änderungsantrag ist nicht verloren: "
            "Er steht hier und ist noch nicht eingebracht.",
        )


def _initial(proposal, earlier):
    title, blocks = proposal.text.title, proposal.text.read()
    if earlier:
        operations, _ = earlier.on(proposal.text, earlier.base.read(), blocks)
        title, blocks = apply_unchecked(title, blocks, operations)
    reason = {"reason": earlier.reason} if earlier else {}
    return {"title": title, **plain(blocks)._asdict(), "base": proposal.text.number} | reason


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
