from django.conf import settings
from django.db import models

from intmk import clock
from proposals.text.blocks import MAX_BLOCKS, MAX_CHARS, Block, Kind, TextError, is_id


class WorkingCopy(models.Model):
    """What one person has written on a text and not saved yet. Nobody else sees it; it is no version and no fact.

    Blocks may be empty or hold line breaks while somebody writes. It goes when the person saves a version or drops it.
    """

    proposal = models.ForeignKey("proposals.Proposal", models.CASCADE, related_name="working_copies")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="working_copies")
    base = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+")
    title = models.CharField("Titel", max_length=300, blank=True)
    blocks = models.JSONField("Text")
    note = models.CharField("Was sich geändert hat", max_length=300, blank=True)
    is_editorial = models.BooleanField("nur redaktionell", default=False)
    saved_at = models.DateTimeField("gesichert am", default=clock.now)

    class Meta:
        verbose_name = "Entwurf"
        verbose_name_plural = "Entwürfe"
        constraints = [models.UniqueConstraint(name="one_working_copy", fields=["proposal", "user"])]

    def __str__(self):
        return f"Entwurf von {self.user}"

    def read(self) -> tuple[Block, ...]:
        return tuple(Block(b["id"], Kind(b["kind"]), b["text"], b["level"]) for b in self.blocks)

    @classmethod
    def keep(cls, proposal, user, *, base, title, blocks, note="", is_editorial=False):
        """Keep what is written. Raises TextError where it is too much to keep."""
        blocks = tuple(blocks)
        if len(blocks) > MAX_BLOCKS or sum(len(block.text) for block in blocks) > 2 * MAX_CHARS:
            raise TextError(f"Der Entwurf ist zu lang; möglich sind {MAX_BLOCKS} Absätze und {MAX_CHARS} Zeichen.")
        if not all(is_id(block.id) for block in blocks) or len({block.id for block in blocks}) < len(blocks):
            raise TextError("Der Entwurf ist nicht lesbar. Bitte laden Sie die Seite neu.")
        copy, _ = cls.objects.update_or_create(
            proposal=proposal,
            user=user,
            defaults={
                "base": base,
                "title": title[:300],
                "blocks": [{"id": b.id, "kind": b.kind.value, "level": b.level, "text": b.text} for b in blocks],
                "note": note[:300],
                "is_editorial": is_editorial,
                "saved_at": clock.now(),
            },
        )
        return copy
