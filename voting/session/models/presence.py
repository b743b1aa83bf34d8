"""Which Land is there, from when until when, and who sits for it."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q

from accounts.laender import FEDERATION
from accounts.models import Appointment
from accounts.permissions import Role
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from voting import verbs
from voting.ballots.rules import member_name
from voting.session.rules import Function, not_entitled, stranger_told


class PresenceQuerySet(models.QuerySet):
    def now(self):
        """The Länder that are there."""
        return self.filter(left_at__isnull=True)

    def of(self, member: str):
        return self.filter(land_id=_land_of(member))


class Presence(models.Model):
    """An interval in which a Land is there; `land` is empty for the Bund, where it votes.

    Intervals are appended: whoever leaves ends hers, whoever comes begins one. The database takes one open interval
    for each Land, none that overlaps, and none in a session that is closed. No ballot that is closed changes by it.
    """

    SEALED = ("session", "land", "person", "function", "arrived_at", "noted_by", "left_at", "left_noted_by")

    session = models.ForeignKey("voting.Session", models.PROTECT, related_name="presences", verbose_name="Sitzung")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land", null=True)
    person = models.CharField("Person", max_length=120, blank=True)
    function = models.CharField("Funktion", max_length=20, choices=Function.choices(), blank=True)
    arrived_at = models.DateTimeField("anwesend ab", default=clock.now)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    left_at = models.DateTimeField("anwesend bis", null=True)
    left_noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = "Anwesenheit"
        verbose_name_plural = "Anwesenheiten"
        ordering = ["session", "land__rotation_index", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_presence",
                fields=["session", "land"],
                condition=Q(left_at__isnull=True),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="presence_function", condition=Q(function="") | Q(function__in=Function.values())
            ),
            models.CheckConstraint(
                name="presence_ended",
                condition=Q(left_at__isnull=True, left_noted_by__isnull=True)
                | Q(left_at__isnull=False, left_at__gte=F("arrived_at"), left_noted_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{member_name(self.member)} seit {clock.wall(self.arrived_at):%H:%M}"

    @property
    def member(self) -> str:
        """The code of the Land, or that of the Bund."""
        return self.land_id or FEDERATION

    @classmethod
    def arrive(cls, session, member: str, *, by, person: str | None = None, function: str | None = None):
        """Note that a Land is there, or that somebody else sits for it now. None: that is noted already.

        Without a person she is who sat for the Land last, at first its Stimmführung. Refused in a closed session, for
        a stranger and for a function that the rules do not admit.
        """
        with transaction.atomic():
            session, appointment = session.locked_for(by, while_open=True)
            _refuse_stranger(session, member)
            last = session.presences.of(member).last()
            is_there = last is not None and last.left_at is None
            who = {"person": person, "function": function or ""} if person is not None else _usual(last, member)
            if is_there and (person is None or who == {"person": last.person, "function": last.function}):
                return None
            if objection := not_entitled(who["function"], session.meeting.conference.rules.deputy_level):
                raise Refused(objection)
            if is_there:
                last._end(by)
            arrived_at = max(clock.now(), last.left_at) if last is not None else clock.now()
            presence = cls.objects.create(
                session=session, land_id=_land_of(member), arrived_at=arrived_at, noted_by=by, **who
            )
            verb, words = verbs.REPRESENTED if is_there else verbs.ARRIVED, {"land": member_name(member)}
            rows = [presence, last] if is_there else [presence]
            record(session, verb, words=words, by=by, appointment=appointment, rows=rows)
        return presence

    @classmethod
    def leave(cls, session, member: str, *, by) -> bool:
        """Note that a Land has gone. False: it is not there."""
        with transaction.atomic():
            session, appointment = session.locked_for(by, while_open=True)
            _refuse_stranger(session, member)
            presence = session.presences.now().of(member).first()
            if presence is None:
                return False
            presence._end(by)
            words = {"land": member_name(member)}
            record(session, verbs.LEFT, words=words, by=by, appointment=appointment, rows=[presence])
        return True

    @classmethod
    def arrive_all(cls, session, *, by) -> int:
        """Note that all who are not there yet are there; how many came."""
        with transaction.atomic():
            session, _ = session.locked_for(by, while_open=True)
            return sum(cls.arrive(session, member, by=by) is not None for member in session.members)

    @classmethod
    def leave_all(cls, session, *, by) -> int:
        """Note that all have gone, as in the evening of a day on which the session is not closed; how many went."""
        with transaction.atomic():
            session, _ = session.locked_for(by, while_open=True)
            return sum(cls.leave(session, presence.member, by=by) for presence in session.presences.now())

    def _end(self, by):
        # Not before she came, even where the clock of the demo was set back.
        columns = {"left_at": max(clock.now(), self.arrived_at), "left_noted_by": by}
        type(self).objects.filter(pk=self.pk).update(**columns)
        for name, value in columns.items():
            setattr(self, name, value)


def _land_of(member: str) -> str | None:
    return None if member == FEDERATION else member


def _refuse_stranger(session, member):
    if member not in session.members:
        raise Refused(stranger_told(member, session.members))


def _usual(last, member) -> dict[str, str]:
    if last is not None:
        return {"person": last.person, "function": last.function}
    delegates = Appointment.objects.in_force().filter(role=Role.DELEGATE, land_id=_land_of(member))
    return {"person": delegates.values_list("user__name", flat=True).order_by("pk").first() or "", "function": ""}
