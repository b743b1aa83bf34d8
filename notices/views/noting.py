from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from intmk.acting import say
from notices.access import get_decided, get_wish_to_note
from notices.models import Noted

DONE, KNOWN = "Zur Kenntnis genommen; die Aufgabe ist erledigt.", "Das war schon zur Kenntnis genommen."


@require_POST
def amendment(request, reference, number):
    """Take note of the decision on an amendment of one's own Land."""
    found, land_id = get_decided(request.user, reference, number)
    return _noted(request, land_id, amendment=found)


@require_POST
def wish(request, reference, pk):
    """Take note of a wish for one's own text that is not taken over as it stands."""
    found, land_id = get_wish_to_note(request.user, reference, pk)
    return _noted(request, land_id, position=found)


def _noted(request, land_id, **thing):
    say(request, lambda: Noted.take(land_id, by=request.user, **thing), done=DONE, known=KNOWN)
    return redirect("notices:tasks")
