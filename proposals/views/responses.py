"""Answers that several views give: a file which is not for everybody, and that nothing can be entered now."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from intmk.shut import shut
from proposals.crumbs import crumbs
from proposals.objections import shut_to

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


def download(data: bytes, *, name: str, content_type: str) -> HttpResponse:
    """The file to be saved: never shown as a page of ours, never kept by a cache."""
    return HttpResponse(
        data,
        content_type=content_type,
        headers={
            "Content-Disposition": content_disposition_header(True, name),
            "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )


def turned_away(request, proposal, permission, *, reason: str | None = None, kept: Callable[[], str] = str):
    """Where a form is opened that nobody can send now: a page that says why. None where it is open, or being sent.

    `reason` is one that the room knows besides; `kept` gives words of hers that lie here.
    """
    why = shut_to(proposal, permission) or reason
    place = {"proposal": proposal, "breadcrumb": crumbs(proposal)}
    return shut(request, why, back=proposal.get_absolute_url(), kept=kept, **place)
