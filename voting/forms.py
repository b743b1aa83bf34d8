from django import forms

from accounts.laender import NAMES
from intmk.kern import KernForm
from voting.majority import Choice


class RollCallForm(KernForm):
    """Sixteen Länder, one choice each. Nothing is preset: a forgotten Land is named, not guessed."""

    submit_label = "Ergebnis erfassen"
    is_guarded = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, name in NAMES.items():
            self.fields[code] = forms.ChoiceField(
                label=name,
                choices=[(choice.value, choice.label) for choice in Choice],
                widget=forms.RadioSelect,
                error_messages={"required": "Die Stimme fehlt."},
            )
