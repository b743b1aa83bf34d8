from django.db import models
from django.db.models import F, Q

from intmk import clock


class MinistryQuerySet(models.QuerySet):
    def on(self, day):
        """Those responsible for integration on a day: portfolios move with governments."""
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day)).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )

    def current(self):
        return self.on(clock.today())


class Ministry(models.Model):
    """The ministry responsible for integration in a Land during a period.

    Two ministries of one Land at a time are possible; the Land still has one vote.
    """

    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="ministries", verbose_name="Land")
    name = models.CharField("Bezeichnung", max_length=200)
    valid_from = models.DateField("zuständig ab", null=True, blank=True)
    valid_to = models.DateField("zuständig bis", null=True, blank=True)
    is_confirmed = models.BooleanField("bestätigt", default=False)

    objects = MinistryQuerySet.as_manager()

    class Meta:
        verbose_name = "Ministerium"
        verbose_name_plural = "Ministerien"
        ordering = ["land", "valid_from"]
        constraints = [
            models.CheckConstraint(name="ministry_period", condition=Q(valid_to__gte=F("valid_from"))),
        ]

    def __str__(self):
        return self.name
