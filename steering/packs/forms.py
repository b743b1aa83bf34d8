from django import forms

from accounts.laender import NAMES
from accounts.models import Land
from accounts.relations import LAND_ROLES, laender_of
from conferences.calendar import span
from intmk.kern import ExplainedRadios, KernForm
from proposals.agenda import coming_first
from steering.packs.rules import Form, Holds


class PackForm(KernForm):
    """What a person orders; of her own Länder the choice stands first."""

    submit_label = "Zusammenstellen"
    meeting = forms.TypedChoiceField(label="Sitzung", coerce=int)
    holds = forms.ChoiceField(label="Inhalt", choices=Holds.choices(), initial=Holds.TEXTS)
    land = forms.ChoiceField(label="Vorgänge", required=False)
    form = forms.ChoiceField(label="Datei", choices=Form.choices(), initial=Form.PDF, widget=ExplainedRadios(Form))

    def __init__(self, *args, meetings, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.meetings = {meeting.pk: meeting for meeting in coming_first(meetings)}
        self.fields["meeting"].choices = [
            (pk, f"{each}, {span(each.starts_on, each.ends_on)}") for pk, each in self.meetings.items()
        ]
        own = laender_of(user.appointments_today, LAND_ROLES)
        others = [code for code in NAMES if code not in own]
        self.fields["land"].choices = [
            ("", "alle"),
            *((code, f"unsere Vorgänge ({NAMES[code]})") for code in own),
            *((code, f"Vorgänge von {NAMES[code]}") for code in others),
        ]

    def values(self) -> dict:
        typed = self.cleaned_data
        land = Land.objects.get(pk=typed["land"]) if typed["land"] else None
        return {"land": land, "holds": typed["holds"], "form": typed["form"]}
