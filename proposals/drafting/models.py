from django.conf import settings
from django.db import models
from django.db.models import F, Q

from intmk import clock
from intmk.labelled import Labelled
from text.blocks import MAX_BLOCKS, MAX_CHARS, NOTE_LENGTH, TITLE_LENGTH, Block, Kind, TextError, is_id
from text.text import Text


class Purpose(Labelled):
    """What the words are to become."""

    TEXT = "text", "Fassung"
    AMENDMENT = "amendment", "Änderungsantrag"


class WorkingCopyQuerySet(models.QuerySet):
    def of_text(self, user):
        """The one copy of the text itself."""
        return self.filter(user=user, purpose=Purpose.TEXT)

    def of_amendments(self, user):
        """Those of amendments, the latest first, with the number of the earlier amendment that each replaces."""
        own = self.filter(user=user, purpose=Purpose.AMENDMENT)
        return own.annotate(anew=F("replaces__number")).order_by("-saved_at", "pk")


class WorkingCopy(models.Model):
    """What one person has written on a text and not saved or filed yet. Nobody else sees it; it is no fact.

    Blocks may be empty or hold line breaks while somebody writes. It goes when the person saves a version, files the
    amendment or drops it. `replaces`: the earlier amendment that this one is to replace.
    """

    proposal = models.ForeignKey("proposals.Proposal", models.CASCADE, related_name="working_copies")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="working_copies")
    purpose = models.CharField("Zweck", max_length=20, choices=Purpose.choices(), default=Purpose.TEXT)
    replaces = models.ForeignKey(
        "proposals.Amendment", models.CASCADE, related_name="+", null=True, verbose_name="ersetzt"
    )
    base = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+")
    title = models.CharField("Titel", max_length=TITLE_LENGTH, blank=True)
    blocks = models.JSONField("Text")
    note = models.CharField("Was sich geändert hat", max_length=NOTE_LENGTH, blank=True)
    is_editorial = models.BooleanField("nur redaktionell", default=False)
    reason = models.TextField("Begründung des Änderungsantrags", blank=True)
    saved_at = models.DateTimeField("gesichert am", default=clock.now)

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        verbose_name = "Entwurf"
        verbose_name_plural = "Entwürfe"
        constraints = [
            models.UniqueConstraint(
                name="one_working_copy", fields=["proposal", "user", "purpose", "replaces"], nulls_distinct=False
            ),
            models.CheckConstraint(
                name="working_copy_purpose",
                condition=Q(purpose=Purpose.AMENDMENT, note="", is_editorial=False)
                | Q(purpose=Purpose.TEXT, replaces__isnull=True, reason=""),
            ),
        ]

    def __str__(self):
        return f"Entwurf von {self.user}"

    def read(self) -> Text:
        """What is written so far, as it was typed: not checked."""
        blocks = (Block(b["id"], Kind(b["kind"]), b["text"], b["level"]) for b in self.blocks)
        return Text(self.title, tuple(blocks))

    @classmethod
    def keep(cls, sheet, desk, copy=None):
        """Keep what lies on the desk, in the place of `copy`. Raises TextError where it is too much to keep."""
        blocks = desk.text.blocks
        chars = sum(len(block.text) for block in blocks) + len(desk.reason)
        if len(blocks) > MAX_BLOCKS or chars > 2 * MAX_CHARS:
            raise TextError(f"Der Entwurf ist zu lang; möglich sind {MAX_BLOCKS} Absätze und {MAX_CHARS} Zeichen.")
        if not all(is_id(block.id) for block in blocks) or len({block.id for block in blocks}) < len(blocks):
            raise TextError("Der Entwurf ist nicht lesbar. Bitte laden Sie die Seite neu.")
        said = {name: getattr(desk, name) for name in ("base", "note", "is_editorial", "reason")}
        written = said | {"title": desk.text.title, "blocks": desk.text.dump(), "saved_at": clock.now()}
        if copy is None:
            of = {"proposal": sheet.proposal, "user": sheet.user, "purpose": sheet.purpose, "replaces": sheet.replaces}
            copy, _ = cls.objects.update_or_create(**of, defaults=written)
        else:
            for name, value in written.items():
                setattr(copy, name, value)
            copy.save(update_fields=written)
        return copy
