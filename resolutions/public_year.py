"""What everybody may know of a conference. A year still being laid down, or without days yet, is known to nobody."""

from django.db.models import Q

from conferences.kinds import DECIDING
from conferences.models import Conference
from intmk import clock


def known():
    """Conferences whose chair year has begun, and those of the archive: these have no chair year, but a date."""
    begun = Q(starts_on__lte=clock.today()) | Q(starts_on__isnull=True) & ~Q(archive_date="")
    return Conference.objects.filter(begun).select_related("chair_land")


def current() -> Conference | None:
    """The conference of the present chair year."""
    return known().filter(starts_on__isnull=False, ends_on__gte=clock.today()).first()


def meetings_of(conference):
    """The meetings at which ministers decide; those of the working level are nobody else's matter."""
    return [meeting for meeting in conference.meetings.all() if meeting.kind in DECIDING]
