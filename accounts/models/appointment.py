from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Min, Q
from django.db.models.functions import JSONObject

from accounts.permissions import Role
from intmk import clock


class AppointmentQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(starts_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))

    def in_force(self):
        return self.on(clock.today())

    def for_rights(self):
        """With what rights look at: the Land, and since when its office has been at work (`office_since`)."""
        # By the name of the relation: this floor knows no conference.
        reached = Q(land__chaired__ends_on__gte=F("starts_on")) & (
            Q(ends_on__isnull=True) | Q(land__chaired__starts_on__lte=F("ends_on"))
        )
        first_day = Min("land__chaired__starts_on", filter=reached)
        return self.select_related("land").annotate(office_since=first_day)

    def with_dates(self):
        """With the deadlines of the year that runs (`dates`), as JSON: every page tells the next one.

        By the names of the relations: this floor knows no conference.
        """
        years = Appointment._meta.get_field("land").related_model._meta.get_field("chaired").related_model
        dates = years._meta.get_field("deadlines").related_model.objects.order_by("due_at")
        running = dates.filter(conference__starts_on__lte=clock.today(), conference__ends_on__gte=clock.today())
        said = JSONObject(kind="kind", due_at="due_at", number="conference", chair="conference__chair_land")
        return self.annotate(dates=ArraySubquery(running.values(said=said)))

    def approvers(self, today=None):
        """Who releases for a Land on that day."""
        return self.on(today or clock.today()).filter(role=Role.APPROVER)


class Appointment(models.Model):
    """A person acts in a role for a Land during a period; the Bund's guests act for no Land.

    Rights follow these dates: nobody edits accounts at the hand-over of the chair.
    """

    dates = ()  # of the year that runs (`with_dates`)
    office_since = None  # first day of the earliest chair year of the Land that this appointment reaches (`for_rights`)
    SEALED = ("user", "role", "land", "starts_on", "ends_on")

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="appointments", verbose_name="Person")
    role = models.CharField("Rolle", max_length=20, choices=Role.choices())
    land = models.ForeignKey(
        "accounts.Land",
        models.PROTECT,
        related_name="appointments",
        null=True,
        blank=True,
        verbose_name="Land",
    )
    starts_on = models.DateField("ab")
    ends_on = models.DateField("bis", null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "Bestellung"
        verbose_name_plural = "Bestellungen"
        ordering = ["user", "starts_on"]
        constraints = [
            models.CheckConstraint(name="appointment_period", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(
                name="appointment_land_unless_guest",
                condition=Q(role=Role.FEDERAL_GUEST, land__isnull=True)
                | (~Q(role=Role.FEDERAL_GUEST) & Q(land__isnull=False)),
            ),
            models.CheckConstraint(name="appointment_role", condition=Q(role__in=Role.values())),
            models.UniqueConstraint(
                name="appointment_once",
                fields=["user", "role", "land", "starts_on"],
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return f"{Role(self.role).label} {self.land or ''}".rstrip()
