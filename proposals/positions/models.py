from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q

from accounts.permissions import Permission
from accounts.relations import LAND_ROLES, laender_of
from intmk import clock
from intmk.refusal import Refused
from intmk.statement import is_one_of
from journal.models import record
from proposals import verbs
from proposals.models.version import MATERIAL, Version
from proposals.objections import NO_POSITIONS
from proposals.positions.house_rule import must_wait
from proposals.positions.stances import LEADS, RESERVED, STANDS_BEHIND, Stance
from proposals.positions.wishing import Wishing, check_wish, typed_of
from proposals.states import OPEN_FOR_POSITIONS
from text import amend


class PositionQuerySet(models.QuerySet):
    def current(self):
        """What counts: released by the Land, and not replaced."""
        return self.filter(is_current=True, is_committed=True)

    def co_sponsoring(self, laender=None):
        """Those by which a Land, or one of these Länder, brings the proposal in together with the lead."""
        found = self.current().filter(stance=Stance.CO_SPONSOR)
        return found if laender is None else found.filter(land__in=laender)

    def prepared(self):
        """What waits for the release of the Land. Nobody outside the Land may see it."""
        return self.filter(is_current=True, is_committed=False)

    def seen_by(self, user):
        """All that was ever released, and what the user's own Land has prepared and not yet released."""
        return self.shown_to(laender_of(user.appointments_today, LAND_ROLES))

    def shown_to(self, laender):
        """The same for who acts for these Länder."""
        return self.filter(Q(is_committed=True) | Q(is_one_of("land", laender), is_current=True))

    def with_age(self):
        """`is_outdated`: the text has changed materially since the version a position refers to."""
        newer = Version.objects.filter(MATERIAL, proposal=OuterRef("proposal"), number__gt=OuterRef("version__number"))
        elsewhere = ~Q(version__proposal=F("proposal"))  # signed before proposals were merged or split
        return self.annotate(is_outdated=ExpressionWrapper(Q(Exists(newer)) | elsewhere, models.BooleanField()))

    def to_confirm(self):
        """Positions of Länder that stood behind a text which has changed materially since."""
        # Who speaks of the current version need not be looked at: most do, and asking for each its age is dear.
        earlier = self.current().filter(~Q(version=F("proposal__text")), stance__in=sorted(STANDS_BEHIND))
        return earlier.with_age().filter(is_outdated=True)


# What a Land wants changed waits for the lead: few of very many positions.
_IN_FORCE = Q(stance=Stance.SUPPORTS_IF, is_current=True, is_committed=True)
WISHES = models.Index(name="position_wish", fields=["proposal"], condition=_IN_FORCE)


class Position(Wishing, models.Model):
    """How one Land stands to a proposal, since when, and to which version. Earlier positions stay as rows.

    No row means silent. „Unterstützt, wenn“ names a Ziffer and the wanted wording; where it is about several places,
    about striking or inserting, the `operations` on its version (`text.amend`). Where the Land wants it so
    (`Land.approves_positions`), officials prepare and the approver commits: until then nobody else sees the row.
    """

    SEALED = (
        *("proposal", "land", "stance", "note", "block_id", "wording", "version", "taken_at", "taken_by"),
        *("is_committed", "committed_by", "is_current", "ended_at", "operations"),
    )

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="positions")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    stance = models.CharField("Position", max_length=20, choices=Stance.choices())
    note = models.TextField("Anmerkung", blank=True)
    block_id = models.CharField("Ziffer", max_length=12, blank=True)
    wording = models.TextField("gewünschter Wortlaut", blank=True)
    operations = models.JSONField("gewünschte Änderungen", null=True)
    version = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+", verbose_name="Fassung")
    taken_at = models.DateTimeField("seit", default=clock.now)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    is_committed = models.BooleanField("freigegeben", default=True)
    committed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="freigegeben durch"
    )
    is_current = models.BooleanField("gilt", default=True)
    ended_at = models.DateTimeField("bis", null=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = "Position"
        verbose_name_plural = "Positionen"
        ordering = ["proposal", "land__rotation_index", "-taken_at"]
        indexes = [WISHES]
        constraints = [
            models.UniqueConstraint(
                name="one_current_position",
                fields=["proposal", "land"],
                condition=Q(is_current=True, is_committed=True),
            ),
            models.UniqueConstraint(
                name="one_prepared_position",
                fields=["proposal", "land"],
                condition=Q(is_current=True, is_committed=False),
            ),
            models.CheckConstraint(
                name="position_committed", condition=Q(is_committed=True) ^ Q(committed_by__isnull=True)
            ),
            models.CheckConstraint(name="position_ended", condition=Q(is_current=True) ^ Q(ended_at__isnull=False)),
            models.CheckConstraint(name="position_stance", condition=Q(stance__in=Stance.values())),
            models.CheckConstraint(
                name="position_condition",
                condition=(Q(stance=Stance.SUPPORTS_IF, operations__isnull=True) & ~Q(block_id="") & ~Q(wording=""))
                | Q(stance=Stance.SUPPORTS_IF, operations__isnull=False, block_id="", wording="")
                | (~Q(stance=Stance.SUPPORTS_IF) & Q(block_id="", wording="", operations__isnull=True)),
            ),
        ]

    def __str__(self):
        return f"{self.land_id}: {self.label}"

    @property
    def label(self) -> str:
        return Stance(self.stance).label

    @property
    def stands_behind(self) -> bool:
        return self.stance in STANDS_BEHIND

    @property
    def is_co_sponsor(self) -> bool:
        return self.stance == Stance.CO_SPONSOR

    @property
    def is_reserved(self) -> bool:
        return self.stance in RESERVED

    @classmethod
    def take(cls, proposal, stance, *, by, note="", block_id="", wording="", operations=()):
        """Take or change the position of one's own Land, or prepare it for release. The same position twice is one.

        Refused for the lead Land, outside the states open for positions, and for a place the text does not have.
        """
        with transaction.atomic():
            proposal = proposal.locked()
            appointment = _authority(proposal, by)
            check_wish(proposal.text.read(), stance, block_id, wording, operations)
            wanted = {"block_id": block_id, "wording": wording, "operations": amend.dump(operations) or None}
            return cls._say(proposal, appointment, {"stance": Stance(stance), "note": note, **wanted}, by=by)

    @classmethod
    def confirm(cls, proposal, *, seen: int, by):
        """Stand behind the changed text as before. `seen` is the version that the person has read."""
        with transaction.atomic():
            proposal = proposal.locked()
            appointment = _authority(proposal, by)
            current = cls.objects.current().filter(proposal=proposal, land=appointment.land).first()
            if current is None or current.stance not in STANDS_BEHIND:
                raise Refused("Ihr Land hat keine Position, die zu bestätigen wäre. Tragen Sie eine Position ein.")
            if seen != proposal.text.number:
                raise Refused(
                    f"Inzwischen gibt es Fassung {proposal.text.number}. Lesen Sie sie, bevor Sie bestätigen."
                )
            return cls._say(proposal, appointment, current.words, by=by, is_confirmation=True)

    @classmethod
    def commit(cls, proposal, pk: int, *, by):
        """Release what an official has prepared: from now on it is the position of the Land, and all see it."""
        with transaction.atomic():
            proposal = proposal.locked()
            appointment = _authority(proposal, by, Permission.COMMIT_POSITION)
            prepared = cls._prepared(proposal, appointment, pk)
            replaced = cls.objects.current().filter(proposal=proposal, land=appointment.land_id).first()
            ended = cls._end(*filter(None, [replaced]))
            cls.objects.filter(pk=pk).update(is_committed=True, committed_by=by, taken_at=clock.now())
            facts = {"words": {"position": prepared.label}, "rows": [prepared, *ended], "position": pk}
            record(proposal, verbs.POSITION_RELEASED, by=by, appointment=appointment, **facts)
            return cls.objects.get(pk=pk)

    @classmethod
    def discard(cls, proposal, pk: int, *, by):
        """Throw away what was prepared; the released position stays. Any official of the Land may."""
        with transaction.atomic():
            proposal = proposal.locked()
            appointment = _authority(proposal, by)
            ended = cls._end(cls._prepared(proposal, appointment, pk))
            facts = {"words": {"reference": proposal.reference}, "rows": ended, "position": pk}
            record(appointment.land, verbs.POSITION_DISCARDED, by=by, appointment=appointment, **facts)

    @classmethod
    def drop(cls, proposal, *, by):
        """Withdraw the position of one's own Land; it is silent again. Returns whether there was one."""
        with transaction.atomic():
            proposal = proposal.locked()
            appointment = _authority(proposal, by)
            own = cls.objects.filter(proposal=proposal, land=appointment.land, is_current=True)
            rows = {row.is_committed: row for row in own}
            if True not in rows:
                return False
            if must_wait(proposal, appointment.land_id, by):
                raise Refused(
                    "In Ihrem Land gibt die Freigabe Positionen frei, und nur sie nimmt eine zurück. "
                    "Sie können eine andere vorbereiten, zum Beispiel „Prüft noch“."
                )
            facts = {"rows": cls._end(*rows.values()), "position": rows[True].pk}
            record(proposal, verbs.POSITION_DROPPED, by=by, appointment=appointment, **facts)
            return True

    @classmethod
    def follow(cls, position, *, stance, version, note):
        """A new row of the same Land and person in place of a released one, as the consequence of another verb."""
        cls._end(position)
        return cls.objects.create(
            proposal=position.proposal,
            land_id=position.land_id,
            stance=stance,
            version=version,
            note=note,
            taken_by_id=position.taken_by_id,
            committed_by_id=position.committed_by_id,
        )

    @classmethod
    def _say(cls, proposal, appointment, words, *, by, is_confirmation=False):
        waits = must_wait(proposal, appointment.land_id, by)
        own = cls.objects.filter(proposal=proposal, land=appointment.land_id, is_current=True).with_age()
        rows = {row.is_committed: row for row in own}
        last = rows.get(False, rows.get(True)) if waits else rows.get(True)
        if last and typed_of(last.words) == typed_of(words) and not last.is_outdated:
            return last
        ended = cls._end(*(row for row in rows.values() if not (waits and row.is_committed)))
        position = cls.objects.create(
            proposal=proposal,
            land=appointment.land,
            version=proposal.text,
            taken_by=by,
            is_committed=not waits,
            committed_by=None if waits else by,
            **words,
        )
        _record(proposal, position, ended, by, appointment, is_confirmation)
        return position

    @classmethod
    def _prepared(cls, proposal, appointment, pk):
        prepared = cls.objects.prepared().filter(proposal=proposal, land=appointment.land_id, pk=pk).first()
        if prepared is None:
            raise Refused(
                "Diese vorbereitete Position gibt es nicht mehr: Sie ist freigegeben, verworfen oder ersetzt."
            )
        return prepared

    @classmethod
    def _end(cls, *rows) -> tuple:
        """Rows of a proposal that is held: nobody else ends them meanwhile."""
        cls.objects.filter(pk__in=[row.pk for row in rows]).update(is_current=False, ended_at=clock.now())
        return rows


def _authority(proposal, user, permission=Permission.TAKE_POSITION):
    appointment = proposal.appointment_for(user, permission)
    if appointment.land_id == proposal.lead_land_id:
        raise Refused(LEADS)
    if proposal.state not in OPEN_FOR_POSITIONS:
        raise Refused(NO_POSITIONS)
    return appointment


def _record(proposal, position, ended, by, appointment, is_confirmation):
    """A released position stands in the journal of the proposal; a prepared one only in that of the own Land."""
    facts = {"by": by, "appointment": appointment, "rows": [position, *ended], "position": position.pk}
    if not position.is_committed:
        record(appointment.land, verbs.POSITION_PREPARED, words={"reference": proposal.reference}, **facts)
    elif is_confirmation:
        words = {"number": proposal.text.number, "position": position.label}
        record(proposal, verbs.POSITION_CONFIRMED, words=words, **facts)
    else:
        record(proposal, verbs.POSITION_TAKEN, words={"position": position.label}, **facts)
