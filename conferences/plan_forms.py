"""What the Geschäftsstelle types about its year: meetings, deadlines, themes, groups, and the motto."""

from datetime import timedelta

from django import forms
from django.urls import reverse

from accounts.models import Land
from conferences.calendar import span
from conferences.kinds import DeadlineKind, MeetingKind
from conferences.lateness import AFTER_HARD, AFTER_SOFT, is_hard
from conferences.models import Contact, Deadline, Meeting, TextTemplate, Theme, WorkingGroup
from conferences.models.planned import fingerprint, plain
from conferences.rules import DeadlineHardness
from intmk import clock
from intmk.kern import DateField, DateTimeField, KernForm, LineField, LinesField


class SeveralField(forms.ModelMultipleChoiceField):
    """Boxes to tick. Gives a list."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        return list(super().clean(value))


class TitleForm(KernForm):
    title = LineField(label="Titel", max_length=120)
    motto = LineField(label="Motto", max_length=200, required=False)


class PlanForm(KernForm):
    """A part of the year, to be laid down or, where `part` is given, to be changed."""

    model = None
    noun = ""
    opened = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, conference, part=None, **kwargs):
        stored = part.values() if part else {}
        super().__init__(*args, initial=stored | {"opened": fingerprint(stored)}, **kwargs)
        self.conference, self.part = conference, part
        self.cancel_url = self.home(conference)
        if part:
            for column in part.FIXED:
                del self.fields[column]

    @property
    def heading(self) -> str:
        return f"{self.noun} {'bearbeiten' if self.part else 'anlegen'}"

    @classmethod
    def home(cls, conference) -> str:
        """The page that shows such parts."""
        return conference.get_absolute_url()

    def save(self, *, by) -> bool:
        """Lay down or change the part. False where it stands so already. Raises Refused and Overtaken."""
        if self.part is None:
            return self.model.plan(self.conference, self._typed(), by=by) is not None
        return self.part.replan(self.part.values() | self._typed(), opened=self.cleaned_data["opened"], by=by)

    def show_both_sides(self, overtaken):
        """Keep what was typed, say at each field that differs what is stored, and let the next attempt start there."""
        stored = overtaken.stored.values()
        mine, theirs = plain(self._typed()), plain(stored)
        for column in mine:
            if mine[column] != theirs[column]:
                self.add_error(column, f"Jetzt gilt: {_in_words(stored[column])}")
        self.add_error(None, str(overtaken))
        self.data = self.data.copy()
        self.data["opened"] = fingerprint(stored)

    def _typed(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "opened"}


class MeetingForm(PlanForm):
    model = Meeting
    noun = "Sitzung"
    kind = forms.ChoiceField(label="Art", choices=MeetingKind.choices())
    starts_on = DateField(label="Erster Tag")
    ends_on = DateField(label="Letzter Tag")
    place = LineField(label="Ort", max_length=120, required=False)

    def clean_starts_on(self):
        return _within(self.conference, self.cleaned_data["starts_on"])

    def clean_ends_on(self):
        starts_on, ends_on = self.cleaned_data.get("starts_on"), self.cleaned_data["ends_on"]
        if starts_on and ends_on < starts_on:
            raise forms.ValidationError("Der letzte Tag liegt vor dem ersten.")
        return _within(self.conference, ends_on)


class DeadlineForm(PlanForm):
    model = Deadline
    noun = "Frist"
    kind = forms.ChoiceField(label="Art", choices=DeadlineKind.choices())
    due_at = DateTimeField(label="Bis")
    hardness = forms.ChoiceField(
        label="Nach Fristende",
        required=False,
        help_text="Üblich ist, was die Geschäftsordnung sagt; Änderungsanträge und Liste ohne Aussprache enden hart.",
    )
    is_confirmed = forms.BooleanField(label="Bestätigt, keine Annahme", required=False)

    def __init__(self, *args, conference, **kwargs):
        super().__init__(*args, conference=conference, **kwargs)
        kinds = [DeadlineKind(self.part.kind)] if self.part else _missing(conference)
        if not self.part and not self.is_bound:  # what was sent twice must still be understood
            self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        self.fields["hardness"].choices = _ways_to_end(conference.rules, kinds)
        self.fields["due_at"].help_text = "23:59 schließt den ganzen Tag ein. " + _suggestions(conference, kinds)

    def clean_due_at(self):
        moment = clock.wall(self.cleaned_data["due_at"])
        _within(self.conference, moment.date())
        return clock.whole_day(moment)


class ThemeForm(PlanForm):
    model = Theme
    noun = "Thema"
    number = forms.IntegerField(label="Nummer", min_value=1, max_value=99)
    title = LineField(label="Thema", max_length=120)
    wording = LineField(
        label="Wortlaut der Ankündigung", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    coordinate_with = LineField(
        label="Abstimmung mit", max_length=120, required=False, help_text="Zum Beispiel eine andere Fachkonferenz."
    )


class GroupForm(PlanForm):
    model = WorkingGroup
    noun = "Arbeitsgruppe"
    name = LineField(label="Name", max_length=120)
    task = LineField(label="Auftrag", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    lead_land = forms.ModelChoiceField(Land.objects.all(), label="Federführung")
    members = SeveralField(
        Land.objects.all(),
        label="Mitglieder",
        required=False,
        help_text="Das federführende Land gehört immer dazu. Wer Mitglied ist, schreibt an den Texten der Gruppe mit.",
    )
    themes = SeveralField(Theme.objects.none(), label="Themen", required=False)
    is_standing = forms.BooleanField(
        label="Besteht über das Jahr hinaus",
        required=False,
        help_text="Das nächste Vorsitzjahr schlägt solche Gruppen mit ihren Mitgliedern vor.",
    )

    def __init__(self, *args, conference, **kwargs):
        super().__init__(*args, conference=conference, **kwargs)
        self.fields["themes"].queryset = conference.themes.all()

    def clean(self):
        cleaned = super().clean()
        lead, members = cleaned.get("lead_land"), cleaned.get("members", [])
        return cleaned | {"members": members if lead is None or lead in members else [*members, lead]}


class ContactForm(PlanForm):
    model = Contact
    noun = "Kontakt"
    list_name = LineField(
        label="Liste", max_length=60, help_text="Zum Beispiel: Fachebene, Pressestellen, Ministerbüros."
    )
    land = forms.ModelChoiceField(
        Land.objects.all(), label="Land", required=False, empty_label="Keines, zum Beispiel beim Bund"
    )
    office = LineField(
        label="Stelle", max_length=300, help_text="Zum Beispiel das Referat; sie bleibt, wenn Personen gehen."
    )
    person = LineField(label="Name", max_length=120, required=False)
    email = forms.EmailField(label="E-Mail-Adresse", required=False)
    phone = LineField(label="Telefon", max_length=40, required=False)

    @classmethod
    def home(cls, conference):
        return reverse("conferences:contacts", args=[conference.number])


class TemplateForm(PlanForm):
    model = TextTemplate
    noun = "Vorlage"
    is_guarded = True
    title = LineField(label="Titel", max_length=120)
    words = LinesField(
        label="Text",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Was Sie jedes Mal einsetzen, steht am besten in eckigen Klammern: [Land], [Datum].",
    )

    @classmethod
    def home(cls, conference):
        return reverse("conferences:text_templates", args=[conference.number])


FORMS: dict[str, type[PlanForm]] = {
    "sitzungen": MeetingForm,
    "fristen": DeadlineForm,
    "themen": ThemeForm,
    "arbeitsgruppen": GroupForm,
    "kontakte": ContactForm,
    "vorlagen": TemplateForm,
}


def _ways_to_end(rules, kinds) -> list[tuple[str, str]]:
    """Hard, soft, or as it is where nothing is said: told where only one kind of deadline is meant."""
    usual = {is_hard(kind, "", rules) for kind in kinds}
    told = f": {'hart' if usual.pop() else 'weich'}" if len(usual) == 1 else ""
    return [
        ("", f"wie üblich{told}"),
        (DeadlineHardness.STRICT, f"hart: {AFTER_HARD}, außer mit einer Ausnahme der Geschäftsstelle"),
        (DeadlineHardness.SOFT, f"weich: {AFTER_SOFT}"),
    ]


def _within(conference, day):
    if not conference.starts_on <= day <= conference.ends_on:
        year = span(conference.starts_on, conference.ends_on)
        raise forms.ValidationError(f"Dieser Tag liegt nicht im Vorsitzjahr ({year}).")
    return day


def _missing(conference) -> list[DeadlineKind]:
    """The kinds that have no deadline yet; all of them where none is missing, so that saving can say so."""
    return [kind for kind in DeadlineKind if conference.deadline(kind) is None] or list(DeadlineKind)


def _suggestions(conference, kinds) -> str:
    """What the rules of procedure make of the dates of the meetings; nothing for a meeting that has none yet."""
    rules = conference.rules
    counted = {
        DeadlineKind.TOPIC: (MeetingKind.MAIN, rules.topic_deadline_days),
        DeadlineKind.PROPOSAL: (MeetingKind.PRE, rules.proposal_deadline_days),
        DeadlineKind.AGENDA: (MeetingKind.MAIN, rules.invitation_days),
        DeadlineKind.AMENDMENT: (MeetingKind.MAIN, rules.amendment_deadline_days),
    }
    found = []
    for kind in filter(counted.__contains__, kinds):
        before, days = counted[kind]
        for meeting in conference.meetings_of(before)[:1]:
            day = meeting.starts_on - timedelta(days=days)
            found.append(f"{kind.label} {span(day, day)}")
    return f"Nach der Geschäftsordnung: {', '.join(found)}." if found else ""


def _in_words(value) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    if isinstance(value, clock.datetime):
        return f"{clock.wall(value):%d.%m.%Y, %H:%M} Uhr"
    if isinstance(value, clock.date):
        return f"{value:%d.%m.%Y}"
    return str(value) or "–"
