"""The doors to writing these pages and to what people have told: forbidden to all but the office of the year."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from conferences.models import Conference
from resolutions.legal.models import Feedback


def may_write(user) -> bool:
    """Whether the user belongs to the office of the current chair. Costs no query for the public."""
    if not user.is_authenticated or not user.appointments_today:
        return False
    conference = Conference.objects.current().first()
    return conference is not None and conference.authority(user, Permission.WRITE_LEGAL_PAGES) is not None


def open_writing(user) -> None:
    if not may_write(user):
        raise PermissionDenied


def get_feedback(user, pk: int) -> Feedback:
    open_writing(user)
    return get_object_or_404(Feedback, pk=pk)
