"""What the lead Land of a group types about its members."""

from django import forms

from accounts.models import Land
from conferences.membership import admit, end
from intmk import clock
from intmk.kern import DateField, KernForm


class AdmitForm(KernForm):
    submit_label = "Land aufnehmen"
    land = forms.ModelChoiceField(Land.objects.none(), label="Land")
    since = DateField(label="Mitglied seit")

    def __init__(self, *args, group, **kwargs):
        super().__init__(*args, initial={"since": clock.today()}, **kwargs)
        self.group = group
        self.fields["land"].queryset = Land.objects.exclude(pk__in=group.members.current().values("land"))

    def save(self, *, by):
        return admit(self.group, self.cleaned_data["land"], since=self.cleaned_data["since"], by=by)


class EndForm(KernForm):
    submit_label = "Mitarbeit beenden"
    land = forms.ModelChoiceField(Land.objects.none(), label="Land")
    until = DateField(label="Mitglied bis")

    def __init__(self, *args, group, **kwargs):
        super().__init__(*args, initial={"until": clock.today()}, **kwargs)
        self.group = group
        members = group.members.current().exclude(land=group.lead_land_id)
        self.fields["land"].queryset = Land.objects.filter(pk__in=members.values("land"))

    def save(self, *, by):
        return end(self.group, self.cleaned_data["land"], until=self.cleaned_data["until"], by=by)
