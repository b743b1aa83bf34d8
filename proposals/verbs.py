"""What happens to a proposal, as the journal tells it: one row for each thing that can happen. Pure.

`to_know` names relations to the proposal (or, where a prepared position is told, to the own Land). Nobody is told of
what she may not see: who reads a proposal is said in `states.AUDIENCE`, whoever has to know.
"""

from accounts.permissions import Relation
from journal.verbs import Involved, Urgency, Verb

# The beginning and the text
STARTED = Verb(
    code="started",
    sentence="hat die Idee angelegt.",
    to_know=(Relation.LEAD_LAND,),
    urgency=Urgency.SILENT,
)
SUCCEEDED = Verb(
    code="succeeded",
    sentence="hat den Vorschlag aus der {conference} übernommen.",
    to_know=(Relation.LEAD_LAND, Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.DIGEST,
)
REVISED = Verb(
    code="revised",
    sentence="hat Fassung {number} gespeichert.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.GROUP_MEMBER, Involved.SPOKEN),
    urgency=Urgency.DIGEST,
)
DETAILS_CHANGED = Verb(
    code="details_changed",
    sentence="hat die Angaben zum Vorschlag geändert.",
    to_know=(Relation.LEAD_LAND,),
    urgency=Urgency.SILENT,
)
RESTORED = Verb(
    code="restored",
    sentence="hat Fassung {earlier} als Fassung {number} wiederhergestellt.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.GROUP_MEMBER, Involved.SPOKEN),
    urgency=Urgency.DIGEST,
)
VERSION_NAMED = Verb(
    code="version_named",
    sentence="hat Fassung {number} benannt.",
    to_know=(Relation.LEAD_LAND,),
    urgency=Urgency.SILENT,
)
EDITORIAL_CONTESTED = Verb(
    code="editorial_contested",
    sentence="hat widersprochen, dass Fassung {number} nur redaktionell ist.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.OFFICE),
    urgency=Urgency.TODAY,
)

# The steps of the workflow
SHARE = Verb(
    code="share",
    sentence="hat die Idee allen Ländern zum Austausch gestellt.",
    to_know=(Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.DIGEST,
)
TAKE_UP = Verb(
    code="take_up",
    sentence="hat den Vorschlag in die eigene Arbeitsgruppe genommen.",
    to_know=(Relation.GROUP_MEMBER, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
ASSIGN = Verb(
    code="assign",
    sentence="hat den Vorschlag einer Arbeitsgruppe zugewiesen.",
    to_know=(Relation.LEAD_LAND, Relation.GROUP_LEAD, Relation.GROUP_MEMBER),
    urgency=Urgency.TODAY,
)
SUBMIT = Verb(
    code="submit",
    sentence="hat den Vorschlag eingereicht.",
    to_know=(Relation.OFFICE, Relation.CO_SPONSOR, Relation.GROUP_MEMBER, Relation.MEMBER_LAND),
    urgency=Urgency.TODAY,
)
RESUBMIT = Verb(
    code="resubmit",
    sentence="hat den überarbeiteten Vorschlag erneut eingereicht.",
    to_know=(Relation.OFFICE, Relation.CO_SPONSOR, Relation.GROUP_MEMBER),
    urgency=Urgency.TODAY,
)
RETURN = Verb(
    code="return",
    sentence="hat den Vorschlag zur Überarbeitung zurückgegeben.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.GROUP_MEMBER),
    urgency=Urgency.NOW,
)
ADMIT = Verb(
    code="admit",
    sentence="hat den Vorschlag geprüft und zugelassen.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR),
    urgency=Urgency.TODAY,
)
ADMIT_LATE = Verb(
    code="admit_late",
    sentence="hat den verfristeten Vorschlag zugelassen.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND),
    urgency=Urgency.TODAY,
)
TO_PRE_CONFERENCE = Verb(
    code="to_pre_conference",
    sentence="hat den Vorschlag in die Vorkonferenz gegeben.",
    to_know=(Relation.LEAD_LAND, Relation.MEMBER_LAND),
    urgency=Urgency.TODAY,
)
RECOMMEND = Verb(
    code="recommend",
    sentence="hat das Votum der Vorkonferenz festgehalten: {recommendation}.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND),
    urgency=Urgency.TODAY,
)
TABLE = Verb(
    code="table",
    sentence="hat den Vorschlag auf die Tagesordnung gesetzt.",
    to_know=(Relation.LEAD_LAND, Relation.MEMBER_LAND, Relation.DELEGATE),
    urgency=Urgency.TODAY,
)
TABLE_DIRECTLY = Verb(
    code="table_directly",
    sentence="hat den Vorschlag ohne Vorkonferenz auf die Tagesordnung gesetzt.",
    to_know=(Relation.LEAD_LAND, Relation.MEMBER_LAND, Relation.DELEGATE),
    urgency=Urgency.NOW,
)
TAKE_OFF_LIST = Verb(
    code="take_off_list",
    sentence="hat den Punkt von der Liste ohne Aussprache genommen.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND, Relation.OFFICE, Relation.DELEGATE),
    urgency=Urgency.TODAY,
)
ADOPT = Verb(
    code="adopt",
    sentence="hat das Ergebnis der Abstimmung erfasst: beschlossen.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND, Relation.PRESS),
    urgency=Urgency.NOW,
)
REJECT = Verb(
    code="reject",
    sentence="hat das Ergebnis der Abstimmung erfasst: abgelehnt.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND, Relation.PRESS),
    urgency=Urgency.NOW,
)
MISS_MAJORITY = Verb(
    code="miss_majority",
    sentence="hat das Ergebnis der Abstimmung erfasst: erforderliche Mehrheit verfehlt.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND, Relation.PRESS),
    urgency=Urgency.NOW,
)
CORRECT_TO_ADOPTED = Verb(
    code="correct_to_adopted",
    sentence="hat das Ergebnis berichtigt: beschlossen.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND, Relation.PRESS),
    urgency=Urgency.NOW,
)
CORRECT_TO_REJECTED = Verb(
    code="correct_to_rejected",
    sentence="hat das Ergebnis berichtigt: abgelehnt.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND, Relation.PRESS),
    urgency=Urgency.NOW,
)
CORRECT_TO_NO_MAJORITY = Verb(
    code="correct_to_no_majority",
    sentence="hat das Ergebnis berichtigt: erforderliche Mehrheit verfehlt.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND, Relation.PRESS),
    urgency=Urgency.NOW,
)
CORRECT_TO_UNDECIDED = Verb(
    code="correct_to_undecided",
    sentence="hat das Ergebnis berichtigt: Die Konferenz war nicht beschlussfähig; der Punkt ist wieder offen.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND, Relation.PRESS),
    urgency=Urgency.NOW,
)
DEFER = Verb(
    code="defer",
    sentence="hat festgehalten, dass die Konferenz den Vorschlag vertagt.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND),
    urgency=Urgency.TODAY,
)
REFER = Verb(
    code="refer",
    sentence="hat festgehalten, dass die Konferenz den Vorschlag überweist.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND),
    urgency=Urgency.TODAY,
)
WITHDRAW_IDEA = Verb(
    code="withdraw_idea",
    sentence="hat die Idee zurückgezogen.",
    to_know=(Relation.LEAD_LAND,),
    urgency=Urgency.DIGEST,
)
WITHDRAW = Verb(
    code="withdraw",
    sentence="hat den Vorschlag zurückgezogen.",
    to_know=(Relation.CO_SPONSOR, Relation.MEMBER_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
UNITE = Verb(
    code="unite",
    sentence="hat den Vorschlag mit einem anderen zusammengeführt.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Involved.SPOKEN),
    urgency=Urgency.TODAY,
)
UNITE_IDEAS = Verb(
    code="unite_ideas",
    sentence="hat die Idee mit einer anderen zusammengeführt.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Involved.SPOKEN),
    urgency=Urgency.TODAY,
)
SPLIT = Verb(
    code="split",
    sentence="hat den Vorschlag aufgeteilt.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Involved.SPOKEN),
    urgency=Urgency.TODAY,
)
CARRY_OVER = Verb(
    code="carry_over",
    sentence="hat den Vorschlag in die nächste Konferenz übertragen.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Involved.SPOKEN),
    urgency=Urgency.TODAY,
)

# Where proposals come from one another, and who else reads along
TOOK_IN = Verb(
    code="took_in",
    sentence="hat den Vorschlag {reference} hier aufgenommen.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Involved.SPOKEN),
    urgency=Urgency.TODAY,
)
TOOK_IN_UNRESERVED = Verb(
    code="took_in_unreserved",
    sentence="hat den Vorschlag {reference} hier aufgenommen; nicht mitgegangen sind die Vorbehalte von {laender}.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR, Involved.SPOKEN, Involved.NAMED_LAND),
    urgency=Urgency.TODAY,
)
SPLIT_OFF = Verb(
    code="split_off",
    sentence="hat den Vorschlag aus {reference} abgeteilt.",
    to_know=(Relation.LEAD_LAND, Relation.CO_SPONSOR),
    urgency=Urgency.TODAY,
)
COMPETES = Verb(
    code="competes",
    sentence="hat gekennzeichnet, dass der Vorschlag mit einem anderen konkurriert.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.DIGEST,
)
OVERLAPS = Verb(
    code="overlaps",
    sentence="hat gekennzeichnet, dass sich der Vorschlag mit einem anderen überschneidet.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.DIGEST,
)
UNMARKED = Verb(
    code="unmarked",
    sentence="hat die Kennzeichnung als konkurrierend oder überschneidend zurückgenommen.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.DIGEST,
)
OPENED_TO_GUESTS = Verb(
    code="opened_to_guests",
    sentence="hat den Vorschlag für den Bund geöffnet.",
    to_know=(Relation.LEAD_LAND, Relation.GUEST),
    urgency=Urgency.TODAY,
)
CLOSED_TO_GUESTS = Verb(
    code="closed_to_guests",
    sentence="hat den Vorschlag für den Bund geschlossen.",
    to_know=(Relation.LEAD_LAND,),
    urgency=Urgency.DIGEST,
)

# Positions of the Länder, and their house rule
POSITION_TAKEN = Verb(
    code="position_taken",
    sentence="hat die Position des Landes eingetragen: {position}.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.DIGEST,
)
POSITION_RELEASED = Verb(
    code="position_released",
    sentence="hat die Position des Landes freigegeben: {position}.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE, Involved.ACTING_LAND),
    urgency=Urgency.DIGEST,
)
POSITION_CONFIRMED = Verb(
    code="position_confirmed",
    sentence="hat die Position des Landes für Fassung {number} bestätigt: {position}.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.DIGEST,
)
POSITION_DROPPED = Verb(
    code="position_dropped",
    sentence="hat die Position des Landes zurückgenommen.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
POSITION_PREPARED = Verb(
    code="position_prepared",
    sentence="hat eine Position zu {reference} vorbereitet.",
    to_know=(Involved.ACTING_APPROVER,),
    urgency=Urgency.TODAY,
)
POSITION_DISCARDED = Verb(
    code="position_discarded",
    sentence="hat die vorbereitete Position zu {reference} verworfen.",
    to_know=(Involved.ACTING_LAND,),
    urgency=Urgency.DIGEST,
)
WORDING_ADOPTED = Verb(
    code="wording_adopted",
    sentence=(
        "hat den vom Land {land} gewünschten Wortlaut zu {ziffer} in Fassung {number} "
        "übernommen. Damit unterstützt das Land den Vorschlag."
    ),
    to_know=(Involved.NAMED_LAND, Relation.CO_SPONSOR),
    urgency=Urgency.TODAY,
)
RELEASE_REQUIRED = Verb(
    code="release_required",
    sentence="hat festgelegt: Positionen des Landes gelten erst nach der Freigabe.",
    to_know=(Involved.ACTING_LAND,),
    urgency=Urgency.TODAY,
)
RELEASE_WAIVED = Verb(
    code="release_waived",
    sentence="hat festgelegt: Positionen des Landes gelten ohne Freigabe.",
    to_know=(Involved.ACTING_LAND,),
    urgency=Urgency.TODAY,
)

# Between Referat and approver of one Land; told about the Land, so that nobody else reads it
FORM_OBJECTED = Verb(
    code="form_objected",
    sentence="hat Fassung {number} formal geprüft und Einwände festgehalten.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
FORM_FOUND_FINE = Verb(
    code="form_found_fine",
    sentence="hat Fassung {number} formal geprüft: in Ordnung.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.SILENT,
)
PRESENTED = Verb(
    code="presented",
    sentence="hat zu {reference} zur Freigabe vorgelegt: {release}.",
    to_know=(Involved.ACTING_APPROVER,),
    urgency=Urgency.NOW,
)
SENT_BACK = Verb(
    code="sent_back",
    sentence="hat zu {reference} ans Referat zurückgegeben: {release}.",
    to_know=(Involved.ACTING_LAND,),
    urgency=Urgency.NOW,
)
PRESENTATION_SETTLED = Verb(
    code="presentation_settled",
    sentence="hat zu {reference} freigegeben: {release}.",
    to_know=(Involved.ACTING_LAND,),
    urgency=Urgency.DIGEST,
)

# Amendments: filed and joined, the dialogue about them, their fate
AMENDMENT_FILED = Verb(
    code="amendment_filed",
    sentence="hat den Änderungsantrag {label} eingebracht.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE, Relation.MEMBER_LAND),
    urgency=Urgency.TODAY,
)
WISH_FILED = Verb(
    code="wish_filed",
    sentence="hat aus der Position des Landes („Unterstützt, wenn“) den Änderungsantrag {label} gemacht.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE, Relation.MEMBER_LAND),
    urgency=Urgency.TODAY,
)
AMENDMENT_REFILED = Verb(
    code="amendment_refiled",
    sentence="hat den Änderungsantrag {label} eingebracht, er ersetzt {earlier}.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE, Relation.MEMBER_LAND),
    urgency=Urgency.TODAY,
)
AMENDMENT_WITHDRAWN = Verb(
    code="amendment_withdrawn",
    sentence="hat den Änderungsantrag {label} zurückgezogen.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE, Involved.AMENDING_LAND),
    urgency=Urgency.TODAY,
)
AMENDMENT_JOINED = Verb(
    code="amendment_joined",
    sentence="ist dem Änderungsantrag {label} beigetreten.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE, Involved.AMENDING_LAND),
    urgency=Urgency.DIGEST,
)
AMENDMENT_LEFT = Verb(
    code="amendment_left",
    sentence="steht nicht mehr hinter dem Änderungsantrag {label}.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE, Involved.AMENDING_LAND),
    urgency=Urgency.TODAY,
)
ROUND_ADVISED = Verb(
    code="round_advise",
    sentence="hat eine Empfehlung festgehalten.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.DIGEST,
)
ROUND_ASKED = Verb(
    code="round_ask",
    sentence="hat das Land nach der Empfehlung gefragt.",
    to_know=(Involved.NAMED_LAND,),
    urgency=Urgency.NOW,
)
ROUND_ACCEPTED = Verb(
    code="round_accept",
    sentence="hat die Empfehlung angenommen.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
ROUND_REFUSED = Verb(
    code="round_refuse",
    sentence="hat die Empfehlung abgelehnt.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
ROUND_COUNTERED = Verb(
    code="round_counter",
    sentence="hat einen Gegentext vorgeschlagen.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.TODAY,
)
ROUND_PUBLISHED = Verb(
    code="round_publish",
    sentence="hat die Empfehlung für alle Länder veröffentlicht.",
    to_know=(Involved.AMENDING_LAND,),
    urgency=Urgency.SILENT,
)
ADVICE_PUBLISHED = Verb(
    code="advice_published",
    sentence="hat die Empfehlung zu {label} veröffentlicht: {advice}.",
    to_know=(Involved.AMENDING_LAND, Relation.MEMBER_LAND),
    urgency=Urgency.TODAY,
)
AMENDMENTS_DECIDED = Verb(
    code="amendments_decided",
    sentence="hat über Änderungsanträge entschieden: {fates}. Es gilt Fassung {number}.",
    to_know=(Involved.AMENDING_LAND, Relation.CO_SPONSOR, Relation.MEMBER_LAND),
    urgency=Urgency.TODAY,
)

# Attachments
ATTACHED = Verb(
    code="attached",
    sentence="hat eine Anlage hinzugefügt.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.DIGEST,
)
ATTACHMENT_REPLACED = Verb(
    code="attachment_replaced",
    sentence="hat eine Anlage durch eine neue Fassung ersetzt.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.DIGEST,
)
ATTACHMENT_WITHDRAWN = Verb(
    code="attachment_withdrawn",
    sentence="hat eine Anlage zurückgenommen.",
    to_know=(Relation.LEAD_LAND, Relation.OFFICE),
    urgency=Urgency.DIGEST,
)
