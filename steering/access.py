"""The one door to the desk of the Geschäftsstelle: the year that it steers today. For others it is forbidden."""

from django.core.exceptions import PermissionDenied

from accounts.permissions import Permission, Role
from conferences.models import Conference


def get_steered(user) -> Conference:
    """The current year with its rules, for its own office."""
    conference = find_steered(user)
    if conference is None:
        raise PermissionDenied
    return conference


def find_steered(user) -> Conference | None:
    """The same, and None for the office of a Land that has not the chair today. Who is of no office is turned away."""
    if not any(appointment.role == Role.SECRETARIAT for appointment in user.appointments_today):
        raise PermissionDenied
    conference = Conference.objects.current().select_related("rules", "chair_land").first()
    if conference is None or conference.authority(user, Permission.STEER_CONFERENCE) is None:
        return None
    return conference
