from django.urls import reverse

from accounts.permissions import Permission
from proposals.offer import Offer
from proposals.presenting.rules import Release, presentable


def offers(user, proposal):
    """For the Referat of the lead Land: to lay the submission, or what it has prepared, before the approver."""
    appointment = proposal.authority(user, Permission.PRESENT)
    if not appointment or appointment.land_id != proposal.lead_land_id or not proposal.lead_has_approver:
        return
    has_wish = any(position.block_id or position.operations for position in proposal.current_positions)
    releases = [each for each in presentable(proposal, appointment.land_id) if each != Release.WISH or has_wish]
    if not releases or proposal.authority(user, Permission.SUBMIT):
        return
    yield Offer(
        "Zur Freigabe vorlegen",
        "Die Freigabe Ihres Landes sieht den Text, Ihre Notiz und was sich seit dem letzten Mal geändert hat.",
        reverse("proposals:present", args=[proposal.reference]),
        is_awaited=False,
    )
