"""What became of a proposal in the votes, as a page shows it."""

from dataclasses import dataclass

from django.db.models import BigIntegerField

from accounts.laender import NAMES
from accounts.tilemap import Tilemap, TileValue, tilemap
from intmk.statement import Statement
from voting.majority import Choice
from voting.models import Ballot
from voting.tally import Bar, bar


@dataclass(frozen=True, slots=True)
class BallotOnPage:
    """A ballot with its pictures; no map where only the totals may be read."""

    ballot: Ballot
    bar: Bar
    map: Tilemap | None


def results_of(proposal, *, by_land: bool) -> list[BallotOnPage]:
    """All ballots on the proposal, oldest first; `by_land` adds how each Land voted."""
    if proposal.agenda_item_id is None:
        return []
    return [_on_page(ballot, by_land) for ballot in _BALLOTS(proposal=proposal.pk)]


def _ballots(proposal):
    ballots = Ballot.objects.filter(proposal=proposal).with_votes().select_related("meeting", "version")
    return ballots.defer("version__blocks").order_by("held_at")


_BALLOTS = Statement(_ballots, proposal=BigIntegerField())


def _on_page(ballot, by_land):
    outcome = ballot.outcome
    votes = {
        vote["land"]: TileValue(vote["choice"], Choice(vote["choice"]).label, NAMES[vote["land"]])
        for vote in ballot.cast
    }
    return BallotOnPage(ballot, bar(outcome), tilemap(votes) if by_land else None)
