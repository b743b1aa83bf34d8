"""What everybody may read. These pages know nothing but published resolutions."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import condition, conditional_page, require_safe

from resolutions.family import Family
from resolutions.forms import FilterForm
from resolutions.listing import Row, listing_of
from resolutions.models.resolution import Resolution
from resolutions.paper import fingerprint, paper_of
from resolutions.public_year import current
from resolutions.views.responses import for_everybody, pdf_response
from text.lines import runs_of

NEWEST = 6


@login_not_required
@require_safe
@for_everybody
def start(request):
    newest = Resolution.objects.public().defer("blocks", "search")[:NEWEST]
    context = {"rows": [Row(resolution) for resolution in newest], "conference": current()}
    return render(request, "resolutions/public/start.html", context)


@login_not_required
@require_safe
@for_everybody
def index(request):
    form = FilterForm(request.GET, resolutions=Resolution.objects.public())
    listing = listing_of(form, request.GET)
    context = {
        "form": form,
        "listing": listing,
        "page": listing.page,
    }
    return render(request, "resolutions/public/list.html", context)


@login_not_required
@require_safe
@for_everybody
@conditional_page
def detail(request, reference):
    resolution = _get_begun(reference)
    if resolution.is_withdrawn:
        return tombstone(request, resolution)
    context = {
        "resolution": resolution,
        "lines": runs_of(resolution.read()),
        "family": Family.of(resolution),
        "description": _description(resolution),
        "canonical_url": request.build_absolute_uri(resolution.get_absolute_url()),
        "breadcrumb": [("Beschlüsse", reverse("resolutions:list")), (resolution.reference, None)],
    }
    response = render(request, "resolutions/public/detail.html", context)
    if not request.user.is_authenticated:
        response.headers["Last-Modified"] = http_date(resolution.changed_at.timestamp())
    return response


def _description(resolution) -> str:
    """„20. Integrationsministerkonferenz, TOP 2.2: Sprachkurse verlässlich finanzieren (einstimmig)“."""
    return f"{resolution.conference.title}, TOP {resolution.top}: {resolution.title} ({resolution.wording})"


@login_not_required
@require_safe
@for_everybody
def pdf(request, reference):
    resolution = _get_begun(reference)
    return tombstone(request, resolution) if resolution.is_withdrawn else _pdf(request, resolution)


@condition(
    etag_func=lambda request, resolution: quote_etag(fingerprint(paper_of(resolution))),
    last_modified_func=lambda request, resolution: resolution.changed_at,
)
def _pdf(request, resolution):
    return pdf_response(resolution)


def tombstone(request, resolution):
    """That there was a resolution, when it was withdrawn and why; nothing of what it said."""
    context = {
        "resolution": resolution,
        "breadcrumb": [("Beschlüsse", reverse("resolutions:list")), (resolution.reference, None)],
    }
    return render(request, "resolutions/public/withdrawn.html", context, status=410)


def _get_begun(reference):
    """The resolution that is public, or was; of a withdrawn one the pages above show a tombstone only."""
    readable = Resolution.objects.begun().select_related("conference__chair_land").defer("search")
    return get_object_or_404(readable, reference=reference)
