from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from conferences.kinds import DeadlineKind
from conferences.lateness import AFTER_HARD, AFTER_SOFT, is_hard
from conferences.models.planned import Planned
from conferences.rules import DeadlineHardness
from intmk import clock


class DeadlineQuerySet(models.QuerySet):
    def cutoffs(self, permits):
        """Each as JSON, for `lateness.Cutoff.read`: what binds a proposal, with those of these permits that are its."""
        granted = permits.granted().filter(deadline=OuterRef("pk")).order_by()
        said = granted.values(said=JSONObject(land="land_id", until="until"))
        columns = {name: name for name in ("kind", "due_at", "hardness")}
        return self.order_by().values_list(JSONObject(**columns, permits=ArraySubquery(said)))


class Deadline(Planned):
    """A cut-off of the conference year. Its last second still counts; time is Europe/Berlin."""

    COLUMNS = ("kind", "due_at", "hardness", "is_confirmed")
    FIXED = ("kind",)
    CLASH = "Diese Frist gibt es in diesem Vorsitzjahr schon. Ändern Sie dort den Zeitpunkt."

    conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="deadlines")
    kind = models.CharField("Art", max_length=20, choices=DeadlineKind.choices())
    due_at = models.DateTimeField("bis")
    hardness = models.CharField("Nach Fristende", max_length=10, choices=DeadlineHardness.choices(), blank=True)
    is_confirmed = models.BooleanField("bestätigt", default=False)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = "Frist"
        verbose_name_plural = "Fristen"
        ordering = ["due_at"]
        constraints = [
            models.UniqueConstraint(name="one_deadline_of_a_kind", fields=["conference", "kind"]),
            models.CheckConstraint(name="deadline_kind", condition=Q(kind__in=DeadlineKind.values())),
            models.CheckConstraint(
                name="deadline_hardness", condition=Q(hardness="") | Q(hardness__in=DeadlineHardness.values())
            ),
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

    def ends_hard(self, rules) -> bool:
        return is_hard(self.kind, self.hardness, rules)

    def afterwards(self, rules) -> str:
        """What becomes of what comes later, in words."""
        return AFTER_HARD if self.ends_hard(rules) else AFTER_SOFT

    @property
    def is_past(self) -> bool:
        return clock.is_past(self.due_at)
