from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q

from accounts.permissions import Permission, Role
from accounts.relations import laender_of
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from steering import verbs

MOST = 30


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Her own, and those that a colleague of the same office has shared."""
        offices = laender_of(user.appointments_today, {Role.SECRETARIAT})
        return self.filter(Q(owner=user) | Q(is_shared=True), land__in=offices)


class SavedView(models.Model):
    """Filters and columns of the board under a name, for one person or for the whole office of a Land."""

    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    name = models.CharField("Name", max_length=60)
    query = models.CharField("Auswahl", max_length=1000, blank=True)
    is_shared = models.BooleanField("für die ganze Geschäftsstelle", default=False)
    saved_at = models.DateTimeField("gespeichert am", default=clock.now)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = "Ansicht der Steuerung"
        verbose_name_plural = "Ansichten der Steuerung"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(name="saved_view_name_once", fields=["land", "owner", "name"]),
            models.CheckConstraint(name="saved_view_name", condition=~Q(name="")),
        ]

    def __str__(self):
        return self.name

    @classmethod
    def keep(cls, conference, name: str, query: str, *, is_shared: bool, by) -> "SavedView":
        """Keep what the board shows under a name; her own view of that name is replaced."""
        with transaction.atomic():
            fresh, appointment = conference.locked_for(by, Permission.STEER_CONFERENCE)
            own = {"land": appointment.land, "owner": by}
            others = cls.objects.filter(**own).exclude(name=name)
            if others.count() >= MOST:
                raise Refused(f"Mehr als {MOST} Ansichten bewahrt die Steuerung nicht auf. Löschen Sie zuerst eine.")
            said = {"query": query, "is_shared": is_shared, "saved_at": clock.now()}
            row, _ = cls.objects.update_or_create(**own, name=name, defaults=said)
            record(fresh, verbs.VIEW_KEPT, by=by, appointment=appointment, view=row.pk, is_shared=is_shared)
        return row

    def drop(self, conference, *, by) -> None:
        """Only by its owner: what is shared is read by others, and changed by nobody else."""
        with transaction.atomic():
            fresh, appointment = conference.locked_for(by, Permission.STEER_CONFERENCE)
            if self.owner_id != by.pk:
                raise PermissionDenied
            record(fresh, verbs.VIEW_DROPPED, by=by, appointment=appointment, view=self.pk)
            self.delete()
