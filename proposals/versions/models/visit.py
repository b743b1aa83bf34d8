from django.conf import settings
from django.db import models

from intmk import clock


class Visit(models.Model):
    """When a person last had the page of a proposal before her, and with which version. Only for herself."""

    proposal = models.ForeignKey("proposals.Proposal", models.CASCADE, related_name="visits")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="visits")
    version = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+")
    seen_at = models.DateTimeField("gesehen am", default=clock.now)

    class Meta:
        verbose_name = "Besuch"
        verbose_name_plural = "Besuche"
        constraints = [models.UniqueConstraint(name="one_visit", fields=["proposal", "user"])]

    def __str__(self):
        return f"{self.user} zuletzt bei {self.proposal}"

    @classmethod
    def note(cls, proposal, user) -> None:
        """Remember that she is here now, with the current version. One statement, so two windows do not clash."""
        cls.objects.bulk_create(
            [cls(proposal=proposal, user=user, version=proposal.text, seen_at=clock.now())],
            update_conflicts=True,
            unique_fields=["proposal", "user"],
            update_fields=["version", "seen_at"],
        )
