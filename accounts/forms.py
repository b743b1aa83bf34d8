from datetime import timedelta
from math import ceil

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError

from accounts.models import SignInThrottle, User
from accounts.security import Event, address_of, digest, network_of, tell
from intmk.kern import KernFormMixin


class SignInForm(KernFormMixin, AuthenticationForm):
    """E-mail address and password. One sentence for every failure: it never says whether an account exists."""

    submit_label = "Anmelden"
    error_messages = {
        "invalid_login": "E-Mail-Adresse oder Passwort stimmen nicht. Prüfen Sie beides und versuchen Sie es erneut.",
        "inactive": "E-Mail-Adresse oder Passwort stimmen nicht. Prüfen Sie beides und versuchen Sie es erneut.",
    }
    wait = timedelta(0)  # how long nobody may try, after too many failures

    def clean_username(self):
        return self.cleaned_data["username"].strip().lower()

    def clean(self):
        """A right password during the wait is refused as well: otherwise the answer would tell a guess from a hit."""
        name, sender = self.cleaned_data.get("username"), network_of(address_of(self.request))
        if not (name and self.cleaned_data.get("password")):
            return super().clean()
        self.wait = SignInThrottle.attempt(name, sender)
        if self.wait:
            self._tell(Event.SIGN_IN_TOO_EARLY)
            raise ValidationError(_come_again(self.wait), code="too_early")
        try:
            cleaned = super().clean()
        except ValidationError:
            self._tell(Event.SIGN_IN_FAILED)
            raise
        SignInThrottle.succeed(name, sender)
        return cleaned

    def get_invalid_login_error(self):
        return ValidationError(self.error_messages["invalid_login"], code="invalid_login")

    def _tell(self, event):
        name = self.cleaned_data["username"]
        person = User.objects.filter(email=name).values_list("pk", flat=True).first()
        tell(event, self.request, **({"user": person} if person else {"unknown": digest(name)[:12]}))


def _come_again(wait: timedelta) -> str:
    minutes = ceil(wait / timedelta(minutes=1))
    return (
        f"Das waren zu viele Versuche mit falschen Angaben. In {minutes} {'Minute' if minutes == 1 else 'Minuten'} "
        "können Sie es wieder versuchen; bis dahin nehmen wir auch das richtige Passwort nicht an."
    )
