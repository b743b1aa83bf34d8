"""The one door to an attachment."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from proposals.access import get_proposal
from proposals.attachments.models import Attachment


def get_attachment(user, reference: str, token):
    """The attachment with its proposal, without its data, if the user may open it."""
    proposal = get_proposal(user, reference, to=Permission.READ_NEGOTIATION)
    attachment = get_object_or_404(Attachment.objects.visible_to(user, proposal), token=token)
    attachment.proposal = proposal
    return attachment


def get_own_attachment(user, reference: str, token):
    """The same for those who may replace it or take it back: the Land, or the office, that brought it. Else 404."""
    attachment = get_attachment(user, reference, token)
    appointment = attachment.proposal.authority(user, Permission.ATTACH)
    if appointment is None or not attachment.is_own(appointment):
        raise Http404
    return attachment
