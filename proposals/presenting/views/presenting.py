"""From the Referat to the approver, and back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.presenting.forms import PresentForm, SendBackForm
from proposals.presenting.models import Presentation
from proposals.presenting.pages import beside
from proposals.presenting.rules import presentable
from proposals.views.responses import turned_away


@rescues_text
@require_http_methods(["GET", "POST"])
def present(request, reference):
    """The text with all that was said about its release within one's own Land; the Referat presents it here."""
    proposal = get_proposal(request.user, reference, to=Permission.PRESENT)
    if answer := turned_away(request, proposal, Permission.PRESENT):
        return answer
    land_id = proposal.authority(request.user, Permission.PRESENT).land_id
    initial = {"release": request.GET.get("release", "")} | retyped(request)
    form = PresentForm(sent(request), releases=presentable(proposal, land_id), initial=initial)
    form.cancel_url = proposal.get_absolute_url()
    if form.accepts(lambda: Presentation.present(proposal, by=request.user, **form.cleaned_data)):
        messages.success(request, "Vorgelegt. Die Freigabe Ihres Landes findet es unter „Aufgaben“.")
        return redirect(proposal)
    return _page(request, proposal, form)


@rescues_text
@require_POST
def send_back(request, reference):
    """The approver gives it back with a remark."""
    proposal = get_proposal(request.user, reference, to=Permission.SEND_BACK)
    form = SendBackForm(request.POST)
    if form.accepts(lambda: Presentation.send_back(proposal, by=request.user, **form.cleaned_data)):
        messages.success(request, "Zurück ans Referat. Es findet Ihre Bemerkung unter „Aufgaben“.")
        return redirect(proposal)
    for error in (*form.errors.get("note", []), *form.non_field_errors()):
        messages.error(request, error)
    return _page(request, proposal, form)


def _page(request, proposal, form):
    context = {
        "proposal": proposal,
        "page": beside(proposal, request.user),
        "form": form,
        "send_back": form if isinstance(form, SendBackForm) else SendBackForm(),
        "breadcrumb": crumbs(proposal, ("Zur Freigabe vorlegen", None)),
    }
    return render(request, "proposals/presenting/present.html", context)
