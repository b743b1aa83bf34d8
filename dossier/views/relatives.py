"""What a proposal is related to: other proposals and earlier resolutions. On this floor because it shows both."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from dossier.access import get_prior
from intmk.acting import announce, say
from intmk.refusal import Refused
from intmk.rescue import rescues_text, retyped
from intmk.shut import given_back
from proposals.access import find_proposal, get_proposal
from proposals.crumbs import crumbs
from proposals.lineage.family import relatives
from proposals.lineage.forms import UNKNOWN, RivalForm
from proposals.models import CompetingLink
from proposals.objections import shut_to
from resolutions.models import PriorReference
from resolutions.prior_forms import PriorForm

FORMS = {"rivale": RivalForm, "beschluss": PriorForm}
# Where one click beside a text comes back to.
BACK = {"schreiben": "proposals:write", "bearbeiten": "proposals:edit", "vorschlag": "dossier:show"}


@rescues_text
@require_http_methods(["GET", "POST"])
def show(request, reference):
    """All relatives that the reader may see; with the permission, the forms to mark and to link."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    may_link, shut = proposal.authority(request.user, Permission.LINK), shut_to(proposal, Permission.LINK)
    sent, typed = request.POST.get("form"), retyped(request)
    if may_link and shut and (request.method == "POST" or typed):
        return given_back(request, shut, typed=typed or None, back=_here(proposal), **_place(proposal))
    forms = {name: _form(name, request.POST if name == sent else None, typed) for name in FORMS}
    if request.method == "POST":
        get_proposal(request.user, reference, to=Permission.LINK)
        if sent not in forms:
            raise Http404
        form = forms[sent]
        if saved := form.accepts(lambda: _SAVE[sent](proposal, form, request.user), field="reference"):
            is_new, words = saved.result
            announce(request, is_new, done=words, known="Das ist schon so eingetragen.")
            return redirect(BACK.get(request.POST.get("zurueck"), "dossier:relatives"), reference)
    context = {
        "relatives": relatives(request.user, proposal, with_rivals=True),
        "priors": PriorReference.objects.around(proposal, request.user),
        "form": forms.get(sent),
        "forms": forms if may_link and not shut else None,
        "shut": shut if may_link else None,
    } | _place(proposal)
    return render(request, "dossier/relatives.html", context)


@require_POST
def unlink(request, reference, pk):
    """Take back the link to an earlier resolution."""
    prior = get_prior(request.user, reference, pk)
    say(request, lambda: prior.unlink(by=request.user), done="Die Verknüpfung ist zurückgenommen.")
    return redirect("dossier:relatives", reference)


def _form(name, data, typed):
    """One of the two; what was typed before the session ended stands in the one that was sent."""
    mine = typed if typed.get("form") == name else {}
    return FORMS[name](data, prefix=name, initial={key.removeprefix(f"{name}-"): mine[key] for key in mine})


def _here(proposal) -> str:
    return reverse("dossier:relatives", args=[proposal.reference])


def _place(proposal) -> dict:
    return {"proposal": proposal, "breadcrumb": crumbs(proposal, ("Verwandte Vorschläge", None))}


def _mark(proposal, form, user) -> tuple[bool, str]:
    typed = form.cleaned_data
    try:
        rival = find_proposal(user, typed["reference"])
    except Http404:
        raise Refused(UNKNOWN) from None
    is_new = CompetingLink.mark(proposal, rival, typed["kind"], by=user, note=typed["note"])
    return is_new, f"{proposal.reference} und {rival.reference} sind gekennzeichnet."


def _link(proposal, form, user) -> tuple[bool, str]:
    return PriorReference.link(proposal, by=user, **form.link()), "Der frühere Beschluss ist verknüpft."


_SAVE = {"rivale": _mark, "beschluss": _link}
