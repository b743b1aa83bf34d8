from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.models import Land
from accounts.relations import WORKING_LEVEL, laender_of
from conferences.models import Conference
from intmk.rescue import rescued, rescues_text
from proposals.crumbs import below_list
from proposals.drafting.forms import StartForm
from proposals.drafting.tables import attach
from proposals.drafting.views.preview import asked, sent_to_be_saved
from proposals.drafting.views.saved import tell_attached
from proposals.starting import start_once, told_of_topics
from text.text import Text


@rescues_text
@require_http_methods(["GET", "POST"])
def new(request):
    """A new idea for one's own Land. It stays with the Land until it is shared."""
    laender = own_laender(request.user)
    if not laender:
        raise PermissionDenied
    conference = Conference.objects.current().select_related("rules").first()
    if conference is None:
        return render(request, "proposals/no_conference.html")
    make = partial(_form, conference=conference, laender=laender)
    form = make(sent_to_be_saved(request), initial=_initial(request))
    late = told_of_topics(conference)
    place = {"conference": conference, "late": late, "breadcrumb": below_list(("Neue Idee", None))}
    if preview := asked(request, form, lambda initial: make(None, initial=initial), place, may_attach=True):
        return preview
    if form.is_bound and form.is_valid():
        proposal = _started(conference, form, request.user)
        messages.success(request, f"Die Idee {proposal.reference} ist angelegt. Nur Ihr Land sieht sie.")
        tell_attached(request, form)
        return redirect(proposal)
    return render(request, "proposals/drafting/new.html", {"form": form} | place)


def _started(conference, form, user):
    text = Text(form.cleaned_data["title"], form.cleaned_data["blocks"])
    said = {"lead_land": form.cleaned_data["lead_land"], "note": "Idee"} | form.details()
    with transaction.atomic():
        proposal = start_once(conference, text, by=user, **said)
        attach(proposal, form.wanted_tables, by=user)
    return proposal


def _form(data, **values) -> StartForm:
    form = StartForm(data, **values)
    form.cancel_url = reverse("proposals:list")
    return form


def _initial(request) -> dict:
    """What was typed before: put aside while she signed in, or to be shown once more as it was."""
    return request.POST.dict() if request.method == "POST" else (rescued(request) or {})


def own_laender(user):
    """The Länder for which a person may start a proposal."""
    return Land.objects.filter(code__in=laender_of(user.appointments_today, WORKING_LEVEL))
