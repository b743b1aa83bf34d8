from datetime import timedelta

from django.conf import settings
from django.db import models

from intmk import clock

SITTING = timedelta(minutes=10)


class AgendaVisit(models.Model):
    """What a person last saw of the agendas of a conference, as a mark for each line. Only for herself.

    Within one sitting she clicks about and comes back: what is new to her stays marked (`before` is what she saw at
    the sitting before, None at her first).
    """

    conference = models.ForeignKey("conferences.Conference", models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen = models.JSONField("gesehen", default=dict)
    before = models.JSONField("zuvor gesehen", null=True)
    seen_at = models.DateTimeField("gesehen am", default=clock.running)

    class Meta:
        verbose_name = "Besuch der Tagesordnung"
        verbose_name_plural = "Besuche der Tagesordnung"
        constraints = [models.UniqueConstraint(name="one_agenda_visit", fields=["conference", "user"])]

    def __str__(self):
        return f"{self.user} zuletzt bei der Tagesordnung der {self.conference}"

    @classmethod
    def note(cls, conference, user, marks: dict[str, str]) -> dict[str, str] | None:
        """Remember what she sees now; gives back what she saw at the sitting before. Two windows do not clash."""
        now = clock.running()
        known = cls.objects.filter(conference=conference, user=user).first()
        before = known and (known.seen if now - known.seen_at > SITTING else known.before)
        cls.objects.bulk_create(
            [cls(conference=conference, user=user, seen=marks, before=before, seen_at=now)],
            update_conflicts=True,
            unique_fields=["conference", "user"],
            update_fields=["seen", "before", "seen_at"],
        )
        return before
