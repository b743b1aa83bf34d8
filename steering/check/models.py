from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from steering import verbs
from steering.check.rules import MATTER_MISSING, Elsewhere


class PendingMatter(models.Model):
    """An answer to the question whether the matter is pending elsewhere, with its source. Rows are only added.

    The newest answer counts; the older ones are the memory of the question.
    """

    SEALED = ("proposal", "answer", "matter", "source", "at", "by")

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="pending_matters")
    answer = models.CharField("Antwort", max_length=10, choices=Elsewhere.choices())
    matter = models.CharField("was dort anhängig ist", max_length=200, blank=True)
    source = models.CharField("Quelle", max_length=200)
    at = models.DateTimeField("am", default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")

    class Meta:
        verbose_name = "anderswo anhängige Sache"
        verbose_name_plural = "anderswo anhängige Sachen"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="pending_answer", condition=Q(answer__in=Elsewhere.values())),
            models.CheckConstraint(name="pending_source", condition=~Q(source="")),
            models.CheckConstraint(
                name="pending_matter_named", condition=Q(answer=Elsewhere.NOWHERE.value, matter="") | ~Q(matter="")
            ),
        ]

    def __str__(self):
        return f"{self.label}: {self.matter}" if self.matter else self.label

    @property
    def label(self) -> str:
        return Elsewhere(self.answer).label

    @property
    def warns(self) -> bool:
        return self.answer != Elsewhere.NOWHERE

    @classmethod
    def answer_for(cls, proposal, answer: str, *, matter: str, source: str, by) -> "PendingMatter | None":
        """Keep what somebody has found, with its source. None: exactly that is the last answer already."""
        answer = Elsewhere(answer)
        matter = "" if answer == Elsewhere.NOWHERE else matter
        if answer != Elsewhere.NOWHERE and not matter:
            raise Refused(MATTER_MISSING)
        with transaction.atomic():
            fresh, appointment = proposal.locked_for(by, Permission.CHECK)
            last = fresh.pending_matters.last()
            if last and (last.answer, last.matter, last.source) == (answer, matter, source):
                return None
            row = cls.objects.create(proposal=fresh, answer=answer, matter=matter, source=source, at=clock.now(), by=by)
            words = {"answer": answer.label}
            record(fresh, verbs.PENDING_ANSWERED, words=words, by=by, appointment=appointment, rows=[row])
        return row
