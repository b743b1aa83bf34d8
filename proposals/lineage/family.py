"""The family of a proposal as one reader sees it: where it comes from, where it goes on, what it competes with."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from proposals.lineage.models import CompetingLink
from proposals.lineage.rivalry import Rivalry
from proposals.models.proposal import Proposal
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
    rows = Proposal.objects.visible_to(user).filter(pk__in=_family(proposal, with_rivals))
    if with_rivals:
        links = CompetingLink.objects.filter(_link(proposal.pk, OuterRef("pk")) | _link(OuterRef("pk"), proposal.pk))
        links = links.order_by()
        rows = rows.annotate(rivalry=Subquery(links.values("kind")[:1]), link_note=Subquery(links.values("note")[:1]))
    rows = rows.select_related("conference", "lead_land").defer("search").order_by("pk")
    found = [_relative(proposal, row) for row in rows]
    return [relative for several in found for relative in several]


def _family(proposal, with_rivals):
    """The keys of the family, each by an index of its own: a condition with OR would read all proposals."""
    own = [pk for pk in (proposal.predecessor_id, proposal.united_into_id) if pk]
    keys = [
        Proposal.objects.filter(pk__in=own).order_by().values("pk"),
        Proposal.objects.filter(predecessor=proposal).order_by().values("pk"),
        Proposal.objects.filter(united_into=proposal).order_by().values("pk"),
    ]
    if with_rivals:
        keys.append(CompetingLink.objects.filter(one=proposal).order_by().values("other"))
        keys.append(CompetingLink.objects.filter(other=proposal).order_by().values("one"))
    return keys[0].union(*keys[1:], all=True)


def _link(one, other) -> Q:
    return Q(one=one, other=other)


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
        ("Aufgegangen in", row.pk == proposal.united_into_id),
        ("Hat aufgenommen", row.united_into_id == proposal.pk),
        ("Teil", is_part),
        ("Nachfolger", row.predecessor_id == proposal.pk and not is_part),
    )
