"""A conference as everybody may know it: number, motto, chair, place and days, themes, and what it has published."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intmk.paging import key_page
from resolutions.listing import Row
from resolutions.models.resolution import Resolution
from resolutions.public_year import current, known, meetings_of
from resolutions.views.responses import for_everybody

PAGE_SIZE = 20


@login_not_required
@require_safe
@never_cache
def current_one(request):
    """Who types „/konferenz/“ means the year: its desk for those who work in it, its public page for everybody else."""
    if request.user.is_authenticated:
        return redirect("conferences:list")
    year = current()
    return redirect("resolutions:conference", year.number) if year else redirect("resolutions:list")


@login_not_required
@require_safe
@for_everybody
def conference(request, number):
    year = get_object_or_404(known(), pk=number)
    rows = Resolution.objects.public().filter(conference=year).defer("blocks", "search", "tally")
    page = key_page(rows, "visible_from", request.GET, size=PAGE_SIZE)
    context = {
        "conference": year,
        "description": _description(year),
        "meetings": meetings_of(year),
        "themes": year.themes.all(),
        "rows": [Row(resolution) for resolution in page.rows],
        "page": page,
        "breadcrumb": [("Beschlüsse", reverse("resolutions:list")), (year.title, None)],
    }
    return render(request, "resolutions/public/conference.html", context)


def _description(year) -> str:
    """„20. Integrationsministerkonferenz, Vorsitz Niedersachsen: Zusammen leben“."""
    chair = f", Vorsitz {year.chair_land.name}" if year.chair_land else ""
    motto = f": {year.motto}" if year.motto else ""
    return f"{year.title}{chair}{motto}"
