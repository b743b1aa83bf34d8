from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.urls import reverse

from accounts.permissions import Permission
from accounts.relations import Parties, authority
from conferences.rules import VoteRecordLevel
from intmk import clock
from intmk.fulltext import search_vector
from intmk.refusal import Refused
from journal.models import record
from proposals.kinds import ProposalKind
from proposals.models import Proposal
from proposals.states import State
from resolutions import verbs
from resolutions.models.outcomes import Outcomes
from resolutions.models.queries import ResolutionQuerySet
from text.blocks import NOTE_LENGTH, TITLE_LENGTH
from text.text import Text, remembered
from voting.models import Declaration


class Resolution(Outcomes, models.Model):
    """An adopted text, copied and frozen at its release. Public pages know only this table.

    Released: the secretariat allows publication, perhaps only after an embargo. Published: the press office has
    cleared it. It becomes visible at `visible_from`, the later of both, at read time and without any job. Until then
    the embargo can be moved and the publication cancelled; afterwards it can be withdrawn (`resolutions.changes`).
    The rationale is part of it only where the release says so.

    `ballot` is the one that decided it. Where the record of that was wrong, the correction stands beside the result;
    one that turns the result over suspends a release that is not public yet, until the office has confirmed it.
    """

    SEALED = (
        *("proposal", "conference", "reference", "top", "kind", "title", "blocks", "digest", "theme", "sponsors"),
        *("addressee", "meeting", "decided_at", "wording", "counts", "is_example", "released_at", "released_by"),
        *("embargo_until", "published_at", "published_by", "visible_from"),
        *("withdrawn_at", "withdrawn_by", "withdrawal_reason", "tally", "ballot", "confirmed"),
    )

    proposal = models.OneToOneField("proposals.Proposal", models.PROTECT, related_name="resolution")
    conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="resolutions")
    reference = models.CharField("Nummer", max_length=12, unique=True)
    top = models.CharField("TOP", max_length=10)
    kind = models.CharField("Art", max_length=20, choices=ProposalKind.choices())
    title = models.CharField("Titel", max_length=TITLE_LENGTH)
    blocks = models.JSONField("Text")
    digest = models.CharField(max_length=64)
    theme = models.CharField("Thema", max_length=120, blank=True)
    sponsors = models.CharField("Antragsteller", max_length=300)
    addressee = models.CharField("Adressat", max_length=200, blank=True)
    meeting = models.CharField("Sitzung", max_length=200)
    decided_at = models.DateTimeField("beschlossen am")
    wording = models.CharField("Ergebnis in Worten", max_length=80)
    counts = models.CharField("Stimmen", max_length=120)
    tally = models.JSONField("Auszählung", null=True)
    ballot = models.ForeignKey("voting.Ballot", models.PROTECT, related_name="+", null=True)
    confirmed = models.ForeignKey("voting.Declaration", models.PROTECT, related_name="+", null=True)
    is_example = models.BooleanField("Beispieltext", default=False)
    search = SearchVectorField(null=True, editable=False)

    released_at = models.DateTimeField("freigegeben am", default=clock.now)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    embargo_until = models.DateTimeField("Sperrfrist bis", null=True, blank=True)
    published_at = models.DateTimeField("zur Veröffentlichung gegeben am", null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    visible_from = models.DateTimeField("öffentlich ab", null=True)
    withdrawn_at = models.DateTimeField("zurückgezogen am", null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    withdrawal_reason = models.CharField("Grund der Rücknahme", max_length=NOTE_LENGTH, blank=True)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        verbose_name = "Beschluss"
        verbose_name_plural = "Beschlüsse"
        ordering = ["-visible_from", "-pk"]
        indexes = [
            models.Index(name="resolution_list", fields=["-visible_from", "-id"]),
            models.Index(name="resolution_facets", fields=["conference", "theme", "visible_from"]),
            GinIndex(name="resolution_search", fields=["search"]),
            models.Index(name="resolution_top", fields=["top"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="resolution_published",
                condition=Q(published_at__isnull=True, published_by__isnull=True, visible_from__isnull=True)
                | Q(
                    published_at__isnull=False,
                    published_at__gte=F("released_at"),
                    published_by__isnull=False,
                    visible_from__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="resolution_after_embargo",
                condition=Q(visible_from__isnull=True) | Q(visible_from=Greatest("published_at", "embargo_until")),
            ),
            models.CheckConstraint(
                name="resolution_withdrawn",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawal_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, visible_from__isnull=False)
                & ~Q(withdrawal_reason=""),
            ),
        ]

    def __str__(self):
        return f"{self.reference} {self.title}"

    def get_absolute_url(self):
        return reverse("resolutions:detail", args=[self.reference])

    @property
    def parties(self) -> Parties:
        conference = self.conference
        return Parties(chair=conference.chair_land_id, term=(conference.starts_on, conference.ends_on))

    def authority(self, user, permission):
        if not user.is_authenticated:
            return None
        return authority(user.appointments_today, permission, self.parties, clock.today())

    @property
    def is_public(self) -> bool:
        return self.has_been_public and not self.is_withdrawn

    @property
    def has_been_public(self) -> bool:
        return self.visible_from is not None and clock.has_come(self.visible_from) and not self.is_suspended

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    def read(self) -> Text:
        return remembered(self.digest, lambda: Text.load(self.title, self.blocks))

    def locked_for(self, user, permission):
        """The row as it is now, held, and the appointment under which the user changes it; or PermissionDenied."""
        fresh = Resolution.objects.select_for_update(of=("self",)).select_related("conference").get(pk=self.pk)
        appointment = fresh.authority(user, permission)
        if appointment is None:
            raise PermissionDenied
        return fresh, appointment

    @classmethod
    def release(cls, proposal, *, by, embargo_until=None, with_rationale=False):
        """Freeze an adopted proposal and allow its publication. Returns the resolution; twice is once.

        Refused where the proposal is not adopted or the embargo lies in the past.
        """
        with transaction.atomic():
            proposal, appointment = proposal.locked_for(by, Permission.RELEASE)
            existing = cls.objects.filter(proposal=proposal).first()
            if existing:
                return existing
            if proposal.state != State.ADOPTED:
                raise Refused(f"Freigegeben werden nur beschlossene Vorschläge. Stand: {State(proposal.state).label}.")
            if embargo_until and clock.has_come(embargo_until):
                raise Refused("Die Sperrfrist liegt in der Vergangenheit. Geben Sie eine spätere an oder keine.")
            columns = frozen(proposal, with_rationale=with_rationale)
            resolution = cls.objects.create(released_by=by, embargo_until=embargo_until, **columns)
            record(
                proposal,
                verbs.RELEASED,
                by=by,
                appointment=appointment,
                rows=[resolution],
                resolution=resolution.pk,
                embargo_until=embargo_until.isoformat() if embargo_until else None,
                with_rationale=with_rationale,
            )
        return resolution

    def publish(self, *, by) -> bool:
        """Clear the resolution for the public: at once, or from the end of its embargo. False: done already.

        One that was withdrawn can be published again.
        Refused where the clock stands before the release: that of the demo can be set back.
        """
        with transaction.atomic():
            fresh, appointment = self.locked_for(by, Permission.PUBLISH)
            if fresh.is_published and not fresh.is_withdrawn:
                return False
            now = clock.now()  # asked once: two answers differ, and the row would contradict itself
            if fresh.is_suspended:
                raise Refused(SUSPENDED)
            if now < fresh.released_at:
                raise Refused("Die Uhr steht vor der Freigabe dieses Beschlusses. Veröffentlicht wird erst danach.")
            visible_from = max(now, fresh.embargo_until or now)
            Resolution.objects.filter(pk=self.pk).update(
                published_at=now, published_by=by, visible_from=visible_from, **NOT_WITHDRAWN
            )
            record(
                Proposal.objects.get(pk=fresh.proposal_id),
                verbs.PUBLISHED,
                by=by,
                appointment=appointment,
                rows=[fresh],
                resolution=fresh.pk,
            )
        self.refresh_from_db()
        return True


SUSPENDED = (
    "Das Ergebnis ist nach der Freigabe berichtigt worden und jetzt ein anderes. Die Freigabe ruht, bis die "
    "Geschäftsstelle sie bestätigt."
)
NOT_WITHDRAWN = {"withdrawn_at": None, "withdrawn_by": None, "withdrawal_reason": ""}


def frozen(proposal, *, with_rationale=True) -> dict:
    """Everything of an adopted proposal that the public will read, as plain values.

    What is not for the public is no part of it, so that no search, paper or later page can show it.
    """
    item, declared = proposal.agenda_item, Declaration.objects.deciding(proposal).select_related("ballot").get()
    read, outcome = proposal.text.read(), declared.outcome
    text = read if with_rationale else read.without_rationale()
    is_counted = proposal.conference.rules.vote_record_level != VoteRecordLevel.VERDICT
    return {
        "proposal": proposal,
        "conference": proposal.conference,
        "reference": proposal.reference,
        "top": item.number,
        "kind": proposal.kind,
        "title": text.title,
        "blocks": text.dump(),
        "digest": text.digest,
        "theme": proposal.theme.title if proposal.theme else "",
        "sponsors": proposal.sponsors,
        "addressee": proposal.addressee,
        "meeting": str(item.meeting),
        "ballot": declared.ballot,
        "decided_at": declared.decided_at,
        "wording": declared.wording,
        "counts": outcome.counts if is_counted else "",
        "tally": outcome.to_dict() if is_counted else None,
        "is_example": proposal.is_example,
        "search": search_vector(text.lexemes),
    }
