"""Somebody tells of a barrier; the office of the year reads it and answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intmk.acting import say
from intmk.kern import sent
from intmk.paging import key_page
from resolutions.legal.access import get_feedback, open_writing
from resolutions.legal.forms import FeedbackForm
from resolutions.legal.models import Feedback
from resolutions.legal.rules import LegalPage

PAGE_SIZE = 20


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give(request):
    form = FeedbackForm(sent(request))
    form.cancel_url = f"/{LegalPage.ACCESSIBILITY}/"
    if form.accepts(lambda: Feedback.give(**form.cleaned_data)):
        messages.success(request, "Vielen Dank. Ihre Rückmeldung liegt der Geschäftsstelle vor.")
        return redirect(form.cancel_url)
    context = {
        "form": form,
        "breadcrumb": [(LegalPage.ACCESSIBILITY.label, form.cancel_url), ("Barriere melden", None)],
    }
    return render(request, "resolutions/legal/feedback.html", context)


@never_cache
@require_safe
def index(request):
    open_writing(request.user)
    context = {
        "page": key_page(Feedback.objects.select_related("settled_by"), "at", request.GET, size=PAGE_SIZE),
        "breadcrumb": [(LegalPage.ACCESSIBILITY.label, f"/{LegalPage.ACCESSIBILITY}/"), ("Rückmeldungen", None)],
    }
    return render(request, "resolutions/legal/feedbacks.html", context)


@require_POST
def settle(request, pk):
    told = get_feedback(request.user, pk)
    say(
        request,
        lambda: told.settle(by=request.user),
        done="Die Rückmeldung ist erledigt.",
        known="Die Rückmeldung war schon erledigt.",
    )
    return redirect("resolutions:feedbacks")
