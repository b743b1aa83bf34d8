from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk.refusal import Refused
from proposals.access import get_proposal
from proposals.forms import PositionForm
from proposals.models import Position
from proposals.text.blocks import Kind, names


@require_http_methods(["GET", "POST"])
def take(request, reference):
    """Say how one's own Land stands to the proposal."""
    proposal = get_proposal(request.user, reference, to=Permission.TAKE_POSITION)
    land = proposal.authority(request.user, Permission.TAKE_POSITION).land
    own = next((position for position in proposal.current_positions if position.land_id == land.pk), None)
    form = PositionForm(
        request.POST if request.method == "POST" else None, ziffern=_ziffern(proposal), initial=_initial(own)
    )
    form.cancel_url = proposal.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        try:
            position = Position.take(proposal, by=request.user, **form.position())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{land.name}: {position.label}.")
            return redirect(proposal)
    breadcrumb = [
        ("Vorschläge", "/vorschlaege/"),
        (reference, proposal.get_absolute_url()),
        ("Position", None),
    ]
    context = {"proposal": proposal, "land": land, "own": own, "form": form, "breadcrumb": breadcrumb}
    return render(request, "proposals/position.html", context)


@require_POST
def drop(request, reference):
    """Take the position of one's own Land back."""
    proposal = get_proposal(request.user, reference, to=Permission.TAKE_POSITION)
    try:
        was_there = Position.drop(proposal, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.info(
            request, "Die Position ist zurückgenommen." if was_there else "Es gab keine Position mehr."
        )
    return redirect(proposal)


def _ziffern(proposal):
    blocks = proposal.text.read()
    known = names(blocks)
    return [
        (block.id, f"{known[block.id]}: {block.text[:60]}") for block in blocks if block.kind == Kind.ZIFFER
    ]


def _initial(position):
    if position is None:
        return {}
    return {name: getattr(position, name) for name in ("stance", "block_id", "wording", "note")}
