"""What the Länder answered together."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.laender import WITH_FEDERATION
from intmk import clock
from text.blocks import NOTE_LENGTH
from voting.ballots.majority import Choice, Outcome, Result, evaluate


class DeclarationQuerySet(models.QuerySet):
    def valid(self):
        """Those that no correction has replaced."""
        return self.filter(is_valid=True)

    def deciding(self, proposal):
        """The one declaration by which a proposal is decided: the one door for everything that shows its result."""
        return self.valid().filter(decides=proposal)


class Declaration(models.Model):
    """The result of a ballot, derived from the choices that count; never typed in, never changed.

    A correction is a declaration that names the one it replaces (`corrects`), the reason and, where the rules ask for
    four eyes, the second person; the database marks the replaced one as no longer valid. `choices` are those that
    count, by the code of the member. `decides` is the proposal that moves by it; without a quorum nothing is decided.
    """

    SEALED = (
        *("ballot", "result", "wording", "yes", "no", "abstain", "choices", "decided_at", "declared_at"),
        *("declared_by", "decides", "corrects", "reason", "confirmed_by"),
    )

    ballot = models.ForeignKey("voting.Ballot", models.PROTECT, related_name="declarations")
    result = models.CharField("Ergebnis", max_length=20, choices=Result.choices())
    wording = models.CharField("Ergebnis in Worten", max_length=80)
    yes = models.PositiveSmallIntegerField("Ja")
    no = models.PositiveSmallIntegerField("Nein")
    abstain = models.PositiveSmallIntegerField("Enthaltung")
    choices = models.JSONField("Stimmen")
    decided_at = models.DateTimeField("entschieden am")
    declared_at = models.DateTimeField("festgestellt am", default=clock.now)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    decides = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="declarations", null=True)
    corrects = models.OneToOneField("self", models.PROTECT, related_name="corrected_by", null=True)
    reason = models.CharField("Grund der Berichtigung", max_length=NOTE_LENGTH, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    is_valid = models.BooleanField("gilt", default=True, editable=False)

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = "Feststellung"
        verbose_name_plural = "Feststellungen"
        ordering = ["ballot_id", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_valid_declaration", fields=["ballot"], condition=Q(is_valid=True)),
            models.UniqueConstraint(
                name="one_deciding_declaration",
                fields=["decides"],
                condition=Q(is_valid=True, decides__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_first_declaration", fields=["ballot"], condition=Q(corrects__isnull=True)
            ),
            models.CheckConstraint(name="declaration_result", condition=Q(result__in=Result.values())),
            models.CheckConstraint(
                name="declaration_counts", condition=Q(yes__lte=WITH_FEDERATION - F("no") - F("abstain"))
            ),
            models.CheckConstraint(
                name="declaration_decides", condition=Q(decides__isnull=True) | ~Q(result=Result.NO_QUORUM)
            ),
            models.CheckConstraint(
                name="declaration_corrects",
                condition=Q(corrects__isnull=True, reason="", confirmed_by__isnull=True)
                | (Q(corrects__isnull=False) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="declaration_second_person",
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("declared_by")),
            ),
        ]

    def __str__(self):
        return f"{self.ballot}: {self.wording}"

    @property
    def outcome(self) -> Outcome:
        """What follows from the choices under the rule of the ballot."""
        return evaluate(self.ballot.snapshot, self.choices)

    @property
    def counts(self) -> str:
        return self.outcome.counts

    @property
    def is_correction(self) -> bool:
        return self.corrects_id is not None

    @classmethod
    def declare(cls, ballot, outcome: Outcome, choices, *, by, decided_at, **correction) -> "Declaration":
        """Write down what follows. The first one closes its ballot, a correction ends what it corrects (database)."""
        is_decision = ballot.decides and outcome.result != Result.NO_QUORUM
        return cls.objects.create(
            ballot=ballot,
            result=outcome.result.value,
            wording=outcome.wording,
            yes=outcome.yes,
            no=outcome.no,
            abstain=outcome.abstain,
            choices={member: Choice(choice).value for member, choice in choices.items()},
            decided_at=decided_at,
            declared_by=by,
            decides=ballot.proposal if is_decision else None,
            **correction,
        )
