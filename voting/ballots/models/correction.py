"""A record that was wrong, and a Land that meant otherwise: two things that are never mixed up (design §7)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from intmk import clock
from text.blocks import NOTE_LENGTH


class CorrectionQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(ended_at__isnull=True)


class Correction(models.Model):
    """What somebody of the office wants corrected in a declaration, until a second person confirms or declines it.

    Where the rules do not ask for four eyes it is confirmed at once, by nobody else. `choices` are all choices as
    they were cast, not only those that differ.
    """

    SEALED = (
        *("declaration", "choices", "decided_at", "reason", "asked_by", "asked_at"),
        *("ended_by", "ended_at", "is_confirmed", "answer"),
    )

    declaration = models.ForeignKey("voting.Declaration", models.PROTECT, related_name="corrections")
    choices = models.JSONField("Stimmen")
    decided_at = models.DateTimeField("entschieden am")
    reason = models.CharField("Grund", max_length=NOTE_LENGTH)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("vorgelegt am", default=clock.now)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField("beendet am", null=True)
    is_confirmed = models.BooleanField("bestätigt", default=False)
    answer = models.CharField("Anmerkung", max_length=NOTE_LENGTH, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "Berichtigung"
        verbose_name_plural = "Berichtigungen"
        ordering = ["declaration_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_waiting_correction", fields=["declaration"], condition=Q(ended_at__isnull=True)
            ),
            models.CheckConstraint(name="correction_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="correction_ended",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, is_confirmed=False, answer="")
                | Q(ended_at__isnull=False, ended_at__gte=F("asked_at"), ended_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Berichtigung von {self.declaration}"


class Remark(models.Model):
    """A Land that says after the vote it meant otherwise: a note in the record. The result stands."""

    SEALED = ("declaration", "land", "text", "made_by", "made_at")

    declaration = models.ForeignKey("voting.Declaration", models.PROTECT, related_name="remarks")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    text = models.CharField("Anmerkung", max_length=NOTE_LENGTH)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("angemerkt am", default=clock.now)

    class Meta:
        verbose_name = "Anmerkung zur Abstimmung"
        verbose_name_plural = "Anmerkungen zur Abstimmung"
        ordering = ["declaration_id", "pk"]
        constraints = [models.CheckConstraint(name="remark_text", condition=~Q(text=""))]

    def __str__(self):
        return f"{self.land_id}: {self.text}"
