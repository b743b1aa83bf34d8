from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from documents.tables import file_of
from intmk.download import download
from proposals.access import get_proposal
from proposals.positions.listed import board_table


@require_safe
def as_file(request, reference, kind):
    """How the sixteen stand to a proposal, as a file for a spreadsheet."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    return download(**file_of(board_table(proposal, request.user), kind))
