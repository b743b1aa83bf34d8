"""How an earlier text comes back. Mixed into `Proposal`."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.permissions import Permission
from intmk.refusal import Refused
from journal.models import record
from proposals.models.version import Version
from proposals.states import EDITABLE, State


class Restoring:
    def may_restore(self, user) -> bool:
        """Whether the user may bring an earlier text back now: who may write, as long as the text can change."""
        return self.state in EDITABLE and self.open_authority(user, Permission.EDIT_TEXT) is not None

    def restore(self, version, *, base: int, by):
        """The text of an earlier version as a new one. Returns it, or None where the current text says the same.

        `base` is the newest version the person has seen. Unlike `revise` nothing is merged: an old text brought back
        over one that she has not read would undo it unseen, so a newer version is Refused.
        """
        with transaction.atomic():
            fresh, appointment = self.locked_for(by, Permission.EDIT_TEXT)
            if not fresh.versions_seen_by(by).filter(pk=version.pk).exists():
                raise PermissionDenied
            fresh._refuse_to_restore(base)
            if version.digest == fresh.text.digest:
                return None
            restored = fresh._bring_back(version, by, appointment)
        self.refresh_from_db()
        return restored

    def _refuse_to_restore(self, base):
        if self.state not in EDITABLE:
            raise Refused(
                f"Der Text liegt fest, weil der Vorschlag den Stand „{State(self.state).label}“ hat. "
                "Wiederherstellen ist erst nach einer Rückgabe möglich."
            )
        if base != self.text.number:
            raise Refused(
                f"Inzwischen gibt es Fassung {self.text.number}. "
                "Lesen Sie sie, bevor Sie eine frühere wiederherstellen."
            )

    def _bring_back(self, version, by, appointment):
        restored = Version.write(
            self,
            number=self.text.number + 1,
            title=version.title,
            blocks=version.read(),
            note=f"Fassung {version.number} wiederhergestellt",
            by=by,
            land_id=appointment.land_id,
        )
        self._store_text(restored, {})
        record(
            self,
            "restored",
            says=f"hat Fassung {version.number} als Fassung {restored.number} wiederhergestellt.",
            by=by,
            appointment=appointment,
            version=restored.number,
            restored=version.number,
        )
        return restored
