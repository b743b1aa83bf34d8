"""What a Referat lays before the approver of its Land, and when. Pure."""

from accounts.permissions import Permission
from intmk.labelled import Labelled
from proposals.objections import closed_to
from proposals.states import EDITABLE, WRITTEN


class Release(Labelled):
    """What the approver is asked to release."""

    SUBMISSION = "submission", "Einreichung", "Der Text soll in der vorliegenden Fassung eingereicht werden."
    AMENDMENTS = (
        "amendments",
        "Entscheidung über Änderungsanträge",
        "Die Zusammenführung ist vorbereitet; die Freigabe schließt sie ab.",
    )
    JOINING = "joining", "Mitantrag", "Das Land soll einen Änderungsantrag eines anderen Landes mittragen."
    WISH = "wish", "Übernahme eines Wunsches", "Der Wortlaut, den ein anderes Land wünscht, soll in den Text."


class Turn(Labelled):
    PRESENT = "present", "Zur Freigabe vorgelegt"
    SEND_BACK = "send_back", "Zurück ans Referat"
    SETTLE = "settle", "Freigegeben"


def presentable(proposal, land_id: str) -> list[Release]:
    """What this Land can be asked to release at the proposal now."""
    if closed_to(proposal, Permission.PRESENT):
        return []
    leads, is_open = land_id == proposal.lead_land_id, proposal.is_under_way and bool(proposal.undecided)
    possible = {
        Release.SUBMISSION: leads and proposal.state in WRITTEN,
        Release.AMENDMENTS: leads and is_open,
        Release.JOINING: is_open,
        Release.WISH: leads and proposal.state in EDITABLE,
    }
    return [release for release, is_possible in possible.items() if is_possible]


NOTHING_TO_PRESENT = "Zu diesem Vorschlag gibt es zurzeit nichts, was die Freigabe Ihres Landes entscheidet."
NO_APPROVER = (
    "Ihr Land hat heute niemanden mit der Rolle „Freigabe“. Das Fachreferat handelt selbst; vorzulegen ist nichts."
)
