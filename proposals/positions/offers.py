from django.urls import reverse

from accounts.permissions import Permission
from proposals.offer import Offer
from proposals.states import OPEN_FOR_POSITIONS


def offers(user, proposal):
    """To say where one's own Land stands."""
    appointment = proposal.open_authority(user, Permission.TAKE_POSITION)
    if not appointment or proposal.state not in OPEN_FOR_POSITIONS or appointment.land_id == proposal.lead_land_id:
        return
    has_one = any(position.land_id == appointment.land_id for position in proposal.current_positions)
    yield Offer(
        "Position ändern" if has_one else "Position eintragen",
        f"Alle sehen, wie das Land {appointment.land.name} zu dem Vorschlag steht.",
        reverse("proposals:position", args=[proposal.reference]),
        is_awaited=not has_one,
        is_asked_apart=True,
    )
