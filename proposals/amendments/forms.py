"""What people type about amendments."""

from django import forms

from intmk.kern import KernForm, LineField, LinesField
from proposals.amendments.adopting import Decision
from proposals.amendments.dialogue import Act, Advice
from proposals.amendments.rules import Fate
from text.amend import TITLE, Operation
from text.blocks import NOTE_LENGTH, TITLE_LENGTH
from text.modify import modified, movings, wordings

ANSWERS = [
    (Act.ACCEPT.value, "Wir nehmen die Empfehlung an."),
    (Act.REFUSE.value, "Wir lehnen die Empfehlung ab."),
    (Act.COUNTER.value, "Wir schlagen einen Gegentext vor."),
]


class WordingForm(KernForm):
    """A field for the words at every place an amendment touches, filled with what it wants, and one for every move."""

    is_guarded = True

    def __init__(self, *args, amendment, operations, **kwargs):
        super().__init__(*args, **kwargs)
        self.base, self.operations = amendment.original(), operations
        self.wordings = wordings(self.base, operations)
        for place in self.wordings:
            self.fields[f"wortlaut_{place.id}"] = LineField(
                label=f"Wortlaut: {place.name}",
                required=False,
                max_length=TITLE_LENGTH if place.id == TITLE else None,
                initial=place.new,
                widget=forms.Textarea(attrs={"rows": 4}),
                help_text=_help(place),
            )
        self.movings = movings(self.base, operations)
        for moving in self.movings:
            self.fields[f"ort_{moving.id}"] = forms.BooleanField(
                label=f"{moving.name} {moving.where}",
                required=False,
                initial=True,
                help_text="Ohne Haken bleibt diese Stelle an ihrem Ort.",
            )

    def other_words(self) -> tuple[Operation, ...]:
        """The amendment with the words and places of this form. TextError if the text grows too long."""
        words = {place.id: self.cleaned_data[f"wortlaut_{place.id}"] for place in self.wordings}
        staying = {moving.id for moving in self.movings if not self.cleaned_data[f"ort_{moving.id}"]}
        return modified(self.base, self.operations, words, staying)


def _help(place) -> str:
    if not place.new:
        return "Der Antrag will diese Stelle streichen. Leer lassen heißt streichen; mit Worten bleibt sie stehen."
    if not place.old:
        return "Der Antrag will diesen Absatz einfügen. Leer lassen heißt: nicht einfügen."
    return "Leer lassen heißt: Diese Stelle streichen." if place.id != TITLE else "Leer lassen heißt: Titel bleibt."


class AdviceForm(WordingForm):
    submit_label = "Empfehlung festhalten"
    field_order = ["advice"]
    advice = forms.ChoiceField(
        label="Empfehlung",
        choices=Advice.choices(),
        widget=forms.RadioSelect,
        help_text="Der Wortlaut unten zählt nur bei „Geändert übernehmen“.",
    )
    reason = LinesField(
        label="Begründung",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ein Satz. Das Land liest ihn, sobald Sie es fragen; alle Länder, sobald Sie veröffentlichen.",
    )

    def recommendation(self) -> dict:
        """As `AmendmentRound.advise` wants it."""
        advice = Advice(self.cleaned_data["advice"])
        operations = self.other_words() if advice == Advice.MODIFY else None
        return {"advice": advice, "reason": self.cleaned_data["reason"], "operations": operations}


class AnswerForm(WordingForm):
    submit_label = "Antwort geben"
    field_order = ["answer"]
    answer = forms.ChoiceField(
        label="Antwort",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        help_text="Der Wortlaut unten zählt nur beim Gegentext.",
    )
    note = LinesField(label="Anmerkung", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def reply(self) -> dict:
        """As `AmendmentRound.answer` wants it."""
        act = Act(self.cleaned_data["answer"])
        operations = self.other_words() if act == Act.COUNTER else None
        return {"act": act, "note": self.cleaned_data["note"], "operations": operations}


class FinishForm(KernForm):
    """The note for the new version and the fate of every amendment, preset from what was chosen."""

    submit_label = "Zusammenführung abschließen"
    note = LineField(
        label="Was sich geändert hat",
        required=False,
        max_length=NOTE_LENGTH,
        help_text="Steht bei der neuen Fassung, zum Beispiel „Ä1 und Ä3 übernommen“.",
    )
    stand = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, merge, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stand"].initial = merge.text_mark
        self.numbers = [candidate.number for candidate in merge.candidates]
        for candidate in merge.candidates:
            label = f"{candidate.amendment.label} ({', '.join(candidate.amendment.laender)})"
            self.fields[f"ergebnis_{candidate.number}"] = forms.ChoiceField(
                label=label,
                choices=[(fate.value, _FATES.get(fate, fate.label)) for fate in merge.fates(candidate)],
                initial=merge.preset_fate(candidate).value,
                help_text=_why_open(merge, candidate),
            )
            self.fields[f"anmerkung_{candidate.number}"] = LineField(
                label=f"Anmerkung zu {candidate.amendment.label}", required=False, max_length=500
            )

    def show_again(self, merge):
        """With the text that comes out now, and with what was typed."""
        self.data = self.data.copy()
        self.data["stand"] = merge.text_mark

    def decisions(self) -> dict[int, Decision]:
        return {
            number: Decision(Fate(self.cleaned_data[f"ergebnis_{number}"]), self.cleaned_data[f"anmerkung_{number}"])
            for number in self.numbers
        }


_FATES = {Fate.FILED: "Offen lassen"}


def _why_open(merge, candidate) -> str:
    if merge.is_new(candidate):
        return "Während der Zusammenführung eingegangen."
    return "Dazu ist noch nichts gewählt." if merge.preset_fate(candidate) == Fate.FILED else ""
