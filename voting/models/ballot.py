from collections.abc import Mapping

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models, transaction
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import formats
from django.utils.functional import cached_property

from accounts.laender import NAMES, WITH_FEDERATION
from accounts.permissions import Permission
from conferences.rules import MajorityRule
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from proposals.objections import amendments_undecided
from proposals.states import State
from voting import verbs
from voting.majority import BallotError, Choice, Outcome, Result, RuleSnapshot, evaluate

STEP_OF = {Result.ADOPTED: "adopt", Result.REJECTED: "reject", Result.NO_MAJORITY: "miss_majority"}


class BallotQuerySet(models.QuerySet):
    def with_votes(self):
        """What `cast` would read for each ballot, in the same query."""
        votes = Vote.objects.of(OuterRef("pk")).values(vote=JSONObject(land="land", choice="choice"))
        return self.annotate(cast=ArraySubquery(votes))


class Ballot(models.Model):
    """One act of voting on a proposal as a whole: sixteen choices, the rule as it stood, and what follows.

    The result is derived, never typed in. `rule` is the snapshot of the rule and of the members entitled, so that
    later changes of the rules never change an old result. One ballot decides a proposal; a ballot without quorum
    decides nothing and may be followed by another.
    """

    SEALED = (
        *("proposal", "version", "meeting", "rule", "result", "wording", "yes", "no", "abstain"),
        *("held_at", "recorded_by"),
    )

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="ballots")
    version = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+", verbose_name="Fassung")
    meeting = models.ForeignKey("conferences.Meeting", models.PROTECT, related_name="ballots", verbose_name="Sitzung")
    rule = models.JSONField("Regel")
    result = models.CharField("Ergebnis", max_length=20, choices=Result.choices())
    wording = models.CharField("Ergebnis in Worten", max_length=80)
    yes = models.PositiveSmallIntegerField("Ja")
    no = models.PositiveSmallIntegerField("Nein")
    abstain = models.PositiveSmallIntegerField("Enthaltung")
    held_at = models.DateTimeField("abgestimmt am", default=clock.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = "Abstimmung"
        verbose_name_plural = "Abstimmungen"
        ordering = ["proposal", "held_at"]
        constraints = [
            models.UniqueConstraint(
                name="one_deciding_ballot", fields=["proposal"], condition=~Q(result=Result.NO_QUORUM.value)
            ),
            models.CheckConstraint(name="ballot_result", condition=Q(result__in=Result.values())),
            models.CheckConstraint(
                name="ballot_counts", condition=Q(yes__lte=WITH_FEDERATION - F("no") - F("abstain"))
            ),
        ]

    def __str__(self):
        return f"{self.proposal.reference}: {self.wording}"

    @property
    def counts(self) -> str:
        return self.outcome.counts

    @property
    def outcome(self) -> Outcome:
        """What follows from the stored choices and the stored rule."""
        choices = {vote["land"]: Choice(vote["choice"]) for vote in self.cast}
        return evaluate(RuleSnapshot.from_dict(self.rule), choices)

    @cached_property
    def cast(self) -> list[dict[str, str]]:
        """Land and choice of every vote, in the order of the rotation. `with_votes` reads them along."""
        return list(Vote.objects.of(self.pk))

    @classmethod
    def record(cls, proposal, choices: Mapping[str, str], *, by):
        """Record the roll call on a tabled proposal: one choice for each Land, absent ones too.

        In one transaction: ballot, votes, the step of the proposal, the journal. Refused where the session has not
        begun, where somebody else has recorded the result, or where the choices do not fit the members. Without
        quorum the proposal stays on the agenda.
        """
        with transaction.atomic():
            fresh, appointment = proposal.locked_for(by, Permission.RECORD_VOTE)
            _refuse_unless_open(fresh)
            snapshot = rule_of(fresh.conference)
            outcome = _evaluate(snapshot, choices)
            ballot, votes = cls._create(fresh, snapshot, outcome, choices, by)
            if outcome.result == Result.NO_QUORUM:
                record(
                    fresh,
                    verbs.NO_QUORUM,
                    by=by,
                    appointment=appointment,
                    rows=[ballot, *votes],
                    ballot=ballot.pk,
                )
            else:
                fresh.step(STEP_OF[outcome.result], by=by, rows=[ballot, *votes], ballot=ballot.pk)
        return ballot

    @classmethod
    def _create(cls, proposal, snapshot, outcome, choices, by):
        ballot = cls.objects.create(
            proposal=proposal,
            version=proposal.text,
            meeting=proposal.agenda_item.meeting,
            rule=snapshot.to_dict(),
            result=outcome.result.value,
            wording=outcome.wording,
            yes=outcome.yes,
            no=outcome.no,
            abstain=outcome.abstain,
            recorded_by=by,
        )
        votes = Vote.objects.bulk_create(
            Vote(ballot=ballot, land_id=land, choice=Choice(choice).value) for land, choice in choices.items()
        )
        ballot.cast = [{"land": vote.land_id, "choice": vote.choice} for vote in votes]
        return ballot, votes


class VoteQuerySet(models.QuerySet):
    def of(self, ballot):
        """Land and choice of every vote in a ballot, in the order of the rotation."""
        return self.filter(ballot=ballot).order_by("land__rotation_index").values("land", "choice")


class Vote(models.Model):
    """The choice of one Land in one ballot."""

    SEALED = ("ballot", "land", "choice")

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="votes")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    choice = models.CharField("Stimme", max_length=20, choices=Choice.choices())

    objects = VoteQuerySet.as_manager()

    class Meta:
        verbose_name = "Stimme"
        verbose_name_plural = "Stimmen"
        ordering = ["ballot", "land__rotation_index"]
        constraints = [
            models.UniqueConstraint(name="one_vote_per_land", fields=["ballot", "land"]),
            models.CheckConstraint(name="vote_choice", condition=Q(choice__in=Choice.values())),
        ]

    def __str__(self):
        return f"{self.land_id}: {Choice(self.choice).label}"


def rule_of(conference) -> RuleSnapshot:
    """The majority rule of a conference with the sixteen Länder entitled to vote."""
    rules = conference.rules
    return RuleSnapshot(
        rule=rules.majority_rule,
        threshold=rules.majority_threshold if rules.majority_rule == MajorityRule.AT_LEAST else None,
        quorum=rules.quorum,
        members=tuple(NAMES),
    )


def not_open(proposal) -> str | None:
    """Why no vote can be recorded now, in one German sentence; or nothing."""
    if proposal.state != State.TABLED:
        return "Abgestimmt wird nur über Vorschläge, die auf der Tagesordnung stehen."
    meeting = proposal.agenda_item.meeting
    if not meeting.has_begun:
        day = formats.date_format(meeting.starts_on, "j. F Y")
        return f"Die {meeting.label} beginnt erst am {day}. Dann erfassen Sie hier die Abstimmung."
    return amendments_undecided(proposal)


def _refuse_unless_open(proposal):
    objection = not_open(proposal)
    if objection is None:
        return
    decided = proposal.ballots.exclude(result=Result.NO_QUORUM.value).select_related("recorded_by").first()
    if decided:
        at = formats.date_format(clock.wall(decided.held_at), "j. F Y, H:i")
        raise Refused(
            f"{decided.recorded_by.name} hat das Ergebnis bereits am {at} Uhr erfasst: {decided.wording}, "
            f"{decided.counts}. Ihre Eingaben wurden nicht gespeichert."
        )
    raise Refused(objection)


def _evaluate(snapshot, choices) -> Outcome:
    try:
        return evaluate(snapshot, {land: Choice(choice) for land, choice in choices.items()})
    except BallotError as error:
        raise Refused(str(error)) from error
