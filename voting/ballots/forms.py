"""What the office types about a vote. A result is never typed: it follows, and is shown before it is recorded."""

import hashlib

from django import forms

from accounts.models import Land
from conferences.calendar import span
from intmk import clock
from intmk.kern import DateTimeField, KernForm, LineField
from text.blocks import NOTE_LENGTH
from voting.ballots.majority import Choice, Outcome
from voting.ballots.polling import joined, standing_of
from voting.ballots.recording import decided
from voting.ballots.rules import BY_DEVICE, Channel, member_name


def mark_of(choices: dict[str, str], decided_at=None, said: str = "") -> str:
    """Tells what a summary says from what any other says."""
    return hashlib.sha256(repr((choices, decided_at, said)).encode()).hexdigest()


class ChoicesForm(KernForm):
    """One choice for each member, and what follows from them.

    Nothing is preset: a forgotten Land is named, not guessed. `counted` comes back from the summary that was shown; a
    form with other choices than those is shown again with the summary of what it says now.
    """

    is_guarded = True
    keep_label = ""
    cancel_label = "Abbrechen"
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


class OpenBallotForm(ChoicesForm):
    """The votes of an open ballot, as they come in from the Länder and as the office records them.

    `seen` is the newest vote the page has shown: what came in since is joined with what was typed, never overwritten
    unseen. With `keep` single votes are recorded and the ballot stays open; otherwise every member needs a choice,
    `rest` gives it to those that did not vote.
    """

    submit_label = "Abstimmung schließen und Ergebnis feststellen"
    keep_label = "Stimmen festhalten, Abstimmung bleibt offen"
    cancel_label = "Zurück"
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    rest = forms.ChoiceField(
        label="Länder ohne Stimme",
        required=False,
        choices=[
            ("", "oben einzeln angeben"),
            (Choice.ABSENT.value, "sind abwesend"),
            (Choice.NOT_VOTING.value, "sind anwesend und stimmen nicht ab"),
        ],
    )

    def __init__(self, data, *, ballot, **kwargs):
        super().__init__(data, snapshot=ballot.snapshot, meeting=ballot.meeting, **kwargs)
        self.ballot, self.standing = ballot, standing_of(ballot)
        self.is_keeping = data is not None and "keep" in data
        self.initial = self.standing.choices | self.initial | {"seen": self.standing.newest}
        self.overtaken: list[str] = []
        if data is not None:
            self._join()
        for member, vote in self.standing.votes.items():
            if vote.channel == Channel.DEVICE:
                self.fields[member].help_text = f"selbst, {clock.wall(vote.cast_at):%H:%M:%S} Uhr"
        if self.is_keeping:
            for name in ("decided_at", *self.snapshot.members):
                if name in self.fields:
                    self.fields[name].required = False

    @property
    def said(self) -> str:
        return str(self.standing.newest)

    @property
    def recorded(self) -> dict[str, str]:
        """The choices that are made so far."""
        return {member: choice for member, choice in self.choices.items() if choice}

    @property
    def is_shared(self) -> bool:
        return any(vote.channel == Channel.DEVICE for vote in self.standing.votes.values())

    def clean(self):
        for member in self.overtaken:
            vote = Choice(self.standing.choices[member]).label
            self.add_error(member, f"Hat inzwischen anders abgestimmt: {vote}. Bitte prüfen Sie die Angabe.")
        return super().clean()

    def _join(self):
        """Let the data say how the votes stand now, with what the office has typed."""
        seen = self.data.get("seen", "")
        shown = standing_of(self.ballot, until=int(seen) if seen.isdecimal() else 0).choices
        typed = {member: self.data.get(member, "") for member in self.snapshot.members}
        choices, self.overtaken = joined(shown, typed, self.standing.choices)
        rest = self.data.get("rest", "")
        if rest and not self.is_keeping:
            choices = dict.fromkeys(self.snapshot.members, rest) | choices
        self.data = self.data.copy()
        self.data["seen"] = str(self.standing.newest)
        for member, choice in choices.items():
            self.data[member] = choice


class AbortForm(KernForm):
    submit_label = "Abstimmung abbrechen"
    reason = LineField(
        label="Warum wird abgebrochen?",
        max_length=NOTE_LENGTH,
        help_text="Die Stimmen bleiben im Verlauf und zählen nicht. Der Punkt bleibt auf der Tagesordnung.",
        error_messages={"required": "Bitte geben Sie an, warum die Abstimmung abgebrochen wird."},
    )


class VoteForm(KernForm):
    """What a delegate sends. `key` makes what is sent twice one vote."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    choice = forms.ChoiceField(
        choices=[(choice.value, choice.label) for choice in BY_DEVICE],
        error_messages={
            "required": "Bitte wählen Sie Ja, Nein, Enthaltung oder nicht teilnehmen.",
            "invalid_choice": "Bitte wählen Sie Ja, Nein, Enthaltung oder nicht teilnehmen.",
        },
    )


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
