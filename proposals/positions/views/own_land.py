from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.models import Appointment, Land
from accounts.relations import LAND_ROLES, laender_of
from accounts.security import Event, tell
from journal.models import Entry
from proposals.positions.house_rule import house_authority, set_approval

LAST_ENTRIES = 20


@require_http_methods(["GET", "POST"])
def show(request):
    """Who acts for one's own Land, and whether its approver releases positions."""
    codes = laender_of(request.user.appointments_today, LAND_ROLES)
    if not codes:
        raise PermissionDenied
    laender = list(Land.objects.filter(pk__in=codes))
    if request.method == "POST":
        return _set(request, laender)
    context = {
        "laender": [_seen(request.user, land) for land in laender],
        "breadcrumb": [("Aufgaben", reverse("notices:tasks")), ("Mein Land", None)],
    }
    return render(request, "proposals/positions/own_land.html", context)


def _set(request, laender):
    land = next((land for land in laender if land.pk == request.POST.get("land")), None)
    is_wanted = {"ja": True, "nein": False}.get(request.POST.get("freigabe"))
    if land is None or is_wanted is None:
        raise Http404
    if set_approval(land, is_wanted, by=request.user):
        tell(Event.HOUSE_RULE, request, user=request.user.pk, land=land.pk, approves_positions=is_wanted)
        messages.success(
            request,
            f"Positionen des Landes {land.name} gelten jetzt "
            f"{'erst nach der Freigabe' if is_wanted else 'ohne Freigabe'}.",
        )
    else:
        messages.info(request, "Das war schon so eingestellt.")
    return redirect("proposals:own_land")


def _seen(user, land):
    people = Appointment.objects.in_force().filter(land=land, role__in=LAND_ROLES).select_related("user")
    return {
        "land": land,
        "people": people.order_by("user__name", "role"),
        "may_set": house_authority(land, user) is not None,
        "history": Entry.objects.about(land).for_reading()[:LAST_ENTRIES],
    }
