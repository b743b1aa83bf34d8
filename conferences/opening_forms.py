"""What the coming office takes over from the year before, and its own dates: all suggested, all to be changed."""

from datetime import date, timedelta

from crispy_forms.layout import Fieldset, Layout
from django import forms

from conferences.calendar import span
from conferences.kinds import DeadlineKind, MeetingKind
from conferences.models import WorkingGroup
from conferences.opening import SAME_WEEKDAY, Plan
from conferences.plan_forms import SeveralField
from intmk import clock
from intmk.kern import DateField, DateTimeField, KernForm, LineField

MEETINGS = (MeetingKind.AUTUMN, MeetingKind.PRE, MeetingKind.MAIN)


class MainDayForm(KernForm):
    """The day from which all other dates are counted."""

    submit_label = "Termine danach vorschlagen"
    day = DateField(label="Erster Tag der Hauptkonferenz")

    def __init__(self, *args, coming, **kwargs):
        super().__init__(*args, **kwargs)
        self.coming = coming

    def clean_day(self):
        return _within(self.coming, self.cleaned_data["day"])


class OpeningForm(KernForm):
    """The coming year: title, meetings, deadlines and groups. A meeting or a deadline left empty is laid down later."""

    submit_label = "Vorsitzjahr anlegen"
    title = LineField(label="Titel", max_length=120)
    motto = LineField(label="Motto", max_length=200, required=False)

    def __init__(self, *args, coming, main_day=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.coming = coming
        self.fields["title"].initial = f"{coming.number}. Integrationsministerkonferenz"
        shift = _shift(coming, main_day)
        for kind in MEETINGS:
            self._add_meeting(kind, shift)
        for kind in DeadlineKind:
            self._add_deadline(kind, shift)
        groups = WorkingGroup.objects.filter(conference=coming.previous).select_related("conference", "lead_land")
        self.fields["groups"] = SeveralField(
            groups,
            label="Arbeitsgruppen, die weiterarbeiten",
            required=False,
            initial=[group.pk for group in groups if group.is_standing],
            help_text="Mit Auftrag, Federführung und den Ländern, die jetzt mitarbeiten. Themen legen Sie neu fest.",
        )

        self._offer("contacts", "Kontaktlisten übernehmen", coming.previous.contacts.count())
        self._offer("templates", "Vorlagen der Geschäftsstelle übernehmen", coming.previous.text_templates.count())

    def _offer(self, name, label, count):
        """Ticked where there is something to take over."""
        self.fields[name] = forms.BooleanField(label=f"{label} ({count})", required=False, initial=count > 0)

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            "title",
            "motto",
            *(Fieldset(kind.label, *(f"{kind.value}_{part}" for part in ("from", "to", "place"))) for kind in MEETINGS),
            Fieldset("Fristen", *(f"{kind.value}_due" for kind in DeadlineKind)),
            "groups",
            "contacts",
            "templates",
        )
        return helper

    def clean(self):
        cleaned = super().clean()
        for kind in MEETINGS:
            self._check(kind, cleaned.get(f"{kind.value}_from"), cleaned.get(f"{kind.value}_to"))
        for kind in DeadlineKind:
            due_at = cleaned.get(f"{kind.value}_due")
            if due_at:
                self._check_day(f"{kind.value}_due", clock.wall(due_at).date())
        return cleaned

    @property
    def plan(self) -> Plan:
        """What was typed."""
        typed = self.cleaned_data
        meetings = {
            kind: (typed[f"{kind.value}_from"], typed[f"{kind.value}_to"], typed[f"{kind.value}_place"])
            for kind in MEETINGS
            if typed[f"{kind.value}_from"]
        }
        deadlines = {
            kind: clock.whole_day(typed[f"{kind.value}_due"]) for kind in DeadlineKind if typed[f"{kind.value}_due"]
        }
        taken = {"takes_contacts": typed["contacts"], "takes_templates": typed["templates"]}
        return Plan(typed["title"], typed["motto"], meetings, deadlines, tuple(typed["groups"]), **taken)

    def _add_meeting(self, kind, shift):
        before = next(iter(self.coming.previous.meetings_of(kind)), None)
        first, last = (
            (_inside(self.coming, day + shift) for day in (before.starts_on, before.ends_on))
            if before
            else (None, None)
        )
        self.fields[f"{kind.value}_from"] = DateField(label="Erster Tag", required=False, initial=first)
        self.fields[f"{kind.value}_to"] = DateField(label="Letzter Tag", required=False, initial=last)
        self.fields[f"{kind.value}_place"] = LineField(label="Ort", max_length=120, required=False)

    def _add_deadline(self, kind, shift):
        before = self.coming.previous.deadline(kind)
        moment = clock.wall(before.due_at) if before else None
        day = _inside(self.coming, moment.date() + shift) if moment else None
        initial = clock.wall(clock.datetime.combine(day, moment.time().replace(second=0))) if day else None
        self.fields[f"{kind.value}_due"] = DateTimeField(
            label=kind.label, required=False, initial=initial, help_text=kind.sentence
        )

    def _check(self, kind, first, last):
        if bool(first) != bool(last):
            self.add_error(f"{kind.value}_{'to' if first else 'from'}", "Geben Sie beide Tage ein oder keinen.")
        elif first and last < first:
            self.add_error(f"{kind.value}_to", "Der letzte Tag liegt vor dem ersten.")
        for name, day in (("from", first), ("to", last)):
            if day:
                self._check_day(f"{kind.value}_{name}", day)

    def _check_day(self, name, day):
        try:
            _within(self.coming, day)
        except forms.ValidationError as error:
            self.add_error(name, error)


def _shift(coming, main_day) -> timedelta:
    """By how much the dates of the year before move: as far as its Hauptkonferenz does."""
    before = next(iter(coming.previous.meetings_of(MeetingKind.MAIN)), None)
    return main_day - before.starts_on if before and main_day else SAME_WEEKDAY


def _inside(coming, day: date) -> date | None:
    """Nothing is suggested that lies outside the year."""
    return day if coming.starts_on <= day <= coming.ends_on else None


def _within(coming, day: date) -> date:
    if _inside(coming, day) is None:
        raise forms.ValidationError(
            f"Dieser Tag liegt nicht im Vorsitzjahr ({span(coming.starts_on, coming.ends_on)})."
        )
    return day
