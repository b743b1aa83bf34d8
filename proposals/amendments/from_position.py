"""A Land's „unterstützt, wenn“ becomes its amendment, with one click."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.permissions import Permission
from intmk.refusal import Refused
from proposals.amendments.models.amendment import Amendment, Wish
from proposals.positions.stances import Stance
from proposals.positions.wishes import BECOMES_AMENDMENT


def amendment_from(proposal, position, *, by) -> Amendment:
    """File what the person's own Land wants as an amendment to the version its position speaks of.

    The amendment knows the position, and the position its amendment. A second click gives the same one.
    """
    with transaction.atomic():
        fresh, appointment = proposal.locked_for(by, Permission.AMEND)
        if appointment.land_id != position.land_id:
            raise PermissionDenied
        current = fresh.positions.current().filter(pk=position.pk, stance=Stance.SUPPORTS_IF)
        current = current.select_related("version", "land").first()
        if current is None:
            raise Refused("Ihr Land hat seine Position inzwischen geändert. Sehen Sie nach, wie sie jetzt lautet.")
        if known := current.amendments.standing().first():
            known.proposal = fresh
            return known
        if fresh.state not in BECOMES_AMENDMENT or current.version.proposal_id != fresh.pk:
            raise Refused(
                "Aus dieser Position lässt sich hier kein Änderungsantrag machen. Schreiben Sie ihn im Editor."
            )
        wanted = current.version.read().apply(current.wanted())
        return Amendment.file(fresh, Wish(wanted, current.note, current), base=current.version.number, by=by)
