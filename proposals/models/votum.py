from django.conf import settings
from django.db import models
from django.db.models import Q

from intmk import clock
from proposals.facts import Recommendation


class Votum(models.Model):
    """What the Vorkonferenz recommends on a proposal. Another one later is another row; the newest counts.

    That one also stands on the proposal, where the workflow and the lists read it.
    """

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="vota")
    meeting = models.ForeignKey("conferences.Meeting", models.PROTECT, related_name="+", verbose_name="Vorkonferenz")
    recommendation = models.CharField("Votum", max_length=20, choices=Recommendation.choices())
    note = models.TextField("Anmerkung", blank=True)
    recorded_at = models.DateTimeField("festgehalten am", default=clock.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")

    class Meta:
        verbose_name = "Votum"
        verbose_name_plural = "Vota"
        ordering = ["proposal", "-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="votum_recommendation", condition=Q(recommendation__in=Recommendation.values())
            ),
        ]

    def __str__(self):
        return Recommendation(self.recommendation).label
