from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from proposals.stances import Stance
from proposals.states import OPEN_FOR_POSITIONS


class PositionQuerySet(models.QuerySet):
    def current(self):
        return self.filter(is_current=True)


class Position(models.Model):
    """How one Land stands to a proposal, since when, and to which version. Earlier positions stay as rows.

    No row means silent. „Unterstützt, wenn“ names a Ziffer and the wanted wording.
    """

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="positions")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    stance = models.CharField("Position", max_length=20, choices=Stance.choices())
    note = models.TextField("Anmerkung", blank=True)
    block_id = models.CharField("Ziffer", max_length=12, blank=True)
    wording = models.TextField("gewünschter Wortlaut", blank=True)
    version = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+", verbose_name="Fassung")
    taken_at = models.DateTimeField("seit", default=clock.now)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person"
    )
    is_current = models.BooleanField("gilt", default=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = "Position"
        verbose_name_plural = "Positionen"
        ordering = ["proposal", "land__rotation_index", "-taken_at"]
        constraints = [
            models.UniqueConstraint(
                name="one_current_position", fields=["proposal", "land"], condition=Q(is_current=True)
            ),
            models.CheckConstraint(name="position_stance", condition=Q(stance__in=Stance.values())),
            models.CheckConstraint(
                name="position_condition",
                condition=(Q(stance=Stance.SUPPORTS_IF) & ~Q(block_id="") & ~Q(wording=""))
                | (~Q(stance=Stance.SUPPORTS_IF) & Q(block_id="", wording="")),
            ),
        ]

    def __str__(self):
        return f"{self.land_id}: {self.label}"

    @property
    def label(self) -> str:
        return Stance(self.stance).label

    @classmethod
    def take(cls, proposal, stance, *, by, note="", block_id="", wording=""):
        """Take or change the position of one's own Land. The same position twice is one.

        Refused for the lead Land, outside the states open for positions, and for a Ziffer the text does not have.
        """
        with transaction.atomic():
            proposal = proposal.locked()
            appointment = _authority(proposal, by)
            _refuse_condition(proposal, stance, block_id, wording)
            values = {"stance": Stance(stance), "note": note, "block_id": block_id, "wording": wording}
            current = cls.objects.current().filter(proposal=proposal, land=appointment.land).first()
            if current and all(getattr(current, name) == value for name, value in values.items()):
                return current
            cls._end(current)
            position = cls.objects.create(
                proposal=proposal, land=appointment.land, version=proposal.text, taken_by=by, **values
            )
            record(
                proposal,
                "position_taken",
                says=f"hat die Position des Landes eingetragen: {position.label}.",
                by=by,
                appointment=appointment,
                position=position.pk,
            )
            return position

    @classmethod
    def drop(cls, proposal, *, by):
        """Withdraw the position of one's own Land; it is silent again. Returns whether there was one."""
        with transaction.atomic():
            proposal = proposal.locked()
            appointment = _authority(proposal, by)
            current = cls.objects.current().filter(proposal=proposal, land=appointment.land).first()
            if current is None:
                return False
            cls._end(current)
            record(
                proposal,
                "position_dropped",
                says="hat die Position des Landes zurückgenommen.",
                by=by,
                appointment=appointment,
                position=current.pk,
            )
            return True

    @classmethod
    def _end(cls, position):
        if position:
            cls.objects.filter(pk=position.pk).update(is_current=False)


def _authority(proposal, user):
    appointment = proposal.authority(user, Permission.TAKE_POSITION)
    if appointment is None or not proposal.may_be_seen_by(user):
        raise PermissionDenied
    if appointment.land_id == proposal.lead_land_id:
        raise Refused(
            "Ihr Land ist federführend und steht damit hinter dem Vorschlag. Eine Position ist nicht nötig."
        )
    if proposal.state not in OPEN_FOR_POSITIONS:
        raise Refused("Zu diesem Vorschlag sind keine Positionen mehr möglich, weil er abgeschlossen ist.")
    return appointment


def _refuse_condition(proposal, stance, block_id, wording):
    if Stance(stance) != Stance.SUPPORTS_IF:
        return
    if not wording.strip():
        raise Refused("Bitte geben Sie den Wortlaut an, unter dem Ihr Land unterstützt.")
    if block_id not in {block["id"] for block in proposal.text.blocks if block["kind"] == "ziffer"}:
        raise Refused(
            "Die gewählte Ziffer steht nicht in der aktuellen Fassung. Bitte wählen Sie eine vorhandene."
        )
