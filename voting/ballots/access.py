"""The doors to the ballots of a proposal: unseen is 404, forbidden is 403."""

from django.http import Http404

from accounts.permissions import Permission
from proposals.access import get_proposal
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
