"""What a proposal is related to: other proposals and earlier resolutions. On this floor because it shows both."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from dossier.access import get_prior
from intmk.acting import announce, say
from intmk.refusal import Refused
from proposals.access import find_proposal, get_proposal
from proposals.crumbs import crumbs
from proposals.lineage.family import relatives
from proposals.lineage.forms import UNKNOWN, RivalForm
from proposals.models import CompetingLink
from proposals.objections import closed_to
from resolutions.models import PriorReference
from resolutions.prior_forms import PriorForm

FORMS = {"rivale": RivalForm, "beschluss": PriorForm}
# Where one click beside a text comes back to.
BACK = {"schreiben": "proposals:write", "bearbeiten": "proposals:edit", "vorschlag": "dossier:show"}


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
        form = forms[sent]
        if saved := form.accepts(lambda: _SAVE[sent](proposal, form, request.user), field="reference"):
            is_new, words = saved.result
            announce(request, is_new, done=words, known="Das ist schon so eingetragen.")
            return redirect(BACK.get(request.POST.get("zurueck"), "dossier:relatives"), reference)
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
    prior = get_prior(request.user, reference, pk)
    say(request, lambda: prior.unlink(by=request.user), done="Die Verknüpfung ist zurückgenommen.")
    return redirect("dossier:relatives", reference)


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
