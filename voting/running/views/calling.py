"""An item is called: the next one, or another."""

from django.core.exceptions import BadRequest
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.permissions import Permission
from intmk.acting import say
from voting.running.access import get_item
from voting.running.forms import CallForm
from voting.session.access import get_session


@require_POST
def call(request, pk):
    """Call an item, from the one that the page showed as called; pressed twice it is called once."""
    session = get_session(request.user, pk, to=Permission.HOLD_SESSION)
    form = CallForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    item = get_item(session, form.cleaned_data["item"])
    done, known = f"{item} ist aufgerufen.", f"{item} ist schon aufgerufen."
    seen = form.cleaned_data["seen"]
    say(request, lambda: session.call(item, seen=seen, by=request.user), done=done, known=known)
    return redirect("voting:chair" if "chair" in request.POST else "voting:session", pk)
