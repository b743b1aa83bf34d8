from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.amendments.rules import not_mergeable
from proposals.positions.house_rule import refuse_unless_released
from proposals.presenting.models import Presentation
from proposals.presenting.rules import Release


class AmendmentSponsorQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(left_at__isnull=True)


class AmendmentSponsor(models.Model):
    """A Land that stands behind an amendment together with the Land that filed it. A Land joins and leaves itself."""

    SEALED = ("amendment", "land", "joined_at", "by", "left_at")

    amendment = models.ForeignKey("proposals.Amendment", models.PROTECT, related_name="sponsors")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    joined_at = models.DateTimeField("beigetreten am", default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    left_at = models.DateTimeField("ausgetreten am", null=True)

    objects = AmendmentSponsorQuerySet.as_manager()

    class Meta:
        verbose_name = "Mitantragstellung"
        verbose_name_plural = "Mitantragstellungen"
        ordering = ["joined_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="land_joins_once", fields=["amendment", "land"], condition=Q(left_at__isnull=True)
            ),
            models.CheckConstraint(
                name="sponsor_leaves_after_joining",
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("joined_at")),
            ),
        ]

    def __str__(self):
        return f"{self.land_id} zu {self.amendment.label}"

    @classmethod
    def join(cls, amendment, *, by) -> bool:
        """Stand behind an open amendment of another Land. False: one's Land stood there already."""
        with transaction.atomic():
            fresh, appointment = _open(amendment, by)
            if appointment.land_id == fresh.land_id:
                raise Refused(f"{fresh.label} ist ein Änderungsantrag Ihres Landes.")
            sponsor, is_new = cls.objects.standing().get_or_create(
                amendment=fresh, land=appointment.land, defaults={"by": by}
            )
            if is_new:
                _record(fresh, verbs.AMENDMENT_JOINED, by, appointment, sponsor)
                Presentation.settle(fresh.proposal, Release.JOINING, by=by, appointment=appointment)
        return is_new

    @classmethod
    def leave(cls, amendment, *, by) -> bool:
        """No longer stand behind an open amendment of another Land. False: one's Land did not.

        Refused where the clock stands before the joining: that of the demo can be set back.
        """
        with transaction.atomic():
            fresh, appointment = _open(amendment, by)
            own = cls.objects.standing().filter(amendment=fresh, land=appointment.land).first()
            if own is None:
                return False
            now = clock.now()
            if now < own.joined_at:
                raise Refused("Die Uhr steht vor dem Beitritt Ihres Landes. Verlassen kann es den Antrag erst danach.")
            cls.objects.filter(pk=own.pk).update(left_at=now)
            _record(fresh, verbs.AMENDMENT_LEFT, by, appointment, own)
        return True


def _open(amendment, by):
    fresh, appointment = amendment.locked(by, Permission.AMEND)
    refuse_unless_released(fresh.proposal, appointment.land_id, by, what="Änderungsanträge anderer Länder mitantragen")
    objection = not_mergeable(fresh.proposal)
    if objection:
        raise Refused(objection)
    if not fresh.is_open:
        raise Refused(f"{fresh.label} ist nicht mehr offen: {fresh.fate.label}.")
    return fresh, appointment


def _record(amendment, verb, by, appointment, sponsor):
    facts = {"words": {"label": amendment.label}, "rows": [sponsor], "amendment": amendment.pk}
    record(amendment.proposal, verb, by=by, appointment=appointment, **facts)
