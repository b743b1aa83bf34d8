from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Q

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.lineage.rivalry import Rivalry


class CompetingLink(models.Model):
    """Two proposals that cannot both be decided as they are, or that say something about the same matter.

    The pair has no order: `one` is the older row. Who sees only one of the two does not learn of the link.
    """

    one = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="+")
    other = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="+")
    kind = models.CharField("Verhältnis", max_length=20, choices=Rivalry.choices())
    note = models.TextField("Anmerkung", blank=True)
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    at = models.DateTimeField("gekennzeichnet am", default=clock.now)

    class Meta:
        verbose_name = "Konkurrenz"
        verbose_name_plural = "Konkurrenzen"
        ordering = ["one", "other"]
        constraints = [
            models.UniqueConstraint(name="competing_pair", fields=["one", "other"]),
            models.CheckConstraint(name="competing_pair_in_order", condition=Q(one__lt=F("other"))),
            models.CheckConstraint(name="competing_kind", condition=Q(kind__in=Rivalry.values())),
        ]

    def __str__(self):
        return f"{self.one_id} – {self.other_id}: {Rivalry(self.kind).label}"

    @classmethod
    def mark(cls, proposal, rival, kind, *, by, note="") -> bool:
        """Say that two proposals compete or overlap. False: that is said already. The other kind replaces the first."""
        with transaction.atomic():
            one, other, appointment = _pair(proposal, rival, by)
            link, is_new = cls.objects.get_or_create(
                one=one,
                other=other,
                defaults={"kind": kind, "note": note, "by": by, "land_id": appointment.land_id},
            )
            if not is_new and (link.kind, link.note) == (kind, note):
                return False
            if not is_new:
                cls.objects.filter(pk=link.pk).update(
                    kind=kind, note=note, by=by, land_id=appointment.land_id, at=clock.now()
                )
            _record(one, other, _VERBS[Rivalry(kind)], by=by, appointment=appointment)
        return True

    @classmethod
    def unmark(cls, proposal, rival, *, by) -> bool:
        """Take the link back. False: there was none."""
        with transaction.atomic():
            one, other, appointment = _pair(proposal, rival, by)
            gone, _ = cls.objects.filter(one=one, other=other).delete()
            if not gone:
                return False
            _record(one, other, verbs.UNMARKED, by=by, appointment=appointment)
        return True


def _pair(proposal, rival, by):
    """Both rows in their order and locked, and the appointment; the person must see both and may mark one of them."""
    if proposal.pk == rival.pk:
        raise Refused("Ein Vorschlag konkurriert nicht mit sich selbst. Bitte geben Sie einen anderen an.")
    proposal.lock_together(rival)
    one, other = (p.locked() for p in sorted((proposal, rival), key=lambda p: p.pk))
    appointment = one.authority(by, Permission.LINK) or other.authority(by, Permission.LINK)
    if appointment is None or not (one.may_be_seen_by(by) and other.may_be_seen_by(by)):
        raise PermissionDenied
    for proposal in (one, other):
        proposal.refuse_if_closed_to(Permission.LINK)
    return one, other, appointment


_VERBS = {Rivalry.COMPETES: verbs.COMPETES, Rivalry.OVERLAPS: verbs.OVERLAPS}


def _record(one, other, verb, *, by, appointment):
    """Both histories tell it, without the number of the other: a reader may not see that one."""
    for subject, rival in ((one, other), (other, one)):
        record(subject, verb, by=by, appointment=appointment, rival=rival.pk)
