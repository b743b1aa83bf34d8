from django.db import models
from django.db.models import F, Q

from conferences.kinds import MeetingKind
from conferences.models.planned import Planned
from intmk import clock


class Meeting(Planned):
    """A meeting of the conference year, at working level or of the ministers.

    `is_in_session`: it has been opened and not closed; the database sets that with its session.
    """

    COLUMNS = ("kind", "starts_on", "ends_on", "place")
    FIXED = ("kind",)
    CLASH = "Dieses Vorsitzjahr hat schon eine Hauptkonferenz. Für weitere gibt es die Sonderkonferenz."

    conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="meetings")
    kind = models.CharField("Art", max_length=20, choices=MeetingKind.choices())
    starts_on = models.DateField("von")
    ends_on = models.DateField("bis")
    place = models.CharField("Ort", max_length=120, blank=True)
    is_example = models.BooleanField("Beispiel", default=False)
    is_in_session = models.BooleanField("tagt", default=False, editable=False)

    class Meta:
        verbose_name = "Sitzung"
        verbose_name_plural = "Sitzungen"
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(name="meeting_period", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(name="meeting_kind", condition=Q(kind__in=MeetingKind.values())),
            models.UniqueConstraint(name="one_main_meeting", fields=["conference"], condition=Q(kind=MeetingKind.MAIN)),
        ]

    def __str__(self):
        return f"{self.label} {self.place}".strip()

    @property
    def label(self) -> str:
        return MeetingKind(self.kind).label

    @property
    def told(self) -> str:
        return f"die Sitzung {self}"

    @property
    def has_begun(self) -> bool:
        return clock.today() >= self.starts_on

    @property
    def has_ended(self) -> bool:
        return clock.today() > self.ends_on
