"""What people type as the text of a proposal: into plain fields, with numbers."""

from dataclasses import replace

from django import forms

from accounts.models import Land
from conferences.models import Theme
from intmk.kern import KernForm, LineField
from proposals.drafting.pasting import PARTS, blocks_of, read_fields, seen
from proposals.drafting.tables import unpacked
from proposals.kinds import WITHOUT_THEME, Origin, ProposalKind
from proposals.states import IN_A_GROUP
from text.blocks import NOTE_LENGTH, TITLE_LENGTH, TextError
from text.parse import keep_ids
from text.pointers import shifted
from text.reading.reader import ReadText
from text.reading.tables import Table
from text.reading.taking import Take
from text.subpoints import orphaned
from text.text import Text


class PastedField(forms.CharField):
    """Several lines as typed or pasted; indents mean subpoints and stay. The parser leaves out what nobody sees."""

    widget = forms.Textarea

    def __init__(self, *, rows, **kwargs):
        super().__init__(required=False, strip=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value):
        return super().to_python(value).replace("\0", "")


class TextForm(KernForm):
    """Title and text of a proposal: typed or pasted with numbers, it becomes Ziffern.

    `read` is how it was read, None where somebody has looked at these words already.
    """

    is_guarded = True
    needed_later = frozenset({"rationale", "addressee", "contact"})
    asks_about_numbers = False
    read: ReadText | None = None
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    title = LineField(label="Titel", max_length=TITLE_LENGTH)
    preamble = PastedField(label="Präambel", rows=4, help_text="Absätze durch eine leere Zeile trennen.")
    ziffern = PastedField(
        label="Beschlusstext",
        rows=18,
        help_text="Nummerieren Sie mit 1., a), aa) oder fügen Sie nummerierten Text ein; daraus werden Ziffern. "
        "Eine Zeile „Überschrift: Arbeit“ wird eine Zwischenüberschrift, „Unterüberschrift: Lohn“ eine darunter.",
    )
    rationale = PastedField(label="Begründung", rows=10, help_text="Absätze durch eine leere Zeile trennen.")
    tables = forms.CharField(widget=forms.HiddenInput, required=False)
    attaches = forms.BooleanField(
        label="Tabelle als Anlage beifügen",
        required=False,
        initial=True,
        help_text="Als Word-Datei; öffnen können sie alle Länder, die den Vorschlag sehen.",
    )
    addressee = LineField(label="Adressat", required=False, max_length=200, help_text="Wer gebeten wird.")
    contact = LineField(
        label="Kontaktstelle",
        required=False,
        max_length=120,
        help_text="Referat oder Postfach, keine Person.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not (self.data if self.is_bound else self.initial).get("tables"):
            del self.fields["tables"], self.fields["attaches"]

    def clean(self):
        cleaned = super().clean()
        typed = {name: cleaned.get(name) or "" for name in ("title", *PARTS)}
        try:
            if cleaned.get("seen") == seen(typed):
                blocks = blocks_of(typed)
            else:
                self.read = self.reading(typed)
                blocks = self.read.blocks()
        except TextError as error:
            raise forms.ValidationError(str(error)) from error
        if not blocks:
            self.add_error("ziffern", "Der Text ist leer. Bitte schreiben Sie mindestens eine Ziffer.")
        cleaned["blocks"] = blocks
        return cleaned

    def reading(self, typed, take: Take = Take.READ) -> ReadText:
        """How what was typed is read. TextError where there is too much of it."""
        return read_fields(typed, take)

    @property
    def asks(self) -> bool:
        """Whether the text reads otherwise than it was typed, so that somebody has to look first."""
        if self.read is None:
            return False
        has_new_title = self.read.title != (self.cleaned_data.get("title") or "")
        return bool(has_new_title or self.read.warnings or (self.asks_about_numbers and self.read.renumbered))

    def details(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("addressee", "contact")}

    @property
    def wanted_tables(self) -> tuple[Table, ...]:
        """Those that stay out of the text and are to be attached."""
        return unpacked(self.cleaned_data["tables"]) if self.cleaned_data.get("attaches") else ()


class StartForm(TextForm):
    submit_label = "Idee anlegen"
    asks_about_numbers = True
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


class DetailsForm(KernForm):
    """What stands beside the text."""

    submit_label = "Angaben speichern"
    is_guarded = True
    needed_later = frozenset({"addressee", "contact"})
    addressee = LineField(label="Adressat", required=False, max_length=200, help_text="Wer gebeten wird.")
    contact = LineField(
        label="Kontaktstelle", required=False, max_length=120, help_text="Referat oder Postfach, keine Person."
    )
    kind = forms.ChoiceField(label="Art", choices=ProposalKind.choices())
    theme = forms.ModelChoiceField(Theme.objects.none(), label="Thema", required=False, empty_label="Keines")
    origin = forms.ChoiceField(label="Woher die Idee kommt", choices=Origin.choices(), widget=forms.RadioSelect)
    origin_note = LineField(
        label="Anlass", required=False, help_text="Ein Satz, zum Beispiel welches Gremium oder Gespräch."
    )

    def __init__(self, *args, proposal, initial, **kwargs):
        stored = {name: getattr(proposal, name) for name in self.base_fields}
        super().__init__(*args, initial=stored | initial, **kwargs)
        self.fields["theme"].queryset = proposal.conference.themes.all()
        self.wants_theme = proposal.state in IN_A_GROUP

    def clean(self):
        cleaned = super().clean()
        if self.wants_theme and not cleaned.get("theme") and cleaned.get("kind") not in WITHOUT_THEME:
            self.add_error("theme", "In der Arbeitsgruppe braucht der Vorschlag ein Thema.")
        return cleaned


class EditForm(TextForm):
    submit_label = "Fassung speichern"
    note = LineField(label="Was sich geändert hat", required=False, max_length=NOTE_LENGTH)
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    written_on: Text | None = None  # what stood here before: what becomes of subpoints without their Ziffer is told

    def reading(self, typed, take=Take.READ):
        read = super().reading(typed, take)
        if self.written_on is None:
            return read
        before = self.written_on.blocks
        new = keep_ids(before, read.blocks())
        return replace(read, warnings=[*read.warnings, *orphaned(before, new), *shifted(before, new)])

    def text_on(self, version) -> Text:
        """The typed text with the ids of the version it was written on."""
        return Text(self.cleaned_data["title"], keep_ids(version.read().blocks, self.cleaned_data["blocks"]))
