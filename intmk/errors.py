"""What a browser gets for a request that cannot be read.

The pages know nothing of the request: Django's own handler reads the form once more, to guard it, and fails again.
"""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.shortcuts import render


def bad_request(request, exception):
    """The plain page for a broken request; for one that is too large a page that says what to do."""
    is_too_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    status = 413 if is_too_large else 400
    return render(None, f"{status}.html", status=status)
