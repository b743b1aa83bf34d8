"""Which Land asks that a Ziffer be voted on by itself."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from intmk import clock
from voting.parts.standing import Parts

WHERE = "Unter „Änderungsanträge und Ziffern“"


class ZifferRequestQuerySet(models.QuerySet):
    def standing(self):
        """Those that their Land still asks for."""
        return self.filter(withdrawn_at__isnull=True)

    def in_the_way(self, proposal) -> str | None:
        """Why the whole text of a proposal cannot be voted on yet, in one German sentence; or nothing."""
        if not self.standing().exists():
            return None
        parts = Parts(proposal, [])
        if waiting := [part.name for part in parts.ziffern_waiting]:
            return f"{WHERE} wird zuerst einzeln abgestimmt über: {', '.join(waiting)}."
        if parts.rejected_ziffern and not parts.all_ziffern_fall:
            names = ", ".join(parts.text.names[block] for block in parts.rejected_ziffern)
            return f"{WHERE} stellen Sie zuerst den Text fest; abgelehnt und noch darin: {names}."
        return None


class ZifferRequest(models.Model):
    """A Land asks in the session that a Ziffer be voted on by itself; it may drop that until it is voted on.

    `block` is the id of the Ziffer, which stays when its number changes; `named` is what it was called then.
    """

    SEALED = (
        *("proposal", "block", "named", "land", "noted_by", "noted_at"),
        *("withdrawn_by", "withdrawn_at"),
    )

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="ziffer_requests")
    block = models.CharField("Ziffer", max_length=12)
    named = models.CharField("Bezeichnung", max_length=80)
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField("festgehalten am", default=clock.now)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    withdrawn_at = models.DateTimeField("zurückgenommen am", null=True)

    objects = ZifferRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "Antrag auf Einzelabstimmung"
        verbose_name_plural = "Anträge auf Einzelabstimmung"
        ordering = ["proposal", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="land_asks_for_a_ziffer_once",
                fields=["proposal", "block", "land"],
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(name="ziffer_request_block", condition=~Q(block="") & ~Q(named="")),
            models.CheckConstraint(
                name="ziffer_request_withdrawn",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_at__gte=F("noted_at"), withdrawn_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.named} ({self.land_id})"

    def withdraw(self, *, by) -> None:
        # Not before it was noted, even where the clock of the demo was set back.
        columns = {"withdrawn_at": max(clock.now(), self.noted_at), "withdrawn_by": by}
        type(self).objects.filter(pk=self.pk).update(**columns)
        for name, value in columns.items():
            setattr(self, name, value)
