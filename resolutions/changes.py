"""What can still be changed about the way of a resolution to the public, always with its reason.

Until its minute the embargo can be moved or lifted, and the publication cancelled. Afterwards the resolution can be
withdrawn: its address then tells when and why, and nothing else.
"""

from datetime import datetime

from django.db import transaction

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from proposals.models import Proposal
from resolutions import verbs
from resolutions.models.resolution import Resolution

ALREADY_PUBLIC = (
    "Der Beschluss ist schon öffentlich. Die Geschäftsstelle kann ihn zurückziehen; die Adresse nennt dann den Grund."
)


NOT_PUBLIC = "Der Beschluss ist noch nicht öffentlich. Bis dahin lässt sich seine Veröffentlichung absagen."


def public_already(resolution) -> str | None:
    """Why its way to the public cannot be changed any more."""
    return ALREADY_PUBLIC if resolution.has_been_public else None


def not_suspended(resolution) -> str | None:
    if resolution.is_suspended:
        return None
    return "Die Freigabe ruht nicht: Keine Berichtigung hat das Ergebnis geändert."


def not_public_yet(resolution) -> str | None:
    """Why it cannot be withdrawn yet."""
    return None if resolution.has_been_public else NOT_PUBLIC


def move_embargo(resolution, until: datetime | None, *, reason: str, by) -> bool:
    """Let the embargo end at another moment, or lift it (None). False: it is so already.

    Where the press office has published already, lifting makes the text public at once. Refused for a moment that has
    passed, and once everybody may read.
    """
    with transaction.atomic():
        fresh, appointment = _still_hidden(resolution, by, Permission.RELEASE, reason)
        if until == fresh.embargo_until:
            return False
        now = clock.now()  # asked once: the row compares it with itself
        if until and until <= now:
            raise Refused(
                "Die Sperrfrist liegt in der Vergangenheit. Geben Sie eine spätere an oder heben Sie sie auf."
            )
        columns = {"embargo_until": until}
        if fresh.is_published:
            end = until or now
            columns = {"embargo_until": end, "visible_from": max(fresh.published_at, end)}
        verb = verbs.EMBARGO_MOVED if until else verbs.EMBARGO_LIFTED
        _write(fresh, columns, verb, reason, by, appointment, embargo_until=until.isoformat() if until else None)
    resolution.refresh_from_db()
    return True


def cancel(resolution, *, reason: str, by) -> bool:
    """Take a publication back before its minute; the resolution waits for the press office again. False: it does."""
    with transaction.atomic():
        fresh, appointment = _still_hidden(resolution, by, Permission.CANCEL_PUBLICATION, reason)
        if not fresh.is_published:
            return False
        columns = {"published_at": None, "published_by": None, "visible_from": None}
        _write(fresh, columns, verbs.CANCELLED, reason, by, appointment)
    resolution.refresh_from_db()
    return True


def withdraw(resolution, *, reason: str, by) -> bool:
    """Take a public resolution from the public. The reason is read at its address. False: done already."""
    with transaction.atomic():
        fresh, appointment = resolution.locked_for(by, Permission.WITHDRAW_RESOLUTION)
        if fresh.is_withdrawn:
            return False
        if objection := not_public_yet(fresh):
            raise Refused(objection)
        _refuse_without(reason)
        columns = {"withdrawn_at": clock.now(), "withdrawn_by": by, "withdrawal_reason": reason}
        _write(fresh, columns, verbs.WITHDRAWN_FROM_PUBLIC, reason, by, appointment)
    resolution.refresh_from_db()
    return True


def confirm(resolution, *, reason: str, by) -> bool:
    """Let a release stand although a correction has turned the result over. False: nothing suspends it."""
    with transaction.atomic():
        fresh, appointment = resolution.locked_for(by, Permission.RELEASE)
        if not fresh.is_suspended:
            return False
        _refuse_without(reason)
        _write(fresh, {"confirmed": fresh.correction["pk"]}, verbs.RELEASE_CONFIRMED, reason, by, appointment)
    resolution.refresh_from_db()
    return True


def _still_hidden(resolution, by, permission, reason):
    fresh, appointment = resolution.locked_for(by, permission)
    if objection := public_already(fresh):
        raise Refused(objection)
    _refuse_without(reason)
    return fresh, appointment


def _refuse_without(reason: str) -> None:
    if not reason.strip():
        raise Refused("Bitte geben Sie einen Grund an.")


def _write(fresh, columns, verb, reason, by, appointment, **facts) -> None:
    Resolution.objects.filter(pk=fresh.pk).update(**columns)
    proposal = Proposal.objects.get(pk=fresh.proposal_id)
    record(proposal, verb, by=by, appointment=appointment, note=reason, rows=[fresh], resolution=fresh.pk, **facts)
