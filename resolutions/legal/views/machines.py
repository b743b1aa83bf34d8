"""For search engines: what they may read, and where it is. Only what everybody may read is named."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from resolutions.legal.rules import LegalPage
from resolutions.models.resolution import Resolution
from resolutions.public_year import known
from resolutions.views.responses import for_everybody

MOST_ADDRESSES = 50_000  # more are not read (sitemaps.org)
CLOSED = (
    *("/anmelden/", "/abmelden/", "/aufgaben/", "/vorschlaege/", "/konferenzen/", "/sitzungen/", "/steuerung/"),
    *("/pressetisch/", "/laender/", "/mein-land/", "/hilfe/", "/demo/"),
)


@login_not_required
@require_safe
@for_everybody
def robots(request):
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Sitemap: {_whole(request, 'sitemap')}"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
@for_everybody
def sitemap(request):
    pages = [reverse("start"), reverse("resolutions:list"), *(f"/{page}/" for page in LegalPage)]
    pages += [reverse("resolutions:conference", args=[number]) for number in known().values_list("pk", flat=True)]
    rows = Resolution.objects.public().only("reference", "visible_from")[: MOST_ADDRESSES - len(pages)]
    context = {"host": request.build_absolute_uri("/")[:-1], "pages": pages, "resolutions": rows}
    return render(request, "resolutions/legal/sitemap.xml", context, content_type="application/xml")


def _whole(request, name: str) -> str:
    return request.build_absolute_uri(reverse(f"resolutions:{name}"))
