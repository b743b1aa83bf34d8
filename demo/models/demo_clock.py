from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from demo.moments import START, Moment
from intmk.clock import BERLIN, end_of


class DemoClock(models.Model):
    """Where the clock of the demo year stands, one row for the installation.

    From the chosen moment it runs with real time, but never into the next day: a demo left alone overnight does not
    run into a deadline. `story_told_until` is the moment up to which the year's story has been played.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    moment = models.CharField("Zeitpunkt", max_length=20, choices=Moment.choices(), default=START)
    set_at = models.DateTimeField("gestellt am")
    story_told_until = models.DateTimeField("gespielt bis", null=True)

    class Meta:
        verbose_name = "Demo-Uhr"
        verbose_name_plural = "Demo-Uhr"
        constraints = [models.CheckConstraint(name="one_demo_clock", condition=Q(id=1))]

    def __str__(self):
        return Moment(self.moment).label

    def reads(self, real: datetime) -> datetime:
        """What the demo clock shows at a real moment."""
        start = Moment(self.moment).at
        return min(start + max(real - self.set_at, timedelta(0)), end_of(start.date())).astimezone(BERLIN)

    @classmethod
    def turn_to(cls, moment, *, real: datetime):
        clock, _ = cls.objects.update_or_create(pk=1, defaults={"moment": Moment(moment), "set_at": real})
        return clock
