from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs


class Milestone(models.Model):
    """A name for a version, such as „Fassung Vorkonferenz“. A version may carry several; a name is given once."""

    SEALED = ("proposal", "version", "name", "named_at", "named_by")

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="milestones")
    version = models.ForeignKey("proposals.Version", models.PROTECT, related_name="milestones")
    name = models.CharField("Name", max_length=80)
    named_at = models.DateTimeField("benannt am", default=clock.now)
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "Meilenstein"
        verbose_name_plural = "Meilensteine"
        ordering = ["proposal", "version__number", "named_at"]
        constraints = [
            models.UniqueConstraint(name="milestone_once", fields=["proposal", "name"]),
            models.CheckConstraint(name="milestone_name", condition=~Q(name="")),
        ]

    def __str__(self):
        return self.name

    @classmethod
    def give(cls, version, name, *, by):
        """Name a version. The same name on the same version is one; on another version it is refused."""
        with transaction.atomic():
            proposal, appointment = version.proposal.locked_for(by, Permission.NAME_VERSION)
            if not proposal.versions_seen_by(by).filter(pk=version.pk).exists():
                raise PermissionDenied
            taken = cls.objects.filter(proposal=proposal, name=name).select_related("version").first()
            if taken and taken.version_id != version.pk:
                raise Refused(
                    f"„{name}“ heißt schon Fassung {taken.version.number}. Bitte wählen Sie einen anderen Namen."
                )
            if taken:
                return taken
            milestone = cls.objects.create(proposal=proposal, version=version, name=name, named_by=by)
            # The history is read by all who see the proposal, the name by those who see this version.
            facts = {"words": {"number": version.number}, "rows": [milestone], "version": version.number}
            record(proposal, verbs.VERSION_NAMED, by=by, appointment=appointment, **facts)
        return milestone
