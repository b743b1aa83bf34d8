"""What the office types where the Länder are called together, or about their own proceedings."""

from django import forms

from intmk.kern import LineField
from voting.ballots.choosing import RollCallForm
from voting.ballots.deviations import Unreadable, deviations
from voting.ballots.majority import Outcome
from voting.ballots.recording import decided
from voting.calling.listed import Called
from voting.calling.motions import Moved
from voting.calling.rules import MOST_WORDS


class MotionForm(RollCallForm):
    """A roll call with the words of the motion, which the summary binds as it does the choices."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data, *, motion, votes: int, **kwargs):
        super().__init__(data, **kwargs)
        self.motion = motion
        self.initial |= {"seen": votes}
        missing = {"required": f"Bitte geben Sie an: {motion.fact.label}."}
        self.fields["words"] = LineField(
            label=motion.fact.label,
            help_text=motion.fact.help,
            max_length=MOST_WORDS,
            error_messages=missing,
            widget=forms.TextInput(attrs={"autofocus": True}),
        )
        del self.fields["ausser"].widget.attrs["autofocus"]

    @property
    def first(self) -> list:
        return [self["words"]]

    @property
    def others(self) -> list:
        return [field for field in super().others if field.name != "words"]

    @property
    def moved(self) -> Moved:
        return Moved(self.motion, self.cleaned_data["words"], self.cleaned_data["seen"])

    @property
    def said(self) -> str:
        return self.cleaned_data["words"]


class BlocForm(RollCallForm):
    """One roll call for several items: who is in, and for each what deviates from the common choices."""

    submit_label = "Ergebnisse feststellen"

    def __init__(self, data, *, items: list[Called], **kwargs):
        super().__init__(data, **kwargs)
        self.items = items
        for item in items:
            self.fields[item.in_name] = forms.BooleanField(label=item.label, required=False, initial=True)
            self.fields[item.but_name] = LineField(
                label=f"Bei {item.number} abweichend",
                max_length=240,
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    @property
    def others(self) -> list:
        own = {name for item in self.items for name in (item.in_name, item.but_name)}
        return [field for field in super().others if field.name not in own]

    @property
    def rows(self) -> list:
        """Each item with its two fields, and what follows for it once that can be said."""
        outcomes = self.outcomes if self.outcome else {}
        return [(item, self[item.in_name], self[item.but_name], outcomes.get(item.pk)) for item in self.items]

    @property
    def called(self) -> dict[int, dict[str, str]]:
        """The choices for every item that is in, by its proposal."""
        return {pk: self.choices | said for pk, said in self._deviating.items()}

    @property
    def outcomes(self) -> dict[int, Outcome]:
        rules = {item.pk: item.snapshot for item in self.items}
        return {pk: decided(rules[pk], choices) for pk, choices in self.called.items()}

    @property
    def said(self) -> str:
        return repr([(item.pk, item.proposal.text_id, self._deviating.get(item.pk)) for item in self.items])

    def clean(self):
        cleaned = super().clean()
        self._deviating: dict[int, dict[str, str]] = {}
        for item in self.items:
            if self.cleaned_data.get(item.in_name):
                self._read(item)
        if self.items and not any(self.cleaned_data.get(item.in_name) for item in self.items):
            self.add_error(None, "Lassen Sie mindestens einen Punkt im Block.")
        return cleaned

    def _read(self, item):
        try:
            self._deviating[item.pk] = deviations(self.cleaned_data.get(item.but_name, ""), self.snapshot.members)
        except Unreadable as unreadable:
            self.add_error(item.but_name, str(unreadable))
