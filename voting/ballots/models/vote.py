"""What a Land answered."""

from collections.abc import Mapping

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from accounts.laender import FEDERATION
from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from voting import verbs
from voting.ballots.majority import Choice
from voting.ballots.mandate import mandate
from voting.ballots.models.ballot import Ballot
from voting.ballots.objections import not_answerable
from voting.ballots.rules import Channel


class VoteQuerySet(models.QuerySet):
    def counting(self, ballot):
        """The vote of every Land that counts: its newest. Newer than another is what was written later."""
        return self.filter(ballot=ballot).order_by("land_id", "-pk").distinct("land_id")

    def of(self, ballot, land: str) -> "Vote | None":
        """The vote of that Land that counts; None where it has not voted."""
        return self.filter(ballot=ballot, land=land).order_by("pk").last()


class Vote(models.Model):
    """One act of voting of one Land; the newest of a Land counts until the ballot is closed.

    `land` is empty for the Bund, where it votes. `cast_by` is the person who voted herself, in `function`; a vote
    that the office recorded for a Land has none. `key` makes an act that is sent twice one act. The database takes
    votes only while the ballot is open.
    """

    SEALED = (
        *("ballot", "land", "choice"),
        *("channel", "cast_by", "function", "recorded_by", "cast_at", "key"),
    )

    ballot = models.ForeignKey("voting.Ballot", models.PROTECT, related_name="votes")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land", null=True)
    choice = models.CharField("Stimme", max_length=20, choices=Choice.choices())
    channel = models.CharField("Weg", max_length=20, choices=Channel.choices(), default=Channel.DESK)
    cast_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    function = models.CharField("in der Funktion", max_length=120, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    cast_at = models.DateTimeField("abgegeben am", default=clock.now)
    key = models.UUIDField(null=True)

    objects = VoteQuerySet.as_manager()

    class Meta:
        verbose_name = "Stimme"
        verbose_name_plural = "Stimmen"
        ordering = ["ballot", "land__rotation_index", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_act_of_voting",
                fields=["ballot", "land", "key"],
                condition=Q(key__isnull=False),
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="vote_choice", condition=Q(choice__in=Choice.values())),
            models.CheckConstraint(
                name="vote_cast_by",
                condition=Q(channel=Channel.DESK, cast_by__isnull=True)
                | Q(channel=Channel.DEVICE, cast_by__isnull=False, key__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.member}: {Choice(self.choice).label}"

    @property
    def member(self) -> str:
        """The code of the Land, or that of the Bund."""
        return self.land_id or FEDERATION

    @classmethod
    def call(cls, ballot, choices: Mapping[str, str], *, by) -> list["Vote"]:
        """Record a roll call on an open ballot: what every member answered, in one statement."""
        now = clock.now()
        return cls.objects.bulk_create(
            cls(
                ballot=ballot,
                land_id=None if member == FEDERATION else member,
                choice=Choice(choice).value,
                recorded_by=by,
                cast_at=now,
            )
            for member, choice in choices.items()
        )

    @classmethod
    def cast(cls, ballot, land: str, choice: str, *, key, by) -> "Vote | None":
        """Vote for a Land by its delegate's own device. None: that is how it stands, or was sent before.

        PermissionDenied without the mandate of that Land. Refused where the ballot is closed, where the Land has no
        vote in it, and where another choice comes from a form that has been sent already.
        """
        appointment = mandate(by, ballot.proposal, land)
        ballot.proposal.refuse_if_closed_to(Permission.CAST_VOTE)
        with transaction.atomic():
            held = Ballot.objects.held(ballot.pk)
            if objection := not_answerable(held, land, choice):
                raise Refused(objection)
            if cls._stands(held, land, choice, key):
                return None
            vote = cls.objects.create(
                ballot=held,
                land_id=land,
                choice=Choice(choice).value,
                channel=Channel.DEVICE,
                cast_by=by,
                function=appointment.get_role_display(),
                recorded_by=by,
                key=key,
            )
            record(held, verbs.VOTE_CAST, by=by, appointment=appointment, rows=[vote])
        return vote

    @classmethod
    def _stands(cls, ballot, land, choice, key) -> bool:
        sent = cls.objects.filter(ballot=ballot, land=land, key=key).first()
        if sent and sent.choice != choice:
            raise Refused(
                f"Von dieser Seite ist schon „{Choice(sent.choice).label}“ angekommen. Sehen Sie nach, wie Ihre Stimme "
                "steht, und wählen Sie neu, wenn Sie sie ändern wollen."
            )
        newest = cls.objects.of(ballot, land)
        return sent is not None or (newest is not None and newest.choice == choice)
