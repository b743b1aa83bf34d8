from django import forms

from intmk.kern import DateTimeField, KernForm
from text.asked import Question, asked

WITHOUT, WITH = "none", "until"


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


class ReleaseForm(KernForm):
    """Whether an embargo holds is always said, never assumed: no choice is made beforehand."""

    submit_label = "Freigeben"
    embargo = forms.ChoiceField(
        label="Sperrfrist",
        choices=[(WITHOUT, "Ohne Sperrfrist"), (WITH, "Mit Sperrfrist")],
        widget=forms.RadioSelect,
        error_messages={"required": "Wählen Sie, ob eine Sperrfrist gilt."},
    )
    embargo_until = DateTimeField(
        label="Ende der Sperrfrist",
        required=False,
        help_text="Nur mit Sperrfrist, zum Beispiel 24 4 2025, 13:00. Es gilt die Zeit in Berlin.",
    )

    def clean(self):
        asked = super().clean()
        choice, until = asked.get("embargo"), asked.get("embargo_until")
        if choice == WITH and until is None and "embargo_until" not in self.errors:
            self.add_error("embargo_until", "Geben Sie an, wann die Sperrfrist endet.")
        if choice == WITHOUT and until is not None:
            self.add_error(
                "embargo",
                "Sie haben ein Ende eingetragen. Wählen Sie „Mit Sperrfrist“ oder leeren Sie die Felder.",
            )
        return asked
