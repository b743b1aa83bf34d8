"""What became of a proposal in the votes, as a page shows it."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, OuterRef
from django.db.models.functions import JSONObject

from accounts.laender import NAMES
from accounts.permissions import Permission
from accounts.tilemap import Tilemap, TileValue, tilemap
from intmk.statement import Statement
from voting.ballots.majority import Choice
from voting.ballots.models.correction import Correction, Remark
from voting.ballots.models.declaration import Declaration
from voting.ballots.tally import Bar, bar


@dataclass(frozen=True, slots=True)
class BallotOnPage:
    """The valid result of a ballot with its pictures; no map and no remarks where only the totals may be read.

    `may_correct`: the reader may correct the record. `waiting`: a correction waits for a second person.
    """

    declaration: Declaration
    bar: Bar
    map: Tilemap | None
    remarks: list[dict]
    may_correct: bool
    waiting: bool

    @property
    def ballot(self):
        return self.declaration.ballot


def results_of(proposal, user, *, by_land: bool) -> list[BallotOnPage]:
    """The valid results of all ballots on the proposal, oldest first; `by_land` adds how each Land voted."""
    if proposal.agenda_item_id is None:
        return []
    may_correct = by_land and proposal.authority(user, Permission.CORRECT_VOTE) is not None
    return [_on_page(declared, by_land, may_correct) for declared in _DECLARED(proposal=proposal.pk)]


def _declared(proposal):
    remarks = Remark.objects.filter(declaration__ballot=OuterRef("ballot")).order_by("pk")
    waiting = Correction.objects.waiting().filter(declaration=OuterRef("pk"))
    rows = (
        Declaration.objects.valid()
        .filter(ballot__proposal=proposal)
        .select_related("ballot__meeting", "ballot__version")
    )
    return (
        rows.annotate(
            remarked=ArraySubquery(remarks.values(remark=JSONObject(land="land__name", text="text"))),
            waiting=ArraySubquery(waiting.values("pk")),
        )
        .defer("ballot__version__blocks")
        .order_by("ballot__opened_at", "pk")
    )


_DECLARED = Statement(_declared, proposal=BigIntegerField())


def _on_page(declared, by_land, may_correct):
    return BallotOnPage(
        declared,
        bar(declared.outcome),
        map_of(declared) if by_land else None,
        declared.remarked if by_land else [],
        may_correct,
        may_correct and bool(declared.waiting),
    )


def map_of(declared) -> Tilemap:
    """How each Land voted, in the order of the rotation: the database keeps the choices in another."""
    votes = {
        member: TileValue(declared.choices[member], Choice(declared.choices[member]).label, name)
        for member, name in NAMES.items()
        if member in declared.choices
    }
    return tilemap(votes)
