"""What the office writes, and what people tell."""

from django import forms

from intmk.kern import KernForm, LineField, LinesField
from resolutions.legal.rules import FEEDBACK_LENGTH, MOST_CHARACTERS
from text.blocks import NOTE_LENGTH


class LegalTextForm(KernForm):
    submit_label = "Veröffentlichen"
    is_guarded = True
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = LinesField(
        label="Text",
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text="Absätze trennt eine leere Zeile. „# “ am Anfang macht eine Überschrift, „- “ einen Listenpunkt.",
    )


class FeedbackForm(KernForm):
    submit_label = "Rückmeldung senden"
    is_guarded = True
    text = LinesField(
        label="Welche Barriere haben Sie gefunden?",
        max_length=FEEDBACK_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    where = LineField(
        label="Auf welcher Seite?",
        required=False,
        max_length=NOTE_LENGTH,
        help_text="Freiwillig: Adresse oder Titel der Seite.",
    )
    contact = LineField(
        label="Wie erreichen wir Sie?",
        required=False,
        max_length=NOTE_LENGTH,
        help_text="Freiwillig: E-Mail-Adresse oder Telefonnummer, nur für die Antwort.",
    )
