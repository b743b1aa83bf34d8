"""A file that is not for everybody, as an answer."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


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
