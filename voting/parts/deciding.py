"""What the session says about the parts of a text besides voting on them: each writes with its journal entry."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.permissions import Permission
from intmk.refusal import Refused
from journal.models import record
from text.blocks import Kind
from voting import verbs
from voting.ballots.objections import not_begun
from voting.parts.models.handling import Handling
from voting.parts.models.voting_order import VotingOrder
from voting.parts.models.ziffer_request import ZifferRequest
from voting.parts.objections import not_askable, not_handled, not_moot, not_takeable
from voting.parts.order import Direction, moved
from voting.parts.pen import appointment_to_take_over
from voting.parts.rules import WAITS, HandlingKind, Stand
from voting.parts.standing import parts_of

OVERTAKEN = "{} hat die Reihenfolge inzwischen geändert. Sehen Sie sie sich noch einmal an."


def arrange(proposal, number: int, direction: Direction, *, seen: int, by) -> VotingOrder | None:
    """Put one amendment elsewhere in the order of voting. None: it stands there already.

    `seen` is the key of the order that the page showed, 0 for the proposed one; Refused where there is a newer one.
    """
    with transaction.atomic():
        fresh, appointment = proposal.locked_for(by, Permission.RECORD_VOTE)
        parts = parts_of(fresh)
        if parts.order and parts.order.pk != seen:
            raise Refused(OVERTAKEN.format(parts.order.set_by.name))
        if number not in parts.numbers:
            raise Refused(f"Ä{number} ist nicht mehr offen und steht in keiner Reihenfolge mehr.")
        numbers = moved(parts.numbers, number, direction)
        if numbers == parts.numbers:
            return None
        order = VotingOrder.objects.create(proposal=fresh, numbers=numbers, set_by=by)
        words = {"order": str(order)}
        record(fresh, verbs.ORDER_SET, words=words, by=by, appointment=appointment, rows=[order])
    return order


def take_over(amendment, *, by) -> Handling | None:
    """The lead Land makes an amendment its own, as its Land wants it. None: it has done so.

    By who releases or votes for the lead Land, or by the office, which records that it was said in the room.
    """
    with transaction.atomic():
        fresh = amendment.proposal.locked()
        appointment = appointment_to_take_over(fresh, by)
        part = _part(fresh, amendment)
        if part and part.stand == Stand.TAKEN_OVER:
            return None
        if objection := not_begun(fresh) or not_takeable(amendment, part):
            raise Refused(objection)
        handling = Handling.note(amendment, HandlingKind.TAKEN_OVER, land=fresh.lead_land, by=by)
        words = {"label": amendment.label, "land": fresh.lead_land.name}
        facts = {"rows": [handling], "amendment": amendment.pk}
        record(fresh, verbs.TAKEN_OVER, words=words, by=by, appointment=appointment, **facts)
    return handling


def make_moot(amendment, *, through: int | None = None, reason: str = "", by) -> Handling | None:
    """Nothing is left to vote on in an amendment: another one was adopted (its number), or for a reason. None: done."""
    with transaction.atomic():
        fresh, appointment = amendment.proposal.locked_for(by, Permission.RECORD_VOTE)
        parts = parts_of(fresh)
        part, other = parts.amendment(amendment.number), parts.amendment(through) if through else None
        if part and part.stand == Stand.MOOT:
            return None
        if objection := not_begun(fresh) or not_moot(amendment, part, through, other, reason):
            raise Refused(objection)
        said = {"through": other and other.amendment, "reason": "" if other else reason}
        handling = Handling.note(amendment, HandlingKind.MOOT, by=by, **said)
        words = {"label": amendment.label, "why": handling.said}
        facts = {"rows": [handling], "amendment": amendment.pk}
        record(fresh, verbs.MADE_MOOT, words=words, by=by, appointment=appointment, note=reason, **facts)
    return handling


def take_back(amendment, *, by) -> bool:
    """Undo a Übernahme or that an amendment is moot, until the text is settled. False: it is undone."""
    with transaction.atomic():
        fresh = amendment.proposal.locked()
        appointment = appointment_to_take_over(fresh, by)
        part = _part(fresh, amendment)
        if part and part.handling is None:
            return False
        if objection := not_handled(amendment, part):
            raise Refused(objection)
        if part.stand == Stand.MOOT and fresh.authority(by, Permission.RECORD_VOTE) is None:
            raise PermissionDenied
        part.handling.end(by=by)
        words, facts = {"label": amendment.label}, {"rows": [part.handling], "amendment": amendment.pk}
        record(fresh, verbs.HANDLING_ENDED, words=words, by=by, appointment=appointment, **facts)
    return True


def ask_for_ziffer(proposal, block: str, *, land, by) -> ZifferRequest | None:
    """Note that a Land wants a Ziffer to be voted on by itself. None: it has asked for that."""
    with transaction.atomic():
        fresh, appointment = proposal.locked_for(by, Permission.RECORD_VOTE)
        text = fresh.text.read()
        found = text.get(block)
        is_ziffer = found is not None and found.kind is Kind.ZIFFER
        if objection := not_begun(fresh) or not_askable(fresh, is_ziffer=is_ziffer):
            raise Refused(objection)
        if fresh.ziffer_requests.standing().filter(block=block, land=land).exists():
            return None
        columns = {"block": block, "named": text.names[block], "land": land, "noted_by": by}
        request = ZifferRequest.objects.create(proposal=fresh, **columns)
        words = {"land": land.name, "ziffer": request.named}
        record(fresh, verbs.ZIFFER_ASKED, words=words, by=by, appointment=appointment, rows=[request])
    return request


def drop_ziffer(request, *, by) -> bool:
    """Note that a Land no longer asks for it. False: so it is. Refused once it is voted on."""
    with transaction.atomic():
        fresh, appointment = request.proposal.locked_for(by, Permission.RECORD_VOTE)
        held = ZifferRequest.objects.select_related("land").get(pk=request.pk)
        if held.withdrawn_at:
            return False
        part = parts_of(fresh).ziffer(held.block)
        if part.stand not in (*WAITS - {Stand.ASKED}, Stand.GONE, Stand.MOOT):
            raise Refused(f"Über {part.name} wird oder ist schon abgestimmt. Der Antrag bleibt.")
        held.withdraw(by=by)
        words = {"land": held.land.name, "ziffer": part.name}
        record(fresh, verbs.ZIFFER_DROPPED, words=words, by=by, appointment=appointment, rows=[held])
    return True


def _part(proposal, amendment):
    return parts_of(proposal).amendment(amendment.number)
