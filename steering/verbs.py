"""What the Geschäftsstelle does to steer its year, as the journal tells it. Pure."""

from accounts.permissions import Relation
from journal.verbs import Urgency, Verb

PENDING_ANSWERED = Verb(
    code="pending_answered",
    sentence="hat nachgesehen, ob die Sache anderswo anhängig ist: {answer}.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
TAKEN_IN_HAND = Verb(
    code="taken_in_hand",
    sentence="hat {reference} in Bearbeitung genommen.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
LET_GO = Verb(
    code="let_go",
    sentence="hat {reference} aus der Bearbeitung gegeben.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
VIEW_KEPT = Verb(
    code="view_kept",
    sentence="hat eine Ansicht der Steuerung gespeichert.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
VIEW_DROPPED = Verb(
    code="view_dropped",
    sentence="hat eine Ansicht der Steuerung gelöscht.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
STEPS_PLANNED = Verb(
    code="steps_planned",
    sentence="hat für {count} Vorschläge geplant: {step}.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
PLANS_DROPPED = Verb(
    code="plans_dropped",
    sentence="hat {count} geplante Schritte verworfen.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
ITEM_RELOCATED = Verb(
    code="item_relocated",
    sentence="hat {item} auf eine andere Sitzung verlegt: {meeting}, {new}.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND, Relation.OFFICE, Relation.DELEGATE),
    urgency=Urgency.TODAY,
)
EDITION_APPROVED = Verb(
    code="edition_approved",
    sentence="hat {edition} der Tagesordnung freigegeben: {meeting}.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE, Relation.DELEGATE),
    urgency=Urgency.TODAY,
)
