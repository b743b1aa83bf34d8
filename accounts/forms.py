from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError

from intmk.kern import KernFormMixin


class SignInForm(KernFormMixin, AuthenticationForm):
    """E-mail address and password. One sentence for every failure: it never says whether an account exists."""

    submit_label = "Anmelden"
    error_messages = {
        "invalid_login": "E-Mail-Adresse oder Passwort stimmen nicht. Prüfen Sie beides und versuchen Sie es erneut.",
        "inactive": "E-Mail-Adresse oder Passwort stimmen nicht. Prüfen Sie beides und versuchen Sie es erneut.",
    }

    def clean_username(self):
        return self.cleaned_data["username"].strip().lower()

    def get_invalid_login_error(self):
        return ValidationError(self.error_messages["invalid_login"], code="invalid_login")
