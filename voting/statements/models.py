"""What Länder declare for the record (Protokollerklärung), whatever the vote."""

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, OuterRef, Q

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from voting import verbs
from voting.statements.objections import no_item, unreadable
from voting.statements.speaking import own_appointment, speaking_for


class RecordStatementQuerySet(models.QuerySet):
    def standing(self):
        """Those that their Land has not taken back."""
        return self.filter(withdrawn_at__isnull=True)

    def on_page(self, proposal):
        """Those that stand at the TOP of a proposal, oldest first, with the names of the Länder that have joined."""
        joined = StatementJoiner.objects.standing().filter(statement=OuterRef("pk")).order_by("land__rotation_index")
        return (
            self.standing()
            .filter(proposal=proposal)
            .select_related("land")
            .annotate(joined=ArraySubquery(joined.values("land__name")))
            .order_by("pk")
        )


class RecordStatement(models.Model):
    """A statement of a Land for the record, at a TOP; others may join it. Its words are never changed.

    It stands whatever becomes of the proposal, and whoever sees the proposal reads it. The Land that made it may take
    it back until the minutes are final; Annahme: as long as there are none, until the chair passes on. `by_office`: a
    statement made in the room that the office has taken down. `key` makes what is sent twice one.
    """

    SEALED = (
        *("proposal", "agenda_item", "land", "text", "by_office", "made_by", "made_at", "key"),
        *("withdrawn_by", "withdrawn_at"),
    )

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="statements")
    agenda_item = models.ForeignKey("conferences.AgendaItem", models.PROTECT, related_name="statements")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    text = models.TextField("Wortlaut")
    by_office = models.BooleanField("durch die Geschäftsstelle aufgenommen", default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    made_at = models.DateTimeField("abgegeben am", default=clock.now)
    key = models.UUIDField()
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    withdrawn_at = models.DateTimeField("zurückgenommen am", null=True)

    objects = RecordStatementQuerySet.as_manager()

    class Meta:
        verbose_name = "Protokollerklärung"
        verbose_name_plural = "Protokollerklärungen"
        ordering = ["proposal", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_statement_for_a_form", fields=["proposal", "land", "key"]),
            models.CheckConstraint(name="statement_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="statement_withdrawn",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_at__gte=F("made_at"), withdrawn_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Protokollerklärung {self.land_id}"

    @classmethod
    def make(cls, proposal, text: str, *, land: str, key, by) -> "RecordStatement | None":
        """Declare something for the record of a TOP, for one's own Land, or as the office for one that says it.

        None: this form was sent already. Refused without a TOP and for an empty or endless text.
        """
        with transaction.atomic():
            fresh = proposal.locked()
            appointment = speaking_for(by, fresh, land)
            fresh.refuse_if_closed_to(Permission.MAKE_STATEMENT)
            if objection := no_item(fresh) or unreadable(text):
                raise Refused(objection)
            if cls.objects.filter(proposal=fresh, land=land, key=key).exists():
                return None
            statement = cls.objects.create(
                proposal=fresh,
                agenda_item=fresh.agenda_item,
                land_id=land,
                text=text,
                by_office=own_appointment(by, fresh, land) is None,
                made_by=by,
                key=key,
            )
            statement._record(fresh, verbs.STATEMENT_MADE, by, appointment, [statement])
        return statement

    def join(self, *, land: str, by) -> bool:
        """Join the statement of another Land. False: it has joined already. Refused for one that was taken back."""
        with transaction.atomic():
            fresh, appointment = self._held(by, land)
            if land == self.land_id:
                raise Refused("Ihr Land hat diese Protokollerklärung selbst abgegeben.")
            if self.joiners.standing().filter(land=land).exists():
                return False
            joiner = StatementJoiner.objects.create(statement=self, land_id=land, joined_by=by)
            self._record(fresh, verbs.STATEMENT_JOINED, by, appointment, [joiner])
        return True

    def leave(self, *, land: str, by) -> bool:
        """Stand behind the statement of another Land no more. False: it does not."""
        with transaction.atomic():
            fresh, appointment = self._held(by, land)
            joiner = self.joiners.standing().filter(land=land).first()
            if joiner is None:
                return False
            StatementJoiner.objects.filter(pk=joiner.pk).update(left_at=clock.now(), left_by=by)
            self._record(fresh, verbs.STATEMENT_LEFT, by, appointment, [joiner])
        return True

    def withdraw(self, *, by) -> bool:
        """Take it back, by the Land that made it; by the office what it has taken down. False: that is done."""
        with transaction.atomic():
            fresh = self.proposal.locked()
            own = own_appointment(by, fresh, self.land_id)
            appointment = own or (self.by_office and fresh.authority(by, Permission.RECORD_STATEMENT))
            if not appointment or not fresh.may_be_seen_by(by):
                raise PermissionDenied
            fresh.refuse_if_closed_to(Permission.MAKE_STATEMENT)
            values = {"withdrawn_at": clock.now(), "withdrawn_by": by}
            if not type(self).objects.standing().filter(pk=self.pk).update(**values):
                return False
            self._record(fresh, verbs.STATEMENT_WITHDRAWN, by, appointment, [self])
        return True

    def _held(self, by, land):
        fresh = self.proposal.locked()
        appointment = own_appointment(by, fresh, land)
        if appointment is None or not fresh.may_be_seen_by(by):
            raise PermissionDenied
        fresh.refuse_if_closed_to(Permission.MAKE_STATEMENT)
        if not type(self).objects.standing().filter(pk=self.pk).exists():
            raise Refused(f"{self.land} hat diese Protokollerklärung zurückgenommen.")
        return fresh, appointment

    def _record(self, proposal, verb, by, appointment, rows):
        words = {"land": self.land.name}
        record(proposal, verb, words=words, by=by, appointment=appointment, rows=rows, statement=self.pk)


class StatementJoinerQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(left_at__isnull=True)


class StatementJoiner(models.Model):
    """A Land that has joined the statement of another one, until it leaves it."""

    SEALED = ("statement", "land", "joined_by", "joined_at", "left_by", "left_at")

    statement = models.ForeignKey(RecordStatement, models.PROTECT, related_name="joiners")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    joined_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    joined_at = models.DateTimeField("angeschlossen am", default=clock.now)
    left_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    left_at = models.DateTimeField("verlassen am", null=True)

    objects = StatementJoinerQuerySet.as_manager()

    class Meta:
        verbose_name = "Anschluss an eine Protokollerklärung"
        verbose_name_plural = "Anschlüsse an eine Protokollerklärung"
        ordering = ["statement", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="land_joins_a_statement_once", fields=["statement", "land"], condition=Q(left_at__isnull=True)
            ),
            models.CheckConstraint(
                name="joiner_left",
                condition=Q(left_at__isnull=True, left_by__isnull=True)
                | Q(left_at__isnull=False, left_at__gte=F("joined_at"), left_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.land_id} zu {self.statement}"
