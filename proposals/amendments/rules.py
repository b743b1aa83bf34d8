"""When a text can be amended, and when amendments are merged into it. Who may is asked elsewhere. Pure.

From its admission on a text changes by amendments only (domain §6.2). In the exchange and in the working group an
amendment is a help for the writers: those who see the draft say in words of the text what they want. While the
Geschäftsstelle checks a submitted text nothing moves. Deadline and session bind only what has been admitted.
"""

from django.utils import formats

from accounts.permissions import Permission
from conferences.kinds import DECIDING, DeadlineKind
from conferences.lateness import ended, passed
from intmk.labelled import Labelled
from proposals.objections import closed_to, put_to_vote
from proposals.states import EDITABLE, State

AMENDABLE = frozenset({State.EXCHANGE, State.DRAFTING, State.ADMITTED, State.PRE_CONFERENCE, State.TABLED})
MERGEABLE = AMENDABLE | {State.RETURNED}


class Fate(Labelled):
    """What has become of an amendment."""

    FILED = "filed", "Offen", "Über den Änderungsantrag ist noch nicht entschieden."
    WITHDRAWN = "withdrawn", "Zurückgezogen", "Das Land hat den Änderungsantrag zurückgenommen."
    ADOPTED = "adopted", "Übernommen", "Der Änderungsantrag steht unverändert im Text."
    ADOPTED_MODIFIED = (
        "adopted_modified",
        "Geändert übernommen",
        "Der Änderungsantrag steht mit anderen Worten im Text.",
    )
    REJECTED = "rejected", "Abgelehnt", "Der Text bleibt an dieser Stelle, wie er war."
    SETTLED = "settled", "Erledigt", "Der Änderungsantrag hat sich auf andere Weise erledigt."


DECIDED = frozenset({Fate.ADOPTED, Fate.ADOPTED_MODIFIED, Fate.REJECTED, Fate.SETTLED})


def not_amendable(proposal, land_id: str) -> str | None:
    """Why this Land cannot file an amendment now, in one German sentence; or nothing."""
    if closed := closed_to(proposal, Permission.AMEND):
        return closed
    if proposal.state not in AMENDABLE:
        return (
            f"Im Stand „{proposal.state_on_page.label}“ sind keine Änderungsanträge möglich. "
            "Möglich sind sie im Austausch, in der Erarbeitung und von der Zulassung bis zur Abstimmung."
        )
    if proposal.state in EDITABLE and land_id == proposal.lead_land_id:
        return "Ihr Land ist federführend und kann den Text selbst ändern. Nutzen Sie „Text bearbeiten“."
    return _too_late(proposal, land_id)


def is_amendable(proposal, land_id: str) -> bool:
    """Whether the state allows this Land an amendment at all; the deadline is asked when it files one."""
    return proposal.state in AMENDABLE and not (proposal.state in EDITABLE and land_id == proposal.lead_land_id)


def only_at_the_table(proposal, land_id: str) -> bool:
    """Whether the deadline has shut this Land out, so that it can table an amendment at the session only."""
    cutoff = _cutoff(proposal)
    return cutoff is not None and cutoff.closed_to(land_id, proposal.conference.rules)


def let_through(proposal, land_id: str) -> str | None:
    """No objection, but what to know: the deadline is over, and this Land may still file. Else nothing."""
    cutoff = _cutoff(proposal)
    if cutoff is None or not cutoff.is_past or only_at_the_table(proposal, land_id):
        return None
    return f"{passed(cutoff, land_id)} Ihr Änderungsantrag wird als verspätet gekennzeichnet."


def marks(proposal, land_id: str) -> dict[str, bool]:
    """How an amendment filed now has come, for the row."""
    is_late = let_through(proposal, land_id) is not None
    return {"tabled_at_session": only_at_the_table(proposal, land_id), "is_late": is_late}


def _cutoff(proposal):
    """The deadline for amendments, where it binds: from the admission on."""
    return None if proposal.state in EDITABLE else proposal.cutoff(DeadlineKind.AMENDMENT)


def _too_late(proposal, land_id) -> str | None:
    if not only_at_the_table(proposal, land_id):
        return None
    meeting = _session(proposal)
    if meeting is not None and meeting.has_begun:
        return None
    begins = (
        f"dem Beginn der {meeting.label} am {formats.date_format(meeting.starts_on, 'j. F Y')}"
        if meeting
        else "Beginn der Sitzung"
    )
    return (
        f"{ended(_cutoff(proposal))} Ab {begins} können Sie ihn noch als Tischvorlage einbringen, vorher nur mit einer "
        "Ausnahme: Bitten Sie die Geschäftsstelle darum."
    )


def _session(proposal):
    if proposal.agenda_item_id:
        return proposal.agenda_item.meeting
    return next(iter(proposal.conference.meetings_of(*DECIDING)), None)


def not_negotiable(amendment) -> str | None:
    """Why nobody can recommend or answer now, in one German sentence; or nothing."""
    if objection := not_mergeable(amendment.proposal):
        return objection
    return None if amendment.is_open else f"{amendment.label} ist nicht mehr offen: {amendment.fate.label}."


def not_mergeable(proposal) -> str | None:
    """Why amendments cannot be merged into the text now, in one German sentence; or nothing."""
    if objection := closed_to(proposal, Permission.MERGE_AMENDMENTS) or put_to_vote(proposal):
        return objection
    if proposal.state not in MERGEABLE:
        return (
            f"Im Stand „{proposal.state_on_page.label}“ ändert sich der Text nicht. "
            "Änderungsanträge werden im Austausch, in der Erarbeitung und von der Zulassung bis zur Abstimmung "
            "eingearbeitet."
        )
    return None


SESSION_DECIDES = (
    "Seit der Vorschlag auf der Tagesordnung steht, entscheidet die Sitzung über Änderungsanträge. Das federführende "
    "Land kann einen Antrag im Wortlaut übernehmen, eine Empfehlung festhalten und das Land fragen; ablehnen kann es "
    "ihn nicht."
)


def beyond_taking_over(labels: list[str], *, by_hand: bool) -> str | None:
    """Why the lead Land cannot finish with these choices from tabling on, in German; or nothing.

    `labels` are the amendments that would go in with words their Länder have not agreed to.
    """
    if by_hand:
        return (
            f"{SESSION_DECIDES} Nehmen Sie die eigenen Worte heraus; als Empfehlung können Sie sie dem Land vorlegen."
        )
    if labels:
        return (
            f"{SESSION_DECIDES} Anders als beantragt ginge in den Text: {', '.join(labels)}. Fragen Sie das Land mit "
            "einer Empfehlung „geändert übernehmen“ oder lassen Sie den Antrag offen."
        )
    return None


def not_rejectable(label: str) -> str:
    """What to do instead of rejecting an amendment from tabling on."""
    return f"{SESSION_DECIDES} Lassen Sie {label} offen."
