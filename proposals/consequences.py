"""What a step writes besides the state: facts become columns. Called by `Proposal.move` inside its transaction."""

from conferences.kinds import DECIDING, DeadlineKind, MeetingKind
from conferences.models import AgendaItem
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.facts import TARGET
from proposals.kinds import ProposalKind
from proposals.lateness import agenda_closed
from proposals.models.votum import Votum
from proposals.objections import no_consent_list, not_for_consent_list
from proposals.states import State


def columns(transition, proposal, facts, *, by, appointment) -> dict:
    """Column values for the one UPDATE of a step. Raises Refused where a given fact does not fit."""
    consequence = _CONSEQUENCES.get(transition.code)
    return consequence(proposal, facts, by, appointment) if consequence else {}


def _announcement(proposal, facts, by, appointment):
    """The first step that others see: a topic that comes after the deadline for topics stays marked."""
    cutoff = proposal.cutoff(DeadlineKind.TOPIC) if proposal.state == State.IDEA else None
    return {"is_topic_late": True} if cutoff and cutoff.is_past else {}


def _group(proposal, facts, by, appointment):
    group, theme = facts["group"], facts.get("theme") or proposal.theme
    if group.conference_id != proposal.conference_id:
        raise Refused("Diese Arbeitsgruppe gehört zu einer anderen Konferenz.")
    if theme and theme.conference_id != proposal.conference_id:
        raise Refused("Dieses Thema gehört zu einer anderen Konferenz.")
    if theme is None and proposal.kind not in (ProposalKind.LEAD, ProposalKind.DECLARATION):
        raise Refused("Bitte wählen Sie ein Thema. Nur Leitantrag und Erklärung kommen ohne Thema aus.")
    return {"group": group, "theme": theme}


def _own_group(proposal, facts, by, appointment):
    if facts["group"].lead_land_id != proposal.lead_land_id:
        raise Refused(
            f"Die Federführung der Gruppe „{facts['group']}“ hat ein anderes Land. "
            "Stellen Sie die Idee zum Austausch; die Geschäftsstelle weist sie dann zu."
        )
    return _group(proposal, facts, by, appointment) | _announcement(proposal, facts, by, appointment)


def _submission(proposal, facts, by, appointment):
    return {
        "submitted_text": proposal.text,
        "submitted_at": clock.now(),
        "is_late": proposal.is_late if proposal.submitted_at else proposal.comes_late,
        "return_reason": "",
    }


def _return(proposal, facts, by, appointment):
    return {"return_reason": facts["reason"], "recommendation": "", "recommendation_note": ""}


def _admission(proposal, facts, by, appointment):
    return {"subject_class": facts.get("subject_class") or proposal.subject_class}


def _late_admission(proposal, facts, by, appointment):
    return _admission(proposal, facts, by, appointment) | {"late_admission": facts["reason"]}


def _pre_meeting(proposal, facts, by, appointment):
    return {"pre_meeting": _meeting(proposal, facts, MeetingKind.PRE)}


def _recommendation(proposal, facts, by, appointment):
    """The Votum as it now stands on the proposal; as a row of its own it stays when another one follows."""
    recommendation, note = facts["recommendation"], facts.get("note", "")
    if (recommendation, note) != (proposal.recommendation, proposal.recommendation_note):
        Votum.objects.create(
            proposal=proposal,
            meeting=proposal.pre_meeting,
            recommendation=recommendation,
            note=note,
            recorded_by=by,
        )
    return {"recommendation": recommendation, "recommendation_note": note}


def _agenda_item(proposal, facts, by, appointment):
    meeting = _meeting(proposal, facts, *DECIDING)
    if meeting.kind == MeetingKind.MAIN and (closed := agenda_closed(proposal)):
        raise Refused(closed)
    listed = {"is_on_consent_list": True, "consent_reason": _why(proposal, facts)} if facts.get("consent_list") else {}
    return {"agenda_item": AgendaItem.place(meeting, facts["top"], proposal.title, **listed)}


def _why(proposal, facts) -> str:
    """The reason for putting it on the list without debate although something speaks against it; else nothing."""
    if closed := no_consent_list(proposal):
        raise Refused(closed)
    objection, reason = not_for_consent_list(proposal), (facts.get("consent_reason") or "").strip()
    if objection and not reason:
        raise Refused(f"{objection} Soll er trotzdem auf die Liste, geben Sie den Grund dafür an.")
    return reason if objection else ""


def _urgent_agenda_item(proposal, facts, by, appointment):
    return _agenda_item(proposal, facts, by, appointment) | {"urgency": facts["reason"]}


def _to_be_debated(proposal, facts, by, appointment):
    proposal.agenda_item.to_be_debated()
    return {}


def _referral(proposal, facts, by, appointment):
    return {"referred_to": facts["referred_to"]}


def _successor(proposal, facts, by, appointment):
    """The same text in the next conference, open for all Länder to talk over. Sponsors confirm anew."""
    kept = ("kind", "origin", "origin_note", "addressee", "contact", "is_example")
    conference = proposal.conference.following
    successor = type(proposal).begin(
        conference,
        proposal.text.read(),
        lead_land=proposal.lead_land,
        by=by,
        note=f"Übernommen aus {proposal.reference}",
        reference=conference.next_reference(),
        state=State.EXCHANGE,
        audience=State.EXCHANGE,
        predecessor=proposal,
        **{name: getattr(proposal, name) for name in kept},
    )
    record(
        successor,
        verbs.SUCCEEDED,
        words={"conference": proposal.conference},
        by=by,
        appointment=appointment,
        rows=[successor, successor.text],
        predecessor=proposal.pk,
    )
    return {}


def _union(proposal, facts, by, appointment):
    return {"united_into": facts[TARGET.code]}


def _meeting(proposal, facts, *kinds):
    meeting = facts["meeting"]
    if meeting.conference_id != proposal.conference_id or meeting.kind not in kinds:
        raise Refused("Diese Sitzung passt nicht zu dem Schritt. Bitte wählen Sie eine Sitzung dieser Konferenz.")
    if meeting.has_ended:
        raise Refused("Diese Sitzung ist vorbei. Bitte wählen Sie eine, die noch kommt.")
    return meeting


_CONSEQUENCES = {
    "share": _announcement,
    "take_up": _own_group,
    "assign": _group,
    "submit": _submission,
    "resubmit": _submission,
    "return": _return,
    "admit": _admission,
    "admit_late": _late_admission,
    "to_pre_conference": _pre_meeting,
    "recommend": _recommendation,
    "table": _agenda_item,
    "table_directly": _urgent_agenda_item,
    "take_off_list": _to_be_debated,
    "refer": _referral,
    "defer": _successor,
    "carry_over": _successor,
    "unite": _union,
    "unite_ideas": _union,
}
