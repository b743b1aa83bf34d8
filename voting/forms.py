from django import forms

from accounts.models import Land
from intmk.kern import KernForm
from voting.majority import Choice


class RollCallForm(KernForm):
    """Sixteen Länder, one choice each. Nothing is preset: a forgotten Land is named, not guessed."""

    submit_label = "Ergebnis erfassen"
    is_guarded = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for land in Land.objects.all():
            self.fields[land.code] = forms.ChoiceField(
                label=land.name,
                choices=[(choice.value, choice.label) for choice in Choice],
                widget=forms.RadioSelect,
                error_messages={"required": "Die Stimme fehlt."},
            )
