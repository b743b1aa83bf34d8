"""Answers that several views give: a file which is not for everybody, and that a year is over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from proposals.objections import closed_to

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


def turned_away(request, proposal, permission):
    """Where a form is opened in a year that is over: back to the proposal with the reason. None where it is open."""
    closed = closed_to(proposal, permission) if request.method == "GET" else None
    if closed is None:
        return None
    messages.error(request, closed)
    return redirect(proposal)
