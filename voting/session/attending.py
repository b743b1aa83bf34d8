"""Who is not there, for those who call the Länder."""

from voting.ballots.rules import members
from voting.session.models.presence import Presence


def away_from(meeting) -> frozenset[str]:
    """The members that are noted as not there, while the meeting sits. Nobody, where nobody notes who comes."""
    if not meeting.is_in_session:
        return frozenset()
    there = {presence.member for presence in Presence.objects.now().filter(session__meeting=meeting)}
    return frozenset(members(meeting.conference.rules)) - there if there else frozenset()
