"""The one door to a conference: unknown is 404, forbidden is 403."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from accounts.permissions import Permission, Role
from accounts.relations import laender_of
from conferences.membership import authority_in
from conferences.models import Conference, Permit, ProcedureRules, WorkingGroup
from conferences.opening import Coming, coming_year


def get_conference(user, number: int, *, to: Permission = Permission.READ_CONFERENCE) -> Conference:
    """The conference with this number, if the user has the permission.

    A conference of the archive has no chair year and no pages of its own: 404, as for a number that does not exist.
    """
    conference = _known(number)
    if conference.authority(user, to) is None:
        raise PermissionDenied
    return conference


def get_conference_with_agenda(user, number: int) -> tuple[Conference, bool]:
    """The conference whose agenda the user may read, and whether that is the whole agenda.

    Guests of the Bund read a part of it and no other page of the conference.
    """
    conference = _known(number)
    is_whole = conference.authority(user, Permission.READ_CONFERENCE) is not None
    if not is_whole and not any(a.role == Role.FEDERAL_GUEST for a in user.appointments_today):
        raise PermissionDenied
    return conference, is_whole


def get_coming_year(user) -> Coming:
    """The year after the one that runs, for the office that opens it."""
    coming = coming_year()
    if coming is None or coming.authority(user) is None:
        raise PermissionDenied
    return coming


def year_to_open(user, running) -> Coming | None:
    """The coming year, where this user could open it and nobody has.

    Only a secretariat of another Land than that of the `running` conference (or None) costs a query.
    """
    offices = laender_of(user.appointments_today, {Role.SECRETARIAT})
    if not offices or (running is not None and offices == [running.chair_land_id]):
        return None
    coming = coming_year()
    return coming if coming and coming.conference is None and coming.authority(user) else None


def get_rules(conference) -> ProcedureRules:
    """The rules of procedure of a conference the caller has come to by its door."""
    return get_object_or_404(ProcedureRules, conference=conference)


def get_planned(conference, model, pk: int):
    """A meeting, deadline, theme or group of this conference; those of another one are 404."""
    return get_object_or_404(model, conference=conference, pk=pk)


def get_group(user, number: int, slug: str) -> WorkingGroup:
    """A working group of a year that the user may read, with its conference."""
    conference = get_conference(user, number)
    groups = WorkingGroup.objects.select_related("lead_land")
    group = get_object_or_404(groups, conference=conference, slug=slug)
    group.conference = conference
    return group


def get_led_group(user, number: int, slug: str) -> WorkingGroup:
    """The same, for who admits others to it."""
    group = get_group(user, number, slug)
    if authority_in(group, user) is None:
        raise PermissionDenied
    return group


def get_permit(conference, pk: int) -> Permit:
    """An exception from a deadline of this conference; those of another one are 404."""
    permits = Permit.objects.select_related("deadline__conference", "land")
    return get_object_or_404(permits, deadline__conference=conference, pk=pk)


def _known(number):
    conferences = Conference.objects.with_term().select_related("chair_land", "rules")
    return get_object_or_404(conferences, number=number)
