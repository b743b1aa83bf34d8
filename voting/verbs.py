"""What happens in a session and in a vote besides the steps it leads to, as the journal tells it. Pure."""

from accounts.permissions import Relation
from journal.verbs import Involved, Urgency, Verb

NO_QUORUM = Verb(
    code="no_quorum",
    sentence="hat festgehalten, dass die Konferenz nicht beschlussfähig war.",
    to_know=(Relation.LEAD_LAND, Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.NOW,
)
BALLOT_OPENED = Verb(
    code="ballot_opened",
    sentence="hat die Abstimmung eröffnet.",
    to_know=(Relation.DELEGATE, Relation.OFFICE),
    urgency=Urgency.NOW,
)
BALLOT_OPENED_ON = Verb(
    code="ballot_opened_on",
    sentence="hat die Abstimmung über {about} eröffnet.",
    to_know=(Relation.DELEGATE, Relation.OFFICE),
    urgency=Urgency.NOW,
)
PART_DECIDED = Verb(
    code="part_decided",
    sentence="hat das Ergebnis der Abstimmung über {about} festgestellt: {result}.",
    to_know=(Relation.LEAD_LAND, Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.SILENT,
)
ORDER_SET = Verb(
    code="order_set",
    sentence="hat festgelegt, in welcher Reihenfolge abgestimmt wird: {order}.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
TAKEN_OVER = Verb(
    code="taken_over",
    sentence="hat die Übernahme von {label} durch {land} festgehalten.",
    to_know=(Involved.AMENDING_LAND, Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
MADE_MOOT = Verb(
    code="made_moot",
    sentence="hat zu {label} festgehalten: {why}.",
    to_know=(Involved.AMENDING_LAND, Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
HANDLING_ENDED = Verb(
    code="handling_ended",
    sentence="hat zurückgenommen, was zu {label} festgehalten war.",
    to_know=(Involved.AMENDING_LAND, Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
ZIFFER_ASKED = Verb(
    code="ziffer_asked",
    sentence="hat festgehalten, dass {land} über {ziffer} einzeln abstimmen lassen will.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
ZIFFER_DROPPED = Verb(
    code="ziffer_dropped",
    sentence="hat festgehalten, dass {land} über {ziffer} nicht mehr einzeln abstimmen lassen will.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
ZIFFERN_OUT = Verb(
    code="ziffern_out",
    sentence="hat den Text nach den Abstimmungen über einzelne Ziffern festgestellt; es entfällt: {ziffern}. Es gilt "
    "Fassung {number}.",
    to_know=(Relation.LEAD_LAND, Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
VOTE_CAST = Verb(
    code="vote_cast",
    sentence="hat in einer offenen Abstimmung für das eigene Land abgestimmt.",
    to_know=(Involved.ACTING_LAND,),
    urgency=Urgency.SILENT,
)
VOTES_CALLED = Verb(
    code="votes_called",
    sentence="hat in einer offenen Abstimmung Stimmen festgehalten.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
BALLOT_ABORTED = Verb(
    code="ballot_aborted",
    sentence="hat die Abstimmung abgebrochen; die Stimmen zählen nicht.",
    to_know=(Relation.LEAD_LAND, Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.NOW,
)
CORRECTION_ASKED = Verb(
    code="correction_asked",
    sentence="hat eine Berichtigung der Abstimmung vorgelegt: {result}.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.NOW,
)
CORRECTION_DECLINED = Verb(
    code="correction_declined",
    sentence="hat die vorgelegte Berichtigung der Abstimmung nicht übernommen.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.TODAY,
)
CORRECTED = Verb(
    code="corrected",
    sentence="hat die Abstimmung berichtigt: statt „{before}“ jetzt „{after}“.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND, Relation.OFFICE, Relation.PRESS),
    urgency=Urgency.NOW,
)
REMARKED = Verb(
    code="remarked",
    sentence="hat zur Abstimmung festgehalten, was {land} nachträglich erklärt hat.",
    to_know=(Involved.NAMED_LAND, Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
SESSION_OPENED = Verb(
    code="session_opened",
    sentence="hat die Sitzung eröffnet.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.SILENT,
)
SESSION_CLOSED = Verb(
    code="session_closed",
    sentence="hat die Sitzung geschlossen.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.SILENT,
)
SESSION_REOPENED = Verb(
    code="session_reopened",
    sentence="hat die Sitzung wieder geöffnet.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.SILENT,
)
ITEM_CALLED = Verb(
    code="item_called",
    sentence="hat {item} aufgerufen.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.SILENT,
)
ARRIVED = Verb(
    code="arrived",
    sentence="hat festgehalten, dass {land} anwesend ist.",
    to_know=(Involved.NAMED_LAND, Relation.OFFICE),
    urgency=Urgency.SILENT,
)
REPRESENTED = Verb(
    code="represented",
    sentence="hat festgehalten, wer jetzt für {land} anwesend ist.",
    to_know=(Involved.NAMED_LAND, Relation.OFFICE),
    urgency=Urgency.SILENT,
)
LEFT = Verb(
    code="left",
    sentence="hat festgehalten, dass {land} nicht mehr anwesend ist.",
    to_know=(Involved.NAMED_LAND, Relation.OFFICE),
    urgency=Urgency.SILENT,
)
STATEMENT_MADE = Verb(
    code="statement_made",
    sentence="hat eine Erklärung von {land} zu Protokoll gegeben.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
STATEMENT_JOINED = Verb(
    code="statement_joined",
    sentence="hat sich der Protokollerklärung von {land} angeschlossen.",
    to_know=(Involved.NAMED_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
STATEMENT_LEFT = Verb(
    code="statement_left",
    sentence="hat sich von der Protokollerklärung von {land} gelöst.",
    to_know=(Involved.NAMED_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
STATEMENT_WITHDRAWN = Verb(
    code="statement_withdrawn",
    sentence="hat die Protokollerklärung von {land} zurückgenommen.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
