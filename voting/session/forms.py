"""What the office types in a session: codes of Länder, and who sits for them."""

from django import forms

from intmk.kern import KernForm, LineField
from voting.ballots.rules import member_name
from voting.session.rules import code_of, functions_under, stranger_told


class PresenceForm(KernForm):
    """The code of a Land: it comes where it was away, and goes where it was there.

    `seen` are the codes that the page showed as present, so that what is sent twice is done once.
    """

    submit_label = "Kommt oder geht"
    member = LineField(
        label="Kürzel des Landes",
        max_length=40,
        help_text="Zum Beispiel BY: kommt, wenn es fehlt, und geht, wenn es da ist.",
        error_messages={"required": "Geben Sie das Kürzel eines Landes ein, zum Beispiel BY."},
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "data-code": True}),
    )
    seen = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.members = members

    def clean_member(self):
        code = code_of(self.cleaned_data["member"], self.members)
        if code is None:
            raise forms.ValidationError(stranger_told(self.cleaned_data["member"], self.members))
        return code

    @property
    def comes(self) -> bool:
        """Whether the Land was away when the page was shown."""
        return self.cleaned_data["member"] not in self.cleaned_data["seen"].split()


class RepresentationForm(KernForm):
    """Who sits for a Land from now on."""

    submit_label = "Vermerken"
    member = forms.ChoiceField(label="Land")
    person = LineField(label="Person", max_length=120, error_messages={"required": "Geben Sie die Person an."})
    function = forms.ChoiceField(label="Funktion")

    def __init__(self, *args, members, deputy_level, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [("", "Bitte wählen"), *((code, member_name(code)) for code in members)]
        levels = [(function.value, function.label) for function in functions_under(deputy_level)]
        self.fields["function"].choices = [("", "Bitte wählen"), *levels]
