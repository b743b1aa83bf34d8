"""What a proposal is related to: other proposals and earlier resolutions. On this floor because it shows both."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk.refusal import Refused
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.lineage.family import relatives
from proposals.lineage.forms import UNKNOWN, RivalForm
from proposals.models import CompetingLink
from proposals.objections import closed_to
from resolutions.models import PriorReference
from resolutions.prior_forms import PriorForm

FORMS = {"rivale": RivalForm, "beschluss": PriorForm}


@require_http_methods(["GET", "POST"])
def show(request, reference):
    """All relatives that the reader may see; with the permission, the forms to mark and to link."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    sent = request.POST.get("form")
    forms = {name: form(request.POST if name == sent else None, prefix=name) for name, form in FORMS.items()}
    if request.method == "POST":
        get_proposal(request.user, reference, to=Permission.LINK)
        if closed := closed_to(proposal, Permission.LINK):
            messages.error(request, closed)
            return redirect("dossier:relatives", reference)
        if sent not in forms:
            raise Http404
        if forms[sent].is_valid() and _SAVE[sent](request, proposal, forms[sent]):
            return redirect("dossier:relatives", reference)
    context = {
        "proposal": proposal,
        "relatives": relatives(request.user, proposal, with_rivals=True),
        "priors": PriorReference.objects.around(proposal, request.user),
        "form": forms.get(sent),
        "forms": forms if proposal.open_authority(request.user, Permission.LINK) else None,
        "breadcrumb": crumbs(proposal, ("Verwandte Vorschläge", None)),
    }
    return render(request, "dossier/relatives.html", context)


@require_POST
def unlink(request, reference, pk):
    """Take back the link to an earlier resolution."""
    proposal = get_proposal(request.user, reference, to=Permission.LINK)
    prior = get_object_or_404(proposal.prior_references, pk=pk)
    try:
        prior.unlink(by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Die Verknüpfung ist zurückgenommen.")
    return redirect("dossier:relatives", reference)


def _mark(request, proposal, form) -> bool:
    typed = form.cleaned_data
    try:
        rival = get_proposal(request.user, typed["reference"])
        is_new = CompetingLink.mark(proposal, rival, typed["kind"], by=request.user, note=typed["note"])
    except Http404:
        form.add_error("reference", UNKNOWN)
        return False
    except Refused as refused:
        form.add_error("reference", str(refused))
        return False
    _tell(request, is_new, f"{proposal.reference} und {rival.reference} sind gekennzeichnet.")
    return True


def _link(request, proposal, form) -> bool:
    is_new = PriorReference.link(proposal, by=request.user, **form.link())
    _tell(request, is_new, "Der frühere Beschluss ist verknüpft.")
    return True


def _tell(request, is_new, words):
    if is_new:
        messages.success(request, words)
    else:
        messages.info(request, "Das ist schon so eingetragen.")


_SAVE = {"rivale": _mark, "beschluss": _link}
