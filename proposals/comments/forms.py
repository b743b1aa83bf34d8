"""What people type about a text."""

from django import forms

from intmk.kern import KernForm, LinesField
from proposals.comments.models import MOST_CHARACTERS


class CommentForm(KernForm):
    submit_label = "Kommentar schreiben"
    is_guarded = True
    block_id = forms.ChoiceField(label="Stelle", required=False)
    text = LinesField(label="Kommentar", max_length=MOST_CHARACTERS, widget=forms.Textarea(attrs={"rows": 4}))
    circle = forms.ChoiceField(
        label="Wer liest mit?",
        widget=forms.RadioSelect,
        help_text=(
            "Das lässt sich nachher nicht ändern. Antworten lesen dieselben. Der Bund und die Presse lesen nie mit."
        ),
    )

    def __init__(self, *args, places, circles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["block_id"].choices = places
        self.fields["circle"].choices = circles
        self.fields["circle"].initial = circles[0][0] if circles else None


class ReplyForm(KernForm):
    text = LinesField(label="Antwort", max_length=MOST_CHARACTERS, widget=forms.Textarea(attrs={"rows": 3}))
