"""How accepted amendments change a text that lies fixed. Mixed into `Proposal`."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.functional import cached_property

from accounts.permissions import Permission
from intmk.refusal import Refused
from journal.models import record
from proposals.amendments.rules import DECIDED, Fate, not_mergeable
from proposals.models.version import Version
from proposals.states import EDITABLE


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one amendment, with a sentence for the record."""

    fate: Fate
    note: str = ""


class Adopting:
    @cached_property
    def undecided(self) -> list[str]:
        """The labels of the amendments that are still open („Ä3“), in order. `for_page` reads them along."""
        return list(self.amendments.filed().labels())

    def authority_to_merge(self, user):
        """The appointment under which the user merges amendments into the text as it stands today, or None.

        While the text is still being written the office leaves the pen with those who write.
        """
        appointment = self.authority(user, Permission.MERGE_AMENDMENTS)
        if self.state in EDITABLE and not self.authority(user, Permission.EDIT_TEXT):
            return None
        return appointment

    def appointment_to_merge(self, user):
        """As `appointment_for`, for merging. PermissionDenied also where others have the pen."""
        if self.authority_to_merge(user) is None:
            raise PermissionDenied
        return self.appointment_for(user, Permission.MERGE_AMENDMENTS)

    def adopt_amendments(self, draft, *, base: int, decisions: Mapping[int, Decision], by):
        """Decide on amendments, by number, and save the text with what was accepted as a new version.

        Returns the version they are decided in: the new one, or the current one where no word changes. In one
        transaction with the journal. Refused where the text has changed since version `base`, where one of them is no
        longer open, and in states in which the text does not change.
        """
        with transaction.atomic():
            fresh = self.locked()
            appointment = fresh.appointment_to_merge(by)
            amendments = fresh._to_decide(decisions, base)
            version = fresh._adopted(draft, by, appointment)
            for amendment in amendments:
                decision = decisions[amendment.number]
                type(amendment).objects.filter(pk=amendment.pk).update(
                    state=decision.fate, decided_in=version, decision_note=decision.note
                )
            fresh._record_decisions(amendments, decisions, version, draft.note, by, appointment)
        vars(fresh).pop("undecided", None)
        self._follow(fresh)
        return version

    def _to_decide(self, decisions, base) -> list:
        objection = not_mergeable(self)
        if objection:
            raise Refused(objection)
        if base != self.text.number:
            raise Refused(
                f"Inzwischen gilt Fassung {self.text.number}; Ihre Zusammenführung beruht auf Fassung {base}. "
                "Setzen Sie sie auf der neuen Fassung fort."
            )
        if any(decision.fate not in DECIDED for decision in decisions.values()):
            raise ValueError("A decision is one of DECIDED.")
        amendments = list(self.amendments.filter(number__in=decisions))
        closed = [f"{each.label} ({each.fate.label})" for each in amendments if not each.is_open]
        if closed:
            raise Refused(
                f"Inzwischen nicht mehr offen: {', '.join(closed)}. "
                "Bitte laden Sie die Seite neu und prüfen Sie den Text."
            )
        if len(amendments) != len(decisions):
            raise Refused("Zu einem der Änderungsanträge gibt es keinen Eintrag mehr. Bitte laden Sie die Seite neu.")
        return amendments

    def _adopted(self, draft, by, appointment):
        if (draft.title, tuple(draft.blocks)) == (self.text.title, self.text.read()):
            return self.text
        version = Version.write(
            self,
            number=self.text.number + 1,
            title=draft.title,
            blocks=draft.blocks,
            note=draft.note,
            by=by,
            land_id=appointment.land_id,
        )
        self._store_text(version, {})
        self.text, self.title = version, version.title
        return version

    def _record_decisions(self, amendments, decisions, version, note, by, appointment):
        told = ", ".join(f"{each.label} {decisions[each.number].fate.label.lower()}" for each in amendments)
        record(
            self,
            "amendments_decided",
            says=f"hat über Änderungsanträge entschieden: {told or 'keinen'}. Es gilt Fassung {version.number}.",
            by=by,
            appointment=appointment,
            note=note,
            version=version.number,
            fates={str(each.pk): decisions[each.number].fate.value for each in amendments},
        )
