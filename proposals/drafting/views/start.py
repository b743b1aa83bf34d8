from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.models import Land
from accounts.relations import WORKING_LEVEL
from conferences.models import Conference
from intmk.rescue import rescued, rescues_text
from proposals.crumbs import below_list
from proposals.forms import StartForm
from proposals.models import Proposal
from proposals.versions.saving import Draft


@rescues_text
@require_http_methods(["GET", "POST"])
def new(request):
    """A new idea for one's own Land. It stays with the Land until it is shared."""
    laender = own_laender(request.user)
    if not laender:
        raise PermissionDenied
    conference = Conference.objects.current().first()
    if conference is None:
        return render(request, "proposals/no_conference.html")
    data = request.POST if request.method == "POST" else None
    initial = (rescued(request) if data is None else None) or {}
    form = StartForm(data, initial=initial, conference=conference, laender=laender)
    form.cancel_url = reverse("proposals:list")
    if request.method == "POST" and form.is_valid():
        draft = Draft(form.cleaned_data["title"], form.cleaned_data["blocks"], "Idee")
        lead_land = form.cleaned_data["lead_land"]
        proposal = Proposal.start_once(conference, draft, lead_land=lead_land, by=request.user, **form.details())
        messages.success(request, f"Die Idee {proposal.reference} ist angelegt. Nur Ihr Land sieht sie.")
        return redirect(proposal)
    context = {"form": form, "conference": conference, "breadcrumb": below_list(("Neue Idee", None))}
    return render(request, "proposals/drafting/new.html", context)


def own_laender(user):
    """The Länder for which a person may start a proposal."""
    return Land.objects.filter(code__in=own_codes(user))


def own_codes(user) -> list[str]:
    return [a.land_id for a in user.appointments_today if a.role in WORKING_LEVEL]
