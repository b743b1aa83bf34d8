"""What happens to the pages a public site has to have, as the journal tells it. Pure."""

from accounts.permissions import Relation
from journal.verbs import Urgency, Verb

PAGE_WRITTEN = Verb(
    code="page_written",
    sentence="hat Fassung {number} der Seite „{page}“ veröffentlicht.",
    to_know=(Relation.OFFICE, Relation.PRESS),
    urgency=Urgency.DIGEST,
)
FEEDBACK_GIVEN = Verb(
    code="feedback_given",
    sentence="hat eine Rückmeldung zur Barrierefreiheit entgegengenommen.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.NOW,
)
FEEDBACK_SETTLED = Verb(
    code="feedback_settled",
    sentence="hat eine Rückmeldung zur Barrierefreiheit erledigt.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
