from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.drafting.forms import DetailsForm
from proposals.versions.saving import redetail
from proposals.views.responses import turned_away

WRITING = "schreiben"


@rescues_text
@require_http_methods(["GET", "POST"])
def change(request, reference):
    """Who is asked, who answers, what it is and where it comes from: beside the text, of which no version is made."""
    proposal = get_proposal(request.user, reference, to=Permission.EDIT_TEXT)
    if answer := turned_away(request, proposal, Permission.EDIT_TEXT):
        return answer
    form = DetailsForm(sent(request), proposal=proposal, initial=retyped(request))
    is_writing = request.GET.get("zu") == WRITING
    back = reverse("proposals:write", args=[reference]) if is_writing else f"{proposal.get_absolute_url()}#angaben"
    form.cancel_url = back
    if changed := form.accepts(lambda: redetail(proposal, by=request.user, **form.cleaned_data)):
        told = "Die Angaben sind geändert." if changed.result else "Es gab nichts zu ändern: Die Angaben sind gleich."
        messages.success(request, told)
        return redirect(back)
    context = {"proposal": proposal, "form": form, "breadcrumb": crumbs(proposal, ("Angaben", None))}
    return render(request, "proposals/drafting/details.html", context)
