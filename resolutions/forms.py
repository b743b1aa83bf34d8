from datetime import timedelta

from django import forms

from intmk import clock
from intmk.kern import DateTimeField, KernForm, LineField
from text.asked import Question, asked
from text.blocks import NOTE_LENGTH

WITHOUT, WITH, WITH_RATIONALE = "none", "until", "public"
FAR = timedelta(days=90)


class FilterForm(KernForm):
    """Search and filters of the public list. Offers only what the public resolutions themselves name."""

    q = forms.CharField(
        label="Suche",
        required=False,
        max_length=200,
        help_text="Wörter, „eine Wortfolge“, eine Nummer (2025-013) oder ein TOP (TOP 2.9a).",
    )
    konferenz = forms.ChoiceField(label="Konferenz", required=False)
    thema = forms.ChoiceField(label="Thema", required=False)

    def __init__(self, data, *, resolutions):
        super().__init__(data)
        self.resolutions = resolutions
        found = set(resolutions.order_by("conference_id", "theme").values_list("conference_id", "theme").distinct())
        numbers = sorted({number for number, theme in found}, reverse=True)
        themes = sorted({theme for number, theme in found if theme})
        self.fields["konferenz"].choices = [("", "Alle"), *((n, f"{n}. IntMK") for n in numbers)]
        self.fields["thema"].choices = [("", "Alle"), *((theme, theme) for theme in themes)]

    @property
    def is_used(self) -> bool:
        """Whether less than everything was asked for, be it by a page beyond the last one."""
        return any(value.strip() for value in self.data.values())

    @property
    def question(self) -> Question:
        """What is searched for."""
        return asked(self.cleaned_data["q"]) if self.is_valid() else Question()

    def chosen(self):
        """The resolutions asked for by conference and theme; none where the question cannot be answered."""
        if not self.is_valid() or self.question.is_signs:
            return self.resolutions.none()
        resolutions, chosen = self.resolutions, self.cleaned_data
        if chosen["konferenz"]:
            resolutions = resolutions.filter(conference=chosen["konferenz"])
        if chosen["thema"]:
            resolutions = resolutions.filter(theme=chosen["thema"])
        return resolutions


class EmbargoForm(KernForm):
    """The end of an embargo. One that lies far away is a slip of the finger until it is said to be meant."""

    embargo_until = DateTimeField(
        label="Ende der Sperrfrist",
        required=False,
        help_text="Nur mit Sperrfrist, zum Beispiel 24 4 2025, 13:00. Es gilt die Zeit in Berlin.",
    )
    is_far = forms.BooleanField(label="Das Ende liegt weit in der Zukunft, und so ist es gewollt.", required=False)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        if not data or "is_far" not in data:
            self.fields["is_far"].widget = forms.HiddenInput()

    def clean(self):
        asked = super().clean()
        until = asked.get("embargo_until")
        if until and until > clock.now() + FAR and not asked.get("is_far"):
            self.fields["is_far"].widget = forms.CheckboxInput()
            days = (clock.wall(until).date() - clock.today()).days
            self.add_error("is_far", f"Das Ende liegt {days} Tage entfernt. Bestätigen Sie das oder ändern Sie es.")
        return asked


class MoveEmbargoForm(EmbargoForm):
    """Another end, or none; always with the reason."""

    reason = LineField(label="Grund", max_length=NOTE_LENGTH, help_text="Geschäftsstelle und Pressestelle lesen ihn.")
    field_order = ["embargo", "embargo_until", "is_far", "reason"]
    embargo = forms.ChoiceField(
        label="Sperrfrist",
        choices=[(WITH, "Anderes Ende"), (WITHOUT, "Aufheben")],
        widget=forms.RadioSelect,
        error_messages={"required": "Wählen Sie, was mit der Sperrfrist geschieht."},
    )

    def clean(self):
        asked = super().clean()
        _both_agree(self, asked, with_end="Wählen Sie „Anderes Ende“ oder leeren Sie die Felder.")
        return asked

    @property
    def wanted(self) -> dict:
        """What the verb takes, by name."""
        return {"until": self.cleaned_data["embargo_until"], "reason": self.cleaned_data["reason"]}


class ReasonForm(KernForm):
    """Why something is taken back, in one line."""

    reason = LineField(label="Grund", max_length=NOTE_LENGTH)

    @property
    def wanted(self) -> dict:
        """What the verb takes, by name."""
        return {"reason": self.cleaned_data["reason"]}


class ReleaseForm(EmbargoForm):
    """Whether an embargo holds, and whether the rationale is public, is always said: no choice is made beforehand."""

    submit_label = "Freigeben"
    field_order = ["rationale", "embargo", "embargo_until", "is_far"]
    rationale = forms.ChoiceField(
        label="Begründung",
        choices=[(WITHOUT, "Bleibt unter den Ländern"), (WITH_RATIONALE, "Wird mit veröffentlicht")],
        widget=forms.RadioSelect,
        error_messages={"required": "Wählen Sie, ob die Begründung öffentlich wird."},
    )
    embargo = forms.ChoiceField(
        label="Sperrfrist",
        choices=[(WITHOUT, "Ohne Sperrfrist"), (WITH, "Mit Sperrfrist")],
        widget=forms.RadioSelect,
        error_messages={"required": "Wählen Sie, ob eine Sperrfrist gilt."},
    )

    def clean(self):
        asked = super().clean()
        _both_agree(self, asked, with_end="Wählen Sie „Mit Sperrfrist“ oder leeren Sie die Felder.")
        return asked


def _both_agree(form, asked, *, with_end: str) -> None:
    choice, until = asked.get("embargo"), asked.get("embargo_until")
    if choice == WITH and until is None and "embargo_until" not in form.errors:
        form.add_error("embargo_until", "Geben Sie an, wann die Sperrfrist endet.")
    if choice == WITHOUT and until is not None:
        form.add_error("embargo", f"Sie haben ein Ende eingetragen. {with_end}")
