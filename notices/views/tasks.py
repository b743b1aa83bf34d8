from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from accounts.relations import LAND_ROLES
from conferences.models import Conference
from notices.tasks import (
    positions_missing,
    positions_to_confirm,
    positions_to_release,
    resolutions_waiting,
    tasks_of,
)


@require_safe
def show(request):
    """What waits for me: the first page after signing in."""
    conference = Conference.objects.current().select_related("rules").prefetch_related("deadlines", "meetings").first()
    context = {
        "conference": conference,
        "conference_url": _url_for(request.user, conference),
        "deadlines": [d for d in conference.deadlines.all() if not d.is_past] if conference else [],
        "meetings": [m for m in conference.meetings.all() if not m.has_ended] if conference else [],
        "has_dates": conference is not None and bool(conference.deadlines.all() or conference.meetings.all()),
        "tasks": tasks_of(request.user, conference),
        "missing": positions_missing(request.user),
        "to_confirm": positions_to_confirm(request.user),
        "to_release": positions_to_release(request.user),
        "is_of_a_land": any(a.role in LAND_ROLES for a in request.user.appointments_today),
        "resolutions": resolutions_waiting(request.user),
        "has_function": bool(request.user.appointments_today),
    }
    return render(request, "notices/tasks.html", context)


def _url_for(user, conference) -> str | None:
    """The year of the conference, for those who may read it: the guests of the Bund may not."""
    may_read = conference and conference.authority(user, Permission.READ_CONFERENCE)
    return conference.get_absolute_url() if may_read else None
