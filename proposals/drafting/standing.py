"""Who writes on a text now, and which version holds: for those who may write on it themselves."""

from dataclasses import dataclass
from datetime import timedelta

from intmk import clock
from proposals.drafting.models import Purpose, WorkingCopy
from text.blocks import digest

NOW = timedelta(minutes=3)  # after the last word that was kept


@dataclass(frozen=True, slots=True)
class Writers:
    """`writers` by name; `is_newer`: whether a version has been saved since the one that she writes on."""

    version: object
    writers: tuple[str, ...]
    is_newer: bool

    @property
    def mark(self) -> str:
        """Changes with all that is shown."""
        return digest("\n".join((str(self.version.number), str(self.is_newer), *self.writers)), ())[:12]


def standing_of(proposal, user, *, base: int) -> Writers:
    """`base` is the version that the person writes on. One query."""
    fresh = WorkingCopy.objects.filter(proposal=proposal, purpose=Purpose.TEXT, saved_at__gte=clock.now() - NOW)
    names = fresh.exclude(user=user).order_by("user__name").values_list("user__name", flat=True)
    version = proposal.text
    return Writers(version, tuple(names), 0 < base < version.number)
