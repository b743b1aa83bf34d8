from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intmk.kern import sent
from resolutions import words
from resolutions.access import get_adopted
from resolutions.forms import WITH_RATIONALE, ReleaseForm
from resolutions.models.resolution import Resolution, frozen
from text.lines import runs_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def release(request, reference):
    """Shows the very row that the release would write, and writes it."""
    proposal = get_adopted(request.user, reference)
    if Resolution.objects.filter(proposal=proposal).exists():
        messages.info(request, f"Der Beschluss {reference} wurde bereits freigegeben.")
        return redirect("resolutions:preview", reference)
    form = ReleaseForm(sent(request))
    form.cancel_url = proposal.get_absolute_url()
    if released := form.accepts(lambda: _released(proposal, form, request.user)):
        messages.success(request, _told(released.result))
        return redirect("resolutions:preview", reference)
    resolution = Resolution(**frozen(proposal))
    context = {
        "form": form,
        "resolution": resolution,
        "lines": runs_of(resolution.read()),
        "chair": proposal.conference.chair_land,
        "breadcrumb": [(f"Vorschlag {reference}", proposal.get_absolute_url()), ("Freigabe", None)],
    }
    return render(request, "resolutions/release/release.html", context)


def _released(proposal, form, user) -> Resolution:
    asked = form.cleaned_data
    return Resolution.release(
        proposal,
        by=user,
        embargo_until=asked["embargo_until"],
        with_rationale=asked["rationale"] == WITH_RATIONALE,
    )


def _told(resolution) -> str:
    return f"Der Beschluss {resolution.reference} ist freigegeben, {words.standing(resolution)}."
