"""What the office chooses on its board, and under which name it keeps that."""

from django import forms

from accounts.laender import NAMES
from intmk.kern import KernForm, LineField
from proposals.forms import NOTHING, StepForm
from proposals.kinds import Verdict
from proposals.remarks.rules import UNCHECKED
from proposals.states import State
from steering.board.columns import COLUMNS, USUAL
from steering.board.plans import facts_of
from steering.board.rules import Whom

FREE = "frei"
MINE = "mir"
TREATED = [*NOTHING, (MINE, "Mir"), (FREE, "Niemandem")]
UNSEEN = "unchecked"
CHECKED = [*NOTHING, (UNSEEN, UNCHECKED), *Verdict.choices()]
DAYS = [*NOTHING, ("7", "7 Tagen"), ("14", "14 Tagen"), ("30", "30 Tagen")]


class BoardForm(KernForm):
    """Filters and columns. Unknown values are ignored: a shared address never fails."""

    q = forms.CharField(label="Suche", required=False, max_length=200, help_text="Wörter, eine Nummer oder ein TOP.")
    stand = forms.ChoiceField(label="Stand", required=False, choices=NOTHING + State.choices())
    wen = forms.ChoiceField(label="Wartet bei", required=False, choices=NOTHING + Whom.choices())
    seit = forms.ChoiceField(label="Seit mehr als", required=False, choices=DAYS)
    pruefung = forms.ChoiceField(label="Form", required=False, choices=CHECKED)
    bearbeitung = forms.ChoiceField(label="In Bearbeitung bei", required=False, choices=TREATED)
    thema = forms.ChoiceField(label="Thema", required=False)
    land = forms.ChoiceField(label="Federführung", required=False, choices=NOTHING + list(NAMES.items()))
    gruppe = forms.ChoiceField(label="Arbeitsgruppe", required=False)
    spalten = forms.MultipleChoiceField(
        label="Spalten",
        required=False,
        choices=[(column.code, column.label) for column in COLUMNS],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data, *, conference):
        data = data.copy()
        if not data.getlist("spalten"):
            data.setlist("spalten", USUAL)
        super().__init__(data)
        self.fields["thema"].choices = NOTHING + list(conference.themes.values_list("slug", "title"))
        self.fields["gruppe"].choices = NOTHING + list(conference.groups.values_list("slug", "name"))

    def chosen(self) -> dict:
        """The filters that are set and known, without the columns."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value and name != "spalten"}

    def columns(self) -> list[str]:
        return self.cleaned_data.get("spalten", [])


class ViewForm(KernForm):
    """The name under which filters and columns are kept."""

    submit_label = "Ansicht speichern"
    name = LineField(label="Name der Ansicht", max_length=60)
    query = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)
    is_shared = forms.BooleanField(
        label="Für die ganze Geschäftsstelle", required=False, help_text="Sonst sehen nur Sie die Ansicht."
    )


class PlanForm(KernForm):
    """The facts of a step, the same for all chosen proposals. `first` is one of them: its year has the meetings."""

    submit_label = "Planen"

    def __init__(self, *args, step, first, **kwargs):
        super().__init__(*args, **kwargs)
        fields = StepForm(proposal=first, transition=step, user=None).fields
        for fact in facts_of(step):
            self.fields[fact.code] = fields[fact.code]
