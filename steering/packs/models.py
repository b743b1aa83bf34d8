from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse

from intmk import clock
from steering.packs.rules import Form, Holds

LIFETIME = timedelta(days=1)


class Pack(models.Model):
    """What one person has ordered of an agenda, made step by step while she waits. For herself, and for a day.

    `digest` is that of all it was made of (`contents.Contents`): where it is another one now, it is made anew.
    """

    meeting = models.ForeignKey("conferences.Meeting", models.CASCADE, related_name="+", verbose_name="Sitzung")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="Person")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", null=True, verbose_name="Vorgänge von")
    holds = models.CharField("Inhalt", max_length=10, choices=Holds.choices())
    form = models.CharField("Datei", max_length=10, choices=Form.choices())
    ordered_at = models.DateTimeField("bestellt am", default=clock.running)
    digest = models.CharField(max_length=64, blank=True)
    data = models.BinaryField(null=True)

    class Meta:
        verbose_name = "Mappe"
        verbose_name_plural = "Mappen"
        ordering = ["-ordered_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="pack_once", fields=["by", "meeting", "land", "holds", "form"], nulls_distinct=False
            ),
            models.CheckConstraint(name="pack_holds", condition=Q(holds__in=Holds.values())),
            models.CheckConstraint(name="pack_form", condition=Q(form__in=Form.values())),
            models.CheckConstraint(name="pack_made_of_something", condition=Q(data__isnull=True) | ~Q(digest="")),
        ]

    def __str__(self):
        whose = f", Vorgänge von {self.land.name}" if self.land_id else ""
        return f"{Holds(self.holds).label}{whose} ({Form(self.form).label})"

    def get_absolute_url(self):
        return reverse("steering:pack", args=[self.meeting.conference_id, self.pk])

    @classmethod
    def order(cls, meeting, *, land, holds, form, by):
        """The pack; the same one where it is ordered again. Packs whose day is over go, whoever ordered them."""
        now = clock.running()
        with transaction.atomic():
            cls.objects.filter(ordered_at__lt=now - LIFETIME).delete()
            ordered = {"meeting": meeting, "by": by, "land": land, "holds": holds, "form": form}
            pack, _ = cls.objects.update_or_create(**ordered, defaults={"ordered_at": now})
        return pack


class PackPart(models.Model):
    """One proposal of a pack: its words until all are set together, or its files where each stays alone."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="parts")
    proposal = models.ForeignKey("proposals.Proposal", models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    words = models.JSONField(null=True)
    text = models.BinaryField(null=True)
    synopsis = models.BinaryField(null=True)

    class Meta:
        verbose_name = "Teil einer Mappe"
        verbose_name_plural = "Teile einer Mappe"
        constraints = [
            models.UniqueConstraint(name="pack_part_once", fields=["pack", "proposal"]),
            models.CheckConstraint(
                name="pack_part_words_or_files",
                condition=Q(words__isnull=True, text__isnull=False) | Q(words__isnull=False, text__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.proposal} in {self.pack}"
