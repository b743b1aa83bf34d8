"""The lists of a year as tables: deadlines, contacts, groups with their members."""

from conferences.models import GroupMember
from documents.tables import Column, Table
from intmk import clock


def _wall(moment):
    return clock.wall(moment).replace(tzinfo=None, microsecond=0)


DEADLINES = (
    Column("frist", "Frist", lambda deadline: deadline.label),
    Column("bis", "Bis", lambda deadline: _wall(deadline.due_at)),
    Column("danach", "Nach Fristende", lambda deadline: deadline.afterwards(deadline.conference.rules)),
    Column("wozu", "Wozu", lambda deadline: deadline.explanation),
    Column("beleg", "Beleg", lambda deadline: "bestätigt" if deadline.is_confirmed else "Annahme"),
)
CONTACTS = (
    Column("liste", "Liste", lambda contact: contact.list_name),
    Column("land", "Land", lambda contact: contact.land.name if contact.land else None),
    Column("stelle", "Stelle", lambda contact: contact.office),
    Column("name", "Name", lambda contact: contact.person),
    Column("mail", "E-Mail-Adresse", lambda contact: contact.email),
    Column("telefon", "Telefon", lambda contact: contact.phone),
)
MEMBERS = (
    Column("gruppe", "Arbeitsgruppe", lambda member: member.group.name),
    Column("land", "Land", lambda member: member.land.name),
    Column("leitet", "Federführung", lambda member: "ja" if member.group.lead_land_id == member.land_id else None),
    Column("seit", "Mitglied seit", lambda member: member.joined_on),
    Column("bis", "Mitglied bis", lambda member: member.left_on),
)


def deadlines(conference) -> Table:
    return Table.of(f"Fristen {conference}", DEADLINES, conference.deadlines.all())


def contacts(conference) -> Table:
    return Table.of(f"Kontakte {conference}", CONTACTS, conference.contacts.select_related("land"))


def groups(conference) -> Table:
    """Who is and was in each group, from when until when."""
    rows = GroupMember.objects.filter(group__conference=conference).select_related("group", "land")
    return Table.of(f"Arbeitsgruppen {conference}", MEMBERS, rows.order_by("group__name", "land__rotation_index", "pk"))
