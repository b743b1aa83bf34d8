from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from accounts.permissions import Permission
from intmk import clock
from journal.models import record
from steering import verbs


class Treatment(models.Model):
    """Somebody of the office has a proposal in hand. It tells the others and stops nobody."""

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="treatments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    at = models.DateTimeField("seit", default=clock.now)
    ended_at = models.DateTimeField("bis", null=True)

    class Meta:
        verbose_name = "Bearbeitung"
        verbose_name_plural = "Bearbeitungen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="treatment_by_one_at_a_time", fields=["proposal"], condition=Q(ended_at__isnull=True)
            ),
        ]

    def __str__(self):
        return f"in Bearbeitung bei {self.by}"

    @classmethod
    def take(cls, proposal, *, by) -> "Treatment | None":
        """Take it in hand, also from somebody else. Gives whose it was, with the person; None where it is hers already.

        What nobody had is given back as the new row itself.
        """
        with transaction.atomic():
            fresh, appointment = proposal.locked_for(by, Permission.CHECK)
            before = cls.current(fresh)
            if before and before.by == by:
                return None
            cls.objects.filter(proposal=fresh, ended_at=None).update(ended_at=clock.now())
            row = cls.objects.create(proposal=fresh, by=by, at=clock.now())
            words = {"reference": fresh.reference}
            record(fresh.conference, verbs.TAKEN_IN_HAND, words=words, by=by, appointment=appointment)
        return before or row

    @classmethod
    def let_go(cls, proposal, *, by) -> bool:
        """Nobody has it in hand any more. False: so it was."""
        with transaction.atomic():
            fresh, appointment = proposal.locked_for(by, Permission.CHECK)
            ended = cls.objects.filter(proposal=fresh, ended_at=None).update(ended_at=clock.now())
            if ended:
                words = {"reference": fresh.reference}
                record(fresh.conference, verbs.LET_GO, words=words, by=by, appointment=appointment)
        return bool(ended)

    @classmethod
    def current(cls, proposal) -> "Treatment | None":
        return cls.objects.filter(proposal=proposal, ended_at=None).select_related("by").first()
