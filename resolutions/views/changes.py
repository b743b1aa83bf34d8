"""What offices change about a publication, each on a page of its own that first says what it will do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from intmk.acting import announce
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from intmk.shut import given_back, shut
from resolutions import changes, words
from resolutions.access import get_at_desk
from resolutions.forms import MoveEmbargoForm, ReasonForm


@dataclass(frozen=True, slots=True)
class Change:
    """A row: who may, what it is called on page and button, what it will do, with which form, by which verb."""

    permission: Permission
    title: str
    explanation: str
    form: type
    verb: Callable[..., Any]  # takes the resolution and what the form asks for, by name
    objection: Callable[[Any], str | None]  # why it cannot be done to a resolution now


EMBARGO = Change(
    permission=Permission.RELEASE,
    title="Sperrfrist ändern",
    explanation=(
        "Ein anderes Ende gilt ab sofort. Wird die Sperrfrist aufgehoben und hat die Pressestelle schon "
        "veröffentlicht, lesen sofort alle den Beschluss."
    ),
    form=MoveEmbargoForm,
    verb=changes.move_embargo,
    objection=changes.public_already,
)
CANCEL = Change(
    permission=Permission.CANCEL_PUBLICATION,
    title="Veröffentlichung absagen",
    explanation=(
        "Der Beschluss bleibt verborgen, bis die Pressestelle ihn erneut zur Veröffentlichung gibt. "
        "Die Freigabe gilt weiter."
    ),
    form=ReasonForm,
    verb=changes.cancel,
    objection=changes.public_already,
)
WITHDRAW = Change(
    permission=Permission.WITHDRAW_RESOLUTION,
    title="Beschluss zurückziehen",
    explanation=(
        "Der Text verschwindet aus Listen, Suche und PDF. Seine Adresse bleibt und nennt allen, wann und aus welchem "
        "Grund er zurückgezogen wurde."
    ),
    form=ReasonForm,
    verb=changes.withdraw,
    objection=changes.not_public_yet,
)

CONFIRM = Change(
    permission=Permission.RELEASE,
    title="Freigabe bestätigen",
    explanation=(
        "Das Ergebnis ist nach der Freigabe berichtigt worden. Bestätigt die Geschäftsstelle die Freigabe, kann der "
        "Beschluss öffentlich werden; die Berichtigung steht dabei."
    ),
    form=ReasonForm,
    verb=changes.confirm,
    objection=changes.not_suspended,
)


@rescues_text
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, reference, change):
    """Back to the desk where it was done; otherwise the page with its form, and with what will happen."""
    resolution = get_at_desk(request.user, reference, to=change.permission)
    here = reverse("resolutions:preview", args=[reference])
    way = [("Pressetisch", reverse("resolutions:desk")), (reference, here), (change.title, None)]
    if closed := shut(request, change.objection(resolution), back=here, breadcrumb=way):
        return closed
    form = change.form(sent(request), initial=retyped(request))
    form.submit_label, form.cancel_url = change.title, here
    if done := form.accepts(lambda: change.verb(resolution, **form.wanted, by=request.user)):
        stands = words.standing(resolution)
        known = f"Das ist schon geschehen: {stands}."
        announce(request, done.result, done=f"Beschluss {reference}: {stands}.", known=known)
        return redirect(here)
    if request.method == "POST" and (closed := change.objection(resolution)):
        return given_back(request, closed, back=here, breadcrumb=way)
    context = {
        "form": form,
        "resolution": resolution,
        "change": change,
        "standing": words.standing(resolution),
        "breadcrumb": way,
    }
    return render(request, "resolutions/press/change.html", context)
