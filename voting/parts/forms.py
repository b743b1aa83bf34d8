"""What the office types about the parts of a text."""

from django import forms

from accounts.models import Land
from intmk.kern import KernForm, LineField
from text.blocks import NOTE_LENGTH, Kind
from voting.parts.order import Direction


class OrderForm(forms.Form):
    """One amendment goes to another place; `seen` is the order the page has shown."""

    number = forms.IntegerField(min_value=1)
    direction = forms.ChoiceField(choices=Direction.choices())
    seen = forms.IntegerField(min_value=0)

    @property
    def values(self) -> tuple[int, Direction, int]:
        typed = self.cleaned_data
        return typed["number"], Direction(typed["direction"]), typed["seen"]


class MootForm(KernForm):
    """Why nothing is left to vote on: another amendment, or in words."""

    submit_label = "Als erledigt festhalten"
    through = forms.TypedChoiceField(label="Erledigt durch Annahme von", coerce=int, empty_value=None, required=False)
    reason = LineField(
        label="Oder aus einem anderen Grund",
        max_length=NOTE_LENGTH,
        required=False,
        help_text="Zum Beispiel: „Das Land verfolgt den Antrag nicht weiter.“",
    )

    def __init__(self, *args, going_in, **kwargs):
        super().__init__(*args, **kwargs)
        names = [(part.amendment.number, f"{part.amendment.label} ({part.amendment.land.name})") for part in going_in]
        self.fields["through"].choices = [("", "keinem anderen Antrag"), *names]


class ZifferForm(KernForm):
    """Which Land asks that which Ziffer be voted on by itself."""

    submit_label = "Antrag festhalten"
    block = forms.ChoiceField(label="Ziffer", error_messages={"required": "Bitte wählen Sie die Ziffer."})
    land = forms.ModelChoiceField(Land.objects.all(), label="Land, das es beantragt", empty_label="Bitte wählen")

    def __init__(self, *args, text, **kwargs):
        super().__init__(*args, **kwargs)
        ziffern = [(block.id, text.names[block.id]) for block in text.blocks if block.kind is Kind.ZIFFER]
        self.fields["block"].choices = [("", "Bitte wählen"), *ziffern]
        self.fields["block"].error_messages["invalid_choice"] = (
            "Diese Ziffer gibt es in der geltenden Fassung nicht. Bitte wählen Sie eine andere."
        )


class SettleForm(KernForm):
    """`mark` is what the page has shown of the text that comes out."""

    submit_label = "Text feststellen"
    mark = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
