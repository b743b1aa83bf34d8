"""The constraints of ballots, statements and sessions: rows for the test that tries each, and what it tries them on."""

from datetime import timedelta
from uuid import UUID

from django.db import models

from tests.world import NOW
from voting.models import (
    Ballot,
    Correction,
    Declaration,
    Handling,
    Presence,
    RecordStatement,
    Remark,
    Session,
    StatementJoiner,
    Vote,
    VotingOrder,
    ZifferRequest,
)

EARLIER = NOW - timedelta(days=400)
TOKEN = UUID(int=1)

CHECKS = [  # constraint, model, what an UPDATE tries to write
    ("ballot_scope", Ballot, {"block": "k3f7q2zz"}),
    ("ballot_scope", Ballot, {"version": None}),
    ("ballot_scope", Ballot, {"scope": "amendment"}),
    ("ballot_scope", Ballot, {"scope": "ziffer"}),
    ("ballot_scope", Ballot, {"scope": "item"}),
    ("ballot_about", Ballot, {"scope": "ziffer", "block": "k3f7q2zz"}),
    ("ballot_question", Ballot, {"purpose": "procedure"}),
    ("ballot_purpose", Ballot, {"purpose": "fun", "question": "Warum?"}),
    ("ballot_closed", Ballot, {"closed_by": None}),
    ("ballot_closed", Ballot, {"closed_at": EARLIER}),
    ("ballot_leads_no_bloc", Ballot, {"bloc": models.F("pk")}),
    ("declaration_result", Declaration, {"result": "applause"}),
    ("declaration_counts", Declaration, {"no": 2}),
    ("declaration_decides", Declaration, {"result": "no_quorum"}),
    ("declaration_corrects", Declaration, {"reason": "Falsch."}),
    ("declaration_corrects", Declaration, {"corrects": models.F("pk")}),
    ("declaration_second_person", Declaration, {"confirmed_by": models.F("declared_by")}),
    ("correction_reason", Correction, {"reason": ""}),
    ("correction_ended", Correction, {"ended_at": NOW}),
    ("correction_ended", Correction, {"is_confirmed": True}),
    ("handling_kind", Handling, {"kind": "applause"}),
    ("handling_kind", Handling, {"land": None}),
    ("handling_kind", Handling, {"kind": "moot"}),
    ("handling_kind", Handling, {"kind": "moot", "land": None}),
    ("handling_through_another", Handling, {"kind": "moot", "land": None, "through": models.F("amendment")}),
    ("handling_ended", Handling, {"ended_at": NOW}),
    ("handling_ended", Handling, {"ended_at": EARLIER, "ended_by": models.F("noted_by")}),
    ("voting_order_numbers", VotingOrder, {"numbers": []}),
    ("ziffer_request_block", ZifferRequest, {"block": ""}),
    ("ziffer_request_block", ZifferRequest, {"named": ""}),
    ("ziffer_request_withdrawn", ZifferRequest, {"withdrawn_at": NOW}),
    ("ziffer_request_withdrawn", ZifferRequest, {"withdrawn_at": EARLIER, "withdrawn_by": models.F("noted_by")}),
    ("remark_text", Remark, {"text": ""}),
    ("statement_text", RecordStatement, {"text": ""}),
    ("statement_withdrawn", RecordStatement, {"withdrawn_at": NOW}),
    ("statement_withdrawn", RecordStatement, {"withdrawn_by": models.F("made_by")}),
    ("statement_withdrawn", RecordStatement, {"withdrawn_at": EARLIER, "withdrawn_by": models.F("made_by")}),
    ("joiner_left", StatementJoiner, {"left_at": NOW}),
    ("joiner_left", StatementJoiner, {"left_by": models.F("joined_by")}),
    ("joiner_left", StatementJoiner, {"left_at": EARLIER, "left_by": models.F("joined_by")}),
    ("vote_choice", Vote, {"choice": "maybe"}),
    ("vote_cast_by", Vote, {"channel": "device"}),
    ("vote_cast_by", Vote, {"cast_by": models.F("recorded_by")}),
    ("session_closed", Session, {"closed_at": NOW + timedelta(days=900)}),
    ("session_closed", Session, {"closed_at": EARLIER, "closed_by": models.F("opened_by")}),
    ("presence_function", Presence, {"function": "friend"}),
    ("presence_ended", Presence, {"left_at": NOW + timedelta(days=900)}),
    ("presence_ended", Presence, {"left_at": EARLIER, "left_noted_by": models.F("noted_by")}),
]
COPIES = [  # constraint, model, how a second row differs from the first
    ("one_open_ballot", Ballot, {"closed_at": None, "closed_by": None}),
    ("one_valid_declaration", Declaration, {"decides": None}),
    ("one_deciding_declaration", Declaration, {"wording": "mehrheitlich"}),
    ("one_first_declaration", Declaration, {"is_valid": False}),
    ("one_act_of_voting", Vote, {"choice": "no", "key": TOKEN}),
    ("one_statement_for_a_form", RecordStatement, {"text": "Etwas anderes"}),
    ("land_joins_a_statement_once", StatementJoiner, {}),
    ("one_waiting_correction", Correction, {"reason": "Ein anderer"}),
    ("one_standing_handling", Handling, {}),
    ("land_asks_for_a_ziffer_once", ZifferRequest, {"named": "Ziffer 2"}),
    ("one_open_presence", Presence, {"person": "Eine andere"}),
]


def voted(proposal, person, hamburg):
    ballot = proposal.ballots.get()
    declared = ballot.declarations.get()
    session = Session.objects.create(meeting=ballot.meeting, opened_by=person)
    said = {"agenda_item": proposal.agenda_item, "text": "Zu Protokoll.", "made_by": person, "key": TOKEN}
    statement = RecordStatement.objects.create(proposal=proposal, land_id="BY", **said)
    wrong = {"choices": {}, "decided_at": NOW, "reason": "Falsch.", "asked_by": person}
    asked = {"block": "k3f7q2zz", "named": "Ziffer 1", "land": hamburg, "noted_by": person}
    return [
        Handling.note(proposal.amendments.first(), "taken_over", land=hamburg, by=person),
        VotingOrder.objects.create(proposal=proposal, numbers=[1], set_by=person),
        ZifferRequest.objects.create(proposal=proposal, **asked),
        *(statement, statement.joiners.create(land=hamburg, joined_by=person)),
        *(ballot, ballot.votes.first(), declared),
        Correction.objects.create(declaration=declared, **wrong),
        *(session, Presence.objects.create(session=session, land=hamburg, noted_by=person)),
        Remark.objects.create(declaration=declared, land=hamburg, text="Anders gemeint.", made_by=person),
    ]
