"""A request is read once, at the door. What cannot be read goes no further; a page says so instead of a failure.

Django reads a form where somebody first asks for it, be it in the middle of a view or of an error page, and follows
the character set that a request claims, also for its address. Browsers send UTF-8 and the two kinds of forms.
"""

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.http import parse_header_parameters

FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}
UNREADABLE = "application/octet-stream"
_SWALLOWED = 64 * 1024 * 1024  # bytes of a refused request; a browser shows no answer before it has sent everything
_PIECE = 64 * 1024


def in_utf_8(application):
    """A WSGI application for which a request in another character set has no readable content.

    It stands before Django, which follows the claim while it makes the request, before any middleware.
    """

    def reading(environ, start_response):
        if not _claims_utf_8(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = UNREADABLE
        return application(environ, start_response)

    return reading


def _claims_utf_8(content_type: str) -> bool:
    try:
        _, parameters = parse_header_parameters(content_type)
    except ValueError:
        return False
    return parameters.get("charset", "utf-8").lower() == "utf-8"


def readable(get_response):
    """The middleware: reads address and form of every request, before anybody asks for them."""

    def middleware(request):
        if not _is_form(request):
            _swallow(request)
            return render(None, "415.html", status=415)
        _read(request)
        return get_response(request)

    return middleware


def _is_form(request) -> bool:
    """Whether what is posted is a form; a bare POST without any content is one without fields."""
    return request.method != "POST" or request.content_type in FORMS or not _length(request)


def _read(request) -> None:
    """Whatever goes wrong here is wrong with the request: 400, or 413 where it is too large."""
    try:
        _ = request.GET, request.POST, request.FILES
    except (BadRequest, SuspiciousOperation, MultiPartParserError):
        _swallow(request)
        raise
    except Exception as error:
        raise BadRequest("The request cannot be read.") from error


def _swallow(request) -> None:
    """Take in the rest of what is being sent, unless it is so much that nobody sends it by mistake."""
    taken = 0
    if _length(request) > _SWALLOWED:
        return
    try:
        while taken < _SWALLOWED and (piece := request.read(_PIECE)):
            taken += len(piece)
    except OSError:
        pass  # gone already


def _length(request) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
