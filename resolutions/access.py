"""The doors to what is adopted but not yet public: unseen is 404, forbidden is 403."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from conferences.models import Conference
from proposals.access import get_proposal
from proposals.models import Proposal
from proposals.states import State
from resolutions.models.resolution import Resolution


def get_adopted(user, reference: str) -> Proposal:
    """The adopted proposal that the user may release."""
    proposal = get_proposal(user, reference, to=Permission.RELEASE)
    if proposal.state != State.ADOPTED:
        raise Http404
    return proposal


def get_at_desk(user, reference: str, *, to: Permission = Permission.PREVIEW_RESOLUTION) -> Resolution:
    """The released resolution with this number, for the offices of the chair Land; those of other years read it."""
    known = Resolution.objects.before_public(user).select_related("conference__chair_land")
    resolution = get_object_or_404(known, reference=reference)
    if resolution.authority(user, to) is None:
        raise PermissionDenied
    return resolution


def get_desk(user) -> "Desk":
    """The press desk of the user; forbidden to those who have nothing to do at one."""
    desk = Desk(user)
    if not desk.conferences:
        raise PermissionDenied
    return desk


class Desk:
    """What the offices of the chair Land have before them."""

    def __init__(self, user):
        self.user = user
        self.conferences = [
            conference
            for conference in Conference.objects.with_term()
            if conference.authority(user, Permission.CANCEL_PUBLICATION)
        ]

    def may(self, permission: Permission) -> set[int]:
        """The conferences, by number, in which the user has a permission."""
        return {conference.pk for conference in self.conferences if conference.authority(self.user, permission)}

    def waiting(self):
        """Adopted proposals that the secretariat has not released."""
        return (
            Proposal.objects.visible_to(self.user)
            .filter(state=State.ADOPTED, resolution__isnull=True, conference__in=self.conferences)
            .select_related("agenda_item")
            .order_by("conference", "agenda_item__meeting__starts_on", "agenda_item__sort_key")
        )

    def released(self):
        """Resolutions that the press office has not cleared, those first that wait longest."""
        return self._resolutions().filter(published_at__isnull=True).order_by("released_at", "pk")

    def published(self):
        return self._resolutions().filter(published_at__isnull=False)

    def _resolutions(self):
        return Resolution.objects.at_press_desk(self.user).defer("blocks", "search")
