"""What a vote leaves behind: a row of everything, with a correction asked for, a remark and a statement."""

from datetime import timedelta
from uuid import UUID

from django.db.models import F

from tests.world import NOW
from voting.models import Correction, RecordStatement, Remark, StatementJoiner

EARLIER = NOW - timedelta(days=400)
STATEMENTS = [  # constraint, model, what an UPDATE tries to write
    ("statement_text", RecordStatement, {"text": ""}),
    ("statement_withdrawn", RecordStatement, {"withdrawn_at": NOW}),
    ("statement_withdrawn", RecordStatement, {"withdrawn_by": F("made_by")}),
    ("statement_withdrawn", RecordStatement, {"withdrawn_at": EARLIER, "withdrawn_by": F("made_by")}),
    ("joiner_left", StatementJoiner, {"left_at": NOW}),
    ("joiner_left", StatementJoiner, {"left_by": F("joined_by")}),
    ("joiner_left", StatementJoiner, {"left_at": EARLIER, "left_by": F("joined_by")}),
]


def voted(proposal, person, land):
    ballot = proposal.ballots.get()
    declared = ballot.declarations.get()
    wrong = {"choices": {}, "decided_at": NOW, "reason": "Falsch.", "asked_by": person}
    said = {"agenda_item": proposal.agenda_item, "text": "Zu Protokoll.", "made_by": person, "key": UUID(int=1)}
    statement = RecordStatement.objects.create(proposal=proposal, land_id="BY", **said)
    return [
        *(statement, statement.joiners.create(land=land, joined_by=person)),
        *(ballot, ballot.votes.first(), declared),
        Correction.objects.create(declaration=declared, **wrong),
        Remark.objects.create(declaration=declared, land=land, text="Anders gemeint.", made_by=person),
    ]
