"""What a browser gets for a request that cannot be read."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.shortcuts import render
from django.views import defaults


def bad_request(request, exception):
    """The plain page for a broken request; for one that is too large a page that says what to do."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return render(None, "413.html", status=413)
    return defaults.bad_request(request, exception)
