"""The statements for the record of a TOP, as a page shows them."""

from dataclasses import dataclass, field

from accounts.laender import NAMES
from accounts.permissions import Permission
from proposals.objections import closed_to
from voting.statements.models import RecordStatement
from voting.statements.speaking import own_appointment, own_laender


@dataclass(frozen=True, slots=True)
class StatementOnPage:
    """A statement with the Länder behind it. `steps`: the address, the Land and the label of what the reader can do."""

    statement: RecordStatement
    laender: str
    steps: list[tuple[str, str, str]] = field(default_factory=list)


def statements_of(proposal) -> list[StatementOnPage]:
    """For reading only; nothing is asked where the proposal stands on no agenda."""
    if proposal.agenda_item_id is None:
        return []
    return [StatementOnPage(each, _named(each)) for each in RecordStatement.objects.on_page(proposal.pk)]


def statements_for(user, proposal) -> list[StatementOnPage]:
    """With what the reader can do with each; nothing when the year is over."""
    if closed_to(proposal, Permission.MAKE_STATEMENT):
        return statements_of(proposal)
    own = [code for code in own_laender(user) if own_appointment(user, proposal, code)]
    records = proposal.authority(user, Permission.RECORD_STATEMENT) is not None
    return [
        StatementOnPage(each.statement, each.laender, list(_steps(each.statement, own, records)))
        for each in statements_of(proposal)
    ]


def _steps(statement, own, records):
    if statement.land_id in own or (records and statement.by_office):
        yield "voting:withdraw_statement", statement.land_id, "Zurücknehmen"
    for code in own:
        if code == statement.land_id:
            continue
        if NAMES[code] in statement.joined:
            yield "voting:leave_statement", code, f"{NAMES[code]} schließt sich nicht mehr an"
        else:
            yield "voting:join_statement", code, f"Für {NAMES[code]} anschließen"


def _named(statement) -> str:
    """„Bayern“, „Bayern und Hamburg“, „Bayern, Hamburg und Sachsen“."""
    names = [statement.land.name, *statement.joined]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} und {names[-1]}"
