"""What the Geschäftsstelle types to let a Land through after a hard deadline."""

from django import forms

from accounts.models import Land
from conferences.kinds import DeadlineKind
from conferences.lateness import PERMITTABLE
from conferences.models import Permit
from conferences.models.permit import REFERENCE
from intmk import clock
from intmk.kern import DateTimeField, KernForm, LineField


class PermitForm(KernForm):
    submit_label = "Ausnahme gewähren"
    deadline = forms.ModelChoiceField(None, label="Frist")
    land = forms.ModelChoiceField(Land.objects.all(), label="Land")
    reference = LineField(
        label="Nur für den Vorschlag",
        max_length=12,
        required=False,
        help_text="Nummer, zum Beispiel 2025-014. Ohne Nummer gilt die Ausnahme für alles, was das Land noch bringt.",
    )
    until = DateTimeField(label="Gilt bis", help_text="23:59 schließt den ganzen Tag ein.")
    reason = LineField(
        label="Begründung",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Alle Länder lesen sie.",
    )

    def __init__(self, *args, conference, **kwargs):
        super().__init__(*args, **kwargs)
        self.conference = conference
        self.fields["deadline"].queryset = conference.deadlines.filter(kind__in=PERMITTABLE).order_by("due_at")

    def clean_reference(self):
        reference = self.cleaned_data["reference"]
        if reference and not (REFERENCE.match(reference) and self.conference.has_given(reference)):
            raise forms.ValidationError(f"Eine Nummer „{reference}“ gibt es in diesem Vorsitzjahr nicht.")
        return reference

    def clean_until(self):
        return clock.whole_day(self.cleaned_data["until"])

    def clean(self):
        cleaned = super().clean()
        deadline = cleaned.get("deadline")
        if deadline and deadline.kind == DeadlineKind.TOPIC and cleaned.get("reference"):
            self.add_error("reference", "Eine Idee hat noch keine Nummer. Lassen Sie das Feld leer.")
        return cleaned

    def save(self, *, by):
        typed = dict(self.cleaned_data)
        return Permit.grant(typed.pop("deadline"), typed.pop("land"), **typed, by=by)
