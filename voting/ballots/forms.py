"""What the office types about a vote. A result is never typed: it follows, and is shown before it is recorded."""

from django import forms

from accounts.models import Land
from intmk import clock
from intmk.kern import KernForm, LineField
from text.blocks import NOTE_LENGTH
from voting.ballots.choosing import ChoicesForm
from voting.ballots.majority import Choice
from voting.ballots.polling import joined, standing_of
from voting.ballots.rules import BY_DEVICE, Channel


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
