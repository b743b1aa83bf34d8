from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.urls import reverse

from accounts.permissions import Permission, Role
from accounts.relations import Parties, authority, laender_of
from intmk import clock
from intmk.fulltext import search_vector
from intmk.refusal import Refused
from journal.models import record
from proposals.kinds import ProposalKind
from proposals.models import Proposal
from proposals.states import State
from resolutions import verbs
from text.blocks import TITLE_LENGTH
from text.text import Text, remembered


class ResolutionQuerySet(models.QuerySet):
    def public(self):
        """What everybody may read at this moment: cleared by the press office and past its embargo."""
        return self.filter(visible_from__lte=clock.now())

    def at_press_desk(self, user):
        """What the offices of the chair Land see before the public does."""
        chairs = laender_of(user.appointments_today, {Role.SECRETARIAT, Role.PRESS})
        return self.filter(conference__chair_land__in=chairs, conference__starts_on__lte=clock.today())


class Resolution(models.Model):
    """An adopted text, copied and frozen at its release. Public pages know only this table.

    Released: the secretariat allows publication, perhaps only after an embargo. Published: the press office has
    cleared it. It becomes visible at `visible_from`, the later of both, at read time and without any job.
    """

    SEALED = (
        *("proposal", "conference", "reference", "top", "kind", "title", "blocks", "digest", "theme", "sponsors"),
        *("addressee", "meeting", "decided_at", "wording", "counts", "is_example", "released_at", "released_by"),
        *("embargo_until", "published_at", "published_by", "visible_from"),
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
    counts = models.CharField("Stimmen", max_length=60)
    is_example = models.BooleanField("Beispieltext", default=False)
    search = SearchVectorField(null=True, editable=False)

    released_at = models.DateTimeField("freigegeben am", default=clock.now)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    embargo_until = models.DateTimeField("Sperrfrist bis", null=True, blank=True)
    published_at = models.DateTimeField("zur Veröffentlichung gegeben am", null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    visible_from = models.DateTimeField("öffentlich ab", null=True)

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
        return self.visible_from is not None and clock.has_come(self.visible_from)

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    def read(self) -> Text:
        return remembered(self.digest, lambda: Text.load(self.title, self.blocks))

    @classmethod
    def release(cls, proposal, *, by, embargo_until=None):
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
            resolution = cls.objects.create(released_by=by, embargo_until=embargo_until, **frozen(proposal))
            record(
                proposal,
                verbs.RELEASED,
                by=by,
                appointment=appointment,
                rows=[resolution],
                resolution=resolution.pk,
                embargo_until=embargo_until.isoformat() if embargo_until else None,
            )
        return resolution

    def publish(self, *, by) -> bool:
        """Clear the resolution for the public: at once, or from the end of its embargo. False: done already.

        Refused where the clock stands before the release: that of the demo can be set back.
        """
        with transaction.atomic():
            fresh = Resolution.objects.select_for_update(of=("self",)).select_related("conference").get(pk=self.pk)
            appointment = fresh.authority(by, Permission.PUBLISH)
            if appointment is None:
                raise PermissionDenied
            if fresh.is_published:
                return False
            now = clock.now()  # asked once: two answers differ, and the row would contradict itself
            if now < fresh.released_at:
                raise Refused("Die Uhr steht vor der Freigabe dieses Beschlusses. Veröffentlicht wird erst danach.")
            visible_from = max(now, fresh.embargo_until or now)
            Resolution.objects.filter(pk=self.pk).update(published_at=now, published_by=by, visible_from=visible_from)
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


def frozen(proposal) -> dict:
    """Everything of an adopted proposal that the public will read, as plain values."""
    item, ballot = proposal.agenda_item, proposal.ballots.get(result="adopted")
    text = proposal.text.read()
    return {
        "proposal": proposal,
        "conference": proposal.conference,
        "reference": proposal.reference,
        "top": item.number,
        "kind": proposal.kind,
        "title": text.title,
        "blocks": proposal.text.blocks,
        "digest": proposal.text.digest,
        "theme": proposal.theme.title if proposal.theme else "",
        "sponsors": proposal.sponsors,
        "addressee": proposal.addressee,
        "meeting": str(item.meeting),
        "decided_at": ballot.held_at,
        "wording": ballot.wording,
        "counts": ballot.counts,
        "is_example": proposal.is_example,
        "search": search_vector(text.lexemes),
    }
