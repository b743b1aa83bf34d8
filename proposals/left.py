"""The list is found again as it was left: the filters set last, kept in a cookie of this browser session.

Not in the session: every change would be three statements more. The cookie is signed for one person and holds nothing
but an address that the list has written.
"""

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

from proposals.trail import trace

_NAME = "liste"
_SALT = "proposals.left"


def as_left(request):
    """For an address without any choice: a redirect to the filters set last, or None where there are none."""
    if request.GET:
        return None
    kept = request.get_signed_cookie(_NAME, default="", salt=_SALT)
    owner, _, query = kept.partition(":")
    return redirect(f"{request.path}?{query}") if query and owner == str(request.user.pk) else None


def leave(request, response, choice):
    """Remember the filters of this page. Those of the usual conference without any other are nothing to remember."""
    query = "" if choice.is_usual and not choice.chosen else trace(choice.conference, choice.chosen)
    if query:
        response.set_signed_cookie(
            _NAME,
            f"{request.user.pk}:{query}",
            salt=_SALT,
            path=reverse("proposals:list"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    elif _NAME in request.COOKIES:
        response.delete_cookie(_NAME, path=reverse("proposals:list"))
    return response
