"""The one door to a statement for the record: whoever sees the proposal sees it."""

from django.http import Http404

from proposals.access import get_proposal
from voting.statements.models import RecordStatement


def get_statement(user, reference: str, pk: int) -> RecordStatement:
    """A statement at a proposal the user sees, also one that was taken back: the verb says so."""
    proposal = get_proposal(user, reference)
    statement = RecordStatement.objects.select_related("land").filter(pk=pk, proposal=proposal).first()
    if statement is None:
        raise Http404
    statement.proposal = proposal
    return statement
