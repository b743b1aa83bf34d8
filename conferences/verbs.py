"""What happens to a chair year and to those who act in it, as the journal tells it. Pure."""

from accounts.permissions import Relation
from journal.verbs import Involved, Urgency, Verb

OPENED_AFTER = Verb(
    code="opened_after",
    sentence="hat das Vorsitzjahr der {conference} nach dem der {previous} angelegt.",
    to_know=(Relation.OFFICE, Relation.INCOMING_OFFICE),
    urgency=Urgency.TODAY,
)
OPENED = Verb(
    code="opened",
    sentence="hat das Vorsitzjahr der {conference} angelegt.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.TODAY,
)
ENTITLED = Verb(
    code="entitled",
    sentence="hat Titel oder Motto der Konferenz geändert.",
    to_know=(Relation.OFFICE, Relation.PRESS),
    urgency=Urgency.SILENT,
)
PLANNED = Verb(
    code="planned",
    sentence="hat {part} angelegt.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.DIGEST,
)
REPLANNED = Verb(
    code="replanned",
    sentence="hat {part} geändert.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
DROPPED = Verb(
    code="dropped",
    sentence="hat {part} gelöscht.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
PERMITTED = Verb(
    code="permitted",
    sentence="hat eine Ausnahme von der Frist „{deadline}“ gewährt: {whom}, bis zum {until}.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
PERMIT_WITHDRAWN = Verb(
    code="permit_withdrawn",
    sentence="hat die Ausnahme von der Frist „{deadline}“ zurückgenommen: {whom}.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.NOW,
)
GROUP_JOINED = Verb(
    code="group_joined",
    sentence="hat {land} in die Arbeitsgruppe „{group}“ aufgenommen, Mitglied seit {day}.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
GROUP_LEFT = Verb(
    code="group_left",
    sentence="hat die Mitarbeit von {land} in der Arbeitsgruppe „{group}“ beendet, Mitglied bis {day}.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
ITEM_ADDED = Verb(
    code="item_added",
    sentence="hat {item} auf die Tagesordnung gesetzt: {meeting}.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.DIGEST,
)
ITEM_REVISED = Verb(
    code="item_revised",
    sentence="hat die Angaben zu {item} geändert: {meeting}.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
ITEM_PUT = Verb(
    code="item_put",
    sentence="hat {item} an eine andere Stelle der Tagesordnung gesetzt: {meeting}.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
ITEM_WITHDRAWN = Verb(
    code="item_withdrawn",
    sentence="hat {item} zurückgezogen: {meeting}.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
RULES_REVISED = Verb(
    code="rules_revised",
    sentence="hat die Geschäftsordnung der Konferenz geändert oder bestätigt.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
APPOINTED = Verb(
    code="appointed",
    sentence="hat eine Bestellung eingetragen: {appointment}.",
    to_know=(Involved.HOLDER,),
    urgency=Urgency.TODAY,
)
ENDED = Verb(
    code="ended",
    sentence="hat eine Bestellung beendet: {appointment}.",
    to_know=(Involved.HOLDER,),
    urgency=Urgency.TODAY,
)
RESPONSIBLE = Verb(
    code="responsible",
    sentence="hat die Zuständigkeit in {land} eingetragen: {ministry}.",
    to_know=(Involved.NAMED_LAND,),
    urgency=Urgency.DIGEST,
)
