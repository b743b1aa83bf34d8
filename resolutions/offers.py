from django.urls import reverse

from accounts.permissions import Permission
from proposals.offer import Offer
from proposals.states import State


def offers(user, proposal):
    """To release what was adopted, and to publish what was released."""
    if proposal.state != State.ADOPTED:
        return
    resolution = getattr(proposal, "resolution", None)
    if resolution is None and proposal.authority(user, Permission.RELEASE):
        yield Offer(
            "Zur Veröffentlichung freigeben",
            "Mit oder ohne Sperrfrist. Danach kann die Pressestelle veröffentlichen.",
            reverse("resolutions:release", args=[proposal.reference]),
        )
    elif resolution is not None and proposal.authority(user, Permission.PREVIEW_RESOLUTION):
        is_open = not resolution.is_published and proposal.authority(user, Permission.PUBLISH) is not None
        yield Offer(
            "Veröffentlichen" if is_open else "Beschluss am Pressetisch ansehen",
            "Der Beschluss, wie ihn die Öffentlichkeit liest.",
            reverse("resolutions:preview", args=[proposal.reference]),
            is_awaited=is_open,
        )
