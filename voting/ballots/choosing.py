"""The grid of choices: what the office types of a vote, and what follows from it before it is recorded."""

import hashlib

from django import forms

from conferences.calendar import span
from intmk import clock
from intmk.kern import DateTimeField, KernForm, LineField
from voting.ballots.deviations import Unreadable, deviations, read_before, spread
from voting.ballots.majority import Choice, Outcome
from voting.ballots.recording import decided
from voting.ballots.rules import member_name
from voting.ballots.running import Running, running


def mark_of(choices: dict[str, str], decided_at=None, said: str = "") -> str:
    """Tells what a summary says from what any other says."""
    return hashlib.sha256(repr((choices, decided_at, said)).encode()).hexdigest()


class ChoicesForm(KernForm):
    """One choice for each member, and what follows from them.

    Nothing is preset: a forgotten Land is named, not guessed. `counted` comes back from the summary that was shown; a
    form with other choices than those is shown again with the summary of what it says now. So is one that only asks
    (`ansehen`): the button that Enter presses, which therefore records nothing, however often.
    """

    is_guarded = True
    keep_label = ""
    is_quick = False
    rows = ()  # several items that are called together
    cancel_label = "Abbrechen"
    counted = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    decided_at = DateTimeField(label="Wann wurde entschieden?", required=True)

    def __init__(self, data, *, snapshot, meeting, **kwargs):
        super().__init__(data, **kwargs)
        self.snapshot, self.meeting = snapshot, meeting
        self.outcome: Outcome | None = None
        self.is_asking = data is not None and "ansehen" in data
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
        if self.cleaned_data["counted"] == shown and not self.is_asking:
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
    """A roll call in one go: choice by choice, or in one line what deviates from Yes.

    Who is known to be `away` begins as absent. `ausser` gives Yes to everybody else as soon as it is sent with
    something in it, or while nobody has chosen anything; `applied` is what of it stands in the choices already, so
    that a word taken out again is taken back there. `why` says why so many votes are needed.
    """

    submit_label = "Ergebnis feststellen"
    is_quick = True
    ausser = LineField(
        label="Alle Ja außer",
        max_length=240,
        required=False,
        help_text="Kürzel und Stimme, zum Beispiel BY N, HE E. Leer: alle Ja. Abwesende bleiben abwesend.",
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "data-quick": True}),
    )
    applied = forms.CharField(max_length=240, required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, away=frozenset(), why="", **kwargs):
        super().__init__(data, **kwargs)
        self.away, self.why = away, why
        self.unreadable: Unreadable | None = None
        self.initial = dict.fromkeys(away, Choice.ABSENT.value) | self.initial
        for member in away:
            self.fields[member].help_text = "nicht anwesend"
        if data is not None and "ausser" in data:
            self._apply(data["ausser"], read_before(data.get("applied", ""), self.snapshot.members))

    @property
    def first(self) -> list:
        """What is typed before the Länder are called."""
        return []

    @property
    def others(self) -> list:
        return [field for field in super().others if field.name != "ausser"]

    @property
    def running(self) -> Running:
        """How it stands with the choices that are made so far."""
        chosen = {member: self[member].value() for member in self.snapshot.members}
        known = {member: choice for member, choice in chosen.items() if choice in Choice.values()}
        return running(self.snapshot, known, self.why)

    @property
    def doubtful(self) -> list[str]:
        """Those present that are called absent."""
        chosen = {member: self[member].value() for member in self.snapshot.members} if self.away else {}
        return [member_name(m) for m, choice in chosen.items() if choice == Choice.ABSENT and m not in self.away]

    def clean(self):
        if self.unreadable:
            self.add_error("ausser", str(self.unreadable))
        return super().clean()

    def _apply(self, typed, before):
        """Let the data say what the line says."""
        try:
            found = deviations(typed, self.snapshot.members)
        except Unreadable as unreadable:
            self.unreadable = unreadable
            for member in self.snapshot.members:
                self.fields[member].required = False
            return
        chosen = {member: self.data.get(member, "") for member in self.snapshot.members}
        self.data = self.data.copy()
        self.data["applied"] = typed
        for member, choice in spread(chosen, found, before, self.away).items():
            self.data[member] = choice
