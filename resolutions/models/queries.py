"""Which resolutions a reader finds, and what a correction says of one."""

from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject

from accounts.permissions import Role
from accounts.relations import laender_of, reads_every_year
from intmk import clock
from voting.ballots.majority import Result
from voting.models import Declaration


class ResolutionQuerySet(models.QuerySet):
    def public(self):
        """What everybody may read at this moment: cleared by the press office and past its embargo."""
        return self.begun().filter(withdrawn_at__isnull=True)

    def begun(self):
        """What has once been public: also what was withdrawn since, of which only a tombstone may be shown."""
        against = (
            Declaration.objects.valid()
            .exclude(result=Result.ADOPTED)
            .filter(ballot=OuterRef("ballot"), corrects__isnull=False, declared_at__lt=OuterRef("visible_from"))
        )
        suspended = against.exclude(pk=Coalesce(OuterRef("confirmed"), 0))
        return self.with_correction().filter(~Exists(suspended), visible_from__lte=clock.now())

    def with_correction(self):
        """What `correction` would read for each resolution, in the same query."""
        return self.annotate(correction=Subquery(correction_of(OuterRef("ballot"))))

    def before_public(self, user):
        """What a person may read before the public does: the offices of the chair Land, and those of other years."""
        reads_all = reads_every_year(user.appointments_today, clock.today())
        return self.with_correction() if reads_all else self.at_press_desk(user)

    def at_press_desk(self, user):
        """What the offices of the chair Land have to do with."""
        chairs = laender_of(user.appointments_today, {Role.SECRETARIAT, Role.PRESS})
        rows = self.filter(conference__chair_land__in=chairs, conference__starts_on__lte=clock.today())
        return rows.with_correction()


def correction_of(ballot):
    """The valid correction of what a ballot decided, as plain values."""
    rows = Declaration.objects.valid().filter(ballot=ballot, corrects__isnull=False)
    told = JSONObject(
        pk="pk", result="result", at="declared_at", reason="reason", choices="choices", rule="ballot__rule"
    )
    return rows.values_list(told, flat=True)
