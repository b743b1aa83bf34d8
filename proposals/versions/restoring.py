"""How an earlier text comes back, as a new version."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.permissions import Permission
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.states import EDITABLE, State


def may_restore(proposal, user) -> bool:
    """Whether the user may bring an earlier text back now: who may write, as long as the text can change."""
    return proposal.state in EDITABLE and proposal.open_authority(user, Permission.EDIT_TEXT) is not None


def restore(proposal, version, *, base: int, by):
    """The text of an earlier version as a new one. Returns it, or None where the current text says the same.

    `base` is the newest version the person has seen. Unlike `revise` nothing is joined: an old text brought back
    over one that she has not read would undo it unseen, so a newer version is Refused.
    """
    with transaction.atomic():
        fresh, appointment = proposal.locked_for(by, Permission.EDIT_TEXT)
        if not fresh.versions_seen_by(by).filter(pk=version.pk).exists():
            raise PermissionDenied
        _refuse(fresh, base)
        if version.digest == fresh.text.digest:
            return None
        note = f"Fassung {version.number} wiederhergestellt"
        restored = fresh.add_version(version.read(), note=note, by=by, land_id=appointment.land_id)
        words = {"earlier": version.number, "number": restored.number}
        facts = {"rows": [fresh, restored], "version": restored.number, "restored": version.number}
        record(fresh, verbs.RESTORED, words=words, by=by, appointment=appointment, **facts)
    proposal.follow(fresh)
    return restored


def _refuse(proposal, base):
    if proposal.state not in EDITABLE:
        raise Refused(
            f"Der Text liegt fest, weil der Vorschlag den Stand „{State(proposal.state).label}“ hat. "
            "Wiederherstellen ist erst nach einer Rückgabe möglich."
        )
    if base != proposal.text.number:
        raise Refused(
            f"Inzwischen gibt es Fassung {proposal.text.number}. "
            "Lesen Sie sie, bevor Sie eine frühere wiederherstellen."
        )
