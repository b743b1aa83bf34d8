"""What happens in a vote besides the steps it leads to, as the journal tells it. Pure."""

from accounts.permissions import Relation
from journal.verbs import Urgency, Verb

NO_QUORUM = Verb(
    code="no_quorum",
    sentence="hat festgehalten, dass die Konferenz nicht beschlussfähig war.",
    to_know=(Relation.LEAD_LAND, Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.NOW,
)
