"""What the office types when it approves an edition, and what a preview is asked for with."""

from datetime import date

from django import forms

from intmk import clock
from intmk.clean import clean_text
from intmk.kern import DateField, KernForm
from steering.editions.models.edition import NOTE_LENGTH
from steering.editions.rules import Circle


class EditionForm(KernForm):
    """The day and a note; `reviewed` is the digest of the document that stood on the page."""

    submit_label = "Freigeben"
    preview_label = "Dokument neu ansehen"
    sent_on = DateField(label="Versandt am", help_text="Dieser Tag steht auf dem Dokument.")
    note = forms.CharField(
        label="Hinweis",
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Steht über den Punkten, für alle, die das Dokument bekommen.",
    )
    reviewed = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def clean_note(self):
        return "\n".join(filter(None, map(clean_text, self.cleaned_data["note"].splitlines())))

    def shown(self) -> tuple[date, str]:
        """The day and the note of the document on the page: what was typed, as far as it can be printed."""
        typed = getattr(self, "cleaned_data", {})
        return typed.get("sent_on") or clock.today(), typed.get("note") or ""

    def review(self, digest: str) -> None:
        """What stands on the page from now on: the next attempt approves exactly that."""
        if self.is_bound:
            self.data = self.data.copy()
            self.data["reviewed"] = digest
        self.initial["reviewed"] = digest


class PreviewForm(forms.Form):
    """A preview, as the links of the page ask for it."""

    fuer = forms.ChoiceField(choices=Circle.choices())
    versand = forms.DateField(input_formats=["%Y-%m-%d"])
    hinweis = forms.CharField(required=False, max_length=NOTE_LENGTH)
