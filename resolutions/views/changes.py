"""What offices change about a publication, each on a page of its own that first says what it will do."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from intmk.kern import sent
from resolutions import changes, words
from resolutions.access import get_at_desk
from resolutions.forms import MoveEmbargoForm, ReasonForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def embargo(request, reference):
    resolution = get_at_desk(request.user, reference, to=Permission.RELEASE)
    form = MoveEmbargoForm(sent(request))
    asked = form.accepts(
        lambda: changes.move_embargo(
            resolution, form.cleaned_data["embargo_until"], reason=form.cleaned_data["reason"], by=request.user
        )
    )
    return _answer(request, resolution, form, asked, "Sperrfrist ändern", changes.EMBARGO_EXPLAINED)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request, reference):
    resolution = get_at_desk(request.user, reference, to=Permission.CANCEL_PUBLICATION)
    form = ReasonForm(sent(request))
    form.submit_label = "Veröffentlichung absagen"
    asked = form.accepts(lambda: changes.cancel(resolution, reason=form.cleaned_data["reason"], by=request.user))
    return _answer(request, resolution, form, asked, "Veröffentlichung absagen", changes.CANCEL_EXPLAINED)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, reference):
    resolution = get_at_desk(request.user, reference, to=Permission.WITHDRAW_RESOLUTION)
    form = ReasonForm(sent(request))
    form.submit_label = "Beschluss zurückziehen"
    asked = form.accepts(lambda: changes.withdraw(resolution, reason=form.cleaned_data["reason"], by=request.user))
    return _answer(request, resolution, form, asked, "Beschluss zurückziehen", changes.WITHDRAWAL_EXPLAINED)


def _answer(request, resolution, form, asked, title, explanation):
    """Back to the desk where it was done; otherwise the page with its form, and with what will happen."""
    here = reverse("resolutions:preview", args=[resolution.reference])
    if asked:
        known = "Das ist schon geschehen" if not asked.result else f"Beschluss {resolution.reference}"
        messages.success(request, f"{known}: {words.standing(resolution)}.")
        return redirect(here)
    form.cancel_url = here
    context = {
        "form": form,
        "resolution": resolution,
        "title": title,
        "explanation": explanation,
        "standing": words.standing(resolution),
        "breadcrumb": [("Pressetisch", reverse("resolutions:desk")), (resolution.reference, here), (title, None)],
    }
    return render(request, "resolutions/press/change.html", context)
