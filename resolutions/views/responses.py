"""Answers that carry a resolution: who may keep a copy, and the PDF."""

from functools import wraps

from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.defaults import page_not_found

from documents.pdf.resolution import resolution_pdf
from resolutions.paper import file_name, paper_of

SECONDS_KEPT = 60


def for_everybody(view):
    """A public page. Caches may keep it for a minute where nobody is signed in.

    What is not there yet may be there in the next second, when an embargo ends: nobody keeps such an answer. In the
    demo nobody keeps anything, because its clock can be set back.
    """

    @wraps(view)
    def page(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except Http404 as missing:
            response = page_not_found(request, missing)
            patch_cache_control(response, no_store=True)
            return response
        if getattr(request, "demo_clock", None):
            patch_cache_control(response, no_store=True)
        elif request.user.is_authenticated:
            patch_cache_control(response, private=True, no_cache=True)
        else:
            patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
        return response

    return page


def pdf_response(resolution) -> HttpResponse:
    return HttpResponse(
        resolution_pdf(paper_of(resolution)),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{file_name(resolution)}"',
            # Browsers show a PDF inside a page of their own; some apply the policy of our pages to it and show nothing.
            "Content-Security-Policy": "frame-ancestors 'none'",
        },
    )
