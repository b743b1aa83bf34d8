"""The family of a proposal as one reader sees it: where it comes from, where it goes on, what it competes with."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from proposals.models import CompetingLink, Proposal
from proposals.stances import Rivalry
from proposals.states import State, StateOnPage


@dataclass(frozen=True, slots=True)
class Relative:
    """Another proposal and what it is to this one. `is_rival`: marked by hand, so the mark can be taken back."""

    word: str
    proposal: Proposal
    state: StateOnPage
    note: str = ""
    is_rival: bool = False


def relatives(user, proposal, *, with_rivals: bool) -> list[Relative]:
    """All of the family that the user may see, in one query. Rivals belong to the negotiation."""
    family = Q(predecessor=proposal) | Q(merged_into=proposal)
    family |= Q(pk__in=[pk for pk in (proposal.predecessor_id, proposal.merged_into_id) if pk])
    rows = Proposal.objects.visible_to(user).select_related("conference", "lead_land").defer("search")
    if with_rivals:
        links = CompetingLink.objects.of(proposal).filter(Q(one=OuterRef("pk")) | Q(other=OuterRef("pk")))
        rows = rows.annotate(rivalry=Subquery(links.values("kind")[:1]), link_note=Subquery(links.values("note")[:1]))
        family |= Q(rivalry__isnull=False)
    found = [_relative(proposal, row) for row in rows.filter(family, ~Q(pk=proposal.pk)).order_by("pk")]
    return [relative for several in found for relative in several]


def _relative(proposal, row) -> list[Relative]:
    """What a row is to the proposal; rivals can be relatives, too."""
    state = row.state_on_page
    kin = [Relative(word, row, state) for word, holds in _kinship(proposal, row) if holds]
    if getattr(row, "rivalry", None):
        kin.append(Relative(Rivalry(row.rivalry).label, row, state, row.link_note, is_rival=True))
    return kin


def _kinship(proposal, row):
    is_part = row.predecessor_id == proposal.pk and proposal.state == State.SPLIT
    return (
        ("Hervorgegangen aus", row.pk == proposal.predecessor_id),
        ("Aufgegangen in", row.pk == proposal.merged_into_id),
        ("Hat aufgenommen", row.merged_into_id == proposal.pk),
        ("Teil", is_part),
        ("Nachfolger", row.predecessor_id == proposal.pk and not is_part),
    )
