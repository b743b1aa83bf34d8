"""What became of a proposal in the votes, as a page shows it."""

from dataclasses import dataclass

from django.db.models import Prefetch

from accounts.tilemap import Tilemap, TileValue, tilemap
from voting.majority import Choice
from voting.models import Ballot, Vote
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
    votes = Prefetch("votes", Vote.objects.select_related("land"))
    ballots = proposal.ballots.select_related("meeting", "version").prefetch_related(votes).order_by("held_at")
    return [_on_page(ballot, by_land) for ballot in ballots]


def _on_page(ballot, by_land):
    outcome = ballot.outcome
    votes = {
        vote.land_id: TileValue(vote.choice, Choice(vote.choice).label, vote.land.name) for vote in ballot.votes.all()
    }
    return BallotOnPage(ballot, bar(outcome), tilemap(votes) if by_land else None)
