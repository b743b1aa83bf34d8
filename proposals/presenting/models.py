from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q

from accounts.models import Appointment
from accounts.permissions import Permission
from accounts.relations import LAND_ROLES, laender_of
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.models.proposal import Proposal
from proposals.presenting.rules import NO_APPROVER, NOTHING_TO_PRESENT, Release, Turn, presentable
from proposals.states import EDITABLE, UNDER_WAY, WRITTEN


class PresentationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the Länder she acts for: what a Land says to itself is read by nobody else."""
        return self.filter(land__in=laender_of(user.appointments_today, LAND_ROLES))

    def standing(self):
        """The last word on each matter, while the step it is about can still be taken."""
        same = {name: OuterRef(name) for name in ("proposal", "land", "release")}
        later = Presentation.objects.filter(**same, pk__gt=OuterRef("pk"))
        since = Q(proposal__submitted_at__isnull=True) | Q(proposal__submitted_at__lt=F("at"))
        with_open_ones = Proposal.objects.filter(amendments__state="filed", state__in=sorted(UNDER_WAY))
        undecided = Q(proposal__in=with_open_ones.values("pk"))
        possible = {
            Release.SUBMISSION: Q(proposal__state__in=sorted(WRITTEN)) & since,
            Release.WISH: Q(proposal__state__in=sorted(EDITABLE)),
            Release.AMENDMENTS: undecided,
            Release.JOINING: undecided,
        }
        is_possible = Q(pk__in=[])
        for release, condition in possible.items():
            is_possible |= Q(release=release) & condition
        return self.filter(is_possible, ~Exists(later)).exclude(act=Turn.SETTLE)


class Presentation(models.Model):
    """One word between Referat and approver of a Land about a step that the approver takes. Rows are only added.

    `version` is the text as it stood then. The last row of a matter says whose turn it is.
    """

    SEALED = ("proposal", "land", "version", "release", "act", "note", "at", "by")

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="presentations")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    version = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+", verbose_name="Fassung")
    release = models.CharField("worum es geht", max_length=20, choices=Release.choices())
    act = models.CharField("Schritt", max_length=20, choices=Turn.choices())
    note = models.TextField("Notiz", blank=True)
    at = models.DateTimeField("am", default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")

    objects = PresentationQuerySet.as_manager()

    class Meta:
        verbose_name = "Vorlage zur Freigabe"
        verbose_name_plural = "Vorlagen zur Freigabe"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="presentation_release", condition=Q(release__in=Release.values())),
            models.CheckConstraint(name="presentation_act", condition=Q(act__in=Turn.values())),
            models.CheckConstraint(name="presentation_sent_back_why", condition=~Q(act=Turn.SEND_BACK) | ~Q(note="")),
        ]

    def __str__(self):
        return f"{self.land_id}: {self.label}"

    @property
    def label(self) -> str:
        return f"{Turn(self.act).label}: {Release(self.release).label}"

    @property
    def awaits_release(self) -> bool:
        return self.act == Turn.PRESENT

    @classmethod
    def present(cls, proposal, release, *, by, note=""):
        """Lay a step before the approver of one's own Land. The same on the same text and with the same note is one."""
        release = Release(release)
        with transaction.atomic():
            fresh, appointment = proposal.locked_for(by, Permission.PRESENT)
            if release not in presentable(fresh, appointment.land_id):
                raise Refused(NOTHING_TO_PRESENT)
            if not Appointment.objects.approvers().filter(land=appointment.land_id).exists():
                raise Refused(NO_APPROVER)
            last = cls._last(fresh, appointment.land_id, release)
            if last and (last.act, last.version_id, last.note) == (Turn.PRESENT, fresh.text_id, note):
                return last
            return cls._say(fresh, appointment, release, Turn.PRESENT, by, note)

    @classmethod
    def send_back(cls, proposal, release, *, by, note):
        """Give back to the Referat what it has presented, with a remark."""
        release = Release(release)
        with transaction.atomic():
            fresh, appointment = proposal.locked_for(by, Permission.SEND_BACK)
            if not note.strip():
                raise Refused("Bitte schreiben Sie in einem Satz, was das Referat ändern soll.")
            last = cls._last(fresh, appointment.land_id, release)
            if last is None or last.act != Turn.PRESENT:
                raise Refused("Das ist nicht mehr vorgelegt: Es ist zurückgegeben oder freigegeben.")
            return cls._say(fresh, appointment, release, Turn.SEND_BACK, by, note)

    @classmethod
    def settle(cls, proposal, release, *, by, appointment) -> None:
        """The step has been taken: nothing waits any more. Within the transaction of the verb that took it."""
        last = cls._last(proposal, appointment.land_id, release)
        if last is not None and last.act != Turn.SETTLE:
            cls._say(proposal, appointment, release, Turn.SETTLE, by)

    @classmethod
    def _last(cls, proposal, land_id, release):
        return cls.objects.filter(proposal=proposal, land=land_id, release=release).last()

    @classmethod
    def _say(cls, proposal, appointment, release, act, by, note=""):
        """The entry is about the Land: nobody else reads it."""
        row = cls.objects.create(
            proposal=proposal, land=appointment.land, version=proposal.text, release=release, act=act, note=note, by=by
        )
        words = {"reference": proposal.reference, "release": Release(release).label}
        record(appointment.land, _VERBS[act], words=words, by=by, appointment=appointment, rows=[row])
        return row


_VERBS = {
    Turn.PRESENT: verbs.PRESENTED,
    Turn.SEND_BACK: verbs.SENT_BACK,
    Turn.SETTLE: verbs.PRESENTATION_SETTLED,
}
