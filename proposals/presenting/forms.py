"""What Referat and approver write to each other."""

from django import forms

from intmk.kern import ExplainedRadios, KernForm, LinesField
from proposals.presenting.rules import Release

NOTE_LENGTH = 2000


class PresentForm(KernForm):
    is_guarded = True
    submit_label = "Zur Freigabe vorlegen"
    release = forms.ChoiceField(label="Worum es geht", widget=ExplainedRadios(Release))
    note = LinesField(
        label="Notiz",
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Was die Freigabe wissen soll. Nur Ihr Land liest diesen Text.",
    )

    def __init__(self, *args, releases, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["release"].choices = [(release.value, release.label) for release in releases]
        if len(releases) == 1:
            self.initial["release"] = releases[0].value


class SendBackForm(KernForm):
    is_guarded = True
    submit_label = "Zurück ans Referat"
    release = forms.CharField(widget=forms.HiddenInput)
    note = LinesField(
        label="Bemerkung",
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Was das Referat ändern soll. Nur Ihr Land liest diesen Text.",
    )

    def clean_release(self):
        if self.cleaned_data["release"] not in Release.values():
            raise forms.ValidationError("Bitte laden Sie die Seite neu.")
        return self.cleaned_data["release"]
