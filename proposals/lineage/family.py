"""The family of a proposal as one reader sees it: where it comes from, where it goes on, what it competes with."""

from dataclasses import dataclass
from functools import partial

from django.db.models import BigIntegerField, OuterRef, Q, Subquery

from intmk.statement import Statement
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
    rows = _FAMILY[with_rivals](
        proposal=proposal.pk, predecessor=proposal.predecessor_id, united_into=proposal.united_into_id
    )
    found = [_relative(proposal, row) for row in rows if row.may_be_seen_by(user)]
    return [relative for several in found for relative in several]


def _rows(proposal, predecessor, united_into, *, with_rivals):
    """The family of a proposal, by the keys of the three."""
    rows = Proposal.objects.for_rights().filter(pk__in=_keys(proposal, [predecessor, united_into], with_rivals))
    if with_rivals:
        links = CompetingLink.objects.filter(_link(proposal, OuterRef("pk")) | _link(OuterRef("pk"), proposal))
        links = links.order_by()
        rows = rows.annotate(rivalry=Subquery(links.values("kind")[:1]), link_note=Subquery(links.values("note")[:1]))
    return rows.order_by("pk")


def _keys(proposal, own, with_rivals):
    """The keys of the family, each by an index of its own: a condition with OR would read all proposals."""
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


_FAMILY = {
    with_rivals: Statement(
        partial(_rows, with_rivals=with_rivals),
        proposal=BigIntegerField(),
        predecessor=BigIntegerField(),
        united_into=BigIntegerField(),
    )
    for with_rivals in (True, False)
}


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
