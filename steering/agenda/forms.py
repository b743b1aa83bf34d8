"""What the Geschäftsstelle types while it makes an agenda."""

from django import forms

from conferences.arrangement import Spot
from conferences.calendar import span
from conferences.kinds import DECIDING, WITHOUT_PROPOSAL, ItemKind
from conferences.models import AgendaItem
from conferences.models.planned import fingerprint, plain
from intmk.kern import KernForm, LineField
from proposals.facts import Recommendation
from steering.agenda.recording import TypedVotum
from text.blocks import TITLE_LENGTH

NUMBER_HELP = "Zum Beispiel 1, 2.3, 2.1.3, 2.9b oder A3. Eine Nummer wird nie ein zweites Mal vergeben."
JOINT = "Beide Punkte werden zusammen aufgerufen; jeder behält seine Nummer."
INTERNAL = "Intern: Nur die Länder und die Geschäftsstelle lesen diesen Punkt, nicht Pressestelle und Bund"


class ItemField(forms.ModelChoiceField):
    """An item of the same agenda, by number and title."""

    def label_from_instance(self, obj):
        return f"TOP {obj.number} {obj.title}"


class PutForm(forms.Form):
    """Where an item goes. Sent by buttons, a field and by dragging; bad values are refused by its view."""

    item = forms.IntegerField()
    spot = forms.ChoiceField(choices=Spot.choices())
    value = forms.IntegerField(required=False, min_value=0, max_value=2**31)
    opened = forms.CharField(max_length=64)


class ItemForm(KernForm):
    """An item without a proposal that is new."""

    heading = "Punkt ohne Vorschlag aufnehmen"
    number = LineField(label="TOP-Nummer", max_length=10, help_text=NUMBER_HELP)
    title = LineField(label="Titel", max_length=TITLE_LENGTH)
    kind = forms.ChoiceField(label="Art", choices=[(kind.value, kind.label) for kind in WITHOUT_PROPOSAL])
    is_internal = forms.BooleanField(label=INTERNAL, required=False)
    joint_with = ItemField(
        AgendaItem.objects.none(), label="Gemeinsam beraten mit", required=False, empty_label="–", help_text=JOINT
    )

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.fields["joint_with"].queryset = AgendaItem.objects.of(meeting)

    def values(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name in AgendaItem.COLUMNS}


class RevisionForm(ItemForm):
    """An item that is there. Its number stays, and the title of a proposal is that of its text."""

    number = None
    opened = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, item, **kwargs):
        stored = item.values()
        given = {"initial": stored | {"opened": fingerprint(stored)}, "meeting": item.meeting}
        super().__init__(*args, **kwargs | given)
        self.item, self.heading = item, f"{item} bearbeiten"
        self.fields["joint_with"].queryset = AgendaItem.objects.of(item.meeting).exclude(pk=item.pk)
        if item.kind == ItemKind.PROPOSAL:
            del self.fields["title"], self.fields["kind"]

    def values(self) -> dict:
        return self.item.values() | super().values()

    def show_both_sides(self, overtaken):
        """Keep what was typed, say at each field that differs what is stored, and let the next attempt start there."""
        mine, stored = plain(self.values()), overtaken.stored.values()
        for column, value in plain(stored).items():
            if mine[column] != value and column in self.fields:
                self.add_error(column, f"Jetzt gilt: {_in_words(stored[column])}")
        self.add_error(None, str(overtaken))
        self.data = self.data.copy()
        self.data["opened"] = fingerprint(stored)


class WithdrawalForm(KernForm):
    submit_label = "Zurückziehen"
    reason = LineField(label="Grund", max_length=200, help_text="Alle, die die Tagesordnung lesen, sehen diesen Satz.")


class RelocationForm(KernForm):
    """Another meeting of the same conference that decides and is not over."""

    submit_label = "Verlegen"
    meeting = forms.TypedChoiceField(label="Sitzung", coerce=int)
    number = LineField(label="TOP-Nummer dort", max_length=10, help_text=NUMBER_HELP)
    reason = LineField(label="Grund", max_length=200)

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        meetings = [m for m in item.meeting.conference.meetings_of(*DECIDING) if not m.has_ended]
        self.meetings = {meeting.pk: meeting for meeting in meetings if meeting.pk != item.meeting_id}
        named = [(pk, f"{m}, {span(m.starts_on, m.ends_on)}") for pk, m in self.meetings.items()]
        self.fields["meeting"].choices = named

    def clean_meeting(self):
        return self.meetings[self.cleaned_data["meeting"]]


class SheetForm(KernForm):
    """A Votum and a remark for each proposal of the sheet; what was seen of it goes along."""

    submit_label = "Vota festhalten"

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            proposal, key = row.proposal, row.proposal.pk
            self.fields[f"votum_{key}"] = forms.ChoiceField(
                label=f"Votum zu {proposal.reference}",
                choices=Recommendation.choices(),
                widget=forms.RadioSelect,
                required=False,
                initial=proposal.recommendation,
            )
            self.fields[f"note_{key}"] = LineField(
                label=f"Anmerkung zu {proposal.reference}",
                required=False,
                max_length=500,
                initial=proposal.recommendation_note,
            )
            self.fields[f"seen_{key}"] = forms.IntegerField(required=False, widget=forms.HiddenInput, initial=row.seen)

    def lines(self) -> list[tuple]:
        """Each row of the sheet with its fields."""
        return [(row, *(self[f"{name}_{row.proposal.pk}"] for name in ("votum", "note", "seen"))) for row in self.rows]

    def typed(self) -> list[TypedVotum]:
        values = self.cleaned_data
        return [
            TypedVotum(
                row.proposal,
                values[f"votum_{row.proposal.pk}"],
                values[f"note_{row.proposal.pk}"],
                values[f"seen_{row.proposal.pk}"] or 0,
            )
            for row in self.rows
        ]

    def see_what_is_stored(self):
        """After a refusal: the next attempt answers what is stored now."""
        self.data = self.data.copy()
        for row in self.rows:
            newest = row.proposal.vota.order_by("-recorded_at", "-pk").first()
            self.data[f"seen_{row.proposal.pk}"] = newest.pk if newest else 0


def _in_words(value) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return str(ItemKind(value).label) if value in ItemKind.values() else str(value or "–")
