"""The press desk: from the adopted proposal to the public, one deliberate step at a time."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import Permission
from intmk.acting import say
from intmk.paging import key_page
from resolutions import words
from resolutions.access import get_at_desk, get_desk
from resolutions.views.responses import pdf_response
from text.lines import runs_of

PAGE_SIZE = 20


@never_cache
@require_safe
def desk(request):
    at_desk = get_desk(request.user)
    may_release, may_publish = at_desk.may(Permission.RELEASE), at_desk.may(Permission.PUBLISH)
    page = key_page(at_desk.published(), "visible_from", request.GET, size=PAGE_SIZE)
    context = {
        "waiting": [(proposal, proposal.conference_id in may_release) for proposal in at_desk.waiting()],
        "released": [
            (resolution, words.standing(resolution), resolution.conference_id in may_publish)
            for resolution in at_desk.released()
        ],
        "published": [(resolution, words.standing(resolution)) for resolution in page.rows],
        "page": page,
    }
    return render(request, "resolutions/press/desk.html", context)


@never_cache
@require_safe
def preview(request, reference):
    """The text as the public will read it; the button that publishes it stands below it."""
    resolution = get_at_desk(request.user, reference)
    context = {
        "resolution": resolution,
        "lines": runs_of(resolution.read()),
        "standing": words.standing(resolution),
        "has_running_embargo": words.has_running_embargo(resolution),
        "may_publish": resolution.authority(request.user, Permission.PUBLISH) is not None,
        "breadcrumb": [("Pressetisch", reverse("resolutions:desk")), (resolution.reference, None)],
    }
    return render(request, "resolutions/press/preview.html", context)


@never_cache
@require_safe
def preview_pdf(request, reference):
    return pdf_response(get_at_desk(request.user, reference))


@require_POST
def publish(request, reference):
    resolution = get_at_desk(request.user, reference, to=Permission.PUBLISH)
    say(
        request,
        lambda: resolution.publish(by=request.user),
        done=lambda _: f"Beschluss {reference}: {words.standing(resolution)}.",
        known=f"Der Beschluss {reference} ist bereits zur Veröffentlichung gegeben.",
    )
    return redirect("resolutions:preview", reference)
