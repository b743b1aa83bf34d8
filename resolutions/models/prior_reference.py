from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q

from accounts.permissions import Permission
from intmk import clock
from journal.models import record
from proposals.models import Proposal
from proposals.states import State
from resolutions import verbs
from text.blocks import NOTE_LENGTH

VOTED_ON = (State.ADOPTED, State.REJECTED, State.NO_MAJORITY)  # one of them has been adopted, or is so no more


class PriorReferenceQuerySet(models.QuerySet):
    def around(self, proposal, user):
        """What the proposal refers to, and which proposals that the user sees refer to what was resolved on it."""
        around = Q(proposal=proposal)
        if proposal.state in VOTED_ON:
            around |= Q(resolution__proposal=proposal, proposal__in=Proposal.objects.visible_to(user))
        return self.filter(around).select_related("resolution", "proposal")


class PriorReference(models.Model):
    """An earlier resolution that a proposal goes back to: a published one, or one of the archive as a line of text."""

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="prior_references")
    resolution = models.ForeignKey(
        "resolutions.Resolution", models.PROTECT, related_name="later_references", null=True, verbose_name="Beschluss"
    )
    text = models.CharField("Beschluss im Archiv", max_length=200, blank=True)
    note = models.CharField("Anmerkung", max_length=NOTE_LENGTH, blank=True)
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    at = models.DateTimeField("verknüpft am", default=clock.now)

    objects = PriorReferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "Bezug auf früheren Beschluss"
        verbose_name_plural = "Bezüge auf frühere Beschlüsse"
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(name="prior_resolution_or_text", condition=Q(resolution__isnull=True) ^ Q(text="")),
            models.UniqueConstraint(
                name="prior_resolution_once",
                fields=["proposal", "resolution"],
                condition=Q(resolution__isnull=False),
            ),
            models.UniqueConstraint(name="prior_text_once", fields=["proposal", "text"], condition=~Q(text="")),
        ]

    def __str__(self):
        return self.text or str(self.resolution)

    @classmethod
    def link(cls, proposal, *, by, resolution=None, text="", note="") -> bool:
        """Say what a proposal goes back to: a public resolution, or a line such as „19. IntMK, TOP 2.3“.

        False: that is said already.
        """
        if resolution and not resolution.is_public:
            raise PermissionDenied
        with transaction.atomic():
            proposal, appointment = proposal.locked_for(by, Permission.LINK)
            _, is_new = cls.objects.get_or_create(
                proposal=proposal,
                resolution=resolution,
                text=text,
                defaults={"note": note, "by": by, "land_id": appointment.land_id},
            )
            if is_new:
                name = f"{resolution.reference} {resolution.title}" if resolution else text
                record(proposal, verbs.LINKED, by=by, appointment=appointment, note=name)
        return is_new

    def unlink(self, *, by) -> bool:
        """Take the reference back. False: it is gone already."""
        with transaction.atomic():
            proposal, appointment = self.proposal.locked_for(by, Permission.LINK)
            gone, _ = type(self).objects.filter(pk=self.pk).delete()
            if gone:
                record(proposal, verbs.UNLINKED, by=by, appointment=appointment)
        return bool(gone)
