"""The Vota of a whole sheet, recorded together: all of them or none."""

from dataclasses import dataclass

from django.db import transaction

from intmk.refusal import Refused
from proposals.models import Proposal


@dataclass(frozen=True, slots=True)
class TypedVotum:
    """What was typed at a proposal; `seen` is the key of the Votum that the person had before her, 0 for none."""

    proposal: Proposal
    recommendation: str
    note: str
    seen: int


def record_vota(typed: list[TypedVotum], *, by) -> int:
    """How many proposals have another Votum now. Refused where somebody recorded one meanwhile."""
    changed = sorted((one for one in typed if _is_new(one)), key=lambda one: one.proposal.pk)
    with transaction.atomic():
        for one in changed:
            one.proposal.locked()
            _refuse_if_overtaken(one)
        return sum(
            one.proposal.move("recommend", by=by, recommendation=one.recommendation, note=one.note) for one in changed
        )


def _is_new(one) -> bool:
    stored = (one.proposal.recommendation, one.proposal.recommendation_note)
    return bool(one.recommendation) and (one.recommendation, one.note) != stored


def _refuse_if_overtaken(one):
    newest = one.proposal.vota.order_by("-recorded_at", "-pk").first()
    if newest and newest.pk != one.seen:
        raise Refused(
            f"Zu {one.proposal.reference} hat {newest.recorded_by.name} inzwischen ein Votum festgehalten: {newest}. "
            "Ihre Eingaben stehen noch hier; gespeichert ist keine davon. Wenn Sie erneut speichern, gelten Ihre."
        )
