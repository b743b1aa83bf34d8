"""What happens on the way to the public, and to the pages it reads besides, as the journal tells it. Pure."""

from accounts.permissions import Relation
from journal.verbs import Urgency, Verb

RELEASED = Verb(
    code="released",
    sentence="hat den Beschluss zur Veröffentlichung freigegeben.",
    to_know=(Relation.PRESS,),
    urgency=Urgency.NOW,
)
PUBLISHED = Verb(
    code="published",
    sentence="hat den Beschluss veröffentlicht.",
    to_know=(Relation.LEAD_LAND, Relation.MEMBER_LAND, Relation.OFFICE, Relation.FORMER_OFFICE),
    urgency=Urgency.TODAY,
)
EMBARGO_MOVED = Verb(
    code="embargo_moved",
    sentence="hat die Sperrfrist des Beschlusses verlegt.",
    to_know=(Relation.PRESS, Relation.OFFICE, Relation.FORMER_OFFICE),
    urgency=Urgency.NOW,
)
EMBARGO_LIFTED = Verb(
    code="embargo_lifted",
    sentence="hat die Sperrfrist des Beschlusses aufgehoben.",
    to_know=(Relation.PRESS, Relation.OFFICE, Relation.FORMER_OFFICE),
    urgency=Urgency.NOW,
)
CANCELLED = Verb(
    code="publication_cancelled",
    sentence="hat die Veröffentlichung des Beschlusses abgesagt.",
    to_know=(Relation.PRESS, Relation.OFFICE, Relation.FORMER_OFFICE),
    urgency=Urgency.NOW,
)
WITHDRAWN_FROM_PUBLIC = Verb(
    code="withdrawn_from_public",
    sentence="hat den veröffentlichten Beschluss zurückgezogen.",
    to_know=(Relation.PRESS, Relation.LEAD_LAND, Relation.MEMBER_LAND, Relation.OFFICE, Relation.FORMER_OFFICE),
    urgency=Urgency.NOW,
)
RELEASE_CONFIRMED = Verb(
    code="release_confirmed",
    sentence="hat die Freigabe nach der Berichtigung bestätigt.",
    to_know=(Relation.LEAD_LAND, Relation.PRESS, Relation.OFFICE),
    urgency=Urgency.NOW,
)
LINKED = Verb(
    code="linked",
    sentence="hat den Vorschlag mit einem früheren Beschluss verknüpft.",
    to_know=(Relation.LEAD_LAND,),
    urgency=Urgency.SILENT,
)
UNLINKED = Verb(
    code="unlinked",
    sentence="hat den Bezug auf einen früheren Beschluss zurückgenommen.",
    to_know=(Relation.LEAD_LAND,),
    urgency=Urgency.SILENT,
)
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
