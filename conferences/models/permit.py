import re

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q

from accounts.permissions import Permission
from conferences import verbs
from conferences.kinds import DeadlineKind
from conferences.lateness import PERMITTABLE, is_hard, moment
from intmk import clock
from intmk.refusal import Refused
from journal.models import record

REFERENCE = re.compile(r"^\d{4}-\d{3,}$")


class PermitQuerySet(models.QuerySet):
    def granted(self):
        """Not taken back. Whether they still hold is a question of the moment."""
        return self.filter(withdrawn_at__isnull=True)

    def of(self, conference):
        rows = self.filter(deadline__conference=conference)
        return rows.select_related("deadline", "land", "granted_by", "withdrawn_by").order_by("-pk")


class Permit(models.Model):
    """After a hard deadline the office lets a Land through, until a minute; with a `reference` for one proposal only.

    It opens the way and nothing else: whether a late proposal is treated is decided by the rules of procedure.
    The proposal is named by its number, which never changes; this floor knows no proposals.
    """

    deadline = models.ForeignKey("conferences.Deadline", models.PROTECT, related_name="permits", verbose_name="Frist")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    reference = models.CharField("nur für den Vorschlag", max_length=12, blank=True)
    until = models.DateTimeField("gilt bis")
    reason = models.TextField("Begründung")
    granted_at = models.DateTimeField("gewährt am", default=clock.now)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gewährt von"
    )
    withdrawn_at = models.DateTimeField("zurückgenommen am", null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="zurückgenommen von"
    )

    objects = PermitQuerySet.as_manager()

    class Meta:
        verbose_name = "Ausnahme von einer Frist"
        verbose_name_plural = "Ausnahmen von Fristen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_permit_at_a_time",
                fields=["deadline", "land", "reference"],
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="permit_reference", condition=Q(reference="") | Q(reference__regex=REFERENCE.pattern)
            ),
            models.CheckConstraint(name="permit_lasts", condition=Q(until__gt=F("granted_at"))),
            models.CheckConstraint(name="permit_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="permit_withdrawn_by_somebody",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.deadline.label}: {self.whom}"

    @property
    def whom(self) -> str:
        return f"{self.land.name}, {self.reference}" if self.reference else self.land.name

    @property
    def is_over(self) -> bool:
        return clock.is_past(self.until)

    @property
    def is_in_force(self) -> bool:
        return self.withdrawn_at is None and not self.is_over

    @classmethod
    def grant(cls, deadline, land, *, until, reason, by, reference=""):
        """Let a Land through. None where exactly this is granted already; one before it for the same is replaced."""
        with transaction.atomic():
            conference, appointment = deadline.conference.locked_for(by, Permission.GRANT_PERMIT)
            deadline = conference.deadlines.get(pk=deadline.pk)
            _refuse_unless_needed(conference, deadline)
            _refuse_moment(deadline, until)
            before = cls.objects.granted().filter(deadline=deadline, land=land, reference=reference).first()
            if before and (before.until, before.reason) == (until, reason):
                return None
            if before:
                before._end(by)
            permit = cls.objects.create(
                deadline=deadline, land=land, reference=reference, until=until, reason=reason, granted_by=by
            )
            permit._tell(conference, verbs.PERMITTED, by, appointment, note=reason, until=until.isoformat())
        return permit

    def withdraw(self, *, by) -> bool:
        """Take it back: what came meanwhile stays. False where it was taken back already."""
        with transaction.atomic():
            conference, appointment = self.deadline.conference.locked_for(by, Permission.GRANT_PERMIT)
            stored = type(self).objects.select_related("deadline", "land").get(pk=self.pk)
            if stored.withdrawn_at:
                return False
            stored._end(by)
            stored._tell(conference, verbs.PERMIT_WITHDRAWN, by, appointment)
        return True

    def _end(self, by):
        type(self).objects.filter(pk=self.pk).update(withdrawn_at=clock.now(), withdrawn_by=by)

    def _tell(self, conference, verb, by, appointment, **facts):
        words = {"whom": self.whom, "deadline": self.deadline.label}
        if verb == verbs.PERMITTED:
            words["until"] = moment(self.until)
        record(
            conference, verb, words=words, by=by, appointment=appointment, permit=self.pk, land=self.land_id, **facts
        )


def _refuse_unless_needed(conference, deadline):
    kind = DeadlineKind(deadline.kind)
    if kind not in PERMITTABLE:
        raise Refused(
            f"Von der Frist „{kind.label}“ gibt es keine Ausnahme: Was danach kommt, entscheidet die Sitzung selbst."
        )
    if not is_hard(kind, deadline.hardness, conference.rules):
        raise Refused(
            f"Die Frist „{kind.label}“ schließt nichts aus: Was danach kommt, ist möglich und wird gekennzeichnet. "
            "Eine Ausnahme ist nicht nötig."
        )


def _refuse_moment(deadline, until):
    if until <= deadline.due_at:
        raise Refused(
            f"Die Ausnahme muss länger gelten als die Frist selbst; diese endet am {moment(deadline.due_at)}."
        )
    if clock.is_past(until):
        raise Refused("Dieser Zeitpunkt ist schon vorbei. Geben Sie einen an, der noch kommt.")
