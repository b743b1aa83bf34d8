"""How a Land says where it stands."""

from django import forms

from intmk.kern import ExplainedRadios, KernForm, LineField
from proposals.forms import LinesField
from proposals.positions.stances import Stance


class PositionForm(KernForm):
    submit_label = "Position eintragen"
    stance = forms.ChoiceField(label="Position", choices=Stance.choices(), widget=ExplainedRadios(Stance))
    block_id = forms.ChoiceField(label="Ziffer", required=False, help_text="Nur bei „Unterstützt, wenn“.")
    wording = LineField(
        label="Gewünschter Wortlaut",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nur bei „Unterstützt, wenn“: der ganze Text der Ziffer, wie Ihr Land ihn mittragen würde.",
    )
    note = LinesField(label="Anmerkung", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, ziffern, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["block_id"].choices = [("", "Bitte wählen"), *ziffern]

    def position(self) -> dict:
        """The position as `Position.take` wants it: Ziffer and wording only where they belong."""
        values = dict(self.cleaned_data)
        if values["stance"] != Stance.SUPPORTS_IF:
            values |= {"block_id": "", "wording": ""}
        return values
