"""The doors to the parts of a TOP: unseen is 404, forbidden is 403."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from proposals.access import get_proposal
from proposals.models import Amendment, Proposal
from text.blocks import Kind
from voting.parts.models.ziffer_request import ZifferRequest


def get_item(user, reference: str, *, to: Permission = Permission.READ_NEGOTIATION) -> Proposal:
    """A proposal that stands on an agenda; 404 for one that does not."""
    proposal = get_proposal(user, reference, to=to)
    if proposal.agenda_item_id is None:
        raise Http404
    return proposal


def get_amendment(user, reference: str, number: int, *, to: Permission = Permission.RECORD_VOTE) -> Amendment:
    """An amendment to a proposal on an agenda, also one that is decided: the verbs say so."""
    proposal = get_item(user, reference, to=to)
    rows = proposal.amendments.visible_to(user, proposal).select_related("land", "base")
    amendment = get_object_or_404(rows.defer("base__blocks"), number=number)
    amendment.proposal = proposal
    return amendment


def get_ziffer(user, reference: str, block: str) -> tuple[Proposal, str]:
    """A proposal on an agenda and what a Ziffer is called: that of its text, or one that was in it when asked for."""
    proposal = get_item(user, reference, to=Permission.RECORD_VOTE)
    text = proposal.text.read()
    found = text.get(block)
    if found is not None and found.kind is Kind.ZIFFER:
        return proposal, text.names[block]
    request = proposal.ziffer_requests.filter(block=block).order_by("pk").last()
    if request is None:
        raise Http404
    return proposal, request.named


def get_request(user, reference: str, pk: int) -> ZifferRequest:
    """What a Land has asked for, also what it has dropped."""
    proposal = get_item(user, reference, to=Permission.RECORD_VOTE)
    request = get_object_or_404(proposal.ziffer_requests.select_related("land"), pk=pk)
    request.proposal = proposal
    return request
