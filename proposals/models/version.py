from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from intmk import clock
from intmk.statement import is_one_of
from proposals.states import State
from text.blocks import NOTE_LENGTH, TITLE_LENGTH
from text.text import Text, remembered

# A version that changed the matter: not declared editorial, or contested by a Land.
MATERIAL = Q(is_editorial=False) | Q(objections__isnull=False)


class VersionQuerySet(models.QuerySet):
    def seen(self, states, keys):
        """Those that were saved in one of these states, and those with these keys."""
        return self.filter(Q(is_one_of("audience", states)) | Q(pk__in=keys))


class Version(models.Model):
    """A text as it was saved: immutable, numbered within its proposal. The database refuses any change.

    `blocks` is a list in the schema of `text.blocks`; `digest` is the sha256 of title and blocks. `audience`
    is the state in which it was saved: who could not see the proposal then does not see this draft later either.
    `is_editorial` is the declaration of its author that only the wording changed; any Land may contest it.
    `is_by_conference`: the ministers made it in their session, by voting on its parts; the office has written it down.
    """

    SEALED = (
        *("proposal", "number", "title", "blocks", "note", "digest", "is_editorial", "audience"),
        *("saved_at", "saved_by", "land", "is_by_conference"),
    )

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("Fassung")
    title = models.CharField("Titel", max_length=TITLE_LENGTH)
    blocks = models.JSONField("Text")
    note = models.CharField("Was sich geändert hat", max_length=NOTE_LENGTH, blank=True)
    digest = models.CharField(max_length=64)
    is_editorial = models.BooleanField("nur redaktionell", default=False)
    is_by_conference = models.BooleanField("durch die Konferenz", default=False)
    audience = models.CharField("gespeichert im Stand", max_length=20, choices=State.choices())
    saved_at = models.DateTimeField("gespeichert am", default=clock.now)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = "Fassung"
        verbose_name_plural = "Fassungen"
        ordering = ["proposal", "number"]
        constraints = [
            models.UniqueConstraint(name="version_number", fields=["proposal", "number"]),
            models.CheckConstraint(name="version_title", condition=~Q(title="")),
            models.CheckConstraint(name="version_audience", condition=Q(audience__in=State.values())),
            models.CheckConstraint(name="version_number_from_1", condition=Q(number__gte=1)),
        ]

    def __str__(self):
        return f"Fassung {self.number}"

    def get_absolute_url(self):
        return reverse("proposals:version", args=[self.proposal.reference, self.number])

    def read(self) -> Text:
        """Title and blocks as a value."""
        return remembered(self.digest, lambda: Text.load(self.title, self.blocks))

    @property
    def made_by(self) -> str:
        """The code of the Land whose people saved it, or „durch die Konferenz“."""
        return "durch die Konferenz" if self.is_by_conference else self.land_id

    @classmethod
    def write(cls, proposal, text, *, number, by, land_id, **said):
        """Save a text under this number, with what is `said` of it. TextError for a text that breaks the schema."""
        return cls.objects.create(
            proposal=proposal,
            number=number,
            title=text.title,
            blocks=text.checked().dump(),
            digest=text.digest,
            audience=proposal.state,
            saved_by=by,
            land_id=land_id,
            **said,
        )
