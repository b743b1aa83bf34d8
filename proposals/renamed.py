"""The old address of an idea that has been shared leads to the new one, for those who may see it."""

from django.shortcuts import redirect
from django.urls import reverse


class Renamed(Exception):
    """Raised by the door: what was asked for by the name of an idea has a number by now."""

    def __init__(self, name: str, proposal):
        super().__init__(name)
        self.name, self.proposal = name, proposal


class FollowRenamed:
    """Send the browser to the same page under the number, with all it has sent: a form that was open is not lost."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Renamed):
            return None
        match, number = request.resolver_match, exception.proposal.reference
        kwargs = {name: number if value == exception.name else value for name, value in match.kwargs.items()}
        address = reverse(match.view_name, kwargs=kwargs)
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(address + query, preserve_request=True)
