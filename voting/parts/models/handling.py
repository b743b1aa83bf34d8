"""What the session does with an amendment without a ballot on it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from intmk import clock
from text.blocks import NOTE_LENGTH
from voting.parts.rules import HandlingKind


class HandlingQuerySet(models.QuerySet):
    def standing(self):
        """Those that nobody has taken back."""
        return self.filter(ended_at__isnull=True)


class Handling(models.Model):
    """The lead Land takes an amendment over (Übernahme), or it is moot because other things are decided.

    `land` is the Land that takes it over, whoever of it or of the office has said so. `through` is the amendment by
    whose adoption this one is moot; without one there is a `reason`. It can be taken back until the text is settled.
    """

    SEALED = (
        *("amendment", "kind", "land", "through", "reason", "noted_by", "noted_at"),
        *("ended_by", "ended_at"),
    )

    amendment = models.ForeignKey("proposals.Amendment", models.PROTECT, related_name="handlings")
    kind = models.CharField("Art", max_length=20, choices=HandlingKind.choices())
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land", null=True)
    through = models.ForeignKey("proposals.Amendment", models.PROTECT, related_name="+", null=True)
    reason = models.CharField("Grund", max_length=NOTE_LENGTH, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField("festgehalten am", default=clock.now)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField("zurückgenommen am", null=True)

    objects = HandlingQuerySet.as_manager()

    class Meta:
        verbose_name = "Übernahme oder Erledigung"
        verbose_name_plural = "Übernahmen und Erledigungen"
        ordering = ["amendment", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_standing_handling", fields=["amendment"], condition=Q(ended_at__isnull=True)
            ),
            models.CheckConstraint(
                name="handling_kind",
                condition=Q(kind=HandlingKind.TAKEN_OVER, land__isnull=False, through__isnull=True, reason="")
                | Q(kind=HandlingKind.MOOT, land__isnull=True, through__isnull=False)
                | (Q(kind=HandlingKind.MOOT, land__isnull=True) & ~Q(reason="")),
            ),
            models.CheckConstraint(name="handling_through_another", condition=~Q(through=F("amendment"))),
            models.CheckConstraint(
                name="handling_ended",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_at__gte=F("noted_at"), ended_by__isnull=False),
            ),
        ]

    def __str__(self):
        return self.said

    @classmethod
    def note(cls, amendment, kind: HandlingKind, *, by, **said) -> "Handling":
        """Write it down, within the transaction of the verb that has asked whether it can be."""
        return cls.objects.create(amendment=amendment, kind=kind, noted_by=by, **said)

    def end(self, *, by) -> None:
        # Not before it was noted, even where the clock of the demo was set back.
        columns = {"ended_at": max(clock.now(), self.noted_at), "ended_by": by}
        type(self).objects.filter(pk=self.pk).update(**columns)
        for name, value in columns.items():
            setattr(self, name, value)

    @property
    def said(self) -> str:
        """„Übernahme durch Bayern“, „erledigt durch Annahme von Ä2“. Read with `land` and `through`."""
        if self.kind == HandlingKind.TAKEN_OVER:
            return f"Übernahme durch {self.land.name}"
        return f"erledigt durch Annahme von {self.through.label}" if self.through else f"erledigt: {self.reason}"
