from django.conf import settings
from django.db import models
from django.db.models import Q

from intmk import clock


class Noted(models.Model):
    """A Land has taken note of something that needs no step of it: a decision on its amendment, a wish it leaves.

    Rows are only added. It is no step of the procedure, so the row itself is the record.
    """

    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    amendment = models.ForeignKey("proposals.Amendment", models.PROTECT, related_name="+", null=True)
    position = models.ForeignKey("proposals.Position", models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField("am", default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")

    class Meta:
        verbose_name = "Kenntnisnahme"
        verbose_name_plural = "Kenntnisnahmen"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="noted_one_thing", condition=Q(amendment__isnull=True) ^ Q(position__isnull=True)
            ),
            models.UniqueConstraint(name="amendment_noted_once", fields=["land", "amendment"]),
            models.UniqueConstraint(name="wish_noted_once", fields=["land", "position"]),
        ]

    def __str__(self):
        return f"{self.land_id}, {self.at}"

    @classmethod
    def take(cls, land_id: str, *, by, **thing) -> bool:
        """Note an `amendment` or a `position` for a Land. False: noted already."""
        _, is_new = cls.objects.get_or_create(land_id=land_id, **thing, defaults={"by": by})
        return is_new
