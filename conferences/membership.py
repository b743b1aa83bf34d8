"""The lead Land of a group admits others, from a day on, and ends that: who works in it has its rights."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.permissions import Permission
from accounts.relations import Parties, authority
from conferences import verbs
from conferences.models import Conference, GroupMember
from intmk import clock
from intmk.refusal import Refused
from journal.models import record


def authority_in(group, user, permission=Permission.ADMIT_TO_GROUP):
    """The appointment under which a user may, or None. `group` comes with its conference."""
    conference = group.conference
    parties = Parties(
        chair=conference.chair_land_id,
        term=(conference.starts_on, conference.ends_on),
        group_lead=group.lead_land_id,
    )
    return authority(user.appointments_today, permission, parties, clock.today())


def shut(group) -> str | None:
    """Why nobody is admitted any more: the year is over. Else nothing."""
    if not group.conference.has_ended:
        return None
    return f"Das Vorsitzjahr der {group.conference} ist beendet; die Mitglieder der Gruppe bleiben, wie sie sind."


def admit(group, land, *, since: date, by) -> GroupMember | None:
    """Let a Land work in the group. None where it does already."""
    with transaction.atomic():
        appointment = _held(group, by)
        _refuse_day(group, since)
        if group.members.current().filter(land=land).exists():
            return None
        last = group.members.filter(land=land).order_by("-left_on").first()
        if last and last.left_on and since < last.left_on:
            raise Refused(f"{land.name} ist bis zum {last.left_on:%d.%m.%Y} schon Mitglied gewesen.")
        member = group.members.create(land=land, joined_on=since)
        _tell(group, verbs.GROUP_JOINED, member, since, by, appointment)
    return member


def end(group, land, *, until: date, by) -> bool:
    """The Land works in the group no longer. False where it does not; the lead Land stays."""
    with transaction.atomic():
        appointment = _held(group, by)
        _refuse_day(group, until)
        if land.pk == group.lead_land_id:
            raise Refused(f"{land.name} leitet die Gruppe. Die Federführung ändert die Geschäftsstelle im Vorsitzjahr.")
        member = group.members.current().filter(land=land).first()
        if member is None:
            return False
        if member.joined_on and until < member.joined_on:
            raise Refused(f"{land.name} ist erst seit dem {member.joined_on:%d.%m.%Y} Mitglied.")
        group.members.filter(pk=member.pk).update(left_on=until)
        _tell(group, verbs.GROUP_LEFT, member, until, by, appointment)
    return True


def _held(group, by):
    """The year is held, so that two who admit at once come one after the other. PermissionDenied and Refused."""
    Conference.objects.select_for_update().get(pk=group.conference_id)
    appointment = authority_in(group, by)
    if appointment is None:
        raise PermissionDenied
    if reason := shut(group):
        raise Refused(reason)
    return appointment


def _refuse_day(group, day):
    if day > clock.today():
        raise Refused("Dieser Tag liegt in der Zukunft. Die Rechte in der Gruppe gelten sofort; wählen Sie heute.")
    if day < group.conference.starts_on and not group.continues_id:
        raise Refused("Dieser Tag liegt vor dem Vorsitzjahr, in dem die Gruppe angelegt ist.")


def _tell(group, verb, member, day, by, appointment):
    words = {"land": member.land.name, "group": group.name, "day": f"{day:%d.%m.%Y}"}
    facts = {"group": group.pk, "land": member.land_id, "day": day.isoformat()}
    record(group.conference, verb, words=words, by=by, appointment=appointment, **facts)
