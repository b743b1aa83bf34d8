"""What people choose in a list and give with a step."""

from django import forms

from accounts.laender import NAMES
from conferences.calendar import span
from conferences.kinds import DECIDING, MeetingKind
from conferences.models import Meeting, Theme, WorkingGroup
from conferences.rules import SubjectClass
from intmk import clock
from intmk.kern import ExplainedRadios, KernForm, LineField, LinesField
from proposals.facts import Recommendation
from proposals.objections import not_for_consent_list
from proposals.states import State

NOTHING = [("", "Alle")]


class MeetingField(forms.ModelChoiceField):
    """A meeting, offered with its dates: a conference can have several of a kind."""

    def label_from_instance(self, obj):
        return f"{obj}, {span(obj.starts_on, obj.ends_on)}"


class FilterForm(KernForm):
    """Which proposals the list and the board show. Unknown values are ignored: a shared link never fails."""

    q = forms.CharField(
        label="Suche",
        required=False,
        max_length=200,
        help_text="Wörter, „eine Wortfolge“, eine Nummer (2025-013) oder ein TOP (TOP 2.9a).",
    )
    konferenz = forms.ChoiceField(label="Konferenz", required=False)
    stand = forms.ChoiceField(label="Stand", required=False, choices=NOTHING + State.choices())
    thema = forms.ChoiceField(label="Thema", required=False)
    land = forms.ChoiceField(label="Federführung", required=False)
    gruppe = forms.ChoiceField(label="Arbeitsgruppe", required=False)
    mein = forms.BooleanField(label="Mein Land (Federführung oder Mitantrag)", required=False)
    antraege = forms.BooleanField(label="Mit offenen Änderungsanträgen", required=False)

    def __init__(self, data, *, conference, conferences, has_land, negotiates, **kwargs):
        data = data.copy()
        data["konferenz"] = str(conference.number)  # the one that is shown, whatever was asked for
        super().__init__(data, **kwargs)
        self.fields["konferenz"].choices = [(str(each.number), str(each)) for each in conferences]
        if not has_land:
            del self.fields["mein"]
        if not negotiates:
            del self.fields["antraege"]
        self.fields["thema"].choices = NOTHING + list(conference.themes.values_list("slug", "title"))
        self.fields["gruppe"].choices = NOTHING + list(conference.groups.values_list("slug", "name"))
        self.fields["land"].choices = NOTHING + list(NAMES.items())

    def chosen(self) -> dict:
        """The filters that are set and known; the conference is none."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value and name != "konferenz"}


class StepForm(KernForm):
    """The facts of one step, made from its row in the workflow."""

    def __init__(self, *args, proposal, transition, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.submit_label = transition.label
        for fact in transition.facts:
            self.fields[fact.code] = self.field(proposal, transition, fact, user)

    def field(self, proposal, transition, fact, user):
        """What this fact is typed into; a room that brings a fact of its own says so."""
        return _FIELDS[fact.code](proposal, transition, fact)


def _lines(proposal, transition, fact):
    return LinesField(
        label=fact.label,
        help_text=fact.help,
        required=fact.is_required,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def _line(proposal, transition, fact):
    return LineField(label=fact.label, help_text=fact.help, required=fact.is_required, max_length=200)


def _group(proposal, transition, fact):
    groups = WorkingGroup.objects.filter(conference=proposal.conference)
    if transition.code == "take_up":
        groups = groups.filter(lead_land=proposal.lead_land)
    return forms.ModelChoiceField(groups, label=fact.label, help_text=fact.help, empty_label="Bitte wählen")


def _theme(proposal, transition, fact):
    return forms.ModelChoiceField(
        Theme.objects.filter(conference=proposal.conference),
        label=fact.label,
        help_text=fact.help,
        required=fact.is_required,
        initial=proposal.theme_id,
        empty_label="Bitte wählen",
    )


def _meeting(proposal, transition, fact):
    kinds = [MeetingKind.PRE] if transition.code == "to_pre_conference" else DECIDING
    meetings = Meeting.objects.filter(conference=proposal.conference, kind__in=kinds, ends_on__gte=clock.today())
    usual = next((m.pk for m in meetings if m.kind in (MeetingKind.PRE, MeetingKind.MAIN)), None)
    return MeetingField(meetings, label=fact.label, help_text=fact.help, initial=usual, empty_label="Bitte wählen")


def _recommendation(proposal, transition, fact):
    return forms.ChoiceField(
        label=fact.label,
        choices=Recommendation.choices(),
        widget=forms.RadioSelect,
        initial=proposal.recommendation or None,
    )


def _subject(proposal, transition, fact):
    return forms.ChoiceField(
        label=fact.label,
        help_text=fact.help,
        required=fact.is_required,
        choices=SubjectClass.choices(),
        widget=ExplainedRadios(SubjectClass),
        initial=proposal.subject_class,
    )


def _consent_list(proposal, transition, fact):
    name, objection = proposal.conference.rules.consent_list_name, not_for_consent_list(proposal)
    return forms.BooleanField(
        label=f"Auf die Liste ohne Aussprache setzen ({name})",
        required=False,
        initial=objection is None and proposal.recommendation == Recommendation.CONSENT,
        help_text=objection or "",
    )


_FIELDS = {
    "reason": _lines,
    "note": _lines,
    "referred_to": _line,
    "top": _line,
    "group": _group,
    "theme": _theme,
    "meeting": _meeting,
    "recommendation": _recommendation,
    "consent_list": _consent_list,
    "consent_reason": _lines,
    "subject_class": _subject,
}
