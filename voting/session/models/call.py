"""Which item was called when: what has been treated, also where nothing is voted on."""

from django.conf import settings
from django.db import models

from intmk import clock


class Call(models.Model):
    """An item of the agenda was called. It is treated until the next call; an item can be called again.

    Rows are only ever added, and only for an item of the same meeting while the session is open (database).
    """

    SEALED = ("session", "item", "called_at", "called_by")

    session = models.ForeignKey("voting.Session", models.PROTECT, related_name="calls", verbose_name="Sitzung")
    item = models.ForeignKey("conferences.AgendaItem", models.PROTECT, related_name="calls", verbose_name="TOP")
    called_at = models.DateTimeField("aufgerufen am", default=clock.now)
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")

    class Meta:
        verbose_name = "Aufruf"
        verbose_name_plural = "Aufrufe"
        ordering = ["session", "pk"]

    def __str__(self):
        return f"{self.item} um {clock.wall(self.called_at):%H:%M}"
