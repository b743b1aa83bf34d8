"""What people type to link an earlier resolution."""

from django import forms

from intmk.kern import KernForm
from proposals.forms import LineField
from resolutions.models.resolution import Resolution
from text.blocks import NOTE_LENGTH


class PriorForm(KernForm):
    """The number of a resolution that is published here, or a line for one from the archive."""

    submit_label = "Verknüpfen"
    reference = LineField(
        label="Nummer eines veröffentlichten Beschlusses",
        required=False,
        max_length=12,
        help_text="Zum Beispiel 2025-014.",
    )
    text = LineField(
        label="Oder ein Beschluss aus dem Archiv",
        required=False,
        max_length=200,
        help_text="Zum Beispiel: 19. IntMK, TOP 2.3.",
    )
    note = LineField(label="Anmerkung", required=False, max_length=NOTE_LENGTH)

    def clean_reference(self):
        reference = self.cleaned_data["reference"]
        if not reference:
            return None
        resolution = Resolution.objects.public().defer("blocks", "search").filter(reference=reference).first()
        if resolution is None:
            raise forms.ValidationError(
                "Unter dieser Nummer ist kein Beschluss veröffentlicht. Bitte prüfen Sie die Nummer."
            )
        return resolution

    def clean(self):
        cleaned = super().clean()
        if not self.errors and bool(cleaned.get("reference")) == bool(cleaned.get("text")):
            raise forms.ValidationError("Bitte geben Sie entweder eine Nummer oder einen Beschluss aus dem Archiv an.")
        return cleaned

    def link(self) -> dict:
        """As `PriorReference.link` wants it."""
        cleaned = self.cleaned_data
        return {"resolution": cleaned["reference"], "text": cleaned["text"], "note": cleaned["note"]}
