from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.permissions import Permission
from accounts.relations import Parties, authority
from conferences import verbs
from intmk import clock
from journal.models import record


class ConferenceQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def current(self):
        return self.on(clock.today())

    def with_term(self):
        """Conferences of which the chair year is known: only these take proposals."""
        return self.filter(starts_on__isnull=False)


class Conference(models.Model):
    """One chair year with everything in it. Older conferences are archive facts without a term.

    Chair terms are data, never computed from „July“: until 2020 the year began on 1 October.
    """

    number = models.PositiveSmallIntegerField("Nummer", primary_key=True)
    title = models.CharField("Titel", max_length=120)
    motto = models.CharField("Motto", max_length=200, blank=True)
    chair_land = models.ForeignKey(
        "accounts.Land", models.PROTECT, related_name="chaired", null=True, verbose_name="Vorsitzland"
    )
    starts_on = models.DateField("Vorsitz ab", null=True, blank=True)
    ends_on = models.DateField("Vorsitz bis", null=True, blank=True)
    archive_date = models.CharField("Datum im Archiv", max_length=60, blank=True)
    archive_place = models.CharField("Ort im Archiv", max_length=120, blank=True)
    is_confirmed = models.BooleanField("amtlich belegt", default=False)
    last_reference = models.PositiveIntegerField("zuletzt vergebene Vorschlagsnummer", default=0)

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "Konferenz"
        verbose_name_plural = "Konferenzen"
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(name="conference_period", condition=Q(ends_on__gt=F("starts_on"))),
            models.CheckConstraint(
                name="conference_term_has_chair",
                condition=Q(starts_on__isnull=True, ends_on__isnull=True)
                | Q(starts_on__isnull=False, ends_on__isnull=False, chair_land__isnull=False),
            ),
            ExclusionConstraint(
                name="conference_terms_do_not_overlap",
                expressions=[
                    (
                        Func("starts_on", "ends_on", RangeBoundary(inclusive_upper=True), function="daterange"),
                        RangeOperators.OVERLAPS,
                    )
                ],
                condition=Q(starts_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.number}. IntMK"

    def get_absolute_url(self):
        return reverse("conferences:detail", args=[self.number])

    @property
    def year(self) -> int:
        """The year in the reference numbers: that of the main conference, in which the term ends."""
        return self.ends_on.year

    @property
    def has_ended(self) -> bool:
        """Whether the chair has passed on: nobody steers this year any more."""
        return self.ends_on is not None and clock.today() > self.ends_on

    @property
    def parties(self) -> Parties:
        return Parties(chair=self.chair_land_id, term=(self.starts_on, self.ends_on))

    def authority(self, user, permission):
        """The appointment under which a user may, or None. Without a term nobody has an office."""
        if not user.is_authenticated or not self.starts_on:
            return None
        return authority(user.appointments_today, permission, self.parties, clock.today())

    def locked_for(self, user, permission):
        """The row as it is now, held until the transaction ends, and the appointment under which the user changes it.

        Changes of a year come one after another. PermissionDenied without the right.
        """
        fresh = Conference.objects.select_for_update().get(pk=self.pk)
        appointment = fresh.authority(user, permission)
        if appointment is None:
            raise PermissionDenied
        return fresh, appointment

    @cached_property
    def following(self):
        """The next conference, once it has a term; otherwise None."""
        return Conference.objects.with_term().filter(number=self.number + 1).first()

    def entitle(self, title, motto, *, by) -> bool:
        """Give the year its title and its motto. False where it has them already."""
        with transaction.atomic():
            stored, appointment = self.locked_for(by, Permission.STEER_CONFERENCE)
            before, after = {"title": stored.title, "motto": stored.motto}, {"title": title, "motto": motto}
            if before == after:
                return False
            Conference.objects.filter(pk=self.pk).update(**after)
            changed = {code: [before[code], after[code]] for code in after if before[code] != after[code]}
            record(self, verbs.ENTITLED, by=by, appointment=appointment, changed=changed)
        return True

    def next_reference(self) -> str:
        """Take the next number of the year, `2025-014`. The row stays locked until the commit: no gaps, no doubles."""
        Conference.objects.filter(pk=self.pk).update(last_reference=F("last_reference") + 1)
        self.refresh_from_db(fields=["last_reference"])
        return f"{self.year}-{self.last_reference:03d}"

    def has_given(self, reference: str) -> bool:
        """Whether a proposal of this year has got that number."""
        year, _, count = reference.partition("-")
        return year == str(self.year) and 1 <= int(count) <= self.last_reference

    def deadline(self, kind):
        """The deadline of a kind, or None. All are read at the first question."""
        return next((deadline for deadline in self._deadlines if deadline.kind == kind), None)

    def meetings_of(self, *kinds) -> list:
        """The meetings of these kinds, in order of time. All are read at the first question."""
        return [meeting for meeting in self._meetings if meeting.kind in kinds]

    @cached_property
    def _deadlines(self) -> list:
        return list(self.deadlines.all())

    @cached_property
    def _meetings(self) -> list:
        return list(self.meetings.all())
