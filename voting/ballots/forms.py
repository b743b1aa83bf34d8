"""What the office types about a vote. A result is never typed: it follows, and is shown before it is recorded."""

import hashlib

from django import forms

from accounts.models import Land
from conferences.calendar import span
from intmk import clock
from intmk.kern import DateTimeField, KernForm, LineField
from text.blocks import NOTE_LENGTH
from voting.ballots.majority import Choice, Outcome
from voting.ballots.recording import decided
from voting.ballots.rules import member_name


def mark_of(choices: dict[str, str], decided_at=None, said: str = "") -> str:
    """Tells what a summary says from what any other says."""
    return hashlib.sha256(repr((choices, decided_at, said)).encode()).hexdigest()


class ChoicesForm(KernForm):
    """One choice for each member, and what follows from them.

    Nothing is preset: a forgotten Land is named, not guessed. `counted` comes back from the summary that was shown; a
    form with other choices than those is shown again with the summary of what it says now.
    """

    is_guarded = True
    counted = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    decided_at = DateTimeField(label="Wann wurde entschieden?", required=True)

    def __init__(self, data, *, snapshot, meeting, **kwargs):
        super().__init__(data, **kwargs)
        self.snapshot, self.meeting = snapshot, meeting
        self.outcome: Outcome | None = None
        for member in snapshot.members:
            self.fields[member] = forms.ChoiceField(
                label=member_name(member),
                choices=[(choice.value, choice.label) for choice in Choice],
                widget=forms.RadioSelect,
                error_messages={"required": "Die Stimme fehlt."},
            )
        if clock.today() <= meeting.ends_on and "decided_at" not in self.initial:
            del self.fields["decided_at"]
        else:
            self.fields["decided_at"].help_text = f"Ein Tag der Sitzung ({span(meeting.starts_on, meeting.ends_on)})."

    @property
    def members(self) -> list:
        """The fields of the members, in their order."""
        return [self[member] for member in self.snapshot.members]

    @property
    def others(self) -> list:
        """What is asked besides the choices and shown."""
        return [field for field in self.visible_fields() if field.name not in self.snapshot.members]

    @property
    def choices(self) -> dict[str, str]:
        return {member: self.cleaned_data[member] for member in self.snapshot.members}

    @property
    def decided_moment(self):
        """When the conference decided; None where the meeting goes on: now."""
        return self.cleaned_data.get("decided_at")

    def counts_what_was_shown(self) -> bool:
        """Whether the choices are those whose summary the person has seen; otherwise their summary is `outcome`."""
        if not self.is_valid():
            return False
        shown = mark_of(self.choices, self.decided_moment, self.said)
        if self.cleaned_data["counted"] == shown:
            return True
        self.outcome = decided(self.snapshot, self.choices)
        self.data = self.data.copy()
        self.data["counted"] = shown
        return False

    @property
    def summary(self) -> str:
        """„12 Ja, 2 Enthaltungen, 2 abwesend: angenommen, mehrheitlich“."""
        outcome = self.outcome
        words = outcome.result.label if outcome.wording == outcome.result.label else f"angenommen, {outcome.wording}"
        return f"{', '.join(outcome.told)}: {words}"

    @property
    def said(self) -> str:
        """What else stands in the summary and must not change unseen."""
        return ""


class RollCallForm(ChoicesForm):
    submit_label = "Ergebnis feststellen"


class CorrectionForm(ChoicesForm):
    """The choices as they were recorded, to be put right, and why."""

    @property
    def decided_moment(self):
        """The form knows minutes: the minute of the record is its very moment."""
        typed, recorded = self.cleaned_data["decided_at"], self.initial["decided_at"]
        return recorded if typed == recorded.replace(second=0, microsecond=0) else typed

    @property
    def said(self) -> str:
        return self.cleaned_data["reason"]

    submit_label = "Berichtigung vorlegen"
    reason = LineField(
        label="Was war falsch erfasst?",
        max_length=NOTE_LENGTH,
        help_text="Der Grund steht neben dem berichtigten Ergebnis.",
        error_messages={"required": "Bitte geben Sie an, was falsch erfasst war."},
    )


class AnswerForm(KernForm):
    answer = LineField(label="Anmerkung", max_length=NOTE_LENGTH, required=False)


class RemarkForm(KernForm):
    """What a Land has declared after the vote."""

    submit_label = "Festhalten"
    land = forms.ModelChoiceField(Land.objects.all(), label="Land", empty_label="Bitte wählen")
    text = LineField(
        label="Was hat das Land erklärt?",
        max_length=NOTE_LENGTH,
        help_text="Zum Beispiel: „Sachsen wollte sich enthalten.“ Das Ergebnis bleibt, wie es ist.",
    )
