"""What is asked of the Länder."""

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import F, OuterRef, Q, Subquery

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from text.blocks import NOTE_LENGTH, TITLE_LENGTH
from voting import verbs
from voting.ballots.majority import RuleSnapshot
from voting.ballots.rules import Purpose, Scope, rule_for
from voting.ballots.subject import WHOLE

_FITS = (
    Q(scope=Scope.WHOLE, proposal__isnull=False, version__isnull=False, block="", amendment__isnull=True)
    | (Q(scope=Scope.ZIFFER, proposal__isnull=False, version__isnull=False, amendment__isnull=True) & ~Q(block=""))
    | Q(scope=Scope.AMENDMENT, proposal__isnull=False, version__isnull=False, block="", amendment__isnull=False)
    | Q(scope=Scope.ITEM, agenda_item__isnull=False, version__isnull=True, block="", amendment__isnull=True)
)
_OPEN = Q(closed_at__isnull=True)


class BallotQuerySet(models.QuerySet):
    def still_open(self):
        """Those on which the Länder vote now."""
        return self.filter(_OPEN)

    def held(self, pk) -> "Ballot":
        """The ballot as it is now, held until the transaction ends: votes and closing come one after another."""
        self.filter(pk=pk).select_for_update().values_list("pk").get()
        return self.select_related("meeting").get(pk=pk)


def _first_declared(name: str):
    """What the first declaration on a ballot says. It stood on the ballot itself before there were declarations."""

    def expression():
        first = Ballot.declarations.rel.related_model.objects.filter(ballot=OuterRef("pk"), corrects__isnull=True)
        return Subquery(first.values(name)[:1])

    return expression


class Ballot(models.Model):
    """A question to the Länder: what for, about what, on which version, in which meeting, under which rule.

    `rule` is the snapshot of the rule and of the members entitled, so that later changes of the rules never change an
    old result. `block` names the Ziffer that is voted on by itself; `about` says in words what is voted on, where that
    is not the whole text („Ä3 (Sachsen)“). Ballots that are called together (`bloc`: the first of them) each have a
    result of their own. A ballot is open until it is declared, which closes it in the database, or broken off with a
    reason; its votes are void then. Source: design §7.
    """

    SEALED = (
        *("proposal", "version", "meeting", "rule"),
        *(_first_declared(name) for name in ("result", "wording", "yes", "no", "abstain")),
        *("opened_at", "opened_by", "purpose", "scope", "agenda_item", "block", "amendment", "question", "bloc"),
        *("closed_at", "closed_by", "abort_reason", "about"),
    )

    purpose = models.CharField("Zweck", max_length=20, choices=Purpose.choices(), default=Purpose.SUBSTANCE)
    scope = models.CharField("Gegenstand", max_length=20, choices=Scope.choices(), default=Scope.WHOLE)
    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="ballots", null=True)
    version = models.ForeignKey(
        "proposals.Version", models.PROTECT, related_name="+", verbose_name="Fassung", null=True
    )
    block = models.CharField("Ziffer", max_length=12, blank=True)
    amendment = models.ForeignKey("proposals.Amendment", models.PROTECT, related_name="ballots", null=True)
    agenda_item = models.ForeignKey("conferences.AgendaItem", models.PROTECT, related_name="ballots", null=True)
    about = models.CharField("Worüber", max_length=TITLE_LENGTH, blank=True)
    question = models.CharField("Frage", max_length=TITLE_LENGTH, blank=True)
    meeting = models.ForeignKey("conferences.Meeting", models.PROTECT, related_name="ballots", verbose_name="Sitzung")
    rule = models.JSONField("Regel")
    bloc = models.ForeignKey("self", models.PROTECT, related_name="called_together", null=True)
    opened_at = models.DateTimeField("eröffnet am", default=clock.now)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    closed_at = models.DateTimeField("geschlossen am", null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    abort_reason = models.CharField("Grund des Abbruchs", max_length=NOTE_LENGTH, blank=True)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = "Abstimmung"
        verbose_name_plural = "Abstimmungen"
        ordering = ["proposal", "opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_open_ballot", fields=["meeting"], condition=_OPEN & Q(bloc__isnull=True)),
            models.CheckConstraint(name="ballot_scope", condition=_FITS),
            models.CheckConstraint(
                name="ballot_question", condition=Q(purpose=Purpose.SUBSTANCE, proposal__isnull=False) | ~Q(question="")
            ),
            models.CheckConstraint(
                name="ballot_about", condition=~Q(scope__in=[Scope.ZIFFER, Scope.AMENDMENT], about="")
            ),
            models.CheckConstraint(name="ballot_purpose", condition=Q(purpose__in=Purpose.values())),
            models.CheckConstraint(
                name="ballot_closed",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, abort_reason="")
                | Q(closed_at__isnull=False, closed_at__gte=F("opened_at"), closed_by__isnull=False),
            ),
            models.CheckConstraint(name="ballot_leads_no_bloc", condition=~Q(bloc=F("id"))),
        ]

    def __str__(self):
        return self.about or self.question or f"{self.proposal.reference}, Fassung {self.version.number}"

    @property
    def snapshot(self) -> RuleSnapshot:
        return RuleSnapshot.from_dict(self.rule)

    @property
    def asked(self) -> str:
        """The question as the Länder read it."""
        if self.question:
            return self.question
        return f"Stimmt Ihr Land dem Vorschlag {self.proposal.reference} „{self.proposal.title}“ zu?"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def decides(self) -> bool:
        """Whether the proposal moves by its result: only by that on the whole text, in substance."""
        return self.scope == Scope.WHOLE and self.purpose == Purpose.SUBSTANCE

    @classmethod
    def open(cls, proposal, *, by, subject=WHOLE, **columns) -> "Ballot":
        """Ask the Länder about a held proposal that stands on an agenda, or about what `subject` names of it.

        Refused where another ballot of this meeting is still open: the Länder answer one question at a time.
        """
        meeting = subject.meeting_of(proposal)
        rule = rule_for(proposal.conference.rules, subject.purpose, proposal.subject_class)
        asked = {"proposal": proposal, "version": proposal.text, "meeting": meeting, "rule": rule.to_dict()}
        try:
            return cls.objects.create(opened_by=by, **asked | subject.columns | columns)
        except IntegrityError as error:
            if "one_open_ballot" not in str(error):
                raise
            raise Refused(
                f"In dieser Sitzung ({meeting}) ist noch eine andere Abstimmung offen. Schließen Sie zuerst diese."
            ) from error

    def abort(self, reason: str, *, by) -> bool:
        """Break an open ballot off; its votes are kept and void. False: that is done. Refused without a reason."""
        with transaction.atomic():
            fresh, appointment = self.proposal.locked_for(by, Permission.RECORD_VOTE)
            ballot = type(self).objects.select_for_update().get(pk=self.pk)
            if ballot.abort_reason:
                return False
            if ballot.closed_at:
                raise Refused("Die Abstimmung ist geschlossen. Ein falsches Ergebnis wird berichtigt.")
            if not reason:
                raise Refused("Bitte geben Sie an, warum die Abstimmung abgebrochen wird.")
            columns = {"closed_at": clock.now(), "closed_by": by, "abort_reason": reason}
            type(self).objects.filter(pk=self.pk).update(**columns)
            record(fresh, verbs.BALLOT_ABORTED, by=by, appointment=appointment, rows=[ballot], note=reason)
        self.refresh_from_db()
        return True
