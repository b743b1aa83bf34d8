from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.objections import shut_to
from text.blocks import NOTE_LENGTH


class EditorialObjection(models.Model):
    """A Land does not agree that a version changed only the wording. From then on the change counts as material."""

    SEALED = ("version", "land", "reason", "raised_at", "raised_by")

    version = models.ForeignKey("proposals.Version", models.PROTECT, related_name="objections")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    reason = models.CharField("Begründung", max_length=NOTE_LENGTH)
    raised_at = models.DateTimeField("erhoben am", default=clock.now)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Widerspruch"
        verbose_name_plural = "Widersprüche"
        ordering = ["version", "raised_at"]
        constraints = [
            models.UniqueConstraint(name="one_editorial_objection", fields=["version", "land"]),
            models.CheckConstraint(name="editorial_objection_reason", condition=~Q(reason="")),
        ]

    def __str__(self):
        return f"{self.land_id}: {self.reason}"

    @classmethod
    def raise_on(cls, version, reason, *, by):
        """Contest an editorial declaration for one's own Land. Once per Land; twice is once."""
        with transaction.atomic():
            proposal, appointment = version.proposal.locked_for(by, Permission.TAKE_POSITION)
            if not proposal.versions_seen_by(by).filter(pk=version.pk).exists():
                raise PermissionDenied
            if shut := shut_to(proposal, Permission.TAKE_POSITION):
                raise Refused(shut)
            if not version.is_editorial:
                raise Refused("Diese Fassung ist nicht als redaktionell erklärt; ein Widerspruch ist nicht nötig.")
            objection, is_new = cls.objects.get_or_create(
                version=version, land=appointment.land, defaults={"reason": reason, "raised_by": by}
            )
            if is_new:
                # The history is read by all who see the proposal, the reason by those who see this version.
                record(
                    proposal,
                    verbs.EDITORIAL_CONTESTED,
                    words={"number": version.number},
                    by=by,
                    appointment=appointment,
                    rows=[objection],
                    version=version.number,
                    objection=objection.pk,
                )
        return objection
