"""What the pages about an open ballot and about a correction show."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from intmk.counted import counted
from proposals.amendments.synopsis import redline_of
from text.lines import Run, Runs, branch_of, runs_of
from text.text import Comparison
from voting.ballots.majority import Choice, Outcome, Result
from voting.ballots.models.ballot import Ballot
from voting.ballots.models.correction import Correction
from voting.ballots.models.declaration import Declaration
from voting.ballots.models.vote import Vote
from voting.ballots.polling import Standing
from voting.ballots.recording import decided
from voting.ballots.rules import Scope, member_name


def home_of(ballot: Ballot) -> str:
    """Where it goes on after a ballot: with the other parts of the text, or at the proposal."""
    if ballot.scope in (Scope.AMENDMENT, Scope.ZIFFER):
        return reverse("voting:parts", args=[ballot.proposal.reference])
    return ballot.proposal.get_absolute_url()


@dataclass(frozen=True, slots=True)
class Difference:
    """What was recorded of a member, and what it should be."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CorrectionOnPage:
    """A correction that waits. `is_own`: the reader has asked for it, so another must confirm it."""

    correction: Correction
    differences: list[Difference]
    outcome: Outcome
    turns: bool
    moved_to: datetime | None
    is_own: bool


def correction_on_page(correction: Correction, user) -> CorrectionOnPage:
    wrong = correction.declaration
    outcome = decided(wrong.ballot.snapshot, correction.choices)
    differences = [
        Difference(member_name(member), Choice(wrong.choices[member]).label, Choice(correction.choices[member]).label)
        for member in wrong.ballot.snapshot.members
        if wrong.choices[member] != correction.choices[member]
    ]
    return CorrectionOnPage(
        correction,
        differences,
        outcome,
        outcome.result != Result(wrong.result),
        correction.decided_at if correction.decided_at != wrong.decided_at else None,
        correction.asked_by_id == user.pk,
    )


def told_of(correction: Correction) -> str:
    if correction.is_confirmed:
        return "Die Abstimmung ist berichtigt."
    return "Die Berichtigung liegt vor. Sie gilt, sobald eine zweite Person der Geschäftsstelle sie bestätigt."


@dataclass(frozen=True, slots=True)
class BallotStanding:
    """An open ballot as the office sees it: who has voted and how, and who has not."""

    voted: list[tuple[str, str, Vote]]
    missing: list[str]

    @property
    def line(self) -> str:
        """„14 von 16 Ländern haben abgestimmt.“"""
        every = len(self.voted) + len(self.missing)
        verb = "hat" if len(self.voted) == 1 else "haben"
        return f"{len(self.voted)} von {counted(every, 'Land', 'Ländern')} {verb} abgestimmt."


def standing_on_page(ballot: Ballot, standing: Standing) -> BallotStanding:
    """The Länder in the order of the rotation."""
    members, votes = ballot.snapshot.members, standing.votes
    return BallotStanding(
        [(member_name(code), Choice(votes[code].choice).label, votes[code]) for code in members if code in votes],
        [member_name(code) for code in members if code not in votes],
    )


@dataclass(frozen=True, slots=True)
class OwnVote:
    """A ballot as the delegate of a Land sees it: its own vote, and no other before it is closed.

    `declaration` is the result, where there is one; `following` the ballot that is open now in the same meeting, where
    this one is not.
    """

    ballot: Ballot
    land: str
    vote: Vote | None
    declaration: Declaration | None
    following: Ballot | None

    @property
    def name(self) -> str:
        return member_name(self.land)

    @property
    def said(self) -> str:
        return Choice(self.vote.choice).label

    @property
    def lines(self) -> Runs | None:
        """The whole text, where that is asked about."""
        return runs_of(self.ballot.version.read()) if self.ballot.scope == Scope.WHOLE else None

    @property
    def ziffer(self) -> Run | None:
        """The Ziffer that is asked about, with its subpoints, in the numbers of the text."""
        return branch_of(self.ballot.version.read(), self.ballot.block) if self.ballot.block else None

    @property
    def redline(self) -> Comparison | None:
        """What the amendment that is asked about would change."""
        if self.ballot.amendment is None:
            return None
        operations, _ = self.ballot.amendment.on(self.ballot.version)
        return redline_of(self.ballot.version.read(), operations)


def own_vote(ballot: Ballot, land: str, user) -> OwnVote:
    vote = Vote.objects.of(ballot, land)
    if ballot.is_open:
        return OwnVote(ballot, land, vote, None, None)
    others = Ballot.objects.still_open().filter(meeting=ballot.meeting_id).select_related("proposal__conference")
    following = next((other for other in others if other.proposal.may_be_seen_by(user)), None)
    return OwnVote(ballot, land, vote, ballot.declarations.valid().first(), following)
