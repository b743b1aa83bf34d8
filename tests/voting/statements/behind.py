"""A statement of Sachsen for the record, at the proposals that have a TOP; and what the forms are sent with."""

from uuid import UUID

from voting.models import RecordStatement as KEY

__all__ = ["KEY", "behind", "sent"]


def behind(proposal, somebody) -> dict:
    if proposal.agenda_item_id is None:
        return {"pk": 99}
    by = somebody("sachsen")
    statement = KEY.make(proposal, "Sachsen bedauert.", land="SN", key=UUID(int=2), by=by)
    return {"pk": (statement or KEY.objects.get(proposal=proposal, land="SN")).pk}


def sent(conference) -> dict:
    return {
        "voting:statements": {"text": "Das Land erklärt.", "land": "SN", "key": UUID(int=1)},
        "voting:join_statement": {"land": "HH"},
        "voting:leave_statement": {"land": "HH"},
    }
