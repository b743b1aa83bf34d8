"""In which order the office has the amendments of a TOP voted on, where it is not the proposed one."""

from django.conf import settings
from django.db import models

from intmk import clock


class VotingOrder(models.Model):
    """An order somebody has chosen; the newest counts. What is filed later stands where it is proposed."""

    SEALED = ("proposal", "numbers", "set_by", "set_at")

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="voting_orders")
    numbers = models.JSONField("Nummern der Änderungsanträge")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField("festgelegt am", default=clock.now)

    class Meta:
        verbose_name = "Reihenfolge der Abstimmung"
        verbose_name_plural = "Reihenfolgen der Abstimmung"
        ordering = ["proposal", "pk"]
        constraints = [
            models.CheckConstraint(name="voting_order_numbers", condition=~models.Q(numbers=[])),
        ]

    def __str__(self):
        return ", ".join(f"Ä{number}" for number in self.numbers)
