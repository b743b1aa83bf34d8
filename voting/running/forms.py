"""What a button of the running order sends: which item is called, and which one the page showed as called."""

from django import forms


class CallForm(forms.Form):
    """`seen` is empty where none was called. What somebody has forged is refused by the view."""

    item = forms.IntegerField(min_value=1, max_value=2**31)
    seen = forms.IntegerField(min_value=1, max_value=2**31, required=False)
