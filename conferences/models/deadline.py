from django.db import models
from django.db.models import Q

from conferences.kinds import DeadlineKind
from conferences.models.planned import Planned
from intmk import clock


class Deadline(Planned):
    """A cut-off of the conference year. Its last second still counts; time is Europe/Berlin."""

    COLUMNS = ("kind", "due_at", "is_confirmed")
    FIXED = ("kind",)
    CLASH = "Diese Frist gibt es in diesem Vorsitzjahr schon. Ändern Sie dort den Zeitpunkt."

    conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="deadlines")
    kind = models.CharField("Art", max_length=20, choices=DeadlineKind.choices())
    due_at = models.DateTimeField("bis")
    is_confirmed = models.BooleanField("bestätigt", default=False)

    class Meta:
        verbose_name = "Frist"
        verbose_name_plural = "Fristen"
        ordering = ["due_at"]
        constraints = [
            models.UniqueConstraint(name="one_deadline_of_a_kind", fields=["conference", "kind"]),
            models.CheckConstraint(name="deadline_kind", condition=Q(kind__in=DeadlineKind.values())),
        ]

    def __str__(self):
        return self.label

    @property
    def told(self) -> str:
        return f"die Frist „{self}“"

    @property
    def label(self) -> str:
        return DeadlineKind(self.kind).label

    @property
    def explanation(self) -> str:
        return DeadlineKind(self.kind).sentence

    @property
    def is_past(self) -> bool:
        return clock.is_past(self.due_at)
