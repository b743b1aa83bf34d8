"""What a Land declares for the record."""

from uuid import uuid4

from django import forms

from accounts.laender import NAMES
from intmk.kern import KernForm, LinesField
from voting.statements.objections import MOST_CHARACTERS


class StatementForm(KernForm):
    """`land` is asked where there is a choice. `key` makes what is sent twice one statement."""

    submit_label = "Zu Protokoll geben"
    is_guarded = True
    land = forms.ChoiceField(label="Land")
    text = LinesField(
        label="Wortlaut",
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Der Wortlaut wird nicht mehr geändert. Ist etwas falsch, nehmen Sie die Erklärung zurück und geben "
        "eine neue ab.",
        error_messages={"required": "Bitte schreiben Sie, was Ihr Land zu Protokoll erklärt."},
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args, laender, **kwargs):
        super().__init__(*args, **kwargs)
        names = [(code, NAMES[code]) for code in laender]
        self.fields["land"].choices = names if len(names) == 1 else [("", "Bitte wählen"), *names]
        if len(names) == 1:
            self.fields["land"].widget = forms.HiddenInput()
            self.fields["land"].initial = names[0][0]
