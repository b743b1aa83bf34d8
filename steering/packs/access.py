"""The doors to packs: the agenda for who reads the negotiation, a pack for who ordered it."""

from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from conferences.access import get_conference
from conferences.kinds import DECIDING
from conferences.models import Conference
from steering.packs.models import Pack


def get_conference_to_pack(user, number: int) -> Conference:
    """A conference whose texts and synopses the user reads: Länder and their offices."""
    return get_conference(user, number, to=Permission.READ_NEGOTIATION)


def meetings_to_pack(conference) -> list:
    return conference.meetings_of(*DECIDING)


def get_pack(user, number: int, pk: int) -> Pack:
    """A pack that this user has ordered; anybody else's is 404."""
    conference = get_conference_to_pack(user, number)
    packs = Pack.objects.select_related("meeting", "land").filter(meeting__conference=conference, by=user)
    pack = get_object_or_404(packs, pk=pk)
    pack.meeting.conference = conference
    return pack
