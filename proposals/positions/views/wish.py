from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from intmk.acting import say
from proposals.crumbs import crumbs
from proposals.numbers import number_or_404
from proposals.positions.access import get_wish, may_become_amendment, wishes_of
from proposals.positions.house_rule import must_wait
from proposals.positions.wishes import FIXED, wish_of
from proposals.positions.wording import adopt_wording
from proposals.states import EDITABLE


@require_http_methods(["GET", "POST"])
def show(request, reference, pk):
    """The wording a Land wants, as redline against its Ziffer; who may edit takes it over with one button."""
    position = get_wish(request.user, reference, pk)
    proposal = position.proposal
    editor = proposal.open_authority(request.user, Permission.EDIT_TEXT)
    may_edit, may_adopt = editor is not None, editor is not None and proposal.state in EDITABLE
    if request.method == "POST" and _adopted(request, proposal, position):
        return redirect(proposal)
    context = {
        "proposal": proposal,
        "position": position,
        "wish": wish_of(position, proposal.text, wishes_of(proposal).exclude(pk=position.pk)),
        "step": may_adopt and ("present" if must_wait(proposal, editor.land_id, request.user) else "adopt"),
        "may_file": may_become_amendment(request.user, position),
        "objection": FIXED if may_edit and proposal.state not in EDITABLE else "",
        "breadcrumb": crumbs(proposal, (f"Wunsch des Landes {position.land.name}", None)),
    }
    return render(request, "proposals/positions/wish.html", context)


def _adopted(request, proposal, position) -> bool:
    seen = number_or_404(request.POST.get("fassung"))
    is_aware = request.POST.get("gesehen") == "ja"
    adopted = say(
        request,
        lambda: adopt_wording(proposal, position, seen=seen, is_aware=is_aware, by=request.user),
        done=lambda version: (
            f"Fassung {version.number} enthält den Wortlaut. "
            f"Das Land {position.land.name} unterstützt jetzt den Vorschlag."
        ),
    )
    if not adopted:
        proposal.refresh_from_db()
    return bool(adopted)
