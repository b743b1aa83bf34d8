"""How accepted amendments change a text that lies fixed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from accounts.relations import LAND_ROLES
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.amendments.pen import appointment_to_merge, authority_to_merge, only_takes_over
from proposals.amendments.rules import DECIDED, Fate, not_mergeable, not_rejectable
from proposals.positions.house_rule import must_wait, refuse_unless_released
from proposals.presenting.models import Presentation
from proposals.presenting.rules import Release
from text.text import Text


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one amendment, with a sentence for the record."""

    fate: Fate
    note: str = ""


def adopt(proposal, text: Text, *, base: int, decisions: Mapping[int, Decision], by, note="", is_by_conference=False):
    """Decide on amendments, by number, and save the text with what was accepted as a new version.

    `is_by_conference`: the session has decided so, by voting on each.

    Returns the version they are decided in: the new one, or the current one where no word changes. In one
    transaction with the journal. Refused where the text has changed since version `base`, where one of them is no
    longer open, and in states in which the text does not change.
    """
    with transaction.atomic():
        fresh = proposal.locked()
        appointment = appointment_to_merge(fresh, by)
        amendments = _to_decide(fresh, decisions, base)
        _refuse_rejection(fresh, amendments, decisions, by)
        _refuse_unreleased(fresh, amendments, appointment, by)
        version = fresh.text
        if text != version.read():
            made = {"by": by, "land_id": appointment.land_id, "is_by_conference": is_by_conference}
            version = fresh.add_version(text, note=note, **made)
        for amendment in amendments:
            decision = decisions[amendment.number]
            type(amendment).objects.filter(pk=amendment.pk).update(
                state=decision.fate, decided_in=version, decision_note=decision.note
            )
        _record(fresh, amendments, decisions, version, note=note, by=by, appointment=appointment)
        if appointment.role in LAND_ROLES:
            Presentation.settle(fresh, Release.AMENDMENTS, by=by, appointment=appointment)
    vars(fresh).pop("undecided", None)
    proposal.follow(fresh)
    return version


def _to_decide(proposal, decisions, base) -> list:
    objection = not_mergeable(proposal)
    if objection:
        raise Refused(objection)
    if base != proposal.text.number:
        raise Refused(
            f"Inzwischen gilt Fassung {proposal.text.number}; Ihre Zusammenführung beruht auf Fassung {base}. "
            "Setzen Sie sie auf der neuen Fassung fort."
        )
    if proposal.ballots.still_open().exists():
        raise Refused(
            "Über den Vorschlag wird gerade abgestimmt. Der Text ändert sich erst, wenn die Abstimmung geschlossen ist."
        )
    if any(decision.fate not in DECIDED for decision in decisions.values()):
        raise ValueError("A decision is one of DECIDED.")
    amendments = list(proposal.amendments.filter(number__in=decisions))
    closed = [f"{each.label} ({each.fate.label})" for each in amendments if not each.is_open]
    if closed:
        raise Refused(
            f"Inzwischen nicht mehr offen: {', '.join(closed)}. Bitte laden Sie die Seite neu und prüfen Sie den Text."
        )
    if len(amendments) != len(decisions):
        raise Refused("Zu einem der Änderungsanträge gibt es keinen Eintrag mehr. Bitte laden Sie die Seite neu.")
    return amendments


def _refuse_rejection(proposal, amendments, decisions, by):
    """Where only the session rejects; what else goes in is asked where it is chosen (`Merge.objection`)."""
    rejected = [each for each in amendments if decisions[each.number].fate == Fate.REJECTED]
    if rejected and only_takes_over(proposal, by):
        raise Refused(not_rejectable(rejected[0].label))


def awaits_release(proposal, amendments, by) -> bool:
    """Whether it is the approver of her Land who decides on these, by its house rule."""
    appointment = authority_to_merge(proposal, by)
    binds = appointment is not None and _binds_the_land(appointment, amendments)
    return binds and must_wait(proposal, appointment.land_id, by)


def _binds_the_land(appointment, amendments) -> bool:
    """The office decides for no Land; the lead Land may always decide on its own amendments."""
    return appointment.role in LAND_ROLES and any(each.land_id != appointment.land_id for each in amendments)


def _refuse_unreleased(proposal, amendments, appointment, by):
    if _binds_the_land(appointment, amendments):
        what = "über Änderungsanträge anderer Länder entscheiden"
        refuse_unless_released(proposal, appointment.land_id, by, what=what)


def _record(proposal, amendments, decisions, version, *, note, by, appointment):
    told = ", ".join(f"{each.label} {decisions[each.number].fate.label.lower()}" for each in amendments)
    record(
        proposal,
        verbs.AMENDMENTS_DECIDED,
        words={"fates": told or "keinen", "number": version.number},
        by=by,
        appointment=appointment,
        note=note,
        rows=[proposal, version, *amendments],
        version=version.number,
        fates={str(each.pk): decisions[each.number].fate.value for each in amendments},
    )
