"""A page that follows what happens: it asks for itself again, and is sent only where something has changed.

The server keeps nothing for it. A mark says what the page shows; whoever comes with the same mark gets 304 and costs
what it takes to find the mark. `follow.js` asks; without it the page has a link that loads it again.
"""

import hashlib
from collections.abc import Callable

from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render

from intmk import clock

HEADER = "X-Follow"
OVER = "X-Over"


def followed(request, template: str, mark: tuple, context: Callable[[], dict], **kwargs) -> HttpResponse:
    """The page, or what of it follows (`_name.html` beside `name.html`), or 304 where it would say the same.

    `mark` are the values the following part is made of: whoever sees the same values sees the same part. `context` is
    only made where something is sent.
    """
    told = hashlib.sha256(repr((request.user.pk, *mark)).encode()).hexdigest()[:20]
    is_part = HEADER in request.headers
    if is_part and request.headers.get("If-None-Match") == f'"{told}"':
        return HttpResponseNotModified()
    folder, _, name = template.rpartition("/")
    values = context() | {"follow_mark": told, "as_of": clock.running()}
    response = render(request, f"{folder}/_{name}" if is_part else template, values, **kwargs)
    if is_part:
        response.headers["ETag"] = f'"{told}"'
    return response


def over(request, to) -> HttpResponse:
    """What was followed has ended: who still follows it is led on as well, and not told of a lost sign-in."""
    onward = redirect(to)
    return HttpResponse(status=204, headers={OVER: onward.url}) if HEADER in request.headers else onward
