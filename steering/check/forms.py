"""What the office says of the form of a text, and what it has found elsewhere."""

from django import forms

from intmk.kern import ExplainedRadios, KernForm, LineField, LinesField
from proposals.kinds import Verdict
from proposals.remarks.models import FormalCheck, Look
from steering.check.rules import Elsewhere

SLOTS = (1, 2, 3)
RETURN = "return"
LENGTH = 2000


class LookForm(KernForm):
    """New remarks at their places, old ones ticked off, and the sentence with which the text goes back.

    Which verdict it brings is said by the button (`do`).
    """

    is_guarded = True
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    note = LinesField(
        label="Prüfvermerk",
        required=False,
        max_length=LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Was geprüft wurde. Nur die Geschäftsstelle liest ihn.",
    )
    reason = LinesField(
        label="Begründung der Rückgabe",
        required=False,
        max_length=LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nur für „Zurückgeben“. Das federführende Land liest sie über den Bemerkungen.",
    )

    def __init__(self, *args, places, open_remarks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["settled"] = forms.MultipleChoiceField(
            label="Erledigt",
            required=False,
            choices=[(str(row.remark.pk), f"{row.place}: {row.remark.words}") for row in open_remarks],
            widget=forms.CheckboxSelectMultiple,
        )
        for slot in SLOTS:
            self.fields[f"place_{slot}"] = forms.ChoiceField(
                label=f"Stelle der Bemerkung {slot}", required=False, choices=[("", "Bitte wählen"), *places]
            )
            self.fields[f"words_{slot}"] = LinesField(
                label=f"Bemerkung {slot}",
                required=False,
                max_length=LENGTH,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def slots(self) -> list:
        return [(self[f"place_{slot}"], self[f"words_{slot}"]) for slot in SLOTS]

    @property
    def button(self) -> str:
        return self.data.get("do", "")

    def clean(self):
        cleaned = super().clean()
        for slot in SLOTS:
            if cleaned.get(f"words_{slot}") and not cleaned.get(f"place_{slot}"):
                self.add_error(f"place_{slot}", "Wählen Sie die Stelle, an die die Bemerkung gehört.")
        if self.button == RETURN and not cleaned.get("reason"):
            self.add_error("reason", "Schreiben Sie in einem Satz, warum der Vorschlag zurückgeht.")
        if self.button not in (RETURN, *Verdict.values()):
            self.add_error(None, "Bitte wählen Sie einen der drei Knöpfe.")
        return cleaned

    def look(self) -> Look:
        """What was found. Only of a valid form."""
        said = self.cleaned_data
        found = [(said[f"place_{slot}"], said[f"words_{slot}"]) for slot in SLOTS if said[f"words_{slot}"]]
        verdict = Verdict.OBJECTIONS if self.button == RETURN else Verdict(self.button)
        return Look(said["version"], verdict, tuple(found), tuple(map(int, said["settled"])), said["note"])

    def say(self, proposal, *, by):
        """The verb that belongs to the button."""
        if self.button == RETURN:
            return FormalCheck.return_with(proposal, self.look(), self.cleaned_data["reason"], by=by)
        return FormalCheck.record(proposal, self.look(), by=by)


class PendingForm(KernForm):
    """Whether the matter is pending elsewhere, where, and how the office knows."""

    submit_label = "Antwort festhalten"
    answer = forms.ChoiceField(
        label="Ist die Sache anderswo anhängig?", choices=Elsewhere.choices(), widget=ExplainedRadios(Elsewhere)
    )
    matter = LineField(
        label="Was dort anhängig ist",
        required=False,
        max_length=200,
        help_text="Zum Beispiel „BR-Drs. 123/25“ oder „ASMK, TOP 5.2“.",
    )
    source = LineField(
        label="Quelle", max_length=200, help_text="Wo Sie nachgesehen oder wen Sie gefragt haben, mit Datum."
    )
