"""What several commands are told in the same way."""

from django.core.management.base import CommandError

from accounts.models import Land


def land_of(code: str) -> Land:
    """The Land with this code. Raises CommandError with one sentence for any other text."""
    land = Land.objects.filter(code=code.upper()).first()
    if land is None:
        raise CommandError(f"„{code}“ ist kein Kürzel eines Landes. Beispiele: NI, BY, HH.")
    return land
