"""What people say about a file they attach, and the file itself."""

from django import forms

from intmk.kern import KernForm, LineField
from proposals.attachments.content import EMPTY, MAX_BYTES, TOO_LARGE, ContentError, content_of, file_name
from proposals.attachments.models import Access, AttachmentKind, Filing


class AttachmentForm(KernForm):
    submit_label = "Datei anhängen"
    title = LineField(label="Titel", max_length=200, help_text="Zum Beispiel „Synopse der Kurskosten“.")
    kind = forms.ChoiceField(label="Art", choices=AttachmentKind.choices())
    access = forms.ChoiceField(
        label="Wer die Datei öffnen darf",
        choices=Access.choices(),
        initial=Access.LAND,
        widget=forms.RadioSelect,
        help_text="Ihr eigenes Land immer. Arbeitsgruppe: auch Miteinbringer und Geschäftsstelle. Alle Länder: "
        "sobald sie den Vorschlag sehen. Bund, Presse und Öffentlichkeit nie.",
    )
    file = forms.FileField(
        label="Datei",
        help_text="Bis 20 MB: PDF, Office, OpenDocument, PNG, JPEG oder Text; ohne Makros und Kennwort.",
        error_messages={
            "required": "Bitte wählen Sie eine Datei aus.",
            "empty": EMPTY,
            "missing": "Bitte wählen Sie eine Datei aus.",
            "invalid": "Es ist keine Datei angekommen. Bitte wählen Sie sie noch einmal aus.",
        },
        widget=forms.FileInput,
    )

    def clean_file(self):
        """The bytes, once they are known to be harmless; `content` says what they are."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        data = file.read()
        try:
            self.content = content_of(data)
        except ContentError as error:
            raise forms.ValidationError(str(error)) from error
        self.name = file_name(file.name, self.content)
        return data

    @property
    def filing(self) -> Filing:
        typed = self.cleaned_data
        return Filing(typed["title"], typed["kind"], typed["access"], self.name, self.content, typed["file"])


class ReplaceForm(AttachmentForm):
    submit_label = "Datei ersetzen"
