"""What every page shows around its content."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from accounts.permissions import Role
from intmk.rescue import mark_of

PLACES = (
    ("Aufgaben", "notices:tasks"),
    ("Vorschläge", "proposals:list"),
    ("Konferenz", "conferences:list"),
    ("Beschlüsse", "resolutions:list"),
)

STEERING = ("Steuerung", "steering:board")
PRESS_DESK = ("Pressetisch", "resolutions:desk")
PRESS_DESK_ROLES = (Role.PRESS, Role.SECRETARIAT)


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the main navigation."""

    label: str
    url: str
    is_current: bool


def frame(request) -> dict:
    """Navigation, for whom the person acts, and the demo clock. Costs no query for the public."""
    user = getattr(request, "user", None)
    is_signed_in = user is not None and "_auth_user_id" in request.session if hasattr(request, "session") else False
    navigation = _navigation(request, _places(user) if is_signed_in else PLACES[-1:])
    return {
        "navigation": navigation,
        "is_placed": any(place.is_current for place in navigation),
        "acting_as": _acting_as(user) if is_signed_in else "",
        "opened_by": mark_of(request.session["_auth_user_id"]) if is_signed_in else "",
        "demo_clock": getattr(request, "demo_clock", None),
        "is_demo": settings.DEMO,
    }


def _places(user):
    is_at_press_desk = any(appointment.role in PRESS_DESK_ROLES for appointment in user.appointments_today)
    steers = any(appointment.role == Role.SECRETARIAT for appointment in user.appointments_today)
    return (*PLACES, *[STEERING] * steers, *[PRESS_DESK] * is_at_press_desk)


def _navigation(request, places) -> list[Place]:
    here = request.path
    urls = [(label, reverse(name)) for label, name in places]
    return [Place(label, url, here.startswith(url)) for label, url in urls]


def _acting_as(user) -> str:
    return ", ".join(
        f"{appointment.get_role_display()} {appointment.land or ''}".rstrip() for appointment in user.appointments_today
    )
