"""The press desk: from the adopted proposal to the public, one deliberate step at a time."""

from collections.abc import Iterator

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from intmk.acting import say
from intmk.paging import key_page
from resolutions import words
from resolutions.access import get_at_desk, get_desk
from resolutions.views.responses import pdf_response
from text.lines import lines_of, runs_of

PAGE_SIZE = 20
STEPS = {
    "publish": "Veröffentlichen …",
    "embargo": "Sperrfrist ändern …",
    "cancel": "Veröffentlichung absagen …",
    "withdraw": "Zurückziehen …",
    "confirm": "Freigabe bestätigen …",
}


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
        "steps": list(_steps(resolution, request.user)),
        "breadcrumb": [("Pressetisch", reverse("resolutions:desk")), (resolution.reference, None)],
    }
    return render(request, "resolutions/press/preview.html", context)


def _steps(resolution, user) -> Iterator[tuple[str, str, bool]]:
    """What may be done with the resolution now: label, address, and whether it is what it waits for."""
    if resolution.is_suspended:
        may = {"confirm": Permission.RELEASE, "cancel": Permission.CANCEL_PUBLICATION}
    elif not resolution.is_published or resolution.is_withdrawn:
        may = {"publish": Permission.PUBLISH} | ({} if resolution.is_withdrawn else {"embargo": Permission.RELEASE})
    elif resolution.is_public:
        may = {"withdraw": Permission.WITHDRAW_RESOLUTION}
    else:
        may = {"embargo": Permission.RELEASE, "cancel": Permission.CANCEL_PUBLICATION}
    for name, permission in may.items():
        if resolution.authority(user, permission):
            yield STEPS[name], reverse(f"resolutions:{name}", args=[resolution.reference]), name == "publish"


@never_cache
@require_safe
def preview_pdf(request, reference):
    return pdf_response(get_at_desk(request.user, reference))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request, reference):
    """Asks once, showing what becomes visible and when."""
    resolution = get_at_desk(request.user, reference, to=Permission.PUBLISH)
    if request.method != "POST":
        return _ask(request, resolution)
    say(
        request,
        lambda: resolution.publish(by=request.user),
        done=lambda _: f"Beschluss {reference}: {words.standing(resolution)}.",
        known=f"Der Beschluss {reference} ist bereits zur Veröffentlichung gegeben.",
    )
    return redirect("resolutions:preview", reference)


def _ask(request, resolution):
    if resolution.is_published and not resolution.is_withdrawn:
        return redirect("resolutions:preview", resolution.reference)
    lines = lines_of(resolution.read())
    context = {
        "resolution": resolution,
        "ziffern": sum(line.level == 1 and not line.depth for line in lines.ziffern),
        "has_rationale": bool(lines.rationale),
        "has_running_embargo": words.has_running_embargo(resolution),
        "breadcrumb": [
            ("Pressetisch", reverse("resolutions:desk")),
            (resolution.reference, reverse("resolutions:preview", args=[resolution.reference])),
            ("Veröffentlichen", None),
        ],
    }
    return render(request, "resolutions/press/publish.html", context)
