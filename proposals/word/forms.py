"""Texts that come as a Word file: the upload, and what was read from it as a form that can still be changed."""

from django import forms
from django.urls import reverse

from documents.docx.bounds import MAX_BYTES, TOO_LARGE
from intmk.kern import KernForm
from proposals.drafting.forms import EditForm, StartForm
from proposals.drafting.pages import ReadingPage
from proposals.drafting.pasting import as_typed
from proposals.drafting.tables import packed
from proposals.word.amending import WHOSE
from proposals.word.reading import DocxError, read_docx
from text.blocks import TITLE_LENGTH, TextError, clean_text
from text.reading.reader import ReadText
from text.reading.taking import Take
from text.text import Text

LONG_TITLE = f"Der Titel ist länger als {TITLE_LENGTH} Zeichen. Bitte kürzen Sie ihn."


class UploadForm(KernForm):
    """A Word file. `file` gives what was read from it, `text` the same as a text."""

    submit_label = "Datei einlesen"
    file = forms.FileField(
        label="Word-Datei",
        help_text="Eine .docx-Datei bis 50 MB, ohne Makros und ohne Kennwort.",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={
            "required": "Bitte wählen Sie eine Datei aus.",
            "empty": "Die Datei ist leer.",
            "missing": "Bitte wählen Sie eine Datei aus.",
            "invalid": "Es ist keine Datei angekommen. Bitte wählen Sie sie noch einmal aus.",
        },
    )

    def clean_file(self) -> ReadText:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        try:
            text = read_docx(file)
            self.text = Text(clean_text(text.title), text.blocks())
        except (DocxError, TextError) as error:
            raise forms.ValidationError(str(error)) from error
        return text

    @property
    def warnings(self) -> list[str]:
        """German sentences about what was left out, guessed or has to be changed."""
        text = self.cleaned_data["file"]
        return [*text.told, *([LONG_TITLE] if len(self.text.title) > TITLE_LENGTH else [])]

    def typed(self) -> dict:
        """What was read, as if somebody had typed it into the form."""
        return as_typed(self.text.title, self.text.blocks)

    def tables(self) -> dict:
        """What stays out of the text, for those who may attach it."""
        return {"tables": packed(self.cleaned_data["file"].tables)}

    def reading(self, address: str, sent: dict) -> ReadingPage:
        """How the file was read; at `address` all of it can be taken over in another way, with what was `sent`."""
        sent = {"title": self.text.title, "ziffern": self.cleaned_data["file"].source} | sent
        return ReadingPage(self.warnings, self.text, Take.READ, address, tuple(sent.items()))


class AmendmentFileForm(UploadForm):
    """A Word file with the text as a Land wants it, and the version it was written on."""

    field_order = ["file", "base"]
    base = forms.ChoiceField(label="Auf welcher Fassung die Datei beruht")

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["base"].choices = [(str(version.number), str(version)) for version in versions]


class AmendmentTextForm(EditForm):
    """What was read from such a file, before it becomes a draft."""

    submit_label = "Als Entwurf übernehmen"
    addressee = None
    contact = None
    note = None
    whose = forms.ChoiceField(label="Was als Begründung gelesen wurde, ist", choices=WHOSE, widget=forms.RadioSelect)


class FirstTextForm(StartForm):
    """„Neue Idee“, filled in from a file; it is sent to the page that saves ideas."""

    @property
    def helper(self):
        helper = super().helper
        helper.form_action = reverse("proposals:new")
        return helper


class TakeOverForm(EditForm):
    """A text from a file that becomes the next version of a proposal, once somebody has looked at it."""

    submit_label = "Als neue Fassung speichern"
    addressee = None
    contact = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].initial = "Aus einer Word-Datei übernommen"
