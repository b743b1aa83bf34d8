"""How a person stands to a subject: the one function that computes relations. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accounts.permissions import GRANTS, Permission, Relation, Role

WORKING_LEVEL = frozenset({Role.OFFICIAL, Role.APPROVER})
LAND_ROLES = WORKING_LEVEL | {Role.DELEGATE}


@dataclass(frozen=True, slots=True)
class Parties:
    """The Länder a subject names, as codes. A conference names only its chair; a proposal names all of them."""

    chair: str
    term: tuple[date, date]
    lead: str | None = None
    co_sponsors: frozenset[str] = frozenset()
    group: frozenset[str] = frozenset()
    group_lead: str | None = None
    open_to_guests: bool = False
    lead_has_approver: bool = True  # where it has none, its officials do what the approver would (domain §6.1)


def laender_of(appointments: Iterable, roles: Iterable[Role]) -> list[str]:
    """The codes of the Länder for which one of these roles is held, each once."""
    return sorted({appointment.land_id for appointment in appointments if appointment.role in roles})


def reads_every_year(appointments: Iterable, on: date) -> bool:
    """Whether one of these appointments belongs to an office that has taken up its work: it reads all other years, too.

    The coming office does not yet: before its term it sees nothing of other years.
    """
    return any(
        appointment.role == Role.SECRETARIAT and appointment.office_since and appointment.office_since <= on
        for appointment in appointments
    )


def relations(appointments: Iterable, parties: Parties, on: date) -> dict[Relation, object]:
    """The relations that appointments give to the parties on a day, each with the appointment that gives it."""
    return {
        relation: appointment for appointment in appointments for relation in _relations_of(appointment, parties, on)
    }


def authority(appointments: Iterable, permission: Permission, parties: Parties, on: date):
    """The appointment under which the permission holds, or None. The journal names its Land and role."""
    held = relations(appointments, parties, on)
    for relation in sorted(GRANTS[permission]):
        if relation in held:
            return held[relation]
    return None


def authority_for(land: str, appointments: Iterable, permission: Permission, parties: Parties, on: date):
    """The same for one Land alone: who acts for several has a mandate for each."""
    own = [appointment for appointment in appointments if appointment.land_id == land]
    return authority(own, permission, parties, on)


def _relations_of(appointment, parties, on):
    role, land = Role(appointment.role), appointment.land_id
    if role in WORKING_LEVEL:
        yield from _working_level(role, land, parties)
    if role in LAND_ROLES:
        yield Relation.MEMBER_LAND
    if role == Role.APPROVER:
        yield Relation.MEMBER_APPROVER
    if role == Role.DELEGATE:
        yield Relation.DELEGATE
    if role == Role.FEDERAL_GUEST and parties.open_to_guests:
        yield Relation.GUEST
    if reads_every_year([appointment], on):
        yield Relation.EVERY_OFFICE
    if land == parties.chair:
        yield from _chair(role, parties.term, on)


def _working_level(role, land, parties):
    if land == parties.lead:
        yield Relation.LEAD_LAND
        if role == Role.APPROVER or not parties.lead_has_approver:
            yield Relation.LEAD_APPROVER
    if land in parties.co_sponsors:
        yield Relation.CO_SPONSOR
    if land in parties.group:
        yield Relation.GROUP_MEMBER
    if land == parties.group_lead:
        yield Relation.GROUP_LEAD


def _chair(role, term, on):
    starts_on, ends_on = term
    if on < starts_on:
        if role == Role.SECRETARIAT:
            yield Relation.INCOMING_OFFICE
        return
    if role == Role.SECRETARIAT:
        yield Relation.OFFICE if on <= ends_on else Relation.FORMER_OFFICE
    if role == Role.PRESS:
        yield Relation.PRESS
