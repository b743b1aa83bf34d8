"""The doors to the ballots of a proposal: unseen is 404, forbidden is 403."""

from django.http import Http404

from accounts.permissions import Permission
from proposals.access import get_proposal
from voting.ballots.mandate import mandate
from voting.ballots.models.ballot import Ballot
from voting.ballots.models.declaration import Declaration


def get_declaration(user, reference: str, pk: int) -> Declaration:
    """A declaration on a proposal, for who may correct it. One that was corrected is found, too: it says so itself."""
    proposal = get_proposal(user, reference, to=Permission.CORRECT_VOTE)
    rows = Declaration.objects.select_related("ballot__meeting", "declared_by")
    declaration = rows.filter(pk=pk, ballot__proposal=proposal).first()
    if declaration is None:
        raise Http404
    declaration.ballot.proposal = proposal
    return declaration


def get_ballot(user, reference: str, pk: int) -> Ballot:
    """A ballot on a proposal, for who records votes."""
    return _ballot_on(get_proposal(user, reference, to=Permission.RECORD_VOTE), pk)


def get_ballot_of_land(user, reference: str, pk: int, land: str) -> Ballot:
    """A ballot on a proposal, for who votes for that Land; a foreign Land is 403."""
    proposal = get_proposal(user, reference)
    mandate(user, proposal, land)
    return _ballot_on(proposal, pk)


def _ballot_on(proposal, pk):
    rows = Ballot.objects.select_related("meeting", "version", "amendment__base", "amendment__land")
    ballot = rows.filter(pk=pk, proposal=proposal).first()
    if ballot is None:
        raise Http404
    ballot.proposal = proposal
    if ballot.amendment:
        ballot.amendment.proposal = proposal
    return ballot
