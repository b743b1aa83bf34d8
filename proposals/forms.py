"""What people type about a proposal."""

from django import forms

from accounts.laender import NAMES
from accounts.models import Land
from conferences.calendar import span
from conferences.models import Meeting, Theme, WorkingGroup
from conferences.models.meeting import DECIDING, MeetingKind
from intmk import clock
from intmk.clean import clean_lines
from intmk.kern import ExplainedRadios, KernForm, LineField
from proposals.facts import Recommendation
from proposals.models import Proposal
from proposals.positions.stances import Origin, ProposalKind, Stance
from proposals.states import DIVISIBLE, State
from text.blocks import TextError
from text.parse import keep_ids, parse

NOTHING = [("", "Alle")]


class LinesField(forms.CharField):
    """Several lines. Invisible characters go, line breaks stay."""

    widget = forms.Textarea

    def to_python(self, value):
        return clean_lines(value or "")


class PastedField(forms.CharField):
    """Several lines as typed or pasted; indents mean subpoints and stay. The parser leaves out what nobody sees."""

    widget = forms.Textarea

    def __init__(self, *, rows, **kwargs):
        super().__init__(required=False, strip=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value):
        return super().to_python(value).replace("\0", "")


class MeetingField(forms.ModelChoiceField):
    """A meeting, offered with its dates: a conference can have several of a kind."""

    def label_from_instance(self, obj):
        return f"{obj}, {span(obj.starts_on, obj.ends_on)}"


class FilterForm(KernForm):
    """Which proposals the list and the board show. Unknown values are ignored: a shared link never fails."""

    q = forms.CharField(label="Suche im Text", required=False, max_length=200)
    stand = forms.ChoiceField(label="Stand", required=False, choices=NOTHING + State.choices())
    thema = forms.ChoiceField(label="Thema", required=False)
    land = forms.ChoiceField(label="Federführung", required=False)
    gruppe = forms.ChoiceField(label="Arbeitsgruppe", required=False)

    def __init__(self, data, *, conference, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["thema"].choices = NOTHING + list(conference.themes.values_list("slug", "title"))
        self.fields["gruppe"].choices = NOTHING + list(conference.groups.values_list("slug", "name"))
        self.fields["land"].choices = NOTHING + list(NAMES.items())

    def chosen(self) -> dict:
        """The filters that are set and known."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class TextForm(KernForm):
    """Title and text of a proposal: typed or pasted with numbers, it becomes Ziffern."""

    is_guarded = True
    title = LineField(label="Titel", max_length=300)
    preamble = PastedField(label="Präambel", rows=4, help_text="Absätze durch eine leere Zeile trennen.")
    ziffern = PastedField(
        label="Beschlusstext",
        rows=18,
        help_text="Nummerieren Sie mit 1., a), aa) oder fügen Sie nummerierten Text ein; daraus werden Ziffern.",
    )
    rationale = PastedField(label="Begründung", rows=10, help_text="Absätze durch eine leere Zeile trennen.")
    addressee = LineField(label="Adressat", required=False, max_length=200, help_text="Wer gebeten wird.")
    contact = LineField(
        label="Kontaktstelle",
        required=False,
        max_length=120,
        help_text="Referat oder Postfach, keine Person.",
    )

    def clean(self):
        cleaned = super().clean()
        try:
            blocks = parse(*(cleaned.get(name) or "" for name in ("preamble", "ziffern", "rationale")))
        except TextError as error:
            raise forms.ValidationError(str(error)) from error
        if not blocks:
            self.add_error("ziffern", "Der Text ist leer. Bitte schreiben Sie mindestens eine Ziffer.")
        cleaned["blocks"] = blocks
        return cleaned

    def details(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("addressee", "contact")}


class StartForm(TextForm):
    submit_label = "Idee anlegen"
    field_order = ["title", "kind", "theme", "lead_land", "origin", "origin_note"]
    kind = forms.ChoiceField(label="Art", choices=ProposalKind.choices(), initial=ProposalKind.ORDINARY)
    theme = forms.ModelChoiceField(Theme.objects.none(), label="Thema", required=False, empty_label="Bitte wählen")
    lead_land = forms.ModelChoiceField(Land.objects.none(), label="Federführendes Land", empty_label="Bitte wählen")
    origin = forms.ChoiceField(label="Woher die Idee kommt", choices=Origin.choices(), widget=forms.RadioSelect)
    origin_note = LineField(
        label="Anlass", required=False, help_text="Ein Satz, zum Beispiel welches Gremium oder Gespräch."
    )

    def __init__(self, *args, conference, laender, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = conference.themes.all()
        self.fields["lead_land"].queryset = laender
        if len(laender) == 1:
            self.fields["lead_land"].initial = laender[0]
        self.fields["rationale"].help_text = "Kann später ergänzt werden. " + self.fields["rationale"].help_text

    def details(self):
        own = ("kind", "theme", "origin", "origin_note")
        return super().details() | {name: self.cleaned_data[name] for name in own}


class EditForm(TextForm):
    submit_label = "Fassung speichern"
    note = LineField(label="Was sich geändert hat", required=False, max_length=300)
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def blocks_on(self, version) -> tuple:
        """The typed text with the ids of the version it was written on."""
        return keep_ids(version.read(), self.cleaned_data["blocks"])


class StepForm(KernForm):
    """The facts of one step, made from its row in the workflow."""

    def __init__(self, *args, proposal, transition, **kwargs):
        super().__init__(*args, **kwargs)
        self.submit_label = transition.label
        for fact in transition.facts:
            self.fields[fact.code] = _FIELDS[fact.code](proposal, transition, fact)


class PositionForm(KernForm):
    submit_label = "Position eintragen"
    stance = forms.ChoiceField(label="Position", choices=Stance.choices(), widget=ExplainedRadios(Stance))
    block_id = forms.ChoiceField(label="Ziffer", required=False, help_text="Nur bei „Unterstützt, wenn“.")
    wording = LineField(
        label="Gewünschter Wortlaut",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nur bei „Unterstützt, wenn“: der ganze Text der Ziffer, wie Ihr Land ihn mittragen würde.",
    )
    note = LinesField(label="Anmerkung", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, ziffern, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["block_id"].choices = [("", "Bitte wählen"), *ziffern]

    def position(self) -> dict:
        """The position as `Position.take` wants it: Ziffer and wording only where they belong."""
        values = dict(self.cleaned_data)
        if values["stance"] != Stance.SUPPORTS_IF:
            values |= {"block_id": "", "wording": ""}
        return values


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


def _consent_list(proposal, transition, fact):
    name = proposal.conference.rules.consent_list_name
    return forms.BooleanField(
        label=f"Auf die Liste ohne Aussprache setzen ({name})",
        required=False,
        initial=proposal.recommendation == Recommendation.CONSENT,
    )


def _target(proposal, transition, fact):
    others = Proposal.objects.filter(conference=proposal.conference, state__in=sorted(DIVISIBLE))
    others = others.exclude(pk=proposal.pk).order_by("reference")
    return forms.ModelChoiceField(others, label=fact.label, help_text=fact.help, empty_label="Bitte wählen")


_FIELDS = {
    "target": _target,
    "reason": _lines,
    "note": _lines,
    "referred_to": _line,
    "top": _line,
    "group": _group,
    "theme": _theme,
    "meeting": _meeting,
    "recommendation": _recommendation,
    "consent_list": _consent_list,
}
