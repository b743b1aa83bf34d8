"""What people type to split a proposal and to mark rivals."""

from django import forms

from intmk.kern import ExplainedRadios, KernForm, LineField, LinesField
from proposals.facts import TARGET
from proposals.forms import StepForm
from proposals.lineage.rivalry import Rivalry
from proposals.lineage.splitting import Division
from proposals.lineage.uniting import takes_in
from proposals.models.proposal import Proposal
from text.blocks import NOTE_LENGTH, TITLE_LENGTH
from text.divide import points

MAX_PARTS = 6
UNKNOWN = "Unter dieser Nummer sehen Sie keinen Vorschlag. Bitte prüfen Sie die Nummer, zum Beispiel 2025-014."


def letters(count: int) -> list[str]:
    return [chr(ord("a") + place) for place in range(count)]


class SplitForm(KernForm):
    """A title for each part, and for every Ziffer of the first level the parts it goes to."""

    is_guarded = True
    submit_label = "Vorschlag aufteilen"
    ziffer = "z_"  # begins the name of a field that takes several parts

    def __init__(self, *args, proposal, count: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.count, text = count, proposal.text.read()
        self.points = points(text.blocks)
        parts = [(str(place), f"Teil {letter}") for place, letter in enumerate(letters(count))]
        self.fields["teile"] = forms.IntegerField(widget=forms.HiddenInput, initial=count)
        for place, (_, name) in enumerate(parts):
            self.fields[f"title_{place}"] = LineField(
                label=f"Titel von {name}", max_length=TITLE_LENGTH, initial=f"{proposal.title[:280]} ({name})"
            )
        for block in self.points:
            self.fields[f"{self.ziffer}{block.id}"] = forms.MultipleChoiceField(
                label=text.names[block.id],
                help_text=block.text,
                choices=parts,
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": "Bitte wählen Sie mindestens einen Teil."},
            )
        self.fields["reason"] = LinesField(
            label="Zustimmung des federführenden Landes",
            help_text="Wer wann zugestimmt hat.",
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"required": "Diese Angabe fehlt."},
        )

    @property
    def division(self) -> Division:
        data = self.cleaned_data
        return Division(
            titles=tuple(data[f"title_{place}"] for place in range(self.count)),
            parts={block.id: frozenset(map(int, data[f"{self.ziffer}{block.id}"])) for block in self.points},
        )


class UnionForm(StepForm):
    """The facts of „Zusammenführen“: which of the proposals she sees takes this one in."""

    def field(self, proposal, transition, fact, user):
        if fact.code != TARGET.code:
            return super().field(proposal, transition, fact, user)
        others = Proposal.objects.visible_to(user).filter(conference=proposal.conference, **takes_in(proposal))
        others = others.exclude(pk=proposal.pk).order_by("reference")
        said = {"label": fact.label, "help_text": fact.help, "empty_label": "Bitte wählen"}
        # Not the keys of the rows: their gaps would tell of ideas.
        return forms.ModelChoiceField(others, to_field_name="reference", **said)


class RivalForm(KernForm):
    submit_label = "Kennzeichnen"
    reference = LineField(label="Nummer des anderen Vorschlags", max_length=12, help_text="Zum Beispiel 2025-014.")
    kind = forms.ChoiceField(label="Verhältnis", choices=Rivalry.choices(), widget=ExplainedRadios(Rivalry))
    note = LineField(label="Anmerkung", required=False, max_length=NOTE_LENGTH)
