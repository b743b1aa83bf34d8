"""What the Geschäftsstelle does to steer its year, as the journal tells it. Pure."""

from accounts.permissions import Relation
from journal.verbs import Urgency, Verb

ITEM_RELOCATED = Verb(
    code="item_relocated",
    sentence="hat {item} auf eine andere Sitzung verlegt: {meeting}, {new}.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND, Relation.OFFICE, Relation.DELEGATE),
    urgency=Urgency.TODAY,
)
