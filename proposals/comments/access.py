"""The one door to a comment."""

from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from proposals.access import get_proposal
from proposals.comments.models import Comment


def get_comment(user, reference: str, pk: int):
    """A comment that the user reads, where she may comment herself; with its proposal."""
    proposal = get_proposal(user, reference, to=Permission.READ_NEGOTIATION)
    comment = get_object_or_404(Comment.objects.seen_by(user, proposal), pk=pk)
    comment.proposal = get_proposal(user, reference, to=Permission.COMMENT)
    return comment
