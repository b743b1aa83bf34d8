from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import Permission
from intmk.acting import say
from proposals.crumbs import crumbs
from voting.parts import deciding
from voting.parts.access import get_item
from voting.parts.forms import OrderForm
from voting.parts.pages import HERE, parts_page


@require_safe
def show(request, reference):
    """The amendments of a TOP in voting order, the Ziffern voted on by themselves, and what comes next."""
    proposal = get_item(request.user, reference)
    context = {
        "proposal": proposal,
        "page": parts_page(proposal, request.user),
        "breadcrumb": crumbs(proposal, (HERE, None)),
    }
    return render(request, "voting/parts/parts.html", context)


@require_POST
def arrange(request, reference):
    """Put an amendment elsewhere in the order of voting."""
    proposal = get_item(request.user, reference, to=Permission.RECORD_VOTE)
    form = OrderForm(request.POST)
    if not form.is_valid():
        raise Http404
    number, direction, seen = form.values
    say(
        request,
        lambda: deciding.arrange(proposal, number, direction, seen=seen, by=request.user),
        done=lambda order: f"Abgestimmt wird jetzt in dieser Reihenfolge: {order}.",
        known=f"Ä{number} steht schon dort.",
    )
    return redirect(f"{reverse('voting:parts', args=[reference])}#antrag-{number}")
