"""A meeting that has been opened."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from voting import verbs
from voting.ballots.models.ballot import Ballot
from voting.ballots.rules import members
from voting.session.objections import CLOSED, not_to_call, not_to_open, overtaken

WHATEVER = -1  # where nobody has looked which item is called


class Session(models.Model):
    """A meeting of the ministers that has been opened: when and by whom, and the item that is called now.

    The database takes only deciding meetings, and only items of that meeting. What is written in a session is written
    while its row is held (`locked_for`). Source: design §7.
    """

    SEALED = ("meeting", "opened_at", "opened_by", "closed_at", "closed_by", "current_item")

    meeting = models.OneToOneField(
        "conferences.Meeting", models.PROTECT, related_name="session", verbose_name="Sitzung"
    )
    opened_at = models.DateTimeField("eröffnet am", default=clock.now)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    closed_at = models.DateTimeField("geschlossen am", null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    current_item = models.ForeignKey(
        "conferences.AgendaItem", models.PROTECT, related_name="+", null=True, verbose_name="aufgerufener TOP"
    )

    class Meta:
        verbose_name = "eröffnete Sitzung"
        verbose_name_plural = "eröffnete Sitzungen"
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(
                name="session_closed",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_at__gte=F("opened_at"), closed_by__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.meeting)

    def get_absolute_url(self):
        return reverse("voting:session", args=[self.meeting_id])

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def members(self) -> tuple[str, ...]:
        """The codes of those entitled to vote in this conference."""
        return members(self.meeting.conference.rules)

    @classmethod
    def open(cls, meeting, *, by) -> "Session | None":
        """Open a meeting of the ministers on one of its days. None: it is open already (a double click)."""
        with transaction.atomic():
            _, appointment = meeting.conference.locked_for(by, Permission.HOLD_SESSION)
            stored = cls.objects.filter(meeting=meeting).first()
            if stored is not None and stored.is_open:
                return None
            if objection := not_to_open(meeting):
                raise Refused(objection)
            if stored is not None:
                raise Refused(CLOSED)
            session = cls.objects.create(meeting=meeting, opened_by=by)
            record(session, verbs.SESSION_OPENED, by=by, appointment=appointment, rows=[session])
        return session

    def close(self, *, by) -> bool:
        """End the session. False: that is done. Refused while a ballot is open."""
        with transaction.atomic():
            session, appointment = self.locked_for(by)
            if not session.is_open:
                return False
            if self._asked():
                raise Refused("Eine Abstimmung ist noch offen. Schließen Sie zuerst diese oder brechen Sie sie ab.")
            # Not before the opening, even where the clock of the demo was set back.
            session.put(closed_at=max(clock.now(), session.opened_at), closed_by=by)
            record(session, verbs.SESSION_CLOSED, by=by, appointment=appointment, rows=[session])
        return True

    def reopen(self, *, by) -> bool:
        """Go on with a session that was closed too early, on a day of its meeting. False: it is open."""
        with transaction.atomic():
            session, appointment = self.locked_for(by)
            if session.is_open:
                return False
            if objection := not_to_open(session.meeting):
                raise Refused(objection)
            session.put(closed_at=None, closed_by=None)
            record(session, verbs.SESSION_REOPENED, by=by, appointment=appointment, rows=[session])
        return True

    def call(self, item, *, by, seen: int | None = WHATEVER) -> bool:
        """Call an item of the agenda. False: it is called.

        `seen` is the key of the item that the page showed as called: who presses „nächster TOP“ after somebody else
        has gone on skips nothing. Refused then, for an item of another meeting or one that is gone, and over an open
        ballot.
        """
        with transaction.atomic():
            session, appointment = self.locked_for(by, while_open=True)
            if session.current_item_id == item.pk:
                return False
            if objection := not_to_call(item, session, self._asked()):
                raise Refused(objection)
            if seen not in (WHATEVER, session.current_item_id):
                raise Refused(overtaken(session.current_item))
            session.put(current_item=item)
            call = session.calls.create(item=item, called_by=by)
            words = {"item": str(item)}
            record(session, verbs.ITEM_CALLED, words=words, by=by, appointment=appointment, rows=[session, call])
        return True

    def _asked(self) -> Ballot | None:
        """The ballot on which the Länder vote now, or None."""
        return Ballot.objects.still_open().filter(meeting=self.meeting_id).order_by("pk").first()

    def locked_for(self, user, *, while_open=False):
        """The row as it is now, held, and the appointment under which the user holds the session.

        PermissionDenied without the right; with `while_open` Refused where the session is closed.
        """
        rows = type(self).objects.select_for_update(of=("self",)).select_related("meeting__conference__rules")
        session = rows.get(pk=self.pk)
        appointment = session.meeting.conference.authority(user, Permission.HOLD_SESSION)
        if appointment is None:
            raise PermissionDenied
        if while_open and not session.is_open:
            raise Refused(CLOSED)
        return session, appointment

    def put(self, **columns) -> None:
        """Write columns of the held row."""
        type(self).objects.filter(pk=self.pk).update(**columns)
        for name, value in columns.items():
            setattr(self, name, value)
