from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk.acting import say
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.numbers import number_or_404
from proposals.positions.forms import PositionForm, chosen, filled
from proposals.positions.models import Position
from proposals.positions.stances import LEADS, Stance
from proposals.positions.wishing import filled_in, places_of
from proposals.views.responses import turned_away


@rescues_text
@require_http_methods(["GET", "POST"])
def take(request, reference):
    """Say how one's own Land stands to the proposal, or prepare it for the release."""
    proposal = get_proposal(request.user, reference, to=Permission.TAKE_POSITION)
    land = proposal.authority(request.user, Permission.TAKE_POSITION).land
    reason = LEADS if land.pk == proposal.lead_land_id else None
    if answer := turned_away(request, proposal, Permission.TAKE_POSITION, reason=reason):
        return answer
    own, prepared = _own(proposal, land), Position.objects.prepared().filter(proposal=proposal, land=land).first()
    form = _form(request, proposal, _initial(prepared or own, proposal.text.read()) | retyped(request))
    form.cancel_url = proposal.get_absolute_url()
    if taken := form.accepts(lambda: Position.take(proposal, by=request.user, **form.position())):
        messages.success(request, _told(taken.result, land))
        return redirect(proposal)
    context = {
        "proposal": proposal,
        "land": land,
        "own": own,
        "prepared": prepared,
        "may_commit": _may_commit(request.user, proposal, land),
        "form": form,
        "breadcrumb": crumbs(proposal, ("Position", None)),
    }
    return render(request, "proposals/positions/position.html", context)


@require_POST
def drop(request, reference):
    """Take the position of one's own Land back."""
    proposal = get_proposal(request.user, reference, to=Permission.TAKE_POSITION)
    if dropped := say(request, lambda: Position.drop(proposal, by=request.user)):
        gone = "Die Position ist zurückgenommen." if dropped.result else "Es gab keine Position mehr."
        messages.info(request, gone)
    return redirect(proposal)


@require_POST
def confirm(request, reference):
    """Stand behind the changed text as before."""
    proposal = get_proposal(request.user, reference, to=Permission.TAKE_POSITION)
    seen = number_or_404(request.POST.get("fassung"))
    say(
        request,
        lambda: Position.confirm(proposal, seen=seen, by=request.user),
        done=lambda position: _told(position, position.land),
    )
    return redirect(reverse("dossier:show", args=[reference]) + "#positionen")


@require_POST
def decide(request, reference, pk):
    """Release what was prepared in one's own Land, or discard it."""
    does_commit = request.POST.get("tun") == "freigeben"
    permission = Permission.COMMIT_POSITION if does_commit else Permission.TAKE_POSITION
    proposal = get_proposal(request.user, reference, to=permission)
    if does_commit:
        say(
            request,
            lambda: Position.commit(proposal, pk, by=request.user),
            done=lambda position: f"{position.land.name}: {position.label}. Alle sehen jetzt die Position.",
        )
    elif say(request, lambda: Position.discard(proposal, pk, by=request.user)):
        messages.info(request, "Die vorbereitete Position ist verworfen.")
    return redirect(reverse("dossier:show", args=[reference]) + "#positionen")


def _own(proposal, land):
    return next((position for position in proposal.current_positions if position.land_id == land.pk), None)


def _may_commit(user, proposal, land) -> bool:
    approver = proposal.authority(user, Permission.COMMIT_POSITION)
    return approver is not None and approver.land_id == land.pk


def _told(position, land) -> str:
    if position.is_committed:
        return f"{land.name}: {position.label}."
    return (
        f"Vorbereitet: {position.label}. Die Freigabe Ihres Landes entscheidet; "
        "bis dahin sieht nur Ihr Land die Position."
    )


def _form(request, proposal, initial) -> PositionForm:
    """As it was sent; or with what was typed and one more place before her, where she has asked for that."""
    text = proposal.text.read()
    if "ansehen" not in request.POST and not _is_new_place(request.POST, text):
        return PositionForm(sent(request), text=text, initial=initial)
    places = chosen(request.POST, places_of(text))
    typed = request.POST.dict() | {"orte": " ".join(places), "stelle": ""}
    return PositionForm(text=text, initial=typed)


def _is_new_place(data, text) -> bool:
    """Whether a place was chosen whose wording she has not seen yet."""
    is_wish, place = data.get("stance") == Stance.SUPPORTS_IF, data.get("stelle", "")
    is_shown = f"wortlaut_{place}" in data or f"danach_{place}" in data
    return is_wish and place in places_of(text) and not is_shown


def _initial(position, text):
    if position is None:
        return {}
    said = {"stance": position.stance, "note": position.note}
    return said | filled(filled_in(text, position.wanted())) if position.stance == Stance.SUPPORTS_IF else said
