from django.conf import settings
from django.db import models
from django.db.models import Q

from intmk import clock
from proposals import workflow


class PlannedStep(models.Model):
    """A step of the workflow that somebody of the office means to take. Nobody outside sees it until it is applied.

    `facts` are what comes with the step, as the form gives them; a meeting is its key. It ends by being applied, or
    by being dropped.
    """

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="planned_steps")
    code = models.CharField("Schritt", max_length=40)
    facts = models.JSONField("Angaben", default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    at = models.DateTimeField("geplant am", default=clock.now)
    ended_at = models.DateTimeField("beendet am", null=True)
    was_applied = models.BooleanField("angewendet", default=False)

    class Meta:
        verbose_name = "geplanter Schritt"
        verbose_name_plural = "geplante Schritte"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="planned_one_at_a_time", fields=["proposal"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="planned_applied_has_ended", condition=Q(was_applied=False) | Q(ended_at__isnull=False)
            ),
        ]

    def __str__(self):
        return self.transition.label

    @property
    def transition(self) -> workflow.Transition:
        return workflow.TRANSITIONS[self.code]
